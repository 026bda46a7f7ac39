//! Deliveries as rows of a sheet.

use twodb::{Ask, Sql, args};

use super::deliveries;

use crate::ground::id::{CaseId, ContactId, DeliveryId, IncidentId, NoticeId, WorkspaceId};
use crate::ground::{Result, Time};

/// A delivery as a row of a sheet.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SheetLine {
    /// Which.
    pub id: DeliveryId,
    /// Of which notice.
    pub notice_id: NoticeId,
    /// [`crate::notices::NoticeKind::word`].
    pub kind: String,
    /// The notice's subject.
    pub subject: String,
    /// The customer's name.
    pub customer: String,
    /// In which case.
    pub case_id: CaseId,
    /// To which contact.
    pub contact_id: ContactId,
    /// Their name at approval.
    pub to_name: String,
    /// The address it goes to.
    pub to_address: String,
    /// By which channel.
    pub channel: String,
    /// Which round of telling.
    pub round: i64,
    /// With which part of a staged sending.
    pub wave: i64,
    /// The contact's language.
    pub language: String,
    /// The language of the notice's own text.
    pub notice_language: String,
    /// The language of the text that they got.
    #[sqlx(default)]
    pub reads: String,
    /// What became of it.
    pub state: String,
    /// When it was queued.
    pub queued_at: Time,
    /// When it was taken.
    pub handed_over_at: Option<Time>,
    /// When it came back.
    pub came_back_at: Option<Time>,
    /// What the report said.
    pub came_back: Option<String>,
    /// When its reader said that they have it.
    pub acknowledged_at: Option<Time>,
    /// How.
    pub acknowledged_how: Option<String>,
    /// How often it was tried.
    pub attempts: i64,
    /// What was said last about it.
    pub reply: Option<String>,
    /// Why it was settled as it was.
    pub settled_because: Option<String>,
}

/// Of what deliveries are listed.
#[derive(Debug, Clone, Copy)]
pub(in crate::notices) enum Of<'a> {
    /// Of one notice.
    Notice(&'a NoticeId),
    /// Of every notice about an incident.
    Incident(&'a IncidentId),
}

/// The next deliveries of a sheet, behind one of them.
pub(in crate::notices) async fn list_of_sheet(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    of: Of<'_>,
    after: &str,
    most: i64,
) -> Result<Vec<SheetLine>> {
    let (page, id): (String, twodb::Value) = match of {
        Of::Notice(id) => (deliveries::page_of_notice(), id.into()),
        Of::Incident(id) => {
            let page = "select * from deliveries where workspace_id = $1 and incident_id = $2 and id > $3 order by id limit $4";
            (page.into(), id.into())
        }
    };
    // Cut before it is joined: an engine that begins with the few notices would sort all deliveries for each page.
    // reads: incidents
    let text = format!(
        "select d.id, d.notice_id, n.kind, n.subject, c.title as customer, d.case_id, d.contact_id, d.to_name, d.to_address,
            d.channel, d.round, d.wave, d.language, n.language as notice_language, d.state, d.queued_at, d.handed_over_at, d.came_back_at, d.came_back,
            d.acknowledged_at, d.acknowledged_how, d.attempts, d.reply, d.settled_because
         from ({page}) d
         join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
         join cases c on c.workspace_id = d.workspace_id and c.id = d.case_id order by d.id"
    );
    let mut values = args![workspace];
    values.extend([id, after.into(), most.into()]);
    Ok(ask.all(Sql::built(text), values).await?)
}
