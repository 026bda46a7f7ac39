//! Letters on paper, as one PDF: A4, the address where the window of an envelope is, each letter from a page of its own.
//!
//! Typeset by typst with a template of ours. Whatever a person wrote reaches it as a value and never as markup, nothing is
//! read from a disk but fonts, and nothing from a network. Fonts come with the crate; scripts that those do not know (Arabic,
//! Hebrew, Chinese …) are set in what the machine has, and refused where it has none: a letter with empty boxes in place of
//! words says nothing, and looks as if it did.

mod world;

use std::collections::BTreeSet;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Array, Dict, IntoValue, Value};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use world::Work;

/// Fonts in the order in which they are tried: one for text, then whatever the machine has for other scripts.
const FONTS: [&str; 6] = [
    "Libertinus Serif",
    "Noto Serif",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
    "DejaVu Sans",
    "Noto Serif CJK SC",
];

/// One letter.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The language of its words, as in BCP 47: `en`, `ar`.
    pub language: String,
    /// Whether that is written from right to left.
    pub is_right_to_left: bool,
    /// Who writes, in small print above the address.
    pub from: String,
    /// The lines in the window of the envelope.
    pub lines: Vec<String>,
    /// The day, as its reader writes days.
    pub day: String,
    /// What it is about.
    pub subject: String,
    /// A square to be photographed, as SVG.
    pub square: String,
    /// What the square is.
    pub scan_it: String,
    /// What to do with the code.
    pub type_it: String,
    /// Where the code is typed.
    pub address: String,
    /// The code, in groups.
    pub code: String,
    /// Its words, from the greeting to the name.
    pub blocks: Vec<Block>,
}

/// A piece of a letter. A line break in its words is one on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Above what follows.
    Heading(String),
    /// As it is.
    Paragraph(String),
    /// What must not be read over.
    Strong(String),
    /// Words, and on a line of its own an address.
    Link {
        /// What one finds there.
        words: String,
        /// Where.
        address: String,
    },
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// No font here has these letters or figures.
    #[error("no font of this machine can write {0}")]
    Unwritable(String),
    /// The typesetter's own words.
    #[error("the letters could not be typeset: {0}")]
    Typeset(String),
}

/// Typesets letters, one after the other, as a document of this title.
pub fn letters(title: &str, all: &[Letter]) -> Result<Vec<u8>, Fault> {
    must_be_writable(all)?;
    let all: Array = all.iter().map(|letter| Value::Dict(letter.as_dict())).collect();
    let inputs =
        dict([("title", title.into_value()), ("fonts", texts(&FONTS)), ("letters", all.into_value())]);
    let work = Work::new(include_str!("letter.typ"), inputs);
    let said = |faults: &[SourceDiagnostic]| {
        Fault::Typeset(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; "))
    };
    let set = typst::compile::<PagedDocument>(&work).output;
    let pdf = set.and_then(|document| typst_pdf::pdf(&document, &PdfOptions::default()));
    // It remembers what it has set, for the next time that the same is set; no letter is.
    comemo::evict(0);
    pdf.map_err(|faults| said(&faults))
}

/// Every letter and figure of all words has a font. What is a picture and no letter may be missing: nobody's meaning hangs
/// on a face that laughs.
fn must_be_writable(all: &[Letter]) -> Result<(), Fault> {
    let signs: BTreeSet<char> =
        all.iter().flat_map(Letter::words).flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect();
    let missing: String = signs.into_iter().filter(|sign| !world::can_write(*sign)).take(12).collect();
    if missing.is_empty() { Ok(()) } else { Err(Fault::Unwritable(missing)) }
}

fn texts<S: AsRef<str>>(all: &[S]) -> Value {
    all.iter().map(|text| text.as_ref().into_value()).collect::<Array>().into_value()
}

fn dict<const N: usize>(fields: [(&str, Value); N]) -> Dict {
    fields.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

impl Letter {
    fn words(&self) -> impl Iterator<Item = &str> {
        let around =
            [&self.from, &self.day, &self.subject, &self.scan_it, &self.type_it, &self.address, &self.code];
        let inside = self.blocks.iter().map(|block| match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Strong(text) => text,
            Block::Link { words, .. } => words,
        });
        around.into_iter().chain(&self.lines).chain(inside).map(String::as_str)
    }
    fn as_dict(&self) -> Dict {
        dict([
            ("lang", self.language.as_str().into_value()),
            ("rtl", self.is_right_to_left.into_value()),
            ("from", self.from.as_str().into_value()),
            ("lines", texts(&self.lines)),
            ("day", self.day.as_str().into_value()),
            ("subject", self.subject.as_str().into_value()),
            ("square", self.square.as_str().into_value()),
            ("scan_it", self.scan_it.as_str().into_value()),
            ("type_it", self.type_it.as_str().into_value()),
            ("address", self.address.as_str().into_value()),
            ("code", self.code.as_str().into_value()),
            (
                "blocks",
                self.blocks.iter().map(|block| Value::Dict(block.as_dict())).collect::<Array>().into_value(),
            ),
        ])
    }
}

impl Block {
    fn as_dict(&self) -> Dict {
        let (kind, text, link) = match self {
            Self::Heading(text) => ("heading", text, None),
            Self::Paragraph(text) => ("paragraph", text, None),
            Self::Strong(text) => ("strong", text, None),
            Self::Link { words, address } => ("paragraph", words, Some(address.as_str())),
        };
        dict([
            ("kind", kind.into_value()),
            ("text", text.as_str().into_value()),
            ("link", link.map_or(Value::None, IntoValue::into_value)),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(subject: &str, blocks: Vec<Block>) -> Letter {
        Letter {
            language: "en".into(),
            is_right_to_left: false,
            from: "Halden Castings".into(),
            lines: vec!["Nordic Airframe AB".into(), "Kaiserstr. 4".into(), "80331 München".into()],
            day: "23 November 2026".into(),
            subject: subject.into(),
            square: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"><path d=\"M0 0h1v1h-1z\"/></svg>".into(),
            scan_it: "Photograph this".into(),
            type_it: "or type at".into(),
            address: "https://amends.example/r".into(),
            code: "K7QM-3T9X-P2WD".into(),
            blocks,
        }
    }

    /// How many pages a PDF has, as it says itself.
    fn pages(pdf: &[u8]) -> usize {
        let text = String::from_utf8_lossy(pdf);
        text.matches("/Type /Page\n").count() + text.matches("/Type/Page/").count()
    }

    #[test]
    fn each_letter_begins_a_page_of_its_own() {
        let long = vec![Block::Paragraph("The furnace stands still. ".repeat(400))];
        let one = letters("Letters", &[letter("One", vec![Block::Strong("Soon".into())])]).unwrap();
        assert!(one.starts_with(b"%PDF-"));
        let three =
            letters("Letters", &[letter("A", vec![]), letter("B", vec![]), letter("C", long)]).unwrap();
        assert_eq!(pages(&one), 1);
        assert!(pages(&three) >= 4, "{}", pages(&three));
    }

    #[test]
    fn what_no_font_can_write_is_refused_and_named() {
        // Linear A, which no machine has.
        let words = "\u{10600}";
        let refused = letters("x", &[letter(words, vec![])]).unwrap_err();
        assert!(matches!(&refused, Fault::Unwritable(signs) if signs == words), "{refused}");
    }

    #[test]
    fn what_a_person_wrote_is_no_markup() {
        for words in [
            "#panic(\"no\")",
            "$x$ *b* _i_ `c` @ref <label>",
            "#include \"/etc/passwd\"",
            "\\",
            "]",
            "= Heading",
            "😀 \u{202e}",
        ] {
            let blocks = vec![
                Block::Heading(words.into()),
                Block::Paragraph(words.into()),
                Block::Link { words: words.into(), address: "https://amends.example/r/x".into() },
            ];
            letters(words, &[letter(words, blocks)]).unwrap();
        }
    }
}
