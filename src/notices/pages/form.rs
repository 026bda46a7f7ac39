//! The form in which a notice is written.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::words;
use crate::ground::id::{IncidentId, NoticeId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::incidents;
use crate::notices::{Notice, NoticeKind, NoticeSaid, rules, store, verbs};

/// The page.
#[derive(Template)]
#[template(path = "notices/pages/form.html")]
pub struct FormPage {
    shell: Shell,
    action: String,
    about: String,
    said: NoticeSaid,
    kinds: Vec<Choice>,
    /// What the plain-speech check says of it.
    words: String,
    /// What a correction may correct: what people were told.
    wrongs: Vec<Choice>,
    errors: Errors,
}

impl View for FormPage {
    const NAME: &'static str = "form";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("notices-new-title");
        let said = NoticeSaid {
            kind: "first".into(),
            subject: "Our furnace stopped. Your order will be late.".into(),
            what_happened: "The lining of furnace 2 cracked on Sunday night.\n\nNobody was hurt.".into(),
            sender: "Ines Okafor".into(),
            next_update_at: shell.local_input(shell.now_ms + 4 * 3_600_000),
            ..NoticeSaid::default()
        };
        let why = "It does not say what the reader can do now. Say what they can do to protect themselves.";
        let errors = Errors::none().with("what_you_can_do", why);
        let shell = shell.at(Nav::Notices, title);
        Self::of(
            shell,
            "/incidents/inc_1/notices".into(),
            "The furnace <b>at Halden</b> stopped".into(),
            said,
            vec![Choice::new("not_1", "Our <b>furnace</b> stopped")],
            errors,
        )
    }
}

impl FormPage {
    fn of(
        shell: Shell,
        action: String,
        about: String,
        said: NoticeSaid,
        wrongs: Vec<Choice>,
        errors: Errors,
    ) -> Self {
        let kinds = NoticeKind::ALL
            .iter()
            .map(|kind| {
                let id = format!("notices-kind-{}", kind.word());
                Choice::new(kind.word(), shell.t(&id)).hint(shell.t(&format!("{id}-hint")))
            })
            .collect();
        // A page without the check is better than no page; why it failed stands in the log.
        let words = words::checked(&shell, &said).unwrap_or_else(|fault| {
            tracing::error!(%fault, "the words of a notice could not be checked");
            String::new()
        });
        Self { shell, action, about, said, kinds, words, wrongs, errors }
    }
}

pub(super) async fn new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let mut read = house.read();
    let incident = incidents::find(&mut read, &visit.actor.workspace, &id).await?;
    incidents::may_begin(&incident, None)?;
    let told = store::list_of_incident(&mut read, &visit.actor.workspace, &id).await?;
    let kind = if told.is_empty() { NoticeKind::First } else { NoticeKind::Update };
    let said = NoticeSaid {
        kind: kind.word().into(),
        what_happened: if told.is_empty() { incident.summary } else { String::new() },
        sender: visit.actor.name.clone(),
        ..NoticeSaid::default()
    };
    let shell = visit.shell("notices-new-title", Nav::Notices);
    let action = format!("/incidents/{id}/notices");
    Ok(html(
        StatusCode::OK,
        &FormPage::of(shell, action, incident.title, said, wrongs(&told), Errors::none()),
    ))
}

pub(super) async fn draft(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<NoticeSaid>,
) -> Result<Response> {
    match verbs::draft(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(notice) => Ok(visit.done("notices-drafted", &format!("/notices/{}", notice.id))),
        Err(fault @ Fault::Invalid(_)) => {
            let mut read = house.read();
            let incident = incidents::find(&mut read, &visit.actor.workspace, &id).await?;
            let told = store::list_of_incident(&mut read, &visit.actor.workspace, &id).await?;
            let shell = visit.shell("notices-new-title", Nav::Notices);
            let view = FormPage::of(
                shell,
                format!("/incidents/{id}/notices"),
                incident.title,
                said,
                wrongs(&told),
                Errors::from(&fault),
            );
            Ok(html(fault.status(), &view))
        }
        Err(fault) => Err(fault),
    }
}

pub(super) async fn edit(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let notice = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    if let Err(fault) = rules::may_change(&notice) {
        return Ok(visit.refused(&fault, &format!("/notices/{id}")));
    }
    let shell = visit.shell("notices-edit-title", Nav::Notices);
    let said = as_said(&notice, |at| shell.local_input(at.0));
    again(&house, &visit, &notice, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<NoticeSaid>,
) -> Result<Response> {
    let to = format!("/notices/{id}");
    match verbs::change(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("notices-changed", &to)),
        Err(fault @ Fault::Invalid(_)) => {
            let notice = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
            again(&house, &visit, &notice, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ Fault::Refused { .. }) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

/// The form again with what the check says of it; nothing is kept.
pub(super) async fn check_new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<NoticeSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let mut read = house.read();
    let incident = incidents::find(&mut read, &visit.actor.workspace, &id).await?;
    let told = store::list_of_incident(&mut read, &visit.actor.workspace, &id).await?;
    let shell = visit.shell("notices-new-title", Nav::Notices);
    let action = format!("/incidents/{id}/notices");
    let view = FormPage::of(shell, action, incident.title, said, wrongs(&told), Errors::none());
    Ok(html(StatusCode::OK, &view))
}

/// The same of a notice that was kept before.
pub(super) async fn check(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<NoticeSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let notice = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    again(&house, &visit, &notice, said, Errors::none(), StatusCode::OK).await
}

async fn again(
    house: &House,
    visit: &Visit,
    notice: &Notice,
    said: NoticeSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let mut read = house.read();
    let incident = incidents::find(&mut read, &visit.actor.workspace, &notice.incident_id).await?;
    let told = store::list_of_incident(&mut read, &visit.actor.workspace, &notice.incident_id).await?;
    let shell = visit.shell("notices-edit-title", Nav::Notices);
    let action = format!("/notices/{}", notice.id);
    Ok(html(status, &FormPage::of(shell, action, incident.title, said, wrongs(&told), errors)))
}

/// What people were told, newest first: what a correction may correct.
fn wrongs(told: &[Notice]) -> Vec<Choice> {
    told.iter().rev().map(|n| Choice::new(n.id.as_str(), n.subject.clone())).collect()
}

pub(super) fn as_said(notice: &Notice, input: impl Fn(Time) -> String) -> NoticeSaid {
    let n = notice.clone();
    NoticeSaid {
        kind: n.kind,
        corrects: n.corrects_id.map(|id| id.to_string()).unwrap_or_default(),
        subject: n.subject,
        what_happened: n.what_happened,
        who_is_affected: n.who_is_affected,
        what_we_know: n.what_we_know,
        what_we_do_not_know: n.what_we_do_not_know,
        what_you_can_do: n.what_you_can_do,
        next_update_at: n.next_update_at.map(input).unwrap_or_default(),
        sender: n.sender,
    }
}
