//! The invented values that the gallery draws a notice from: submitted, with letters of every fate below it.

use super::course::Course;
use super::notice::{NoticePage, Reads, TextShown};
use crate::bulletins::{Bulletin, Inside};
use crate::ground::id::{
    CaseId, ContactId, CustomerId, DeliveryId, Id, IncidentId, LinkId, NoticeId, WorkspaceId,
};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::journal::Fold;
use crate::notices::owning::Owing;
use crate::notices::shown::{FallBack, Lead, Part, ReadIn, Run, Shown};
use crate::notices::{
    Audience, Delivery, DeliveryLine, LeftOut, Listener, Mail, MissingRole, Notice, SetAside, Unreachable,
};

pub(in crate::notices) fn notice(now: i64, dice: &Dice) -> Notice {
    Notice {
        workspace_id: WorkspaceId::mint(Time(now), dice),
        id: NoticeId::mint(Time(now), dice),
        incident_id: IncidentId::mint(Time(now), dice),
        kind: "first".into(),
        corrects_id: None,
        language: "en".into(),
        template: Some("outage/first/en/1".into()),
        texts_digest: Fold::new().digest(),
        subject: "Our furnace stopped. Your order will be late.".into(),
        what_happened: "The lining of furnace 2 cracked on Sunday night.".into(),
        who_is_affected: "Everyone with forgings on order <b>before</b> March 😀".into(),
        what_we_know: "The other furnace runs.".into(),
        what_we_do_not_know: "How long the repair takes.".into(),
        what_you_can_do: "Tell us which parts stop your line first.".into(),
        next_update_at: Some(Time(now + 4 * 3_600_000)),
        sender: "Ines Okafor".into(),
        acknowledges: 1,
        promise_id: None,
        fix_due_at: None,
        fix_confidence: None,
        no_date_because: Some("the lining is still too hot to look at.".into()),
        state: "submitted".into(),
        drafted_at: Time(now - 3_600_000),
        drafted_by: "mem_1".into(),
        changed_by: "mem_1".into(),
        submitted_at: Some(Time(now - 1_800_000)),
        submitted_by: Some("mem_1".into()),
        returned_because: None,
        approved_at: None,
        approved_by: None,
        begun_at: None,
        sent_at: None,
        stopped_at: None,
        stopped_by: None,
        stopped_because: None,
        salt: String::new(),
    }
}

/// A delivery that waits, by this way.
pub fn sample_delivery(now: i64, channel: &str, address: &str) -> Delivery {
    let (at, dice) = (Time(now - 3_600_000), Dice::seeded(7));
    Delivery {
        workspace_id: WorkspaceId::mint(at, &dice),
        id: DeliveryId::mint(at, &dice),
        notice_id: NoticeId::mint(at, &dice),
        incident_id: IncidentId::mint(at, &dice),
        case_id: CaseId::mint(at, &dice),
        customer_id: CustomerId::mint(at, &dice),
        contact_id: ContactId::mint(at, &dice),
        link_id: LinkId::mint(at, &dice),
        channel: channel.into(),
        round: 1,
        wave: 1,
        domain: String::new(),
        to_name: "Marta Lindqvist <script>".into(),
        to_address: address.into(),
        language: "en".into(),
        zone: None,
        message_id: String::new(),
        state: "queued".into(),
        attempts: 0,
        next_at: Some(at),
        lease_until: None,
        fence: 1,
        reply: None,
        queued_at: at,
        handed_over_at: None,
        came_back: None,
        came_back_at: None,
        acknowledged_at: None,
        acknowledged_how: None,
        settled_by: None,
        settled_because: None,
        moved_at: at,
        salt: String::new(),
    }
}

/// A notice that is out.
pub fn sample_notice_out(now: i64) -> Notice {
    Notice { state: "sending".into(), ..notice(now, &Dice::seeded(7)) }
}

fn audience(now: i64, dice: &Dice) -> Audience {
    let listener = |name: &str, customer: &str, why: &str| Listener {
        contact_id: ContactId::mint(Time(now), dice),
        name: name.into(),
        customer: customer.into(),
        why: why.into(),
    };
    Audience {
        scope_confirmed: true,
        to_tell: 57,
        customers: 6,
        sample: vec![
            listener("Marta Lindqvist", "Nordic Airframe AB", "told"),
            listener("سارة <i>المنصوري</i>", "الخليج للطيران", "told"),
        ],
        left_out: LeftOut { left: 1, no_mail: 1, already: 0, not_told: 0, not_relevant: 1 },
        needed: vec!["quality".into(), "operations".into()],
        missing: 1,
        missing_sample: vec![MissingRole {
            case_id: CaseId::mint(Time(now), dice),
            customer_id: CustomerId::mint(Time(now), dice),
            customer: "Aerovia <b>Components</b>".into(),
            role: "quality".into(),
        }],
        left_out_sample: vec![
            listener("Jean Moreau", "Société Lyonnaise d’Aéronautique", "left"),
            listener("Ben Hale", "Aerovia Components", "no_mail"),
            listener("Olga Prado", "Aerovia Components", "not_relevant"),
        ],
        nobody: 1,
        nobody_sample: vec![Unreachable {
            case_id: CaseId::mint(Time(now), dice),
            customer_id: CustomerId::mint(Time(now), dice),
            customer: "Hale & Sons".into(),
        }],
        already_hit: 2,
        first_hit_on: Some("2026-03-09".into()),
    }
}

fn letters(now: i64, dice: &Dice) -> Vec<DeliveryLine> {
    let line = |name: &str, state: &str, reply: Option<&str>| DeliveryLine {
        id: DeliveryId::mint(Time(now), dice),
        notice_id: NoticeId::mint(Time(now), dice),
        subject: "Our furnace stopped.".into(),
        case_id: CaseId::mint(Time(now), dice),
        customer: "Nordic Airframe AB".into(),
        contact_id: ContactId::mint(Time(now), dice),
        to_name: name.into(),
        to_address: "somebody@nordic.example".into(),
        state: state.into(),
        attempts: 1,
        next_at: (state == "queued").then_some(Time(now + 60_000)),
        reply: reply.map(Into::into),
        handed_over_at: (state == "handed_over").then_some(Time(now - 60_000)),
        came_back: (state == "bounced").then(|| "550 5.1.1 No such person here".into()),
        acknowledged_at: (state == "handed_over").then_some(Time(now - 30_000)),
        acknowledged_how: (state == "handed_over").then(|| "reply".into()),
        settled_because: None,
        moved_at: Time(now - 60_000),
    };
    vec![
        line("Marta Lindqvist <script>", "handed_over", Some("250 OK")),
        line("Ola Berg", "refused", Some("550 5.1.1 No such person here")),
        line("Ida Roos", "uncertain", Some("the connection was lost after the letter was sent")),
        line("سارة المنصوري", "queued", Some("451 4.7.1 Try again later")),
    ]
}

fn shown(now: i64, dice: &Dice) -> Shown {
    let run = |how, text: &str| Run { how, text: text.into() };
    Shown {
        languages: vec![("en".into(), 51), ("de".into(), 12), ("ar".into(), 6)],
        texts: vec![
            ReadIn { language: "en".into(), people: 57 },
            ReadIn { language: "de".into(), people: 12 },
        ],
        fall_backs: vec![FallBack { wanted: "ar".into(), read: "en".into(), people: 6 }],
        leads: vec![("past".into(), 2), ("days".into(), 1), ("month".into(), 2), ("none".into(), 1)],
        shortest: vec![Lead {
            customer_id: CustomerId::mint(Time(now), dice),
            customer: "Hale & Sons".into(),
            first_on: "2026-03-01".into(),
        }],
        before: Some("What we <i>know</i> so far".into()),
        changes: vec![Part {
            part: "what_we_know".into(),
            words: vec![
                run("same", "It runs again on "),
                run("gone", "Friday"),
                run("new", "Monday <b>at noon</b>"),
            ],
        }],
    }
}

/// The page of a submitted notice.
pub(super) fn notice_page(shell: Shell) -> NoticePage {
    let (now, dice) = (shell.now_ms, Dice::seeded(7));
    let notice = notice(now, &dice);
    let audience = audience(now, &dice);
    let mail = Mail {
        subject: notice.subject.clone(),
        text: "Dear Marta Lindqvist,\n\nSomething has gone wrong on our side.\n".into(),
        html: String::new(),
        body: "<p>Dear Marta Lindqvist,</p><p>Something has gone wrong on our side.</p>".into(),
    };
    NoticePage {
        incident_title: "The furnace at Halden stopped".into(),
        untold_ms: Some(2 * 3_600_000),
        lacks: Errors::none(),
        words: "<p class=\"hint\">Nothing in these words softens or excuses.</p>".into(),
        readers: audience
            .sample
            .iter()
            .map(|l| Choice::new(l.contact_id.as_str(), format!("{}, {}", l.name, l.customer)))
            .collect(),
        reader: audience.sample.first().map(|l| l.contact_id.to_string()).unwrap_or_default(),
        texts: vec![TextShown {
            tag: "de".into(),
            name: "Deutsch".into(),
            parts: vec![
                (shell.t("notices-field-subject"), "Unser Ofen steht. 😀".into()),
                (shell.t("notices-part-what_happened"), "Die Auskleidung ist <b>gerissen</b>.".into()),
            ],
        }],
        warns: vec![
            "It does not say what we know. A notice of this kind must say it; if there is nothing, say that."
                .into(),
        ],
        audience,
        reads: Some(Reads {
            contact: ContactId::mint(Time(now), &dice),
            to: "Marta Lindqvist <marta@nordic.example>".into(),
            mail,
            language: "English".into(),
            lacks: vec!["Line 1, column 4: `customer.name` is empty for some of those who read this.".into()],
        }),
        shown: shown(now, &dice),
        course: Course::sample(&notice.id, &notice.workspace_id, now),
        owing: Owing::sample(Time(now)),
        inside: Some(Inside { out: None, drafted: Some(Bulletin::sample(Time(now))) }),
        counted_at: None,
        tally: vec![
            ("handed_over".into(), 41),
            ("queued".into(), 14),
            ("refused".into(), 1),
            ("uncertain".into(), 1),
        ],
        page: Page { items: letters(now, &dice), next: None },
        listing: Listing::new("/notices/not_1", ""),
        state: String::new(),
        has_relay: false,
        set_aside: vec![SetAside {
            domain: "nordic.example".into(),
            until: Time(now + 240_000),
            losses: 2,
            because: "451 4.7.1 Too many from you <b>just now</b>".into(),
            since: Time(now - 180_000),
        }],
        is_over: false,
        may_write: true,
        may_lead: true,
        shell: shell.at(Nav::Notices, notice.subject.clone()),
        notice,
    }
}
