//! Ground: what every room stands on.

pub mod page;
