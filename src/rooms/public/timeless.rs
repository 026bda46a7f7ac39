//! What a page says whenever it is read. A page that is kept must not say "two hours ago" for longer than it is true; and
//! whether two pages say the same is not a question of their clocks.

/// The page with each relative time written as the moment it stands for, which its title holds.
pub(super) fn absolute(html: &str) -> String {
    each_time(html, |tag, text| match attribute(tag, "title") {
        Some(moment) if attribute(tag, "data-countdown").is_none() => moment.to_owned(),
        _ => text.to_owned(),
    })
}

/// The page without what its clocks say.
pub(super) fn gist(html: &str) -> String {
    each_time(html, |_, _| String::new())
}

/// The page with the inside of each `<time …>` exchanged.
fn each_time(html: &str, inside: impl Fn(&str, &str) -> String) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<time ") {
        let (before, tag_and_on) = rest.split_at(at);
        out.push_str(before);
        let parted = tag_and_on.split_once('>').and_then(|(tag, on)| Some((tag, on.split_once("</time>")?)));
        let Some((tag, (text, on))) = parted else {
            rest = tag_and_on;
            break;
        };
        out.push_str(tag);
        out.push('>');
        out.push_str(&inside(tag, text));
        out.push_str("</time>");
        rest = on;
    }
    out.push_str(rest);
    out
}

/// The value of an attribute of a tag; empty where it stands without one.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}"))?;
    match rest.strip_prefix("=\"") {
        Some(value) => value.split('"').next(),
        None => Some(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_ago_becomes_the_moment_it_was() {
        let html = r#"<p>told <time datetime="2026-03-02T09:00:00Z" title="2 March 2026, 09:00">2 h ago</time>,
            <time datetime="x">then</time> <time data-countdown datetime="y" title="z">3 h left</time> end"#;
        let said = absolute(html);
        assert!(said.contains(">2 March 2026, 09:00</time>"), "{said}");
        assert!(said.contains(">then</time>") && said.contains(">3 h left</time>") && said.ends_with(" end"));
        assert!(gist(html).contains(r#"title="2 March 2026, 09:00"></time>"#));
        assert_eq!(gist("a <time broken"), "a <time broken");
    }
}
