//! The words of a notice as the plain-speech check reads them: each language in its own, under the headings that its
//! readers see.

use askama::Template;

use crate::ground::page::Shell;
use crate::ground::{Fault, Result};
use crate::notices::NoticeSaid;
use crate::wording::{self, Parts, name_of};

#[derive(Template)]
#[template(path = "notices/pages/words.html")]
struct Words {
    /// What is said of each language; none of one that says nothing.
    blocks: Vec<(String, String)>,
}

/// What the check says of what is being written.
pub(super) fn checked(shell: &Shell, said: &NoticeSaid) -> Result<String> {
    let further = said.texts.iter().flatten().map(|text| (text.language.clone(), text.parts.clone()));
    let each = std::iter::once((said.language.trim().to_owned(), said.words())).chain(further);
    let mut blocks = Vec::new();
    for (tag, parts) in each {
        let found = of_language(shell, &tag, &parts)?;
        if !found.is_empty() {
            blocks.push((name_of(&tag), found));
        }
    }
    if blocks.is_empty() {
        return Ok(String::new());
    }
    Words { blocks }.render().map_err(Fault::broken)
}

fn of_language(shell: &Shell, tag: &str, parts: &Parts) -> Result<String> {
    let texts = parts.each().map(|(word, text)| {
        let id =
            if word == "subject" { "notices-field-subject".into() } else { format!("notices-part-{word}") };
        (shell.t(&id), text)
    });
    wording::panel::findings_in(shell, &texts, tag)
}
