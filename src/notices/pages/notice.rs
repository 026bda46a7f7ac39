//! One notice: as its readers will see it, who they are, and, once it is out, what became of each letter.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::course::Course;
use super::{form, words};
use crate::bulletins::Inside;
use crate::ground::id::{ContactId, NoticeId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::incidents;
use crate::notices::owning::{self, Owing};
use crate::notices::shown::{self, FallBack, Shown};
use crate::notices::text::{Spoken, texts_of};
use crate::notices::{
    Audience, DeliveryLine, DeliveryState, Hearing, Mail, Notice, NoticeState, NoticeText, Preview,
    SendingSaid, SetAside, gate, glance, inside, lacking, preview, rules, sending, steering, store, trial,
    verbs,
};
use crate::wording::name_of;

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
    pub(super) reads: Option<Reads>,
    /// The same in further languages, to be read whole.
    pub(super) texts: Vec<TextShown>,
    /// What a notice of this scenario should say and that is missing; nobody is stopped by it.
    pub(super) warns: Vec<String>,
    pub(super) shown: Shown,
    pub(super) course: Course,
    /// What is owed on top, because they were told late or something was hidden.
    pub(super) owing: Owing,
    /// What our own people know by now, where this is the first that those outside hear.
    pub(super) inside: Option<Inside>,
    pub(super) tally: Vec<(String, i64)>,
    /// When they were counted, where that was before this moment.
    pub(super) counted_at: Option<Time>,
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

/// The letter as one of its readers reads it.
pub(super) struct Reads {
    pub(super) contact: ContactId,
    /// Their name and address.
    pub(super) to: String,
    pub(super) mail: Mail,
    /// The language they read, and why it is another than theirs where it is.
    pub(super) language: String,
    /// What of theirs is not known.
    pub(super) lacks: Vec<String>,
}

impl Reads {
    fn of(shell: &Shell, shown: Preview) -> Self {
        let read = name_of(&shown.language);
        let instead = [("wanted", name_of(&shown.who.language).into()), ("read", read.as_str().into())];
        Self {
            contact: shown.who.contact_id,
            to: format!("{} <{}>", shown.who.name, shown.who.email),
            mail: shown.mail,
            language: if shown.is_fallback {
                t_args(shell.lang, "notices-reads-instead", &instead)
            } else {
                read
            },
            lacks: shown.lacks.into_iter().map(|lack| format!("{} {}", lack.why, lack.cure)).collect(),
        }
    }
}

/// The words of a further language.
pub(super) struct TextShown {
    pub(super) tag: String,
    pub(super) name: String,
    /// Each part under its heading.
    pub(super) parts: Vec<(String, String)>,
}

impl TextShown {
    fn of(shell: &Shell, text: &NoticeText) -> Self {
        let heading = |part: &str| match part {
            "subject" => shell.t("notices-field-subject"),
            part => shell.t(&format!("notices-part-{part}")),
        };
        let said = text.parts.each().into_iter().filter(|(_, words)| !words.is_empty());
        Self {
            tag: text.language.clone(),
            name: name_of(&text.language),
            parts: said.map(|(part, words)| (heading(part), words.to_owned())).collect(),
        }
    }
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
    /// Whoever reads another language than theirs, in a sentence.
    fn fall_back(&self, one: &FallBack) -> String {
        let said = [
            ("n", one.people.into()),
            ("wanted", name_of(&one.wanted).into()),
            ("read", name_of(&one.read).into()),
        ];
        t_args(self.shell.lang, "notices-fall-back", &said)
    }
    fn name(&self, tag: &str) -> String {
        name_of(tag)
    }
    /// The page of the template it began from.
    fn template_page(&self) -> &str {
        self.notice.template.as_deref().and_then(|t| t.rsplit_once('/')).map_or("", |(page, _)| page)
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
    let texts = texts_of(&mut read, &notice).await?;
    let mut lacks = Errors::none();
    let mut warns = Vec::new();
    let mut audience = Audience::default();
    let mut shown = Shown::default();
    if !notice.state().is_out() {
        let fix = gate::fix_day(&mut read, workspace, &notice.incident_id, zone).await?;
        let spoken = Spoken::new(notice.clone(), &texts);
        let faults = lacking::lacks(&spoken, house.now(), today, fix, zone);
        let scenario = incident.scenario.as_deref();
        warns.extend(
            lacking::warns(&spoken, scenario, &faults).into_iter().map(|f| format!("{} {}", f.why, f.cure)),
        );
        lacks = Errors::from(&Fault::Invalid(faults));
        audience =
            store::audience(&mut read, workspace, &incident.id, Hearing::of(&notice), &today.to_string())
                .await?;
        shown = shown::of(&house, &notice, today).await?;
    }
    let reader: Option<ContactId> = query.reader.parse().ok();
    let reads = preview(&house, &visit.workspace, &notice, reader.as_ref()).await?;
    let readers = audience
        .sample
        .iter()
        .map(|l| Choice::new(l.contact_id.as_str(), format!("{}, {}", l.name, l.customer)))
        .collect();
    let state = DeliveryState::from_word(&query.state);
    let paging = Paging { after: query.after, limit: None };
    let page = store::deliveries::list(&mut read, workspace, &id, state, &paging).await?;
    let listing = Listing::new(format!("/notices/{id}"), "")
        .keep("state", state.map_or("", DeliveryState::word))
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
        words::checked(&shell, &form::as_said(&notice, &texts, |at| at.0.to_string()))?
    };
    let is_on_its_way = matches!(notice.state(), NoticeState::Approved | NoticeState::Sending);
    let set_aside = if is_on_its_way {
        store::set_aside::list_waiting(&mut read, workspace, house.now()).await?
    } else {
        Vec::new()
    };
    let (tally, counted_at) = glance::tally_at_once(&house, &notice, &incident).await?;
    let view = NoticePage {
        incident_title: incident.title.clone(),
        untold_ms: incidents::known_not_told_ms(&incident, house.now()),
        lacks,
        words,
        audience,
        readers,
        reader: reads.as_ref().map(|shown| shown.who.contact_id.to_string()).unwrap_or_default(),
        reads: reads.map(|shown| Reads::of(&shell, shown)),
        texts: texts.iter().map(|text| TextShown::of(&shell, text)).collect(),
        warns,
        shown,
        course: Course::of(&mut read, &notice).await?,
        inside: if notice_is_out { None } else { inside::of(&mut read, &notice).await? },
        owing: if notice_is_out { Owing::default() } else { owning::of(&mut read, &notice).await? },
        tally,
        counted_at,
        page,
        listing,
        state: state.map_or("", DeliveryState::word).to_owned(),
        set_aside,
        has_relay: house.config().smtp_url.is_some(),
        is_over: !notice_is_out && incidents::may_begin(&incident, None).is_err(),
        may_write: visit.actor.must_be(Role::Member).is_ok(),
        may_lead: visit.actor.must_be(Role::Lead).is_ok()
            && (notice.state() != NoticeState::Submitted
                || rules::may_approve(&notice, &visit.actor).is_ok()),
        notice,
        shell,
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
    visit.back(&format!("/notices/{id}"), "notices-submitted", outcome)
}

#[derive(Debug, Deserialize)]
pub(super) struct TrialSaid {
    #[serde(default)]
    contact: String,
}

/// Sends it to whoever asks, as one of its readers would get it.
pub(super) async fn try_out(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<TrialSaid>,
) -> Result<Response> {
    let contact: Option<ContactId> = said.contact.parse().ok();
    let to = match &contact {
        Some(contact) => format!("/notices/{id}?as={contact}#preview"),
        None => format!("/notices/{id}#preview"),
    };
    let lang = visit.shell("notices-preview", Nav::Notices).lang;
    let outcome = trial::try_out(&house, &visit.actor, &visit.workspace, &id, contact.as_ref(), lang).await;
    visit.back(&to, "notices-tried", outcome)
}

pub(super) async fn give_back(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::give_back(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/notices/{id}"), "notices-returned", outcome)
}

pub(super) async fn approve(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<SendingSaid>,
) -> Result<Response> {
    let outcome = sending::approve_as(&house, &visit.actor, &id, &said, &visit.workspace.zone).await;
    visit.back(&format!("/notices/{id}"), "notices-approved", outcome)
}

pub(super) async fn stop(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = steering::stop(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/notices/{id}"), "notices-stopped", outcome)
}

pub(super) async fn resume(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = steering::resume(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/notices/{id}"), "notices-resumed", outcome)
}

pub(super) async fn go(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = steering::go(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/notices/{id}"), "notices-gone", outcome)
}

pub(super) async fn end(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = steering::end(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/notices/{id}"), "notices-ended", outcome)
}
