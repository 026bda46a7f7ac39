//! One silent contact who was left to a person: how to reach them, what was tried, and what became of it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::chasing::{Duty, Settled, store, verbs};
use crate::customers;
use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, ContactId, CustomerId, DutyId, Id, IncidentId, NoticeId, WorkspaceId};
use crate::ground::page::{Choice, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::{incidents, notices};

/// The page.
#[derive(Template)]
#[template(path = "chasing/pages/duty.html")]
pub struct DutyPage {
    shell: Shell,
    duty: Duty,
    customer: String,
    subject: String,
    email: String,
    phone: String,
    /// What o'clock it is where they live.
    their_time: String,
    may_settle: bool,
}

impl DutyPage {
    fn ways(&self) -> Vec<Choice> {
        [Settled::Spoken, Settled::NotReached]
            .map(|way| {
                Choice::new(
                    way.word(),
                    self.shell.t(&format!("chasing-settle-{}", way.word().replace('_', "-"))),
                )
            })
            .into()
    }
    fn settled(&self) -> Option<String> {
        let how = self.duty.how.as_ref()?;
        Some(self.shell.t(&format!("chasing-settle-{}", how.replace('_', "-"))))
    }
}

impl View for DutyPage {
    const NAME: &'static str = "duty";
    fn sample(shell: Shell) -> Self {
        let (now, dice) = (Time(shell.now_ms), Dice::seeded(25));
        let duty = Duty {
            workspace_id: WorkspaceId::mint(now, &dice),
            id: DutyId::mint(now, &dice),
            incident_id: IncidentId::mint(now, &dice),
            case_id: CaseId::mint(now, &dice),
            customer_id: CustomerId::mint(now, &dice),
            contact_id: ContactId::mint(now, &dice),
            notice_id: NoticeId::mint(now, &dice),
            owner_id: None,
            handed_at: now.plus(-3 * HOUR),
            how: None,
            words: None,
            settled_at: None,
            settled_by: None,
            salt: String::new(),
        };
        let title = shell.ta("chasing-speak-with", "name", "Marta Lindqvist <script> 😀");
        let their_time = shell.time(shell.now_ms);
        Self {
            shell: shell.at(Nav::Cases, title),
            duty,
            customer: "شركة الخليج للطيران".into(),
            subject: "Our furnace stopped. Your order will be late.".into(),
            email: "marta@nordic.example".into(),
            phone: "+46 8 123 45".into(),
            their_time,
            may_settle: true,
        }
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DutyId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let duty = store::find_duty(&mut read, workspace, &id).await?;
    let person = customers::find_contact(&mut read, workspace, &duty.contact_id).await?;
    let customer = customers::find(&mut read, workspace, &duty.customer_id).await?;
    let notice = notices::find(&mut read, workspace, &duty.notice_id).await?;
    let case = incidents::find_case(&mut read, workspace, &duty.case_id).await?;
    let mut shell = visit.shell("chasing-title", Nav::Cases);
    shell.title = shell.ta("chasing-speak-with", "name", person.name.as_str());
    let zone = person.zone.or(customer.zone).unwrap_or_else(|| visit.workspace.zone.clone());
    let there = Shell { zone, ..shell.clone() };
    let view = DutyPage {
        customer: case.title,
        subject: notice.subject,
        email: person.email.unwrap_or_default(),
        phone: person.phone.unwrap_or_default(),
        their_time: there.time(house.now().0),
        may_settle: duty.settled_at.is_none() && visit.actor.must_be(Role::Member).is_ok(),
        duty,
        shell,
    };
    Ok(html(StatusCode::OK, &view))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Settling {
    how: String,
    words: String,
}

pub(super) async fn settle(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DutyId>,
    Form(said): Form<Settling>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let to = format!("/duties/{id}");
    let outcome = match Settled::from_word(&said.how) {
        Some(how) => verbs::settle(&house, &visit.actor, &id, how, &said.words).await,
        None => Err(Fault::invalid("how", "You did not say what became of it.", "Choose one of the two.")),
    };
    match outcome {
        Ok(_) => Ok(visit.done("chasing-was-settled", &to)),
        Err(fault @ (Fault::Invalid(_) | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}
