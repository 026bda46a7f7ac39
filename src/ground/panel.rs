//! What a room shows of itself on a page that a face arranges.

use askama::Template;

use super::Time;
use super::id::CaseId;
use super::lately::Taken;
use super::page::Shell;

/// A rendered part of a page: the case page, the incident page, the customer page or a contact's room are
/// made of these. A room's `panel.rs` renders it; the face only decides the order.
#[derive(Debug, Clone)]
pub struct Panel {
    /// Unique on the page; also the anchor and the name of its live region.
    pub id: &'static str,
    /// The heading, already in the reader's language.
    pub title: String,
    /// The inside, as HTML that a template rendered.
    pub html: String,
}

impl Panel {
    /// Renders a template into a panel.
    pub fn of(id: &'static str, title: String, template: &impl askama::Template) -> super::Result<Self> {
        Ok(Self { id, title, html: template.render().map_err(super::Fault::broken)? })
    }

    /// The same, with a word on when its figures were taken, where they are not of this moment.
    pub fn taken(mut self, shell: &Shell, taken: Taken) -> super::Result<Self> {
        let at = match taken {
            Taken::Now => return Ok(self),
            Taken::At(at) => Some(at),
            Taken::Soon => None,
        };
        self.html.push_str(&TakenAt { shell, at }.render().map_err(super::Fault::broken)?);
        Ok(self)
    }
}

/// When figures were taken; they are being counted where that is not known.
#[derive(Template)]
#[template(path = "ground/page/taken.html")]
struct TakenAt<'a> {
    shell: &'a Shell,
    at: Option<Time>,
}

/// One thing we owe somebody, for the home page: what, to whom, by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// By when; a timer that runs *since* a moment has that moment here and `runs` set.
    pub due: Time,
    /// True when `due` is the start of something running (known but not told), not its end.
    pub runs: bool,
    /// What is owed, in the reader's language.
    pub what: String,
    /// To whom, for instance a customer's name.
    pub to_whom: String,
    /// Where to do it.
    pub href: String,
}

impl Owed {
    /// The case it leads to, where it leads to one.
    pub fn case(&self) -> Option<CaseId> {
        let rest = self.href.strip_prefix("/cases/")?;
        rest.split(['#', '/', '?']).next()?.parse().ok()
    }
}
