//! Whom to tell by another way than mail: by voice or on paper.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::{Id, NoticeId};
use crate::ground::page::{Choice, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Dice, House, Result, Role, Time};
use crate::notices::{Channel, PrintRun, Reach, Unknown, WhomSaid, carrying, store};

/// The page.
#[derive(Template)]
#[template(path = "notices/pages/reach.html")]
pub struct ReachPage {
    shell: Shell,
    id: NoticeId,
    subject: String,
    reach: Reach,
    may_lead: bool,
    is_out: bool,
    /// Letters that wait to be printed, and what was printed; of no meaning by voice.
    waiting: i64,
    runs: Vec<PrintRun>,
}

impl View for ReachPage {
    const NAME: &'static str = "reach";
    fn sample(shell: Shell) -> Self {
        let dice = Dice::seeded(7);
        let unknown = Unknown {
            contact_id: Id::mint(Time(1), &dice),
            name: "Ben <b>Hale</b> 😀".into(),
            customer_id: Id::mint(Time(1), &dice),
            customer: "شركة الطيران".into(),
        };
        let reach = Reach {
            channel: Channel::Voice.word().into(),
            all: 38,
            not_reached: 4,
            silent: 21,
            taken_to: 2,
            unknown: 1,
            unknown_sample: vec![unknown],
        };
        let title = shell.t("notices-reach-voice-title");
        Self {
            shell: shell.at(Nav::Notices, title),
            id: Id::mint(Time(1), &dice),
            subject: "Product safety recall".into(),
            reach,
            may_lead: true,
            is_out: true,
            waiting: 6,
            runs: vec![super::paper::sample_run(1)],
        }
    }
}

impl ReachPage {
    /// Where the form is sent.
    fn action(&self) -> String {
        let way = if self.is_paper() { "letters" } else { "calls" };
        format!("/notices/{}/{way}?once={}", self.id, self.shell.once)
    }
    fn is_paper(&self) -> bool {
        self.reach.channel == Channel::Letter.word()
    }
    fn has_waiting(&self) -> bool {
        self.waiting > 0
    }
    /// A message of this way.
    fn said(&self, what: &str) -> String {
        self.shell.t(&format!("notices-reach-{}-{what}", self.reach.channel))
    }
    /// Those who may be meant, each with how many they are.
    fn whom(&self) -> Vec<Choice> {
        let of = |word: &str, many: Option<i64>| {
            let label = self.shell.t(&format!("notices-whom-{word}"));
            let hint = many.map(|n| self.shell.tn("notices-whom-many", n)).unwrap_or_default();
            Choice::new(word, label).hint(hint)
        };
        vec![
            of("not_reached", Some(self.reach.not_reached)),
            of("silent", Some(self.reach.silent)),
            of("all", Some(self.reach.all)),
            of("roles", None),
        ]
    }
}

pub(super) async fn by_voice(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    page(&visit, &house, id, Channel::Voice, "notices-reach-voice-title").await
}

pub(super) async fn on_paper(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    page(&visit, &house, id, Channel::Letter, "notices-reach-letter-title").await
}

async fn page(visit: &Visit, house: &House, id: NoticeId, channel: Channel, title: &str) -> Result<Response> {
    let mut read = house.read();
    let notice = store::find(&mut read, &visit.actor.workspace, &id).await?;
    let view = ReachPage {
        shell: visit.shell(title, Nav::Notices),
        waiting: store::printing::count_waiting(&mut read, &notice).await?,
        runs: store::printing::list(&mut read, &visit.actor.workspace, &id).await?,
        reach: store::reach::reach(&mut read, &notice, channel).await?,
        may_lead: visit.actor.must_be(Role::Lead).is_ok(),
        is_out: notice.state().is_out(),
        subject: notice.subject,
        id,
    };
    Ok(html(StatusCode::OK, &view))
}

pub(super) async fn call(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<WhomSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let outcome = match said.read() {
        Ok(whom) => carrying::take_to(&house, &visit.actor, &id, Channel::Voice, &whom).await,
        Err(fault) => Err(fault),
    };
    visit.back(&format!("/notices/{id}/calls"), "notices-reach-voice-done", outcome)
}

pub(super) async fn write(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Form(said): Form<WhomSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let outcome = match said.read() {
        Ok(whom) => carrying::take_to(&house, &visit.actor, &id, Channel::Letter, &whom).await,
        Err(fault) => Err(fault),
    };
    visit.back(&format!("/notices/{id}/letters"), "notices-reach-letter-done", outcome)
}
