//! Members' pages of customers: the list, the forms, imports. A customer's own page is arranged by the desk.

mod contact;
mod customer;
mod holding;
mod import;
mod import_mapping;
mod month;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{Attributes, CustomerLine, Look, store};
use crate::ground::id::{CustomerId, Id};
use crate::ground::page::{Exhibit, Lang, Listing, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Page, Paging, Query, Visit};
use crate::ground::{Dice, House, Result, Time};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    use axum::routing::get;
    Router::new()
        .route("/customers", get(list).post(customer::add))
        .merge(customer::routes())
        .merge(contact::routes())
        .merge(holding::routes())
        .merge(month::routes())
        .merge(import::routes())
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<ListPage>("customers", lang),
        exhibit::<customer::CustomerForm>("customers", lang),
        exhibit::<contact::ContactForm>("customers", lang),
        exhibit::<holding::HoldingForm>("customers", lang),
        exhibit::<holding::HoldingsPage>("customers", lang),
        exhibit::<month::MonthForm>("customers", lang),
        exhibit::<month::MonthsPage>("customers", lang),
        exhibit::<import::ImportsPage>("customers", lang),
        exhibit::<import::RunPage>("customers", lang),
        exhibit::<import_mapping::MappingPage>("customers", lang),
    ]
}

/// Whom we owe, a page at a time.
#[derive(Template)]
#[template(path = "customers/pages/list.html")]
pub struct ListPage {
    shell: Shell,
    page: Page<CustomerLine>,
    listing: Listing,
    look: Look,
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        let line = |n: u64, name: &str, state: &str, contacts, holdings| CustomerLine {
            id: CustomerId::mint(Time(1_000), &Dice::seeded(n)),
            name: name.into(),
            attributes: Attributes([("state".to_owned(), state.to_owned())].into()),
            contacts,
            holdings,
            changed_at: Time(shell.now_ms - 3_600_000 * n as i64),
        };
        let items = vec![
            line(1, "Aerovia Components", "SP", 4, 12),
            line(2, "شركة الشحن العربية", "RJ", 0, 3),
            line(3, "O'Brien & Söhne <b>GmbH</b> 😀", "MG", 2, 1_204),
        ];
        let title = shell.t("customers-title");
        let shell = shell.at(Nav::Customers, title);
        let listing = Listing::new("/customers", "name").page(None, Some("next".into()));
        Self { shell, page: Page { items, next: None }, listing, look: Look::default() }
    }
}

#[derive(Debug, Default, Deserialize)]
struct ListQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    alone: String,
    after: Option<String>,
}

async fn list(visit: Visit, State(house): State<House>, Query(query): Query<ListQuery>) -> Result<Response> {
    let sort = if query.sort.is_empty() { "name".to_owned() } else { query.sort };
    let look = Look { words: query.q, sort, without_contact: !query.alone.is_empty() };
    let paging = Paging { after: query.after, limit: None };
    let page = store::list(&mut house.read(), &visit.actor.workspace, &look, &paging).await?;
    let listing = Listing::new("/customers", look.sort.as_str())
        .keep("q", look.words.as_str())
        .keep("alone", if look.without_contact { "yes" } else { "" })
        .page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("customers-title", Nav::Customers);
    Ok(html(StatusCode::OK, &ListPage { shell, page, listing, look }))
}
