//! Somebody who opens the pages of a desk while its letters leave.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use amends::app::{router, start};
use amends::ground::id::{Id, MemberId, WorkspaceId};
use amends::ground::{Actor, House, Role, Who};
use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use tower::ServiceExt;
use twodb::{args, sql};

/// Serves until all is sent, and opens a page every tenth of a second; how long they took, in milliseconds at the 95th
/// percentile.
pub(super) async fn opened_meanwhile(house: &House, workspace: &WorkspaceId) -> Result<f64> {
    let serving = start::serve(house, Router::new()).await?;
    let router = router::router(house);
    let who = Who::Member { id: MemberId::mint(house.now(), house.dice()), role: Role::Lead };
    let actor = Actor { workspace: workspace.clone(), who, name: "Tom Brandt".into() };
    let (notice, incident) = house
        .read()
        .maybe::<(String, String)>(
            sql("select id, incident_id from notices where workspace_id = $1"),
            args![workspace],
        )
        .await?
        .context("no notice")?;
    let paths = [
        "/".to_owned(),
        format!("/notices/{notice}"),
        format!("/notices/{notice}/sending"),
        format!("/incidents/{incident}"),
        "/cases".to_owned(),
    ];
    let (mut took, mut each) = (Vec::new(), BTreeMap::<&str, Vec<f64>>::new());
    for path in paths.iter().cycle() {
        let mut request = Request::get(path).header("accept", "text/html").body(Body::empty())?;
        request.extensions_mut().insert(actor.clone());
        let began = Instant::now();
        let response = router.clone().oneshot(request).await?;
        let status = response.status();
        response.into_body().collect().await?;
        ensure!(status.is_success(), "{path} answered {status}");
        let ms = began.elapsed().as_secs_f64() * 1_000.0;
        took.push(ms);
        each.entry(path.as_str()).or_default().push(ms);
        let text = sql(
            "select id from deliveries where workspace_id = $1 and notice_id = $2 and state = 'queued' limit 1",
        );
        if house.read().maybe::<(String,)>(text, args![workspace, &notice]).await?.is_none() {
            break;
        }
        #[expect(clippy::disallowed_methods, reason = "somebody opens a page ten times a second")]
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    serving.stop().await;
    for (path, took) in each {
        eprintln!("{path}: {} times, {:.0} ms at the 95th percentile", took.len(), p95(took));
    }
    Ok(p95(took))
}

fn p95(mut took: Vec<f64>) -> f64 {
    took.sort_by(f64::total_cmp);
    took[(took.len() * 95).div_ceil(100) - 1]
}
