//! A desk to tell stories with: a fresh store on either engine, a clock that stands, chance from a seed, and
//! requests that go through the real router.

use std::sync::atomic::{AtomicU64, Ordering};

use amends::app::{jobs, router, start};
use amends::ground::id::{Id, WorkspaceId};
use amends::ground::{Actor, Clock, Config, Dice, House, Role, Time};
use amends::members::{self, Founding, Joining};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use crate::blank;

/// Where the clock of every story starts: Monday 2026-03-02, 09:00 UTC.
pub const MONDAY: Time = Time(1_772_442_000_000);

/// The password of everybody in these stories: ines@example.test, tom@…, mara@…, vic@….
pub const PASSWORD: &str = "a furnace of our own";

/// The SQLite file in a story's folder.
const SQLITE: &str = "amends.db";

/// Writes one story as two tests, one on each engine. PostgreSQL is skipped, with a line, where none is offered.
#[macro_export]
macro_rules! walk {
    ($name:ident, |$desk:ident| $story:expr) => {
        mod $name {
            use super::*;
            async fn story($desk: $crate::harness::TestDesk) {
                $story;
                $desk.settle().await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story($crate::harness::TestDesk::sqlite().await).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let Some(desk) = $crate::harness::TestDesk::postgres().await else {
                    eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
                    return;
                };
                story(desk).await;
            }
        }
    };
}

/// A desk under test.
pub struct TestDesk {
    pub house: House,
    pub router: Router,
    pub workspace: WorkspaceId,
    /// The owner, Ines.
    pub ines: Actor,
    /// A lead, Tom: the second person.
    pub tom: Actor,
    /// A member, Mara.
    pub mara: Actor,
    /// A viewer, Vic.
    pub vic: Actor,
    _folder: Option<Folder>,
}

/// A folder of a story's own, that goes with it.
pub struct Folder(pub std::path::PathBuf);

impl Folder {
    /// A fresh one.
    pub fn fresh() -> Self {
        let path = std::env::temp_dir().join(format!("amends-{}", unique()));
        // A process that was killed may have left one of our number.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn unique() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    (u64::from(std::process::id()) << 20) + NEXT.fetch_add(1, Ordering::SeqCst)
}

/// Settings a story may change before its desk opens.
pub fn settings() -> Config {
    Config {
        company: "Halden Forge".into(),
        mail_from: "Halden Forge <desk@example.test>".into(),
        // As cheap as argon2id can be: stories are not attacked.
        password_memory_kib: 8,
        password_rounds: 1,
        ..Config::default()
    }
}

/// These settings on a fresh SQLite file.
pub async fn on_sqlite(config: Config) -> (Config, Folder) {
    let (config, folder) = on_bare_sqlite(config);
    blank::on_sqlite(&folder.0.join(SQLITE), unique()).await;
    (config, folder)
}

/// The same without any file yet: the schema is the story's own affair.
pub fn on_bare_sqlite(config: Config) -> (Config, Folder) {
    let folder = Folder::fresh();
    let database_url = format!("sqlite:{}", folder.0.join(SQLITE).display());
    (Config { database_url, ..sealed_in(&folder, config) }, folder)
}

/// These settings on a fresh PostgreSQL database, where a server is offered.
pub async fn on_postgres(config: Config) -> Option<(Config, Folder)> {
    on_a_database(config, false).await
}

/// The same with nothing in it: the schema is the story's own affair.
pub async fn on_bare_postgres(config: Config) -> Option<(Config, Folder)> {
    on_a_database(config, true).await
}

async fn on_a_database(config: Config, is_bare: bool) -> Option<(Config, Folder)> {
    #[expect(clippy::disallowed_methods, reason = "how the runner of the tests offers a server")]
    let server = std::env::var("AMENDS_TEST_POSTGRES_URL").ok()?;
    let name = format!("amends_{}", unique());
    let (base, _) = server.rsplit_once('/').unwrap();
    if is_bare {
        blank::bare_postgres(&server, &name).await;
    } else {
        blank::on_postgres(&server, &name, unique()).await;
    }
    let folder = Folder::fresh();
    let database_url = format!("{base}/{name}");
    Some((Config { database_url, ..sealed_in(&folder, config) }, folder))
}

/// With the seal in a story's own folder.
fn sealed_in(folder: &Folder, config: Config) -> Config {
    Config { seal_file: folder.0.join("amends.seal").display().to_string(), ..config }
}

impl TestDesk {
    /// On a fresh SQLite file.
    pub async fn sqlite() -> Self {
        Self::sqlite_with(settings()).await
    }

    /// On a fresh SQLite file, with these settings.
    pub async fn sqlite_with(config: Config) -> Self {
        let (config, folder) = on_sqlite(config).await;
        Self::open(config, Some(folder)).await
    }

    /// On a fresh PostgreSQL database, where a server is offered.
    pub async fn postgres() -> Option<Self> {
        Self::postgres_with(settings()).await
    }

    /// On a fresh PostgreSQL database, with these settings.
    pub async fn postgres_with(config: Config) -> Option<Self> {
        let (config, folder) = on_postgres(config).await?;
        Some(Self::open(config, Some(folder)).await)
    }

    async fn open(config: Config, folder: Option<Folder>) -> Self {
        let house = start::open(config, Clock::standing_at(MONDAY), Dice::seeded(unique())).await.unwrap();
        Self { _folder: folder, ..Self::peopled(&house).await }
    }

    /// A house that Ines founds, and the others join.
    pub async fn peopled(house: &House) -> Self {
        let founding = Founding {
            company: "Halden Forge".into(),
            zone: "UTC".into(),
            currency: "EUR".into(),
            name: "Ines Okafor".into(),
            email: "ines@example.test".into(),
            password: PASSWORD.into(),
        };
        let ines = members::found(house, founding).await.unwrap();
        let join = |name: &str, email: &str, role| Joining {
            name: name.into(),
            email: email.into(),
            role,
            password: Some(PASSWORD.into()),
        };
        let tom = join("Tom Brandt", "tom@example.test", Role::Lead);
        let tom = members::join(house, &ines, tom).await.unwrap();
        let mara = join("Mara Lind", "mara@example.test", Role::Member);
        let mara = members::join(house, &ines, mara).await.unwrap();
        let vic = join("Vic Ray", "vic@example.test", Role::Viewer);
        let vic = members::join(house, &ines, vic).await.unwrap();
        let workspace = ines.workspace.clone();
        let router = router::router(house);
        Self { house: house.clone(), router, workspace, ines, tom, mara, vic, _folder: None }
    }

    /// Around a house that nobody has joined yet: only strangers come.
    pub fn around(house: House) -> Self {
        let workspace = WorkspaceId::mint(MONDAY, house.dice());
        let nobody = Actor::desk(&workspace);
        let router = router::router(&house);
        let (ines, tom, mara, vic) = (nobody.clone(), nobody.clone(), nobody.clone(), nobody);
        Self { house, router, workspace, ines, tom, mara, vic, _folder: None }
    }

    /// Lets the desk do everything that is due, until nothing is left.
    pub async fn settle(&self) {
        for _ in 0..200 {
            if jobs::round(&self.house).await.unwrap() == 0 {
                return;
            }
        }
        panic!("the desk never came to rest");
    }

    /// Moves the clock on.
    pub fn wait(&self, ms: i64) {
        self.house.clock().advance(ms);
    }

    /// A request as somebody, through the whole router.
    pub async fn ask(&self, actor: Option<&Actor>, request: Request<Body>) -> Answer {
        let mut request = request;
        if let Some(actor) = actor {
            request.extensions_mut().insert(actor.clone());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let location = response
            .headers()
            .get(header::LOCATION)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let headers = response.headers().clone();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, location, headers, text: String::from_utf8_lossy(&body).into_owned() }
    }

    /// Opens a page.
    pub async fn open_page(&self, actor: &Actor, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        self.ask(Some(actor), request).await
    }

    /// Sends a form.
    pub async fn send_form(&self, actor: &Actor, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap();
        let request = Request::post(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap();
        self.ask(Some(actor), request).await
    }

    /// Signs in with a password, as a browser does; the cookie to send from then on.
    pub async fn sign_in(&self, email: &str, password: &str) -> String {
        let fields = [("email", email), ("password", password)];
        let answer = self.browse(None, Method::POST, "/sign-in", &fields).await.expect(303);
        answer.cookie("amends-session").expect("a session")
    }

    /// A request of a browser: with a cookie or none, a form's fields when it posts.
    pub async fn browse(
        &self,
        cookie: Option<&str>,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:7171")
            .header(header::ACCEPT, "text/html")
            .header("sec-fetch-site", "same-origin");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let body = serde_urlencoded::to_string(fields).unwrap();
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(None, request.body(Body::from(body)).unwrap()).await
    }

    /// A request of a program that shows a token.
    pub async fn call_with(&self, token: &str, method: &str, path: &str, body: Value) -> Answer {
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body)
            .unwrap();
        self.ask(None, request).await
    }

    /// Calls the API.
    pub async fn call(&self, actor: &Actor, method: &str, path: &str, body: Value) -> Answer {
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/json")
            .body(body)
            .unwrap();
        self.ask(Some(actor), request).await
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub headers: axum::http::HeaderMap,
    pub text: String,
}

impl Answer {
    /// The cookie of this name that the answer sets, as a browser sends it back.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok());
        set.filter_map(|c| c.split(';').next())
            .find(|c| c.starts_with(&format!("{name}=")))
            .map(str::to_owned)
    }
    /// As JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("no JSON ({e}): {}", self.text))
    }
    /// Fails unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }
    /// Fails unless the page says this.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.text.contains(words), "`{words}` is not in:\n{}", self.text);
        self
    }
}
