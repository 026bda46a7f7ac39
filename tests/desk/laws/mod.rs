//! What must hold of the house itself.

mod floors;
