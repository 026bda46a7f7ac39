//! A customer has been cold for ten years (S0): two of their people do not agree, and where they differ the origin is found,
//! verified and admitted; what is offered for it is declined with thanks, and the trust picture shows the step (R32, R35, R36,
//! R43, R45, R78, R109).

use amends::ground::clock::DAY;
use amends::incidents;
use amends::notices::links;
use serde_json::json;

use super::{Account, Touched};
use crate::walks::interviews::colleague;
use crate::walks::meanwhile::Person;

const HALL: &str = "You used our hall for somebody else’s parts, and nobody ever said so.";
const SINCE: &str = "You act for yourselves, since the hall.";
const MATTERED: &str = "We stopped asking you for anything that mattered.";
const SORRY: &str =
    "We used your hall without asking you. That was our fault, and it cost us your trust. We pay for it.";

struct TenYears {
    at: Account,
    aerovia: Touched,
    jonas: Person,
    /// The page of the old wrong.
    wrong: String,
    /// The page of the case in which it is answered.
    answered: String,
    /// Marta's private link there.
    room: String,
}

impl TenYears {
    async fn begin(at: Account) -> Self {
        let said = json!({ "title": "Aerovia gives us no new work", "scenario": "old-grievance" });
        let incident = at.declared(said).await;
        let aerovia = at.touched(&incident, "Aerovia").await;
        let jonas = colleague(&at.desk, &incident, &aerovia.marta, "Jonas").await;
        // For years we promised to come, and did not.
        for words in ["We bring a list of what is open", "We come and see the hall"] {
            let said = json!({ "case_id": aerovia.case(), "kind": "other", "words": words, "due_at": "2026-03-02T12:00" });
            let made = at.does(&at.desk.tom, "POST", "/promises", said).await;
            let path = format!("/promises/{}/breaking", made["id"].as_str().unwrap());
            at.does(&at.desk.tom, "POST", &path, json!({ "because": "Something else was more urgent." }))
                .await;
        }
        let nowhere = String::new;
        Self { at, aerovia, jonas, wrong: nowhere(), answered: nowhere(), room: nowhere() }
    }

    async fn play(mut self) {
        self.disagree().await;
        self.find_the_origin().await;
        self.head_the_page().await;
        self.verify().await;
        self.take_it_up().await;
        self.admit().await;
        self.apologise().await;
        self.decline_with_thanks().await;
        self.see_the_step().await;
        self.at.end().await;
    }

    /// What one of them says in a talk of their own; the statement that comes of it.
    async fn heard(&self, who: &Person, words: &str, dimension: &str) -> String {
        let said = json!({ "people": [who.id], "guide": "old", "interviewer_id": self.at.desk.ines.label() });
        let planned = self.at.post(&format!("/cases/{}/interviews", self.aerovia.case()), said).await;
        let talk = format!("/interviews/{}", planned["items"][0]["id"].as_str().unwrap());
        self.at.post(&format!("{talk}/beginning"), json!({})).await;
        let taken =
            self.at.post(&format!("{talk}/lines"), json!({ "text": words, "dimension": dimension })).await;
        self.at.post(&format!("{talk}/ending"), json!({ "asked": "yes" })).await;
        taken["line"]["statement_id"].as_str().unwrap().to_owned()
    }

    async fn disagree(&self) {
        let mara = &self.at.mara;
        self.heard(&self.jonas, "There is nothing. Your prices are too high.", "ability").await;
        self.heard(&self.aerovia.marta, SINCE, "benevolence").await;
        mara.goto(&self.aerovia.page).await;
        mara.follow("Side by side").await;
        mara.sees("There is nothing. Your prices are too high.").await;
        mara.sees(SINCE).await;
        mara.sees("not all of them").await;
    }

    async fn find_the_origin(&mut self) {
        let mara = &self.at.mara;
        mara.goto(&self.aerovia.page).await;
        mara.follow("Something they said leads further back").await;
        mara.choose("What they said", SINCE).await;
        mara.fill("What to call it", "They used our hall").await;
        mara.fill("What happened, in their words", HALL).await;
        mara.fill("When it was", "2016").await;
        mara.look_everywhere("origin").await;
        mara.draw("origin", "main").await;
        mara.press("It goes back to this").await;
        mara.sees("Noted where it comes from.").await;
        let wrong = mara.path().await;
        // Asked once more, Jonas speaks of the same.
        let same = self.heard(&self.jonas, "Well. Ask what stood in our hall in 2016.", "integrity").await;
        let known = json!({ "grievance_id": wrong.rsplit('/').next() });
        self.at.post(&format!("/statements/{same}/origin"), known).await;
        self.wrong = wrong;
    }

    async fn head_the_page(&self) {
        let Account { mara, tom, .. } = &self.at;
        mara.goto(&format!("/customers/{}", self.aerovia.customer)).await;
        mara.sees("About 10 years without a word from us").await;
        mara.look_everywhere("old-wrong").await;
        mara.draw("old-wrong", "#grievances").await;
        tom.goto("/").await;
        tom.follow("An old wrong waits for a word from us").await;
        tom.sees("Jonas").await;
    }

    async fn verify(&self) {
        let tom = &self.at.tom;
        tom.choose("Where it stands now", "Being verified").await;
        tom.fill("On what ground", "Two of theirs say it.").await;
        tom.press("Say it").await;
        tom.sees("The step stands with your name and cannot be changed.").await;
        tom.choose("Where it stands now", "Verified: it was so").await;
        tom.fill("On what ground", "Our own log says so.").await;
        tom.fill("What shows it", "The gate log of May 2016 has our lorries.").await;
        tom.press("Say it").await;
        tom.sees("Verified: it was so").await;
    }

    async fn take_it_up(&mut self) {
        let (at, tom) = (&self.at, &self.at.tom);
        tom.press("Take it up").await;
        tom.sees("Taken up. Its case is open.").await;
        tom.look_everywhere("old-wrong-steps").await;
        let taken = at.get(&self.wrong).await;
        let incident = taken["incident_id"].as_str().unwrap().parse().unwrap();
        let mut read = at.desk.house.read();
        let (workspace, customer) = (&at.desk.workspace, &self.aerovia.customer);
        let case = incidents::seek_case_of(&mut read, workspace, &incident, customer).await.unwrap().unwrap();
        drop(read);
        let hit = json!({ "kind": "trust", "horizon": "medium", "contact_id": self.aerovia.marta.id, "text": MATTERED });
        at.post(&format!("/cases/{}/impacts", case.id), hit).await;
        let minted =
            links::mint(&at.desk.house, &at.desk.tom, &incident, &self.aerovia.marta.id).await.unwrap();
        self.room = format!("/r/{}", minted.secret);
        self.answered = format!("/cases/{}", case.id);
    }

    async fn admit(&self) {
        self.at.wait(7 * DAY).await;
        let tom = &self.at.tom;
        tom.goto(&self.answered).await;
        tom.unfold("Say where we stand").await;
        tom.choose("Where we stand now", "Admitted").await;
        tom.fill("Why", "The gate log shows it.").await;
        tom.fill("Of an admission: who said it to them", "Ines Okafor, managing director").await;
        tom.select("How it was said", "Spoken").await;
        tom.press_under("Owning up", "Say it").await;
        tom.sees("Said. The step stands with your name and cannot be changed.").await;
        tom.sees_at(&self.wrong, "Ines Okafor, managing director").await;
        tom.draw("steps", "#steps").await;
    }

    async fn apologise(&self) {
        let Account { ines, marta, .. } = &self.at;
        ines.goto(&self.answered).await;
        ines.follow("Record an apology").await;
        ines.choose("How", "Spoken").await;
        ines.fill("What was said", SORRY).await;
        ines.tick(MATTERED).await;
        for part in ["Responsibility", "Repair", "Regret"] {
            ines.tick(part).await;
        }
        ines.look_everywhere("apology").await;
        ines.draw("apology", "main").await;
        ines.press("Record it").await;
        ines.sees("Recorded. The cases it was made to are acknowledged.").await;
        marta.goto(&self.room).await;
        marta.sees("This was our fault, and we say so.").await;
        marta.sees("It names what you told us:").await;
        marta.look_over().await;
        marta.draw("our-fault", "#admissions").await;
    }

    async fn decline_with_thanks(&self) {
        let (at, marta) = (&self.at, &self.at.marta);
        let incident = at.get(&self.wrong).await["incident_id"].as_str().unwrap().to_owned();
        let credit = json!({ "kind": "credit", "title": "The rent of ten years", "words": "What your hall was worth to us.",
            "reason": "The going rate of 2016.", "amount": { "minor": 900_000, "currency": "EUR" },
            "cases": [self.answered.rsplit('/').next()] });
        let made = at.does(&at.desk.ines, "POST", &format!("/incidents/{incident}/remedies"), credit).await;
        let offering = format!("/remedies/{}/offering", made["remedy"]["id"].as_str().unwrap());
        at.does(&at.desk.ines, "POST", &offering, json!({})).await;
        marta.sees("The rent of ten years").await;
        marta.unfold("I would rather not").await;
        marta
            .fill("Would you tell us why, or what would be right?", "Thank you. That you said it is enough.")
            .await;
        marta.press("No, thank you").await;
        marta.sees("Thank you for your answer. Our work for you goes on as before.").await;
        at.mara.goto(&self.answered).await;
        at.mara.sees("they declined with our thanks").await;
        at.mara.look_everywhere("answered").await;
    }

    async fn see_the_step(&self) {
        self.at.wait(6 * DAY).await;
        let mara = &self.at.mara;
        let page = format!("/customers/{}", self.aerovia.customer);
        mara.sees_at(&page, "We apologised, with responsibility and repair").await;
        mara.misses("without a word from us").await;
        mara.look_everywhere("trust").await;
        mara.draw("trust-step", "#trust").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_of_ten_years_is_admitted_on_sqlite() {
    let Some(at) = Account::on_sqlite().await else { return };
    TenYears::begin(at).await.play().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_of_ten_years_is_admitted_on_postgres() {
    let Some(at) = Account::on_postgres().await else { return };
    TenYears::begin(at).await.play().await;
}
