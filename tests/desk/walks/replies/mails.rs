//! Mails as they come off the wire.

use amends::replies::{Mail, MailKind, Receipt, receive};
use post::Received;

use crate::harness::TestDesk;

/// A person's mail, quoting what it answers.
pub fn reply(from: &str, to: &str, answers: &str, words: &str) -> String {
    format!(
        "From: Marta Lindqvist <{from}>\r\nTo: <{to}>\r\nSubject: Re: Our furnace stopped\r\n\
         Message-ID: <{}@nordic.example>\r\n{}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         {words}\r\n\r\nOn Mon, 2 Mar 2026 at 09:30, Halden Forge <desk@example.test> wrote:\r\n> Our furnace stopped.\r\n",
        words.len(),
        if answers.is_empty() { String::new() } else { format!("In-Reply-To: <{answers}>\r\n") },
    )
}

/// A delivery status that gives up, or goes on trying.
pub fn report(to: &str, failed: &str, action: &str, status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@relay.example\r\nTo: {to}\r\nSubject: Undelivered Mail\r\nMessage-ID: <{action}.{failed}>\r\n\
         Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nYour mail was not delivered.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.example\r\n\r\n\
         Final-Recipient: rfc822; {failed}\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; 550 {status} No such person here\r\n\r\n--b--\r\n"
    )
}

/// Somebody is away.
pub fn absence(from: &str, to: &str) -> String {
    format!(
        "From: <{from}>\r\nTo: <{to}>\r\nSubject: Out of office\r\nMessage-ID: <away@nordic.example>\r\n\
         Auto-Submitted: auto-replied\r\n\r\nI am back on 14 March. Until then, write to jana@nordic.example.\r\n"
    )
}

/// Somebody pressed "this is spam".
pub fn complaint(to: &str, of: &str) -> String {
    format!(
        "From: fbl@provider.example\r\nTo: {to}\r\nSubject: complaint\r\nMessage-ID: <fbl.{of}>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nA complaint.\r\n\
         --b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\n\
         Original-Rcpt-To: <{of}>\r\n\r\n--b--\r\n"
    )
}

/// Takes a mail in; it is new.
pub async fn comes(desk: &TestDesk, raw: &str, to: &str) -> Mail {
    match receive(&desk.house, raw.as_bytes().to_vec(), to).await.unwrap() {
        Receipt::Stored(mail) => *mail,
        Receipt::Known(id) => panic!("{id} was stored before"),
    }
}

/// What it was taken for, and where it stands.
pub fn stands(mail: &Mail) -> (MailKind, &str, &str) {
    (mail.kind(), mail.way.as_str(), mail.state.as_str())
}

/// The address of a header.
pub fn address(letter: &Received, header: &str) -> String {
    letter.header(header).unwrap().trim_matches(['<', '>']).to_owned()
}
