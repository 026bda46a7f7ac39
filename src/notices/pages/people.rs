//! Everybody an incident touches, person by person: who hears a notice, who does not and why; and the same as a sheet.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{ContactId, CustomerId, Id, IncidentId, NoticeId};
use crate::ground::page::{Listing, Nav, Shell, View, html, t_args};
use crate::ground::web::{Page, Paging, Path, Query, Visit};
use crate::ground::{Dice, House, Result, Time};
use crate::notices::sheet::{self, Sheet};
use crate::notices::shown::{self, Person};
use crate::notices::{store, tongue};
use crate::wording::name_of;

/// The page.
#[derive(Template)]
#[template(path = "notices/pages/people.html")]
pub struct PeoplePage {
    shell: Shell,
    notice: NoticeId,
    subject: String,
    page: Page<Person>,
    listing: Listing,
    /// All, those who hear it, or those who do not.
    which: String,
}

/// What can be looked at.
const WHICH: [&str; 3] = ["", "told", "not"];

impl View for PeoplePage {
    const NAME: &'static str = "people";
    fn sample(shell: Shell) -> Self {
        let (at, dice) = (Time(shell.now_ms), Dice::seeded(7));
        let person = |name: &str, customer: &str, language: &str, why: &str| Person {
            contact_id: ContactId::mint(at, &dice),
            customer_id: CustomerId::mint(at, &dice),
            name: name.into(),
            customer: customer.into(),
            language: language.into(),
            why: why.into(),
            reads: if language == "fr" { "en".into() } else { language.into() },
        };
        let items = vec![
            person("Marta <b>Lindqvist</b>", "Nordic Airframe AB", "en", "told"),
            person("سارة المنصوري 😀", "الخليج للطيران", "ar", "told"),
            person("Jean Moreau", "Société Lyonnaise d’Aéronautique", "fr", "left"),
            person("Ben Hale", "Hale & Sons", "en", "no_mail"),
        ];
        let notice = NoticeId::mint(at, &dice);
        let subject = "Our furnace stopped.".to_owned();
        let title = shell.t("notices-people");
        Self::of(
            shell.at(Nav::Notices, title),
            notice,
            subject,
            Page { items, next: None },
            String::new(),
            None,
        )
    }
}

impl PeoplePage {
    fn of(
        shell: Shell,
        notice: NoticeId,
        subject: String,
        page: Page<Person>,
        which: String,
        after: Option<&str>,
    ) -> Self {
        let listing = Listing::new(format!("/notices/{notice}/people"), "")
            .keep("which", which.as_str())
            .page(after, page.next.clone());
        Self { shell, notice, subject, page, listing, which }
    }
    /// The language of a person, and the one they read where that is another.
    fn language(&self, who: &Person) -> String {
        let own = name_of(&who.language);
        if !tongue::falls_back(&who.language, &who.reads) {
            return own;
        }
        let said = [("wanted", own.into()), ("read", name_of(&who.reads).into())];
        t_args(self.shell.lang, "notices-reads-instead", &said)
    }
    fn whiches(&self) -> [(&'static str, String); 3] {
        WHICH.map(|word| {
            let id =
                if word.is_empty() { "notices-all-states".into() } else { format!("notices-people-{word}") };
            (word, self.shell.t(&id))
        })
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct PeopleQuery {
    after: Option<String>,
    #[serde(default)]
    which: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Query(query): Query<PeopleQuery>,
) -> Result<Response> {
    let workspace = &visit.actor.workspace;
    let mut read = house.read();
    let notice = store::find(&mut read, workspace, &id).await?;
    let which = WHICH.into_iter().find(|word| *word == query.which).unwrap_or_default();
    let paging = Paging { after: query.after, limit: None };
    let [after] = paging.parts().unwrap_or_default();
    let rows = shown::people(&mut read, &notice, which, &after, paging.rows() + 1).await?;
    let page = Page::cut(rows, &paging, |p: &Person| [p.contact_id.to_string()]);
    let shell = visit.shell("notices-people", Nav::Notices);
    let view = PeoplePage::of(shell, id, notice.subject, page, which.to_owned(), paging.after.as_deref());
    Ok(html(StatusCode::OK, &view))
}

/// The same as a sheet.
pub(super) async fn sheet_of_people(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    let notice = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    sheet::audience(&house, notice)
}

/// Every delivery of a notice as a sheet.
pub(super) async fn sheet_of_notice(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<Response> {
    store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    sheet::deliveries(&house, &visit.actor.workspace, Sheet::Notice(id))
}

/// Every delivery about an incident as a sheet.
pub(super) async fn sheet_of_incident(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    crate::incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    sheet::deliveries(&house, &visit.actor.workspace, Sheet::Incident(id))
}
