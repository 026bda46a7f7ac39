//! Out it goes: a case for each of those touched, a first wave, a pause, the rest; then the telephone and the post.

use std::collections::BTreeSet;

use amends::calls::{self, List};
use serde_json::{Value, json};

use super::people::{BUSINESSES, BUYERS, EACH, mail_of};
use super::{HOUR, Telling};

/// Buyers whose mail server says at once that there is no such person.
pub(super) const REFUSED: [usize; 2] = [2, 3];
/// Buyers without mail whose number is theirs.
const SPOKEN: usize = BUYERS / EACH;
/// Buyers without mail whose number is somebody else's by now.
const WRITTEN: usize = BUYERS / EACH;
/// Everybody with a mail address who must hear.
const MAILED: usize = BUYERS - SPOKEN - WRITTEN + 3 * BUSINESSES;

impl Telling {
    pub(super) async fn those_touched_have_a_case(&self) {
        let path = format!("/incidents/{}/scopes", self.incident);
        let rule = json!({ "rule": "holding.attr.lot = L4471" });
        let drafted = self.post(&self.desk.mara, &path, rule).await;
        assert_eq!(drafted["customers"], BUYERS + BUSINESSES);
        let confirmation = format!("{path}/{}/confirmation", drafted["id"].as_str().unwrap());
        self.post(&self.desk.tom, &confirmation, Value::Null).await;
        self.desk.settle().await;
        assert_eq!(self.told().await.0, 0);
    }

    pub(super) async fn the_first_wave_teaches(&mut self) {
        for buyer in REFUSED {
            self.mailbox.behave(|b| b.refuse.push(mail_of(buyer)));
        }
        let said = json!({ "kind": "first", "subject": "Product safety recall: brackets of lot 4471",
            "what_happened": "Brackets of lot 4471 may crack.", "who_is_affected": "Everybody who has one of them.",
            "what_you_can_do": "Do not use them. We fetch them.", "next_update_at": "2026-03-04T15:00:00Z" });
        self.first = self.submitted(said).await;
        let seen = self.get(&format!("/notices/{}/audience", self.first)).await;
        assert_eq!(
            (&seen["to_tell"], &seen["left_out"]["not_relevant"]),
            (&json!(MAILED), &json!(BUSINESSES))
        );
        assert_eq!(seen["nobody"], SPOKEN + WRITTEN, "who has no mail is a finding, and not forgotten");

        // The six businesses hear first, and some buyers by lot; not a second's worth more than two hundred.
        let businesses: Vec<String> = (1..=BUSINESSES).map(|n| format!("K-{n}")).collect();
        let approval = json!({ "first": "100", "chosen": businesses.join("\n"), "rate": "200" });
        self.post(&self.desk.tom, &format!("/notices/{}/approval", self.first), approval).await;
        self.let_time_pass(2_000).await;
        let (gone, refused) =
            (self.many(&self.first, "handed_over").await, self.many(&self.first, "refused").await);
        assert_eq!(gone + refused, 100);
        let letters = self.mailbox.take();
        let to_works = letters.iter().filter(|l| l.to[0].contains("@works")).count();
        assert_eq!(to_works, 3 * BUSINESSES);
        assert!(!letters.iter().any(|l| l.to[0].starts_with("books@")), "who need not hear is left alone");
        self.letters = letters;
        self.let_time_pass(HOUR).await;
        assert_eq!(self.mailbox.received().len(), 0, "the rest waits for a word");
    }

    pub(super) async fn a_pause_and_the_rest(&mut self) {
        let path = format!("/notices/{}", self.first);
        self.post(&self.desk.tom, &format!("{path}/go"), json!({ "because": "They understood it" })).await;
        self.let_time_pass(2_000).await;
        let so_far = self.mailbox.received().len();
        assert!((300..=600).contains(&so_far), "two hundred a second: {so_far}");
        self.post(&self.desk.mara, &format!("{path}/stop"), json!({ "because": "Is the number right?" }))
            .await;
        self.let_time_pass(HOUR).await;
        assert_eq!(self.mailbox.received().len(), so_far, "a pause is a pause");
        self.post(&self.desk.tom, &format!("{path}/resumption"), json!({ "because": "It is" })).await;
        for _ in 0..6 {
            self.let_time_pass(2_000).await;
        }
        self.letters.extend(self.mailbox.take());
        let reached: BTreeSet<&str> = self.letters.iter().map(|l| l.to[0].as_str()).collect();
        assert_eq!((self.letters.len(), reached.len()), (MAILED - REFUSED.len(), MAILED - REFUSED.len()));
        assert_eq!(self.get(&path).await["state"], "sent");
        let sending = self.desk.open_page(&self.desk.vic, &format!("/notices/{}/sending", self.first)).await;
        sending.expect(200).says("There is nobody to tell.").says("north");
        assert_eq!(self.many(&self.first, "refused").await, 2);
    }

    pub(super) async fn those_without_mail_are_rung_up(&self) {
        let calls = format!("/notices/{}/calls", self.first);
        let queued = self.post(&self.desk.tom, &calls, json!({ "whom": "not_reached" })).await;
        assert_eq!(queued["queued"], SPOKEN + WRITTEN);
        self.desk.settle().await;
        // Two on the telephones, in turn; one buyer's machine answers, and many numbers are somebody else's.
        let mut spoken = 0;
        for n in 0..SPOKEN + WRITTEN {
            let by = if n % 2 == 0 { &self.desk.mara } else { &self.desk.tom };
            let next =
                calls::take_next(&self.desk.house, by, List::All).await.unwrap().expect("somebody to ring");
            let whom = self.get(&format!("/deliveries/{next}")).await["to_address"].clone();
            let outcome = match whom.as_str().unwrap() {
                number if number.ends_with("01") || number.ends_with("51") => "wrong_number",
                number if number.ends_with("00050") => "message_left",
                _ => "spoken",
            };
            spoken += usize::from(outcome == "spoken");
            self.post(by, &format!("/calls/{next}/outcome"), json!({ "outcome": outcome })).await;
        }
        assert_eq!(spoken, SPOKEN - 1);
        self.desk.settle().await;
        let figures = self.get(&format!("/incidents/{}/calls", self.incident)).await;
        assert_eq!(figures["spoken"]["of_these"], spoken, "R25");
    }

    pub(super) async fn and_the_others_written_to(&self) {
        let letters = format!("/notices/{}/letters", self.first);
        let queued = self.post(&self.desk.tom, &letters, json!({ "whom": "not_reached" })).await;
        // Those whose number is wrong, and those whose mail was refused; the one with the machine is rung again.
        assert_eq!(queued["queued"], WRITTEN + REFUSED.len());
        let run =
            self.post(&self.desk.mara, &format!("/notices/{}/print-runs", self.first), Value::Null).await;
        let run = format!("/print-runs/{}", run["id"].as_str().unwrap());
        let sheets = self.desk.open_page(&self.desk.mara, &format!("{run}/sheets")).await.expect(200);
        assert_eq!(sheets.text.matches("class=\"sheet\"").count(), WRITTEN + REFUSED.len());
        let posted = json!({ "posted_on": self.desk.house.now().rfc3339() });
        self.post(&self.desk.mara, &format!("{run}/posting"), posted).await;
        self.desk.settle().await;

        // One of them types the code that stands on their letter.
        let code = &sheets.text.split("class=\"code\" dir=\"ltr\">").nth(1).unwrap()[..14];
        let opened =
            self.desk.browse(None, axum::http::Method::POST, "/r", &[("code", code)]).await.expect(303);
        let room = self.desk.browse(None, axum::http::Method::GET, &opened.location, &[]).await.expect(200);
        room.says("may crack");
        let cases = self.get(&format!("/cases?incident={}&state=open", self.incident)).await;
        let left: Vec<&str> =
            cases["items"].as_array().unwrap().iter().filter_map(|c| c["title"].as_str()).collect();
        assert_eq!(left, ["Buyer 50 <b>&</b> Co"], "everybody but the one who is rung again has heard of it");
    }

    /// A notice of Mara's, submitted.
    pub(super) async fn submitted(&self, said: Value) -> String {
        let notices = format!("/incidents/{}/notices", self.incident);
        let notice = self.post(&self.desk.mara, &notices, said).await;
        let id = notice["id"].as_str().unwrap().to_owned();
        self.post(&self.desk.mara, &format!("/notices/{id}/submission"), Value::Null).await;
        id
    }

    /// The clock goes on, and the desk does what is due by then.
    pub(super) async fn let_time_pass(&self, ms: i64) {
        self.desk.wait(ms);
        self.desk.settle().await;
    }
}
