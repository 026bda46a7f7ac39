//! Feedback reports, RFC 5965: a recipient pressed "this is spam", and their provider tells us.

use crate::Kind;
use crate::address::{add, first_address};
use crate::fields::Fields;
use crate::mail::Mail;
use crate::original;

/// Reports that speak of no one's complaint: a check that failed, or somebody who takes the complaint back.
const NOT_COMPLAINTS: &[&str] = &["auth-failure", "dmarc", "not-spam"];

pub(crate) fn read(mail: &Mail<'_>) -> Option<Kind> {
    let reports = mail.parts_of("message/feedback-report");
    let is_report = mail.report_type().is_some_and(|kind| kind == "feedback-report");
    if reports.is_empty() && !is_report {
        return None;
    }
    let mut from = Vec::new();
    for block in reports.iter().flat_map(|report| Fields::blocks(report)) {
        let kind = block.get("feedback-type").unwrap_or_default().to_ascii_lowercase();
        if NOT_COMPLAINTS.contains(&kind.as_str()) {
            return Some(Kind::AutoReply(format!("Feedback-Type: {kind}")));
        }
        for name in ["original-rcpt-to", "removal-recipient"] {
            for address in block.all(name).filter_map(first_address) {
                add(&mut from, &address);
            }
        }
    }
    // Many providers leave the recipient out of the report, and leave it in the mail that they enclose.
    if from.is_empty()
        && let Some(original) = original::of(mail)
    {
        for address in &original.to {
            add(&mut from, address);
        }
    }
    Some(Kind::Complaint(from))
}
