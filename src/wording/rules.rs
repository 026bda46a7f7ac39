//! What may stand in a template and in a text that leaves the house. Words in, faults out.

use super::{Parts, Values, Wrong, grammar, shipped};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Fault, FieldFault, Result};

/// The gaps that a text still has: what stands in double brackets.
pub fn gaps(text: &str) -> Vec<&str> {
    text.split("[[").skip(1).filter_map(|rest| rest.split_once("]]").map(|(gap, _)| gap)).collect()
}

/// What is wrong with a text whoever reads it: grammar that does not hold, a name that is nothing we know, what is no
/// text. That something of theirs is empty for a reader, only their own values tell.
pub fn wrong_in(text: &str) -> Option<Wrong> {
    grammar::read(text).and_then(|()| grammar::render(text, &Values::sample())).err()
}

/// What is wrong with a text, beside its field.
pub fn fault_of(field: &str, wrong: &Wrong) -> FieldFault {
    FieldFault::new(field, wrong.told(), wrong.cure.clone())
}

/// The parts as they are kept: trimmed, of a length that fits; a subject is one line, whatever was pasted into it.
pub fn read_parts(parts: &Parts) -> Result<Parts> {
    let mut faults = Vec::new();
    let read = parts.map(|field, typed| {
        let (typed, most) = if field == "subject" {
            (typed.split_whitespace().collect::<Vec<_>>().join(" "), NAME)
        } else {
            (typed.to_owned(), PASSAGE)
        };
        let read = text::optional(field, &typed, most).unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        Ok::<_, Fault>(read.unwrap_or_default())
    })?;
    if faults.is_empty() { Ok(read) } else { Err(Fault::Invalid(faults)) }
}

/// What a template lacks: parts it must have, grammar that does not hold, and what cannot be rendered for an invented
/// reader or for one of whom little is known.
pub(super) fn lacks(parts: &Parts, scenario: &str, kind: &str) -> Vec<FieldFault> {
    let mut faults = missing(parts, Some(scenario), kind);
    if parts.subject.is_empty() {
        faults.push(FieldFault::new("subject", "It has no subject.", "Say in one line what it is about."));
    }
    let bare = Values { holdings: Vec::new(), next_update: None, ..Values::sample() };
    for (field, text) in parts.each() {
        let wrong = grammar::read(text)
            .and_then(|()| grammar::render(text, &Values::sample()))
            .and_then(|_| grammar::render(text, &bare))
            .err();
        faults.extend(wrong.map(|wrong| fault_of(field, &wrong)));
    }
    faults
}

/// The parts that this scenario and kind must have and that are not there.
pub fn missing(parts: &Parts, scenario: Option<&str>, kind: &str) -> Vec<FieldFault> {
    let of = scenario.unwrap_or(shipped::ANY);
    shipped::required(scenario, kind)
        .iter()
        .filter(|part| parts.part(part).is_empty())
        .map(|part| {
            let why = match part.as_str() {
                "what_happened" => "It does not say what happened.",
                "who_is_affected" => "It does not say who is affected.",
                "what_we_know" => "It does not say what we know.",
                "what_we_do_not_know" => "It does not say what we do not know.",
                _ => "It does not say what the reader can do now.",
            };
            let cure = match (of, part.as_str()) {
                ("recall", "who_is_affected") => "Name the product, its numbers, and where they stand on it.",
                ("recall", "what_you_can_do") => {
                    "Say first: stop using it. Then how they get their money, a repair or another."
                }
                ("breach", "what_we_know") => "Name each kind of data that was taken, and what was not.",
                ("breach", "what_you_can_do") => "Say what to change, what not to trust, and whom to ask.",
                _ => "A notice of this kind must say it; if there is nothing, say that.",
            };
            FieldFault::new(part.as_str(), why, cure)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_what_stands_in_double_brackets() {
        assert_eq!(gaps("On [[day]], [note] we [[did [it]]] twice [[open"), ["day", "did [it"]);
        assert!(gaps("none [here]").is_empty());
    }

    #[test]
    fn what_is_wrong_for_everybody_is_told_before_anybody_reads_it() {
        for fine in
            ["", "plain [[gap]]", "{{ contact.name }}", "{% for h in holdings %}{{ h.label }}{% endfor %}"]
        {
            assert_eq!(wrong_in(fine), None, "{fine}");
        }
        for wrong in [
            "{{ nobody }}",
            "{{ }}",
            "{{ holdings }}",
            "{% for h in holdings %}{{ h.labl }}{% endfor %}",
            "{{ contact.name",
        ] {
            assert!(wrong_in(wrong).is_some(), "{wrong}");
        }
    }

    proptest::proptest! {
        /// A name that we do not know never waits for a reader to be found.
        #[test]
        fn an_unknown_name_is_always_told(name in "[a-z]{1,12}(\\.[a-z]{1,8})?", before in "[a-z ]{0,10}") {
            let text = format!("{before}{{% if next_update %}}{{{{ {name} }}}}{{% endif %}}");
            let root = name.split('.').next().unwrap_or_default();
            let known = super::super::NAMES.contains(&name.as_str());
            let is_word = ["true", "false", "none", "not", "and", "or", "in", "is", "if", "else"].contains(&root);
            proptest::prop_assert!(known || is_word || wrong_in(&text).is_some(), "{}", text);
        }
    }

    #[test]
    fn a_template_says_where_it_is_wrong() {
        let parts = Parts {
            subject: "Stop".into(),
            what_happened: "It burns.".into(),
            who_is_affected: "{{ customer.name }}\nand {{ nobody }}".into(),
            what_you_can_do: "By {{ next_update }}.".into(),
            ..Parts::default()
        };
        let said: Vec<String> =
            lacks(&parts, "recall", "first").iter().map(|f| format!("{}: {}", f.field, f.why)).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(
            said.iter().any(|s| s.starts_with("who_is_affected: Line 2, column 8: `nobody`")),
            "{said:?}"
        );
        assert!(said.iter().any(|s| s.starts_with("what_we_know: It does not say")), "{said:?}");
        assert!(said.iter().any(|s| s.starts_with("what_you_can_do: Line 1, column 7")), "{said:?}");
    }
}
