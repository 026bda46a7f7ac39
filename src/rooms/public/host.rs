//! A host name of its own for a room: what is asked there is asked of the room, and nothing else of the desk answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::header;
use axum::http::uri::{PathAndQuery, Uri};
use tower::Layer;
use tower::util::MapRequestLayer;

use crate::ground::House;

/// The same router, with the rooms that the settings give a host name of their own found there.
pub fn on_own_hosts(house: &House, router: Router) -> Router {
    if house.config().room_hosts.is_empty() {
        return router;
    }
    let named = house.config().room_hosts.iter();
    let hosts: BTreeMap<String, String> =
        named.map(|(host, address)| (host.to_lowercase(), address.clone())).collect();
    let hosts = Arc::new(hosts);
    let layer = MapRequestLayer::new(move |request: Request| lead(&hosts, request));
    Router::new().fallback_service(layer.layer(router))
}

fn lead(hosts: &BTreeMap<String, String>, mut request: Request) -> Request {
    let host = request.headers().get(header::HOST).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let host = host.or_else(|| request.uri().host().map(str::to_owned)).unwrap_or_default().to_lowercase();
    let name = host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name);
    let Some(address) = hosts.get(name) else { return request };
    if let Some(path) = path_in(address, request.uri()) {
        *request.uri_mut() = path;
    }
    request
}

/// Where something asked of a room's own host stands. Styles and scripts are the same everywhere.
fn path_in(address: &str, asked: &Uri) -> Option<Uri> {
    let path = asked.path();
    let room = format!("/s/{address}");
    let is_below = path == room || path.strip_prefix(&room).is_some_and(|rest| rest.starts_with('/'));
    if is_below || path.starts_with("/assets/") || path.starts_with("/colours/") {
        return None;
    }
    let below = if path == "/" { "" } else { path };
    let query = asked.query().map(|query| format!("?{query}")).unwrap_or_default();
    let path = PathAndQuery::try_from(format!("{room}{below}{query}")).ok()?;
    Some(Uri::from(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_room_answers_there() {
        let to = |asked: &str| path_in("furnace", &asked.parse().unwrap()).map(|uri| uri.to_string());
        assert_eq!(to("/?lang=ar").as_deref(), Some("/s/furnace?lang=ar"));
        assert_eq!(to("/robots.txt").as_deref(), Some("/s/furnace/robots.txt"));
        assert_eq!(to("/sign-in").as_deref(), Some("/s/furnace/sign-in"));
        assert_eq!(to("/s/other").as_deref(), Some("/s/furnace/s/other"));
        assert_eq!(to("/s/furnace-2").as_deref(), Some("/s/furnace/s/furnace-2"));
        for same in ["/s/furnace", "/s/furnace/live?last=1", "/assets/amends.css?v=1", "/colours/14505f.css"]
        {
            assert_eq!(to(same), None, "{same}");
        }
    }
}
