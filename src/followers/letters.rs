//! What this room writes: the one question, and the letters to whoever said yes.

use super::{Follower, FollowerNews, FollowerRequest, NewsKind};
use crate::ground::mail::{self, SendMail};
use crate::ground::page::{Lang, format, t, t_args};
use crate::ground::workspace::Workspace;
use crate::ground::{Config, Result};

/// Where somebody says that it was them.
pub(super) fn confirmation(config: &Config, secret: &str) -> String {
    format!("{}/follow/{secret}", config.base_url)
}

/// Where somebody leaves.
pub(super) fn leaving(config: &Config, secret: &str) -> String {
    format!("{}/unfollow/{secret}", config.base_url)
}

/// The question whether it was them, who wrote this address below a room.
pub(super) fn question(
    config: &Config,
    desk: &Workspace,
    asked: &FollowerRequest,
    secret: &str,
) -> Result<SendMail> {
    let lang = Lang::of_letters(&asked.language).unwrap_or_default();
    let values = [("company", desk.name.as_str().into()), ("title", asked.title.as_str().into())];
    let lines =
        [t_args(lang, "followers-mail-question", &values), t(lang, "followers-mail-question-not-you")];
    let subject = t_args(lang, "followers-mail-question-subject", &values);
    let link = (t(lang, "followers-mail-question-yes"), confirmation(config, secret));
    let letter = mail::compose(lang, &asked.address, subject, &lines, Some(link))?;
    Ok(SendMail { from_name: Some(desk.name.clone()), headers: automatic(), ..letter })
}

/// One letter with what is new.
pub(super) fn news(
    config: &Config,
    desk: &Workspace,
    follower: &Follower,
    news: &FollowerNews,
) -> Result<SendMail> {
    let lang = Lang::of_letters(&follower.language).unwrap_or_default();
    let (company, title) = (desk.name.as_str(), news.title.as_str());
    let mut lines = vec![t_args(lang, &format!("followers-mail-{}", news.kind), &[("title", title.into())])];
    if news.kind != NewsKind::Closed.word() {
        let status = t(lang, &format!("followers-mail-status-{}", news.status));
        lines.push(t_args(lang, "followers-mail-stands", &[("status", status.into())]));
    }
    lines.extend(news.words.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    if !news.speaker.is_empty() {
        lines.push(news.speaker.clone());
    }
    if let Some(next) = news.next_update_at.filter(|_| news.kind != NewsKind::Withdrawn.word()) {
        let moment = [
            ("day", format::day(lang, &desk.zone, next.0).into()),
            ("time", format::time(&desk.zone, next.0).into()),
        ];
        let moment = t_args(lang, "page-moment", &moment);
        let zone = format::zone_word(&desk.zone, next.0);
        lines.push(t_args(lang, "followers-mail-next", &[("moment", moment.into()), ("zone", zone.into())]));
    }
    let leave = leaving(config, &follower.leave_secret);
    lines.push(t_args(lang, "followers-mail-leave", &[("address", leave.as_str().into())]));
    let about = [("company", company.into()), ("title", title.into())];
    let subject = t_args(lang, &format!("followers-mail-{}-subject", news.kind), &about);
    let link = (t(lang, "followers-mail-room"), news.link.clone());
    let letter = mail::compose(lang, &follower.address, subject, &lines, Some(link))?;
    let mut headers = automatic();
    // One click in the reader's own mail program, by RFC 8058.
    headers.push(("List-Unsubscribe".into(), format!("<{leave}>")));
    headers.push(("List-Unsubscribe-Post".into(), "List-Unsubscribe=One-Click".into()));
    Ok(SendMail { from_name: Some(desk.name.clone()), headers, ..letter })
}

/// Nobody is to answer these by machine.
fn automatic() -> Vec<(String, String)> {
    vec![("Auto-Submitted".into(), "auto-generated".into()), ("Precedence".into(), "bulk".into())]
}
