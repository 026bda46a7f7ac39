//! Everything that is asked of the bytes of a mail: what it is, which mail of ours it speaks of, what its writer said.
//! In the suite the same way is held by `replies::judging` over arbitrary bytes, and through a connection by `crates/lmtp`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mail = inbound::read(bytes);
    let _ = inbound::trim(&mail.text);
    let _ = inbound::original(bytes);
});
