//! What a few mails are, told one by one.

use inbound::{Kind, original, read, trim};

use crate::letters::{AWAY, COMPLAINT, NESTED, REPLY, STATUS};

#[test]
fn one_report_of_two_recipients() {
    let Kind::Bounce(failures) = read(STATUS.as_bytes()).kind else { panic!("no bounce") };
    let [full, unknown] = &failures[..] else { panic!("{failures:?}") };
    // The address that was written to, and not where it was sent on to.
    assert_eq!(full.address, "ann@example.org");
    assert_eq!((full.is_final, full.is_hard(), full.status.as_deref()), (false, false, Some("4.2.2")));
    assert_eq!(unknown.address, "bo@example.org");
    assert_eq!((unknown.is_final, unknown.is_hard(), unknown.status.as_deref()), (true, true, Some("5.1.1")));
    assert_eq!(unknown.diagnostic, "smtp; 550 5.1.1 no such user here");
}

#[test]
fn a_report_tells_which_of_our_mails_it_speaks_of() {
    let original = original(STATUS.as_bytes()).unwrap();
    assert_eq!(original.message_id.as_deref(), Some("n42@desk.example.com"));
    assert_eq!(original.envelope_id.as_deref(), Some("n42"));
    assert_eq!(original.return_path.as_deref(), Some("bounce+n42.ab12@desk.example.com"));
    assert_eq!(original.reply_to, ["reply+c7@desk.example.com"]);
    // The report itself was sent to the bounce address, too.
    assert_eq!(read(STATUS.as_bytes()).to, ["bounce+n42.ab12@desk.example.com"]);
}

#[test]
fn a_complaint_names_who_complains() {
    assert_eq!(read(COMPLAINT.as_bytes()).kind, Kind::Complaint(vec!["cy@provider.example".to_owned()]));
    let original = original(COMPLAINT.as_bytes()).unwrap();
    assert_eq!(original.message_id.as_deref(), Some("n43@desk.example.com"));
    assert_eq!(original.return_path.as_deref(), Some("bounce+n43.cd34@desk.example.com"));
}

#[test]
fn away_until_monday() {
    let mail = read(AWAY.as_bytes());
    let Kind::AutoReply(why) = &mail.kind else { panic!("{:?}", mail.kind) };
    assert!(why.starts_with("Subject: Abwesenheitsnotiz"), "{why}");
    assert_eq!(mail.in_reply_to, ["n44@desk.example.com"]);
    assert_eq!(mail.text.trim(), "Ich bin bis Montag nicht im Haus.");
}

#[test]
fn headers_of_programs_tell_an_automatic_answer() {
    for (header, is_automatic) in [
        ("Auto-Submitted: auto-replied", true),
        ("Auto-Submitted: no", false),
        ("X-Autoreply: yes", true),
        ("Precedence: list", false),
        ("X-Auto-Response-Suppress: OOF, AutoReply", true),
    ] {
        let kind = read(format!("{header}\r\n{REPLY}").as_bytes()).kind;
        assert_eq!(matches!(kind, Kind::AutoReply(_)), is_automatic, "{header}: {kind:?}");
    }
}

#[test]
fn an_answer_says_its_words_and_whom_it_answers() {
    let mail = read(REPLY.as_bytes());
    assert_eq!(mail.kind, Kind::Reply);
    assert_eq!(mail.to, ["reply+c8.ef56@desk.example.com"]);
    assert_eq!(mail.from.unwrap().address, "fay@example.org");
    assert_eq!(mail.message_id.as_deref(), Some("r1@example.org"));
    assert_eq!(mail.in_reply_to, ["n45@desk.example.com"]);
    assert_eq!(mail.references, ["n40@desk.example.com", "n45@desk.example.com"]);
    assert_eq!(mail.date, Some(1_738_659_600));
    assert_eq!(trim(&mail.text).said, "Thank you, that is all right.");
}

#[test]
fn a_customer_may_speak_of_a_failed_delivery() {
    let mail =
        "From: gus@example.org\nSubject: Delivery failed\n\nMy parcel did not come, and nobody rang.\n";
    assert_eq!(read(mail.as_bytes()).kind, Kind::Reply);
}

#[test]
fn a_system_may_report_in_its_own_words() {
    let mail = "From: mdaemon@mx.example.net\nSubject: Permanent Delivery Failure\n\n\
        The following addresses did NOT receive a copy of your message:\n\n> hal@example.org\n\n\
        552 5.2.2 over quota\n";
    let Kind::Bounce(failures) = read(mail.as_bytes()).kind else { panic!("no bounce") };
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0].address, "hal@example.org");
    assert!(failures[0].is_final && !failures[0].is_hard());
}

#[test]
fn files_are_what_they_hold() {
    let mail = read(NESTED.as_bytes());
    assert_eq!(mail.text.trim(), "It broke, na\u{ef}vely.");
    let files: Vec<_> =
        mail.attachments.iter().map(|file| (file.name.as_deref(), file.media_type.as_str())).collect();
    assert_eq!(files, [(None, "image/png"), (Some("bill.jpg"), "application/pdf")]);
}

#[test]
fn bytes_that_are_no_mail_are_a_text() {
    assert_eq!(read(b"").kind, Kind::Reply);
    assert_eq!(original(b""), None);
    assert_eq!(read(b"\n\n\n").kind, Kind::Reply);
    assert_eq!(read(b"\xff\xfe\0").kind, Kind::Reply);
}
