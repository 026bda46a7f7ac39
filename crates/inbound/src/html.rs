//! HTML as plain text, with quotes marked as plain mails mark them: `> `. One pass, and nothing of it is run.

use mail_parser::decoders::html::add_html_token;

use crate::address::find;

/// Elements whose contents nobody reads.
const SILENT: &[&str] = &["head", "script", "style", "title", "template", "svg"];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];
/// Blocks with an empty line around them.
const APART: &[&str] = &["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "table", "ul"];
/// Deeper quotes than these are all written alike.
const DEEPEST: usize = 40;

/// What HTML has that a plain text has not; a text is sent as HTML by some.
const MARKUP: &[&[u8]] = &[
    b"</",
    b"/>",
    b"<br",
    b"<p>",
    b"<p ",
    b"<div",
    b"<html",
    b"<li>",
    b"<body",
    b"<blockquote",
    b"<pre",
    b"<style",
    b"<!--",
];

pub(crate) fn to_text(html: &str) -> String {
    if html.contains('\n') && MARKUP.iter().all(|sign| find(html.as_bytes(), sign).is_none()) {
        return html.to_owned();
    }
    let mut page = Page::default();
    let mut rest = html;
    while !rest.is_empty() {
        let upto = rest.find('<').unwrap_or(rest.len());
        page.text(&rest[..upto]);
        rest = &rest[upto..];
        if rest.is_empty() {
            break;
        }
        rest = page.markup(rest);
    }
    page.written
}

#[derive(Default)]
struct Page {
    written: String,
    quotes: usize,
    preformatted: usize,
    /// Line ends that are due before the next word.
    due: usize,
    space: bool,
    in_line: bool,
    /// Silent elements that are closed nowhere in what is left: looked for once.
    unclosed: Vec<String>,
}

impl Page {
    fn text(&mut self, text: &str) {
        for (i, line) in text.split('\n').enumerate() {
            if self.preformatted > 0 {
                if i > 0 {
                    self.break_line();
                }
                if !line.trim().is_empty() {
                    self.begin();
                    self.entities(line.trim_end_matches('\r'));
                }
                continue;
            }
            self.space |= i > 0;
            for (j, word) in line.split([' ', '\t', '\r']).enumerate() {
                self.space |= j > 0;
                if !word.is_empty() {
                    self.begin();
                    self.entities(word);
                }
            }
        }
    }

    /// Ends what is due, and stands where the next word goes.
    fn begin(&mut self) {
        if self.due > 0 && !self.written.is_empty() {
            for _ in 0..self.due {
                self.written.truncate(self.written.trim_end_matches(' ').len());
                self.written.push('\n');
                self.mark();
            }
            self.in_line = false;
        } else if self.written.is_empty() {
            self.mark();
        }
        if self.space && self.in_line && !self.written.ends_with(' ') {
            self.written.push(' ');
        }
        (self.due, self.space, self.in_line) = (0, false, true);
    }

    fn mark(&mut self) {
        self.written.extend(std::iter::repeat_n('>', self.quotes));
        if self.quotes > 0 {
            self.written.push(' ');
        }
    }

    fn break_line(&mut self) {
        self.due = (self.due + 1).min(2);
        self.space = false;
    }

    fn at_least(&mut self, lines: usize) {
        self.due = self.due.max(lines);
        self.space = false;
    }

    fn entities(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            self.written.push_str(&rest[..at]);
            rest = &rest[at..];
            let end = rest.bytes().take(12).position(|b| b == b';');
            match end {
                Some(end) if rest[1..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') => {
                    add_html_token(&mut self.written, &rest.as_bytes()[..=end], false);
                    rest = &rest[end + 1..];
                }
                _ => {
                    self.written.push('&');
                    rest = &rest[1..];
                }
            }
        }
        self.written.push_str(rest);
    }

    /// Reads one piece of markup, and gives what follows it.
    fn markup<'h>(&mut self, html: &'h str) -> &'h str {
        if let Some(comment) = html.strip_prefix("<!--") {
            return comment.find("-->").map_or("", |end| &comment[end + 3..]);
        }
        let name_at = &html[1..];
        let (closes, name_at) = name_at.strip_prefix('/').map_or((false, name_at), |rest| (true, rest));
        let length = name_at.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if length == 0 && !closes && !html.starts_with("<!") && !html.starts_with("<?") {
            // A bare sign: nobody wrote it as markup.
            self.begin();
            self.written.push('<');
            return &html[1..];
        }
        let name = name_at[..length].to_ascii_lowercase();
        let after = name_at.find('>').map_or("", |end| &name_at[end + 1..]);
        if SILENT.contains(&name.as_str()) && !closes {
            return self.skip(after, name);
        }
        match name.as_str() {
            "br" => self.break_line(),
            "hr" => {
                self.at_least(1);
                self.begin();
                self.written.push_str("________________________________");
                self.at_least(1);
            }
            "td" | "th" => self.space = true,
            _ if BLOCKS.contains(&name.as_str()) => self.block(&name, closes),
            _ => {}
        }
        after
    }

    /// What follows the end of a silent element.
    fn skip<'h>(&mut self, html: &'h str, name: String) -> &'h str {
        if self.unclosed.contains(&name) {
            return html;
        }
        let mut from = 0;
        while let Some(at) = html[from..].find("</").map(|at| from + at) {
            let end = &html[at + 2..];
            if end.get(..name.len()).is_some_and(|one| one.eq_ignore_ascii_case(&name)) {
                return end.find('>').map_or("", |close| &end[close + 1..]);
            }
            from = at + 2;
        }
        // Never closed: some editors write it so, and the rest would be lost.
        self.unclosed.push(name);
        html
    }

    fn block(&mut self, name: &str, closes: bool) {
        self.at_least(if APART.contains(&name) { 2 } else { 1 });
        match name {
            // What is due comes before the quote begins and after it has ended.
            "blockquote" if closes => self.quotes = self.quotes.saturating_sub(1),
            "blockquote" => self.quotes = (self.quotes + 1).min(DEEPEST),
            "pre" if closes => self.preformatted = self.preformatted.saturating_sub(1),
            "pre" => self.preformatted += 1,
            "li" if !closes => {
                self.begin();
                self.written.push_str("- ");
                self.in_line = false;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::to_text;

    #[test]
    fn a_page_reads_as_a_mail() {
        for (html, text) in [
            (
                "<p>Hello &amp; <b>thank you</b></p><p>Kind&nbsp;regards</p>",
                "Hello & thank you\n\nKind\u{a0}regards",
            ),
            (
                "<div>Yes.</div><br><div>On Monday Ann wrote:</div><blockquote>One<br>two<blockquote>three</blockquote></blockquote>",
                "Yes.\n\nOn Monday Ann wrote:\n>\n> One\n> two\n>>\n>> three",
            ),
            ("<head><title>x</title><style>p{}</style></head><body>a<script>alert(1)</script>b", "ab"),
            ("5 < 6 &unknown; & &#8364;", "5 < 6 &unknown; & €"),
            ("<ul><li>one<li>two</ul>end", "- one\n- two\n\nend"),
            ("<pre>a\n  b</pre>", "a\n  b"),
            ("one\n\ntwo <ann@example.com>\n", "one\n\ntwo <ann@example.com>\n"),
            ("<style>never closed, yet here are words", "never closed, yet here are words"),
        ] {
            assert_eq!(to_text(html), text, "{html}");
        }
    }
}
