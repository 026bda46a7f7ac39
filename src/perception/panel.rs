//! What the faces may show of the gap in perception: to us the number and how it moves, to a contact what they can rate.

use std::collections::BTreeMap;

use askama::Template;

use super::{Gap, Item, Round, gap_of, store};
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{Case, Reader};

#[derive(Template)]
#[template(path = "perception/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    last: Option<(Round, Gap)>,
    may_open: bool,
}

impl OfCase<'_> {
    fn figure(&self, gap: &Gap) -> String {
        figure(gap.whole.gap)
    }
}

/// The gap of the last round.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let rounds = store::list_of_case(&mut read, &actor.workspace, &case.id).await?;
    let last = match rounds.into_iter().next() {
        Some(round) => {
            let ratings = store::ratings_of(&mut read, &actor.workspace, &round.id).await?;
            let gap = gap_of(&round.list(), &ratings);
            Some((round, gap))
        }
        None => None,
    };
    let may_open = actor.must_be(Role::Member).is_ok();
    Panel::of("perception", shell.t("perception-title"), &OfCase { shell, case, last, may_open })
}

/// A gap as it is written: with its sign, one decimal; a dash until both sides have rated.
pub(super) fn figure(gap: Option<f64>) -> String {
    match gap {
        None => "–".into(),
        Some(gap) if gap.abs() < 0.05 => "0.0".into(),
        Some(gap) if gap < 0.0 => format!("−{:.1}", gap.abs()),
        Some(gap) => format!("+{gap:.1}"),
    }
}

/// The words of an item as one side reads them; `yours` where the customer reads.
pub(super) fn words(item: &Item, shell: &Shell, yours: bool) -> String {
    match (item.text.is_empty(), yours) {
        (false, _) => item.text.clone(),
        (true, true) => shell.t(&format!("perception-you-{}", item.key)),
        (true, false) => shell.t(&format!("perception-item-{}", item.key)),
    }
}

/// An item as it stands in the form: its words, and what was given.
pub(super) struct Asked {
    pub(super) key: String,
    pub(super) text: String,
    pub(super) given: String,
}

impl Asked {
    /// The items of a round as one side reads them; `yours` where the customer reads.
    pub(super) fn of(
        items: Vec<Item>,
        shell: &Shell,
        yours: bool,
        given: &BTreeMap<String, i64>,
    ) -> Vec<Self> {
        let one = |item: Item| Self {
            text: words(&item, shell, yours),
            given: given.get(&item.key).map(ToString::to_string).unwrap_or_default(),
            key: item.key,
        };
        items.into_iter().map(one).collect()
    }
    /// Whether this mark was given.
    pub(super) fn is(&self, mark: &str) -> bool {
        self.given == mark
    }
    /// Every mark that can be given.
    pub(super) fn marks(&self) -> impl Iterator<Item = String> {
        (0..=10).map(|mark| mark.to_string())
    }
}

#[derive(Template)]
#[template(path = "perception/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    base: &'a str,
    round: &'a Round,
    asked: Vec<Asked>,
    is_given: bool,
}

/// The form in which a contact rates; nothing unless a round is open.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, contact } = *reader;
    let mut read = house.read();
    let rounds = store::list_of_case(&mut read, &case.workspace_id, &case.id).await?;
    let Some(round) = rounds.into_iter().find(Round::is_open) else { return Ok(None) };
    let given = store::seek_rating(&mut read, &case.workspace_id, &round.id, contact.as_str()).await?;
    let marks = given.as_ref().map(super::Rating::given).unwrap_or_default();
    let asked = Asked::of(round.list(), shell, true, &marks);
    let view = ForContact { shell, base, round: &round, asked, is_given: given.is_some() };
    Panel::of("perception", shell.t("perception-contact-title"), &view).map(Some)
}
