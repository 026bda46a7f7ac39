//! Trying again.

use std::time::Duration;

/// How often something is tried.
const TRIES: u32 = 4;
/// The pause before the second try; each is four times as long as the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// Does it, and again after a pause where what went wrong may pass by itself.
pub(crate) async fn again<T, F: Future<Output = object_store::Result<T>>>(
    mut act: impl FnMut() -> F,
) -> object_store::Result<T> {
    let mut pause = FIRST_PAUSE;
    for _ in 1..TRIES {
        match act().await {
            Err(fault) if may_pass(&fault) => {
                tokio::time::sleep(pause).await;
                pause *= 4;
            }
            outcome => return outcome,
        }
    }
    act().await
}

/// A broken line or a target that has too much to do may be better in a moment; a wrong key is not.
fn may_pass(fault: &object_store::Error) -> bool {
    matches!(fault, object_store::Error::Generic { .. })
}
