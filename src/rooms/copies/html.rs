//! Taking a page of ours so that it reads alone: its addresses are changed, and what only the desk can answer is left out.

use std::collections::BTreeSet;

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

/// Elements that are left out with all that is in them: a copy runs no script of the desk, and nobody answers its forms.
const LEFT_OUT: [&str; 5] = ["script", "noscript", "form", "iframe", "dialog"];
/// Attributes that only those scripts read, or that would ask the desk.
const NOT_KEPT: [&str; 6] = ["data-live-url", "data-by", "data-player", "srcset", "integrity", "crossorigin"];

/// The addresses of a page that lead somewhere on its own host, as they stand there, each once.
pub(super) fn addresses(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(html, |step| {
        if let Step::Start(tag) = step
            && let Some(name) = address_of(&tag)
            && let Some(value) = tag.attributes.get(name.as_bytes())
        {
            let value = text(&value.value);
            if is_ours(&value) {
                found.insert(value);
            }
        }
    });
    found
}

/// The page with each of these addresses as `place` says, and `note` at the beginning of what it says.
pub(super) fn rewrite(html: &str, note: &str, place: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(html.len() + note.len());
    let mut is_noted = false;
    let noted_in = if html.contains("<main") { "main" } else { "body" };
    walk(html, |step| match step {
        Step::Start(tag) => {
            let name = text(&tag.name);
            start(&mut out, &tag, &place);
            if !is_noted && name == noted_in {
                is_noted = true;
                out.push_str(note);
            }
        }
        Step::End(name) => {
            out.push_str("</");
            out.push_str(&name);
            out.push('>');
        }
        Step::Text(words) => escape(&mut out, &words, false),
        Step::Doctype => out.push_str("<!doctype html>"),
    });
    out
}

/// What is met on the way through a page, without what is left out of a copy.
enum Step {
    Start(StartTag<()>),
    End(String),
    Text(String),
    Doctype,
}

fn walk(html: &str, mut met: impl FnMut(Step)) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    // Within which element that is left out, and how many of its like stand open.
    let mut out_of: Option<(String, usize)> = None;
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                match &mut out_of {
                    Some((left, open)) if *left == name && !tag.self_closing => *open += 1,
                    Some(_) => {}
                    None if LEFT_OUT.contains(&name.as_str()) => out_of = Some((name, 1)),
                    None => met(Step::Start(tag)),
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                match &mut out_of {
                    Some((left, open)) if *left == name => {
                        *open -= 1;
                        if *open == 0 {
                            out_of = None;
                        }
                    }
                    Some(_) => {}
                    None => met(Step::End(name)),
                }
            }
            Token::String(words) if out_of.is_none() => met(Step::Text(text(&words.value))),
            Token::Doctype(_) => met(Step::Doctype),
            Token::String(_) | Token::Comment(_) | Token::Error(_) => {}
        }
    }
}

fn start(out: &mut String, tag: &StartTag<()>, place: &impl Fn(&str) -> String) {
    let name = text(&tag.name);
    let address = address_of(tag);
    out.push('<');
    out.push_str(&name);
    for (key, value) in &tag.attributes {
        let (key, value) = (text(key), text(&value.value));
        // A stream or a sound comes from the desk alone; its picture stays.
        let plays = matches!(name.as_str(), "video" | "audio") && key == "src";
        if plays || NOT_KEPT.contains(&key.as_str()) || key.starts_with("on") {
            continue;
        }
        let value = if address == Some(key.as_str()) && is_ours(&value) { place(&value) } else { value };
        out.push(' ');
        out.push_str(&key);
        out.push_str("=\"");
        escape(out, &value, true);
        out.push('"');
    }
    out.push_str(if tag.self_closing { " />" } else { ">" });
}

/// The attribute of an element in which an address stands.
fn address_of(tag: &StartTag<()>) -> Option<&'static str> {
    match text(&tag.name).as_str() {
        "a" | "area" | "link" | "image" | "use" => Some("href"),
        "img" | "source" | "embed" => Some("src"),
        "video" => Some("poster"),
        _ => None,
    }
}

/// Whether it leads somewhere on the page's own host, other than to a place on the page itself.
fn is_ours(address: &str) -> bool {
    (address.starts_with('/') && !address.starts_with("//")) || address.starts_with('?')
}

fn text(raw: &HtmlString) -> String {
    String::from_utf8_lossy(raw).into_owned()
}

fn escape(out: &mut String, words: &str, in_attribute: bool) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAGE: &str = "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\"><head><title>A &amp; B</title>\
        <link rel=\"stylesheet\" href=\"/assets/amends.css?v=1\"><script src=\"/assets/live.js\">if (a < b) {}</script></head>\
        <body data-live-url=\"/x\" onload=\"x()\"><main id=main><h1>One &lt;b&gt; 😀 توقف</h1><a href=\"?lang=en\">English</a>\
        <a href=\"#said\">Said</a><a href=\"https://elsewhere.example/?a=1&amp;b=2\">There</a><a href=\"//elsewhere.example\">There</a>\
        <img src='/s/x/windows/w/pictures/1' alt=\"A &quot;hall&quot;\"><video src=\"/live.m3u8\" poster=\"/p.jpg\" controls></video>\
        <form action=\"/s/x/questions\"><input name=q><button>Ask</button></form><br/><p>End</p></main></body></html>";

    #[test]
    fn what_leads_home_is_found_and_nothing_else() {
        let found: Vec<String> = addresses(PAGE).into_iter().collect();
        assert_eq!(found, ["/assets/amends.css?v=1", "/p.jpg", "/s/x/windows/w/pictures/1", "?lang=en"]);
    }

    #[test]
    fn a_page_reads_alone() {
        let taken = rewrite(PAGE, "<p>A copy</p>", |address| format!("HERE{address}"));
        assert!(taken.starts_with("<!doctype html>\n<html dir=\"rtl\" lang=\"ar\">"), "{taken}");
        assert!(taken.contains("<main id=\"main\"><p>A copy</p><h1>One &lt;b&gt; 😀 توقف</h1>"), "{taken}");
        assert!(
            taken.contains("href=\"HERE/assets/amends.css?v=1\"") && taken.contains("poster=\"HERE/p.jpg\"")
        );
        assert!(
            taken.contains("href=\"https://elsewhere.example/?a=1&amp;b=2\"")
                && taken.contains("href=\"#said\"")
        );
        assert!(taken.contains("alt=\"A &quot;hall&quot;\"") && taken.contains("<title>A &amp; B</title>"));
        for gone in ["script", "form", "button", "onload", "live.m3u8", "data-live-url", "if (a"] {
            assert!(!taken.contains(gone), "{gone} is in {taken}");
        }
        assert!(taken.ends_with("<p>End</p></main></body></html>"), "{taken}");
    }

    proptest! {
        #[test]
        fn whatever_somebody_wrote_stays_words(words in "\\PC{0,60}") {
            let (mut quoted, mut plain) = (String::new(), String::new());
            escape(&mut quoted, &words, true);
            escape(&mut plain, &words, false);
            let page = format!("<main><p title=\"{quoted}\">{plain}</p></main>");
            prop_assert_eq!(rewrite(&page, "", str::to_owned), page);
        }
    }
}
