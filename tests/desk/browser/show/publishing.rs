//! From the first word to a room that everybody reads, in minutes; and how it comes to whoever opens it at night.

use super::{HOUR, ROOM, Show};

const HAPPENED: &str = "The machine that makes your parts stopped.";
const BECAUSE: &str = "it has to cool before anybody can look inside it";

impl Show {
    pub(super) async fn declare(&mut self) {
        let ines = &self.ines;
        ines.goto("/").await;
        ines.follow("Declare").await;
        ines.fill("What went wrong", "The machine stopped").await;
        ines.fill("What happened", HAPPENED).await;
        ines.fill_moment("Noticed", &self.desk.moment(-HOUR)).await;
        ines.press("Declare").await;
        ines.sees("Declared. Next: who is touched?").await;
        self.incident = ines.path().await;
        self.touch_marta().await;
    }

    pub(super) async fn say_why_there_is_no_date(&self) {
        let ines = &self.ines;
        ines.goto(&self.incident).await;
        ines.unfold("Change the facts").await;
        ines.fill("No date yet, because …", BECAUSE).await;
        ines.press("Say it").await;
        ines.sees("Said. Customers read it instead of a date.").await;
    }

    pub(super) async fn publish_the_room(&self) {
        let (ines, tom) = (&self.ines, &self.tom);
        let site = format!("{}/site", self.incident);
        ines.goto(&site).await;
        ines.press("Begin the room").await;
        ines.sees("The room is begun.").await;
        ines.fill("What it means for you", "Parts of this week are late.").await;
        ines.fill("What you can do now", "Tell us which part stops you first.").await;
        ines.fill("Its address", "the-machine").await;
        ines.fill("Colour", "#b3541e").await;
        ines.press("Keep these words").await;
        ines.sees("The words are kept.").await;
        ines.look_over().await;
        tom.goto(&site).await;
        tom.press("Publish it").await;
        tom.sees("It can be read now.").await;
        tom.look_over().await;
    }

    /// Under 50 kB, in its final place at once, the largest first, and in the reader's own zone.
    pub(super) async fn read_it_for_the_first_time(&self) {
        let (tom, otto) = (&self.tom, &self.otto);
        tom.goto(&format!("{}/updates", self.incident)).await;
        tom.choose("How it stands", "Investigating").await;
        tom.fill("What there is to say", "We have switched it off, and let it cool.").await;
        tom.fill_moment("We speak next", &self.desk.moment(4 * HOUR)).await;
        tom.press("Post it").await;
        tom.sees("Posted. Everybody reads it now.").await;

        otto.goto(ROOM).await;
        for words in
            [HAPPENED, "Parts of this week are late.", BECAUSE, "We have switched it off", "Tom Brandt"]
        {
            otto.sees(words).await;
        }
        otto.sees("GMT+9").await;
        otto.sees("Times are in Asia/Tokyo").await;
        otto.sees("left").await;
        self.is_light_and_still().await;
    }
}
