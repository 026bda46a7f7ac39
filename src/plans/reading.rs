//! What a member says of an action, understood. Values in, an answer or each thing not understood out.

use jiff::civil::Date;

use super::rules::WORDS;
use super::{Action, ActionSaid, Refs};
use crate::ground::id::PromiseId;
use crate::ground::text::{self, NAME};
use crate::ground::{Fault, FieldFault, Result};

/// What a member says of an action, understood; who does it is looked up.
#[derive(Debug)]
pub(super) struct Read {
    pub what: String,
    pub deliverable: String,
    pub owner: String,
    pub due_on: String,
    pub is_seen: bool,
    pub statements: Refs,
    pub no_statement_because: String,
    pub impacts: Refs,
    pub promise_id: Option<PromiseId>,
    pub no_date_because: String,
}

/// A day as it is typed, such as `2026-03-12`.
pub(super) fn day(field: &str, typed: &str) -> std::result::Result<String, FieldFault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(FieldFault::new(field, "There is no day.", "Choose the day by which it is there."));
    }
    typed
        .parse::<Date>()
        .map(|day| day.to_string())
        .map_err(|_| FieldFault::new(field, "This is no day that exists.", "Choose a day, like 2026-03-12."))
}

/// A day that is not over; one that stood before may stay.
fn day_ahead(
    field: &str,
    typed: &str,
    today: &str,
    stood: Option<&str>,
) -> std::result::Result<String, FieldFault> {
    let day = day(field, typed)?;
    if day.as_str() < today && stood != Some(day.as_str()) {
        return Err(FieldFault::new(
            field,
            "This day is over.",
            "Choose today or a later day; what was done already you add and settle.",
        ));
    }
    Ok(day)
}

/// Each id once, in the order in which they were named.
fn refs(named: &[String]) -> Refs {
    let mut ids: Vec<String> = Vec::new();
    for id in named.iter().map(|id| id.trim()).filter(|id| !id.is_empty()) {
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    Refs(ids)
}

/// Understands what a member says of an action; each thing not understood beside its field (R58). `before` is the action as
/// it stood; in a customer's plan it stands on their words, or says why not (R60).
pub(super) fn read(
    said: &ActionSaid,
    today: &str,
    before: Option<&Action>,
    is_customers: bool,
) -> Result<Read> {
    let mut faults = Vec::new();
    let mut take = |read: std::result::Result<Option<String>, FieldFault>| {
        read.map_err(|fault| faults.push(fault)).ok().flatten().unwrap_or_default()
    };
    let what = take(text::required("what", &said.what, NAME).map(Some).map_err(|fault| {
        let cure = "Say in a few words what is done.";
        fault.where_empty(&said.what, cure)
    }));
    let deliverable =
        take(text::required("deliverable", &said.deliverable, WORDS).map(Some).map_err(|fault| {
            let cure = "Say what will be there when it is done, so that anybody can see whether it is.";
            fault.where_empty(&said.deliverable, cure)
        }));
    let owner = said.owner.trim().to_owned();
    take(if owner.is_empty() {
        Err(FieldFault::new(
            "owner",
            "Nobody does it yet.",
            "Choose one of us, or one of theirs: nothing in a plan is nobody's.",
        ))
    } else {
        Ok(None)
    });
    let due_on = take(day_ahead("due_on", &said.due_on, today, before.map(|b| b.due_on.as_str())).map(Some));
    let statements = refs(&said.statements);
    let no_statement_because =
        take(text::optional("no_statement_because", &said.no_statement_because, WORDS));
    if is_customers && statements.is_empty() && no_statement_because.is_empty() {
        take(Err(FieldFault::new(
            "no_statement_because",
            "It stands on nothing that they told us.",
            "Choose what of their words it answers, or say why it stands on none.",
        )));
    }
    let no_date_because = take(text::optional("no_date_because", &said.no_date_because, WORDS));
    let typed = said.promise_id.trim();
    let promise_id = typed.parse::<PromiseId>().ok();
    if promise_id.is_none() && !typed.is_empty() {
        take(Err(no_promise()));
    }
    if faults.is_empty() {
        Ok(Read {
            what,
            deliverable,
            owner,
            due_on,
            is_seen: said.is_seen,
            // With words of theirs beside it, no reason why it has none is kept.
            no_statement_because: if statements.is_empty() { no_statement_because } else { String::new() },
            statements,
            impacts: refs(&said.impacts),
            promise_id,
            no_date_because,
        })
    } else {
        Err(Fault::Invalid(faults))
    }
}

/// That a promise is none that could carry the day.
pub(super) fn no_promise() -> FieldFault {
    FieldFault::new(
        "promise_id",
        "This is no open promise to these readers.",
        "Choose one of those that are open, or make one under Promises first.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Time;
    use crate::plans::pages::sample;

    const NOW: Time = Time(1_772_442_000_000);
    const TODAY: &str = "2026-03-02";

    fn said() -> ActionSaid {
        ActionSaid {
            what: "Pour in two shifts".into(),
            deliverable: "320 brackets at your dock".into(),
            owner: "mem_x".into(),
            due_on: "2026-03-12".into(),
            no_statement_because: "It is how we pour.".into(),
            ..ActionSaid::default()
        }
    }

    fn wrong(said: &ActionSaid) -> Vec<String> {
        match read(said, TODAY, None, true) {
            Ok(_) => Vec::new(),
            Err(fault) => fault.fields().iter().map(|f| f.field.clone()).collect(),
        }
    }

    #[test]
    fn an_action_has_all_three_and_stands_on_something() {
        assert_eq!(wrong(&said()), Vec::<String>::new());
        assert_eq!(
            wrong(&ActionSaid::default()),
            ["what", "deliverable", "owner", "due_on", "no_statement_because"]
        );
        for (said, field) in [
            (ActionSaid { owner: " ".into(), ..said() }, "owner"),
            (ActionSaid { deliverable: String::new(), ..said() }, "deliverable"),
            (ActionSaid { due_on: "soon".into(), ..said() }, "due_on"),
            (ActionSaid { due_on: "2026-03-01".into(), ..said() }, "due_on"),
            (ActionSaid { no_statement_because: String::new(), ..said() }, "no_statement_because"),
            (ActionSaid { promise_id: "none".into(), ..said() }, "promise_id"),
        ] {
            assert_eq!(wrong(&said), [field], "{said:?}");
        }
        let free = ActionSaid { no_statement_because: String::new(), ..said() };
        assert!(read(&free, TODAY, None, false).is_ok(), "an incident's plan stands on no customer's words");
        let past = Action { due_on: "2026-02-27".into(), ..sample::action(NOW, 1, "Pour", "open") };
        let kept = ActionSaid { due_on: "2026-02-27".into(), ..said() };
        assert!(read(&kept, TODAY, Some(&past), true).is_ok(), "a day that stood may stay");
    }
}
