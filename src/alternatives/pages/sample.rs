//! An ordinary day of alternatives, for the gallery.

use super::list::ListPage;
use super::one::AlternativePage;
use super::sources::{self, SourcePage, SourcesPage};
use super::{Alternative, AlternativeKind, AlternativeSaid, Ask, said_of};
use crate::alternatives::store::AskLine;
use crate::alternatives::{AlternativeView, Source, SourceSaid, SourceState};
use crate::ground::clock::{DAY, HOUR};
use crate::ground::id::{AlternativeId, AskId, CaseId, CustomerId, Id, IncidentId, SourceId, WorkspaceId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};

const TITLE: &str = "The furnace at Halden stopped";

fn alternative(now: Time, kind: AlternativeKind, title: &str, amount: Option<i64>) -> Alternative {
    let dice = Dice::seeded(50 + amount.unwrap_or(0).unsigned_abs());
    Alternative {
        workspace_id: WorkspaceId::mint(now, &dice),
        id: AlternativeId::mint(now, &dice),
        incident_id: IncidentId::mint(now, &dice),
        kind: kind.word().into(),
        title: title.into(),
        words: "Ring them and name <b>us</b>; the hours are on us. عيب 😀".into(),
        whom: "Whoever has an order due this week.".into(),
        amount,
        unit: if amount.is_some() { "hours".into() } else { String::new() },
        until_at: Some(now.plus(3 * DAY)),
        offered_by: "mem_sample".into(),
        offered_at: now.plus(-DAY),
        changed_by: "mem_sample".into(),
        changed_at: now.plus(-DAY),
        ended_at: None,
        ended_because: String::new(),
        salt: String::new(),
    }
}

fn line(of: &Alternative, now: Time, amount: i64, customer: &str, state: &str) -> AskLine {
    let dice = Dice::seeded(60 + amount.unsigned_abs());
    let ask = Ask {
        workspace_id: of.workspace_id.clone(),
        id: AskId::mint(now, &dice),
        alternative_id: of.id.clone(),
        incident_id: of.incident_id.clone(),
        case_id: CaseId::mint(now, &dice),
        customer_id: CustomerId::mint(now, &dice),
        contact_id: None,
        amount,
        words: "We need them <i>on Tuesday</i> 😡".into(),
        words_digest: String::new(),
        state: state.into(),
        owner_id: None,
        asked_by: "con_sample".into(),
        asked_at: now.plus(-amount * HOUR),
        settled_by: None,
        settled_name: None,
        settled_at: None,
        settled_words: if state == "asked" { String::new() } else { "They expect your call.".into() },
        erased_at: None,
        salt: String::new(),
    };
    AskLine { ask, title: of.title.clone(), customer: customer.into(), owner: Some("Mara Lind".into()) }
}

/// One that is used up, one without an end, one that was ended.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let now = Time(shell.now_ms);
    let press = alternative(now, AlternativeKind::Partner, "Hours on the press <at Oslo>", Some(12));
    let paper = alternative(now, AlternativeKind::Workaround, "Order by paper", None);
    let gone = Alternative {
        ended_at: Some(now),
        ended_because: "They have <b>none</b> left.".into(),
        ..alternative(now, AlternativeKind::Competitor, "قطع من منافس", Some(3))
    };
    let title = shell.t("alternatives-title");
    ListPage {
        incident_id: press.incident_id.to_string(),
        incident_title: TITLE.into(),
        views: vec![
            AlternativeView::of(press, 12, now),
            AlternativeView::of(paper, 0, now),
            AlternativeView::of(gone, 1, now),
        ],
        sources: asked(now),
        said: AlternativeSaid { kind: "own".into(), amount: "many".into(), ..AlternativeSaid::default() },
        errors: Errors::none().with("amount", "This is no number of things."),
        may_offer: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

fn source(now: Time, name: &str, state: SourceState, amount: Option<i64>) -> Source {
    let dice = Dice::seeded(70 + amount.unwrap_or(0).unsigned_abs());
    let press = alternative(now, AlternativeKind::Competitor, name, amount);
    let source = Source {
        workspace_id: press.workspace_id.clone(),
        id: SourceId::mint(now, &dice),
        incident_id: press.incident_id.clone(),
        kind: press.kind.clone(),
        name: name.into(),
        person: "Åse <Dahl>".into(),
        asked_at: now.plus(-5 * HOUR),
        said: String::new(),
        amount,
        unit: press.unit.clone(),
        whom: String::new(),
        state: state.word().into(),
        alternative_id: None,
        noted_by: "mem_sample".into(),
        noted_name: "Mara Lind".into(),
        noted_at: now.plus(-5 * HOUR),
        changed_by: "mem_sample".into(),
        changed_at: now.plus(-5 * HOUR),
        erased_at: None,
        salt: String::new(),
    };
    match state {
        SourceState::Asked => source,
        SourceState::Cannot => {
            Source { said: "They are <b>full</b> until May. ممتلئ 😀".into(), ..source }
        }
        SourceState::Offered | SourceState::Taken => {
            let said = "Forty hours from Thursday on, at their night rate.".into();
            Source { said, whom: "Whoever has an order due this week.".into(), ..source }
        }
    }
}

/// One that offers, one that cannot, one that is silent, and one whose hours customers are offered.
fn asked(now: Time) -> Vec<Source> {
    let press = alternative(now, AlternativeKind::Partner, "Hours on the press <at Oslo>", Some(12));
    vec![
        source(now, "Nordhammer <Forge>", SourceState::Offered, Some(40)),
        source(now, "مطروقات الخليج", SourceState::Cannot, None),
        source(now, "Our hall in Oslo", SourceState::Asked, Some(1)),
        source(now, "Sund & Sønner", SourceState::Taken, Some(12)).taken_as(&press),
    ]
}

/// The same, with a form that was not understood.
pub(super) fn sources_page(shell: Shell) -> SourcesPage {
    let now = Time(shell.now_ms);
    let title = shell.t("alternatives-sources-title");
    let asked = asked(now);
    SourcesPage {
        incident_id: asked[0].incident_id.to_string(),
        incident_title: TITLE.into(),
        page: Page { items: asked, next: None },
        listing: Listing::new("/incidents", ""),
        said: SourceSaid { kind: "partner".into(), state: "offered".into(), ..SourceSaid::default() },
        errors: Errors::none().with("said", "You did not write what they said."),
        may_note: true,
        may_offer: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

/// The one that offers.
pub(super) fn source_page(shell: Shell) -> SourcePage {
    let source = source(Time(shell.now_ms), "Nordhammer <Forge>", SourceState::Offered, Some(40));
    let shell = shell.at(Nav::Incidents, source.name.clone());
    SourcePage {
        incident_title: TITLE.into(),
        said: sources::said_of(&shell, &source),
        errors: Errors::none(),
        may_change: true,
        may_offer: true,
        may_erase: true,
        source,
        shell,
    }
}

/// One of which two asked for a part.
pub(super) fn alternative_page(shell: Shell) -> AlternativePage {
    let now = Time(shell.now_ms);
    let alternative = alternative(now, AlternativeKind::Partner, "Hours on the press <at Oslo>", Some(12));
    let shell = shell.at(Nav::Incidents, alternative.title.clone());
    AlternativePage {
        incident_title: TITLE.into(),
        asks: vec![
            line(&alternative, now, 5, "Aerovia <Components>", "given"),
            line(&alternative, now, 4, "شركة الخليج للطيران", "asked"),
        ],
        cases: vec![Choice::new("cas_sample", "Nordwing <b>Aero</b>")],
        said: said_of(&shell, &alternative),
        errors: Errors::none().with("amount", "9 are asked for or given already."),
        may_change: true,
        may_erase: true,
        view: AlternativeView::of(alternative, 9, now),
        shell,
    }
}
