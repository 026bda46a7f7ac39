//! A sending, watched live: how fast it goes, whom it has reached and when, whom not and why.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::course::Course;
use super::rise::Rise;
use crate::ground::clock::MINUTE;
use crate::ground::id::{CaseId, CustomerId, Id, NoticeId};
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Path, Visit};
use crate::ground::{Dice, House, Result, Role, Time};
use crate::incidents;
use crate::notices::glance::{self, ClosedDomain, Glance, Share, Untold};
use crate::notices::{Notice, store};

/// The page.
#[derive(Template)]
#[template(path = "notices/pages/sending.html")]
pub struct SendingPage {
    shell: Shell,
    notice: Notice,
    incident_title: String,
    course: Course,
    tally: Vec<(String, i64)>,
    /// When they were counted, where that was before this moment.
    counted_at: Option<Time>,
    /// People of very many who are not in the queue yet.
    to_queue: i64,
    /// What became of it at customers' own systems, by state.
    systems: Vec<(String, i64)>,
    /// Letters handed over in the last minute.
    lately: i64,
    /// How the telling goes, and as a picture; absent while very many are counted for the first time.
    telling: Option<(Glance, Rise)>,
    has_relay: bool,
    may_write: bool,
    may_lead: bool,
}

impl SendingPage {
    fn is(&self, word: &str) -> bool {
        self.notice.state == word
    }
    fn of_state(&self, word: &str) -> i64 {
        self.tally.iter().find(|(state, _)| state == word).map_or(0, |(_, many)| *many)
    }
    fn total(&self) -> i64 {
        self.tally.iter().map(|(_, many)| many).sum()
    }
    /// What a fifth is called: its place, and from what to what its customers still have to get.
    fn fifth(&self, share: &Share) -> String {
        self.shell.t(&format!("notices-fifth-{}", share.of))
    }
    fn span(&self, share: &Share) -> String {
        match (share.least, share.most) {
            (Some(least), Some(most)) if share.of != "0" => {
                let currency = self.telling.as_ref().map_or("", |(glance, _)| glance.currency.as_str());
                let money = |minor| self.shell.money(minor, currency);
                format!("{} – {}", money(least), money(most))
            }
            _ => "–".into(),
        }
    }
    /// Where the next step with a customer who is not told is taken.
    fn way(&self, untold: &Untold) -> String {
        match untold.why.as_str() {
            "nobody" => format!("/customers/{}", untold.customer_id),
            _ => format!("/cases/{}", untold.case_id),
        }
    }
    /// Coverage by value, and by region where any is known.
    fn coverages(&self) -> Vec<(&'static str, &'static str, &[Share])> {
        let Some((glance, _)) = &self.telling else { return Vec::new() };
        let by_region = &glance.by_region;
        let is_known = by_region.iter().any(|share| !share.of.is_empty());
        let mut all = vec![("by-value", "notices-by-value", glance.by_value.as_slice())];
        all.extend(is_known.then_some(("by-region", "notices-by-region", by_region.as_slice())));
        all
    }
    fn share(&self, told: i64, of: i64) -> String {
        if of == 0 { "–".into() } else { self.shell.percent(told as f64 / of as f64) }
    }
}

impl View for SendingPage {
    const NAME: &'static str = "sending";
    fn sample(shell: Shell) -> Self {
        let (now, dice) = (shell.now_ms, Dice::seeded(7));
        let notice = Notice {
            state: "sending".into(),
            begun_at: Some(Time(now - 50 * MINUTE)),
            approved_at: Some(Time(now - 51 * MINUTE)),
            ..super::sample::notice(now, &dice)
        };
        let share =
            |of: &str, customers, told, least, most| Share { of: of.into(), customers, told, least, most };
        let untold = |customer: &str, value, why: &str| Untold {
            case_id: CaseId::mint(Time(now), &dice),
            customer_id: CustomerId::mint(Time(now), &dice),
            customer: customer.into(),
            value,
            since: Time(now - 170 * MINUTE),
            why: why.into(),
        };
        let since = now - 180 * MINUTE;
        let rise =
            [(130, 57), (135, 210), (140, 640), (150, 1_120), (160, 1_480), (170, 1_533), (180, 1_611)];
        let glance = Glance {
            at: Time(now - 3_000),
            tally: Vec::new(),
            relevant: 2_000,
            told: 1_611,
            since: Time(since),
            target: Time(since + 240 * MINUTE),
            rise: rise.map(|(min, told)| (Time(since + min * MINUTE), told)).to_vec(),
            by_value: vec![
                share("1", 240, 240, Some(9_000_000), Some(81_000_000)),
                share("2", 240, 233, Some(2_100_000), Some(8_990_000)),
                share("3", 240, 190, Some(600_000), Some(2_099_000)),
                share("4", 240, 150, Some(90_000), Some(599_000)),
                share("5", 239, 121, Some(900), Some(89_000)),
                share("0", 111, 60, None, None),
            ],
            currency: "EUR".into(),
            by_region: vec![
                share("Bavaria", 800, 700, None, None),
                share("<i>Lyon</i> 😀", 310, 200, None, None),
                share("", 200, 94, None, None),
            ],
            worst: vec![
                untold("Nordic <b>Airframe</b> AB", 7_200_000, "bounced"),
                untold("الخليج للطيران", 1_150_000, "nobody"),
                untold("Hale & Sons", 90_000, "queued"),
            ],
            closed_domains: vec![ClosedDomain { domain: "nordic.example".into(), letters: 12, lost: 12 }],
        };
        let rise = Rise::of(&shell, &glance);
        let tally =
            [("bounced", 4), ("handed_over", 1_611), ("queued", 372), ("refused", 12), ("uncertain", 1)];
        Self {
            incident_title: "The furnace at Halden stopped".into(),
            course: Course::sample(&notice.id, &notice.workspace_id, now),
            tally: tally.map(|(state, many)| (state.to_owned(), many)).to_vec(),
            counted_at: Some(Time(glance.at.0)),
            to_queue: 300,
            systems: [("passed_on", 31), ("queued", 2), ("failed", 1)]
                .map(|(s, n)| (s.to_owned(), n))
                .to_vec(),
            lately: 1_312,
            telling: Some((glance, rise)),
            has_relay: true,
            may_write: true,
            may_lead: true,
            shell: shell.at(Nav::Notices, notice.subject.clone()),
            notice,
        }
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    let workspace = &visit.actor.workspace;
    let mut read = house.read();
    let notice = store::find(&mut read, workspace, &id).await?;
    if !notice.state().is_out() {
        return Ok(visit.done("notices-not-out-yet", &format!("/notices/{id}")));
    }
    let incident = incidents::find(&mut read, workspace, &notice.incident_id).await?;
    let (tally, counted_at) = glance::tally_at_once(&house, &notice, &incident).await?;
    let glance = glance::at_once(&house, &notice, &incident, &tally).await?;
    let mut shell = visit.shell_titled(notice.subject.clone(), Nav::Notices);
    shell.live = Some(format!("/live/{}", notice.incident_id));
    let view = SendingPage {
        incident_title: incident.title,
        course: Course::of(&mut read, &notice).await?,
        tally,
        counted_at,
        to_queue: store::addressed::count(&mut read, workspace, &id).await?,
        systems: store::webhook::tally(&mut read, workspace, &id).await?,
        lately: store::glances::handed_since(&mut read, workspace, &id, house.now().plus(-MINUTE)).await?,
        telling: glance.map(|glance| {
            let rise = Rise::of(&shell, &glance);
            (glance, rise)
        }),
        has_relay: house.config().smtp_url.is_some(),
        may_write: visit.actor.must_be(Role::Member).is_ok(),
        may_lead: visit.actor.must_be(Role::Lead).is_ok(),
        shell,
        notice,
    };
    Ok(html(StatusCode::OK, &view))
}
