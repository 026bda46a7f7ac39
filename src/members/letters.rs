//! What this room writes to people.

use crate::ground::Result;
use crate::ground::mail::{self, SendMail};
use crate::ground::page::{Lang, t, t_args};

/// The letter that invites.
pub(super) fn invitation(lang: Lang, to: &str, company: &str, by: &str, link: &str) -> Result<SendMail> {
    let args = [("company", company.into()), ("by", by.into())];
    let lines = [t_args(lang, "members-letter-invited", &args), t(lang, "members-letter-works-once")];
    let subject = t_args(lang, "members-letter-subject", &[("company", company.into())]);
    mail::compose(lang, to, subject, &lines, Some((t(lang, "members-letter-join"), link.to_owned())))
}
