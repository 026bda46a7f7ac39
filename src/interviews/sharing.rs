//! Sharing inside what they told us, with what answering it takes (R53). Who has read it is the bulletin's own business.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::record::{Record, record_of};
use super::verbs::fact;
use super::{Interview, InterviewState, rules, store};
use crate::bulletins::{self, Bulletin, Share};
use crate::ground::id::InterviewId;
use crate::ground::page::{Lang, t, t_args};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal;

/// What answering it takes, as a member guesses it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = RecordShareSaid)]
pub struct ShareSaid {
    /// Hours of work; from 1 to 100,000.
    pub effort_hours: String,
    /// Days until it can be done; from 1 to 3,650.
    pub takes_days: String,
}

/// The most we believe of a guess.
const MOST_HOURS: i64 = 100_000;
const MOST_DAYS: i64 = 3_650;

/// Shares the record of a talk with our own people, in one act: what they told us, word by word as it stands, with its mark
/// where they have not confirmed it. Members and above.
pub async fn share(
    house: &House,
    actor: &Actor,
    id: &InterviewId,
    said: &ShareSaid,
    lang: Lang,
) -> Result<Bulletin> {
    actor.must_be(Role::Member)?;
    let effort_hours = rules::read_figure("effort_hours", &said.effort_hours, MOST_HOURS)?;
    let takes_days = rules::read_figure("takes_days", &said.takes_days, MOST_DAYS)?;
    let mut tx = journal::begin(house, actor).await?;
    let interview = store::find_held(&mut tx, id).await?;
    let told = shareable(&mut tx, &interview, lang).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, &interview.case_id).await?;
    let share = Share {
        incident_id: interview.incident_id.clone(),
        interview_id: interview.id.clone(),
        subject: t_args(lang, "interviews-share-subject", &[("customer", case.title.into())]),
        told,
        say: t(lang, "interviews-share-say"),
        questions_to: actor.name.clone(),
        effort_hours,
        takes_days,
    };
    let (bulletin, mut entries) = bulletins::share_within(&mut tx, share, lang).await?;
    let entry = fact(&interview, "interview.record_shared")?.with("bulletin", bulletin.id.as_str());
    entries.push(entry.with("effort_hours", effort_hours).with("takes_days", takes_days));
    tx.say(entries).await?.commit().await?;
    Ok(bulletin)
}

/// What they told us, where there is something to share.
async fn shareable(tx: &mut journal::Tx, interview: &Interview, lang: Lang) -> Result<String> {
    let record = record_of(tx, interview).await?;
    if interview.state() != InterviewState::Ended || record.readable() == 0 {
        return Err(Fault::refused(
            "There is nothing to share yet.",
            "End the talk and make statements of its notes first.",
        ));
    }
    Ok(told(&record, lang))
}

/// What they told us, one line for each statement whose words still stand; empty where none does.
pub(super) fn told(record: &Record, lang: Lang) -> String {
    let mark = t(lang, "interviews-share-unconfirmed");
    let lines = record.lines.iter().filter(|line| !line.is_erased()).map(|line| {
        let mark = if line.is_settled() { String::new() } else { format!(" ({mark})") };
        format!("{}: {}{mark}", line.contact, line.told.words())
    });
    // A bulletin's part is one passage; what is longer is read in the record itself.
    lines.collect::<Vec<_>>().join("\n\n").chars().take(crate::ground::text::PASSAGE).collect()
}
