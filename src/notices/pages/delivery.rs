//! One delivery and its truth; settling it by hand; a contact's private link closed or renewed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{
    CaseId, ContactId, CustomerId, DeliveryId, Id, IncidentId, LinkId, NoticeId, WorkspaceId,
};
use crate::ground::page::{Choice, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::incidents;
use crate::notices::webhook::Try;
use crate::notices::{
    Channel, Delivery, DeliveryState, Other, Settlement, another, links, rules, sending, shown, store, tongue,
};
use crate::wording::name_of;

/// The page of one delivery.
#[derive(Template)]
#[template(path = "notices/pages/delivery.html")]
pub struct DeliveryPage {
    shell: Shell,
    delivery: Delivery,
    subject: String,
    customer: String,
    ways: Vec<Choice>,
    /// Who else could be told, where it reached nobody.
    others: Vec<Other>,
    /// The language of the text that it brings.
    reads: String,
    /// How often it was posted to a system, and what that answered.
    tries: Vec<Try>,
    may_replay: bool,
}

impl View for DeliveryPage {
    const NAME: &'static str = "delivery";
    fn sample(shell: Shell) -> Self {
        let (at, dice) = (Time(shell.now_ms - 3_600_000), Dice::seeded(7));
        let delivery = Delivery {
            workspace_id: WorkspaceId::mint(at, &dice),
            id: DeliveryId::mint(at, &dice),
            notice_id: NoticeId::mint(at, &dice),
            incident_id: IncidentId::mint(at, &dice),
            case_id: CaseId::mint(at, &dice),
            customer_id: CustomerId::mint(at, &dice),
            contact_id: ContactId::mint(at, &dice),
            link_id: LinkId::mint(at, &dice),
            channel: "mail".into(),
            round: 1,
            wave: 1,
            domain: "example.test".into(),
            to_name: "Marta Lindqvist <script>".into(),
            to_address: "marta@nordic.example".into(),
            language: "pl".into(),
            zone: None,
            message_id: "del_1@halden.example".into(),
            state: DeliveryState::Uncertain.word().into(),
            attempts: 1,
            next_at: None,
            lease_until: None,
            fence: 1,
            reply: Some("the connection was lost after the whole letter was sent".into()),
            queued_at: at,
            handed_over_at: None,
            came_back: None,
            came_back_at: None,
            acknowledged_at: None,
            acknowledged_how: None,
            settled_by: None,
            settled_because: None,
            moved_at: at,
            salt: String::new(),
        };
        let title = delivery.to_name.clone();
        let shell = shell.at(Nav::Notices, title);
        let subject = "Our furnace stopped. Your order will be late.".into();
        let view = Self::of(shell, delivery, subject, "Nordic Airframe AB".into(), true);
        Self { reads: "en".into(), ..view }
    }
}

impl DeliveryPage {
    fn of(shell: Shell, delivery: Delivery, subject: String, customer: String, may_settle: bool) -> Self {
        // What goes to a system is sent again where its tries stand.
        let is_posted = delivery.channel == Channel::Webhook.word();
        let may_replay = is_posted && may_settle;
        let ways = [(Settlement::Arrived, "arrived"), (Settlement::Again, "again")]
            .into_iter()
            .filter(|(how, _)| may_settle && !is_posted && rules::may_settle(&delivery, *how).is_ok())
            .map(|(_, word)| {
                let id = format!("notices-settle-{word}");
                Choice::new(word, shell.t(&id)).hint(shell.t(&format!("{id}-hint")))
            })
            .collect();
        let reads = delivery.language.clone();
        let (others, tries) = (Vec::new(), Vec::new());
        Self { shell, delivery, subject, customer, ways, others, reads, tries, may_replay }
    }
    /// The language of the letter, and why it is another than its reader's where it is.
    fn language(&self) -> String {
        let read = name_of(&self.reads);
        if !tongue::falls_back(&self.delivery.language, &self.reads) {
            return read;
        }
        let said = [("wanted", name_of(&self.delivery.language).into()), ("read", read.into())];
        t_args(self.shell.lang, "notices-reads-instead", &said)
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<Response> {
    let mut read = house.read();
    let delivery = store::deliveries::find(&mut read, &visit.actor.workspace, &id).await?;
    let delivery = store::claims::shown(&mut read, delivery).await?;
    let notice = store::find(&mut read, &visit.actor.workspace, &delivery.notice_id).await?;
    let case = incidents::find_case(&mut read, &visit.actor.workspace, &delivery.case_id).await?;
    let shell = visit.shell_titled(delivery.to_name.clone(), Nav::Notices);
    let may_settle = visit.actor.must_be(Role::Member).is_ok();
    let others =
        if may_settle { another::others(&mut read, &visit.actor.workspace, &id).await? } else { Vec::new() };
    let reads = shown::reads(&shown::tags(&mut read, &notice).await?, &delivery.language).to_owned();
    let tries = store::webhook::list_tries(&mut read, &visit.actor.workspace, &id).await?;
    let view = DeliveryPage::of(shell, delivery, notice.subject, case.title, may_settle);
    Ok(html(StatusCode::OK, &DeliveryPage { others, reads, tries, ..view }))
}

#[derive(Debug, Deserialize)]
pub(super) struct Another {
    #[serde(default)]
    contact_id: String,
}

pub(super) async fn send_to_another(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
    Form(said): Form<Another>,
) -> Result<Response> {
    let outcome = match said.contact_id.parse::<ContactId>() {
        Ok(contact) => another::send_to_another(&house, &visit.actor, &id, &contact).await,
        Err(why) => Err(Fault::invalid("contact_id", why, "Choose one of those who are named.")),
    };
    visit.back(&format!("/deliveries/{id}"), "notices-sent-to-another", outcome)
}

#[derive(Debug, Deserialize)]
pub(super) struct Settling {
    #[serde(default)]
    how: String,
    #[serde(default)]
    because: String,
}

pub(super) async fn settle(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
    Form(said): Form<Settling>,
) -> Result<Response> {
    let how = match said.how.as_str() {
        "arrived" => Ok(Settlement::Arrived),
        "again" => Ok(Settlement::Again),
        _ => Err(Fault::invalid("how", "You did not say what you know.", "Choose one of the two.")),
    };
    let outcome = match how {
        Ok(how) => sending::settle(&house, &visit.actor, &id, how, &said.because).await,
        Err(fault) => Err(fault),
    };
    visit.back(&format!("/deliveries/{id}"), "notices-settled", outcome)
}

/// The page of the case that a link belongs to.
async fn case_of(house: &House, link: &links::Link) -> Result<String> {
    let mut read = house.read();
    let case =
        incidents::seek_case_of(&mut read, &link.workspace_id, &link.incident_id, &link.customer_id).await?;
    Ok(case.map_or_else(|| "/notices".to_owned(), |case| format!("/cases/{}", case.id)))
}

pub(super) async fn renew(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<LinkId>,
) -> Result<Response> {
    match links::renew(&house, &visit.actor, &id).await {
        Ok(link) => Ok(visit.done("notices-link-was-renewed", &case_of(&house, &link).await?)),
        Err(fault @ Fault::Conflict(_)) => Ok(visit.refused(&fault, "/cases")),
        Err(fault) => Err(fault),
    }
}

pub(super) async fn revoke(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<LinkId>,
) -> Result<Response> {
    match links::revoke(&house, &visit.actor, &id).await {
        Ok(link) => Ok(visit.done("notices-link-was-revoked", &case_of(&house, &link).await?)),
        Err(fault @ Fault::Conflict(_)) => Ok(visit.refused(&fault, "/cases")),
        Err(fault) => Err(fault),
    }
}
