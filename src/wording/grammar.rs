//! The grammar of what is each reader's own: `{{ contact.name }}` and its like, in minijinja.
//!
//! It is closed: no files, no includes, no macros, four filters, one test. An unknown variable is wrong, and so is
//! one that has nothing in it; what runs is counted, and ends. A text without `{{` is never looked at.

use std::sync::LazyLock;

use minijinja::tests as asking;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter, filters};

use super::Values;
use super::values::NAMES;

/// How many steps a text may take, far more than a letter needs.
const FUEL: u64 = 20_000;
/// The longest that a part may become, in bytes.
const LONGEST: usize = 200_000;

static CLOSED: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut closed = Environment::empty();
    closed.set_undefined_behavior(UndefinedBehavior::Strict);
    closed.set_auto_escape_callback(|_| AutoEscape::None);
    closed.set_fuel(Some(FUEL));
    closed.set_debug(true);
    closed.set_recursion_limit(50);
    closed.add_filter("default", filters::default);
    closed.add_filter("join", filters::join);
    closed.add_filter("length", filters::length);
    closed.add_filter("upper", filters::upper);
    closed.add_test("defined", asking::is_defined);
    // What is printed must say something: a gap in a letter is worse than a letter not sent.
    closed.set_formatter(|out, state, value| {
        let says_nothing = value.is_none() || value.as_str().is_some_and(|text| text.trim().is_empty());
        if says_nothing {
            return Err(Error::new(ErrorKind::UndefinedError, "there is nothing in it"));
        }
        if value.as_str().is_none() && !value.is_number() {
            return Err(Error::new(ErrorKind::InvalidOperation, "it is a list or a group, not a text"));
        }
        escape_formatter(out, state, value)
    });
    closed
});

/// What is wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// What is wrong there, as a sentence.
    pub why: String,
    /// What to do about it.
    pub cure: String,
}

impl Wrong {
    /// The whole of it, with its place.
    pub fn told(&self) -> String {
        format!("Line {}, column {}: {}", self.line, self.column, self.why)
    }
}

/// Whether a text is the same for everybody: nothing in it is anybody's own.
pub fn is_plain(text: &str) -> bool {
    !text.contains('{') || !["{{", "{%", "{#"].iter().any(|mark| text.contains(mark))
}

/// Whether a text says something of this name, such as `holdings`.
pub fn says(text: &str, name: &str) -> bool {
    !is_plain(text)
        && CLOSED
            .template_from_named_str("text", text)
            .is_ok_and(|t| t.undeclared_variables(false).contains(name))
}

/// Reads a text: whether its grammar holds and every name in it is known, on every way through it.
pub fn read(text: &str) -> Result<(), Wrong> {
    if is_plain(text) {
        return Ok(());
    }
    let read = CLOSED.template_from_named_str("text", text).map_err(|why| wrong(text, &why))?;
    let mut unknown: Vec<String> =
        read.undeclared_variables(true).into_iter().filter(|name| !is_known(name)).collect();
    unknown.sort();
    let Some(name) = unknown.first() else { return Ok(()) };
    let (line, column) = place(text, text.find(name.as_str()).unwrap_or(0));
    Err(Wrong { line, column, why: format!("`{name}` is nothing we know."), cure: cure() })
}

/// The text with what is theirs put in.
pub fn render(text: &str, values: &Values) -> Result<String, Wrong> {
    if is_plain(text) {
        return Ok(text.to_owned());
    }
    let said = CLOSED
        .template_from_named_str("text", text)
        .and_then(|read| read.render(Serde(values)))
        .map_err(|why| wrong(text, &why))?;
    if said.len() > LONGEST {
        let why = "With everything put in, this becomes far too long.".to_owned();
        return Err(Wrong { line: 1, column: 1, why, cure: "Repeat less.".into() });
    }
    Ok(said)
}

fn is_known(name: &str) -> bool {
    NAMES
        .iter()
        .any(|known| *known == name || known.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

fn cure() -> String {
    format!("Use one of these: {}.", NAMES.join(", "))
}

/// In our words where a person can act on it, else in those of the engine.
fn wrong(text: &str, error: &Error) -> Wrong {
    let span = error.range().filter(|r| r.start <= text.len());
    let (line, column) = match &span {
        Some(range) => place(text, range.start),
        None => (error.line().unwrap_or(1), 1),
    };
    let named = span.and_then(|r| text.get(r)).map(|t| t.trim_matches(['{', '}', ' '])).unwrap_or_default();
    let (why, cure) = match error.kind() {
        ErrorKind::UndefinedError if is_known(named.split('|').next().unwrap_or_default().trim()) => (
            format!("`{named}` is empty for some of those who read this."),
            format!(
                "Say what stands there instead: {{{{ {named} | default(\"…\") }}}}, or ask first whether it is there."
            ),
        ),
        ErrorKind::UndefinedError => (format!("`{named}` is nothing we know."), cure()),
        ErrorKind::OutOfFuel => ("This never comes to an end.".into(), "Repeat less.".into()),
        ErrorKind::UnknownFilter => {
            (format!("`{named}`: there is no such filter."), "Use default, join, length or upper.".into())
        }
        ErrorKind::UnknownTest => (format!("`{named}`: there is no such test."), "Ask `is defined`.".into()),
        _ => {
            let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
            (
                format!("This is not understood: {detail}."),
                "Write {{ contact.name }}, or leave the braces out.".into(),
            )
        }
    };
    Wrong { line, column, why, cure }
}

/// The line and the character of a byte.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before.get(line_start..).unwrap_or_default().chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values() -> Values {
        Values::sample()
    }

    #[test]
    fn what_is_theirs_is_put_in() {
        let said = render("Dear {{ contact.name }} of {{customer.name}} ({{ case.reference }}),", &values());
        assert_eq!(said.unwrap(), "Dear Marta Lindqvist of Nordic Airframe AB (7QX4-M2KD),");
        let list = "{% for holding in holdings %}- {{ holding.label }}\n{% endfor %}";
        assert!(render(list, &values()).unwrap().contains("- Engine blade, order 4711\n"));
        // Text is text: what stands in a name is made safe where it is shown, not here.
        let mut odd = values();
        odd.contact.name = "<b>{{ company }}</b>".into();
        assert_eq!(render("{{ contact.name }}", &odd).unwrap(), "<b>{{ company }}</b>");
        assert_eq!(render("50 % of {these} stay", &values()).unwrap(), "50 % of {these} stay");
    }

    #[test]
    fn what_is_unknown_or_empty_is_wrong_at_its_place() {
        for (text, line, column, names) in [
            ("Dear\n  {{ contact.nam }}", 2, 6, "contact.nam"),
            ("{{ custommer.name }}", 1, 4, "custommer"),
            ("{% if holdings %}{{ contact.mail }}{% endif %}", 1, 21, "contact.mail"),
        ] {
            let wrong = read(text).unwrap_err();
            assert_eq!((wrong.line, wrong.column), (line, column), "{text}: {wrong:?}");
            assert!(wrong.why.contains(names), "{wrong:?}");
        }
        for text in [
            "{{ contact.name",
            "{% if %}",
            "{{ contact.name | shout }}",
            "{% include 'x' %}",
            "{{ }}",
            "{% for %}",
        ] {
            let wrong = read(text).err().or_else(|| render(text, &values()).err());
            assert!(wrong.is_some_and(|w| w.line == 1), "{text}");
        }
        let mut missing = values();
        missing.holdings.clear();
        missing.next_update = None;
        let wrong = render("We write by\n{{ next_update }}.", &missing).unwrap_err();
        assert_eq!((wrong.line, wrong.column), (2, 4));
        assert!(wrong.why.contains("empty"), "{wrong:?}");
        let otherwise = "{{ next_update | default('tomorrow') }}";
        assert_eq!(render(otherwise, &missing).unwrap(), "tomorrow");
        assert!(render("{% if holdings %}yes{% else %}no{% endif %}", &missing).unwrap() == "no");
        assert!(render("{{ holdings }}", &values()).is_err(), "a list is no text");
    }

    #[test]
    fn nothing_runs_on_and_nothing_is_reached() {
        let endless = format!("{}x{}", "{% for a in holdings %}".repeat(20), "{% endfor %}".repeat(20));
        let many = Values { holdings: vec![values().holdings[0].clone(); 50], ..values() };
        assert!(render(&endless, &many).unwrap_err().why.contains("end"));
        assert!(render("{{ 'x' * 100000000000 }}", &values()).is_err());
        assert!(render("{{ 'x' * 300000 }}", &values()).is_err());
        for text in [
            "{% include '/etc/passwd' %}",
            "{% import 'a' as b %}",
            "{{ range(9) }}",
            "{% macro a() %}{% endmacro %}",
        ] {
            assert!(read(text).is_err() || render(text, &values()).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_never_panics_and_names_a_place_inside(text in "[{}%#a-z. \n'|\"]{0,80}") {
            for wrong in [read(&text).err(), render(&text, &values()).err()].into_iter().flatten() {
                prop_assert!(wrong.line >= 1 && wrong.line <= text.matches('\n').count() + 1, "{wrong:?}");
                prop_assert!(wrong.column >= 1);
            }
        }
    }
}
