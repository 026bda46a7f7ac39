//! What came before a case, and how urgent that makes it, in words.

use askama::Template;

use crate::ground::page::{Interval, Shell, t_args};
use crate::ground::panel::Panel;
use crate::ground::{House, Result};
use crate::incidents::{self, Case};
use crate::promises;
use crate::trust::{EarlierCase, Ground, Judged, Prior, Standing, before_case};

/// Earlier cases shown; the customer's page has them all.
const SHOWN: usize = 8;

/// What came before, as a part of a page.
#[derive(Template)]
#[template(path = "trust/pages/before.html")]
pub(in crate::trust) struct BeforeView<'a> {
    pub(in crate::trust) shell: &'a Shell,
    pub(in crate::trust) judged: &'a Judged,
    /// Whose.
    pub(in crate::trust) customer: &'a str,
}

impl BeforeView<'_> {
    fn prior(&self) -> &Prior {
        &self.judged.prior
    }
    fn reasons(&self) -> Vec<String> {
        reasons(self.shell, self.judged)
    }
    /// How promises to them had ended by then; never without the interval.
    fn kept(&self) -> Interval {
        promises::panel::interval(&self.prior().promises)
    }
    fn trust(&self) -> Option<Interval> {
        self.prior().trust.as_ref().map(Standing::interval)
    }
    fn weakest(&self) -> String {
        let weakest = self.prior().weakest.map(|dimension| format!("trust-{}", dimension.word()));
        weakest.map(|id| self.shell.t(&id)).unwrap_or_default()
    }
    fn earlier(&self) -> &[EarlierCase] {
        let all = &self.prior().earlier;
        &all[..all.len().min(SHOWN)]
    }
}

/// The grounds of how urgent a case is, each with the figures behind it.
pub fn reasons(shell: &Shell, judged: &Judged) -> Vec<String> {
    judged.grounds.iter().map(|ground| reason(shell, &judged.prior, *ground)).collect()
}

fn reason(shell: &Shell, prior: &Prior, ground: Ground) -> String {
    let id = format!("trust-ground-{}", ground.word());
    match ground {
        Ground::Unadmitted => shell.tn(&id, prior.unadmitted),
        Ground::FailedBefore => shell.tn(&id, prior.failures),
        Ground::WordNotKept => {
            let kept = promises::panel::interval(&prior.promises);
            let args = [("rate", kept.figure().into()), ("sure", kept.words(shell).into())];
            t_args(shell.lang, &id, &args)
        }
        Ground::TrustLow => {
            let figure = prior.trust.as_ref().map(Standing::figure).unwrap_or_default();
            shell.ta(&id, "figure", figure)
        }
        Ground::Clean | Ground::Unknown => shell.t(&id),
    }
}

/// A customer's record with us before a case, and how urgent that makes it.
pub async fn of_case(house: &House, shell: &Shell, case: &Case) -> Result<Panel> {
    let judged = before_case(&mut house.read(), case, house.now()).await?;
    let view = BeforeView { shell, judged: &judged, customer: case.customer_id.as_str() };
    Panel::of("before", shell.t("trust-before"), &view)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::page::{Lang, t};
    use crate::promises::Tally;
    use crate::trust::Urgency;

    #[test]
    fn every_urgency_and_ground_has_its_words() {
        let grounds = [
            Ground::Unadmitted,
            Ground::FailedBefore,
            Ground::WordNotKept,
            Ground::TrustLow,
            Ground::Clean,
            Ground::Unknown,
        ];
        let promises = Tally::default();
        let prior =
            Prior { earlier: Vec::new(), failures: 2, promises, weakest: None, trust: None, unadmitted: 1 };
        for lang in Lang::ALL {
            let shell = Shell { lang, ..Shell::sample() };
            for urgency in [Urgency::AtOnce, Urgency::Today, Urgency::InTurn] {
                assert!(!t(lang, &format!("trust-urgency-{}", urgency.word())).contains('⟦'));
            }
            for ground in grounds {
                assert!(!reason(&shell, &prior, ground).contains('⟦'), "{}", ground.word());
            }
        }
    }
}
