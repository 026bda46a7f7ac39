//! The customer sees problems, we see our efforts: both rate the same items, and the gap is the number (R52).
//!
//! A round puts items before both sides, tied to what trust is made of, some of our own among them. Our members rate on a
//! page, their contacts in their private room, each from 0 to 10, and what each gave is shown as
//! part of a mean alone. The gap is how much better we think of ourselves than they do; with how many on each side it was
//! rated, and with an interval once there are enough. Rounds follow each other, and the gap is seen to close or not.
//! **It never** shows a gap without how many rated on each side, nor claims to be sure of it when few did.

pub mod api;
mod gap;
mod item;
pub mod pages;
pub mod panel;
mod round;
mod rules;
mod store;
mod verbs;

pub use gap::{Gap, ItemGap, Side, Sides, gap_of};
pub use item::{Item, SHIPPED};
pub use pages::marks;
pub use round::{OpenSaid, OwnItem, RateSaid, Rated, Rating, Round, RoundView};
pub use store::{find, list_of_case};
pub use verbs::{close, open, rate};
