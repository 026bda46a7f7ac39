//! A letter to oneself: a notice as one of its readers would get it, sent to the member who asks. It is no delivery, it
//! says that it is a test, its link is nobody's, and nobody is told by it.

use askama::filters::{Escaper, Html};

use super::preview::preview;
use super::verbs::entry;
use super::{Notice, store};
use crate::ground::id::{ContactId, NoticeId};
use crate::ground::mail::SendMail;
use crate::ground::page::{Lang, t_args};
use crate::ground::web::Gate;
use crate::ground::workspace::Workspace;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::{journal, members};

/// Sends a notice as this contact (the first of all when none is named) would read it to whoever asks; gives the address
/// it goes to. What it says of itself is in `lang`.
pub async fn try_out(
    house: &House,
    actor: &Actor,
    workspace: &Workspace,
    id: &NoticeId,
    contact: Option<&ContactId>,
    lang: Lang,
) -> Result<String> {
    actor.must_be(Role::Member)?;
    let member = actor.must_be_member()?;
    let notice = store::find(&mut house.read(), &actor.workspace, id).await?;
    if house.config().smtp_url.is_none() {
        return Err(Fault::refused(
            "No mail server is set, so nothing can be sent to you.",
            "Set AMENDS_SMTP_URL and start the desk again.",
        ));
    }
    let Some(shown) = preview(house, workspace, &notice, contact).await? else {
        return Err(Fault::refused(
            "There is nobody to read it as yet.",
            "Confirm the scope and add contacts; then send it to yourself as one of them.",
        ));
    };
    if let Some(lack) = shown.lacks.into_iter().next() {
        return Err(Fault::refused(lack.why, lack.cure));
    }
    house.limits().pass(Gate::Trial, member.as_str())?;
    let to = members::find(&mut house.read(), &actor.workspace, member).await?.email;
    let said = t_args(lang, "notices-trial-said", &[("name", shown.who.name.as_str().into())]);
    let subject = t_args(lang, "notices-trial-subject", &[("subject", shown.mail.subject.as_str().into())]);
    let mail = SendMail {
        to: to.clone(),
        subject,
        text: format!("{said}\n\n{}", shown.mail.text),
        html: marked(&shown.mail.html, &said),
        from_name: Some(format!("{}, {}", notice.sender, workspace.name)),
        reply_to: None,
        message_id: None,
        answers: None,
        headers: Vec::new(),
        calendar: None,
    };
    let mut tx = journal::begin(house, actor).await?;
    // Held and read again: what is said of it is said of the row as it is now.
    let notice: Notice = store::find_held(&mut tx, id).await?;
    let now = tx.now();
    tx.enqueue(&mail, now).await?;
    tx.say(entry(&notice, "notice.tried")?.with("contact", shown.who.contact_id.as_str()))
        .await?
        .commit()
        .await?;
    Ok(to)
}

/// A letter with a line above it.
fn marked(html: &str, said: &str) -> String {
    let mut line = String::from("<body>\n<p dir=\"auto\"><b>");
    // Writing to a String cannot fail.
    let _ = Html.write_escaped_str(&mut line, said);
    line.push_str("</b></p>");
    html.replacen("<body>", &line, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_says_so_above_the_letter_and_a_name_in_it_stays_text() {
        let html = marked("<html><body>\n<h2>Stop</h2></body></html>", "As <b>Marta</b> & Co read it");
        assert!(
            html.contains("<b>As &#60;b&#62;Marta&#60;/b&#62; &#38; Co read it</b></p>\n<h2>Stop"),
            "{html}"
        );
    }
}
