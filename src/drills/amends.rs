//! Our side of a story after the telling: owning up, making good, asking, learning, and counting what came of it.

use super::play::Play;
use super::report::Dimensions;
use crate::admissions::{self, ApologySaid, Parts, StepSaid};
use crate::ground::Result;
use crate::ground::web::Paging;
use crate::incidents::{self, PublicStatus};
use crate::lessons::{self, LessonSaid};
use crate::promises::{self, Whose};
use crate::remedies;
use crate::surveys::{self, Asking, Whom};
use crate::trust;

impl Play<'_> {
    /// Goes from alleged to admitted, step by step, and apologises with all six parts.
    pub async fn own_up(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        for (stance, because) in [
            ("alleged", "Customers say so."),
            ("verified", "We looked: it is so, and it is ours."),
            ("admitted", "We said so to everyone it touched."),
        ] {
            let said = StepSaid { stance: stance.into(), because: because.into(), ..StepSaid::default() };
            admissions::say_stance(house, &stage.lead, &self.incident, said).await?;
        }
        let said = ApologySaid {
            form: "written".into(),
            words: self.script.apology.clone(),
            parts: Parts {
                responsibility: true,
                repair: true,
                regret: true,
                explanation: true,
                repentance: true,
                forgiveness: false,
            },
            ..ApologySaid::default()
        };
        let apology = admissions::apologise(house, &stage.owner, &self.incident, said, "UTC").await?;
        self.report.must(
            admissions::rules::is_complete(apology.parts()),
            "the apology takes responsibility and offers repair",
        );
        Ok(())
    }

    /// Drafts the making good for every case; whoever's leeway does not reach needs a second person; then it is offered.
    pub async fn make_good(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        let drafted =
            remedies::draft(house, &stage.member, &self.incident, self.script.remedy.clone(), "UTC").await?;
        if drafted.waiting > 0 {
            remedies::approve(house, &stage.owner, &drafted.remedy.id).await?;
        }
        let offered = remedies::offer(house, &stage.member, &drafted.remedy.id, true).await?;
        self.report.offers.offered += offered.offered;
        Ok(())
    }

    /// Does what was accepted.
    pub async fn fulfil(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        let workspace = &stage.owner.workspace;
        loop {
            let paging = Paging { after: None, limit: Some(200) };
            let waiting = remedies::list_offers(
                &mut house.read(),
                workspace,
                ("incident_id", Some(self.incident.as_str())),
                Some("accepted"),
                &paging,
            )
            .await?;
            if waiting.items.is_empty() {
                return Ok(());
            }
            for offer in waiting.items {
                remedies::fulfil(house, &stage.member, &offer.id, "Paid.").await?;
            }
        }
    }

    /// Says that the solution is ready, and asks whether it held; `again` asks those who were unhappy.
    pub async fn ask_whether_it_held(&mut self, again: bool) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        if !again {
            self.tell("solution", "It is done", self.script.solution.clone()).await?;
        }
        let workspace = &stage.owner.workspace;
        if again {
            let results = surveys::results_of(&mut house.read(), workspace, &self.incident).await?;
            self.report.surveys.unhappy = results.unhappy;
            if results.unhappy == 0 {
                return Ok(());
            }
        }
        let whom = if again { Whom::Unhappy } else { Whom::Told };
        let said = Asking { ready: true, because: self.script.solution.clone(), whom, ..Asking::default() };
        surveys::ask(house, &stage.member, &self.incident, said).await?;
        Ok(())
    }

    /// Writes the lesson down, and sees that it is found.
    pub async fn learn(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        let (learned, changes) = self.script.lesson.clone();
        let said = LessonSaid {
            title: self.script.title.clone(),
            happened: self.script.summary.clone(),
            learned,
            changes,
            tags: self.script.lesson_word.clone(),
            scenario: self.script.scenario.clone(),
            incident_id: self.incident.to_string(),
            ..LessonSaid::default()
        };
        let lesson = lessons::write(house, &stage.owner, &said, "UTC").await?;
        let workspace = &stage.owner.workspace;
        let found =
            lessons::list(&mut house.read(), workspace, &self.script.lesson_word, &Paging::default()).await?;
        self.report.must(found.items.iter().any(|l| l.id == lesson.id), "the lesson is found by its words");
        Ok(())
    }

    /// Closes the incident where every case is closed, and sees that customers read how it stands.
    pub async fn close_where_done(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        let workspace = &stage.owner.workspace;
        let live = incidents::count_cases(&mut house.read(), workspace, &self.incident).await?.live;
        let fitting = if live == 0 {
            incidents::close_incident(house, &stage.lead, &self.incident).await?;
            PublicStatus::Resolved
        } else {
            PublicStatus::Monitoring
        };
        let incident = incidents::find(&mut house.read(), workspace, &self.incident).await?;
        self.report.must(incident.status() == fitting, "the room says how it stands");
        Ok(())
    }

    /// The trust record over the touched customers, as it stands now.
    pub async fn trust(&self) -> Result<Dimensions> {
        self.stage.settle().await?;
        let house = &self.stage.house;
        let mean = trust::average_of_incident(
            &mut house.read(),
            &self.stage.owner.workspace,
            &self.incident,
            house.now(),
        )
        .await?;
        Ok(Dimensions {
            ability: mean.ability.expectation,
            benevolence: mean.benevolence.expectation,
            integrity: mean.integrity.expectation,
        })
    }

    /// Counts, from the desk's own figures, what came of promises, surveys and cases.
    pub async fn count(&mut self) -> Result<()> {
        let house = &self.stage.house;
        let workspace = &self.stage.owner.workspace;
        let mut read = house.read();
        let tally =
            promises::tally(&mut read, workspace, &Whose::Incident(self.incident.clone()), house.now())
                .await?;
        let promises = &mut self.report.promises;
        promises.made = tally.open + tally.due + tally.renewed;
        (promises.kept, promises.broken) = (tally.kept, tally.broken);
        let results = surveys::results_of(&mut read, workspace, &self.incident).await?;
        let surveys = &mut self.report.surveys;
        (surveys.sent, surveys.answered, surveys.reopened) =
            (results.asked, results.answered, results.reopened);
        let counts = incidents::count_cases(&mut read, workspace, &self.incident).await?;
        (self.report.cases.closed, self.report.cases.open) = (counts.closed, counts.live);
        let (surveys, cases) = (&self.report.surveys, &self.report.cases);
        let closed_by_word = cases.closed > 0 || surveys.answered == 0;
        let all_counted = cases.closed + cases.open == self.report.scope.cases;
        let unhappy_reopened = surveys.reopened >= surveys.unhappy;
        self.report.must(closed_by_word, "cases close on their customers' word");
        self.report.must(all_counted, "every case is closed or still open");
        self.report.must(unhappy_reopened, "whoever was unhappy was opened again");
        Ok(())
    }
}
