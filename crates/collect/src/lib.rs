//! Mail in by asking an IMAP server (RFC 9051 and 3501), in bounded pieces.
//!
//! [`collect`] fetches what nobody has read yet, one mail at a time, hands it to a [`Keep`], and marks it (or moves it)
//! only once that says that it has kept it. When it stops in between, the mail is fetched again the next time; so
//! whatever keeps mails must know a second copy. Fetching itself marks nothing.

mod account;
mod collecting;

pub use account::{Account, AccountFault, Done};
pub use collecting::{Collected, Fault, Keep, collect};
