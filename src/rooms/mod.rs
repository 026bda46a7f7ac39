//! Face: what customers see.
//!
//! A contact enters by a private link, `/r/{secret}`, and sees the room of one incident as it concerns their
//! customer: what happened, what it means for them, what they can do now, when we speak next; then what each room
//! of the house shows of itself. They answer there: how it hits them, whether we noted it right, whether they take
//! what we offer, whether it held. **It never** shows one customer anything of another, decides anything itself,
//! or keeps an account of anybody: the link is all there is.
//!
//! The secret is in the address, so the address must not travel. Pages say `Referrer-Policy: same-origin` like the
//! whole house: nothing goes to another site, and nothing on them leads to one. `no-referrer` would hide no more,
//! but browsers would then send forms with `Origin: null`, which the check against forged requests refuses
//! wherever `Sec-Fetch-Site` is missing. Nothing on the way may keep or index the page.
//!
//! What everybody may read of an incident stands in its public room, `/s/{address}`: [`site`] is what we say there and to
//! whom, [`public`] the page, kept and lively for as many as come.

pub mod api;
pub mod copies;
mod door;
pub mod feeds;
mod following;
pub mod leaving;
mod meetings;
pub mod pages;
pub mod panel;
mod posts;
mod preview;
pub mod public;
mod records;
mod seen;
pub mod site;
mod through;
mod typed;
mod view;
