//! One mail: what it says, what it is and why we think so, whose it is, and what we owe for it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{CaseId, Id, MailId};
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::incidents::{self, CaseLine};
use crate::notices::{self, Other};
use crate::replies::absence::Absence;
use crate::replies::mail::badge;
use crate::replies::{Attached, Mail, MailAnswer, MailKind, MailState, rules, store, verbs};

/// Cases offered for a mail in the tray.
const OFFERED: usize = 20;

/// The page.
#[derive(Template)]
#[template(path = "replies/pages/mail.html")]
pub struct MailPage {
    shell: Shell,
    mail: Mail,
    customer: String,
    /// The whole text, where it says more than what is shown.
    whole: Option<String>,
    attached: Vec<Attached>,
    answers: Vec<MailAnswer>,
    absence: Absence,
    /// Who else at this customer could be written to, where the letter reached nobody.
    others: Vec<Other>,
    /// Cases it may be put to.
    cases: Vec<CaseLine>,
    q: String,
    may_work: bool,
    may_erase: bool,
}

impl MailPage {
    fn badge(&self) -> &'static str {
        badge(&self.mail.state)
    }
    fn writer(&self) -> String {
        let Mail { from_name, from_address, .. } = &self.mail;
        match (from_name.is_empty(), from_address.is_empty()) {
            (_, true) => from_name.clone(),
            (true, false) => from_address.clone(),
            (false, false) => format!("{from_name} <{from_address}>"),
        }
    }
    fn delivery_id(&self) -> &str {
        self.mail.delivery_id.as_ref().map_or("", |id| id.as_str())
    }
    fn is_bounce_of_ours(&self) -> bool {
        self.mail.kind() == MailKind::Bounce && self.mail.delivery_id.is_some()
    }
    fn is_in_tray(&self) -> bool {
        self.mail.state() == MailState::Waiting
    }
    fn may_assign(&self) -> bool {
        self.may_work && rules::may_assign(&self.mail).is_ok()
    }
    fn may_answer(&self) -> bool {
        self.may_work && rules::may_answer(&self.mail).is_ok()
    }
    fn may_leave(&self) -> bool {
        self.may_work && rules::may_leave(&self.mail).is_ok()
    }
}

impl View for MailPage {
    const NAME: &'static str = "mail";
    fn sample(shell: Shell) -> Self {
        let (at, dice) = (Time(shell.now_ms - 3_600_000), Dice::seeded(7));
        let mail = Mail {
            workspace_id: Id::mint(at, &dice),
            id: Id::mint(at, &dice),
            once: String::new(),
            kind: "reply".into(),
            why: String::new(),
            way: "address".into(),
            to_address: "r-1@halden.example".into(),
            from_name: "Marta <script> Lindqvist 😀".into(),
            from_address: "marta@nordic.example".into(),
            subject: "Re: Our furnace stopped".into(),
            message_id: None,
            said: "Two aircraft stand in the hall.\n\nWhich day can we count on? متى؟".into(),
            attachments: "[]".into(),
            size: 48_210,
            raw_digest: String::new(),
            incident_id: Some(Id::mint(at, &dice)),
            case_id: Some(Id::mint(at, &dice)),
            customer_id: Some(Id::mint(at, &dice)),
            contact_id: Some(Id::mint(at, &dice)),
            delivery_id: Some(Id::mint(at, &dice)),
            state: "owed".into(),
            received_at: at,
            settled_by: None,
            settled_because: None,
            settled_at: None,
            erased_at: None,
            salt: String::new(),
        };
        let file = |name: &str, media_type: &str, size| Attached {
            name: name.into(),
            media_type: media_type.into(),
            size,
        };
        Self {
            shell: shell.at(Nav::Notices, mail.subject.clone()),
            customer: "Nordic <i>Airframe</i> AB".into(),
            whole: Some(format!("{}\n\nOn Monday you wrote:\n> Our furnace stopped.", mail.said)),
            attached: vec![
                file("list of parts.pdf", "application/pdf", 41_200),
                file("صورة.png", "image/png", 812),
            ],
            answers: Vec::new(),
            absence: Absence::default(),
            others: Vec::new(),
            cases: Vec::new(),
            q: String::new(),
            may_work: true,
            may_erase: true,
            mail,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Looked {
    /// What the case is looked for by.
    #[serde(default)]
    q: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let mut read = house.read();
    let workspace = &visit.actor.workspace;
    let mail = store::find(&mut read, workspace, &id).await?;
    let may_work = visit.actor.must_be(Role::Member).is_ok();
    let cases = match &mail.customer_id {
        _ if !may_work || rules::may_assign(&mail).is_err() => Vec::new(),
        _ if !looked.q.trim().is_empty() => incidents::search_cases(&mut read, workspace, &looked.q).await?,
        Some(customer) => incidents::list_cases_of_customer(&mut read, workspace, customer).await?,
        None => Vec::new(),
    };
    let customer = match &mail.case_id {
        Some(case) => incidents::find_case(&mut read, workspace, case).await?.title,
        None => String::new(),
    };
    let others = match &mail.delivery_id {
        Some(delivery) if may_work && mail.kind() == MailKind::Bounce => {
            notices::others(&mut read, workspace, delivery).await?
        }
        _ => Vec::new(),
    };
    let raw = store::seek_raw(&mut read, workspace, &id).await?;
    let title = if mail.subject.is_empty() { visit.t("replies-no-subject") } else { mail.subject.clone() };
    let view = MailPage {
        shell: visit.shell_titled(title, Nav::Notices),
        customer,
        whole: whole(raw, &mail.said).await?,
        attached: mail.attached(),
        answers: store::list_answers(&mut read, workspace, &id).await?,
        absence: if mail.kind() == MailKind::AutoReply { Absence::of(&mail) } else { Absence::default() },
        others,
        cases: cases.into_iter().take(OFFERED).collect(),
        q: looked.q,
        may_work,
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && mail.erased_at.is_none(),
        mail,
    };
    Ok(html(StatusCode::OK, &view))
}

/// The whole text of a mail, where it says more than what is shown already.
async fn whole(raw: Option<Vec<u8>>, said: &str) -> Result<Option<String>> {
    let Some(raw) = raw else { return Ok(None) };
    let text = tokio::task::spawn_blocking(move || inbound::read(&raw).text).await.map_err(Fault::broken)?;
    let text: String = text.chars().take(200_000).collect();
    Ok(Some(text).filter(|text| text.trim() != said.trim()))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    case_id: String,
    because: String,
    words: String,
}

pub(super) async fn assign(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let outcome = match said.case_id.trim().parse::<CaseId>() {
        Ok(case) => verbs::assign(&house, &visit.actor, &id, &case).await,
        Err(why) => Err(Fault::invalid("case_id", why, "Choose a case of the list.")),
    };
    visit.back(&format!("/mails/{id}"), "replies-was-assigned", outcome)
}

pub(super) async fn set_aside(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let outcome = verbs::set_aside(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/mails/{id}"), "replies-was-set-aside", outcome)
}

pub(super) async fn answer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let outcome = verbs::answer(&house, &visit.actor, &id, &said.words).await;
    visit.back(&format!("/mails/{id}"), "replies-was-answered", outcome)
}

pub(super) async fn leave(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Form(said): Form<Said>,
) -> Result<Response> {
    let outcome = verbs::leave(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/mails/{id}"), "replies-was-left", outcome)
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MailId>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id).await;
    visit.back(&format!("/mails/{id}"), "replies-was-erased", outcome)
}
