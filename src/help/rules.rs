//! What may become of offered help. Values in, yes or a reason out.

use super::{Help, ThanksSaid};
use crate::ground::text;
use crate::ground::{Fault, Result};

/// The longest thanks.
const THANKS: usize = 5_000;

/// Nobody is answered without thanks, and nobody twice.
pub(super) fn thanked(help: &Help, said: &ThanksSaid) -> Result<String> {
    if help.erased_at.is_some() {
        return Err(Fault::Conflict(
            "The words of this were erased. There is nothing left to answer.".into(),
        ));
    }
    if !help.is_open() {
        return Err(Fault::Conflict("This was answered already. Nothing was changed.".into()));
    }
    let thanks = text::required("thanks", &said.thanks, THANKS).map_err(|fault| {
        fault.where_empty(&said.thanks, "Thank them, and say what you make of it: they read it.")
    })?;
    Ok(thanks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};

    #[test]
    fn nobody_is_answered_without_thanks_and_nobody_twice() {
        let (now, dice) = (Time(1), Dice::seeded(34));
        let help = Help {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            contact_id: None,
            channel: "room".into(),
            text: "Our people can look at it.".into(),
            text_digest: String::new(),
            state: "offered".into(),
            owner_id: None,
            offered_by: "desk".into(),
            offered_at: now,
            thanks: String::new(),
            answered_by: None,
            answered_name: None,
            answered_at: None,
            erased_at: None,
            salt: String::new(),
        };
        let said = |thanks: &str| ThanksSaid { thanks: thanks.into() };
        assert_eq!(thanked(&help, &said(" Thank you. ")).unwrap(), "Thank you.");
        let fault = thanked(&help, &said(" ")).unwrap_err();
        assert!(fault.told().contains("thanks") && fault.fields()[0].cure.contains("Thank them"));
        let answered = Help { state: "accepted".into(), ..help.clone() };
        assert!(matches!(thanked(&answered, &said("Thanks")), Err(Fault::Conflict(_))));
        let erased = Help { erased_at: Some(now), ..help };
        assert!(matches!(thanked(&erased, &said("Thanks")), Err(Fault::Conflict(_))));
    }
}
