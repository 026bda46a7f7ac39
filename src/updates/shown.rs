//! How an update came to read as it does: each edit, word by word.

use serde::Serialize;

use super::UpdateVersion;
use crate::ground::Time;
use crate::wording::difference::{self, Piece};

/// One edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The version it made.
    pub number: i64,
    /// When.
    pub at: Time,
    /// Why.
    pub because: String,
    /// What stayed, went and came; nothing where words were erased since.
    pub pieces: Option<Vec<Piece>>,
}

/// The edits that made these versions of one update, the last first. The versions are given in their order.
pub fn changes(versions: &[UpdateVersion]) -> Vec<Change> {
    let edits = versions.windows(2).filter_map(|pair| match pair {
        [before, after] => Some(Change {
            number: after.number,
            at: after.said_at,
            because: after.because.clone(),
            pieces: (before.erased_at.is_none() && after.erased_at.is_none())
                .then(|| difference::pieces(&before.text, &after.text)),
        }),
        _ => None,
    });
    edits.rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    fn version(number: i64, text: &str) -> UpdateVersion {
        let (now, dice) = (Time(number), Dice::seeded(34));
        UpdateVersion {
            workspace_id: Id::mint(now, &dice),
            id: format!("upd_x/{number}"),
            update_id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            number,
            text: text.into(),
            text_digest: String::new(),
            because: format!("because {number}"),
            due_at: None,
            said_by: "desk".into(),
            said_name: "Ines".into(),
            said_at: now,
            erased_at: None,
            salt: String::new(),
        }
    }

    #[test]
    fn each_edit_is_shown_the_last_first_and_what_was_erased_is_not() {
        assert_eq!(changes(&[version(1, "It stands.")]), []);
        let mut all =
            vec![version(1, "It may stand."), version(2, "It stands."), version(3, "It stands, all of it.")];
        let shown = changes(&all);
        assert_eq!(shown.iter().map(|c| c.number).collect::<Vec<_>>(), [3, 2]);
        assert_eq!(shown[1].because, "because 2");
        let gone: String =
            shown[1].pieces.iter().flatten().filter(|p| p.kind == "gone").map(|p| p.text.as_str()).collect();
        assert!(gone.contains("may"), "{gone}");
        all[0].erased_at = Some(Time(9));
        let shown = changes(&all);
        assert!(shown[1].pieces.is_none() && shown[0].pieces.is_some());
    }
}
