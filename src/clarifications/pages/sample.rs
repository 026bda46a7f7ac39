//! An ordinary day of things to be cleared up, for the gallery.

use super::list::ListPage;
use super::one::OnePage;
use crate::clarifications::{
    Clarification, ClarificationLine, Exchange, OpenSaid, SettleSaid, Side, Way, WordsSaid, rules,
};
use crate::ground::clock::HOUR;
use crate::ground::id::Id;
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};

const CUSTOMER: &str = "Aerovia <Components> شركة";
const ABOUT: &str = "You act in your own <b>interest</b>. 😡";

fn exchange(now: Time, n: u64, way: Way, state: &str, said: &[(Side, &str)]) -> Exchange {
    let dice = Dice::seeded(490 + n);
    let at = |hours: usize| now.plus(-(40 - hours as i64 * 9) * HOUR);
    let last = said.last().map_or(Side::Us, |(side, _)| *side);
    let is_over = state != "open";
    let clarification = Clarification {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        incident_id: Id::mint(now, &dice),
        case_id: Id::mint(now, &dice),
        customer_id: Id::mint(now, &dice),
        contact_id: None,
        statement_id: Some(Id::mint(now, &dice)),
        question_id: None,
        way: way.word().into(),
        state: state.into(),
        waits_for: if is_over { String::new() } else { last.other().word().into() },
        lines: said.len() as i64,
        opened_by: "mem_sample".into(),
        opened_at: at(0),
        moved_at: at(said.len()),
        settled_by: is_over.then(|| "con_sample".into()),
        settled_name: is_over.then(|| "Marta <Lindqvist>".into()),
        settled_how: is_over.then(|| "phone".into()),
        settled_at: is_over.then_some(now),
        erased_at: None,
        salt: String::new(),
    };
    let line = |(number, (side, text)): (usize, &(Side, &str))| ClarificationLine {
        workspace_id: clarification.workspace_id.clone(),
        id: format!("{}/{number}", clarification.id),
        clarification_id: clarification.id.clone(),
        case_id: clarification.case_id.clone(),
        number: number as i64,
        side: side.word().into(),
        channel: if *side == Side::Us { "room" } else { "phone" }.into(),
        text: (*text).to_owned(),
        text_digest: String::new(),
        said_by: "mem_sample".into(),
        said_name: if *side == Side::Us { "Mara <Lind>" } else { "Marta Lindqvist" }.into(),
        said_at: at(number),
        erased_at: None,
        salt: String::new(),
    };
    let said = (1..).zip(said).map(line).collect();
    Exchange { clarification, said }
}

/// One in which it is our turn.
fn asked(now: Time) -> Exchange {
    let said = [
        (Side::Us, "Which of our <i>interests</i> do you mean? We want to understand it."),
        (Side::Them, "You sold the hours to somebody else. عيب 😡"),
    ];
    exchange(now, 1, Way::Ask, "open", &said)
}

/// One in which it is theirs, and one that is over.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let now = Time(shell.now_ms);
    let items = vec![
        asked(now),
        exchange(now, 2, Way::Explain, "open", &[(Side::Us, "How lots are <b>numbered</b>: …")]),
        exchange(
            now,
            3,
            Way::Asked,
            "differ",
            &[(Side::Them, "ماذا تقصدون بـ«قريبًا»؟"), (Side::Us, "Within the week.")],
        ),
    ];
    let title = shell.t("clarifications-title");
    ListPage {
        case_id: "cas_sample".into(),
        customer: CUSTOMER.into(),
        page: Page { items, next: None },
        listing: Listing::new("/cases/cas_sample/clarifications", ""),
        statements: vec![Choice::new("sta_1", ABOUT)],
        questions: vec![Choice::new("que_1", "هل الدفعة 7 سليمة؟ <script>alert(1)</script>")],
        people: vec![Choice::new("con_sample", "Marta <Lindqvist>")],
        said: OpenSaid { way: "ask".into(), statement_id: "sta_1".into(), ..OpenSaid::default() },
        errors: Errors::none().with("words", "This is empty. Write at least a few words here."),
        may_open: true,
        shell: shell.at(Nav::Cases, title),
    }
}

/// Our turn.
pub(super) fn one_page(shell: Shell) -> OnePage {
    let Exchange { clarification, said } = asked(Time(shell.now_ms));
    let title = shell.t("clarifications-one");
    OnePage {
        customer: CUSTOMER.into(),
        contact: "Marta <Lindqvist>".into(),
        about: ABOUT.into(),
        outcomes: rules::outcomes(&clarification, &said, Side::Us),
        clarification,
        said,
        words: WordsSaid::default(),
        settling: SettleSaid { outcome: "differ".into(), ..SettleSaid::default() },
        errors: Errors::none().with("channel", "Only they can say that. Say how they told you."),
        may_say: true,
        may_erase: true,
        shell: shell.at(Nav::Cases, title),
    }
}
