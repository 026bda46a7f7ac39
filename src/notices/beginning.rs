//! Beginning from a template: the words of it in every language that it has, and a name that says where they came from.

use twodb::Ask;

use super::{NoticeSaid, TextSaid, tongue};
use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, Result};
use crate::wording::{self, ANY, Template};

/// A template that a notice may begin from, whatever its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beginning {
    pub scenario: String,
    pub kind: String,
    /// The tags of its languages.
    pub languages: Vec<String>,
}

impl Beginning {
    /// As it stands in addresses: `outage/first`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.scenario, self.kind)
    }
}

/// What a notice may begin from, the most sensible first: of this scenario, then of any, then the others; within each
/// of this kind first.
pub(super) async fn beginnings(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scenario: Option<&str>,
    kind: &str,
) -> Result<Vec<Beginning>> {
    Ok(ordered(wording::list(ask, workspace).await?, scenario, kind))
}

fn ordered(templates: Vec<Template>, scenario: Option<&str>, kind: &str) -> Vec<Beginning> {
    let mut all: Vec<Beginning> = Vec::new();
    for t in templates {
        match all.iter_mut().find(|b| b.scenario == t.scenario && b.kind == t.kind) {
            Some(known) => known.languages.push(t.language),
            None => all.push(Beginning { scenario: t.scenario, kind: t.kind, languages: vec![t.language] }),
        }
    }
    let rank = |of: &str| match of {
        of if scenario == Some(of) => 0,
        ANY => 1,
        _ => 2,
    };
    // Stable: what is equally near stays in the order of the scenarios and kinds.
    all.sort_by_key(|b| (rank(&b.scenario), b.kind != kind));
    all
}

/// What is said with the words of the template it names, as that stands now. Its own language is the one that was
/// asked for, where the template has it.
pub(super) async fn begun(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    said: NoticeSaid,
) -> Result<NoticeSaid> {
    let mut words = said.template.trim().split('/');
    let mut word = || words.next().unwrap_or_default();
    let (scenario, kind, named) = (word(), word(), word());
    let all = wording::list(ask, workspace).await?;
    let mut found: Vec<Template> =
        all.into_iter().filter(|t| t.scenario == scenario && t.kind == kind).collect();
    if found.is_empty() {
        return Err(Fault::invalid(
            "template",
            "There is no such template.",
            "Choose one of those under How we say it, such as outage/first.",
        ));
    }
    let wanted = [said.language.trim(), named, tongue::HOUSE].into_iter().find(|tag| !tag.is_empty());
    let at = tongue::chosen(wanted.unwrap_or_default(), &found.iter().map(|t| t.language.as_str()));
    let own = found.remove(at);
    let texts =
        found.into_iter().map(|t| TextSaid { language: t.language, parts: t.parts }).collect::<Vec<_>>();
    let kind = if said.kind.trim().is_empty() { own.kind.clone() } else { said.kind.clone() };
    Ok(NoticeSaid {
        kind,
        template: own.name(),
        language: own.language,
        texts: Some(texts),
        ..said.with_words(own.parts)
    })
}

/// Whether nothing is written and a template is named: then its words are the beginning.
pub(super) fn is_beginning(said: &NoticeSaid) -> bool {
    let has_texts = said.texts.as_ref().is_some_and(|all| all.iter().any(|t| !t.parts.is_empty()));
    !said.template.trim().is_empty() && said.words().is_empty() && !has_texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Parts;

    #[test]
    fn the_scenario_at_hand_comes_first_then_any_then_the_others() {
        let of = |scenario: &str, kind: &str, language: &str| Template {
            scenario: scenario.into(),
            kind: kind.into(),
            language: language.into(),
            version: 1,
            is_shipped: true,
            parts: Parts::default(),
        };
        let all = vec![
            of("outage", "first", "en"),
            of("outage", "first", "de"),
            of("outage", "update", "en"),
            of("recall", "update", "en"),
            of("any", "first", "en"),
            of("any", "update", "en"),
        ];
        let names = |scenario, kind| {
            ordered(all.clone(), scenario, kind).iter().map(Beginning::name).collect::<Vec<_>>()
        };
        assert_eq!(
            names(Some("outage"), "update"),
            ["outage/update", "outage/first", "any/update", "any/first", "recall/update"]
        );
        assert_eq!(names(None, "first")[0], "any/first");
        assert_eq!(ordered(all.clone(), Some("outage"), "first")[0].languages, ["en", "de"]);
    }
}
