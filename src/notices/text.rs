//! A notice in further languages: each says the same parts, and belongs to the notice, whose row vouches for it.

use serde::{Deserialize, Serialize};
use twodb::Ask;
use utoipa::ToSchema;

use super::{Notice, store, tongue};
use crate::ground::Result;
use crate::ground::id::{NoticeId, WorkspaceId};
use crate::wording::{Parts, grammar};

/// The row: the words of a notice in one further language.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct NoticeText {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Of which notice.
    pub notice_id: NoticeId,
    /// A language tag.
    pub language: String,
    /// Its words.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub parts: Parts,
    /// Salt of its place in the digest.
    #[schema(ignore)]
    pub salt: String,
}

/// What a member writes in a further language. An absent field is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = NoticeTextSaid)]
pub struct TextSaid {
    /// A language tag, such as `de` or `pt-BR`.
    pub language: String,
    /// Its words.
    #[serde(flatten)]
    pub parts: Parts,
}

/// A notice as it is said in one language.
#[derive(Debug, Clone)]
pub(super) struct Version {
    /// The notice, with the words of that language.
    pub notice: Notice,
    /// Whether it says the same to everybody who reads that language.
    pub is_plain: bool,
    /// Whether it says something of what its readers have from us.
    pub names_holdings: bool,
}

impl Version {
    pub fn of(notice: Notice) -> Self {
        let words = notice.words();
        let is_plain = words.each().iter().all(|(_, text)| grammar::is_plain(text));
        let names_holdings =
            !is_plain && words.each().iter().any(|(_, text)| grammar::says(text, "holdings"));
        Self { notice, is_plain, names_holdings }
    }
}

/// A notice in every language it is written in, its own first.
#[derive(Debug, Clone)]
pub(super) struct Spoken(Vec<Version>);

impl Spoken {
    /// A notice with its texts.
    pub fn new(notice: Notice, texts: &[NoticeText]) -> Self {
        let others: Vec<Version> =
            texts.iter().map(|text| Version::of(notice.worded(&text.language, &text.parts))).collect();
        Self(std::iter::once(Version::of(notice)).chain(others).collect())
    }

    /// Reads the texts of a notice, where it has any.
    pub async fn of(ask: &mut dyn Ask, notice: Notice) -> Result<Self> {
        let texts = texts_of(ask, &notice).await?;
        Ok(Self::new(notice, &texts))
    }

    /// The same of many notices, in their order.
    pub async fn of_many(ask: &mut dyn Ask, notices: Vec<Notice>) -> Result<Vec<Self>> {
        let texts = texts_of_many(ask, &notices).await?;
        let spoken = notices.into_iter().map(|notice| {
            let own: Vec<NoticeText> = texts.iter().filter(|t| t.notice_id == notice.id).cloned().collect();
            Self::new(notice, &own)
        });
        Ok(spoken.collect())
    }

    /// What a reader of this language gets.
    pub fn to(&self, language: &str) -> &Version {
        // Most notices speak one language, and a sending asks for each of its letters.
        if self.0.len() == 1 {
            return self.first();
        }
        &self.0[tongue::chosen(language, &self.tags())]
    }

    /// In its own language.
    pub fn own(&self) -> &Notice {
        &self.first().notice
    }

    /// The same, as a version.
    pub fn first(&self) -> &Version {
        &self.0[0]
    }

    /// Every version, its own first.
    pub fn each(&self) -> &[Version] {
        &self.0
    }

    /// Whether it says the same to everybody who reads the same language.
    pub fn is_plain(&self) -> bool {
        self.0.iter().all(|version| version.is_plain)
    }

    /// The tags of its languages, its own first.
    pub fn tags(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|version| version.notice.language.as_str())
    }
}

/// The texts of a notice in further languages.
pub async fn texts_of(ask: &mut dyn Ask, notice: &Notice) -> Result<Vec<NoticeText>> {
    texts_of_many(ask, std::slice::from_ref(notice)).await
}

/// The same of many notices of one workspace; nothing is asked where none has any.
pub async fn texts_of_many(ask: &mut dyn Ask, notices: &[Notice]) -> Result<Vec<NoticeText>> {
    let with: Vec<&Notice> = notices.iter().filter(|notice| notice.has_texts()).collect();
    let Some(first) = with.first() else { return Ok(Vec::new()) };
    let ids: Vec<NoticeId> = with.iter().map(|notice| notice.id.clone()).collect();
    store::texts::list_of(ask, &first.workspace_id, &ids).await
}
