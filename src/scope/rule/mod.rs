//! A rule over holdings and customers, as text in one small grammar.
//!
//! `holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01 and customer.state in (SP, RJ)`
//!
//! Whatever a rule says of holdings it says of one and the same holding; what `has a holding where (…)` says it says
//! of any of the customer's. Behind `possibly` stands whom it may touch, of which we are not sure. A condition about something that is
//! not known does not hold, and `not` turns that round; `!=` and `not in` are `not =` and `not in`. The whole
//! grammar stands in `docs/scope.md`.

mod compile;
mod compose;
mod condition;
mod field;
mod lex;
mod parse;
mod run;
#[cfg(test)]
mod tests;
mod wrong;

use std::fmt::{self, Display, Formatter};

use jiff::civil::Date;

pub use compile::{Compiled, compile};
pub use compose::{GROUPS, Join, OPERATORS, Row, compose, decompose};
pub use field::{Field, Of, Sort};
pub use parse::{Mention, Rule, parse};
pub use run::Run;
pub use wrong::{At, RuleFault, nearest};

use crate::ground::Money;

/// What a rule says: conditions, joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// Every one of these; at least two.
    All(Vec<Self>),
    /// Any one of these; at least two.
    Any(Vec<Self>),
    /// The opposite.
    Not(Box<Self>),
    /// One condition.
    Is(Field, Test),
    /// The customer has such a holding or contact; any at all when nothing is said of it.
    Has(Of, Option<Box<Self>>),
}

impl Expr {
    /// Whether it says anything of holdings.
    pub fn is_about_holdings(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::is_about_holdings),
            Self::Not(inner) => inner.is_about_holdings(),
            Self::Is(field, _) => field.is_of_holding(),
            // Of another holding than the one the rule is about.
            Self::Has(..) => false,
        }
    }

    /// Whether what it says can change with rows of this kind.
    pub fn looks_at(&self, of: Of) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.looks_at(of)),
            Self::Not(inner) => inner.looks_at(of),
            Self::Is(field, _) => field.of() == of,
            Self::Has(whose, inner) => *whose == of || inner.as_ref().is_some_and(|inner| inner.looks_at(of)),
        }
    }
}

/// What is asked of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// `= != < <= > >=`
    Compare(Compare, Literal),
    /// `in (…)`
    In(Vec<Literal>),
    /// `not in (…)`
    NotIn(Vec<Literal>),
    /// `between … and …`, both ends included.
    Between(Literal, Literal),
    /// `is known`
    Known,
    /// `is unknown`
    Unknown,
    /// `contains …`
    Contains(String),
    /// `begins with …`
    BeginsWith(String),
    /// `from A9 to A10`: numbers behind what both begin with, as people count them.
    FromTo(Run),
    /// `in set NAME`
    InSet(String),
    /// `not in set NAME`
    NotInSet(String),
    /// `holding.delivered_by DATE`: delivered on that day or before it.
    DeliveredBy(Date),
    /// `holding.delivered_before DATE`: delivered before that day.
    DeliveredBefore(Date),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `=`
    Equal,
    /// `!=`
    Differs,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Compare {
    /// As it is written in a rule.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Differs => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// The comparison that holds of known values exactly when this one does not.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Equal => Self::Differs,
            Self::Differs => Self::Equal,
            Self::Less => Self::AtLeast,
            Self::AtMost => Self::More,
            Self::More => Self::AtMost,
            Self::AtLeast => Self::Less,
        }
    }
}

/// A value in a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// A text.
    Text(String),
    /// A calendar day.
    Day(Date),
    /// An amount with its currency.
    Amount(Money),
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // `and` binds closer than `or`; parentheses only where the text would be read otherwise.
        let joined = |f: &mut Formatter<'_>, parts: &[Self], word: &str, inside: fn(&Self) -> bool| {
            for (n, part) in parts.iter().enumerate() {
                if n > 0 {
                    write!(f, " {word} ")?;
                }
                if inside(part) { write!(f, "({part})")? } else { write!(f, "{part}")? }
            }
            Ok(())
        };
        let is_joined = |e: &Self| matches!(e, Self::All(_) | Self::Any(_));
        match self {
            Self::All(parts) => joined(f, parts, "and", is_joined),
            Self::Any(parts) => joined(f, parts, "or", |e| matches!(e, Self::Any(_))),
            Self::Not(inner) if is_joined(inner) => write!(f, "not ({inner})"),
            Self::Not(inner) if matches!(**inner, Self::Has(..)) => match &**inner {
                Self::Has(of, Some(inner)) => write!(f, "has no {of} where ({inner})"),
                Self::Has(of, None) => write!(f, "has no {of}"),
                _ => Ok(()),
            },
            Self::Not(inner) => write!(f, "not {inner}"),
            Self::Is(_, Test::DeliveredBy(day)) => write!(f, "holding.delivered_by {day}"),
            Self::Is(_, Test::DeliveredBefore(day)) => write!(f, "holding.delivered_before {day}"),
            Self::Is(field, test) => write!(f, "{field} {test}"),
            Self::Has(of, Some(inner)) => write!(f, "has a {of} where ({inner})"),
            Self::Has(of, None) => write!(f, "has a {of}"),
        }
    }
}

impl Display for Of {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Holding => "holding",
            Self::Customer => "customer",
            Self::Contact => "contact",
        })
    }
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let list = |values: &[Literal]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match self {
            Self::Compare(how, value) => write!(f, "{} {value}", how.sign()),
            Self::In(values) => write!(f, "in ({})", list(values)),
            Self::NotIn(values) => write!(f, "not in ({})", list(values)),
            Self::Between(from, to) => write!(f, "between {from} and {to}"),
            Self::Known => f.write_str("is known"),
            Self::Unknown => f.write_str("is unknown"),
            Self::Contains(text) => write!(f, "contains {}", lex::written(text)),
            Self::BeginsWith(text) => write!(f, "begins with {}", lex::written(text)),
            Self::FromTo(run) => write!(f, "from {} to {}", lex::written(&run.from), lex::written(&run.to)),
            Self::InSet(name) => write!(f, "in set {}", lex::written(name)),
            Self::NotInSet(name) => write!(f, "not in set {}", lex::written(name)),
            Self::DeliveredBy(day) => write!(f, "<= {day}"),
            Self::DeliveredBefore(day) => write!(f, "< {day}"),
        }
    }
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&lex::written(text)),
            Self::Day(day) => write!(f, "{day}"),
            Self::Amount(money) => f.write_str(&money.plain()),
        }
    }
}
