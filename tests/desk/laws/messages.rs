//! Every message that a template names exists in every language, and no language has one alone.

use std::path::Path;

use amends::ground::page::missing_ids;

#[test]
fn the_catalogue_is_whole() {
    let complaints = missing_ids(Path::new("src"), Path::new("locales"));
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
