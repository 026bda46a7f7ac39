//! The signed statement of how large a log is and which root it has.

use ed25519_dalek::{Signer as _, SigningKey};
use signed_note::{Note, NoteError, StandardVerifier, VerifierList};
use tlog_tiles::{checkpoint, tlog::Hash};

use crate::{Digest, Fault};

/// What a verified checkpoint says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log.
    pub origin: String,
    /// How many leaves it had.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
}

/// Signs checkpoints with an Ed25519 key under a name. Deliberately without `Debug` or serde: it
/// holds the secret.
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl Signer {
    /// The signer whose key grows from these 32 secret random bytes. The name goes with every
    /// signature; a host name and path of the owner is usual.
    pub fn from_seed(seed: [u8; 32], name: &str) -> Result<Self, Fault> {
        if !signed_note::is_key_name_valid(name) || name.chars().any(char::is_control) {
            return Err(Fault::KeyName { name: name.to_owned() });
        }
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(&seed) })
    }

    /// The public key as text, to be given to auditors.
    pub fn public_key_text(&self) -> String {
        signed_note::new_ed25519_verifier_key(&self.name, &self.key.verifying_key())
    }

    /// The signed checkpoint of a log, as text of a few lines.
    pub fn sign_checkpoint(&self, origin: &str, size: u64, root: Digest) -> Result<String, Fault> {
        let refused = || Fault::Origin { origin: origin.to_owned() };
        if origin.chars().any(char::is_control) {
            return Err(refused());
        }
        let body =
            checkpoint::Checkpoint::new(origin, size, Hash(*root.as_bytes()), "").map_err(|_| refused())?;
        let mut note = Note::new(&body.to_bytes(), &[]).map_err(|_| refused())?;
        note.add_sigs(&[&NoteSigner(self)]).map_err(|_| refused())?;
        String::from_utf8(note.to_bytes()).map_err(|_| refused())
    }
}

/// Reads a checkpoint if this key signed it. Signatures by other keys are ignored.
pub fn verify_checkpoint(text: &str, vkey: &str) -> Result<Checkpoint, Fault> {
    let verifier = StandardVerifier::new(vkey).map_err(|why| Fault::Key { reason: why.to_string() })?;
    let note =
        Note::from_bytes(text.as_bytes()).map_err(|why| Fault::Unreadable { reason: why.to_string() })?;
    note.verify(&VerifierList::new(vec![Box::new(verifier)])).map_err(|why| signature_fault(&why))?;
    let body = checkpoint::Checkpoint::from_bytes(note.text())
        .map_err(|why| Fault::Unreadable { reason: why.to_string() })?;
    Ok(Checkpoint { origin: body.origin().to_owned(), size: body.size(), root: Digest::from(body.hash().0) })
}

fn signature_fault(why: &NoteError) -> Fault {
    let reason = match why {
        NoteError::UnverifiedNote => "it bears no signature of this key".to_owned(),
        other => other.to_string(),
    };
    Fault::Signature { reason }
}

/// A [`Signer`] as the note library sees it; kept apart so that its trait stays out of our face.
struct NoteSigner<'a>(&'a Signer);

impl signed_note::Signer for NoteSigner<'_> {
    fn name(&self) -> &str {
        &self.0.name
    }

    fn key_id(&self) -> u32 {
        const ED25519: u8 = 1;
        let key = self.0.key.verifying_key();
        signed_note::key_id(&self.0.name, &[&[ED25519], key.as_bytes().as_slice()].concat())
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, ed25519_dalek::SignatureError> {
        Ok(self.0.key.try_sign(message)?.to_bytes().to_vec())
    }
}
