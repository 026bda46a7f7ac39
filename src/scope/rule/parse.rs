//! Reading a rule: one function for each level of the grammar.

use jiff::civil::Date;

use super::field::{self, DELIVERED_BEFORE, DELIVERED_BY, HOLDING};
use super::lex::{Kind, Token, lex, quoted};
use super::wrong::shown;
use super::{At, Compare, Expr, Field, Literal, RuleFault, Sort, Test};
use crate::ground::Money;

/// The longest rule, in characters.
const MOST_TEXT: usize = 20_000;
/// How deep parentheses and `not` may nest.
const MOST_DEEP: usize = 40;
/// The most values in one rule; each is bound to the statement.
const MOST_VALUES: usize = 2_000;

/// A rule as it was read.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What it says.
    pub says: Expr,
    /// The fields it speaks of, in their order.
    pub mentions: Vec<Mention>,
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
    let mut parser = Parser { tokens: lex(text)?, next: 0, deep: 0, values: 0, mentions: Vec::new() };
    let says = parser.any()?;
    if parser.peek().kind != Kind::End {
        return Err(parser.expected("`and`, `or` or the end of the rule"));
    }
    Ok(Rule { says, mentions: parser.mentions })
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    deep: usize,
    values: usize,
    mentions: Vec<Mention>,
}

type Read<T> = Result<T, RuleFault>;

impl Parser {
    fn peek(&self) -> Token {
        let end = Token { kind: Kind::End, at: At { line: 1, column: 1 }, adjoins: false };
        self.tokens.get(self.next).or(self.tokens.last()).cloned().unwrap_or(end)
    }

    fn take(&mut self) -> Token {
        let token = self.peek();
        self.next += 1;
        token
    }

    /// Takes the keyword, if it stands next.
    fn word(&mut self, keyword: &str) -> bool {
        let found = matches!(self.peek().kind, Kind::Word(w) if w.eq_ignore_ascii_case(keyword));
        self.next += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &Kind) -> bool {
        let found = self.peek().kind == *sign;
        self.next += usize::from(found);
        found
    }

    fn expected(&self, what: &str) -> RuleFault {
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
        } else if self.sign(&Kind::Open) {
            let inner = self.any()?;
            if !self.sign(&Kind::Close) {
                return Err(self.expected("`and`, `or` or a closing parenthesis"));
            }
            inner
        } else {
            self.condition()?
        };
        self.deep -= 1;
        Ok(expr)
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
        self.mentions.push(Mention { field: field.clone(), at: token.at });
        let test = self.test(field.sort())?;
        Ok(Expr::Is(field, test))
    }

    fn test(&mut self, sort: Sort) -> Read<Test> {
        if let Kind::Compare(how) = self.peek().kind {
            self.take();
            return Ok(Test::Compare(how, self.literal(sort)?));
        }
        if self.word("is") {
            let negated = self.word("not");
            return match (self.word("known"), self.word("unknown")) {
                (true, _) => Ok(if negated { Test::Unknown } else { Test::Known }),
                (_, true) => Ok(if negated { Test::Known } else { Test::Unknown }),
                _ => Err(self.expected("`known` or `unknown`; a value is compared with =")),
            };
        }
        if self.word("in") {
            return Ok(Test::In(self.list(sort)?));
        }
        if self.word("not") {
            if !self.word("in") {
                return Err(
                    self.expected("`in`, as in `not in (a, b)`; `not` otherwise stands before the field")
                );
            }
            return Ok(Test::NotIn(self.list(sort)?));
        }
        if self.word("between") {
            let from = self.literal(sort)?;
            if !self.word("and") {
                return Err(self.expected("`and`, as in `between 2017-11-01 and 2017-11-30`"));
            }
            let (to, at) = (self.literal(sort)?, self.peek().at);
            if let (Literal::Amount(a), Literal::Amount(b)) = (&from, &to)
                && a.currency != b.currency
            {
                let why = format!("{} and {} cannot be compared.", a.currency, b.currency);
                return Err(RuleFault::new(at, why, "Give both amounts in one currency."));
            }
            return Ok(Test::Between(from, to));
        }
        if sort == Sort::Text && self.word("contains") {
            let at = self.peek().at;
            return match self.literal(sort)? {
                Literal::Text(text) if !text.is_empty() => Ok(Test::Contains(text)),
                _ => Err(RuleFault::new(at, "Every text contains an empty one.", "Write what to look for.")),
            };
        }
        Err(self.expected(match sort {
            Sort::Text => "= != < <= > >= `in` `not in` `between` `contains` `is known` or `is unknown`",
            Sort::Day | Sort::Amount => "= != < <= > >= `in` `not in` `between` `is known` or `is unknown`",
        }))
    }

    fn list(&mut self, sort: Sort) -> Read<Vec<Literal>> {
        if sort == Sort::Amount {
            let cure = "Compare with = or between; several amounts are joined with `or`.";
            return Err(RuleFault::new(self.peek().at, "Amounts are not listed.", cure));
        }
        if !self.sign(&Kind::Open) {
            return Err(self.expected("a list in parentheses, as in (SP, RJ)"));
        }
        let mut values = vec![self.literal(sort)?];
        while self.sign(&Kind::Comma) {
            values.push(self.literal(sort)?);
        }
        if !self.sign(&Kind::Close) {
            return Err(self.expected("a comma or a closing parenthesis"));
        }
        Ok(values)
    }

    fn day(&mut self) -> Read<Date> {
        match self.literal(Sort::Day)? {
            Literal::Day(day) => Ok(day),
            _ => Err(self.expected("a day such as 2017-12-01")),
        }
    }

    fn literal(&mut self, sort: Sort) -> Read<Literal> {
        self.values += 1;
        let token = self.peek();
        if self.values > MOST_VALUES {
            let why = format!("The rule holds more than {MOST_VALUES} values.");
            return Err(RuleFault::new(token.at, why, "Give the customers as a list instead."));
        }
        let wrong = |why: String, cure: &str| Err(RuleFault::new(token.at, why, cure));
        let (text, is_quoted) = match &token.kind {
            Kind::Word(word) => (word.clone(), false),
            Kind::Quoted(text) => (text.clone(), true),
            _ => {
                return Err(self.expected(match sort {
                    Sort::Text => "a value; with spaces it stands in double quotes",
                    Sort::Day => "a day such as 2017-12-01",
                    Sort::Amount => "an amount with its currency, such as 100.00 EUR",
                }));
            }
        };
        self.take();
        match sort {
            Sort::Text if !is_quoted && quoted(&text) == super::lex::written(&text) => wrong(
                format!("{} is a word of the grammar.", shown(&text)),
                "As a value, put it in double quotes.",
            ),
            Sort::Text => Ok(Literal::Text(text)),
            Sort::Day => match text.parse::<Date>() {
                Ok(day) if day.year() > 0 && day.to_string() == text => Ok(Literal::Day(day)),
                _ => wrong(
                    format!("{} is no day that exists.", shown(&text)),
                    "Write year, month and day: 2017-12-01.",
                ),
            },
            Sort::Amount => {
                let Kind::Word(currency) = self.peek().kind else {
                    return Err(self.expected("a currency after the amount, as in 100.00 EUR"));
                };
                let money = Money::parse(&text, &currency)
                    .map_err(|why| RuleFault::new(token.at, why, "Write it like 100.00 EUR."))?;
                self.take();
                Ok(Literal::Amount(money))
            }
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
