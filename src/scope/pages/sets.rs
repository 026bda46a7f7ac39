//! Sets of values that rules name: what there is, and the form that brings one.

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::page::{Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Page, Paging, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::scope::{ValueSet, sample, store, verbs};

/// The sets, below the form.
#[derive(Template)]
#[template(path = "scope/pages/sets.html")]
pub struct SetsPage {
    shell: Shell,
    page: Page<ValueSet>,
    listing: Listing,
    typed: Typed,
    errors: Errors,
}

/// What was typed of a set.
#[derive(Default)]
struct Typed {
    name: String,
    because: String,
    values: String,
}

impl View for SetsPage {
    const NAME: &'static str = "sets";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("scope-sets-title");
        let shell = shell.at(Nav::Incidents, title);
        let typed = Typed { name: "affected serials".into(), ..Typed::default() };
        let errors = Errors::none().with("values", "The set holds no value. Give one value a line.");
        let page = Page { items: sample::sets(), next: None };
        Self { shell, page, listing: Listing::new("/sets", ""), typed, errors }
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    paging: &Paging,
    typed: Typed,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let page = store::sets::list(&mut house.read(), &visit.actor.workspace, paging).await?;
    let listing = Listing::new("/sets", "").page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("scope-sets-title", Nav::Incidents);
    Ok(html(status, &SetsPage { shell, page, listing, typed, errors }))
}

pub(super) async fn list(
    visit: Visit,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    page(&visit, &house, &paging, Typed::default(), Errors::none(), StatusCode::OK).await
}

/// Reads the form: the values stand in its text, or in a file.
async fn received(form: &mut Multipart) -> Result<Typed> {
    let broken = |_| {
        Fault::invalid(
            "values",
            "The file did not come whole.",
            "Send it again, as UTF-8 and at most 64 MiB.",
        )
    };
    let mut typed = Typed::default();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let text = field.text().await.map_err(broken)?;
        match name.as_str() {
            "name" => typed.name = text,
            "because" => typed.because = text,
            "values" => typed.values = format!("{text}{}", typed.values),
            "file" if !text.is_empty() => typed.values = format!("{}\n{text}", typed.values),
            _ => {}
        }
    }
    Ok(typed)
}

pub(super) async fn keep(
    visit: Visit,
    State(house): State<House>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let no_form =
        |_| Fault::invalid("values", "The form did not come whole.", "Reload the page and send it again.");
    let typed = received(&mut form.map_err(no_form)?).await?;
    match verbs::keep_set(&house, &visit.actor, &typed.name, &typed.because, &typed.values).await {
        Ok(_) => Ok(visit.done("scope-sets-kept", "/sets")),
        Err(fault @ Fault::Invalid(_)) => {
            // A large file is chosen again rather than sent back.
            let typed = Typed {
                values: if typed.values.len() < 20_000 { typed.values } else { String::new() },
                ..typed
            };
            let (errors, status) = (Errors::from(&fault), fault.status());
            page(&visit, &house, &Paging::default(), typed, errors, status).await
        }
        Err(fault) => Err(fault),
    }
}
