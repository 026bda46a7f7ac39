//! One notice: as its readers will see it, who they are, and, once it is out, what became of each letter.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::course::Course;
use super::{back, form, words};
use crate::bulletins::Inside;
use crate::ground::id::{ContactId, NoticeId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::notices::owning::{self, Owing};
use crate::notices::shown::{self, Shown};
use crate::notices::{
    Audience, DeliveryLine, DeliveryState, Hearing, Mail, Notice, NoticeState, SendingSaid, SetAside, gate,
    inside, preview, rules, sending, steering, store, verbs,
};

/// The page.
#[derive(Template)]
#[template(path = "notices/pages/notice.html")]
pub struct NoticePage {
    pub(super) shell: Shell,
    pub(super) notice: Notice,
    pub(super) incident_title: String,
    /// How long we have known without telling anybody.
    pub(super) untold_ms: Option<i64>,
    pub(super) lacks: Errors,
    /// What the plain-speech check says, while it can still be changed.
    pub(super) words: String,
    pub(super) audience: Audience,
    pub(super) readers: Vec<Choice>,
    pub(super) reader: String,
    pub(super) mail: Option<(String, Mail)>,
    pub(super) shown: Shown,
    pub(super) course: Course,
    /// What is owed on top, because they were told late or something was hidden.
    pub(super) owing: Owing,
    /// What our own people know by now, where this is the first that those outside hear.
    pub(super) inside: Option<Inside>,
    pub(super) tally: Vec<(String, i64)>,
    pub(super) page: Page<DeliveryLine>,
    pub(super) listing: Listing,
    /// Of the letters listed.
    pub(super) state: String,
    pub(super) has_relay: bool,
    /// Receiving domains whose letters wait, while it is being sent.
    pub(super) set_aside: Vec<SetAside>,
    /// It was never sent, and never will be: its incident is closed.
    pub(super) is_over: bool,
    pub(super) may_write: bool,
    pub(super) may_lead: bool,
}

impl View for NoticePage {
    const NAME: &'static str = "notice";
    fn sample(shell: Shell) -> Self {
        super::sample::notice_page(shell)
    }
}

impl NoticePage {
    fn is(&self, word: &str) -> bool {
        self.notice.state == word
    }
    fn total(&self) -> i64 {
        self.tally.iter().map(|(_, many)| many).sum()
    }
    fn handed_over(&self) -> i64 {
        let word = DeliveryState::HandedOver.word();
        self.tally.iter().find(|(state, _)| state == word).map_or(0, |(_, many)| *many)
    }
    fn waits(&self, aside: &SetAside) -> String {
        let until = self.shell.moment(aside.until.0);
        let said = [("domain", aside.domain.as_str().into()), ("until", until.into())];
        t_args(self.shell.lang, "notices-set-aside", &said)
    }
    fn is_sample_cut(&self) -> bool {
        self.audience.to_tell > i64::try_from(self.audience.sample.len()).unwrap_or(i64::MAX)
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct NoticeQuery {
    after: Option<String>,
    #[serde(default)]
    state: String,
    #[serde(default, rename = "as")]
    reader: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Query(query): Query<NoticeQuery>,
) -> Result<Response> {
    let (workspace, zone) = (&visit.actor.workspace, &visit.workspace.zone);
    let mut read = house.read();
    let notice = store::find(&mut read, workspace, &id).await?;
    let incident = incidents::find(&mut read, workspace, &notice.incident_id).await?;
    let today = house.now().day(zone);
    let mut lacks = Errors::none();
    let mut audience = Audience::default();
    let mut shown = Shown::default();
    if !notice.state().is_out() {
        let fix = gate::fix_day(&mut read, workspace, &notice.incident_id, zone).await?;
        let faults = rules::lacks(&notice, house.now(), today, fix, zone);
        lacks = Errors::from(&Fault::Invalid(faults));
        audience =
            store::audience(&mut read, workspace, &incident.id, Hearing::of(&notice), &today.to_string())
                .await?;
        shown = shown::of(&house, &notice, today).await?;
    }
    let reader: Option<ContactId> = query.reader.parse().ok();
    let mail = preview(&house, &visit.workspace, &notice, reader.as_ref()).await?;
    let readers = audience
        .sample
        .iter()
        .map(|l| Choice::new(l.contact_id.as_str(), format!("{}, {}", l.name, l.customer)))
        .collect();
    let state = DeliveryState::from_word(&query.state).map(DeliveryState::word);
    let paging = Paging { after: query.after, limit: None };
    let page = store::deliveries::list(&mut read, workspace, &id, state, &paging).await?;
    let listing = Listing::new(format!("/notices/{id}"), "")
        .keep("state", state.unwrap_or_default())
        .page(paging.after.as_deref(), page.next.clone());
    let title =
        if notice.subject.is_empty() { visit.t("notices-no-subject") } else { notice.subject.clone() };
    let mut shell = visit.shell_titled(title, Nav::Notices);
    if notice.state().is_out() {
        shell.live = Some(format!("/live/{}", notice.incident_id));
    }
    let notice_is_out = notice.state().is_out();
    let words = if notice_is_out {
        String::new()
    } else {
        words::checked(&shell, &form::as_said(&notice, |at| at.0.to_string()))?
    };
    let is_on_its_way = matches!(notice.state(), NoticeState::Approved | NoticeState::Sending);
    let set_aside = if is_on_its_way {
        store::set_aside::list_waiting(&mut read, workspace, house.now()).await?
    } else {
        Vec::new()
    };
    let view = NoticePage {
        shell,
        incident_title: incident.title.clone(),
        untold_ms: incidents::known_not_told_ms(&incident, house.now()),
        lacks,
        words,
        audience,
        readers,
        reader: mail.as_ref().map(|(who, _)| who.contact_id.to_string()).unwrap_or_default(),
        mail: mail.map(|(who, mail)| (format!("{} <{}>", who.name, who.email), mail)),
        shown,
        course: Course::of(&mut read, &notice).await?,
        inside: if notice_is_out { None } else { inside::of(&mut read, &notice).await? },
        owing: if notice_is_out { Owing::default() } else { owning::of(&mut read, &notice).await? },
        tally: store::deliveries::tally(&mut read, workspace, &id).await?,
        page,
        listing,
        state: state.unwrap_or_default().to_owned(),
        set_aside,
        has_relay: house.config().smtp_url.is_some(),
        is_over: !notice_is_out && incidents::may_begin(&incident, None).is_err(),
        may_write: visit.actor.must_be(Role::Member).is_ok(),
        may_lead: visit.actor.must_be(Role::Lead).is_ok()
            && (notice.state() != NoticeState::Submitted
                || rules::may_approve(&notice, &visit.actor).is_ok()),
        notice,
    };
    Ok(html(StatusCode::OK, &view))
}

#[derive(Debug, Deserialize)]
pub(super) struct Because {
    #[serde(default)]
    because: String,
}

pub(super) async fn submit(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    let outcome = verbs::submit(&house, &visit.actor, &id, &visit.workspace.zone).await;
    back(&visit, &format!("/notices/{id}"), "notices-submitted", outcome)
}

pub(super) async fn give_back(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::give_back(&house, &visit.actor, &id, &said.because).await;
    back(&visit, &format!("/notices/{id}"), "notices-returned", outcome)
}

pub(super) async fn approve(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<SendingSaid>,
) -> Result<Response> {
    let outcome = sending::approve_as(&house, &visit.actor, &id, &said, &visit.workspace.zone).await;
    back(&visit, &format!("/notices/{id}"), "notices-approved", outcome)
}

pub(super) async fn stop(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = steering::stop(&house, &visit.actor, &id, &said.because).await;
    back(&visit, &format!("/notices/{id}"), "notices-stopped", outcome)
}

pub(super) async fn resume(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = steering::resume(&house, &visit.actor, &id, &said.because).await;
    back(&visit, &format!("/notices/{id}"), "notices-resumed", outcome)
}

pub(super) async fn go(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = steering::go(&house, &visit.actor, &id, &said.because).await;
    back(&visit, &format!("/notices/{id}"), "notices-gone", outcome)
}

pub(super) async fn end(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = steering::end(&house, &visit.actor, &id, &said.because).await;
    back(&visit, &format!("/notices/{id}"), "notices-ended", outcome)
}
