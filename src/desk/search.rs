//! Search over incidents, cases, customers and lessons.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Paging, Query, Visit};
use crate::ground::{House, Result};
use crate::{customers, incidents, lessons};

/// Something found: where it is, what it is called, and a word about it.
pub(super) struct Found {
    href: String,
    title: String,
    note: String,
}

/// What was found of one kind.
pub(super) struct Group {
    title: String,
    found: Vec<Found>,
}

/// The results.
#[derive(Template)]
#[template(path = "desk/pages/search.html")]
pub struct SearchPage {
    shell: Shell,
    asked: String,
    groups: Vec<Group>,
}

impl View for SearchPage {
    const NAME: &'static str = "search";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("desk-search-title");
        let shell = shell.at(Nav::Nowhere, title);
        let found = vec![Found {
            href: "/incidents".into(),
            title: "The furnace <stopped>".into(),
            note: "Open".into(),
        }];
        let groups = vec![Group { title: "Incidents".into(), found }];
        Self { shell, asked: "furnace".into(), groups }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
}

/// The page.
pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let shell = visit.shell("desk-search-title", Nav::Nowhere);
    let mut read = house.read();
    let workspace = &visit.actor.workspace;
    let incidents = incidents::search(&mut read, workspace, &asked.q)
        .await?
        .into_iter()
        .map(|(id, title)| Found { href: format!("/incidents/{id}"), title, note: String::new() });
    let cases =
        incidents::search_cases(&mut read, workspace, &asked.q).await?.into_iter().map(|line| Found {
            href: format!("/cases/{}", line.id),
            note: format!("{} · {}", line.incident_title, shell.t(&format!("incidents-case-{}", line.state))),
            title: line.title,
        });
    let looked = customers::Look { words: asked.q.clone(), ..customers::Look::default() };
    let paging = Paging { after: None, limit: Some(20) };
    let customers = match asked.q.trim() {
        "" => Vec::new(),
        _ => customers::list(&mut read, workspace, &looked, &paging).await?.items,
    };
    let customers = customers.into_iter().map(|line| Found {
        href: format!("/customers/{}", line.id),
        title: line.name,
        note: String::new(),
    });
    let lessons = match asked.q.trim() {
        "" => Vec::new(),
        words => lessons::list(&mut read, workspace, words, &paging).await?.items,
    };
    let lessons = lessons.into_iter().map(|lesson| Found {
        href: format!("/lessons/{}", lesson.id),
        title: lesson.title,
        note: String::new(),
    });
    let mut groups = vec![
        Group { title: shell.t("page-nav-incidents"), found: incidents.collect() },
        Group { title: shell.t("incidents-cases"), found: cases.collect() },
        Group { title: shell.t("page-nav-customers"), found: customers.collect() },
        Group { title: shell.t("page-nav-lessons"), found: lessons.collect() },
    ];
    groups.retain(|group| !group.found.is_empty());
    Ok(html(StatusCode::OK, &SearchPage { shell, asked: asked.q, groups }))
}
