//! The invented values that the gallery draws these pages from.

use super::callers::CallersPage;
use super::card::CardPage;
use super::line::LinePage;
use crate::calls::say::{Say, SayNotice, SayPart, SayPromise};
use crate::calls::{Call, Caller, Line, List, OutcomeSaid, Waiting};
use crate::customers::{Contact, Roles};
use crate::ground::id::Id;
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::incidents::Case;
use crate::notices;
use crate::promises::Published;

const HOUR: i64 = 3_600_000;

/// The line on an ordinary morning of a recall.
pub(super) fn line_page(shell: Shell) -> LinePage {
    let now = shell.now_ms;
    let line = |n: i64, name: &str, customer: &str, urgency, promised: Option<i64>, tries| Waiting {
        delivery_id: Id::mint(Time(n), &Dice::seeded(7)),
        incident_id: Id::mint(Time(n), &Dice::seeded(8)),
        incident_title: "Lot 4471 may crack".into(),
        case_id: Id::mint(Time(n), &Dice::seeded(9)),
        customer: customer.into(),
        contact_id: Id::mint(Time(n), &Dice::seeded(10)),
        name: name.into(),
        number: "+49 89 1234567".into(),
        zone: Some(if n == 3 { "America/Los_Angeles" } else { "Europe/Berlin" }.into()),
        urgency,
        place: Time(now - n * HOUR),
        waiting_since: Time(now - n * HOUR),
        due_at: Time(if n == 4 { now + HOUR } else { now - HOUR }),
        promised_at: promised.map(|h| Time(now + h * HOUR)),
        tries,
        taken_by: (n == 1).then(|| "Mara Lind".into()),
        taken_until: (n == 1).then_some(Time(now + HOUR)),
        executives_spoken: 0,
    };
    let items = vec![
        line(1, "Marta Lindqvist <script>", "Nordic Airframe AB", 0, None, 0),
        line(2, "سارة المنصوري", "الخليج للطيران", 1, Some(1), 1),
        line(3, "Ben Hale 😀", "Hale <b>&</b> Sons", 2, None, 0),
        line(4, "Ola Berg", "Kestrel", 2, None, 2),
    ];
    let title = shell.t("calls-title");
    LinePage {
        shell: shell.at(Nav::Calls, title),
        list: List::All,
        page: Page { items, next: None },
        listing: Listing::new("/calls", ""),
        counts: [(4, 3), (1, 0)],
        incident: None,
        mine: None,
        may_take: true,
    }
}

/// What may be said of a recall.
pub(super) fn say(now: i64) -> Say {
    let dice = Dice::seeded(7);
    let part = |part: &str, text: &str| SayPart { part: part.into(), text: text.into(), unpromised: None };
    Say {
        incident_id: Id::mint(Time(now), &dice),
        incident: "Lot 4471 <b>may</b> crack".into(),
        case_id: Some(Id::mint(Time(now), &dice)),
        customer: Some("Nordic Airframe AB".into()),
        status: "identified".into(),
        stance: "admitted".into(),
        last: Some(SayNotice {
            id: Id::mint(Time(now), &dice),
            subject: "Product safety recall: brackets of lot 4471".into(),
            sender: "Ines Okafor".into(),
            at: Time(now - 2 * HOUR),
            parts: vec![
                part(
                    "what_happened",
                    "Brackets of lot 4471 were hardened too short.\nSome may crack under load.",
                ),
                SayPart { unpromised: Some("2026-03-12".into()), ..part("what_we_know", "") },
                part("what_you_can_do", "Do not fly with them. Tell us where they are: we fetch them. 😀"),
            ],
        }),
        promises: vec![SayPromise {
            id: Id::mint(Time(now), &dice),
            words: "A list of every part made that Monday".into(),
            due_at: Time(now - HOUR),
            confidence: Some(90),
            is_overdue: true,
        }],
        fix: Some(Published {
            id: Id::mint(Time(now), &dice),
            due: Time(now + 72 * HOUR),
            confidence: 80,
            words: "New brackets leave us".into(),
        }),
        fix_missed: None,
        no_date_because: None,
        next_update_at: Some(Time(now + 4 * HOUR)),
        fear: Some("safety".into()),
        is_closed: false,
    }
}

pub(super) fn callers_page(shell: Shell) -> CallersPage {
    let dice = Dice::seeded(7);
    let caller = Caller {
        workspace_id: Id::mint(Time(1), &dice),
        id: Id::mint(Time(1), &dice),
        member_id: Id::mint(Time(1), &dice),
        member_name: "Ines <b>Okafor</b>".into(),
        named_at: Time(shell.now_ms - HOUR),
        named_by: "mem_1".into(),
        released_at: None,
        released_by: None,
    };
    let title = shell.t("calls-callers-title");
    let others = vec![Choice::new("mem_2", "Tom Brandt")];
    CallersPage { shell: shell.at(Nav::Calls, title), callers: vec![caller], others }
}

fn contact(now: i64, dice: &Dice) -> Contact {
    Contact {
        workspace_id: Id::mint(Time(now), dice),
        id: Id::mint(Time(now), dice),
        customer_id: Id::mint(Time(now), dice),
        external_key: None,
        name: "Marta Lindqvist <script>".into(),
        email: None,
        phone: Some("+46 8 123 45 67".into()),
        roles: Roles(vec!["quality".into()]),
        language: "en".into(),
        zone: Some("Asia/Tokyo".into()),
        left_at: None,
        import_id: None,
        import_batch: None,
        created_at: Time(now),
        changed_at: Time(now),
        salt: String::new(),
    }
}

fn case(now: i64, dice: &Dice) -> Case {
    Case {
        workspace_id: Id::mint(Time(now), dice),
        id: Id::mint(Time(now), dice),
        incident_id: Id::mint(Time(now), dice),
        customer_id: Id::mint(Time(now), dice),
        title: "Nordic <b>Airframe</b> AB".into(),
        state: "open".into(),
        owner_id: None,
        acknowledged_at: None,
        told_at: None,
        contested_because: None,
        reopened_count: 0,
        closed_at: None,
        closed_how: None,
        closed_because: None,
        withdrawn_because: None,
        salt: String::new(),
        opened_at: Time(now),
        moved_at: Time(now),
    }
}

/// The card of a call that whoever looks has in hand, at night where it rings.
pub(super) fn card_page(shell: Shell) -> CardPage {
    let (now, dice) = (shell.now_ms, Dice::seeded(7));
    let delivery = notices::sample_delivery(now, "voice", "+46 8 123 45 67");
    let notice = notices::sample_notice_out(now);
    let line = Line {
        workspace_id: delivery.workspace_id.clone(),
        delivery_id: delivery.id.clone(),
        incident_id: delivery.incident_id.clone(),
        case_id: delivery.case_id.clone(),
        customer_id: delivery.customer_id.clone(),
        contact_id: delivery.contact_id.clone(),
        is_executive: 0,
        is_fear: 1,
        urgency: 0,
        place: Time(now),
        waiting_since: Time(now - HOUR),
        due_at: Time(now),
        tries: 1,
        promise_id: None,
        promised_at: Some(Time(now + HOUR)),
        taken_by: None,
        taken_until: None,
        fence: 1,
    };
    let call = Call {
        workspace_id: delivery.workspace_id.clone(),
        id: Id::mint(Time(now), &dice),
        delivery_id: delivery.id.clone(),
        notice_id: delivery.notice_id.clone(),
        incident_id: delivery.incident_id.clone(),
        case_id: delivery.case_id.clone(),
        customer_id: delivery.customer_id.clone(),
        contact_id: delivery.contact_id.clone(),
        contact_name: delivery.to_name.clone(),
        is_executive: 0,
        member_id: Id::mint(Time(now), &dice),
        member_name: "Tom Brandt".into(),
        number: delivery.to_address.clone(),
        outcome: "call_back".into(),
        note: Some("In a meeting until <b>three</b>.".into()),
        again_at: Some(Time(now + HOUR)),
        promise_id: None,
        salt: String::new(),
        made_at: Time(now - HOUR),
    };
    let say = say(now);
    let shell = shell.at(Nav::Calls, "Marta Lindqvist <script>");
    let inside = super::SayPanel { shell: &shell, say: &say };
    let inside = askama::Template::render(&inside).unwrap_or_default();
    let errors = Errors::none().with("call_back_at", "This is no moment that lies ahead.");
    CardPage {
        contact: contact(now, &dice),
        case: case(now, &dice),
        notice,
        line: Some(line),
        is_mine: true,
        holder: None,
        may_take: false,
        zone: ("Asia/Tokyo".into(), true),
        calls: vec![call],
        heard: vec![("Production".into(), "Two aircraft stand in the hall <script> 😡".into())],
        offers: Vec::new(),
        told: Vec::new(),
        others: Vec::new(),
        say: inside,
        said: OutcomeSaid { outcome: "call_back".into(), ..OutcomeSaid::default() },
        errors,
        delivery,
        shell,
    }
}
