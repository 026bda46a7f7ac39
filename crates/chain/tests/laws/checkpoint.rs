//! A checkpoint is believed only as it was signed, and only by the key that signed it.

use chain::{Checkpoint, Digest, Fault, Signer, verify_checkpoint};
use proptest::{prelude::*, sample::Index};

fn signer() -> Signer {
    Signer::from_seed([7; 32], "desk.example.test/log").unwrap()
}

proptest! {
    #[test]
    fn what_was_signed_is_read_back(size in any::<u64>(), bytes in any::<[u8; 32]>(), origin in "[^\\p{Cc}]{1,40}") {
        let root = Digest::from(bytes);
        let text = signer().sign_checkpoint(&origin, size, root).unwrap();
        prop_assert_eq!(verify_checkpoint(&text, &signer().public_key_text()), Ok(Checkpoint { origin, size, root }));
    }

    #[test]
    fn no_character_can_be_changed(at in any::<Index>(), to in "[ -~\n]") {
        let text = signer().sign_checkpoint("origin", 42, Digest::of(b"root")).unwrap();
        let (start, old) = text.char_indices().nth(at.index(text.chars().count())).unwrap();
        prop_assume!(!to.starts_with(old));
        let changed = format!("{}{to}{}", &text[..start], &text[start + old.len_utf8()..]);
        prop_assert!(verify_checkpoint(&changed, &signer().public_key_text()).is_err());
    }
}

#[test]
fn another_key_does_not_do_even_under_the_same_name() {
    let text = signer().sign_checkpoint("origin", 1, Digest::ZERO).unwrap();
    let other = Signer::from_seed([8; 32], "desk.example.test/log").unwrap();
    let found = verify_checkpoint(&text, &other.public_key_text());
    assert!(matches!(found, Err(Fault::Signature { .. })), "{found:?}");
    assert!(matches!(verify_checkpoint(&text, "no key"), Err(Fault::Key { .. })));
    assert!(matches!(verify_checkpoint("", &signer().public_key_text()), Err(Fault::Unreadable { .. })));
}

#[test]
fn names_that_would_break_the_text_are_refused() {
    for name in ["", "two words", "a+b", "line\nbreak", "\u{7}"] {
        assert!(matches!(Signer::from_seed([7; 32], name), Err(Fault::KeyName { .. })), "{name:?}");
    }
    for origin in ["", "two\nlines", "a\ttab"] {
        let found = signer().sign_checkpoint(origin, 1, Digest::ZERO);
        assert_eq!(found, Err(Fault::Origin { origin: origin.to_owned() }));
    }
}
