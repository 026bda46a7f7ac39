//! The drill *late orders*: a marketplace notices on a given day that a carrier has failed, and makes amends to everyone
//! whose order is overdue. Played on given files of customers and holdings.

use jiff::civil::Date;

use super::play::Play;
use super::report::{Dimensions, Report};
use super::script::Script;
use super::stage::Stage;
use crate::ground::clock::{DAY, HOUR};
use crate::ground::{Money, Result};
use crate::remedies::RemedySaid;

/// The words of this story.
pub fn script(as_of: Date) -> Script {
    Script {
        title: "The carrier failed: orders are late".into(),
        summary: "One carrier stopped delivering. Orders promised before today have not arrived.".into(),
        scenario: "missed-delivery".into(),
        rule: format!(
            "holding.bought_on < {as_of} and holding.promised_on < {as_of} and not holding.delivered_before {as_of} \
             and holding.status not in (canceled, unavailable)"
        ),
        what_happened: "The carrier that had your order stopped delivering, and we did not notice in time.".into(),
        who_is_affected: "Everyone whose order was promised for a day before today and has not arrived.".into(),
        what_we_know: "Your order is in one of the carrier's depots. Nothing is lost.".into(),
        what_we_do_not_know: "Which depot it is in, and on which day it will reach you.".into(),
        what_you_can_do: "If you need it sooner, tell us on your page: we will look for another way first for you.".into(),
        no_date_because: "the carrier has not told us yet what is in which depot.".into(),
        evidence: "The second carrier confirmed the collection in writing, depot by depot.".into(),
        fix: "Your order is in the hands of another carrier.".into(),
        impact: "It was a gift, and the day has passed.".into(),
        apology: "We promised you a day and did not keep it, and you had to find out by waiting. That was our fault. We \
                  are sorry. We have taken the orders back from the carrier, we pay you back the freight, and we now \
                  look every morning at what is overdue."
            .into(),
        remedy: RemedySaid {
            kind: "refund".into(),
            title: "The freight, paid back".into(),
            words: "We pay back what you paid for the delivery, without your asking.".into(),
            amount: Some(Money { minor: 1_500, currency: "EUR".into() }),
            reason: "The delivery was not what it was paid for.".into(),
            all_cases: true,
            ..RemedySaid::default()
        },
        solution: "Your order was handed to another carrier and has been delivered.".into(),
        lesson: (
            "One carrier for a whole region is a single point of failure, and nobody watched it.".into(),
            "A second carrier for each region, and a look each morning at what is overdue.".into(),
        ),
        lesson_word: "carrier".into(),
        show: None,
    }
}

/// Plays the whole story on a stage whose customers and holdings are known. Each step that does not hold is named in
/// the report; a step that cannot be taken ends the play with its fault.
pub async fn play(stage: &Stage, script: Script, report: Report) -> Result<Report> {
    let mut play = Play::declare(stage, script, report).await?;
    play.find_who_is_touched().await?;
    let before = play.trust().await?;
    play.be_refused_a_date().await?;
    play.tell_first().await?;
    play.open_a_room().await?;
    play.be_followed().await?;
    play.open_windows().await?;
    play.visit_and_speak().await?;
    play.say_and_mend().await?;
    play.be_asked().await?;
    play.offer_alternatives().await?;
    play.be_helped().await?;
    play.own_up().await?;
    play.publish_the_date().await?;
    play.see_the_date().await?;
    play.keep_an_update().await?;
    play.say_progress().await?;
    play.make_good().await?;
    play.take_or_decline().await?;
    stage.house.clock().advance(2 * DAY);
    play.keep_the_date().await?;
    play.say_it_is_mended().await?;
    play.ask_whether_it_held(false).await?;
    play.say_whether_it_held(false).await?;
    stage.house.clock().advance(4 * HOUR);
    play.ask_whether_it_held(true).await?;
    play.say_whether_it_held(true).await?;
    play.fulfil().await?;
    play.learn().await?;
    play.close_where_done().await?;
    play.close_the_room().await?;
    stage.settle().await?;
    play.report.trust.before = before;
    play.report.trust.after = play.trust().await?;
    play.count().await?;
    Ok(play.report)
}

/// What nothing is known of, before the first movement.
pub const UNKNOWN: Dimensions = Dimensions { ability: 0.5, benevolence: 0.5, integrity: 0.5 };
