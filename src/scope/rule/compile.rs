//! A rule as the condition of one SQL statement, with every value bound.
//!
//! `not` is carried down to the conditions first. A comparison with something unknown is null in SQL, and under
//! `and` and `or` alone null is as good as false; a negated comparison says `is null or …` itself. So three-valued
//! logic never shows, and `promised_on < …` stays a plain comparison that an index can answer.

use twodb::{Args, Ask, Sql, Value};

use super::parse::orders;
use super::{Compare, Expr, Field, Literal, Sort, Test};

/// A condition over `c` (customers) and, where the rule speaks of them, `h` (holdings).
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The SQL, in parentheses.
    pub condition: String,
    /// The values handed in, and those of the rule after them.
    pub values: Args,
    /// Whether `h` must be joined.
    pub about_holdings: bool,
}

/// Compiles a rule behind the values that the statement binds already.
pub fn compile(ask: &impl Ask, says: &Expr, values: Args) -> Compiled {
    let mut compiler = Compiler { ask, values };
    let condition = compiler.expr(says, true);
    Compiled { condition, values: compiler.values, about_holdings: says.is_about_holdings() }
}

struct Compiler<'a, A> {
    ask: &'a A,
    values: Args,
}

impl<A: Ask> Compiler<'_, A> {
    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn expr(&mut self, says: &Expr, holds: bool) -> String {
        let (parts, all) = match says {
            Expr::All(parts) => (parts, holds),
            // Not any of them is: each of them not.
            Expr::Any(parts) => (parts, !holds),
            Expr::Not(inner) => return self.expr(inner, !holds),
            Expr::Is(field, test) => return self.condition(field, test, holds),
        };
        let parts: Vec<String> = parts.iter().map(|p| self.expr(p, holds)).collect();
        format!("({})", parts.join(if all { " and " } else { " or " }))
    }

    fn condition(&mut self, field: &Field, test: &Test, holds: bool) -> String {
        match test {
            Test::Known | Test::Unknown => self.known(field, (*test == Test::Known) == holds),
            Test::Compare(how, value) => self.compare(field, *how, value, holds),
            Test::DeliveredBy(day) => self.compare(field, Compare::AtMost, &Literal::Day(*day), holds),
            Test::DeliveredBefore(day) => self.compare(field, Compare::Less, &Literal::Day(*day), holds),
            Test::Between(from, to) => {
                let from = self.compare(field, Compare::AtLeast, from, holds);
                let to = self.compare(field, Compare::AtMost, to, holds);
                format!("({from} {} {to})", if holds { "and" } else { "or" })
            }
            Test::In(values) => self.among(field, values, holds),
            Test::NotIn(values) => self.among(field, values, !holds),
            Test::Contains(text) => {
                let x = self.column(field);
                let text = self.bind(text);
                // What is left when the text is taken out differs exactly when it was there; both engines agree.
                if holds {
                    format!("replace({x}, {text}, '') <> {x}")
                } else {
                    format!("({x} is null or replace({x}, {text}, '') = {x})")
                }
            }
        }
    }

    fn known(&mut self, field: &Field, holds: bool) -> String {
        let x = self.column(field);
        // An empty text says nothing: the import writes one where a file had none.
        match (field.sort(), holds) {
            (Sort::Text, true) => format!("({x} is not null and {x} <> '')"),
            (Sort::Text, false) => format!("({x} is null or {x} = '')"),
            (_, true) => format!("{x} is not null"),
            (_, false) => format!("{x} is null"),
        }
    }

    fn compare(&mut self, field: &Field, how: Compare, value: &Literal, holds: bool) -> String {
        let unknown_too = (how == Compare::Differs) == holds;
        let how = if holds { how } else { how.opposite() };
        let x = self.column(field);
        let sign = if how == Compare::Differs { "<>" } else { how.sign() };
        match value {
            Literal::Amount(money) => {
                let (currency, minor) = (self.bind(&money.currency), self.bind(money.minor));
                if unknown_too {
                    format!(
                        "({x} is null or h.currency is null or h.currency <> {currency} or {x} {sign} {minor})"
                    )
                } else {
                    format!("(h.currency = {currency} and {x} {sign} {minor})")
                }
            }
            Literal::Text(_) | Literal::Day(_) => {
                let value = self.bind(text_of(value));
                let is_text = field.sort() == Sort::Text;
                let by = if orders(how) && is_text { Sql::bytewise(self.ask, &x) } else { x.clone() };
                if unknown_too {
                    format!("({x} is null or {by} {sign} {value})")
                } else {
                    format!("{by} {sign} {value}")
                }
            }
        }
    }

    fn among(&mut self, field: &Field, values: &[Literal], holds: bool) -> String {
        let x = self.column(field);
        let list: Vec<String> = values.iter().map(|v| self.bind(text_of(v))).collect();
        let list = list.join(", ");
        if holds { format!("{x} in ({list})") } else { format!("({x} is null or {x} not in ({list}))") }
    }

    fn column(&mut self, field: &Field) -> String {
        let (of, column, key) = match field {
            Field::Kind => ("h", "kind", None),
            Field::Label => ("h", "label", None),
            Field::Status => ("h", "status", None),
            Field::BoughtOn => ("h", "bought_on", None),
            Field::PromisedOn => ("h", "promised_on", None),
            Field::DeliveredOn => ("h", "delivered_on", None),
            Field::Value => ("h", "value_minor", None),
            Field::Name => ("c", "name", None),
            Field::HoldingAttribute(name) => ("h", "attributes", Some(name)),
            Field::CustomerAttribute(name) => ("c", "attributes", Some(name)),
        };
        let column = format!("{of}.{column}");
        let Some(key) = key else { return column };
        self.bind(key);
        Sql::json_text(self.ask, &column, self.values.len())
    }
}

/// A text or a day as it is bound; days compare as their ISO text does.
fn text_of(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.clone(),
        Literal::Day(day) => day.to_string(),
        Literal::Amount(money) => money.plain(),
    }
}
