//! An ordinary day of bids, for the gallery.

use super::list::ListPage;
use super::of_customer::OfCustomerPage;
use super::one::{BidPage, drawn};
use crate::bids::advice::Kept;
use crate::bids::bid::BidLine;
use crate::bids::{AskSaid, Bid, CompetencesSaid, DecideSaid, Grounds, OutcomeSaid, State, advise};
use crate::ground::clock::DAY;
use crate::ground::id::Id;
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell};
use crate::ground::web::Page;
use crate::ground::{Dice, Time};

const CUSTOMER: &str = "Aerovia <Components> شركة";

fn bid(now: Time, n: i64, title: &str, state: State) -> Bid {
    let dice = Dice::seeded(1_040 + n.unsigned_abs());
    let is_decided = state != State::Asked;
    Bid {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        customer_id: Id::mint(now, &dice),
        title: title.into(),
        words: "They asked on the <b>telephone</b>: 4,000 blades. 😀".into(),
        came: "invited".into(),
        takes: "forging\nتشكيل\nSoftware <i>for</i> tests".into(),
        band: "large".into(),
        answer_on: now.plus((9 - n) * DAY).day("UTC").to_string(),
        owner_id: Id::mint(now, &dice),
        owner_name: "Mara <Lind>".into(),
        state: state.word().into(),
        asked_by: "mem_sample".into(),
        asked_name: "Mara <Lind>".into(),
        asked_at: now.plus(-n * DAY),
        decision: is_decided.then(|| "bid".into()),
        because: if is_decided { "They would hear of it as a <b>no</b>.".into() } else { String::new() },
        look_on: None,
        decided_by: is_decided.then(|| "mem_sample".into()),
        decided_name: is_decided.then(|| "Tom Brandt".into()),
        decided_at: is_decided.then(|| now.plus(-DAY)),
        advice: None,
        is_against: i64::from(is_decided),
        outcome_words: String::new(),
        outcome_by: None,
        outcome_at: None,
        moved_at: now.plus(-n * DAY),
        salt: String::new(),
    }
}

fn lines(now: Time) -> Vec<BidLine> {
    let line = |bid: Bid, customer: &str| BidLine { bid, customer: customer.into() };
    vec![
        line(bid(now, 1, "Blades for the <b>next</b> ten years", State::Asked), CUSTOMER),
        line(bid(now, 2, "قطع غيار 😀", State::Bid), "شركة الخليج"),
        line(bid(now, 40, "Rings", State::Excluded), "Nordwing <b>Aero</b>"),
    ]
}

/// One to be decided, one we bid for, one they shut us out of.
pub(super) fn list_page(shell: Shell) -> ListPage {
    let title = shell.t("bids-title");
    ListPage {
        page: Page { items: lines(Time(shell.now_ms)), next: None },
        listing: Listing::new("/bids", ""),
        state: String::new(),
        tags: vec!["forging".into(), "تشكيل <b>".into()],
        said: CompetencesSaid { tags: "forging\nتشكيل <b>".into() },
        errors: Errors::none().with("tags", "“Everything that anybody…” is longer than 60 characters."),
        may_set: true,
        shell: shell.at(Nav::Customers, title),
    }
}

/// The same at one customer, with a form that was not understood.
pub(super) fn of_customer_page(shell: Shell) -> OfCustomerPage {
    let title = shell.t("bids-title");
    OfCustomerPage {
        customer_id: "cus_sample".into(),
        customer: CUSTOMER.into(),
        page: Page { items: lines(Time(shell.now_ms)), next: None },
        listing: Listing::new("/customers/cus_sample/bids", ""),
        people: vec![Choice::new("mem_sample", "Mara <Lind>")],
        said: AskSaid { title: "Blades <b>".into(), owner_id: "mem_sample".into(), ..AskSaid::default() },
        errors: Errors::none().with("band", "How large is it? Choose the band in which it lies."),
        may_ask: true,
        shell: shell.at(Nav::Customers, title),
    }
}

/// Not now, with every kind of reason, and somebody who would go against it without one.
pub(super) fn bid_page(shell: Shell) -> BidPage {
    let bid = bid(Time(shell.now_ms), 1, "Blades for the <b>next</b> ten years", State::Asked);
    let advice = advise(&Grounds {
        cases: 1,
        unadmitted: 1,
        efforts: 8,
        kept: Kept { due: 10, low: 0.49, high: 0.94 },
        trust: Some(("integrity", 0.2, 0.45)),
        takes: bid.takes(),
        good_at: vec!["forging".into()],
        open: 6,
        overdue: 1,
        owner_kept: Kept { due: 50, low: 0.86, high: 0.96 },
    });
    let shell = shell.at(Nav::Customers, bid.title.clone());
    BidPage {
        advice: drawn(&shell, Some(&advice), &bid).unwrap_or_default(),
        customer: CUSTOMER.into(),
        bid,
        deciding: DecideSaid { decision: "bid".into(), ..DecideSaid::default() },
        came_out: OutcomeSaid::default(),
        errors: Errors::none().with("because", "This goes against the advice. Say why."),
        may_change: true,
        shell,
    }
}
