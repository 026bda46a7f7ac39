//! The words of a notice as the plain-speech check reads them, under the headings that its readers see.

use crate::ground::Result;
use crate::ground::page::Shell;
use crate::notices::NoticeSaid;
use crate::wording;

/// What the check says of what is being written.
pub(super) fn checked(shell: &Shell, said: &NoticeSaid) -> Result<String> {
    let part = |word: &str| shell.t(&format!("notices-part-{word}"));
    let texts = [
        (shell.t("notices-field-subject"), said.subject.as_str()),
        (part("what_happened"), &said.what_happened),
        (part("who_is_affected"), &said.who_is_affected),
        (part("what_we_know"), &said.what_we_know),
        (part("what_we_do_not_know"), &said.what_we_do_not_know),
        (part("what_you_can_do"), &said.what_you_can_do),
    ];
    wording::panel::findings(shell, &texts, None)
}
