//! Delivery status notifications, RFC 3464: wherever in the mail one lies, and however loosely it is written.

use crate::Failure;
use crate::address::{add, first_address};
use crate::fields::Fields;
use crate::mail::Mail;

/// The recipients a delivery status names as failed or delayed; `None` where it names none.
pub(crate) fn read(mail: &Mail<'_>) -> Option<Vec<Failure>> {
    let mut failures: Vec<Failure> = Vec::new();
    let mut seen = Vec::new();
    for text in mail
        .parts_of("message/delivery-status")
        .iter()
        .chain(&mail.parts_of("message/global-delivery-status"))
    {
        for block in Fields::blocks(text) {
            let Some(failure) = failure(&block) else { continue };
            let before = seen.len();
            add(&mut seen, &failure.address);
            if seen.len() > before {
                failures.push(failure);
            }
        }
    }
    (!failures.is_empty()).then_some(failures)
}

/// What one block says of one recipient; `None` where it says that the mail has arrived.
fn failure(block: &Fields) -> Option<Failure> {
    // The address that was written to is the one we know; the final one is where it was sent on to.
    let address = ["original-recipient", "final-recipient", "x-actual-recipient"]
        .iter()
        .filter_map(|name| block.get(name))
        .find_map(first_address)?;
    let status = block.get("status").and_then(status_in);
    let action = block.get("action").unwrap_or_default().to_ascii_lowercase();
    let is_final = match action.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default() {
        "delivered" | "relayed" | "expanded" => return None,
        "delayed" => false,
        "failed" | "failure" | "error" => true,
        _ => match status.as_deref().and_then(|status| status.chars().next()) {
            Some('2') => return None,
            Some('4') => false,
            _ => true,
        },
    };
    let diagnostic =
        block.get("diagnostic-code").or_else(|| block.get("status")).unwrap_or_default().to_owned();
    // Some write the class alone in `Status`, and the whole in the diagnostic.
    let precise =
        status.clone().filter(|status| !status.ends_with(".0.0")).or_else(|| status_in(&diagnostic));
    let status = precise.or(status);
    Some(Failure { address, is_final, status, diagnostic })
}

/// The first enhanced status code in a text.
pub(crate) fn status_in(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.')).map(|word| word.trim_end_matches('.')).find_map(
        |word| {
            let parts: Vec<&str> = word.split('.').collect();
            let is_code = parts.len() == 3
                && matches!(parts[0], "2" | "4" | "5")
                && parts[1..].iter().all(|part| (1..=3).contains(&part.len()));
            is_code.then(|| word.to_owned())
        },
    )
}
