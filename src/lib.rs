//! Amends.
