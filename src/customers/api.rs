//! The same verbs as JSON.

mod imports;
mod months;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Contact, ContactSaid, Customer, CustomerLine, CustomerSaid, Holding, HoldingSaid, Look, store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::{ContactId, CustomerId, HoldingId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result, workspace};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(show, change))
        .routes(routes!(list_contacts, add_contact))
        .routes(routes!(show_contact, change_contact))
        .routes(routes!(leave, come_back))
        .routes(routes!(list_holdings, add_holding))
        .routes(routes!(show_holding, change_holding))
        .merge(months::routes())
        .merge(imports::routes())
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Words of the name, the last may be a beginning; or one whole key of another system.
    q: Option<String>,
    /// `name`, `-name`, `changed` or `-changed`.
    sort: Option<String>,
    /// Only customers without any contact.
    #[serde(default)]
    without_contact: bool,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

/// Customers, by name unless sorted otherwise.
#[utoipa::path(get, path = "/customers", tag = "customers", params(ListQuery),
    responses((status = 200, body = Page<CustomerLine>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<ListQuery>,
) -> Result<impl IntoResponse> {
    let look = Look {
        words: query.q.unwrap_or_default(),
        sort: query.sort.unwrap_or_default(),
        without_contact: query.without_contact,
    };
    let paging = Paging { after: query.after, limit: query.limit };
    Ok(axum::Json(store::list(&mut house.read(), &actor.workspace, &look, &paging).await?))
}

/// Makes a customer known.
#[utoipa::path(post, path = "/customers", tag = "customers", request_body = CustomerSaid,
    responses((status = 201, body = Customer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn add(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<CustomerSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::add_customer(&house, &actor, &said).await?)))
}

/// One customer, with the keys other systems know them by.
#[utoipa::path(get, path = "/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Customer), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::find(&mut house.read(), &actor.workspace, &id).await?))
}

/// Says anew what is known of a customer. A key is added to those they have.
#[utoipa::path(put, path = "/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)), request_body = CustomerSaid,
    responses((status = 200, body = Customer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Json(said): Json<CustomerSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::change_customer(&house, &actor, &id, &said).await?))
}

/// The contacts of a customer, those who left last.
#[utoipa::path(get, path = "/customers/{id}/contacts", tag = "customers", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Vec<Contact>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_contacts(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let customer = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::contacts_of(&mut read, &actor.workspace, &customer.id).await?))
}

/// Makes a contact of a customer known.
#[utoipa::path(post, path = "/customers/{id}/contacts", tag = "customers", params(("id" = CustomerId, Path)), request_body = ContactSaid,
    responses((status = 201, body = Contact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn add_contact(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Json(said): Json<ContactSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::add_contact(&house, &actor, &id, &said).await?)))
}

/// One contact.
#[utoipa::path(get, path = "/contacts/{id}", tag = "customers", params(("id" = ContactId, Path)),
    responses((status = 200, body = Contact), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_contact(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ContactId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::find_contact(&mut house.read(), &actor.workspace, &id).await?))
}

/// Says anew what is known of a contact.
#[utoipa::path(put, path = "/contacts/{id}", tag = "customers", params(("id" = ContactId, Path)), request_body = ContactSaid,
    responses((status = 200, body = Contact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change_contact(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ContactId>,
    Json(said): Json<ContactSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::change_contact(&house, &actor, &id, &said).await?))
}

/// Notes that a contact has left; they are told nothing more.
#[utoipa::path(put, path = "/contacts/{id}/leaving", tag = "customers", params(("id" = ContactId, Path)),
    responses((status = 200, body = Contact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn leave(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ContactId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::note_left(&house, &actor, &id, true).await?))
}

/// Notes that a contact who left is back.
#[utoipa::path(delete, path = "/contacts/{id}/leaving", tag = "customers", params(("id" = ContactId, Path)),
    responses((status = 200, body = Contact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn come_back(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ContactId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::note_left(&house, &actor, &id, false).await?))
}

/// What a customer has from us, newest first.
#[utoipa::path(get, path = "/customers/{id}/holdings", tag = "customers", params(("id" = CustomerId, Path), Paging),
    responses((status = 200, body = Page<Holding>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list_holdings(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let customer = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::holdings_of(&mut read, &actor.workspace, Some(&customer.id), &paging).await?))
}

/// Makes a holding of a customer known.
#[utoipa::path(post, path = "/customers/{id}/holdings", tag = "customers", params(("id" = CustomerId, Path)), request_body = HoldingSaid,
    responses((status = 201, body = Holding), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn add_holding(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Json(said): Json<HoldingSaid>,
) -> Result<impl IntoResponse> {
    let zone = workspace::zone_of(&mut house.read(), &actor.workspace).await?;
    Ok((StatusCode::CREATED, axum::Json(verbs::add_holding(&house, &actor, &id, &said, &zone).await?)))
}

/// One holding.
#[utoipa::path(get, path = "/holdings/{id}", tag = "customers", params(("id" = HoldingId, Path)),
    responses((status = 200, body = Holding), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_holding(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<HoldingId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::find_holding(&mut house.read(), &actor.workspace, &id).await?))
}

/// Says anew what is known of a holding.
#[utoipa::path(put, path = "/holdings/{id}", tag = "customers", params(("id" = HoldingId, Path)), request_body = HoldingSaid,
    responses((status = 200, body = Holding), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change_holding(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<HoldingId>,
    Json(said): Json<HoldingSaid>,
) -> Result<impl IntoResponse> {
    let zone = workspace::zone_of(&mut house.read(), &actor.workspace).await?;
    Ok(axum::Json(verbs::change_holding(&house, &actor, &id, &said, &zone).await?))
}
