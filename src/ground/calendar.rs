//! Calendars for other programs (RFC 5545) as far as they are the same from every room: who made them, what they are called, what a
//! line may hold, and how it is folded. What stands in one is for its room to say.

use icalendar::{Calendar, Property};

/// The longest line, in octets (RFC 5545, 3.1).
const WIDEST: usize = 75;
/// Who made it (RFC 5545, 3.7.3).
const MADE_BY: &str = "-//Amends//Amends//EN";

/// A calendar in which nothing stands yet.
pub fn begun() -> Calendar {
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", MADE_BY), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(name, value));
    }
    calendar
}

/// One that programs read again and again: what it is called, and how often they should.
pub fn named(name: &str, often: &str) -> Calendar {
    let mut calendar = begun();
    let name = one_line(name);
    // A text (RFC 7986, 5.1), which the library does not know.
    let escaped = name.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    calendar.append_property(Property::new("NAME", escaped));
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    let refresh = Property::new("REFRESH-INTERVAL", often).add_parameter("VALUE", "DURATION").done();
    calendar.append_property(refresh);
    calendar.append_property(Property::new("X-PUBLISHED-TTL", often));
    calendar
}

/// The calendar as it leaves. It is folded anew: the last part of a long line was one octet too long where it came out even.
pub fn written(calendar: &Calendar) -> String {
    let text = calendar.to_string().replace("\r\n ", "");
    let mut folded = String::with_capacity(text.len() + text.len() / 32);
    for line in text.split_terminator("\r\n") {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > WIDEST {
                folded.push_str("\r\n ");
                width = 1;
            }
            folded.push(c);
            width += c.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

/// Words of ours as the value of a property that is one line.
pub fn one_line(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_says_who_made_it_and_what_it_is_called_in_lines_that_are_not_too_long() {
        let text = written(&named("Halden; Forge, a\\b\r\nX-EVIL:1", "PT1H"));
        let lines: Vec<&str> = text.split("\r\n").collect();
        for line in [
            "PRODID:-//Amends//Amends//EN",
            "NAME:Halden\\; Forge\\, a\\\\b  X-EVIL:1",
            "X-WR-CALNAME:Halden\\; Forge\\, a\\\\b  X-EVIL:1",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        ] {
            assert!(lines.contains(&line), "{line} in {text}");
        }
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        for n in 40..200 {
            let name = "x".repeat(n);
            let text = written(&named(&name, "PT1H"));
            assert!(text.split("\r\n").all(|line| line.len() <= WIDEST), "{n}: {text}");
            assert!(text.replace("\r\n ", "").contains(&format!("\r\nNAME:{name}\r\n")), "{n}: {text}");
        }
    }
}
