//! The gap of a case: the number, the picture with its figures beside it, how it moved, and the form in which we rate.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::{CaseId, Id, RatingId, RoundId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::incidents;
use crate::listening;
use crate::perception::gap::Sides;
use crate::perception::panel::{Asked, figure, words};
use crate::perception::{
    Gap, Item, ItemGap, OpenSaid, OwnItem, RateSaid, Rating, Round, SHIPPED, gap_of, store, verbs,
};

/// How wide and high the picture over the rounds is, in its own units: as many as the marks on either side of nothing.
const HIGH: f64 = 20.0;
const WIDE: f64 = 100.0;

/// The page.
#[derive(Template)]
#[template(path = "perception/pages/show.html")]
pub struct PerceptionPage {
    shell: Shell,
    case_id: String,
    customer: String,
    /// The last round first.
    rounds: Vec<(Round, Gap)>,
    /// What we can rate, in the round that is open.
    asked: Vec<Asked>,
    errors: Errors,
    may_work: bool,
}

impl PerceptionPage {
    fn last(&self) -> Option<&(Round, Gap)> {
        self.rounds.first()
    }
    fn open(&self) -> Option<&Round> {
        self.rounds.first().map(|(round, _)| round).filter(|round| round.is_open())
    }
    fn figure(&self, sides: &Sides) -> String {
        figure(sides.gap)
    }
    /// The interval in words, or that there are too few.
    fn sure(&self, sides: &Sides) -> String {
        match (sides.gap, sides.interval) {
            (_, Some((low, high))) => {
                let ends = format!("{} … {}", figure(Some(low)), figure(Some(high)));
                self.shell.ta("perception-between", "ends", ends)
            }
            (Some(_), None) => self.shell.t("perception-too-few"),
            (None, None) => self.shell.t("perception-one-side"),
        }
    }
    fn words(&self, item: &Item) -> String {
        words(item, &self.shell, false)
    }
    fn mean(&self, side: &crate::perception::Side) -> String {
        if side.n == 0 { "–".into() } else { format!("{:.1} ({})", side.mean, side.n) }
    }
    /// Where a mean stands in the picture, of 100, so that a mark stays inside.
    fn at(&self, mean: &f64) -> String {
        format!("{:.1}", mean.clamp(0.0, 10.0) * 9.84)
    }
    /// Where the gap begins in the picture, and how long it is.
    fn span(&self, one: &ItemGap) -> (String, String) {
        let (ours, theirs) = (one.sides.ours.mean, one.sides.theirs.mean);
        (self.at(&ours.min(theirs)), format!("{:.1}", (ours - theirs).abs() * 9.84 + 1.6))
    }
    fn has_both(&self, one: &ItemGap) -> bool {
        one.sides.gap.is_some()
    }
    /// The rounds in their order that both sides rated.
    fn moved(&self) -> Vec<(&Round, f64)> {
        self.rounds.iter().rev().filter_map(|(round, gap)| Some((round, gap.whole.gap?))).collect()
    }
    fn said(&self, gap: &f64) -> String {
        figure(Some(*gap))
    }
    fn size(&self) -> String {
        format!("0 0 {WIDE} {HIGH}")
    }
    /// The line of the gap over the rounds: nothing in the middle, what we see better above.
    fn line(&self) -> String {
        let moved = self.moved();
        let step = WIDE / (moved.len().max(2) - 1) as f64;
        let point = |(at, (_, gap)): (usize, &(&Round, f64))| {
            format!("{:.1},{:.1}", at as f64 * step, HIGH / 2.0 - gap)
        };
        moved.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
    }
    fn shipped(&self) -> Vec<Choice> {
        SHIPPED
            .iter()
            .map(|(key, _)| Choice::new(*key, self.shell.t(&format!("perception-item-{key}"))))
            .collect()
    }
    fn dimensions(&self) -> Vec<Choice> {
        listening::panel::dimensions(&self.shell)
    }
}

impl Rating {
    /// Nobody's, for the gallery and for tests.
    pub fn sample() -> Self {
        let (now, dice) = (Time(1), Dice::seeded(52));
        Self {
            workspace_id: Id::mint(now, &dice),
            id: RatingId::mint(now, &dice),
            round_id: Id::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            side: "ours".into(),
            rater: "mem_sample".into(),
            marks: "{}".into(),
            version: 1,
            rated_at: now,
            salt: String::new(),
        }
    }
}

impl Round {
    /// One with two items of the desk and one of ours, for the gallery.
    pub fn sample(now: Time) -> Self {
        let dice = Dice::seeded(53);
        let own = Item {
            key: "own-1".into(),
            dimension: listening::Dimension::Benevolence,
            text: "You ring back <b>the same day</b> 😀 في اليوم نفسه".into(),
        };
        let items: Vec<Item> = ["well", "truth"].into_iter().filter_map(Item::shipped).chain([own]).collect();
        Self {
            workspace_id: Id::mint(now, &dice),
            id: RoundId::mint(now, &dice),
            incident_id: Id::mint(now, &dice),
            case_id: Id::mint(now, &dice),
            customer_id: Id::mint(now, &dice),
            number: 1,
            items: serde_json::to_string(&items).unwrap_or_default(),
            opened_by: "mem_sample".into(),
            opened_at: now,
            closed_by: None,
            closed_at: None,
            salt: String::new(),
        }
    }
}

impl View for PerceptionPage {
    const NAME: &'static str = "perception";
    fn sample(shell: Shell) -> Self {
        let now = Time(shell.now_ms);
        let rating =
            |side: &str, marks: &str| Rating { side: side.into(), marks: marks.into(), ..Rating::sample() };
        let rated = |round: Round, theirs: i64| {
            let given = format!("{{\"well\":{theirs},\"truth\":{}}}", theirs + 1);
            let mut ratings = vec![rating("ours", "{\"well\":9,\"truth\":8,\"own-1\":7}"); 3];
            ratings.extend(vec![rating("theirs", &given); 3]);
            let gap = gap_of(&round.list(), &ratings);
            (round, gap)
        };
        let first = Round { closed_at: Some(now), ..Round::sample(now) };
        let asked = Asked::of(first.list(), &shell, false, &[("well".to_owned(), 9)].into());
        let rounds = vec![rated(Round { number: 2, ..Round::sample(now) }, 6), rated(first, 2)];
        let title = shell.t("perception-title");
        Self {
            case_id: "cas_sample".into(),
            customer: "Nordwing <b>Aero</b> شركة".into(),
            rounds,
            asked,
            errors: Errors::none(),
            may_work: true,
            shell: shell.at(Nav::Cases, title),
        }
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &CaseId,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, id).await?;
    let rounds = store::list_of_case(&mut read, workspace, id).await?;
    let mut ratings = store::ratings_of_case(&mut read, workspace, id).await?;
    let label = visit.actor.label();
    let shell = visit.shell("perception-title", Nav::Cases);
    let mut asked = Vec::new();
    let rounds: Vec<(Round, Gap)> = rounds
        .into_iter()
        .map(|round| {
            let rated = ratings.remove(&round.id).unwrap_or_default();
            if round.is_open() {
                let mine = rated.iter().find(|rating| rating.rater == label);
                let given = mine.map(Rating::given).unwrap_or_default();
                asked = Asked::of(round.list(), &shell, false, &given);
            }
            let gap = gap_of(&round.list(), &rated);
            (round, gap)
        })
        .collect();
    let view = PerceptionPage {
        case_id: id.to_string(),
        customer: case.title,
        rounds,
        asked,
        errors,
        may_work: visit.actor.must_be(Role::Member).is_ok(),
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    page(&visit, &house, &id, Errors::none(), StatusCode::OK).await
}

/// Which items, as the form names them: those of the desk by their words, our own in one box for each part of trust, one a
/// line.
fn opening(fields: Vec<(String, String)>) -> OpenSaid {
    let mut said = OpenSaid::default();
    for (name, value) in fields {
        match name.strip_prefix("own-") {
            Some(dimension) => {
                let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
                let own = |text: &str| OwnItem { dimension: dimension.to_owned(), text: text.to_owned() };
                said.own.extend(lines.map(own));
            }
            None if name == "items" => said.items.push(value),
            None => {}
        }
    }
    said
}

pub(super) async fn open(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let to = format!("/cases/{id}/perception");
    match verbs::open(&house, &visit.actor, &id, &opening(fields)).await {
        Ok(_) => Ok(visit.done("perception-was-opened", &to)),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

/// The marks of a form: item → mark; what cannot be said is empty. What is no number stays no mark.
pub fn marks(fields: Vec<(String, String)>) -> RateSaid {
    let given = fields.into_iter().filter(|(name, value)| name != "once" && !value.trim().is_empty());
    RateSaid { marks: given.map(|(name, value)| (name, value.trim().parse().unwrap_or(-1))).collect() }
}

pub(super) async fn rate(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<RoundId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let round = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let to = format!("/cases/{}/perception", round.case_id);
    visit.back(&to, "perception-was-rated", verbs::rate(&house, &visit.actor, &id, &marks(fields)).await)
}

pub(super) async fn close(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<RoundId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let round = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let to = format!("/cases/{}/perception", round.case_id);
    visit.back(&to, "perception-was-closed", verbs::close(&house, &visit.actor, &id).await)
}
