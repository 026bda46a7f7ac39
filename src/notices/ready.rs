//! Before a notice leaves: what of their own each of its readers lacks that its words say. It is found for everybody,
//! page by page, and named; nobody gets a letter with a hole in it.

use std::collections::BTreeMap;

use twodb::Ask;

use super::mail::Reader;
use super::store::{self, After, Hearing};
use super::text::Spoken;
use super::theirs::Theirs;
use super::{Delivery, Notice};
use crate::ground::id::CaseId;
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Fault, FieldFault, Result};

/// Readers looked at together.
const AT_ONCE: i64 = 1_000;
/// Readers named of those who lack the same.
const NAMED: usize = 3;
/// Findings told at once.
const MOST_FINDINGS: usize = 20;

/// What some readers lack in one part: how many, and the first of them.
struct Lack {
    fault: FieldFault,
    people: usize,
    names: Vec<String>,
}

/// Whether everybody whom this notice is for has what its words say of them.
pub(super) async fn check(ask: &mut dyn Ask, workspace: &Workspace, spoken: &Spoken) -> Result<()> {
    if spoken.is_plain() {
        return Ok(());
    }
    let (notice, mut lacks, mut after) = (spoken.own(), Lacks::default(), After::default());
    loop {
        let hearing = Hearing::of(notice);
        let some =
            store::addressees(ask, &workspace.id, &notice.incident_id, hearing, &after, AT_ONCE).await?;
        let Some(last) = some.last() else { return lacks.told() };
        after = After::of(last);
        let readers = some.iter().map(|a| (spoken.to(&a.language), &a.case_id));
        let theirs = Theirs::of(ask, &workspace.id, readers).await?;
        for a in &some {
            let reader = reader(&a.name, &a.language, a.zone.as_deref(), &a.case_id);
            lacks.look(workspace, spoken, &theirs, &reader);
        }
    }
}

/// The same of letters that wait to be printed.
pub(super) async fn check_letters(ask: &mut dyn Ask, notice: &Notice, letters: &[Delivery]) -> Result<()> {
    let spoken = Spoken::of(ask, notice.clone()).await?;
    if spoken.is_plain() {
        return Ok(());
    }
    let workspace = workspace::seek(ask, &notice.workspace_id).await?;
    let workspace = workspace.ok_or(Fault::Missing("workspace"))?;
    let readers = letters.iter().map(|d| (spoken.to(&d.language), &d.case_id));
    let theirs = Theirs::of(ask, &workspace.id, readers).await?;
    let mut lacks = Lacks::default();
    for d in letters {
        let reader = reader(&d.to_name, &d.language, d.zone.as_deref(), &d.case_id);
        lacks.look(&workspace, &spoken, &theirs, &reader);
    }
    lacks.told()
}

fn reader<'a>(name: &'a str, language: &'a str, zone: Option<&'a str>, case: &'a CaseId) -> Reader<'a> {
    Reader { name, language, zone, case, address: String::new(), reminded_of: None }
}

/// What was found, by part and reason.
#[derive(Default)]
struct Lacks(BTreeMap<(String, String), Lack>);

impl Lacks {
    fn look(&mut self, workspace: &Workspace, spoken: &Spoken, theirs: &Theirs, reader: &Reader<'_>) {
        let version = spoken.to(reader.language);
        let Err(faults) = theirs.put_in(workspace, version, reader) else { return };
        for fault in faults {
            let field = field_of(spoken, &version.notice.language, &fault.field);
            let lack = self.0.entry((field.clone(), fault.why.clone())).or_insert_with(|| Lack {
                fault: FieldFault { field, ..fault },
                people: 0,
                names: Vec::new(),
            });
            lack.people += 1;
            if lack.names.len() < NAMED {
                lack.names.push(reader.name.to_owned());
            }
        }
    }

    fn told(self) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Fault::Invalid(self.0.into_values().take(MOST_FINDINGS).map(Lack::told).collect()))
    }
}

/// The field of a part, as the form names it.
fn field_of(spoken: &Spoken, language: &str, part: &str) -> String {
    if spoken.own().language == language { part.to_owned() } else { format!("{language}.{part}") }
}

impl Lack {
    fn told(self) -> FieldFault {
        let more = self.people - self.names.len();
        let names = self.names.join(", ");
        let whom = if more == 0 { names } else { format!("{names} and {more} more") };
        FieldFault { why: format!("{} It is so for: {whom}.", self.fault.why), ..self.fault }
    }
}
