//! A rule as the condition of one SQL statement, with every value bound.
//!
//! `not` is carried down to the conditions first. A comparison with something unknown is null in SQL, and under
//! `and` and `or` alone null is as good as false; a negated comparison says `is null or …` itself. So three-valued
//! logic never shows, and `promised_on < …` stays a plain comparison that an index can answer. Whatever a customer may
//! have several of (keys, contacts, other holdings) is asked for by `exists`, which is never null.

use twodb::{Args, Ask, Sql, Value};

use super::parse::orders;
use super::{Compare, Expr, Field, Literal, Of, Run, Sort, Test};

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

/// Compiles a rule behind the values that the statement binds already; the first of those is the workspace.
pub fn compile(ask: &dyn Ask, says: &Expr, values: Args) -> Compiled {
    let mut compiler = Compiler { ask, values, holding: "h", one_contact: false };
    let condition = compiler.expr(says, true);
    Compiled { condition, values: compiler.values, about_holdings: says.is_about_holdings() }
}

struct Compiler<'a> {
    ask: &'a dyn Ask,
    values: Args,
    /// The holding that is spoken of: the rule's own, or one that the customer has.
    holding: &'static str,
    /// Whether one and the same contact is spoken of.
    one_contact: bool,
}

impl Compiler<'_> {
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
            Expr::Is(field, test) => return self.asked(field, test, holds),
            Expr::Has(of, inner) => return self.has(*of, inner.as_deref(), holds),
        };
        let parts: Vec<String> = parts.iter().map(|p| self.expr(p, holds)).collect();
        format!("({})", parts.join(if all { " and " } else { " or " }))
    }

    /// The customer has one of which this holds.
    fn has(&mut self, of: Of, inner: Option<&Expr>, holds: bool) -> String {
        (self.holding, self.one_contact) = ("hh", of == Of::Contact);
        let inner = inner.map_or_else(|| "1 = 1".to_owned(), |inner| self.expr(inner, true));
        (self.holding, self.one_contact) = ("h", false);
        Self::exists(of, &inner, holds)
    }

    fn exists(of: Of, condition: &str, holds: bool) -> String {
        // reads: customers
        let rows = match of {
            Of::Contact => {
                "contacts p where p.workspace_id = c.workspace_id and p.customer_id = c.id and p.left_at is null"
            }
            Of::Holding => "holdings hh where hh.workspace_id = c.workspace_id and hh.customer_id = c.id",
            Of::Customer => "customer_keys e where e.workspace_id = c.workspace_id and e.customer_id = c.id",
        };
        let not = if holds { "" } else { "not " };
        format!("{not}exists (select 1 from {rows} and {condition})")
    }

    /// A condition as it stands in a rule: where a customer may have several values, one of them is enough, and `!=`,
    /// `not in` and `is unknown` are the opposite of that.
    fn asked(&mut self, field: &Field, test: &Test, holds: bool) -> String {
        let is_of_many = (field.of() == Of::Contact && !self.one_contact) || *field == Field::CustomerKey;
        if !is_of_many {
            return self.condition(field, test, holds);
        }
        let (test, holds) = match test {
            Test::Compare(Compare::Differs, value) => (Test::Compare(Compare::Equal, value.clone()), !holds),
            Test::NotIn(values) => (Test::In(values.clone()), !holds),
            Test::NotInSet(name) => (Test::InSet(name.clone()), !holds),
            Test::Unknown => (Test::Known, !holds),
            test => (test.clone(), holds),
        };
        let condition = self.condition(field, &test, true);
        Self::exists(field.of(), &condition, holds)
    }

    fn condition(&mut self, field: &Field, test: &Test, holds: bool) -> String {
        if field.sort() == Sort::Words {
            return self.words(field, test, holds);
        }
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
            Test::InSet(name) => self.in_set(field, name, holds),
            Test::NotInSet(name) => self.in_set(field, name, !holds),
            Test::FromTo(run) => self.counted(field, run, holds),
            Test::BeginsWith(text) => {
                let x = self.column(field);
                let (text, letters) = (self.bind(text), text.chars().count());
                if holds {
                    format!("substr({x}, 1, {letters}) = {text}")
                } else {
                    format!("({x} is null or substr({x}, 1, {letters}) <> {text})")
                }
            }
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

    /// One of several words, each with a space on both sides; never null.
    fn words(&mut self, field: &Field, test: &Test, holds: bool) -> String {
        let x = self.column(field);
        let holds = holds
            != matches!(
                test,
                Test::NotIn(_) | Test::NotInSet(_) | Test::Unknown | Test::Compare(Compare::Differs, _)
            );
        let not = if holds { "" } else { "not " };
        let mut has = |word: &Literal| {
            let word = self.bind(format!(" {} ", text_of(word).to_lowercase()));
            format!("replace({x}, {word}, ' ') <> {x}")
        };
        match test {
            Test::Compare(_, word) => format!("{not}({})", has(word)),
            Test::In(words) | Test::NotIn(words) => {
                let each: Vec<String> = words.iter().map(has).collect();
                format!("{not}({})", each.join(" or "))
            }
            Test::InSet(name) | Test::NotInSet(name) => {
                let holds = format!("replace({x}, ' ' || v.entry || ' ', ' ') <> {x}");
                format!("{not}{}", self.set(name, &holds))
            }
            _ => format!("{not}({x} <> '')"),
        }
    }

    /// The newest version of a set has a value of which this holds.
    fn set(&mut self, name: &str, holds: &str) -> String {
        let name = self.bind(name);
        format!(
            "exists (select 1 from scope_sets s join scope_set_values v on v.workspace_id = s.workspace_id and v.set_id = s.id
                where s.workspace_id = $1 and s.name = {name} and s.replaced_at is null and {holds})"
        )
    }

    fn in_set(&mut self, field: &Field, name: &str, holds: bool) -> String {
        let x = self.column(field);
        let there = self.set(name, &format!("v.entry = {x}"));
        if holds { there } else { format!("not {there}") }
    }

    /// The number behind the beginning, counted: what is shorter is less. That it begins so, with a digit after it, is
    /// a range of bytes (`:` follows `9`), which an index can answer where there is one. That nothing but digits follows is
    /// asked last, of the few that are left.
    fn counted(&mut self, field: &Field, run: &Run, holds: bool) -> String {
        let x = self.column(field);
        let (begins, (from, to)) = (run.begins(), run.ends());
        let by = Sql::bytewise(self.ask, &x);
        let (low, high) = (self.bind(format!("{begins}0")), self.bind(format!("{begins}:")));
        let rest = format!("substr({x}, {})", begins.chars().count() + 1);
        let number = format!("ltrim({rest}, '0')");
        let counted = Sql::bytewise(self.ask, &number);
        let (from, from_long) = (self.bind(from), from.len());
        let (to, to_long) = (self.bind(to), to.len());
        let there = format!(
            "({by} >= {low} and {by} < {high} and (length({number}), {counted}) >= ({from_long}, {from})
                and (length({number}), {counted}) <= ({to_long}, {to}) and ltrim({rest}, '0123456789') = '')"
        );
        if holds { there } else { format!("({x} is null or not {there})") }
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
                let its = format!("{}.currency", self.holding);
                if unknown_too {
                    format!("({x} is null or {its} is null or {its} <> {currency} or {x} {sign} {minor})")
                } else {
                    format!("({its} = {currency} and {x} {sign} {minor})")
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
        let h = self.holding;
        let (of, column, key) = match field {
            Field::HoldingKey => (h, "external_key", None),
            Field::Kind => (h, "kind", None),
            Field::Label => (h, "label", None),
            Field::Status => (h, "status", None),
            Field::BoughtOn => (h, "bought_on", None),
            Field::PromisedOn => (h, "promised_on", None),
            Field::DeliveredOn => (h, "delivered_on", None),
            Field::Value => (h, "value_minor", None),
            Field::Name => ("c", "name", None),
            Field::CustomerKey => ("e", "external_key", None),
            Field::ContactRole => ("p", "roles", None),
            Field::ContactLanguage => ("p", "language", None),
            Field::ContactName => ("p", "name", None),
            Field::ContactEmail => ("p", "email", None),
            Field::ContactPhone => ("p", "phone", None),
            Field::ContactZone => ("p", "zone", None),
            Field::HoldingAttribute(name) => (h, "attributes", Some(name)),
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
