//! We meet the big customer every Tuesday (R62): their calendar takes the invitation (RFC 5545, 5546), Marta says that she comes and
//! what she wants to speak of, the meeting moves, is held, a promise is made there and passes the gate before the minutes can
//! leave (R54), they leave once; and a report is given to them and to nobody else.

mod asked;
mod cadence;
mod settled;
mod told;

use amends::customers;
use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::{ContactId, PromiseId};
use amends::ground::page::Shell;
use amends::{meetings, promises};
use post::{Behaviour, Mailbox, Received};
use serde_json::{Value, json};

use super::interviews::{all_holds, colleague, declared, get, post as say, send};
use super::meanwhile::{open, person};
use super::notices::{mail_walk, with};
use crate::harness::TestDesk;

const TUESDAYS: [(&str, &str); 8] = [
    ("title", "Where we <b>stand</b>, 😀"),
    ("every", "1"),
    ("unit", "weeks"),
    ("weekday", "2"),
    ("at", "14:00"),
    ("zone", "Europe/Oslo"),
    ("place", "https://call.example/halden"),
    ("lasts", "45"),
];

/// A calendar as a program reads it: lines unfolded, after each was found no longer than it may be.
fn read(text: &str) -> Vec<String> {
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is too long:\n{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "a line ends in something else:\n{text}");
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

/// The value of the only property of this name.
fn value<'a>(lines: &'a [String], name: &str) -> &'a str {
    let mut found = lines.iter().filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let value = found.next().unwrap_or_else(|| panic!("no {name} in {lines:#?}"));
    assert!(found.next().is_none(), "{name} stands twice in {lines:#?}");
    value
}

fn attendee<'a>(lines: &'a [String], address: &str) -> &'a str {
    let is_theirs =
        |line: &&String| line.starts_with("ATTENDEE;") && line.ends_with(&format!(":mailto:{address}"));
    lines.iter().find(is_theirs).unwrap_or_else(|| panic!("{address} is not asked: {lines:#?}"))
}

/// The letter to this address; there is one.
fn to<'a>(letters: &'a [Received], address: &str) -> &'a Received {
    let mut theirs = letters.iter().filter(|letter| letter.to == [address]);
    let letter = theirs.next().unwrap_or_else(|| panic!("no letter to {address}"));
    assert!(theirs.next().is_none(), "two letters to {address}");
    letter
}

/// The calendar that goes with a letter, with what is to be done with it.
fn calendar(letter: &Received, method: &str) -> Vec<String> {
    let (said, text) = letter.calendar().expect("a part for calendars");
    assert_eq!(said, method);
    let lines = read(&text);
    assert_eq!(value(&lines, "METHOD"), method);
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
    lines
}

/// Whatever left since the last look.
async fn letters(desk: &TestDesk, mailbox: &Mailbox) -> Vec<Received> {
    desk.settle().await;
    mailbox.take()
}

async fn address(desk: &TestDesk, id: &ContactId) -> String {
    let mut read = desk.house.read();
    customers::find_contact(&mut read, &desk.workspace, id).await.unwrap().email.unwrap()
}

async fn owed(desk: &TestDesk) -> Vec<String> {
    let shell = Shell { now_ms: desk.house.now().0, ..Shell::sample() };
    let owed = meetings::panel::owed(&desk.house, &shell, &desk.workspace).await.unwrap();
    owed.into_iter().map(|one| one.what).collect()
}

mail_walk!(we_meet_the_big_customer_every_tuesday, |desk, mailbox| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing <b>Aero</b>", "Marta Lindqvist").await;
    let karl = colleague(&desk, &incident, &marta, "Karl").await;
    let otto = person(&desk, &incident, "Südflug", "Otto").await;
    let case = marta.case.clone();
    let (to_marta, mara) = (address(&desk, &marta.id).await, desk.mara.label());
    mailbox.take();

    // The case says how it begins; whoever only looks is shown no form; what is not understood stands beside its field.
    desk.open_page(&desk.vic, &format!("/cases/{case}")).await.expect(200).says("No meeting is planned.");
    desk.open_page(&desk.vic, &format!("/cases/{case}/cadences/new")).await.expect(403);
    desk.open_page(&desk.mara, &format!("/cases/{case}/cadences/new")).await.expect(200).says("Karl");
    let path = format!("/cases/{case}/cadences");
    desk.send_form(&desk.vic, &path, &TUESDAYS).await.expect(403);
    let nobody = desk.send_form(&desk.mara, &path, &TUESDAYS).await.expect(422);
    nobody.says("e-people").says("Nobody of theirs is asked.");
    let stranger = [TUESDAYS.as_slice(), &[("people", otto.id.as_str())]].concat();
    desk.send_form(&desk.mara, &path, &stranger).await.expect(422).says("Nobody of this name");
    let dated = [TUESDAYS.as_slice(), &[("people", marta.id.as_str()), ("title", "Until 12 March")]].concat();
    let dated: Vec<_> = dated.into_iter().skip(1).collect();
    desk.send_form(&desk.mara, &path, &dated).await.expect(422).says("2026-03-12");
    let both = [("people", marta.id.as_str()), ("people", mara.as_str())];
    let set = [TUESDAYS.as_slice(), &both].concat();
    desk.send_form(&desk.mara, &path, &set).await.expect(303);

    // Each who is asked gets one mail that their calendar takes; nobody else does.
    let sent = letters(&desk, &mailbox).await;
    assert_eq!(sent.len(), 2, "Marta and Mara");
    let letter = to(&sent, &to_marta);
    assert!(letter.subject().starts_with("Invitation: Where we <b>stand</b>"), "{}", letter.subject());
    assert!(letter.text().contains("3 March 2026, 14:00"), "{}", letter.text());
    assert!(letter.text().contains("https://call.example/halden") && letter.html().contains("45 minutes"));
    let asked = calendar(letter, "REQUEST");
    let uid = value(&asked, "UID").to_owned();
    assert_eq!(value(&asked, "DTSTART"), "20260303T130000Z");
    assert_eq!(value(&asked, "DTEND"), "20260303T134500Z");
    assert_eq!((value(&asked, "SEQUENCE"), value(&asked, "STATUS")), ("0", "CONFIRMED"));
    assert_eq!(value(&asked, "SUMMARY"), "Where we <b>stand</b>\\, 😀");
    assert!(
        asked
            .iter()
            .any(|line| line.starts_with("ORGANIZER;") && line.ends_with(":mailto:desk@example.test"))
    );
    let hers = attendee(&asked, &to_marta);
    assert!(hers.contains("PARTSTAT=NEEDS-ACTION") && hers.contains("RSVP=TRUE"), "{hers}");
    attendee(&asked, "mara@example.test");
    let listed = get(&desk, &format!("/cases/{case}/meetings")).await;
    let meeting = listed["items"][0]["id"].as_str().unwrap().to_owned();
    assert!(uid.starts_with(&meeting) && listed["items"].as_array().unwrap().len() == 1);

    // Marta says that she comes, and what she wants to speak of. Karl was not asked; Otto is another customer's.
    let hers = format!("{}/meetings/{meeting}", marta.room);
    open(&desk, &marta.room).await.expect(200).says("You have not answered yet").says("With Mara Lind");
    send(&desk, &format!("{hers}/answer"), &[("answer", "perhaps")]).await.expect(303);
    let answered = send(&desk, &format!("{hers}/answer"), &[("answer", "yes")]).await.expect(303);
    assert_eq!(answered.location, format!("{}#meetings", marta.room));
    send(&desk, &format!("{hers}/points"), &[("point", " ")]).await.expect(303);
    send(&desk, &format!("{hers}/points"), &[("point", "Who rings us <script>at night</script>?")])
        .await
        .expect(303);
    open(&desk, &marta.room).await.expect(200).says("You come").says("Who rings us &#60;script&#62;");
    assert!(!open(&desk, &karl.room).await.expect(200).text.contains("Where we"));
    for other in [&karl, &otto] {
        let path = format!("{}/meetings/{meeting}", other.room);
        send(&desk, &format!("{path}/answer"), &[("answer", "no")]).await.expect(404);
        send(&desk, &format!("{path}/points"), &[("point", "Mine")]).await.expect(404);
        open(&desk, &format!("{path}/invitation.ics")).await.expect(404);
    }
    let whole = get(&desk, &format!("/meetings/{meeting}")).await;
    let people = whole["people"].as_array().unwrap();
    assert_eq!((&people[0]["name"], &people[0]["answer"]), (&json!("Marta Lindqvist"), &json!("yes")));

    // What is open stands on the agenda by itself; our points hold no day that nobody published (R54).
    let due = desk.house.now().plus(2 * DAY).rfc3339();
    let list =
        json!({ "case_id": case, "kind": "other", "words": "A list of every late blade", "due_at": due });
    say(&desk, "/promises", list).await;
    desk.open_page(&desk.vic, &format!("/meetings/{meeting}"))
        .await
        .expect(200)
        .says("A promise that falls due")
        .says("A list of every late blade")
        .says("Who rings us");
    let ours = format!("/meetings/{meeting}/points");
    desk.send_form(&desk.mara, &ours, &[("point", "Blades by 12 March?")])
        .await
        .expect(422)
        .says("2026-03-12");
    desk.send_form(&desk.mara, &ours, &[("point", "The night shift")]).await.expect(303);
    desk.send_form(&desk.vic, &ours, &[("point", "Me too")]).await.expect(403);
    desk.open_page(&desk.mara, "/meetings").await.expect(200).says(&meeting).says("Brightwing");
    desk.open_page(&desk.tom, "/meetings").await.expect(200).says("You are asked to no meeting");

    // It moves: everybody is told, by the same identity and a higher number, and asked again.
    let moves = [("starts_at", "2026-03-04T10:00"), ("lasts", "60"), ("place", "Hangar 4")];
    let path = format!("/meetings/{meeting}/moving");
    desk.send_form(&desk.mara, &path, &moves).await.expect(422).says("e-because");
    let because = [moves.as_slice(), &[("because", "Mara is at the furnace on Tuesday.")]].concat();
    desk.send_form(&desk.mara, &path, &because).await.expect(303);
    let sent = letters(&desk, &mailbox).await;
    assert_eq!(sent.len(), 2);
    let letter = to(&sent, &to_marta);
    assert!(letter.subject().starts_with("Changed: ") && letter.text().contains("Mara is at the furnace"));
    let moved = calendar(letter, "REQUEST");
    assert_eq!((value(&moved, "UID"), value(&moved, "SEQUENCE")), (uid.as_str(), "1"));
    assert_eq!((value(&moved, "DTSTART"), value(&moved, "DTEND")), ("20260304T090000Z", "20260304T100000Z"));
    assert!(attendee(&moved, &to_marta).contains("PARTSTAT=NEEDS-ACTION"));
    send(&desk, &format!("{hers}/answer"), &[("answer", "yes")]).await.expect(303);

    // It can be put into a calendar by hand, and her own calendar has it with what passed the gate: nothing else.
    let file = open(&desk, &format!("{hers}/invitation.ics")).await.expect(200);
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    let file = read(&file.text);
    assert_eq!((value(&file, "UID"), value(&file, "METHOD")), (uid.as_str(), "PUBLISH"));
    assert!(!file.iter().any(|line| line.starts_with("ATTENDEE")), "a file asks nobody");
    let own = read(&open(&desk, &format!("{}/calendar.ics", marta.room)).await.expect(200).text);
    assert_eq!(value(&own, "UID"), uid, "the list of blades did not pass the gate");
    let none = read(&open(&desk, &format!("{}/calendar.ics", otto.room)).await.expect(200).text);
    assert!(!none.contains(&"BEGIN:VEVENT".to_owned()));

    // Nobody notes what was said before it began. Meanwhile the next is laid out by itself.
    let hold = format!("/meetings/{meeting}/holding");
    let held = [
        ("minutes", "They have parts for two days."),
        ("decisions", "Mara rings at night.\nBlades by 12 March."),
    ];
    desk.send_form(&desk.mara, &hold, &held).await.expect(303);
    assert_eq!(get(&desk, &format!("/meetings/{meeting}")).await["meeting"]["state"], "planned");
    desk.wait(2 * DAY + 2 * HOUR);
    let sent = letters(&desk, &mailbox).await;
    let next = calendar(to(&sent, &to_marta), "REQUEST");
    assert_eq!(value(&next, "DTSTART"), "20260310T130000Z", "Tuesday a week later");
    assert_eq!(owed(&desk).await, ["Say what became of a meeting"]);

    // Held, and a promise made there: it stands in the one ledger; the minutes wait for its day.
    let there = people[0]["id"].as_str().unwrap();
    let held = [held.as_slice(), &[("there", there)]].concat();
    desk.send_form(&desk.mara, &hold, &held).await.expect(303);
    assert_eq!(owed(&desk).await, ["Send the minutes"]);
    let kept = get(&desk, &format!("/meetings/{meeting}")).await;
    assert_eq!(
        (&kept["people"][0]["was_there"], &kept["agenda"][0]["kind"]),
        (&json!(1), &json!("promise-due"))
    );
    let blades =
        json!({ "kind": "delivery", "words": "320 blades at your dock", "due_at": "2026-03-12T12:00:00Z" });
    desk.call(&desk.vic, "POST", &format!("/api/v1/meetings/{meeting}/promises"), blades.clone())
        .await
        .expect(403);
    let promised = say(&desk, &format!("/meetings/{meeting}/promises"), blades).await;
    assert!(promised["made_where"].as_str().unwrap().ends_with(&meeting), "{promised}");
    let out = format!("/api/v1/meetings/{meeting}/sending");
    desk.call(&desk.mara, "POST", &out, Value::Null).await.expect(422).says("2026-03-12").says("decisions");
    assert_eq!(letters(&desk, &mailbox).await, [], "nothing left");
    let id: PromiseId = promised["id"].as_str().unwrap().parse().unwrap();
    let sure = promises::Support { evidence: "They are poured and counted.".into(), confidence: Some(90) };
    promises::support(&desk.house, &desk.mara, &id, sure).await.unwrap();
    promises::publish_date(&desk.house, &desk.tom, &id).await.unwrap();

    // Then they leave, once, to all who were asked.
    desk.send_form(&desk.mara, &format!("/meetings/{meeting}/sending"), &[]).await.expect(303);
    desk.call(&desk.mara, "POST", &out, Value::Null).await.expect(409);
    let sent = letters(&desk, &mailbox).await;
    assert_eq!(sent.len(), 2, "once to each");
    let letter = to(&sent, &to_marta);
    assert!(letter.subject().starts_with("What we said and decided"));
    for words in [
        "They have parts for two days.",
        "There: Marta Lindqvist.",
        "• Blades by 12 March.",
        "• 320 blades at your dock, by 12 March 2026",
        "We meet again 10 March 2026",
    ] {
        assert!(letter.text().contains(words), "{words} is not in {}", letter.text());
    }
    assert_eq!((letter.calendar(), owed(&desk).await), (None, Vec::new()));
    assert_eq!(letters(&desk, &mailbox).await, []);
    let vain = desk.send_form(&desk.mara, &hold, &held).await.expect(303);
    assert_eq!(vain.location, format!("/meetings/{meeting}"), "what was sent is not written on");
    open(&desk, &marta.room).await.expect(200).says("Blades by 12 March.");
    let own = open(&desk, &format!("{}/calendar.ics", marta.room)).await.expect(200).text;
    assert!(own.contains("DTSTART:20260312T120000Z"), "the day passed the gate");

    // Where it stands, in writing: as it is now for us, as it was given for them, and for nobody else.
    let report = format!("/cases/{case}/report");
    desk.open_page(&desk.vic, &report).await.expect(200).says("320 blades at your dock");
    desk.send_form(&desk.vic, &report, &[("words", "")]).await.expect(403);
    let words = [("words", "All is well by 1 April.")];
    desk.send_form(&desk.mara, &report, &words).await.expect(422).says("2026-04-01");
    let given =
        desk.send_form(&desk.mara, &report, &[("words", "It goes <i>slower</i> than we said.")]).await;
    let given = given.expect(303).location;
    let id = given.strip_prefix("/meeting-reports/").unwrap().to_owned();
    promises::keep(&desk.house, &desk.mara, &promised["id"].as_str().unwrap().parse().unwrap())
        .await
        .unwrap();
    for reader in [&marta, &karl] {
        let page = open(&desk, &format!("{}/reports/{id}", reader.room)).await.expect(200);
        page.says("It goes &#60;i&#62;slower")
            .says("320 blades at your dock")
            .says("To be done")
            .says("From");
    }
    open(&desk, &format!("{}/reports/{id}", otto.room)).await.expect(404);
    open(&desk, &marta.room).await.expect(200).says(&format!("/reports/{id}"));
    let kept = get(&desk, &format!("/meeting-reports/{id}")).await;
    assert_eq!(kept["report"]["content_digest"].as_str().unwrap().len(), 64);
    desk.open_page(&desk.vic, &format!("/cases/{case}/meetings")).await.expect(200).says(&given);

    // The next is called off, because …: calendars drop it, and the one after it is laid out at once.
    let uid = value(&next, "UID").to_owned();
    let off = uid.split('@').next().unwrap();
    desk.send_form(&desk.mara, &format!("/meetings/{off}/cancelling"), &[]).await.expect(303);
    desk.send_form(&desk.mara, &format!("/meetings/{off}/cancelling"), &[("because", "Easter cleaning.")])
        .await
        .expect(303);
    let sent = letters(&desk, &mailbox).await;
    assert_eq!(sent.len(), 4);
    let (gone, after): (Vec<Received>, Vec<Received>) =
        sent.into_iter().partition(|letter| letter.subject().starts_with("Called off"));
    let gone = calendar(to(&gone, &to_marta), "CANCEL");
    assert_eq!((value(&gone, "UID"), value(&gone, "SEQUENCE")), (uid.as_str(), "1"));
    assert_eq!(value(&gone, "STATUS"), "CANCELLED");
    assert_eq!(value(&calendar(to(&after, &to_marta), "REQUEST"), "DTSTART"), "20260317T130000Z");
    open(&desk, &marta.room).await.expect(200).says("Easter cleaning.");
    send(&desk, &format!("{}/meetings/{off}/answer", marta.room), &[("answer", "yes")]).await.expect(303);
    assert_eq!(get(&desk, &format!("/meetings/{off}")).await["people"][0]["answer"], "waiting");
    all_holds(&desk).await;
});
