//! Reading what is asked of a field: comparisons, lists, sets, runs, and the values in them.

use jiff::civil::Date;

use super::lex::{Kind, quoted};
use super::parse::{Parser, Read, orders};
use super::wrong::shown;
use super::{Literal, RuleFault, Run, Sort, Test};
use crate::ground::Money;

/// The most values in one rule; each is bound to the statement.
const MOST_VALUES: usize = 2_000;

impl Parser {
    pub(super) fn test(&mut self, sort: Sort) -> Read<Test> {
        if let Kind::Compare(how) = self.peek().kind {
            if sort == Sort::Words && orders(how) {
                return Err(self.expected(
                    "`=`, `!=`, `in` or `is`: these are words, of which none is more than another",
                ));
            }
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
            if self.word("set") {
                return Ok(Test::InSet(self.set()?));
            }
            return Ok(Test::In(self.list(sort)?));
        }
        if self.word("not") {
            if !self.word("in") {
                return Err(
                    self.expected("`in`, as in `not in (a, b)`; `not` otherwise stands before the field")
                );
            }
            if self.word("set") {
                return Ok(Test::NotInSet(self.set()?));
            }
            return Ok(Test::NotIn(self.list(sort)?));
        }
        if sort == Sort::Text && self.word("begins") {
            if !self.word("with") {
                return Err(self.expected("`with`, as in `begins with \"Turbine\"`"));
            }
            return self.text().map(Test::BeginsWith);
        }
        if sort == Sort::Text && self.word("from") {
            let at = self.peek().at;
            let from = self.text()?;
            if !self.word("to") {
                return Err(self.expected("`to`, as in `from A9 to A10`"));
            }
            let to = self.text()?;
            let run = Run::new(from, to);
            return run
                .map(Test::FromTo)
                .map_err(|why| RuleFault::new(at, why, "Write it like `from SN0100 to SN1999`."));
        }
        if sort != Sort::Words && self.word("between") {
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
            return self.text().map(Test::Contains);
        }
        Err(self.expected(match sort {
            Sort::Text => {
                "= != < <= > >= `in` `not in` `between` `from … to` `begins with` `contains` `is known` or `is unknown`"
            }
            Sort::Words => "= != `in` `not in` `is known` or `is unknown`",
            Sort::Day | Sort::Amount => "= != < <= > >= `in` `not in` `between` `is known` or `is unknown`",
        }))
    }

    /// A text that says something.
    fn text(&mut self) -> Read<String> {
        let at = self.peek().at;
        match self.literal(Sort::Text)? {
            Literal::Text(text) if !text.is_empty() => Ok(text),
            _ => Err(RuleFault::new(at, "This text is empty.", "Write what to look for.")),
        }
    }

    /// The name of a set.
    fn set(&mut self) -> Read<String> {
        let at = self.peek().at;
        let name = self.text()?;
        self.sets.push((name.clone(), at));
        Ok(name)
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

    pub(super) fn day(&mut self) -> Read<Date> {
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
                    Sort::Text | Sort::Words => "a value; with spaces it stands in double quotes",
                    Sort::Day => "a day such as 2017-12-01",
                    Sort::Amount => "an amount with its currency, such as 100.00 EUR",
                }));
            }
        };
        self.take();
        match sort {
            Sort::Text | Sort::Words if !is_quoted && quoted(&text) == super::lex::written(&text) => wrong(
                format!("{} is a word of the grammar.", shown(&text)),
                "As a value, put it in double quotes.",
            ),
            Sort::Text | Sort::Words => Ok(Literal::Text(text)),
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
