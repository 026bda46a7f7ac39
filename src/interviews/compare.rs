//! Where representatives of one customer differ: a column for each, lines by question and by part of trust (R43).

use std::collections::HashMap;

use serde::Serialize;
use twodb::Ask;
use utoipa::ToSchema;

use super::people::names_of;
use super::record::{self, RecordLine};
use super::store::{lines, notes};
use super::{Interview, InterviewState, Note, QuestionKind, store};
use crate::ground::Result;
use crate::ground::id::{CaseId, ContactId, WorkspaceId};
use crate::listening::Dimension;

/// One of those who spoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ComparisonColumn)]
pub struct Column {
    /// Who.
    pub contact_id: ContactId,
    /// Their name.
    pub name: String,
}

/// Something one of them said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ComparisonWords)]
pub struct Words {
    /// In their words.
    pub text: String,
    /// Of a line of a record: whether they confirmed, corrected or added it, or it waits (`noted`).
    pub mark: Option<String>,
    /// Of a line of a record: the place it has in their own order.
    pub place: Option<i64>,
}

/// A question, or a part of trust, and what each of them said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ComparisonRow)]
pub struct Row {
    /// The question as it was asked; of a part of trust its word, empty where that was not said.
    pub label: String,
    /// One for each column, in their order.
    pub cells: Vec<Vec<Words>>,
}

impl Row {
    /// Whether somebody said something and somebody else nothing.
    pub fn is_one_sided(&self) -> bool {
        let said = self.cells.iter().filter(|cell| !cell.is_empty()).count();
        said > 0 && said < self.cells.len()
    }
}

/// Everybody side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Comparison {
    /// Those who spoke.
    pub columns: Vec<Column>,
    /// What they said, by question.
    pub by_question: Vec<Row>,
    /// What stands in the records, by part of trust.
    pub by_dimension: Vec<Row>,
}

/// What the representatives of a customer said, side by side.
pub async fn compare(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Comparison> {
    let interviews = store::list_of_case(ask, workspace, case).await?;
    let Some(first) = interviews.first() else { return Ok(Comparison::default()) };
    let names = names_of(ask, workspace, &first.customer_id).await?;
    let notes = notes::list_of_case(ask, workspace, case).await?;
    let lines = lines::list_of_case(ask, workspace, case).await?;
    let lines = record::shown(ask, first, lines, &names).await?;
    Ok(arranged(columns(&interviews, &names), &notes, &lines))
}

/// Everybody who spoke or is to speak, in the order in which their talks were planned.
fn columns(interviews: &[Interview], names: &HashMap<ContactId, String>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let live = interviews.iter().filter(|i| i.state() != InterviewState::Dropped);
    for contact_id in live.flat_map(Interview::contacts) {
        if columns.iter().all(|column| column.contact_id != contact_id) {
            let name = names.get(&contact_id).cloned().unwrap_or_default();
            columns.push(Column { contact_id, name });
        }
    }
    columns
}

fn arranged(columns: Vec<Column>, notes: &[Note], lines: &[RecordLine]) -> Comparison {
    let mut asked: Vec<(&str, &str)> = Vec::new();
    for note in notes.iter().filter(|note| !note.text.is_empty()) {
        let question = (note.kind.as_str(), note.question.as_str());
        if !asked.contains(&question) {
            asked.push(question);
        }
    }
    asked.sort_by_key(|(kind, _)| place(kind));
    let said = |note: &Note| Words { text: note.text.clone(), mark: None, place: None };
    let by_question = asked
        .into_iter()
        .map(|(kind, question)| Row {
            label: question.to_owned(),
            cells: columns
                .iter()
                .map(|column| {
                    let own = notes.iter().filter(|note| {
                        note.contact_id == column.contact_id
                            && note.kind == kind
                            && note.question == question
                            && !note.text.is_empty()
                    });
                    own.map(said).collect()
                })
                .collect(),
        })
        .collect();
    let words = Dimension::ALL.map(|d| Some(d.word())).into_iter().chain([None]);
    let by_dimension = words
        .map(|word| Row {
            label: word.unwrap_or_default().to_owned(),
            cells: columns.iter().map(|column| stated(column, word, lines)).collect(),
        })
        .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    Comparison { columns, by_question, by_dimension }
}

/// What stands in every guide stands last here too, whatever guide each was asked by.
fn place(kind: &str) -> usize {
    QuestionKind::FIXED.iter().position(|fixed| fixed.word() == kind).map_or(0, |at| at + 1)
}

/// What somebody's lines say of one part of trust, what weighs most with them first.
fn stated(column: &Column, word: Option<&str>, lines: &[RecordLine]) -> Vec<Words> {
    let mut own: Vec<&RecordLine> = lines
        .iter()
        .filter(|line| line.line.contact_id == column.contact_id && line.dimension.as_deref() == word)
        .collect();
    own.sort_by_key(|line| line.place_for(&column.contact_id).unwrap_or(i64::MAX));
    own.into_iter()
        .map(|line| Words {
            text: line.told.words().to_owned(),
            mark: Some(line.mark().to_owned()),
            place: line.place_for(&column.contact_id),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Dice, Time, id::Id};

    fn note(contact: &ContactId, kind: &str, question: &str, text: &str) -> Note {
        Note {
            contact_id: contact.clone(),
            kind: kind.into(),
            question: question.into(),
            text: text.into(),
            ..Note::sample(Time(1))
        }
    }

    #[test]
    fn each_has_a_column_and_what_stands_in_every_guide_stands_last() {
        let dice = Dice::seeded(1);
        let [marta, karl]: [ContactId; 2] = std::array::from_fn(|_| Id::mint(Time(1), &dice));
        let column = |id: &ContactId, name: &str| Column { contact_id: id.clone(), name: name.into() };
        let notes = [
            note(&marta, "restore", "What would help?", "A name we can ring."),
            note(&marta, "open", "What happened?", "You went silent."),
            note(&karl, "open", "What happened?", "The price went up."),
            note(&karl, "open", "Who else?", ""),
        ];
        let both = arranged(vec![column(&marta, "Marta"), column(&karl, "Karl")], &notes, &[]);
        let labels: Vec<_> = both.by_question.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["What happened?", "What would help?"], "what nobody answered is no row");
        let said: Vec<_> = both.by_question[0].cells.iter().map(|cell| cell[0].text.as_str()).collect();
        assert_eq!(said, ["You went silent.", "The price went up."]);
        assert!(!both.by_question[0].is_one_sided() && both.by_question[1].is_one_sided());
        assert_eq!(both.by_dimension, []);
    }
}
