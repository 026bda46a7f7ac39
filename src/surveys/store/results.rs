//! What came back: counts, shares that admit when they are too few, and the silent beside them (R13).

use serde::Serialize;
use twodb::{Ask, args, sql};
use utoipa::ToSchema;

use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{Rate, Result, Time};
use crate::surveys::Held;

/// The last answers of all contacts to one question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AnswerTally)]
pub struct Tally {
    /// It is right.
    pub yes: i64,
    /// It is not.
    pub no: i64,
    /// It cannot be said yet.
    pub not_yet: i64,
    /// There was nothing to make good.
    pub not_applicable: i64,
}

impl Tally {
    fn add(&mut self, word: &str, times: i64) {
        match word {
            w if w == Held::Yes.word() => self.yes += times,
            w if w == Held::No.word() => self.no += times,
            w if w == Held::NotApplicable.word() => self.not_applicable += times,
            _ => self.not_yet += times,
        }
    }

    /// The share of yes among those whom the question concerns.
    pub fn rate(&self) -> Rate {
        Rate::of(self.yes, self.yes + self.no + self.not_yet)
    }
}

/// A scale from 1 to 7 over those who chose a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
pub struct Scale {
    /// The mean; none when nobody chose.
    pub mean: Option<f64>,
    /// How many chose.
    pub n: i64,
}

/// What came back from the present askings of an incident.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Results {
    /// Cases that were asked.
    pub asked: i64,
    /// Of those, answered by at least one contact.
    pub answered: i64,
    /// Of those, confirmed and nobody unhappy.
    pub happy: i64,
    /// Of those, somebody unhappy.
    pub unhappy: i64,
    /// Of those, nobody can say yet.
    pub unsure: i64,
    /// Asked, and nothing came back.
    pub silent: i64,
    /// How often an answer opened a case again, over every asking so far.
    pub reopened: i64,
    /// Answered of asked.
    pub response: Rate,
    /// Happy of answered.
    pub held: Rate,
    /// Is the solution right?
    pub solution: Tally,
    /// Is the making good right?
    pub making_good: Tally,
    /// Did they feel heard?
    pub heard: Scale,
    /// Did it feel sincere?
    pub sincere: Scale,
}

// reads: cases
/// The results of an incident. Withdrawn cases do not count.
pub async fn results_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Results> {
    let outcomes: Vec<(Option<String>, i64)> = ask
        .all(
            sql("select s.outcome, count(*) from survey_cases s
             join cases c on c.workspace_id = s.workspace_id and c.id = s.case_id
             where s.workspace_id = $1 and s.incident_id = $2 and s.superseded_at is null and c.state <> 'withdrawn'
             group by s.outcome"),
            args![workspace, incident],
        )
        .await?;
    let of = |word: Option<&str>| outcomes.iter().filter(|(o, _)| o.as_deref() == word).map(|(_, n)| n).sum();
    let (happy, unhappy, unsure, silent): (i64, i64, i64, i64) =
        (of(Some("happy")), of(Some("unhappy")), of(Some("unsure")), of(None));
    let answered = happy + unhappy + unsure;
    let reopened = ask
        .count(
            sql("select count(*) from survey_cases where workspace_id = $1 and incident_id = $2 and reopened_at is not null"),
            args![workspace, incident],
        )
        .await?;
    let mut results = Results {
        asked: answered + silent,
        answered,
        happy,
        unhappy,
        unsure,
        silent,
        reopened,
        response: Rate::of(answered, answered + silent),
        held: Rate::of(happy, answered),
        solution: Tally::default(),
        making_good: Tally::default(),
        heard: Scale::default(),
        sincere: Scale::default(),
    };
    tally(ask, workspace, incident, &mut results).await?;
    Ok(results)
}

#[derive(sqlx::FromRow)]
struct Group {
    solution: String,
    making_good: String,
    n: i64,
    heard: Option<i64>,
    heard_n: i64,
    sincere: Option<i64>,
    sincere_n: i64,
}

/// Counts the last answer of each contact; a dozen groups, however many answered.
async fn tally(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    results: &mut Results,
) -> Result<()> {
    let groups: Vec<Group> = ask
        .all(
            sql("select a.solution, a.making_good, count(*) as n, cast(sum(a.heard) as bigint) as heard,
                    count(a.heard) as heard_n, cast(sum(a.sincere) as bigint) as sincere, count(a.sincere) as sincere_n
             from survey_cases s
             join cases c on c.workspace_id = s.workspace_id and c.id = s.case_id
             join survey_answers a on a.workspace_id = s.workspace_id and a.case_id = s.case_id and a.survey_id = s.survey_id
             where s.workspace_id = $1 and s.incident_id = $2 and s.superseded_at is null and c.state <> 'withdrawn'
               and a.version = (select max(b.version) from survey_answers b where b.workspace_id = a.workspace_id
                    and b.case_id = a.case_id and b.survey_id = a.survey_id and b.contact_id = a.contact_id)
             group by a.solution, a.making_good"),
            args![workspace, incident],
        )
        .await?;
    let mean = |sum: i64, n: i64| Scale { mean: (n > 0).then(|| sum as f64 / n as f64), n };
    let (mut heard, mut heard_n, mut sincere, mut sincere_n) = (0, 0, 0, 0);
    for group in groups {
        results.solution.add(&group.solution, group.n);
        results.making_good.add(&group.making_good, group.n);
        heard += group.heard.unwrap_or(0);
        heard_n += group.heard_n;
        sincere += group.sincere.unwrap_or(0);
        sincere_n += group.sincere_n;
    }
    results.heard = mean(heard, heard_n);
    results.sincere = mean(sincere, sincere_n);
    Ok(())
}

// reads: cases, incidents
/// Incidents whose customers were asked a while ago and still say nothing: which, its title, since when, how many.
pub(in crate::surveys) async fn list_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    asked_before: Time,
) -> Result<Vec<(IncidentId, String, Time, i64)>> {
    Ok(ask
        .all(
            sql("select s.incident_id, i.title, min(s.asked_at), count(*) from survey_cases s
             join cases c on c.workspace_id = s.workspace_id and c.id = s.case_id
             join incidents i on i.workspace_id = s.workspace_id and i.id = s.incident_id
             where s.workspace_id = $1 and s.superseded_at is null and s.answered_at is null and s.asked_at < $2
               and c.state = 'verifying' and i.closed_at is null
             group by s.incident_id, i.title order by min(s.asked_at) limit 50"),
            args![workspace, asked_before],
        )
        .await?)
}
