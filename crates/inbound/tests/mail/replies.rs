//! What real answers say, and what they only quote.

use inbound::trim;

use crate::data::{files, folder};

#[test]
fn real_answers_are_parted_exactly() {
    let Some(folder) = folder("discourse-email_reply_trimmer") else { return };
    let folder = folder.join("test");
    let (mut said, mut elided, mut all) = (0, 0, 0);
    for path in files(&folder.join("emails")) {
        let name = path.file_name().unwrap();
        let text = |folder: &std::path::Path| {
            String::from_utf8_lossy(&std::fs::read(folder.join(name)).unwrap_or_default()).replace('\r', "")
        };
        let parted = trim(&text(&folder.join("emails")));
        let is_said = parted.said.trim() == text(&folder.join("trimmed")).trim();
        let is_elided = parted.elided.trim() == text(&folder.join("elided")).trim();
        all += 1;
        said += usize::from(is_said);
        elided += usize::from(is_elided);
        if !is_said {
            println!("{}: said {:?}", name.display(), parted.said.chars().take(300).collect::<String>());
        } else if !is_elided {
            println!("{}: elided {:?}", name.display(), parted.elided.chars().take(300).collect::<String>());
        }
    }
    println!(
        "real answers: of {all}, {said} say exactly what they should, and {elided} leave out exactly the rest"
    );
    assert!(said * 100 >= all * 95, "{said} of {all}");
    assert!(elided * 100 >= all * 95, "{elided} of {all}");
}
