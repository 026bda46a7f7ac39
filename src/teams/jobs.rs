//! What the desk does by itself: every Monday, executives hear what their customers said.

use super::{send_digest, store};
use crate::ground::workspace::Workspace;
use crate::ground::{House, Result};

/// Sends the digests that are due; says how many. They wait until a mail server is set; the page is there meanwhile.
pub async fn send_digests(house: &House, desk: &Workspace) -> Result<usize> {
    if house.config().smtp_url.is_none() {
        return Ok(0);
    }
    let mut sent = 0;
    for member in store::executives::members_due(&mut house.read(), &desk.id, house.now()).await? {
        sent += usize::from(send_digest(house, desk, &member).await?);
    }
    Ok(sent)
}
