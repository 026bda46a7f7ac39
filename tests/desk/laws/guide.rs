//! The guide for account leads and its pictures belong together: each picture that it shows is there and is said in words, none
//! lies about unused, and none is heavy. The stories in `browser/accounts` draw them anew with `UPDATE=1`.

use std::collections::BTreeSet;

use super::sources::files;

const GUIDE: &str = "docs/account-leads.md";
const FOLDER: &str = "docs/pictures";
/// The most bytes of a picture.
const MOST: u64 = 100_000;

#[test]
fn the_guide_shows_every_picture_and_no_other() {
    let guide = std::fs::read_to_string(GUIDE).unwrap();
    let mut shown = BTreeSet::new();
    for image in guide.split("![").skip(1) {
        let (words, rest) = image.split_once("](").unwrap();
        let path = rest.split(')').next().unwrap();
        assert!(words.split_whitespace().count() >= 4, "say in words what {path} shows");
        assert!(shown.insert(path.to_owned()), "{path} is shown twice");
    }
    let there = files(FOLDER, &["png"]);
    let named = there.iter().map(|path| path.strip_prefix("docs").unwrap().display().to_string());
    assert_eq!(shown, named.collect(), "left: what {GUIDE} shows; right: what lies in {FOLDER}");
    for path in there {
        let bytes = std::fs::metadata(&path).unwrap().len();
        assert!(bytes <= MOST, "{}: {bytes} bytes, at most {MOST}", path.display());
    }
}
