//! Who of ours was part of the wrong, as far as it is recorded (R44).

use std::collections::HashSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Result;
use crate::ground::id::{MemberId, WorkspaceId};
use crate::incidents::{Case, Incident};
use crate::members::Member;
use crate::{admissions, members, promises};
use twodb::Ask;

/// One way of having been part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = InvolvementPart)]
pub enum Part {
    /// They made a promise to this customer that was broken, or kept late.
    BrokePromise,
    /// An apology names them.
    Named,
    /// They apologised for it.
    Apologised,
    /// They contested that it was our fault.
    Contested,
    /// They own this case.
    OwnsCase,
    /// They lead the incident.
    Leads,
    /// They declared it.
    Declared,
}

impl Part {
    /// As a fault says it.
    pub const fn told(self) -> &'static str {
        match self {
            Self::BrokePromise => "broke a promise to them",
            Self::Named => "is named in an apology",
            Self::Apologised => "apologised for it",
            Self::Contested => "contested that it was our fault",
            Self::OwnsCase => "owns this case",
            Self::Leads => "leads the incident",
            Self::Declared => "declared the incident",
        }
    }
    /// The word in the store and the API; in the catalogue `interviews-part-WORD`, with hyphens.
    pub const fn word(self) -> &'static str {
        match self {
            Self::BrokePromise => "broke_promise",
            Self::Named => "named",
            Self::Apologised => "apologised",
            Self::Contested => "contested",
            Self::OwnsCase => "owns_case",
            Self::Leads => "leads",
            Self::Declared => "declared",
        }
    }
}

/// One of ours, and how they were part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Involvement {
    /// Who.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// How; empty for whoever was not part of it.
    pub parts: Vec<Part>,
}

/// Our own people, those who were not part of it first.
pub async fn of_members(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &Incident,
    case: &Case,
) -> Result<Vec<Involvement>> {
    let people = members::list(ask, workspace).await?;
    let broken = promises::broken_to(ask, workspace, &case.customer_id).await?;
    // With all it touches, and with this customer alone: every one of them, or somebody who was part of it is not known.
    let apologies = admissions::list_apologies_of_case(ask, workspace, &incident.id, &case.id).await?;
    let steps = admissions::list_steps_of_case(ask, case).await?;
    let contested: Vec<MemberId> = steps
        .into_iter()
        .filter(|step| step.stance == admissions::Stance::Contested.word())
        .map(|step| step.said_by)
        .collect();
    let apologies: Vec<(String, String)> =
        apologies.into_iter().map(|apology| (apology.author_name, apology.words)).collect();
    let record = Record {
        declared_by: incident.declared_by.clone(),
        lead: incident.lead_id.clone(),
        owner: case.owner_id.clone(),
        broken: broken.into_iter().collect(),
        contested,
        apologies,
    };
    let mut all: Vec<Involvement> = people.into_iter().map(|member| record.of(member)).collect();
    all.sort_by_key(|one| !one.parts.is_empty());
    Ok(all)
}

/// Whether a text names somebody: their whole name, and not as a part of a longer word.
fn names(text: &str, name: &str) -> bool {
    let name = name.trim();
    let ends = |before: &str| !before.chars().next_back().is_some_and(char::is_alphanumeric);
    let begins = |after: &str| !after.chars().next().is_some_and(char::is_alphanumeric);
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| ends(&text[..at]) && begins(&text[at + name.len()..]))
}

/// What is recorded of the wrong, as far as it says who.
struct Record {
    declared_by: String,
    lead: Option<MemberId>,
    owner: Option<MemberId>,
    broken: HashSet<MemberId>,
    contested: Vec<MemberId>,
    /// Who apologised, and in which words.
    apologies: Vec<(String, String)>,
}

impl Record {
    fn of(&self, member: Member) -> Involvement {
        let (id, name) = (member.id, member.name);
        let parts = [
            (Part::BrokePromise, self.broken.contains(&id)),
            (Part::Named, self.apologies.iter().any(|(_, words)| names(words, &name))),
            (Part::Apologised, self.apologies.iter().any(|(author, _)| *author == name)),
            (Part::Contested, self.contested.contains(&id)),
            (Part::OwnsCase, self.owner.as_ref() == Some(&id)),
            (Part::Leads, self.lead.as_ref() == Some(&id)),
            (Part::Declared, self.declared_by == id.as_str()),
        ];
        let parts = parts.into_iter().filter(|(_, is)| *is).map(|(part, _)| part).collect();
        Involvement { member_id: id, name, parts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::id::Id;
    use crate::ground::{Dice, Time};

    #[test]
    fn whoever_is_named_anywhere_was_part_of_it() {
        let (now, dice) = (Time(1), Dice::seeded(44));
        let member = |name: &str| Member {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            name: name.into(),
            email: String::new(),
            role: "member".into(),
            joined_at: now,
            left_at: None,
            salt: String::new(),
        };
        let (mara, tom, vic) = (member("Mara Lind"), member("Tom Brandt"), member("Vic Ray"));
        let (lin, nobody) = (member("Mara Lin"), member(" "));
        let record = Record {
            declared_by: mara.id.to_string(),
            lead: None,
            owner: Some(tom.id.clone()),
            broken: HashSet::from([tom.id.clone()]),
            contested: vec![mara.id.clone()],
            apologies: vec![("Ines".into(), "Mara Lind put off the overhaul.".into())],
        };
        assert_eq!(record.of(mara).parts, [Part::Named, Part::Contested, Part::Declared]);
        assert_eq!(record.of(tom).parts, [Part::BrokePromise, Part::OwnsCase]);
        assert_eq!(record.of(vic).parts, []);
        assert_eq!(record.of(lin).parts, [], "another, whose name is a part of hers");
        assert_eq!(record.of(nobody).parts, []);
        assert!(names("آنا ومارا", "مارا") == names("xMara", "Mara"), "within a word nobody is named");
        assert!(names("It was Mara Lind’s doing.", "Mara Lind"));
    }
}
