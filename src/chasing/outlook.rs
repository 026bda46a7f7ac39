//! What the desk would do next about those who are silent: how many now, by which way, and when the next.

use std::collections::BTreeMap;

use serde::Serialize;
use twodb::Ask;
use utoipa::ToSchema;

use super::{ChaseSaid, rules, store};
use crate::ground::id::{CaseId, ContactId, IncidentId, WorkspaceId};
use crate::ground::{Result, Time};

/// Silent contacts read at once, and so many times at most: beyond that an outlook says that it is not whole.
const AT_ONCE: i64 = 1_000;
const MOST: usize = 20;
/// Steps shown one by one.
const SHOWN: usize = 50;

/// What the desk does next about one silent contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NextStep {
    /// Who is silent.
    pub contact_id: ContactId,
    /// Their name.
    pub name: String,
    /// At which customer.
    pub customer: String,
    /// In which case.
    pub case_id: CaseId,
    /// `remind`, `call`, `paper`, `colleague` or `person`.
    pub step: String,
    /// From when on; by day where they live.
    pub due: Time,
}

/// What a rule does next, or would do if it were switched on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Outlook {
    /// How many are chased now, by step.
    pub now: BTreeMap<String, i64>,
    /// When the next step is due that is not due now.
    pub next_at: Option<Time>,
    /// The first steps, the soonest first: at most fifty.
    pub steps: Vec<NextStep>,
    /// False where so many are silent that not all were looked at.
    pub is_whole: bool,
}

impl Outlook {
    /// How many are chased now.
    pub fn many_now(&self) -> i64 {
        self.now.values().sum()
    }
}

/// What this rule does next about an incident. `home` is the zone where none is known.
pub(super) async fn of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    rule: &ChaseSaid,
    (home, now): (&str, Time),
) -> Result<Outlook> {
    let mut outlook = Outlook { is_whole: true, ..Outlook::default() };
    let mut after = String::new();
    for round in 0.. {
        if round == MOST {
            outlook.is_whole = false;
            break;
        }
        let some = store::list_candidates(ask, workspace, incident, &after, Time(i64::MAX), AT_ONCE).await?;
        let Some(last) = some.last() else { break };
        after = last.contact_id.to_string();
        for c in some {
            let zone = c.zone.as_deref().unwrap_or(home);
            let Some((step, due)) = rules::next(rule, &c.silence(), zone) else { continue };
            if due <= now {
                *outlook.now.entry(step.word().into()).or_default() += 1;
            } else {
                outlook.next_at = Some(outlook.next_at.map_or(due, |at| at.min(due)));
            }
            outlook.steps.push(NextStep {
                contact_id: c.contact_id,
                name: c.name,
                customer: c.customer,
                case_id: c.case_id,
                step: step.word().into(),
                due,
            });
        }
        outlook.steps.sort_by(|a, b| (a.due, &a.contact_id).cmp(&(b.due, &b.contact_id)));
        outlook.steps.truncate(SHOWN);
    }
    Ok(outlook)
}
