//! What whoever looks after a customer goes through, through the pages: a big customer is won back (S1), a wrong of ten years is
//! admitted, and a late notice is owned up to (S0). Mara looks after them, Tom leads, Ines owns the desk, and Marta is the
//! customer, on her telephone. Time stands, so that the pictures that these stories draw for the guide for account leads
//! (`UPDATE=1`) are the same each time.

mod big_customer;
mod hearing;
mod late_notice;
mod planning;
mod promising;
mod ten_years;

use amends::ground::Actor;
use amends::ground::id::{CaseId, CustomerId, IncidentId};
use amends::incidents;
use serde_json::Value;

use super::chrome::{Chrome, Device};
use super::desk::ServedDesk;
use super::window::Window;
use crate::harness::{PASSWORD, TestDesk};
use crate::walks::meanwhile::{Person, person};

/// Everybody's windows, and hands on the desk for what a story does not tell through the pages.
struct Account {
    mara: Window,
    tom: Window,
    ines: Window,
    marta: Window,
    desk: TestDesk,
    served: ServedDesk,
    chrome: Chrome,
}

impl Account {
    /// With a browser and SQLite, where one is offered.
    async fn on_sqlite() -> Option<Self> {
        let chrome = Chrome::start()?;
        Some(Self::begin(chrome, ServedDesk::sqlite_on_monday().await).await)
    }

    /// With a browser and PostgreSQL, where both are offered.
    async fn on_postgres() -> Option<Self> {
        let chrome = Chrome::start()?.without_looking();
        let Some(served) = ServedDesk::postgres_on_monday().await else {
            eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
            return None;
        };
        Some(Self::begin(chrome, served).await)
    }

    async fn begin(chrome: Chrome, served: ServedDesk) -> Self {
        let base = served.base.clone();
        let desk = TestDesk::peopled(served.house()).await;
        let window = async |who: &str, device: Device| {
            let window = chrome.window(who, &base, device).await;
            window.stand_at(served.house().now()).await;
            window
        };
        let (mara, tom) = (window("Mara", Device::Desktop).await, window("Tom", Device::Desktop).await);
        let (ines, marta) = (window("Ines", Device::Desktop).await, window("Marta", Device::Phone).await);
        for (window, mail) in
            [(&mara, "mara@example.test"), (&tom, "tom@example.test"), (&ines, "ines@example.test")]
        {
            window.goto("/").await;
            window.fill("Mail address", mail).await;
            window.fill("Password", PASSWORD).await;
            window.press("Sign in").await;
            window.sees("Welcome back.").await;
        }
        Self { mara, tom, ines, marta, desk, served, chrome }
    }

    /// Time goes on, for the desk and in every window from its next page on.
    async fn wait(&self, ms: i64) {
        self.desk.wait(ms);
        for window in [&self.mara, &self.tom, &self.ines, &self.marta] {
            window.stand_at(self.desk.house.now()).await;
        }
    }

    async fn end(self) {
        for window in [self.mara, self.tom, self.ines, self.marta] {
            window.close().await;
        }
        self.served.close().await;
        self.chrome.close();
    }

    /// What a member does meanwhile, in a program.
    async fn does(&self, who: &Actor, method: &str, path: &str, said: Value) -> Value {
        let answer = self.desk.call(who, method, &format!("/api/v1{path}"), said).await;
        assert!(answer.status.is_success(), "{method} {path}: {}", answer.text);
        if answer.text.is_empty() { Value::Null } else { answer.json() }
    }

    async fn post(&self, path: &str, said: Value) -> Value {
        self.does(&self.desk.mara, "POST", path, said).await
    }

    async fn get(&self, path: &str) -> Value {
        self.does(&self.desk.vic, "GET", path, Value::Null).await
    }

    /// An incident that Mara declares.
    async fn declared(&self, said: Value) -> IncidentId {
        self.post("/incidents", said).await["id"].as_str().unwrap().parse().unwrap()
    }

    /// A customer whom it touches, with Marta.
    async fn touched(&self, incident: &IncidentId, customer: &str) -> Touched {
        let marta = person(&self.desk, incident, customer, "Marta Lindqvist").await;
        let mut read = self.desk.house.read();
        let case = incidents::find_case(&mut read, &self.desk.workspace, &marta.case).await.unwrap();
        let page = format!("/cases/{}", case.id);
        Touched { customer: case.customer_id, page, marta }
    }
}

/// A customer whom an incident touches.
struct Touched {
    customer: CustomerId,
    /// Their case's page.
    page: String,
    marta: Person,
}

impl Touched {
    fn case(&self) -> &CaseId {
        &self.marta.case
    }
}
