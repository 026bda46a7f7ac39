//! The words of mail programs, as data, in lower case. Another program or language is another row.

mod attributions;
mod devices;
mod other_mails;

pub(super) use attributions::{LEADS, VERBS};
pub(super) use devices::{ALONE, DEVICES, ENDS, SENT};
pub(super) use other_mails::{FORWARDED, HEADERS, RULES};
