//! Fixed vectors, made by another program in another language from the documentation alone.
//! If one of these changes, every proof ever given out stops verifying.

use chain::{Checkpoint, Digest, Leaf, NotADigest, Signer, link_hash, verify_checkpoint};

use crate::{Store, leaves};

const FIRST: &str = "8d0b7157fdadfec918db11adb193dfd347c30ab06b100899c759cd0952488aba";
const SECOND: &str = "a70c6a4c96e5d257467ab6975d0adbaf3db77b5a91909b7d1e567a604317a0b8";
const NAMELESS: &str = "a5684867259f55c161e13c53a315914ee90270f44542f94dc6a7d131189c875a";
const ROOT_OF_THREE: &str = "7576c5c5d742539a66c6727ff6befa504d11923da0b4c45bca0c7604e0f0750d";
const KEY: &str = "desk.example.test/log+311abb7a+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
const CHECKPOINT: &str = concat!(
    "desk.example.test/log\n",
    "3\n",
    "dXbFxddCU5pmxnJ/9r76UE0Rkj2gtMRbygx2BODwdQ0=\n",
    "\n",
    "— desk.example.test/log MRq7ekVwx2E6dgLoT1X5wVqLtPNfmVHSwMZBYPTv3sXA4kMlKw+NuNNKNscL27MHmeFmbK8V4BBHvvFtRlZOwXsu+As=\n",
);

fn digest(text: &str) -> Digest {
    text.parse().unwrap()
}

#[test]
fn links() {
    assert_eq!(link_hash("a", 1, 0, "{}", &Digest::ZERO), digest(FIRST));
    assert_eq!(link_hash("a", 2, -1, "{\"said\":\"grüß\"}", &digest(FIRST)), digest(SECOND));
    assert_eq!(link_hash("", 1, i64::MAX, "", &Digest::ZERO), digest(NAMELESS));
}

#[test]
fn leaves_and_roots() {
    let first = Leaf::of("a", 1, &digest(FIRST));
    let leaf = "46ee620295db5fa2ec2279ca39d9cdaa19172acad002c649e2522eae6ca36507";
    assert_eq!(first.digest(), digest(leaf));
    let store = Store::of(&[first, Leaf::of("a", 2, &digest(SECOND)), Leaf::of("", 1, &digest(NAMELESS))]);
    assert_eq!(store.root(0), Digest::of(b""));
    assert_eq!(store.root(1), digest(leaf));
    assert_eq!(store.root(2), digest("8536f187b70d7ca11e260527dbe19083c585e9795aa6340dc3e5ad0f58cc33d7"));
    assert_eq!(store.root(3), digest(ROOT_OF_THREE));
    let store = Store::of(&leaves(70));
    assert_eq!(store.root(7), digest("977b0519f0bb8aae172c4b97e2e1578d1a899a0dbb5ca6822caadf80b32e6ef1"));
    assert_eq!(store.root(70), digest("11efb304848f363b8ba88ed24788f52ff5a108db190f7812255ee02766cc62b3"));
}

#[test]
fn a_checkpoint() {
    let origin = "desk.example.test/log".to_owned();
    let signer = Signer::from_seed([7; 32], &origin).unwrap();
    assert_eq!(signer.public_key_text(), KEY);
    assert_eq!(signer.sign_checkpoint(&origin, 3, digest(ROOT_OF_THREE)).unwrap(), CHECKPOINT);
    let root = digest(ROOT_OF_THREE);
    assert_eq!(verify_checkpoint(CHECKPOINT, KEY), Ok(Checkpoint { origin, size: 3, root }));
}

#[test]
fn a_digest_has_one_spelling() {
    assert_eq!(digest(FIRST).to_string(), FIRST);
    assert_eq!(serde_json::to_string(&digest(FIRST)).unwrap(), format!("\"{FIRST}\""));
    let upper = FIRST.to_uppercase();
    for wrong in ["", &FIRST[1..], &FIRST[2..], &upper, &FIRST.replace('8', "é"), &format!("{FIRST}00")] {
        assert_eq!(wrong.parse::<Digest>(), Err(NotADigest), "{wrong}");
        assert!(serde_json::from_str::<Digest>(&format!("\"{wrong}\"")).is_err());
    }
    assert_eq!(Digest::try_from(&[0_u8; 32][..]), Ok(Digest::ZERO));
    assert_eq!(Digest::try_from(&[0_u8; 31][..]), Err(NotADigest));
}
