//! An ordinary day of offered help, for the gallery.

use super::list::ListPage;
use super::one::HelpPage;
use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, CustomerId, HelpId, Id, IncidentId, WorkspaceId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};
use crate::help::{Help, HelpLine, HelpSaid, ThanksSaid};

const TITLE: &str = "The furnace at Halden stopped";

fn help(now: Time, hours: i64, text: &str, state: &str, thanks: &str) -> Help {
    let dice = Dice::seeded(70 + hours.unsigned_abs());
    let is_answered = state != "offered";
    Help {
        workspace_id: WorkspaceId::mint(now, &dice),
        id: HelpId::mint(now, &dice),
        incident_id: IncidentId::mint(now, &dice),
        case_id: CaseId::mint(now, &dice),
        customer_id: CustomerId::mint(now, &dice),
        contact_id: None,
        channel: "phone".into(),
        text: text.into(),
        text_digest: String::new(),
        state: state.into(),
        owner_id: None,
        offered_by: "con_sample".into(),
        offered_at: now.plus(-hours * HOUR),
        thanks: thanks.into(),
        answered_by: is_answered.then(|| "mem_sample".into()),
        answered_name: is_answered.then(|| "Mara <Lind>".into()),
        answered_at: is_answered.then_some(now),
        erased_at: None,
        salt: String::new(),
    }
}

/// One that waits, one that we took, one that we did not.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let now = Time(shell.now_ms);
    let line = |help, customer: &str| HelpLine {
        help,
        customer: customer.into(),
        owner: Some("Mara <Lind>".into()),
    };
    let items = vec![
        line(help(now, 4, "فريقنا الهندسي مستعد 😀 <script>alert(1)</script>", "offered", ""), "شركة الخليج"),
        line(
            help(now, 9, "Our methods team can come on Tuesday.", "accepted", "Thank you: please do."),
            "Aerovia",
        ),
        line(help(now, 30, "A lorry.", "declined", "Thank you; we have one."), "Nordwing <b>Aero</b>"),
    ];
    let title = shell.t("help-title");
    ListPage {
        incident_id: "inc_sample".into(),
        incident_title: TITLE.into(),
        page: Page { items, next: None },
        listing: Listing::new("/incidents/inc_sample/help", ""),
        cases: vec![Choice::new("cas_sample", "Nordwing <b>Aero</b>")],
        said: HelpSaid { channel: "phone".into(), ..HelpSaid::default() },
        errors: Errors::none().with("help", "This is empty. Write at least a few words here."),
        may_note: true,
        shell: shell.at(Nav::Incidents, title),
    }
}

/// One that waits for thanks.
pub(super) fn help_page(shell: Shell) -> HelpPage {
    let title = shell.t("help-one");
    HelpPage {
        incident_title: TITLE.into(),
        help: help(Time(shell.now_ms), 4, "Our methods team can <b>come</b>. عيب 😀", "offered", ""),
        customer: "Aerovia <Components>".into(),
        contact: "Marta Lindqvist".into(),
        said: ThanksSaid::default(),
        errors: Errors::none().with("thanks", "This is empty. Thank them."),
        may_answer: true,
        may_erase: true,
        shell: shell.at(Nav::Incidents, title),
    }
}
