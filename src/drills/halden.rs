//! Our own invented company: Halden Forge, which supplies aircraft parts. Its one furnace has failed, which touches six
//! customers; and a lot of consumer parts is being recalled from two thousand buyers.

mod shown;

use std::fmt::Write;

use jiff::Span;
use jiff::civil::Date;

use super::play::Play;
use super::report::Report;
use super::script::Script;
use super::stage::Stage;
use crate::customers::import::Kind;
use crate::ground::clock::{DAY, HOUR};
use crate::ground::{Fault, Money, Result};
use crate::remedies::RemedySaid;

const CUSTOMERS: &str = include_str!("halden/customers.csv");
const CONTACTS: &str = include_str!("halden/contacts.csv");
const HOLDINGS: &str = include_str!("halden/holdings.csv");

/// What a month with each of the six came to of late, in thousands of EUR.
const REVENUE: [(&str, i64); 6] =
    [("HF-AER", 412), ("HF-NOR", 268), ("HF-TAQ", 190), ("HF-LOI", 96), ("HF-PUG", 74), ("HF-KIT", 18)];

/// How many bought a part of the lot that is recalled.
pub const BUYERS: usize = 2_000;

const FIRST_NAMES: [&str; 20] = [
    "Ada", "Bruno", "Chloé", "Dmitri", "Esra", "Farid", "Greta", "Hana", "Ivo", "Júlia", "Kofi", "Lena",
    "Mateo", "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Sami", "Tove",
];
const LAST_NAMES: [&str; 20] = [
    "Abe", "Berg", "Costa", "Dahl", "Eriksen", "Fischer", "García", "Haddad", "Ivanov", "Jansen", "Kaya",
    "Lopez", "Meyer", "Novak", "Okoye", "Petit", "Quist", "Rossi", "Silva", "Tanaka",
];

/// Takes in the company's customers, their people and their orders.
pub async fn take_in(stage: &Stage) -> Result<()> {
    let (buyers, people, parts) = buyers();
    for (kind, name, text) in [
        (Kind::Customers, "customers.csv", CUSTOMERS.to_owned()),
        (Kind::Contacts, "contacts.csv", CONTACTS.to_owned()),
        (Kind::Holdings, "holdings.csv", HOLDINGS.to_owned()),
        (Kind::Months, "months.csv", months(stage.house.now().day("UTC"))),
        (Kind::Customers, "buyers.csv", buyers),
        (Kind::Contacts, "people.csv", people),
        (Kind::Holdings, "parts.csv", parts),
    ] {
        let run = stage.import(kind, name, text.into_bytes()).await?;
        if run.rows_rejected > 0 || run.why.is_some() {
            return Err(Fault::broken(format!("{name}: {} rows were not taken", run.rows_rejected)));
        }
    }
    stage.give_each_customer_a_contact().await
}

/// The twelve months before `today` with each of the six customers: steady, paid on time but for one invoice in ten.
fn months(today: Date) -> String {
    let mut months =
        String::from("customer_key,month,currency,revenue,margin,invoices_due,invoices_on_time\n");
    for (at, (customer, thousands)) in REVENUE.into_iter().enumerate() {
        for ago in 1..=12 {
            let month = today.first_of_month().saturating_sub(Span::new().months(ago));
            let revenue = thousands * (970 + (ago * 7 + at as i64 * 5) % 60);
            let on_time = 4 - i64::from((ago + at as i64) % 5 == 0) * 2;
            // Writing to a String cannot fail.
            let _ = writeln!(
                months,
                "{customer},{:04}-{:02},EUR,{revenue}.00,{}.00,4,{on_time}",
                month.year(),
                month.month(),
                revenue * 27 / 100
            );
        }
    }
    months
}

/// Two thousand buyers, who speak for themselves, and the part each of them bought: three of five from the lot that may
/// crack.
fn buyers() -> (String, String, String) {
    let mut buyers = String::from("customer_key,name,attribute segment\n");
    let mut people = String::from("customer_key,name,email,roles\n");
    let mut parts = String::from(
        "holding_key,customer_key,kind,label,status,bought,delivered,amount,currency,attribute lot\n",
    );
    for n in 0..BUYERS {
        let name = format!("{} {}", FIRST_NAMES[n % 20], LAST_NAMES[(n / 20 + n) % 20]);
        let lot = if n % 5 < 3 { 4471 } else { 4472 };
        let day = n % 28 + 1;
        // Writing to a String cannot fail.
        let _ = writeln!(buyers, "B-{n:05},{name},consumer");
        let _ = writeln!(people, "B-{n:05},{name},buyer.{n:04}@buyers.example,operations");
        let _ = writeln!(
            parts,
            "PART-{n:05},B-{n:05},part,Bicycle crank set,delivered,2026-01-{day:02},2026-02-{day:02},129.00,EUR,{lot}"
        );
    }
    (buyers, people, parts)
}

/// The failed furnace.
pub fn furnace() -> Script {
    Script {
        title: "The furnace stopped, and we cannot deliver".into(),
        summary: "The lining of furnace 2 cracked in the night. It is our only one for these alloys. Every open order that \
                  runs through it is late from today on."
            .into(),
        scenario: "missed-delivery".into(),
        rule: "holding.status = open and holding.attr.furnace = 2".into(),
        what_happened: "Last night the lining of our furnace 2 cracked. It is our only furnace for your alloys, so your \
                        open orders stand still."
            .into(),
        who_is_affected: "Six customers with open orders. Yours are listed on your page.".into(),
        what_we_know: "Nobody was hurt. Parts already finished are good and will be shipped.".into(),
        what_we_do_not_know: "How long the repair takes: the maker's engineer arrives tomorrow.".into(),
        what_you_can_do: "Tell us which part stops you first, and by when: we finish those by hand where we can, and ask \
                          two competitors for capacity on your behalf."
            .into(),
        no_date_because: "the furnace must cool for thirty hours before anyone can look inside it.".into(),
        evidence: "The maker's engineer signed the repair plan after the inspection, and the new lining is on site.".into(),
        fix: "Furnace 2 is pouring again.".into(),
        impact: "Two of our lines stop on Thursday without these parts, and we learned it from you, which we respect.".into(),
        apology: "We run one furnace for your alloys and had no second one. That was our decision, and it has stopped your \
                  lines. We are sorry. We are repairing it with its maker, we pay for the express freight of every part, \
                  and we are buying a second furnace so that this cannot happen again."
            .into(),
        remedy: RemedySaid {
            kind: "credit".into(),
            title: "Express freight, and a credit".into(),
            words: "We fly every late part to you at our cost, and credit you for the trouble.".into(),
            amount: Some(Money { minor: 250_000, currency: "EUR".into() }),
            reason: "The penalty our contracts foresee for the first week, without waiting for a claim.".into(),
            all_cases: true,
            ..RemedySaid::default()
        },
        solution: "Furnace 2 is pouring again, and the first late parts have left our yard.".into(),
        lesson: (
            "One furnace for an alloy is a single point of failure, and the customers paid for it.".into(),
            "A second furnace was bought. Until it runs, two partners hold capacity for us.".into(),
        ),
        lesson_word: "furnace".into(),
        show: Some(shown::furnace()),
    }
}

/// The recalled lot.
pub fn recall() -> Script {
    Script {
        title: "Product safety recall: crank set, lot 4471".into(),
        summary: "Cranks of lot 4471 may break under load. Three were returned broken; one rider fell.".into(),
        scenario: "recall".into(),
        rule: "holding.attr.lot = 4471".into(),
        what_happened: "Crank sets of lot 4471 can break under load. One rider fell.".into(),
        who_is_affected: "Everyone who bought a crank set of lot 4471. The number is stamped inside the arm.".into(),
        what_we_know: "The forging of this lot was cooled too fast. Other lots are sound.".into(),
        what_we_do_not_know: "Whether a crank that looks whole will break. So treat each as if it could.".into(),
        what_you_can_do: "Stop riding with it today. Choose a refund or a new set on your page; we send a prepaid box.".into(),
        no_date_because: "the new sets are being tested, and we send none before the test is passed.".into(),
        evidence: "The test report of the new lot, signed by the laboratory.".into(),
        fix: "A tested crank set is on its way to everyone who chose one.".into(),
        impact: "I ride to work every day and now take the bus.".into(),
        apology: "We sold you a part that can break, and our inspection did not see it. That is our fault, and we are \
                  sorry that you were put at risk. We take every one back, and from now on each heat is tested to breaking."
            .into(),
        remedy: RemedySaid {
            kind: "refund".into(),
            title: "The full price, back".into(),
            words: "We pay back the full price, whether or not you send the old part.".into(),
            amount: Some(Money { minor: 12_900, currency: "EUR".into() }),
            reason: "A part that nobody may use is worth nothing.".into(),
            all_cases: true,
            ..RemedySaid::default()
        },
        solution: "Your refund is paid, and the tested set is with you if you chose one.".into(),
        lesson: (
            "Nobody tested a heat to breaking, because no drawing asked for it.".into(),
            "Each heat is tested to breaking before it leaves.".into(),
        ),
        lesson_word: "crank".into(),
        show: Some(shown::recall()),
    }
}

/// Plays a story to its middle: told, shown to everybody, answered by many, owned up to, offered; the date not yet kept,
/// nobody asked.
pub async fn play_half(stage: &Stage, script: Script) -> Result<Play<'_>> {
    let mut play = Play::declare(stage, script, Report::default()).await?;
    play.find_who_is_touched().await?;
    play.be_refused_a_date().await?;
    play.tell_first().await?;
    play.open_a_room().await?;
    play.be_followed().await?;
    play.open_windows().await?;
    stage.house.clock().advance(2 * HOUR);
    play.visit_and_speak().await?;
    play.say_and_mend().await?;
    play.be_asked().await?;
    play.offer_alternatives().await?;
    play.be_helped().await?;
    play.film().await?;
    play.own_up().await?;
    stage.house.clock().advance(3 * HOUR);
    play.film().await?;
    play.publish_the_date().await?;
    play.make_good().await?;
    play.links = play.links.into_iter().step_by(2).collect();
    play.take_or_decline().await?;
    Ok(play)
}

/// How long before today the demonstration's first story began, in milliseconds.
pub const BEGAN_BEFORE: i64 = DAY;
