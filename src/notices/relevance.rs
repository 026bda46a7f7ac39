//! Who speaks for the customer of a case: who hears of its incident, who does not and why, and who is missing (R17).

use askama::Template;

use super::{Audience, store};
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Result};
use crate::incidents::Case;

#[derive(Template)]
#[template(path = "notices/pages/relevant.html")]
struct RelevantOfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    audience: Audience,
}

impl RelevantOfCase<'_> {
    fn needed(&self) -> String {
        self.audience.needed.join(", ")
    }
}

/// Who is relevant at the customer of a case.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let audience = store::relevant_of_case(&mut read, &actor.workspace, &case.incident_id, &case.id).await?;
    Panel::of("relevant", shell.t("notices-relevant-title"), &RelevantOfCase { shell, case, audience })
}
