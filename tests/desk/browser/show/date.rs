//! The date: refused at the gate, let through by a second member, seen at once by whoever has the page open, and kept. And our
//! word: late by itself where we are.

use amends::incidents;

use super::{HOUR, ROOM, Show};

const DAY: i64 = 24 * HOUR;

impl Show {
    pub(super) async fn be_refused_at_the_gate(&mut self) {
        let (ines, tom) = (&self.ines, &self.tom);
        ines.goto(&self.incident).await;
        ines.follow("Make a promise").await;
        ines.choose("Kind", "The day it is mended").await;
        ines.fill("What you promise", "The machine runs again.").await;
        ines.fill_moment("By when", &self.desk.moment(3 * DAY)).await;
        ines.press("Make a promise").await;
        ines.sees("Promised. It stands in the ledger with your name.").await;
        self.promise = ines.path().await;
        tom.goto(&self.promise).await;
        tom.press("Let customers read it").await;
        tom.sees("No customer may read this date yet. There is no evidence for it.").await;
        self.otto.goto(ROOM).await;
        self.otto.mark().await;
        self.otto.misses("When it will be put right").await;
        self.otto.sees("No date yet, because").await;
    }

    pub(super) async fn let_the_date_through(&self) {
        let (ines, tom, otto, marta) = (&self.ines, &self.tom, &self.otto, &self.marta);
        marta.goto(&self.private).await;
        ines.goto(&self.promise).await;
        ines.unfold("What makes you sure").await;
        ines.fill("What makes you sure", "Marta's team has measured it, and the part is here.").await;
        ines.fill("How sure, in per cent", "90").await;
        ines.press("Save the evidence").await;
        ines.sees("The evidence stands beside the promise.").await;
        ines.press("Let customers read it").await;
        ines.sees("Whoever promised a date, or brought its evidence, cannot approve it.").await;
        otto.misses("When it will be put right").await;
        tom.goto(&self.promise).await;
        tom.press("Let customers read it").await;
        tom.sees("Published. Customers may read the date.").await;
        otto.sees("When it will be put right").await;
        otto.sees("How sure we are: 90%").await;
        otto.misses("No date yet, because").await;
        assert!(otto.is_marked().await, "it came without the page being loaded anew");
        marta.sees("How sure we are: 90%").await;
    }

    /// Nobody does anything, the network is gone, and the page says that we are late.
    pub(super) async fn be_late_by_itself(&self) {
        let (house, otto) = (self.desk.house(), &self.otto);
        let soon = house.now().plus(20_000);
        incidents::say_next_update(house, &self.owner, &self.id(), soon).await.unwrap();
        otto.goto(ROOM).await;
        otto.mark().await;
        // Every node has heard of it by then.
        otto.sees(" s left").await;
        otto.misses("We are late with this.").await;
        otto.be_offline(true).await;
        otto.sees("We are late with this.").await;
        otto.sees("late by").await;
        assert!(otto.is_marked().await);
        otto.picture("room-late").await;
        otto.be_offline(false).await;
    }

    pub(super) async fn speak_at_last(&self) {
        let (tom, otto) = (&self.tom, &self.otto);
        otto.goto(ROOM).await;
        otto.mark().await;
        tom.goto(&format!("{}/updates", self.incident)).await;
        tom.choose("How it stands", "Identified").await;
        tom.fill("What there is to say", "We were late with this word. The part fits.").await;
        tom.fill_moment("We speak next", &self.desk.moment(4 * HOUR)).await;
        tom.press("Post it").await;
        tom.sees("Posted. Everybody reads it now.").await;
        otto.sees("We were late with this word. The part fits.").await;
        otto.misses("We are late with this.").await;
        assert!(otto.is_marked().await);
    }

    pub(super) async fn keep_the_date(&self) {
        let (ines, tom, otto) = (&self.ines, &self.tom, &self.otto);
        ines.goto(&self.promise).await;
        ines.press("It is kept").await;
        ines.sees("Noted: the promise was kept.").await;
        tom.goto(&format!("{}/updates", self.incident)).await;
        tom.choose("How it stands", "Resolved").await;
        tom.fill("What there is to say", "It runs again, a day before the one we named.").await;
        tom.press("Post it").await;
        tom.sees("Posted. Everybody reads it now.").await;
        otto.sees("It runs again, a day before the one we named.").await;
        otto.sees("Resolved").await;
        assert!(otto.is_marked().await);
        tom.goto(&format!("{}/site", self.incident)).await;
        tom.fill(
            "What happened, and what we changed",
            "One machine for a part was too few. There are two now.",
        )
        .await;
        tom.press("Close the room").await;
        tom.sees("The room is closed and says how it ended.").await;
        tom.look_over().await;
        otto.sees("One machine for a part was too few.").await;
    }
}
