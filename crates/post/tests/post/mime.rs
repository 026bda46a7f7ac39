//! A letter is read as it was written.

use std::time::SystemTime;

use mail_parser::MessageParser;
use post::{Address, Calendar, Letter, Received};
use proptest::prelude::*;

use crate::letter;

fn arrived(letter: &Letter) -> Received {
    let data = String::from_utf8(letter.to_mime()).unwrap();
    Received { from: String::new(), to: Vec::new(), data, at: SystemTime::UNIX_EPOCH }
}

fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}

#[test]
fn a_calendar_is_read_by_calendar_programs_and_the_letter_by_people() {
    let mut letter = letter(1, "ann@example.test");
    assert_eq!(arrived(&letter).calendar(), None);
    // Mostly not ASCII, and with a line that ends in an equals sign.
    let text =
        "BEGIN:VCALENDAR\r\nSUMMARY:أحمد أحمد أحمد أحمد أحمد أحمد 😀=\r\n  folded\r\nEND:VCALENDAR\r\n";
    letter.calendar = Some(Calendar { method: "REQUEST\r\nBcc: x".into(), text: text.into() });
    let kept = arrived(&letter);
    let (method, calendar) = kept.calendar().unwrap();
    assert_eq!((method.as_str(), calendar.as_str()), ("REQUESTBccx", text), "{}", kept.data);
    assert!(kept.data.is_ascii() && kept.data.lines().all(|line| line.len() <= 78));
    assert_eq!((lines(&kept.text()), kept.html()), (letter.text.clone(), letter.html.clone()));
}

#[test]
fn the_headers_say_who_what_when_and_that_no_person_waits() {
    let mut letter = letter(1, "ann@example.test");
    letter.reply_to = Some(Address::parse("Help <help@example.test>").unwrap());
    letter.headers = vec![
        ("List-Unsubscribe".to_owned(), "<https://example.test/u/1>".to_owned()),
        ("X-Note".to_owned(), "a\r\nBcc: victim@example.test".to_owned()),
        ("Bcc".to_owned(), "victim@example.test".to_owned()),
        ("X Bad\r\nBcc".to_owned(), "victim@example.test".to_owned()),
    ];
    let kept = arrived(&letter);
    let header = |name| kept.header(name);
    assert_eq!(header("from").as_deref(), Some("\"The desk\" <desk@example.test>"));
    assert_eq!(header("Reply-To").as_deref(), Some("\"Help\" <help@example.test>"));
    assert_eq!(header("Message-ID").as_deref(), Some("<1@example.test>"));
    assert_eq!(header("Date").as_deref(), Some("Fri, 01 Dec 2017 00:00:00 +0000"));
    assert_eq!(header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(header("List-Unsubscribe").as_deref(), Some("<https://example.test/u/1>"));
    assert_eq!(header("X-Note").as_deref(), Some("a Bcc: victim@example.test"));
    assert_eq!(header("Bcc"), None);
    assert_eq!(letter.to_mime(), letter.to_mime(), "the same letter is the same bytes");
}

#[test]
fn links_are_found_in_both_forms_and_once() {
    let mut letter = letter(1, "ann@example.test");
    letter.text = "See https://example.test/r/abc?x=1&y=2. Or (http://example.test/z)".to_owned();
    letter.html =
        "<a href=\"https://example.test/r/abc?x=1&#38;y=2\">here</a> <a href='mailto:a@b.c'>m</a>".to_owned();
    assert_eq!(arrived(&letter).links(), ["https://example.test/r/abc?x=1&y=2", "http://example.test/z"]);
}

#[test]
fn a_text_that_knows_the_boundary_cannot_end_its_part() {
    let mut letter = letter(1, "ann@example.test");
    letter.text = "a\n--=_part_0\n--=_part_0--\nb =?utf-8?b?eA==?=".to_owned();
    letter.subject = "=?utf-8?b?eA==?=".to_owned();
    let kept = arrived(&letter);
    assert_eq!((kept.text(), kept.html(), kept.subject()), (letter.text, letter.html, letter.subject));
}

#[test]
fn ten_thousand_characters_of_name_and_subject_keep_every_line_short() {
    for long in ["n".repeat(10_000), "Ж🙂".repeat(5_000), "ab ".repeat(4_000), "\"".repeat(10_000)] {
        let mut letter = letter(1, "ann@example.test");
        letter.to.name = Some(long.clone());
        letter.subject = long.clone();
        let kept = arrived(&letter);
        assert!(kept.data.lines().all(|line| line.len() <= 998));
        assert_eq!(kept.subject(), one_line(&long));
    }
}

/// Any characters at all, those that mail finds hard more often than others.
fn anything() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(
        "\r\n\n\t\0 ..=?\"\\\\<>(),;:@-_é🙂ש\u{202e}\u{a0}a".chars().collect::<Vec<_>>(),
    );
    prop::collection::vec(prop_oneof![3 => hard, 1 => any::<char>()], 0..120).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_letter_is_read_as_it_was_written(
        name in anything(),
        subject in anything(),
        text in anything(),
        html in anything(),
        date_ms in any::<i64>(),
    ) {
        let mut letter = letter(1, "ann@example.test");
        letter.to.name = Some(name.clone());
        (letter.subject, letter.text, letter.html) = (subject.clone(), text.clone(), html.clone());
        letter.date_ms = date_ms;
        let kept = arrived(&letter);

        prop_assert_eq!(kept.subject(), one_line(&subject));
        prop_assert_eq!(kept.text(), lines(&text));
        prop_assert_eq!(kept.html(), lines(&html));
        prop_assert!(!kept.data.replace("\r\n", "").contains(['\r', '\n']), "a bare CR or LF");
        let message = MessageParser::default().parse(kept.data.as_bytes()).unwrap();
        let to = message.to().and_then(|to| to.first()).unwrap();
        prop_assert_eq!(to.address(), Some("ann@example.test"));
        prop_assert_eq!(to.name().unwrap_or_default(), one_line(&name));
        prop_assert_eq!(message.headers_raw().count(), 8);
    }

    #[test]
    fn headers_of_plain_words_keep_them(subject in "[ -~]{0,300}") {
        let mut letter = letter(1, "ann@example.test");
        letter.subject = subject.clone();
        letter.to.name = Some(subject.clone());
        let kept = arrived(&letter);
        prop_assert_eq!(kept.subject(), one_line(&subject));
        let message = MessageParser::default().parse(kept.data.as_bytes()).unwrap();
        let to = message.to().and_then(|to| to.first()).unwrap();
        prop_assert_eq!(to.address(), Some("ann@example.test"));
        prop_assert_eq!(to.name().unwrap_or_default(), one_line(&subject));
    }
}
