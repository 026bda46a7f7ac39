//! Chance as a value: the system's for real life, a seeded one for tests.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Where random bytes come from. Cheap to clone; clones share one stream.
#[derive(Clone)]
pub struct Dice(Arc<Mutex<StdRng>>, Arc<AtomicU32>);

impl std::fmt::Debug for Dice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dice")
    }
}

impl Dice {
    /// Seeded by the operating system.
    #[expect(clippy::disallowed_methods, reason = "the one place that takes chance from the system")]
    pub fn system() -> Self {
        Self(Arc::new(Mutex::new(rand::make_rng())), Arc::default())
    }

    /// The same throws every time, for tests and drills.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))), Arc::default())
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// A number one higher each time, so that what is made in one millisecond keeps its order.
    pub fn next(&self) -> u32 {
        self.1.fetch_add(1, Ordering::Relaxed)
    }

    /// A secret for a link or a key: 256 bits, safe in an address.
    pub fn secret(&self) -> String {
        data_encoding::BASE64URL_NOPAD.encode(&self.bytes::<32>())
    }

    /// A salt for a text that may have to be erased: 128 bits.
    pub fn salt(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.bytes::<16>())
    }
}
