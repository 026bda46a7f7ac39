//! The record of a talk: its lines as they stand, in every wording they had.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::people::names_of;
use super::store::lines;
use super::{Interview, Line, store};
use crate::ground::id::{ContactId, InterviewId, StatementId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::listening::{self, Impact, Rank, Told};
use crate::wording::difference::{self, Piece};
use twodb::Ask;

/// A line as the faces show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = InterviewRecordLine)]
pub struct RecordLine {
    /// The line.
    pub line: Line,
    /// The statement with every wording it had.
    pub told: Told,
    /// Whose words, by name.
    pub contact: String,
    /// How it hits them, where it says so.
    pub impact: Option<Impact>,
    /// Of which part of trust it speaks.
    pub dimension: Option<String>,
    /// How much it weighs, with each who ranked it.
    pub ranks: Vec<Rank>,
}

impl RecordLine {
    /// Whether they said that it is right, or how it should read.
    pub fn is_settled(&self) -> bool {
        self.told.statement.settled_at.is_some()
    }
    /// Whether they added it themselves.
    pub fn is_added(&self) -> bool {
        self.line.is_added != 0
    }
    /// Whether its words are gone.
    pub fn is_erased(&self) -> bool {
        self.told.statement.erased_at.is_some()
    }
    /// The place this contact gave it.
    pub fn place_for(&self, contact: &ContactId) -> Option<i64> {
        self.ranks.iter().find(|rank| rank.contact_id == *contact).map(|rank| rank.place)
    }
    /// What weighs most with anybody.
    pub fn first_place(&self) -> i64 {
        self.ranks.iter().map(|rank| rank.place).min().unwrap_or(i64::MAX)
    }
    /// What each wording made of the one before it, the last first.
    pub fn differences(&self) -> Vec<(crate::ground::Time, Vec<Piece>)> {
        let pairs = self.told.wordings.windows(2).filter_map(|pair| match pair {
            [before, after] if before.erased_at.is_none() && after.erased_at.is_none() => {
                Some((after.said_at, difference::pieces(&before.text, &after.text)))
            }
            _ => None,
        });
        let mut all: Vec<_> = pairs.collect();
        all.reverse();
        all
    }
    /// The word under which its mark stands in the catalogue (`interviews-mark-…`).
    pub fn mark(&self) -> &'static str {
        match (self.is_added(), self.told.statement.state.as_str()) {
            (true, _) => "added",
            (false, "confirmed") => "confirmed",
            (false, "corrected") => "corrected",
            (false, _) => "noted",
        }
    }
    /// The badge kind of its mark.
    pub fn badge(&self) -> &'static str {
        if self.is_settled() { "done" } else { "late" }
    }
}

/// A record, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = InterviewRecord)]
pub struct Record {
    /// Its lines in their order.
    pub lines: Vec<RecordLine>,
}

impl Record {
    /// How many of its lines still have words.
    pub fn readable(&self) -> usize {
        self.lines.iter().filter(|line| !line.is_erased()).count()
    }
    /// How many lines they settled, of how many.
    pub fn settled(&self) -> (usize, usize) {
        (self.lines.iter().filter(|line| line.is_settled()).count(), self.lines.len())
    }
}

/// The record of a talk, for us.
pub async fn record_of(ask: &mut dyn Ask, interview: &Interview) -> Result<Record> {
    let lines = lines::list(ask, &interview.workspace_id, &interview.id).await?;
    let names = names_of(ask, &interview.workspace_id, &interview.customer_id).await?;
    Ok(Record { lines: shown(ask, interview, lines, &names).await? })
}

/// A record that went to this contact; anybody else's is not there.
pub async fn record_for(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &InterviewId,
    contact: &ContactId,
) -> Result<(Interview, Record)> {
    let interview = store::find(ask, workspace, id).await?;
    if interview.sent_at.is_none() || !interview.is_with(contact) {
        return Err(Fault::Missing("record"));
    }
    let record = record_of(ask, &interview).await?;
    Ok((interview, record))
}

/// Lines of one case with all that is known of them, and whose words they are by name.
pub(super) async fn shown(
    ask: &mut dyn Ask,
    interview: &Interview,
    lines: Vec<Line>,
    names: &HashMap<ContactId, String>,
) -> Result<Vec<RecordLine>> {
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let (workspace, case) = (&interview.workspace_id, &interview.case_id);
    let told = listening::list_told(ask, workspace, case).await?;
    let mut told: HashMap<StatementId, Told> =
        told.into_iter().map(|t| (t.statement.id.clone(), t)).collect();
    let impacts = listening::list_impacts(ask, workspace, case).await?;
    let mut impacts: HashMap<StatementId, Impact> =
        impacts.into_iter().map(|i| (i.statement_id.clone(), i)).collect();
    let codes = listening::list_codes(ask, workspace, case).await?;
    let mut codes: HashMap<StatementId, String> =
        codes.into_iter().map(|c| (c.statement_id, c.dimension)).collect();
    let ranks = listening::list_ranks(ask, workspace, case).await?;
    let of = |line: Line| {
        let told = told.remove(&line.statement_id)?;
        Some(RecordLine {
            contact: names.get(&line.contact_id).cloned().unwrap_or_default(),
            impact: impacts.remove(&line.statement_id),
            dimension: codes.remove(&line.statement_id),
            ranks: ranks.iter().filter(|rank| rank.statement_id == line.statement_id).cloned().collect(),
            told,
            line,
        })
    };
    Ok(lines.into_iter().filter_map(of).collect())
}
