//! Who was told and how each stands, as a file, in pieces.

use axum::body::Bytes;
use futures_util::{Stream, stream};

use super::{Standing, StandingLine, store};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::web::Paging;
use crate::ground::{Fault, House, Result, Time};

const HEADER: [&str; 9] = [
    "contact",
    "name",
    "customer",
    "case",
    "standing",
    "told at",
    "reminders",
    "acknowledged at",
    "acknowledged how",
];

/// The file, in pieces of some hundred rows.
pub(super) fn standings(
    house: &House,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    standing: Option<Standing>,
) -> impl Stream<Item = Result<Bytes>> + use<> {
    let (house, workspace, incident) = (house.clone(), workspace.clone(), incident.clone());
    // The first piece is the header; then page by page until there is no next.
    stream::try_unfold(Some(None), move |at: Option<Option<Paging>>| {
        let (house, workspace, incident) = (house.clone(), workspace.clone(), incident.clone());
        async move {
            match at {
                None => Ok(None),
                Some(None) => {
                    // The mark tells spreadsheets that this is UTF-8.
                    let mut bytes = "\u{FEFF}".as_bytes().to_vec();
                    bytes.extend(lines([HEADER.map(str::to_owned)])?);
                    let first = Paging { after: None, limit: Some(200) };
                    Ok(Some((Bytes::from(bytes), Some(Some(first)))))
                }
                Some(Some(paging)) => {
                    let mut read = house.read();
                    let page =
                        store::list_standings(&mut read, &workspace, &incident, standing, &paging).await?;
                    let bytes = lines(page.items.iter().map(cells))?;
                    let next = page.next.map(|after| Some(Paging { after: Some(after), limit: Some(200) }));
                    Ok(Some((Bytes::from(bytes), next)))
                }
            }
        }
    })
}

fn cells(line: &StandingLine) -> [String; 9] {
    [
        line.contact_id.to_string(),
        tame(&line.name),
        tame(&line.customer),
        line.case_id.to_string(),
        line.standing.clone(),
        line.told_at.rfc3339(),
        line.reminders.to_string(),
        line.acknowledged_at.map(Time::rfc3339).unwrap_or_default(),
        line.acknowledged_how.clone().unwrap_or_default(),
    ]
}

/// A name that a spreadsheet would take for a formula is no formula.
fn tame(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn lines(rows: impl IntoIterator<Item = [String; 9]>) -> Result<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(Fault::broken)?;
    }
    writer.into_inner().map_err(|fault| Fault::broken(fault.to_string()))
}

#[cfg(test)]
mod tests {
    use super::tame;

    #[test]
    fn a_name_is_no_formula() {
        assert_eq!(tame("=cmd()"), "'=cmd()");
        assert_eq!(tame("Nordal & Söhne"), "Nordal & Söhne");
    }
}
