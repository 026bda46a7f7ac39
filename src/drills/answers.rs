//! The customers' side of a story: they open their links, speak, confirm, take or decline, and say whether it held.

use std::collections::BTreeSet;

use super::play::{Play, stuck};
use super::script::Temper;
use super::stage::form_ids;
use crate::ground::Result;

impl Play<'_> {
    /// The private links in a fixed order, with the temper of who holds them.
    fn guests(&self) -> Vec<(String, Temper)> {
        self.links.values().enumerate().map(|(place, path)| (path.clone(), Temper::of(place))).collect()
    }

    /// Everybody opens their link; most tell us how it hits them, and confirm what we noted.
    pub async fn visit_and_speak(&mut self) -> Result<()> {
        let mut confirmed = BTreeSet::new();
        for (path, temper) in self.guests() {
            let page = self.stage.open(&path).await?;
            self.report.must(
                page.status.is_success(),
                format!("a private link opens (it answered {})", page.status),
            );
            self.report.room.visited += i64::from(page.status.is_success());
            if temper.speaks {
                confirmed.extend(self.speak(&path).await?);
            }
        }
        // Two people of one customer may both confirm what one of them told us.
        self.report.statements.confirmed = confirmed.len() as i64;
        Ok(())
    }

    /// Tells how it hits them, and confirms what stands there to be confirmed: the statements, by their ids.
    async fn speak(&mut self, path: &str) -> Result<Vec<String>> {
        let fields = [("kind", "production"), ("horizon", "near"), ("text", self.script.impact.as_str())];
        let told = self.stage.send(&format!("{path}/impacts"), &fields).await?;
        if !told.status.is_redirection() {
            return Err(stuck("telling how it hits them", &told));
        }
        self.report.statements.made += 1;
        let page = self.stage.open(path).await?;
        let statements = form_ids(&page.text, "/statements/", "/confirmation");
        for id in &statements {
            let fields = [("verdict", "confirm")];
            let confirmed = self.stage.send(&format!("{path}/statements/{id}/confirmation"), &fields).await?;
            if !confirmed.status.is_redirection() {
                return Err(stuck("confirming what we noted", &confirmed));
            }
        }
        Ok(statements)
    }

    /// Everybody answers what we offer them: most accept, some decline. A second click changes nothing.
    pub async fn take_or_decline(&mut self) -> Result<()> {
        for (path, temper) in self.guests() {
            let page = self.stage.open(&path).await?;
            let verb = if temper.takes { "acceptance" } else { "decline" };
            for id in form_ids(&page.text, "/offers/", "/acceptance") {
                let address = format!("{path}/offers/{id}/{verb}");
                let answered = self.stage.send(&address, &[("words", "Thank you.")]).await?;
                if !answered.status.is_redirection() {
                    return Err(stuck("answering an offer", &answered));
                }
                let again = self.stage.send(&address, &[("words", "Thank you.")]).await?;
                self.report.must(!again.status.is_server_error(), "a second click on an offer is harmless");
                if temper.takes {
                    self.report.offers.accepted += 1;
                } else {
                    self.report.offers.declined += 1;
                }
            }
        }
        Ok(())
    }

    /// Those who answer say whether it held; at first some are unhappy, `again` nobody is.
    pub async fn say_whether_it_held(&mut self, again: bool) -> Result<()> {
        for (path, temper) in self.guests() {
            if !temper.answers || (again && !temper.is_unhappy) {
                continue;
            }
            let page = self.stage.open(&path).await?;
            let solution = if temper.is_unhappy && !again { "no" } else { "yes" };
            for id in form_ids(&page.text, "/surveys/", "/answer") {
                let fields = [
                    ("solution", solution),
                    ("making_good", "yes"),
                    ("heard", "6"),
                    ("sincere", "6"),
                    ("words", "We watch whether it stays so."),
                ];
                let answered = self.stage.send(&format!("{path}/surveys/{id}/answer"), &fields).await?;
                if !answered.status.is_redirection() {
                    return Err(stuck("answering the survey", &answered));
                }
            }
        }
        Ok(())
    }
}
