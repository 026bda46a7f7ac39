//! What the faces may show of what came back: the mails of a case, and what we owe for them.

use askama::Template;

use super::{MailKind, MailLine, store};
use crate::ground::id::WorkspaceId;
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result};
use crate::incidents::Case;

#[derive(Template)]
#[template(path = "replies/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    mails: Vec<MailLine>,
}

/// What came back from the people of a case, newest first.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mails = store::list_of_case(&mut house.read(), &actor.workspace, &case.id).await?;
    Panel::of("replies", shell.t("replies-panel-title"), &OfCase { shell, mails })
}

/// What we owe: an answer to whoever wrote, and a look into the tray.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let mut owed: Vec<Owed> = store::list_waiting(&mut read, workspace, "owed")
        .await?
        .into_iter()
        .map(|mail| Owed {
            due: mail.received_at,
            runs: true,
            what: shell.t(match MailKind::from_word(&mail.kind) {
                Some(MailKind::Complaint) => "replies-owed-complaint",
                Some(MailKind::Bounce) => "replies-owed-report",
                _ => "replies-owed-answer",
            }),
            to_whom: mail.customer.clone().unwrap_or_else(|| mail.writer().to_owned()),
            href: format!("/mails/{}", mail.id),
        })
        .collect();
    let (many, since) = store::tray(&mut read, workspace).await?;
    if let Some(since) = since {
        owed.push(Owed {
            due: since,
            runs: true,
            what: shell.tn("replies-owed-tray", many),
            to_whom: String::new(),
            href: "/mails?state=waiting".into(),
        });
    }
    Ok(owed)
}
