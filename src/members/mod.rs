//! Our own people: sign-in, roles, keys.
//!
//! A desk begins with a link that is printed at its start and makes the first member its owner; the others are
//! invited. A member comes in with a password, from then on by a session; a program acts for a member by a
//! token. Whoever leaves stays as a row, so that the journal can say who it was, and every key of theirs ends.
//! **It never** keeps a secret: of passwords it has the argon2id hash, of links, sessions and tokens the digest.
//! It decides what a member *is*, not what they may do in another room: that each room asks of the actor.

pub mod api;
pub mod cookie;
mod device;
mod invitation;
mod key;
mod letters;
mod member;
pub mod pages;
mod password;
mod rules;
mod secret;
mod store;
mod verbs;

pub use invitation::{Invitation, InvitationLine, Inviting, Purpose};
pub use key::{Entrance, IDLE, Scope, Session, SessionLine, TOKEN_PREFIX, Token, TokenLine};
pub use member::{Founding, Joining, Member, MemberLine, Settings};
pub use password::Password;
pub use rules::{SHORTEST_PASSWORD, local};
pub use store::{find, list};
pub use verbs::{
    Invited, Made, Signed, accept, by_session, by_token, change_password, change_role, change_workspace, end,
    end_session, first_link, found, found_by_link, invite, is_unfounded, join, make_token, names,
    offer_reset, open_link, reset, revoke_invitation, revoke_token, sessions_of, sign_in, sign_out,
    tokens_of,
};
