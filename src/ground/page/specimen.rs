//! Every part on one page, for members and for customers: what an engineer opens to see what there is.

use askama::Template;

use super::{Choice, Errors, Flash, FlashKind, Interval, Listing, Nav, Shell, View};

const MINUTE: i64 = 60_000;

/// The specimen page.
#[derive(Debug, Template)]
#[template(path = "ground/page/specimen.html")]
pub struct Specimen {
    shell: Shell,
    errors: Errors,
    states: Vec<Choice>,
    listing: Listing,
    rows: Vec<Row>,
    kept: Interval,
    ability: Interval,
    unknown: Interval,
    noticed: i64,
    next_update: i64,
    overdue: i64,
}

#[derive(Debug)]
struct Row {
    customer: &'static str,
    state: &'static str,
    label: &'static str,
    due: i64,
    minor: i64,
}

impl View for Specimen {
    const NAME: &'static str = "specimen";

    fn sample(shell: Shell) -> Self {
        let now = shell.now_ms;
        let mut shell = shell.at(Nav::Incidents, "The furnace at Halden stopped");
        shell.flash = Some(Flash {
            kind: FlashKind::Done,
            text: String::from("Six contacts are told. Two letters are still on their way."),
        });
        let row = |customer, state, label, hours: i64, minor| Row {
            customer,
            state,
            label,
            due: now + hours * 60 * MINUTE,
            minor,
        };
        Self {
            errors: Errors::none()
                .with(
                    "mail",
                    "“ines@halden” has no domain ending. Write the whole address, as in ines@halden.example.",
                )
                .with("state", "Choose where we stand. “Unknown” is an answer too."),
            states: vec![
                Choice::new("unknown", "Unknown").hint("We do not yet know whether it is our fault."),
                Choice::new("verified", "Verified").hint("It was us; we have not said so yet."),
                Choice::new("admitted", "Admitted").hint("We have said so, to whom it touches."),
            ],
            listing: Listing::new("/incidents/inc_1", "due")
                .keep("q", "furnace")
                .page(Some("a"), Some("b".into())),
            rows: vec![
                row("Aerovia Components", "late", "Not told", -5, 1_250_000),
                row("Société Lyonnaise d’Aéronautique", "wait", "Waits for us", 3, 480_000),
                row("Nordic Airframe AB", "plain", "Told", 26, 0),
                row("الخليج للطيران", "done", "Put right", 300, 96_050),
            ],
            kept: Interval::rate(0.8, 0.4902, 0.9433, 10),
            ability: Interval::score(0.62, 0.41, 0.79, 14),
            unknown: Interval::score(0.5, 0.0, 1.0, 0),
            noticed: now - 125 * MINUTE,
            next_update: now + 95 * MINUTE,
            overdue: now - 42 * MINUTE,
            shell,
        }
    }
}

/// The customers' side of the specimen: one column, one voice.
#[derive(Debug, Template)]
#[template(path = "ground/page/specimen_room.html")]
pub struct RoomSpecimen {
    shell: Shell,
    next_update: i64,
    told: i64,
}

impl View for RoomSpecimen {
    const NAME: &'static str = "specimen-room";

    fn sample(shell: Shell) -> Self {
        let now = shell.now_ms;
        let mut shell = shell.at(Nav::Nowhere, "Our furnace stopped. Your order 4471 will be late.");
        shell.who = None;
        Self { next_update: now + 95 * MINUTE, told: now - 125 * MINUTE, shell }
    }
}
