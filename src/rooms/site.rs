//! The public room of an incident: what everybody may read of it, at an address of its own (R66).
//!
//! It is drafted in minutes from the facts that are there, published by a lead, changed with an entry for each change,
//! taken down by any member at once, closed with its post-mortem, and archived for as long as we say. **It never** holds
//! what is one customer's alone, or a date for the fix that no promise was published for.

pub mod api;
mod colour;
mod drafting;
mod logo;
pub mod pages;
mod rules;
mod store;
mod verbs;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{IncidentId, SiteId, WorkspaceId};
use crate::ground::page::Lang;
use crate::journal::Witnessed;

pub use colour::{Shades, sheet as colour_sheet};
pub use logo::{MOST_LOGO, take as take_logo};
pub use store::{at_address, find, list_open, logo, logo_digest, of_incident, readable};
pub use verbs::{archive, change, close, draft, drop_logo, keep_logo, publish, unpublish};

/// The hint that says that a site was begun, changed or taken down, on every node.
pub const CHANGED: &str = "sites";

/// Who may read it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Openness {
    /// Anybody.
    #[default]
    Public,
    /// Whoever has its address, which nobody can guess.
    Link,
    /// Contacts of those it touches, by their private link.
    Touched,
}

impl Openness {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Public, Self::Link, Self::Touched];

    /// The word in the store, the API and the catalogue (`rooms-openness-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Link => "link",
            Self::Touched => "touched",
        }
    }

    /// The one of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|o| o.word() == word)
    }
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SiteState {
    /// Only we see it.
    Draft,
    /// It can be read.
    Published,
    /// It was taken down.
    Unpublished,
    /// It says how it ended, and can be read.
    Closed,
    /// The same, for as long as we say; nothing of it changes any more.
    Archived,
}

impl SiteState {
    /// Every one.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Published, Self::Unpublished, Self::Closed, Self::Archived];

    /// The word in the store, the API and the catalogue (`rooms-site-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Unpublished => "unpublished",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// A yes or no as both engines keep it: 1 is yes, and nothing else is.
#[derive(Debug, Clone, Copy, sqlx::Type)]
#[sqlx(transparent)]
pub struct Flag(i64);

impl From<Flag> for bool {
    fn from(flag: Flag) -> Self {
        flag.0 == 1
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Site {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SiteId,
    /// Of which incident; each has one at most.
    pub incident_id: IncidentId,
    /// Unique in the store: small letters, digits and dashes. The page is at `/s/{address}`.
    pub address: String,
    /// [`Openness::word`].
    pub openness: String,
    /// [`SiteState::word`].
    pub state: String,
    /// The company's name, as this room says it.
    pub name: String,
    /// Its accent as `#rrggbb`; empty for ours.
    pub colour: String,
    /// Whether search engines may list it.
    #[sqlx(try_from = "Flag")]
    pub indexed: bool,
    /// The language of the words below.
    pub lang: String,
    /// What happened, in one sentence.
    pub headline: String,
    /// What it means for whoever reads.
    pub means: String,
    /// What they can do now.
    pub can_do: String,
    /// How it ended and what we changed, once it is closed.
    pub post_mortem: String,
    /// The same in other languages, as JSON; see [`Site::others`].
    pub other_words: String,
    /// What its logo is: `jpeg`, `png` or `webp`; empty where there is none.
    pub logo_kind: String,
    /// How wide that is.
    pub logo_width: i64,
    /// How high.
    pub logo_height: i64,
    /// Digest over its bytes; empty where there is none.
    pub logo_digest: String,
    /// Until when it is archived, if that was said.
    pub archive_until: Option<Time>,
    /// When it was begun.
    pub drafted_at: Time,
    /// By whom.
    pub drafted_by: String,
    /// Since when it can be read.
    pub published_at: Option<Time>,
    /// Who published it.
    pub published_by: Option<String>,
    /// When it was changed last.
    pub changed_at: Time,
    /// By whom.
    pub changed_by: String,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Witnessed for Site {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

impl Site {
    /// Its state.
    pub fn state(&self) -> SiteState {
        SiteState::from_word(&self.state).unwrap_or(SiteState::Draft)
    }
    /// Who may read it; the fewest where that is not known.
    pub fn openness(&self) -> Openness {
        Openness::from_word(&self.openness).unwrap_or(Openness::Touched)
    }
    /// Whether it can be read at all: published, closed or archived.
    pub fn is_readable(&self) -> bool {
        matches!(self.state(), SiteState::Published | SiteState::Closed | SiteState::Archived)
    }
    /// Whether its time in the archive has passed.
    pub fn is_over(&self, now: Time) -> bool {
        self.state() == SiteState::Archived && self.archive_until.is_some_and(|until| until <= now)
    }
    /// Whether it can be read now, by whoever may.
    pub fn is_readable_at(&self, now: Time) -> bool {
        self.is_readable() && !self.is_over(now)
    }
    /// Where it stands, for whoever may read it by its address.
    pub fn path(&self) -> String {
        format!("/s/{}", self.address)
    }
    /// Its words in the language they were first written in.
    fn own_words(&self) -> Words {
        Words {
            lang: self.lang.clone(),
            headline: self.headline.clone(),
            means: self.means.clone(),
            can_do: self.can_do.clone(),
            post_mortem: self.post_mortem.clone(),
        }
    }
    /// Its words in other languages.
    pub fn others(&self) -> Vec<Words> {
        serde_json::from_str(&self.other_words).unwrap_or_default()
    }
    /// Its words in a language, or in its own where it has none in that.
    pub fn words(&self, lang: Lang) -> Words {
        let is_it = |words: &Words| words.lang == lang.code();
        self.others().into_iter().find(is_it).unwrap_or_else(|| self.own_words())
    }
    /// The language its words were first written in.
    pub fn own_lang(&self) -> Lang {
        Lang::from_code(&self.lang).unwrap_or_default()
    }
    /// What stands behind its address for whoever reads it in this language; nothing for its own.
    pub fn asked_in(&self, lang: Lang) -> String {
        if lang == self.own_lang() { String::new() } else { format!("?lang={}", lang.code()) }
    }
    /// The languages it can be read in, its own first.
    pub fn langs(&self) -> Vec<Lang> {
        let others = self.others();
        let has = |lang: &Lang| others.iter().any(|words| words.lang == lang.code());
        let own = self.own_lang();
        [own].into_iter().chain(Lang::ALL.into_iter().filter(|lang| *lang != own && has(lang))).collect()
    }
    /// The language for a reader who would like this one.
    pub fn lang_for(&self, wanted: Option<Lang>) -> Lang {
        let langs = self.langs();
        wanted.filter(|lang| langs.contains(lang)).unwrap_or_else(|| self.own_lang())
    }
}

/// What the room says, in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = SiteWords)]
pub struct Words {
    /// Its code, such as `ar`.
    pub lang: String,
    /// What happened, in one sentence.
    pub headline: String,
    /// What it means for whoever reads.
    pub means: String,
    /// What they can do now.
    pub can_do: String,
    /// How it ended and what we changed, once the room is closed.
    pub post_mortem: String,
}

impl Words {
    /// Each part by its name.
    pub(super) fn each(&self) -> [(&'static str, &str); 4] {
        [
            ("headline", &self.headline),
            ("means", &self.means),
            ("can_do", &self.can_do),
            ("post_mortem", &self.post_mortem),
        ]
    }
}

/// What a member says of a room: all of it at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SiteSaid {
    /// 3 to 60 small letters, digits and dashes; empty to leave it. One by link has an address that is made for it.
    pub address: String,
    /// Who may read it.
    pub openness: Openness,
    /// The company's name, as this room says it; empty for the desk's.
    pub name: String,
    /// Its accent as `#rrggbb`; empty for ours. Each theme shows the nearest shade that can be read.
    pub colour: String,
    /// Whether search engines may list it; only of one that is public.
    pub indexed: bool,
    /// The language of the words below: `en` or `ar`.
    pub lang: String,
    /// What happened, in one sentence: at most 300 characters.
    pub headline: String,
    /// What it means for whoever reads.
    pub means: String,
    /// What they can do now.
    pub can_do: String,
    /// The same in other languages.
    pub others: Vec<Words>,
}
