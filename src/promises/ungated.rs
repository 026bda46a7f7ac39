//! No date reaches a customer by the side door (R22, R54): words that name a day ahead which nobody let through the gate
//! are told apart before anybody reads them.

use jiff::civil::Date;
use twodb::Ask;

use super::{dates, store};
use crate::ground::id::CaseId;
use crate::ground::{FieldFault, Result, Time};
use crate::incidents::Incident;

/// What stands between these words and their readers, each beside its field: a day ahead that was not published, neither
/// for all nor for this case, and on which we do not speak next either. `next` is when these words say that we do.
pub async fn ungated_days(
    ask: &mut dyn Ask,
    incident: &Incident,
    case: Option<&CaseId>,
    words: &[(&str, &str)],
    next: Option<Time>,
    zone: &str,
    now: Time,
) -> Result<Vec<FieldFault>> {
    let workspace = &incident.workspace_id;
    let mut allowed: Vec<Date> =
        [incident.next_update_at, next].into_iter().flatten().map(|at| at.day(zone)).collect();
    let published = store::published_date(ask, workspace, &incident.id).await?;
    allowed.extend(published.map(|date| date.due.day(zone)));
    if let Some(case) = case {
        let own = store::list_of_case(ask, workspace, case).await?;
        let stand = own.iter().filter(|p| p.is_open() && p.published_at.is_some());
        allowed.extend(stand.map(|p| p.due_at.day(zone)));
    }
    let today = now.day(zone);
    let ungated = words.iter().filter_map(|(field, text)| {
        let mut days = dates::named(text, today).into_iter();
        let day = days.find(|day| *day > today && !allowed.contains(day))?;
        Some(FieldFault::new(
            *field,
            format!("The text names {day}, a day that nobody has published."),
            "Publish it under Promises, with evidence, confidence and an approver; or say why there is no date yet.",
        ))
    });
    Ok(ungated.collect())
}
