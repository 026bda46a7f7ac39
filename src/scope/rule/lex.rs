//! The words and signs of a rule, each with its place.

use super::{At, Compare, RuleFault};

/// A word or sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A bare word: a field, a keyword, a value.
    Word(String),
    /// A text in double quotes.
    Quoted(String),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
    /// A comparison.
    Compare(Compare),
    /// The end of the text.
    End,
}

/// A word or sign and where it begins.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub kind: Kind,
    pub at: At,
    /// Whether it follows the one before without a space, as in `holding.attr."Lot no."`.
    pub adjoins: bool,
}

/// Words that mean something here; as values they stand in quotes.
const KEYWORDS: [&str; 9] = ["and", "or", "not", "in", "between", "is", "known", "unknown", "contains"];

fn is_bare(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | ':' | '/' | '+')
}

/// A text as a rule writes it: bare where that is read as the same text, in quotes otherwise.
pub(super) fn written(text: &str) -> String {
    let is_keyword = KEYWORDS.iter().any(|k| text.eq_ignore_ascii_case(k));
    if !text.is_empty() && text.chars().all(is_bare) && !is_keyword { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Takes a rule apart.
pub(super) fn lex(text: &str) -> Result<Vec<Token>, RuleFault> {
    let mut lexer = Lexer { rest: text.chars().peekable(), at: At { line: 1, column: 1 } };
    let mut tokens = Vec::new();
    loop {
        let adjoins = !lexer.skip_space();
        let at = lexer.at;
        let kind = lexer.token(at)?;
        let is_end = kind == Kind::End;
        tokens.push(Token { kind, at, adjoins });
        if is_end {
            return Ok(tokens);
        }
    }
}

struct Lexer<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    at: At,
}

impl Lexer<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.next()?;
        if c == '\n' {
            self.at = At { line: self.at.line + 1, column: 1 };
        } else {
            self.at.column += 1;
        }
        Some(c)
    }

    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        if self.rest.peek().is_some_and(|c| wanted(*c)) { self.next() } else { None }
    }

    fn skip_space(&mut self) -> bool {
        let mut skipped = false;
        while self.next_if(char::is_whitespace).is_some() {
            skipped = true;
        }
        skipped
    }

    fn token(&mut self, at: At) -> Result<Kind, RuleFault> {
        let wrong = |why: String, cure: &str| Err(RuleFault::new(at, why, cure));
        Ok(match self.next() {
            None => Kind::End,
            Some('(') => Kind::Open,
            Some(')') => Kind::Close,
            Some(',') => Kind::Comma,
            Some('=') if self.next_if(|c| c == '=').is_some() => {
                return wrong("`==` is not used here.".into(), "Write a single =.");
            }
            Some('=') => Kind::Compare(Compare::Equal),
            Some('!') if self.next_if(|c| c == '=').is_some() => Kind::Compare(Compare::Differs),
            Some('<') if self.next_if(|c| c == '>').is_some() => {
                return wrong("`<>` is not used here.".into(), "Write !=.");
            }
            Some('<') if self.next_if(|c| c == '=').is_some() => Kind::Compare(Compare::AtMost),
            Some('<') => Kind::Compare(Compare::Less),
            Some('>') if self.next_if(|c| c == '=').is_some() => Kind::Compare(Compare::AtLeast),
            Some('>') => Kind::Compare(Compare::More),
            Some('"') => return self.quoted(at),
            Some(c) if is_bare(c) => {
                let mut word = String::from(c);
                while let Some(c) = self.next_if(is_bare) {
                    word.push(c);
                }
                Kind::Word(word)
            }
            Some(c) => {
                let why = format!("`{}` has no meaning in a rule.", c.escape_debug());
                return wrong(why, "Put a text that holds it in double quotes: \"like this\".");
            }
        })
    }

    fn quoted(&mut self, at: At) -> Result<Kind, RuleFault> {
        let mut text = String::new();
        loop {
            match self.next() {
                Some('"') => return Ok(Kind::Quoted(text)),
                Some('\\') => text.extend(self.next()),
                Some(c) => text.push(c),
                None => {
                    return Err(RuleFault::new(
                        at,
                        "A quote is opened here and never closed.",
                        "Close it with another double quote.",
                    ));
                }
            }
        }
    }
}
