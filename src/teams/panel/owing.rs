//! What teams owe: an answer to whoever was asked, a word to customers, and the word of each on what they stand behind.

use crate::ground::id::WorkspaceId;
use crate::ground::page::Shell;
use crate::ground::panel::Owed;
use crate::ground::{House, Result, Time};
use crate::teams::rules::QUIET;
use crate::teams::store::owing::{self, Due};

/// To whom it is owed, and which of us owes it.
fn whom(due: &Due) -> String {
    if due.who.is_empty() { due.whom.clone() } else { format!("{} · {}", due.whom, due.who) }
}

fn since(all: Vec<Due>, what: &str, href: impl Fn(&str) -> String) -> Vec<Owed> {
    let one = |due: Due| Owed {
        due: due.at,
        runs: true,
        what: what.to_owned(),
        to_whom: whom(&due),
        href: href(&due.id),
    };
    all.into_iter().map(one).collect()
}

/// Everything that teams owe, each of its kind with the oldest first.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let quiet = owing::quiet(&mut read, workspace, Time(shell.now_ms).plus(-QUIET)).await?;
    let quiet = quiet.into_iter().map(|due| Owed {
        due: due.at.plus(QUIET),
        runs: false,
        what: shell.t("teams-owed-quiet"),
        to_whom: whom(&due),
        href: format!("/executives/{}", due.id),
    });
    let demanded = owing::demanded(&mut read, workspace).await?.into_iter().map(|due| Owed {
        due: due.at,
        runs: false,
        what: shell.t("teams-owed-demand"),
        to_whom: whom(&due),
        href: format!("/teams/{}#demands", due.id),
    });
    let team = |at: &'static str| move |id: &str| format!("/teams/{id}#{at}");
    let mut all: Vec<Owed> = quiet.chain(demanded).collect();
    let asked = owing::asked(&mut read, workspace).await?;
    all.extend(since(asked, &shell.t("teams-owed-asked"), team("who")));
    let named = owing::named(&mut read, workspace).await?;
    all.extend(since(named, &shell.t("teams-owed-named"), |id| format!("/executives/{id}")));
    let silent = owing::silent(&mut read, workspace).await?;
    all.extend(since(silent, &shell.t("teams-owed-announce"), team("reviews")));
    let list = owing::without_list(&mut read, workspace).await?;
    all.extend(since(list, &shell.t("teams-owed-never"), team("agree")));
    let plan = owing::without_plan(&mut read, workspace).await?;
    all.extend(since(plan, &shell.t("teams-owed-plan"), team("agree")));
    Ok(all)
}
