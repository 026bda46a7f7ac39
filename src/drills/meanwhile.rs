//! What passes between us and a customer while a story goes on: they ask and are answered, take what there is meanwhile, and
//! offer help.

use super::play::{Play, ZONE, stuck};
use super::showing::lost;
use crate::alternatives::{self, AlternativeSaid, SettleSaid};
use crate::ground::{Fault, Result};
use crate::help::{self, ThanksSaid};
use crate::incidents::{self, Case};
use crate::notices::links;
use crate::questions::{self, AnswerSaid, PublishSaid};

impl Play<'_> {
    /// The customer who takes part, behind their link.
    async fn partner(&self) -> Result<Option<(String, Case)>> {
        let Some(path) = self.links.values().next().cloned() else { return Ok(None) };
        let house = &self.stage.house;
        let link = links::known(house, path.trim_start_matches("/r/")).await?;
        let (workspace, incident) = (&link.workspace_id, &link.incident_id);
        let case = incidents::seek_case_of(&mut house.read(), workspace, incident, &link.customer_id).await?;
        Ok(Some((path, case.ok_or(Fault::Missing("case"))?)))
    }

    async fn posted(&self, path: &str, fields: &[(&str, &str)]) -> Result<()> {
        let page = self.stage.send(path, fields).await?;
        if page.status.is_redirection() { Ok(()) } else { Err(stuck("writing to us", &page)) }
    }

    /// A customer asks by their link and is answered; everybody reads it, in words that name nobody.
    pub async fn be_asked(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        let Some((path, case)) = self.partner().await? else { return Ok(()) };
        let (house, stage) = (&self.stage.house, self.stage);
        self.posted(&format!("{path}/questions"), &[("question", show.question.question.as_str())]).await?;
        let asked = questions::list_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
        let asked = asked.last().ok_or_else(|| lost("a question"))?;
        let answer = AnswerSaid { answer: show.question.answer.clone() };
        questions::answer(house, &stage.member, &asked.id, &answer).await?;
        let (question, answer) = show.question.for_all;
        let said = PublishSaid {
            question: question.clone(),
            answer: answer.clone(),
            nothing_personal: "yes".into(),
        };
        questions::publish(house, &stage.lead, &asked.id, &said).await?;
        self.room().questions += 1;
        let own = stage.open(&path).await?.text;
        self.report.must(own.contains(&show.question.answer), "whoever asks reads the answer");
        let page = self.everybody_reads().await?;
        let is_read = page.contains(&question) && page.contains(&answer);
        self.report.must(is_read, "everybody reads what was asked, and what we answered");
        self.report.must(!page.contains(&show.question.question), "and not in the words of whoever asked");
        Ok(())
    }

    /// Looks elsewhere, offers what there is, and how much; a customer asks for some of it and gets it (R70, R71).
    pub async fn offer_alternatives(&mut self) -> Result<()> {
        let Some(show) = self.script.show.clone() else { return Ok(()) };
        let (house, stage) = (&self.stage.house, self.stage);
        let mut found = String::new();
        for said in &show.sources {
            let source = alternatives::note_source(house, &stage.member, &self.incident, said, ZONE).await?;
            found = source.id.to_string();
            self.room().asked_elsewhere += 1;
        }
        let (offers, wanted) = show.alternatives;
        let mut first = None;
        for said in offers {
            let said = AlternativeSaid { source_id: std::mem::take(&mut found), ..said };
            let offered = alternatives::offer(house, &stage.lead, &self.incident, &said, ZONE).await?;
            self.room().alternatives += 1;
            first.get_or_insert(offered);
        }
        let Some(offered) = first else { return Ok(()) };
        if let Some((path, case)) = self.partner().await? {
            let address = format!("{path}/alternatives/{}/asking", offered.id);
            let wanted = wanted.to_string();
            self.posted(
                &address,
                &[("amount", wanted.as_str()), ("words", "For the parts that stop us first.")],
            )
            .await?;
            let asks = alternatives::asks_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
            let ask = asks.last().ok_or_else(|| lost("an ask"))?;
            let said = SettleSaid { words: "It is yours. They expect your call.".into() };
            alternatives::give(house, &stage.member, &ask.id, &said).await?;
        }
        let page = self.everybody_reads().await?;
        let amount = offered.amount.unwrap_or_default();
        let left = format!("{} of {amount} {} left", amount - wanted, offered.unit);
        self.report
            .must(page.contains(&left), "everybody reads what there is meanwhile, and how much is left");
        let is_ours =
            show.sources.iter().all(|source| source.said.is_empty() || !page.contains(&source.said));
        self.report.must(is_ours, "what others told us is for members alone");
        Ok(())
    }

    /// A customer offers help by their link; it is accepted with thanks, which they read (R64).
    pub async fn be_helped(&mut self) -> Result<()> {
        let Some((offer, thanks)) = self.script.show.as_ref().and_then(|show| show.help.clone()) else {
            return Ok(());
        };
        let Some((path, case)) = self.partner().await? else { return Ok(()) };
        let (house, stage) = (&self.stage.house, self.stage);
        self.posted(&format!("{path}/help"), &[("help", offer.as_str())]).await?;
        let offered = help::list_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
        let offered = offered.last().ok_or_else(|| lost("an offer of help"))?;
        help::accept(house, &stage.member, &offered.id, &ThanksSaid { thanks: thanks.clone() }).await?;
        self.room().helped += 1;
        let own = stage.open(&path).await?.text;
        self.report.must(own.contains(&thanks), "whoever offers help reads our thanks");
        Ok(())
    }
}
