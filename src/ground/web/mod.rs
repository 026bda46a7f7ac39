//! What stands between the wire and the verbs: reading requests with faults that help, visits of members,
//! requests sent twice, limits, pages of long lists, and hints to open pages.

mod apart;
mod extract;
mod limits;
mod live;
mod once;
mod paging;
mod visit;

pub use apart::apart;
pub use extract::{Form, Json, Path, Query, Staff};
pub use limits::{Gate, Limits, caller, client, look_past_proxies};
pub use live::{Since, changes, stream};
pub use once::{ShownOnce, forget_old, once};
pub use paging::{Page, Paging};
pub use visit::{Visit, cookie, flash_cookie, flash_of, lang_of, redirect};
