//! Every view, drawn from its sample in every language, is a whole page: nothing unsaid, one title, one heading of
//! the first order, a label on every field, and nothing inline that the policy would refuse.

use amends::app::router::exhibits;
use amends::ground::page::Lang;

/// The opening tags of this name, with what stands before each.
fn tags<'a>(page: &'a str, name: &str) -> Vec<(&'a str, &'a str)> {
    let open = format!("<{name}");
    page.match_indices(&open)
        .filter(|(at, _)| page[at + open.len()..].starts_with([' ', '>', '\n', '/']))
        .map(|(at, _)| (&page[..at], page[at..].split('>').next().unwrap_or_default()))
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn is_labelled(page: &str, before: &str, tag: &str) -> bool {
    let inside_label =
        before.rfind("<label").is_some_and(|open| before.rfind("</label").is_none_or(|end| end < open));
    let for_it = attribute(tag, "id").is_some_and(|id| page.contains(&format!("for=\"{id}\"")));
    inside_label
        || for_it
        || attribute(tag, "aria-label").is_some()
        || attribute(tag, "aria-labelledby").is_some()
}

fn complaints(page: &str, lang: Lang) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(at) = page.find('⟦') {
        found.push(format!("lacks the words {}", page[at..].chars().take(50).collect::<String>()));
    }
    if !page.contains(&format!("<html lang=\"{}\" dir=\"{}\"", lang.code(), lang.dir())) {
        found.push("does not say its language".into());
    }
    if page.split("<title>").nth(1).is_none_or(|t| t.trim_start().starts_with(['<', '·'])) {
        found.push("has no title".into());
    }
    let headings = tags(page, "h1").len();
    if headings != 1 {
        found.push(format!("has {headings} h1"));
    }
    for kind in ["input", "select", "textarea"] {
        for (before, tag) in tags(page, kind) {
            let quiet = matches!(attribute(tag, "type"), Some("hidden" | "submit" | "button"));
            if !quiet && !is_labelled(page, before, tag) {
                found.push(format!("has a field without a label: {tag}"));
            }
        }
    }
    for inline in [" style=\"", "<style", " onclick=", " onchange=", " onsubmit=", " onload="] {
        if page.contains(inline) {
            found.push(format!("has inline{inline}"));
        }
    }
    if tags(page, "script").iter().any(|(_, tag)| attribute(tag, "src").is_none()) {
        found.push("has an inline script".into());
    }
    found
}

#[test]
fn every_sample_is_a_whole_page_in_every_language() {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        for exhibit in exhibits(lang) {
            let place = format!("{}/{} in {}", exhibit.room, exhibit.name, lang.code());
            all.extend(complaints(&exhibit.html(), lang).into_iter().map(|c| format!("{place}: {c}")));
        }
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}
