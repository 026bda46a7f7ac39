//! What the pages of a notice show of its way: the first wave and what it came to, what was decided and by whom, what
//! it corrects and what corrects it.

use std::collections::HashMap;

use twodb::Ask;

use crate::ground::id::{MemberId, NoticeId, WorkspaceId};
use crate::ground::page::Shell;
use crate::ground::{Result, Time};
use crate::members;
use crate::notices::text::Spoken;
use crate::notices::{Notice, NoticeState, Sending, SendingStep, plan, steering, store};

/// The way of one notice.
pub struct Course {
    pub(super) sending: Option<Sending>,
    pub(super) steps: Vec<StepLine>,
    /// What the letters of the first wave came to, by state.
    pub(super) first: Vec<(String, i64)>,
    /// How many of the first wave have answered, and of those by a reply.
    pub(super) answered: (i64, i64),
    pub(super) corrects: Option<Notice>,
    pub(super) corrected_by: Vec<Notice>,
    /// The digest of the text as it is shown.
    pub(super) shown: String,
}

/// A decision, with the name of whoever took it.
pub(super) struct StepLine {
    pub(super) step: String,
    pub(super) at: Time,
    pub(super) who: String,
    pub(super) because: Option<String>,
}

impl Course {
    /// Reads it.
    pub(super) async fn of(ask: &mut dyn Ask, notice: &Notice) -> Result<Self> {
        let (sending, steps) = steering::course(ask, notice).await?;
        let workspace = &notice.workspace_id;
        let is_staged = sending.as_ref().is_some_and(|s| s.first_wave.is_some());
        let (first, answered) = if is_staged {
            let answered = store::sendings::answered_first(ask, workspace, &notice.id).await?;
            (steering::first_tally(ask, notice).await?, answered)
        } else {
            (Vec::new(), (0, 0))
        };
        let corrects = match &notice.corrects_id {
            Some(wrong) => Some(store::find(ask, workspace, wrong).await?),
            None => None,
        };
        Ok(Self {
            steps: lines(ask, workspace, steps).await?,
            sending,
            first,
            answered,
            corrects,
            corrected_by: store::corrections_of(ask, workspace, std::slice::from_ref(&notice.id)).await?,
            shown: plan::digest_of_text(&Spoken::of(ask, notice.clone()).await?)?,
        })
    }

    /// Whether the first wave is out and the rest waits for a word.
    pub(super) fn waits(&self, notice: &Notice) -> bool {
        let on_its_way = matches!(notice.state(), NoticeState::Approved | NoticeState::Sending);
        on_its_way && self.sending.as_ref().is_some_and(Sending::waits)
    }
    /// How many people wait for that word.
    pub(super) fn rest(&self) -> i64 {
        self.sending.as_ref().map_or(0, |s| s.contacts - s.first_wave.unwrap_or(s.contacts))
    }
    /// How the first wave was put together, in words.
    pub(super) fn drawn(&self, shell: &Shell) -> Vec<String> {
        let Some(sending) = &self.sending else { return Vec::new() };
        let mut said = Vec::new();
        if sending.chosen != 0 {
            said.push(shell.tn("notices-wave-chosen", sending.chosen));
        }
        if let Some(seed) = &sending.lot {
            said.push(shell.ta("notices-wave-lot", "seed", seed.as_str()));
        }
        said
    }

    /// An invented one: a first wave that is out.
    pub(super) fn sample(notice: &NoticeId, workspace: &WorkspaceId, now: i64) -> Self {
        let step = |step: &str, ago: i64, because: Option<&str>| StepLine {
            step: step.into(),
            at: Time(now - ago * 60_000),
            who: "Tom <b>Brandt</b>".into(),
            because: because.map(Into::into),
        };
        Self {
            sending: Some(Sending {
                id: Sending::name(notice),
                workspace_id: workspace.clone(),
                notice_id: notice.clone(),
                shown: "0f".repeat(32),
                contacts: 2_000,
                first_wave: Some(57),
                chosen: 2,
                lot: Some("9f41c2".into()),
                rate: Some(25),
                wave: 1,
                deliveries: None,
                handed_over: None,
            }),
            steps: vec![
                step("approved", 50, None),
                step("paused", 30, Some("The telephone number in it is wrong 😡")),
                step("resumed", 20, Some("It is the right one after all.")),
            ],
            first: vec![("bounced".into(), 1), ("handed_over".into(), 54), ("refused".into(), 2)],
            answered: (12, 3),
            corrects: None,
            corrected_by: Vec::new(),
            shown: "0f".repeat(32),
        }
    }
}

async fn lines(ask: &mut dyn Ask, workspace: &WorkspaceId, steps: Vec<SendingStep>) -> Result<Vec<StepLine>> {
    let mut ids: Vec<MemberId> = steps.iter().filter_map(|s| s.said_by.parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = members::names(ask, workspace, &ids).await?;
    let names: HashMap<String, String> = names.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let line = |s: SendingStep| StepLine {
        who: names.get(&s.said_by).cloned().unwrap_or(s.said_by),
        step: s.step,
        at: s.at,
        because: s.because,
    };
    Ok(steps.into_iter().map(line).collect())
}
