//! A dossier as people read it: sections of pieces, each with its time, its words and its facts. The same body is
//! a page of the desk and a file that stands alone.

mod sections;

use askama::Template;

use super::Dossier;
use crate::ground::page::{Lang, Nav, Shell, assets};
use crate::ground::{Fault, Result, Time};

/// A label and its value.
pub(super) type Fact = (String, String);

/// One thing in a section.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub at: Option<Time>,
    pub who: String,
    pub words: String,
    /// Words under headings of their own.
    pub parts: Vec<Fact>,
    pub facts: Vec<Fact>,
}

/// Pieces of one kind.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub id: &'static str,
    pub title: String,
    pub pieces: Vec<Piece>,
}

/// A line of the journal, in words.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub at: Time,
    pub who: String,
    /// Empty where the catalogue has no words for the fact.
    pub what: String,
    pub fact: String,
    pub place: String,
}

/// The body of a dossier.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub title: String,
    pub whom: String,
    pub summary: String,
    pub made_at: Time,
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
    pub journal: Vec<Line>,
    pub checkpoint: String,
}

/// A dossier as a file: complete without the desk, printable.
#[derive(Template)]
#[template(path = "reports/pages/paper.html")]
pub(super) struct Paper {
    shell: Shell,
    body: Body,
    sheet: String,
}

impl Paper {
    /// The file of a dossier, with days in `zone`.
    pub(super) fn of(dossier: Dossier, zone: &str) -> Self {
        let shell = Shell {
            lang: Lang::En,
            title: dossier.case.title.clone(),
            here: Nav::Nowhere,
            who: None,
            flash: None,
            now_ms: dossier.made_at.0,
            zone: zone.to_owned(),
            live: None,
            product_base: String::new(),
            company: dossier.company.clone(),
            once: String::new(),
        };
        let body = Body::of(dossier, &shell);
        Self { shell, body, sheet: assets::sheet() }
    }

    /// As HTML.
    pub(super) fn render(&self) -> Result<String> {
        Template::render(self).map_err(Fault::broken)
    }
}

impl Body {
    /// Arranges a dossier for reading.
    pub(super) fn of(dossier: Dossier, shell: &Shell) -> Self {
        let facts = sections::facts(&dossier, shell);
        let sections = sections::of(&dossier, shell);
        let journal = sections::journal(&dossier, shell);
        Self {
            title: dossier.incident.title,
            whom: dossier.case.title,
            summary: dossier.incident.summary,
            made_at: dossier.made_at,
            facts,
            sections,
            journal,
            checkpoint: dossier.checkpoint.map(|c| c.note).unwrap_or_default(),
        }
    }
}
