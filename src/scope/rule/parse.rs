//! Reading a rule: one function for each level of the grammar.

use std::fmt::{self, Display, Formatter};

use jiff::civil::Date;

use super::field::{self, DELIVERED_BEFORE, DELIVERED_BY, HOLDING};
use super::lex::{Kind, Token, lex, quoted};
use super::wrong::shown;
use super::{At, Compare, Expr, Field, Literal, Of, RuleFault, Test};

/// The longest rule, in characters.
const MOST_TEXT: usize = 20_000;
/// How deep parentheses and `not` may nest.
const MOST_DEEP: usize = 40;

/// A rule as it was read.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What it says.
    pub says: Expr,
    /// Whom it possibly touches besides, of which we are not sure.
    pub possibly: Option<Expr>,
    /// The fields it speaks of, in their order.
    pub mentions: Vec<Mention>,
    /// The sets it names, and where.
    pub sets: Vec<(String, At)>,
}

impl Rule {
    /// Whether what it finds can change with rows of this kind.
    pub fn looks_at(&self, of: Of) -> bool {
        self.says.looks_at(of) || self.possibly.as_ref().is_some_and(|possibly| possibly.looks_at(of))
    }
}

impl Display for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.possibly {
            Some(possibly) => write!(f, "{} possibly ({possibly})", self.says),
            None => write!(f, "{}", self.says),
        }
    }
}

/// A field and where the rule speaks of it.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Which.
    pub field: Field,
    /// Where.
    pub at: At,
}

/// Reads a rule. The error says where it is wrong, and what was expected there.
pub fn parse(text: &str) -> Result<Rule, RuleFault> {
    let start = At { line: 1, column: 1 };
    if text.trim().is_empty() {
        return Err(RuleFault::new(start, "There is no rule.", "Write one, or choose fields below."));
    }
    if text.chars().count() > MOST_TEXT {
        let why = format!("The rule is longer than {MOST_TEXT} characters.");
        return Err(RuleFault::new(start, why, "Give the customers as a list instead."));
    }
    let mut parser = Parser { tokens: lex(text)?, ..Parser::default() };
    let says = parser.any()?;
    let possibly = if parser.word("possibly") { Some(parser.bracketed("`possibly`")?) } else { None };
    if parser.peek().kind != Kind::End {
        return Err(parser.expected("`and`, `or` or the end of the rule"));
    }
    Ok(Rule { says, possibly, mentions: parser.mentions, sets: parser.sets })
}

/// Reads words and signs from first to last; what is asked of a field is read in `condition.rs`.
#[derive(Default)]
pub(super) struct Parser {
    tokens: Vec<Token>,
    next: usize,
    deep: usize,
    pub(super) values: usize,
    mentions: Vec<Mention>,
    pub(super) sets: Vec<(String, At)>,
    /// Of whose holding or contact it is being said what they have.
    inside: Option<Of>,
}

pub(super) type Read<T> = Result<T, RuleFault>;

impl Parser {
    pub(super) fn peek(&self) -> Token {
        let end = Token { kind: Kind::End, at: At { line: 1, column: 1 }, adjoins: false };
        self.tokens.get(self.next).or(self.tokens.last()).cloned().unwrap_or(end)
    }

    pub(super) fn take(&mut self) -> Token {
        let token = self.peek();
        self.next += 1;
        token
    }

    /// Takes the keyword, if it stands next.
    pub(super) fn word(&mut self, keyword: &str) -> bool {
        let found = matches!(self.peek().kind, Kind::Word(w) if w.eq_ignore_ascii_case(keyword));
        self.next += usize::from(found);
        found
    }

    pub(super) fn sign(&mut self, sign: &Kind) -> bool {
        let found = self.peek().kind == *sign;
        self.next += usize::from(found);
        found
    }

    pub(super) fn expected(&self, what: &str) -> RuleFault {
        let token = self.peek();
        let found = match &token.kind {
            Kind::Word(word) => shown(word),
            Kind::Quoted(text) => shown(&quoted(text)),
            Kind::Open => "`(`".into(),
            Kind::Close => "`)`".into(),
            Kind::Comma => "`,`".into(),
            Kind::Compare(how) => format!("`{}`", how.sign()),
            Kind::End => return RuleFault::new(token.at, "The rule ends here.", format!("Expected {what}.")),
        };
        RuleFault::new(token.at, format!("{found} does not belong here."), format!("Expected {what}."))
    }

    fn any(&mut self) -> Read<Expr> {
        let mut parts = vec![self.all()?];
        while self.word("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Expr::Any))
    }

    fn all(&mut self) -> Read<Expr> {
        let mut parts = vec![self.one()?];
        while self.word("and") {
            parts.push(self.one()?);
        }
        Ok(one_or(parts, Expr::All))
    }

    fn one(&mut self) -> Read<Expr> {
        self.deep += 1;
        if self.deep > MOST_DEEP {
            let why = format!("This nests deeper than {MOST_DEEP} levels.");
            return Err(RuleFault::new(self.peek().at, why, "Say it with fewer parentheses."));
        }
        let expr = if self.word("not") {
            Expr::Not(Box::new(self.one()?))
        } else if self.peek().kind == Kind::Open {
            self.bracketed("it")?
        } else if self.word("has") {
            self.has()?
        } else {
            self.condition()?
        };
        self.deep -= 1;
        Ok(expr)
    }

    /// `( rule )` behind a word.
    fn bracketed(&mut self, behind: &str) -> Read<Expr> {
        if !self.sign(&Kind::Open) {
            return Err(self.expected(&format!("an opening parenthesis after {behind}")));
        }
        let inner = self.any()?;
        if !self.sign(&Kind::Close) {
            return Err(self.expected("`and`, `or` or a closing parenthesis"));
        }
        Ok(inner)
    }

    /// `has a holding where (…)`, `has no contact`, `has had no delivery since DAY`; `has` is taken.
    fn has(&mut self) -> Read<Expr> {
        let at = self.peek().at;
        if let Some(of) = self.inside {
            let why = format!("Within `has a {of} where (…)` nothing else can be had.");
            return Err(RuleFault::new(at, why, "Close the parenthesis first, and go on with `and has …`."));
        }
        if self.word("had") {
            if !(self.word("no") && self.word("delivery") && self.word("since")) {
                return Err(self.expected(
                    "`no delivery since` and a day, as in `has had no delivery since 2017-12-01`",
                ));
            }
            let day = Literal::Day(self.day()?);
            self.mentions.push(Mention { field: Field::DeliveredOn, at });
            let delivered = Expr::Is(Field::DeliveredOn, Test::Compare(Compare::AtLeast, day));
            return Ok(Expr::Not(Box::new(Expr::Has(Of::Holding, Some(Box::new(delivered))))));
        }
        let has_none = self.word("no");
        if !has_none && !self.word("a") {
            return Err(self.expected("`a` or `no`, as in `has no holding where (…)`"));
        }
        let of = match (self.word("holding"), self.word("contact")) {
            (true, _) => Of::Holding,
            (_, true) => Of::Contact,
            _ => return Err(self.expected("`holding` or `contact`")),
        };
        let inner = if self.word("where") {
            self.inside = Some(of);
            let inner = self.bracketed("`where`")?;
            self.inside = None;
            Some(Box::new(inner))
        } else {
            None
        };
        let has = Expr::Has(of, inner);
        Ok(if has_none { Expr::Not(Box::new(has)) } else { has })
    }

    fn condition(&mut self) -> Read<Expr> {
        let token = self.peek();
        let Kind::Word(word) = &token.kind else {
            return Err(self.expected("a field such as holding.status or customer.state"));
        };
        self.take();
        let delivered = match word.strip_prefix(HOLDING) {
            Some(DELIVERED_BY) => Some(Test::DeliveredBy as fn(Date) -> Test),
            Some(DELIVERED_BEFORE) => Some(Test::DeliveredBefore as fn(Date) -> Test),
            _ => None,
        };
        if let Some(test) = delivered {
            self.may_speak_of(&Field::DeliveredOn, token.at)?;
            self.mentions.push(Mention { field: Field::DeliveredOn, at: token.at });
            return Ok(Expr::Is(Field::DeliveredOn, test(self.day()?)));
        }
        let following = self.peek();
        let read = match &following.kind {
            // holding.attr."Lot no."
            Kind::Quoted(name) if following.adjoins && word.ends_with(".attr.") => {
                self.take();
                field::attribute(name).map(|name| {
                    if word.starts_with(HOLDING) {
                        Field::HoldingAttribute(name)
                    } else {
                        Field::CustomerAttribute(name)
                    }
                })
            }
            _ => Field::from_word(word),
        };
        let field = read.map_err(|(why, cure)| RuleFault::new(token.at, why, cure))?;
        self.may_speak_of(&field, token.at)?;
        self.mentions.push(Mention { field: field.clone(), at: token.at });
        let test = self.test(field.sort())?;
        Ok(Expr::Is(field, test))
    }

    /// What a customer has is told by its own fields, and by the customer's.
    fn may_speak_of(&self, field: &Field, at: At) -> Read<()> {
        match self.inside {
            Some(of) if field.of() != of && field.of() != Of::Customer => {
                let why = format!("`{field}` is not about a {of}.");
                let cure = format!("Within `has a {of} where (…)` speak of {of}.… and customer.… only.");
                Err(RuleFault::new(at, why, cure))
            }
            _ => Ok(()),
        }
    }
}

/// The only one of them, or all of them joined.
fn one_or(mut parts: Vec<Expr>, join: fn(Vec<Expr>) -> Expr) -> Expr {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            join(parts)
        }
    }
}

/// Whether a comparison orders values rather than telling them apart.
pub(super) const fn orders(how: Compare) -> bool {
    !matches!(how, Compare::Equal | Compare::Differs)
}
