//! Mail out, and a mailbox for tests.
