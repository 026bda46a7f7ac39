//! The form in which a notice is written.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::form_said::FormSaid;
use super::words;
use crate::ground::id::{IncidentId, NoticeId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::incidents::{self, Incident};
use crate::notices::store::Hearing;
use crate::notices::text::texts_of;
use crate::notices::{
    Notice, NoticeKind, NoticeSaid, NoticeText, TextSaid, beginning, rules, store, tongue, verbs,
};
use crate::wording::{Parts, name_of};

/// The page.
#[derive(Template)]
#[template(path = "notices/pages/form.html")]
pub struct FormPage {
    shell: Shell,
    action: String,
    about: String,
    said: NoticeSaid,
    kinds: Vec<Choice>,
    /// What the plain-speech check says of it, in each of its languages.
    words: String,
    /// What a correction may correct: what people were told.
    wrongs: Vec<Choice>,
    /// Languages to write in: those its readers speak before all others.
    languages: Vec<Choice>,
    /// Templates to begin from; none once it is begun.
    beginnings: Vec<Choice>,
    errors: Errors,
}

impl View for FormPage {
    const NAME: &'static str = "form";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("notices-new-title");
        let german = Parts {
            subject: "Unser Ofen steht. Ihr Auftrag kommt später.".into(),
            what_happened: "Die Auskleidung von Ofen 2 ist <b>gerissen</b>. 😀".into(),
            ..Parts::default()
        };
        let said = NoticeSaid {
            kind: "first".into(),
            language: "en".into(),
            template: "outage/first/en/1".into(),
            subject: "Our furnace stopped. Your order will be late.".into(),
            what_happened: "The lining of furnace 2 cracked on Sunday night.\n\nNobody was hurt.".into(),
            sender: "Ines Okafor".into(),
            next_update_at: shell.local_input(shell.now_ms + 4 * 3_600_000),
            texts: Some(vec![TextSaid { language: "de".into(), parts: german }]),
            ..NoticeSaid::default()
        };
        let why = "It does not say what the reader can do now. Say what they can do to protect themselves.";
        let part = "what_you_can_do";
        let errors = Errors::none().with(part, why).with(format!("de.{part}"), why);
        let shell = shell.at(Nav::Notices, title);
        let about = About {
            action: "/incidents/inc_1/notices".into(),
            title: "The furnace <b>at Halden</b> stopped".into(),
            wrongs: vec![Choice::new("not_1", "Our <b>furnace</b> stopped")],
            spoken: vec!["de".into(), "fr".into()],
            beginnings: vec![Choice::new("outage/first", "Outage, First notice (English, Deutsch)")],
        };
        Self::of(shell, about, said, errors)
    }
}

/// What a notice is written about, and for whom.
struct About {
    action: String,
    title: String,
    wrongs: Vec<Choice>,
    /// The languages of its readers, the most first.
    spoken: Vec<String>,
    beginnings: Vec<Choice>,
}

impl About {
    async fn of(house: &House, visit: &Visit, incident: Incident, action: String) -> Result<Self> {
        let (mut read, workspace) = (house.read(), &visit.actor.workspace);
        let told = store::list_of_incident(&mut read, workspace, &incident.id).await?;
        // Whoever hears an update reads it: everybody of the incident.
        let everybody = Hearing { kind: NoticeKind::Update, corrects: None };
        let languages = store::languages(&mut read, workspace, &incident.id, everybody).await?;
        Ok(Self {
            action,
            title: incident.title,
            wrongs: wrongs(&told),
            spoken: languages
                .into_iter()
                .map(|(tag, _)| tongue::tidy(&tag))
                .filter(|t| !t.is_empty())
                .collect(),
            beginnings: Vec::new(),
        })
    }
}

impl FormPage {
    fn of(shell: Shell, about: About, said: NoticeSaid, errors: Errors) -> Self {
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
        let mut said = said;
        if said.language.trim().is_empty() {
            tongue::HOUSE.clone_into(&mut said.language);
        }
        let About { action, title: about, wrongs, spoken, beginnings } = about;
        let languages = languages(&spoken, &said);
        Self { shell, action, about, said, kinds, words, wrongs, languages, beginnings, errors }
    }

    fn texts(&self) -> &[TextSaid] {
        self.said.texts.as_deref().unwrap_or_default()
    }
    /// The page of the template it began from.
    fn template_page(&self) -> &str {
        self.said.template.rsplit_once('/').map_or("", |(page, _)| page)
    }
    fn name(&self, tag: &str) -> String {
        name_of(tag)
    }
    /// A field of a further language, as the form calls it.
    fn field(&self, text: &TextSaid, part: &str) -> String {
        format!("{}.{part}", text.language)
    }
    /// What a field of a further language is called, so that no two on the page have one name.
    fn label(&self, text: &TextSaid, part: &str) -> String {
        let id =
            if part == "subject" { "notices-field-subject".into() } else { format!("notices-part-{part}") };
        let said = [("field", self.shell.t(&id).into()), ("language", name_of(&text.language).into())];
        t_args(self.shell.lang, "notices-field-in", &said)
    }
    fn error(&self, text: &TextSaid, part: &str) -> &str {
        self.errors.of(&self.field(text, part))
    }
    /// Languages that it is not written in yet.
    fn further(&self) -> Vec<Choice> {
        let is_there = |tag: &str| {
            tag.eq_ignore_ascii_case(&self.said.language)
                || self.texts().iter().any(|t| t.language.eq_ignore_ascii_case(tag))
        };
        self.languages.iter().filter(|choice| !is_there(&choice.value)).cloned().collect()
    }
}

/// Languages to choose from: its readers', those it is written in, and those we have a name for.
fn languages(spoken: &[String], said: &NoticeSaid) -> Vec<Choice> {
    const NAMED: [&str; 10] = ["en", "de", "fr", "ar", "es", "it", "nl", "pl", "pt", "sv"];
    let written = said.texts.iter().flatten().map(|t| t.language.as_str());
    let all = spoken.iter().map(String::as_str).chain([said.language.as_str()]).chain(written).chain(NAMED);
    let mut choices: Vec<Choice> = Vec::new();
    for tag in all {
        if !choices.iter().any(|known| known.value.eq_ignore_ascii_case(tag)) {
            let name = name_of(tag);
            // A region is said by its tag: two kinds of German are two languages to write in.
            let label = if tag.contains('-') { format!("{name} ({tag})") } else { name };
            choices.push(Choice::new(tag, label));
        }
    }
    choices
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewQuery {
    /// A template to begin from: `outage/first`.
    template: String,
}

pub(super) async fn new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(query): Query<NewQuery>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let mut read = house.read();
    let workspace = &visit.actor.workspace;
    let incident = incidents::find(&mut read, workspace, &id).await?;
    incidents::may_begin(&incident, None)?;
    let told = store::list_of_incident(&mut read, workspace, &id).await?;
    let kind = if told.is_empty() { NoticeKind::First } else { NoticeKind::Update };
    let begins =
        beginning::beginnings(&mut read, workspace, incident.scenario.as_deref(), kind.word()).await?;
    let said = NoticeSaid { sender: visit.actor.name.clone(), ..NoticeSaid::default() };
    let (said, errors) = if query.template.is_empty() {
        let what_happened = if told.is_empty() { incident.summary.clone() } else { String::new() };
        (NoticeSaid { kind: kind.word().into(), what_happened, ..said }, Errors::none())
    } else {
        let template = query.template;
        match beginning::begun(&mut read, workspace, NoticeSaid { template, ..said.clone() }).await {
            Ok(begun) => (begun, Errors::none()),
            Err(fault @ Fault::Invalid(_)) => {
                (NoticeSaid { kind: kind.word().into(), ..said }, Errors::from(&fault))
            }
            Err(fault) => return Err(fault),
        }
    };
    let shell = visit.shell("notices-new-title", Nav::Notices);
    let beginnings = begins.iter().map(|b| choice_of(&shell, b)).collect();
    let about = About::of(&house, &visit, incident, format!("/incidents/{id}/notices")).await?;
    Ok(html(StatusCode::OK, &FormPage::of(shell, About { beginnings, ..about }, said, errors)))
}

/// A template as it is chosen: its scenario, its kind, its languages.
fn choice_of(shell: &Shell, beginning: &beginning::Beginning) -> Choice {
    let languages = beginning.languages.iter().map(|tag| name_of(tag)).collect::<Vec<_>>().join(", ");
    let scenario = match beginning.scenario.as_str() {
        crate::wording::ANY => shell.t("wording-any"),
        scenario => shell.t(&format!("incidents-scenario-{scenario}")),
    };
    let said = [
        ("scenario", scenario.into()),
        ("kind", shell.t(&format!("notices-kind-{}", beginning.kind)).into()),
        ("languages", languages.into()),
    ];
    Choice::new(beginning.name(), t_args(shell.lang, "notices-begin-choice", &said))
}

pub(super) async fn draft(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(form): Form<FormSaid>,
) -> Result<Response> {
    let said = form.said;
    match verbs::draft(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(notice) => Ok(visit.done("notices-drafted", &format!("/notices/{}", notice.id))),
        Err(fault @ Fault::Invalid(_)) => {
            new_again(&house, &visit, &id, said, Errors::from(&fault), fault.status()).await
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
    let mut read = house.read();
    let notice = store::find(&mut read, &visit.actor.workspace, &id).await?;
    if let Err(fault) = rules::may_change(&notice) {
        return Ok(visit.refused(&fault, &format!("/notices/{id}")));
    }
    let texts = texts_of(&mut read, &notice).await?;
    let shell = visit.shell("notices-edit-title", Nav::Notices);
    let said = as_said(&notice, &texts, |at| shell.local_input(at.0));
    again(&house, &visit, &notice, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(form): Form<FormSaid>,
) -> Result<Response> {
    let (to, said) = (format!("/notices/{id}"), form.said);
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

/// The form again with what the check says of it, and with a language more or less where that was asked for; nothing is
/// kept.
pub(super) async fn check_new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(form): Form<FormSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let (said, errors) = form.with_languages();
    new_again(&house, &visit, &id, said, errors, StatusCode::OK).await
}

/// The same of a notice that was kept before.
pub(super) async fn check(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(form): Form<FormSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let notice = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let (said, errors) = form.with_languages();
    again(&house, &visit, &notice, said, errors, StatusCode::OK).await
}

async fn new_again(
    house: &House,
    visit: &Visit,
    id: &IncidentId,
    said: NoticeSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, id).await?;
    let shell = visit.shell("notices-new-title", Nav::Notices);
    let about = About::of(house, visit, incident, format!("/incidents/{id}/notices")).await?;
    Ok(html(status, &FormPage::of(shell, about, said, errors)))
}

async fn again(
    house: &House,
    visit: &Visit,
    notice: &Notice,
    said: NoticeSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, &notice.incident_id).await?;
    let shell = visit.shell("notices-edit-title", Nav::Notices);
    let about = About::of(house, visit, incident, format!("/notices/{}", notice.id)).await?;
    Ok(html(status, &FormPage::of(shell, about, said, errors)))
}

/// What people were told, newest first: what a correction may correct.
fn wrongs(told: &[Notice]) -> Vec<Choice> {
    told.iter().rev().map(|n| Choice::new(n.id.as_str(), n.subject.clone())).collect()
}

pub(super) fn as_said(notice: &Notice, texts: &[NoticeText], input: impl Fn(Time) -> String) -> NoticeSaid {
    let n = notice.clone();
    let texts = texts.iter().map(|t| TextSaid { language: t.language.clone(), parts: t.parts.clone() });
    let said = NoticeSaid {
        kind: n.kind,
        corrects: n.corrects_id.map(|id| id.to_string()).unwrap_or_default(),
        language: n.language,
        template: n.template.unwrap_or_default(),
        next_update_at: n.next_update_at.map(input).unwrap_or_default(),
        sender: n.sender,
        texts: Some(texts.collect()),
        ..NoticeSaid::default()
    };
    said.with_words(notice.words())
}
