//! A story played from declaring to learning, by the verbs a member uses and by the pages a customer opens. Each step
//! says whether it held.

use std::collections::BTreeMap;

use super::report::{Report, TimeToTell};
use super::script::Script;
use super::showing::Shown;
use super::stage::Stage;
use crate::ground::clock::{DAY, HOUR, MINUTE};
use crate::ground::id::IncidentId;
use crate::ground::{Fault, Result};
use crate::incidents::{self, Declaration};
use crate::notices::{self, NoticeSaid};
use crate::promises::{self, PromiseSaid, Support};
use crate::scope::{self, ScopeSaid};

/// A story under way.
pub struct Play<'a> {
    /// Who plays it, and where.
    pub stage: &'a Stage,
    /// Its words.
    pub script: Script,
    /// What was found so far.
    pub report: Report,
    /// The incident.
    pub incident: IncidentId,
    /// Each contact's private link, by the address it was sent to.
    pub links: BTreeMap<String, String>,
    /// What everybody sees of it.
    pub shown: Shown,
    /// The promised date of the fix.
    fix: Option<crate::ground::id::PromiseId>,
}

/// The zone that moments are written in: drills speak RFC 3339.
pub(super) const ZONE: &str = "UTC";

impl<'a> Play<'a> {
    /// Declares the incident: noticed and decided now (R16).
    pub async fn declare(stage: &'a Stage, script: Script, report: Report) -> Result<Self> {
        let now = stage.house.now().rfc3339();
        let said = Declaration {
            title: script.title.clone(),
            summary: script.summary.clone(),
            scenario: script.scenario.clone(),
            noticed_at: now.clone(),
            decided_at: now,
            ..Declaration::default()
        };
        let incident = incidents::declare(&stage.house, &stage.owner, said, ZONE).await?;
        let (links, shown) = (BTreeMap::new(), Shown::default());
        Ok(Self { stage, script, report, incident: incident.id, links, shown, fix: None })
    }

    /// Drafts the scope, sees that its drafter cannot confirm it, and lets a second member confirm.
    pub async fn find_who_is_touched(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        let said = ScopeSaid {
            rule: self.script.rule.clone(),
            reason: "Everyone whose order the failure touches.".into(),
            ..ScopeSaid::default()
        };
        let draft = scope::draft(house, &stage.owner, &self.incident, &said).await?;
        let alone = scope::confirm(house, &stage.owner, &self.incident, &draft.id).await;
        self.report.must(alone.is_err(), "a scope is not confirmed by whoever drafted it");
        let scope = scope::confirm(house, &stage.lead, &self.incident, &draft.id).await?;
        self.report.scope.holdings = scope.holdings;
        self.report.scope.customers = scope.customers;
        self.report.scope.cases = scope.added;
        self.report.must(scope.added == scope.customers, "every touched customer has a case");
        Ok(())
    }

    /// Asks the gate for a date without evidence, and is refused (R54); says *no date yet, because* instead.
    pub async fn be_refused_a_date(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        let said = self.promise("fix_date", &self.script.fix, 5 * DAY);
        let promise = promises::make(house, &stage.member, said, ZONE).await?;
        let refused = promises::publish_date(house, &stage.lead, &promise.id).await;
        self.report.must(refused.is_err(), "the gate lets no date through without evidence");
        self.report.promises.refused_at_gate += i64::from(refused.is_err());
        incidents::say_no_date(house, &stage.member, &self.incident, &self.script.no_date_because).await?;
        self.fix = Some(promise.id);
        Ok(())
    }

    /// Backs the date with evidence; a second member lets it through; it is published.
    pub async fn publish_the_date(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        let Some(id) = &self.fix else { return Ok(()) };
        let support = Support { evidence: self.script.evidence.clone(), confidence: Some(90) };
        promises::support(house, &stage.member, id, support).await?;
        promises::publish_date(house, &stage.lead, id).await?;
        let workspace = &stage.owner.workspace;
        let published = promises::published_date(&mut house.read(), workspace, &self.incident).await?;
        self.report.must(published.is_some(), "a date with evidence, confidence and approver is published");
        Ok(())
    }

    /// Keeps the promised date.
    pub async fn keep_the_date(&mut self) -> Result<()> {
        let Some(id) = self.fix.take() else { return Ok(()) };
        promises::keep(&self.stage.house, &self.stage.member, &id).await?;
        Ok(())
    }

    /// Promises the next update, and keeps it by speaking.
    pub async fn keep_an_update(&mut self) -> Result<()> {
        let (house, stage) = (&self.stage.house, self.stage);
        let said = self.promise("next_update", "We speak again tomorrow, whatever we know by then.", DAY);
        let promise = promises::make(house, &stage.member, said, ZONE).await?;
        house.clock().advance(20 * HOUR);
        let what = "We have found what went wrong, and work on it as planned.".to_owned();
        self.tell("update", "What we know today", what).await?;
        promises::keep(house, &stage.member, &promise.id).await?;
        Ok(())
    }

    fn promise(&self, kind: &str, words: &str, within: i64) -> PromiseSaid {
        PromiseSaid {
            incident_id: self.incident.to_string(),
            kind: kind.into(),
            words: words.into(),
            due_at: self.stage.house.now().plus(within).rfc3339(),
            ..PromiseSaid::default()
        }
    }

    /// Tells everybody for the first time; counts who was told, and how soon.
    pub async fn tell_first(&mut self) -> Result<()> {
        self.tell("first", &self.script.title.clone(), self.script.what_happened.clone()).await?;
        let stage = self.stage;
        let coverage = notices::coverage(
            &mut stage.house.read(),
            &stage.owner.workspace,
            &self.incident,
            stage.house.now(),
        )
        .await?;
        let found = &mut self.report.notices;
        (found.relevant, found.told) = (coverage.relevant, coverage.told);
        (found.failed, found.uncertain) = (coverage.failed, coverage.uncertain);
        if let Some(time) = coverage.time_to_tell {
            let seconds = |ms: i64| ms as f64 / 1_000.0;
            found.time_to_tell_s = TimeToTell {
                p50: seconds(time.median_ms),
                p90: seconds(time.p90_ms),
                max: seconds(time.worst_ms),
            };
        }
        let all = self.report.notices.told + self.report.notices.failed + self.report.notices.uncertain;
        self.report.must(all == self.report.notices.relevant, "the fate of every letter is known");
        self.report.must(self.report.notices.told > 0 || self.report.scope.cases == 0, "somebody was told");
        Ok(())
    }

    /// Drafts a notice, sees that its author cannot approve it, lets a second member approve, and lets it go out.
    pub async fn tell(&mut self, kind: &str, subject: &str, what_happened: String) -> Result<()> {
        let (house, stage, script) = (&self.stage.house, self.stage, &self.script);
        let said = NoticeSaid {
            kind: kind.into(),
            subject: subject.into(),
            what_happened,
            who_is_affected: script.who_is_affected.clone(),
            what_we_know: script.what_we_know.clone(),
            what_we_do_not_know: script.what_we_do_not_know.clone(),
            what_you_can_do: script.what_you_can_do.clone(),
            next_update_at: house.now().plus(DAY + 10 * MINUTE).rfc3339(),
            ..NoticeSaid::default()
        };
        let notice = notices::draft(house, &stage.owner, &self.incident, &said, ZONE).await?;
        notices::submit(house, &stage.owner, &notice.id, ZONE).await?;
        let alone = notices::approve(house, &stage.owner, &notice.id, ZONE).await;
        self.report.must(alone.is_err(), "a notice is not approved by its author");
        notices::approve(house, &stage.lead, &notice.id, ZONE).await?;
        stage.settle().await?;
        for (to, path) in stage.letters() {
            self.links.insert(to, path);
        }
        Ok(())
    }
}

/// The fault of a step that a customer's page did not let them take.
pub(super) fn stuck(step: &str, page: &super::stage::Page) -> Fault {
    let shown: String = page.text.chars().take(400).collect();
    Fault::broken(format!("{step}: the page answered {}: {shown}", page.status))
}
