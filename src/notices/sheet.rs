//! Every delivery as a row of a sheet, streamed, so that the proof of telling very many never stands in memory; and no
//! cell that a spreadsheet would take for a formula.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::store::sheets::{Of, SheetLine};
use super::{Notice, shown, store};
use crate::ground::id::{IncidentId, NoticeId, WorkspaceId};
use crate::ground::{Fault, House, Result, Time};

/// Rows read at a time.
const PAGE: i64 = 1_000;

/// The columns of a delivery, in their order.
pub const COLUMNS: [&str; 24] = [
    "delivery",
    "notice",
    "kind",
    "subject",
    "customer",
    "case",
    "contact",
    "name",
    "address",
    "channel",
    "round",
    "wave",
    "language",
    "state",
    "queued_at",
    "handed_over_at",
    "came_back_at",
    "came_back",
    "acknowledged_at",
    "acknowledged_how",
    "attempts",
    "said",
    "settled_because",
    "reads",
];

/// Of which deliveries a sheet is.
#[derive(Debug, Clone)]
pub enum Sheet {
    /// Of one notice.
    Notice(NoticeId),
    /// Of every notice about an incident.
    Incident(IncidentId),
}

/// A text that no spreadsheet takes for a formula: what begins like one is set behind an apostrophe.
pub fn cell(text: &str) -> String {
    let begins_like_one = text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if begins_like_one { format!("'{text}") } else { text.to_owned() }
}

fn moment(at: Option<Time>) -> String {
    at.map(Time::rfc3339).unwrap_or_default()
}

/// A delivery as cells.
pub fn row(line: &SheetLine) -> Vec<String> {
    let words = |text: &Option<String>| cell(text.as_deref().unwrap_or_default());
    vec![
        line.id.to_string(),
        line.notice_id.to_string(),
        line.kind.clone(),
        cell(&line.subject),
        cell(&line.customer),
        line.case_id.to_string(),
        line.contact_id.to_string(),
        cell(&line.to_name),
        cell(&line.to_address),
        line.channel.clone(),
        line.round.to_string(),
        line.wave.to_string(),
        cell(&line.language),
        line.state.clone(),
        line.queued_at.rfc3339(),
        moment(line.handed_over_at),
        moment(line.came_back_at),
        words(&line.came_back),
        moment(line.acknowledged_at),
        words(&line.acknowledged_how),
        line.attempts.to_string(),
        words(&line.reply),
        words(&line.settled_because),
        cell(&line.reads),
    ]
}

/// Rows as CSV.
pub fn written(rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut file = csv::Writer::from_writer(Vec::new());
    for row in rows {
        file.write_record(&row).map_err(Fault::broken)?;
    }
    file.into_inner().map_err(|fault| Fault::broken(fault.to_string()))
}

/// A download of rows that are read page by page while it goes: `pages` gives the rows behind a cursor, and the next.
fn download<F>(
    name: &str,
    head: Vec<String>,
    pages: impl Fn(String) -> F + Send + 'static,
) -> Result<Response>
where
    F: Future<Output = Result<(Vec<Vec<String>>, Option<String>)>> + Send,
{
    // A byte-order mark, so that spreadsheets read names as they are written.
    let mut first = "\u{feff}".as_bytes().to_vec();
    first.extend(written([head])?);
    let rest =
        stream::try_unfold((Some(first), Some(String::new()), pages), |(first, after, pages)| async move {
            if let Some(first) = first {
                return Ok::<_, Fault>(Some((first, (None, after, pages))));
            }
            let Some(from) = after else { return Ok(None) };
            let (rows, next) = pages(from).await?;
            Ok(Some((written(rows)?, (None, next, pages))))
        });
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
    ];
    Ok((headers, Body::from_stream(rest)).into_response())
}

/// The sheet of deliveries as a download.
pub(super) fn deliveries(house: &House, workspace: &WorkspaceId, sheet: Sheet) -> Result<Response> {
    let name = match &sheet {
        Sheet::Notice(id) => id.to_string(),
        Sheet::Incident(id) => id.to_string(),
    };
    let (house, workspace) = (house.clone(), workspace.clone());
    let head = COLUMNS.map(str::to_owned).to_vec();
    download(&name, head, move |after| {
        let (house, workspace, sheet) = (house.clone(), workspace.clone(), sheet.clone());
        async move {
            let lines = page(&mut house.read(), &workspace, &sheet, &after).await?;
            let next = lines.last().map(|line| line.id.to_string()).filter(|_| lines.len() as i64 == PAGE);
            Ok((lines.iter().map(row).collect(), next))
        }
    })
}

/// The next deliveries of a sheet, behind one of them.
pub async fn page(
    ask: &mut dyn twodb::Ask,
    workspace: &WorkspaceId,
    sheet: &Sheet,
    after: &str,
) -> Result<Vec<SheetLine>> {
    let of = match sheet {
        Sheet::Notice(id) => Of::Notice(id),
        Sheet::Incident(id) => Of::Incident(id),
    };
    let mut lines = store::sheets::list_of_sheet(ask, workspace, of, after, PAGE).await?;
    say_what_they_read(ask, workspace, &mut lines).await?;
    Ok(lines)
}

/// Beside each delivery the language of the text that it brought.
async fn say_what_they_read(
    ask: &mut dyn twodb::Ask,
    workspace: &WorkspaceId,
    lines: &mut [SheetLine],
) -> Result<()> {
    let mut tags: BTreeMap<NoticeId, Vec<String>> = BTreeMap::new();
    for line in lines.iter() {
        tags.entry(line.notice_id.clone()).or_insert_with(|| vec![line.notice_language.clone()]);
    }
    let notices: Vec<NoticeId> = tags.keys().cloned().collect();
    for (notice, tag) in store::texts::tags_of(ask, workspace, &notices).await? {
        tags.entry(notice).or_default().push(tag);
    }
    for line in lines {
        let of = tags.get(&line.notice_id).map(Vec::as_slice).unwrap_or_default();
        line.reads = shown::reads(of, &line.language).to_owned();
    }
    Ok(())
}

/// Everybody of the incident as a download: who hears a notice, who does not and why.
pub(super) fn audience(house: &House, notice: Notice) -> Result<Response> {
    let head = ["contact", "name", "customer", "language", "told", "reads"].map(str::to_owned).to_vec();
    let name = format!("{}-audience", notice.id);
    let house = house.clone();
    download(&name, head, move |after| {
        let (house, notice) = (house.clone(), notice.clone());
        async move {
            let some = shown::people(&mut house.read(), &notice, "", &after, PAGE).await?;
            let next =
                some.last().map(|who| who.contact_id.to_string()).filter(|_| some.len() as i64 == PAGE);
            let rows = some.into_iter().map(|who| {
                vec![
                    who.contact_id.to_string(),
                    cell(&who.name),
                    cell(&who.customer),
                    cell(&who.language),
                    who.why,
                    cell(&who.reads),
                ]
            });
            Ok((rows.collect(), next))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+49 30", "-2", "@sum", "\t=1", " =1", "\r=1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        for text in ["Marta", "a=b", "", "50 %", "سارة"] {
            assert_eq!(cell(text), text);
        }
        let bytes = written([vec!["a,\"b\"".to_owned(), "c\nd".to_owned()]]).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\"a,\"\"b\"\"\",\"c\nd\"\n");
    }
}
