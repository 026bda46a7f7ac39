//! Face: what members see. It arranges what the rooms show of themselves and decides nothing: home is *what we
//! owe next and to whom*, gathered from every room; an incident's, a case's and a customer's page are their
//! rooms' panels in a fixed order. **It never** reads a table or changes anything.

pub mod api;
mod case;
mod customer;
mod facts;
mod four_parts;
mod home;
mod incident;
pub mod pages;
mod search;

pub use incident::count_ahead;
