//! One legal review: what was asked, by when, and the form that answers. What is known of laws on apologies is shown to
//! whoever was asked, and to nobody else.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::admissions::law::{self, LawNote};
use crate::admissions::{Advice, AdviceSaid, Review, ReviewerSaid, reviewing, rules, store};
use crate::ground::clock::DAY;
use crate::ground::id::{Id, ReviewId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};

/// The page.
#[derive(Template)]
#[template(path = "admissions/pages/review.html")]
pub struct ReviewPage {
    shell: Shell,
    review: Review,
    is_overdue: bool,
    notes: Vec<LawNote>,
    said: AdviceSaid,
    may_answer: bool,
    may_hand_over: bool,
    /// Those of us who may be asked instead.
    people: Vec<Choice>,
    instead: ReviewerSaid,
    errors: Errors,
}

/// What was typed into one of the forms.
#[derive(Default)]
struct Typed {
    said: AdviceSaid,
    instead: ReviewerSaid,
    errors: Errors,
}

impl ReviewPage {
    fn advices(&self) -> Vec<Choice> {
        let label = |a: &Advice| self.shell.t(&format!("admissions-advice-{}", a.word()));
        Advice::ALL.iter().map(|a| Choice::new(a.word(), label(a))).collect()
    }
    fn back(&self) -> String {
        self.review.matter().href()
    }
}

impl View for ReviewPage {
    const NAME: &'static str = "review";
    fn sample(shell: Shell) -> Self {
        let (now, dice) = (Time(shell.now_ms), Dice::seeded(35));
        let review = Review {
            workspace_id: Id::mint(now, &dice),
            id: Id::mint(now, &dice),
            incident_id: Some(Id::mint(now, &dice)),
            case_id: None,
            customer_id: None,
            grievance_id: None,
            question: "May we say: “It was our mistake, and we did not tell you”? 😀 <script> نعتذر".into(),
            reviewer_id: Some(Id::mint(now, &dice)),
            reviewer_name: "Noor <Counsel>".into(),
            place: None,
            asked_by: Id::mint(now, &dice),
            asked_name: "Tom Brandt".into(),
            asked_at: now.plus(-9 * DAY),
            due_at: now.plus(-2 * DAY),
            advice: None,
            answer: None,
            answered_by: None,
            answered_name: None,
            answered_at: None,
            passed_at: None,
            salt: String::new(),
        };
        let title = shell.t("admissions-review-one");
        Self {
            shell: shell.at(Nav::Incidents, title),
            review,
            is_overdue: true,
            notes: law::notes_of(None),
            said: AdviceSaid::default(),
            may_answer: true,
            may_hand_over: true,
            people: vec![Choice::new("mem_sample", "Ines <Okafor>")],
            instead: ReviewerSaid { reviewer: "د. ساتو".into(), ..ReviewerSaid::default() },
            errors: Errors::none().with("answer", "This is empty. Write at least a few words here."),
        }
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &ReviewId,
    typed: Typed,
    status: StatusCode,
) -> Result<Response> {
    let mut read = house.read();
    let review = store::reviews::find(&mut read, &visit.actor.workspace, id).await?;
    let notes = reviewing::notes_for(&mut read, &review, &visit.actor).await?;
    drop(read);
    let may_hand_over = rules::may_hand_over(&review, &visit.actor).is_ok();
    let view = ReviewPage {
        people: if may_hand_over { super::asking::reviewers(visit, house).await? } else { Vec::new() },
        shell: visit.shell("admissions-review-one", Nav::Incidents),
        is_overdue: review.is_overdue(house.now()),
        notes,
        may_answer: rules::may_answer(&review, &visit.actor).is_ok(),
        may_hand_over,
        said: typed.said,
        instead: typed.instead,
        errors: typed.errors,
        review,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ReviewId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    page(&visit, &house, &id, Typed::default(), StatusCode::OK).await
}

pub(super) async fn answer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ReviewId>,
    Form(said): Form<AdviceSaid>,
) -> Result<Response> {
    let to = format!("/reviews/{id}");
    match reviewing::answer(&house, &visit.actor, &id, &said).await {
        Err(fault @ Fault::Invalid(_)) => {
            let typed = Typed { said, errors: Errors::from(&fault), ..Typed::default() };
            page(&visit, &house, &id, typed, fault.status()).await
        }
        outcome => visit.back(&to, "admissions-review-was-answered", outcome),
    }
}

pub(super) async fn hand_over(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ReviewId>,
    Form(instead): Form<ReviewerSaid>,
) -> Result<Response> {
    let to = format!("/reviews/{id}");
    match reviewing::hand_over(&house, &visit.actor, &id, &instead).await {
        Err(fault @ Fault::Invalid(_)) => {
            let typed = Typed { instead, errors: Errors::from(&fault), ..Typed::default() };
            page(&visit, &house, &id, typed, fault.status()).await
        }
        outcome => visit.back(&to, "admissions-review-was-handed-over", outcome),
    }
}
