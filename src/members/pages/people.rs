//! The members of the desk, and who is invited.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::super::{InvitationLine, Inviting, MemberLine, rules, store, verbs};
use crate::ground::id::{Id, InvitationId, MemberId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, ShownOnce, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};

/// The list, and for owners the forms that change it.
#[derive(Template)]
#[template(path = "members/pages/people.html")]
pub(super) struct PeoplePage {
    shell: Shell,
    page: Page<MemberLine>,
    listing: Listing,
    roles: Vec<Choice>,
    is_owner: bool,
    invitations: Vec<InvitationLine>,
    said: Inviting,
    errors: Errors,
    link: Option<String>,
}

impl View for PeoplePage {
    const NAME: &'static str = "people";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("members-title");
        let shell = shell.at(Nav::Members, title);
        let line = |n: i64, name: &str, role: Role| MemberLine {
            id: MemberId::mint(Time(n), &Dice::seeded(7)),
            name: name.into(),
            email: format!("member{n}@halden.example"),
            role: role.word().into(),
            joined_at: Time(shell.now_ms - n * 86_400_000),
            left_at: None,
        };
        let items = vec![
            line(400, "Ines <b>Okafor</b>", Role::Owner),
            line(90, "طارق بن عبد الرحمن", Role::Lead),
            line(3, "Mara Lind 😀 of the very long double-barrelled surname-and-another", Role::Member),
        ];
        let invitations = vec![InvitationLine {
            id: InvitationId::mint(Time(1), &Dice::seeded(7)),
            email: "vic@halden.example".into(),
            role: "viewer".into(),
            made_at: Time(shell.now_ms - 3_600_000),
            expires_at: Time(shell.now_ms + 6 * 86_400_000),
        }];
        let link = Some(format!("{}/invitations/sample", shell.product_base));
        Self {
            page: Page { items, next: None },
            listing: Listing::new("/members", "name"),
            roles: roles(&shell),
            is_owner: true,
            invitations,
            said: Inviting::default(),
            errors: Errors::none(),
            link,
            shell,
        }
    }
}

fn roles(shell: &Shell) -> Vec<Choice> {
    let choice = |r: &Role| {
        let word = r.word();
        Choice::new(word, shell.t(&format!("members-role-{word}")))
            .hint(shell.t(&format!("members-may-{word}")))
    };
    Role::ALL.iter().map(choice).collect()
}

async fn page(visit: &Visit, house: &House, after: Option<String>) -> Result<PeoplePage> {
    let workspace = &visit.actor.workspace;
    let mut ask = house.read();
    let paging = Paging { after, limit: None };
    let page = store::page(&mut ask, workspace, &paging).await?;
    let is_owner = visit.actor.must_be(Role::Owner).is_ok();
    let invitations = if is_owner {
        store::page_invitations(&mut ask, workspace, house.now(), &Paging::default()).await?.items
    } else {
        Vec::new()
    };
    let listing = Listing::new("/members", "name").page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("members-title", Nav::Members);
    let said = Inviting { role: Role::Member.word().into(), ..Inviting::default() };
    let roles = roles(&shell);
    Ok(PeoplePage {
        shell,
        page,
        listing,
        roles,
        is_owner,
        invitations,
        said,
        errors: Errors::none(),
        link: None,
    })
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct After {
    after: Option<String>,
}

pub(super) async fn list(
    visit: Visit,
    State(house): State<House>,
    Query(query): Query<After>,
) -> Result<Response> {
    Ok(html(StatusCode::OK, &page(&visit, &house, query.after).await?))
}

pub(super) async fn invite(
    visit: Visit,
    State(house): State<House>,
    Form(said): Form<Inviting>,
) -> Result<Response> {
    match verbs::invite(&house, &visit.actor, &said, visit.lang).await {
        Ok(verbs::Invited { link: None, .. }) => Ok(visit.done("members-was-invited", "/members")),
        Ok(verbs::Invited { link, .. }) => {
            // No mail goes out, so the link stands here once, and nobody is stuck.
            let page = PeoplePage { link, ..page(&visit, &house, None).await? };
            let mut response = html(StatusCode::OK, &page);
            response.extensions_mut().insert(ShownOnce);
            Ok(response)
        }
        Err(fault @ Fault::Invalid(_)) => {
            let errors = Errors::from(&fault);
            let page = PeoplePage { said, errors, ..page(&visit, &house, None).await? };
            Ok(html(fault.status(), &page))
        }
        Err(fault) => Err(fault),
    }
}

pub(super) async fn revoke(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<InvitationId>,
) -> Result<Response> {
    let outcome = verbs::revoke_invitation(&house, &visit.actor, &id).await;
    visit.back("/members", "members-was-uninvited", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewRole {
    role: String,
}

pub(super) async fn change_role(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MemberId>,
    Form(said): Form<NewRole>,
) -> Result<Response> {
    visit.actor.must_be(Role::Owner)?;
    let outcome = match rules::role(&said.role) {
        Ok(role) => verbs::change_role(&house, &visit.actor, &id, role).await,
        Err(fault) => Err(fault.into()),
    };
    visit.back("/members", "members-role-was-changed", outcome)
}

pub(super) async fn end(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MemberId>,
) -> Result<Response> {
    let outcome = verbs::end(&house, &visit.actor, &id).await;
    visit.back("/members", "members-was-ended", outcome)
}
