//! Amends: the desk from which a company makes amends.

pub mod customers;
pub mod ground;
