//! What is said about members: by an owner, by an operator, by somebody at the door.

mod founding;
mod inviting;
mod keys;
mod membership;
mod signing;

pub use founding::{first_link, found, found_by_link, is_unfounded};
pub use inviting::{Invited, accept, invite, offer_reset, open_link, reset, revoke_invitation};
pub use keys::{Made, by_session, by_token, end_session, make_token, revoke_token, sessions_of, tokens_of};
pub use membership::{change_role, change_workspace, end, join, names};
pub(super) use signing::begin_session;
pub use signing::{Signed, change_password, sign_in, sign_out};
