//! Figures of the machine for whoever watches it: requests by kind of answer and their time, at `/metrics`.

use std::sync::OnceLock;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// One recorder for the process; the first house sets it up.
fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        // Somebody who embeds the desk may have a recorder of their own; then theirs counts.
        let _ = metrics::set_global_recorder(recorder);
        handle
    })
}

/// Counts each answer by its kind, never by its address, which may hold a secret.
pub async fn count(request: Request, next: Next) -> Response {
    recorder();
    let began = std::time::Instant::now();
    let response = next.run(request).await;
    let kind = match response.status().as_u16() {
        100..=299 => "good",
        300..=399 => "elsewhere",
        400..=499 => "refused",
        _ => "broken",
    };
    metrics::counter!("amends_requests_total", "answer" => kind).increment(1);
    metrics::histogram!("amends_request_seconds", "answer" => kind).record(began.elapsed().as_secs_f64());
    response
}

/// The figures in the text form of Prometheus.
pub async fn show() -> String {
    recorder().render()
}
