//! The stage of a drill: a desk, its people, a mail sink, and customers who answer by their links through the
//! desk's own addresses.

use std::io::Cursor;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use post::Mailbox;
use tower::ServiceExt;

use crate::customers;
use crate::customers::import::{self, ImportRun, Kind, Order};
use crate::ground::id::CustomerId;
use crate::ground::{Actor, Fault, House, Result};

/// Lets the desk do everything that is due, until nothing is left.
pub type Settle = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// Who and what a drill needs.
pub struct Stage {
    /// The desk.
    pub house: House,
    /// Its addresses.
    pub router: Router,
    /// Where its mail goes.
    pub mailbox: Arc<Mailbox>,
    /// The owner, who leads.
    pub owner: Actor,
    /// A second lead, who approves.
    pub lead: Actor,
    /// A member, who drafts.
    pub member: Actor,
    /// Whether letters stay in the mailbox once they are read.
    pub keeps_letters: bool,
    /// How many letters were read.
    pub letters_read: AtomicUsize,
    /// The desk's own rounds: a drill stands below them and is handed them.
    pub rounds: Settle,
}

/// What a customer's browser got.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The page.
    pub text: String,
}

impl Stage {
    /// Lets the desk do everything that is due.
    pub async fn settle(&self) -> Result<()> {
        (self.rounds)().await
    }

    /// Imports a file that is held in memory, through the product's own import.
    pub async fn import(&self, kind: Kind, file_name: &str, text: Vec<u8>) -> Result<ImportRun> {
        let order = Order {
            kind,
            file_name: file_name.into(),
            bytes: u64::try_from(text.len()).ok(),
            mapping: None,
            zone: None,
            is_dry: false,
        };
        import::import(&self.house, &self.owner, order, Cursor::new(text), |_| {}).await
    }

    /// Gives each customer who has none a contact at example.test, which is nobody's.
    pub async fn give_each_customer_a_contact(&self) -> Result<()> {
        let mut after: Option<CustomerId> = None;
        loop {
            let some = customers::list_without_contact(
                &mut self.house.read(),
                &self.owner.workspace,
                after.as_ref(),
                5_000,
            )
            .await?;
            let Some((last, ..)) = some.last() else { return Ok(()) };
            after = Some(last.clone());
            let mut file = csv::Writer::from_writer(Vec::new());
            file.write_record(["customer_key", "name", "email", "roles"]).map_err(Fault::broken)?;
            for (id, name, key) in &some {
                let email = format!("{id}@example.test");
                file.write_record([key, name, &email, "operations"]).map_err(Fault::broken)?;
            }
            let text = file.into_inner().map_err(|e| Fault::broken(e.to_string()))?;
            self.import(Kind::Contacts, "contacts.csv", text).await?;
        }
    }

    /// Opens an address of the desk as a customer's browser would.
    pub async fn open(&self, path: &str) -> Result<Page> {
        self.ask(Method::GET, path, String::new()).await
    }

    /// Sends a form as a customer's browser would.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let body = serde_urlencoded::to_string(fields).map_err(Fault::broken)?;
        self.ask(Method::POST, path, body).await
    }

    /// Sends bytes as a machine would.
    pub async fn put(&self, path: &str, bytes: Vec<u8>) -> Result<Page> {
        self.ask(Method::PUT, path, bytes).await
    }

    async fn ask(&self, method: Method, path: &str, body: impl Into<Body>) -> Result<Page> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(body.into())
            .map_err(Fault::broken)?;
        // The router cannot fail: its error type has no values.
        let Ok(response) = self.router.clone().oneshot(request).await;
        let status = response.status();
        let bytes = response.into_body().collect().await.map_err(Fault::broken)?.to_bytes();
        Ok(Page { status, text: String::from_utf8_lossy(&bytes).into_owned() })
    }

    /// The newest link below this path in a letter to somebody, as far as the letters are still in the mailbox.
    pub fn link_to(&self, to: &str, below: &str) -> Option<String> {
        let base = format!("{}{below}", self.house.config().base_url);
        let received = self.mailbox.received();
        let links = received
            .iter()
            .rev()
            .filter(|letter| letter.to.iter().any(|address| address == to))
            .flat_map(post::Received::links)
            .find(|link| link.starts_with(&base));
        Some(links?.strip_prefix(&self.house.config().base_url)?.to_owned())
    }

    /// The letters that came since the last time: to whom, and the private link in each. A demonstration shows them
    /// in its mailbox afterwards, so there they stay; a drill over a whole country's orders does not keep them.
    pub fn letters(&self) -> Vec<(String, String)> {
        let base = format!("{}/r/", self.house.config().base_url);
        let link = |letter: &post::Received| {
            let to = letter.to.first()?.clone();
            let link = letter.links().into_iter().find(|l| l.starts_with(&base))?;
            Some((to, link.strip_prefix(&self.house.config().base_url)?.to_owned()))
        };
        if !self.keeps_letters {
            return self.mailbox.take().iter().filter_map(link).collect();
        }
        let count = self.mailbox.count();
        let read = self.letters_read.swap(count, Ordering::Relaxed);
        self.mailbox.received().iter().skip(read).filter_map(link).collect()
    }
}

/// The ids that stand in the addresses of a page's forms, for instance `offers/{id}/acceptance`.
pub fn form_ids(page: &str, before: &str, after: &str) -> Vec<String> {
    let mut ids: Vec<String> = page
        .split(before)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(after)?.0.to_owned()))
        .filter(|id| id.len() == 30 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_are_read_from_the_addresses_of_forms() {
        let page = r#"<form action="/r/x/offers/off_00000000000000000000000000/acceptance?once=a">"#;
        assert_eq!(super::form_ids(page, "/offers/", "/acceptance"), ["off_00000000000000000000000000"]);
    }
}
