//! What happened, in order, never changed, chained.
//!
//! A change of state and its entry stand or fall together: [`begin`] gives a [`Tx`] that has no `commit`;
//! only [`Tx::say`], which writes at least one entry, gives something that can be committed. Chains are one
//! per incident, case and customer, and one for the workspace itself, so that no row is hot; a sealer folds
//! them into one Merkle log. **It never** holds personal text: ids, digests and facts only.
//!
//! ```compile_fail
//! # async fn f(house: amends::ground::House, actor: amends::ground::Actor) -> amends::ground::Result<()> {
//! let tx = amends::journal::begin(&house, &actor).await?;
//! tx.commit().await // a Tx that said nothing cannot be committed
//! # }
//! ```

mod audit;
mod entry;
mod finding;
mod fold;
mod forged;
mod key;
mod logged;
mod order;
mod proof;
mod seal;
mod store;
mod tx;
mod verbs;
mod vouched;

pub use audit::{Outside, audit, outside};
pub use entry::{Chain, Entry, Recorded, Witnessed, digest_of_words, sorted};
pub use finding::{Audit, Finding, Harm};
pub use fold::Fold;
pub use forged::{Forged, Stand, forge, stand_of};
pub use logged::{Logged, Stamp};
pub use proof::prove;
pub use seal::seal;
pub use tx::{Said, Tx, begin, begin_at};
pub use verbs::{
    about_case, last_checkpoint, length_of, log_size, move_readers, of_chain, of_fact, of_log, reader_at,
    readers_at,
};
pub use vouched::{Vouched, last_vouched, list_vouched};
