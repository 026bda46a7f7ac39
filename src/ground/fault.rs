//! What can be wrong, in the few kinds a person can act on. Each says what happened and what to do next;
//! causes inside the house go to the log once and never to a page.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// The result of every verb.
pub type Result<T> = std::result::Result<T, Fault>;

/// One field that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FieldFault {
    /// The field's name, as in the form or the JSON.
    pub field: String,
    /// What is wrong with it.
    pub why: String,
    /// What to do about it.
    pub cure: String,
}

impl FieldFault {
    /// A fault of one field.
    pub fn new(field: impl Into<String>, why: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { field: field.into(), why: why.into(), cure: cure.into() }
    }
    /// The same, with another cure where nothing was typed at all.
    #[must_use]
    pub fn where_empty(self, typed: &str, cure: &str) -> Self {
        if typed.trim().is_empty() { Self { cure: cure.into(), ..self } } else { self }
    }
}

/// Why something was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The input was not understood.
    #[error("{}", .0.iter().map(|f| format!("{}: {}", f.field, f.why)).collect::<Vec<_>>().join(" "))]
    Invalid(Vec<FieldFault>),
    /// A rule of the trade says no.
    #[error("{why} {cure}")]
    Refused {
        /// The reason.
        why: String,
        /// What would make it possible.
        cure: String,
    },
    /// Somebody else was quicker, or it was done already.
    #[error("{0}")]
    Conflict(String),
    /// There is no such thing, or not for this reader.
    #[error("There is no such {0} here.")]
    Missing(&'static str),
    /// Known, but not allowed.
    #[error("{0}")]
    Forbidden(String),
    /// Not known: sign in first.
    #[error("Sign in first.")]
    Unknown,
    /// Too often; try again after so many seconds.
    #[error("That was too often. Try again in {0} seconds.")]
    TooMany(u64),
    /// Our own fault.
    #[error("Something broke on our side.")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Fault {
    /// One field was not understood.
    pub fn invalid(field: impl Into<String>, why: impl Into<String>, cure: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldFault::new(field, why, cure)])
    }
    /// A rule says no.
    pub fn refused(why: impl Into<String>, cure: impl Into<String>) -> Self {
        Self::Refused { why: why.into(), cure: cure.into() }
    }
    /// Not allowed.
    pub fn forbidden(why: impl Into<String>) -> Self {
        Self::Forbidden(why.into())
    }
    /// Our own fault, from any error.
    pub fn broken(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Broken(source.into())
    }

    /// What is missing, said as this instead; any other fault stays what it is.
    #[must_use]
    pub fn if_missing(self, instead: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Missing(_) => instead(),
            other => other,
        }
    }

    /// The faults beside their fields, empty for other kinds.
    pub fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(fields) => fields,
            _ => &[],
        }
    }

    /// The HTTP status that says this.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused { .. } | Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Missing(_) => StatusCode::NOT_FOUND,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Unknown => StatusCode::UNAUTHORIZED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Broken(source) => match store_fault(source.as_ref()) {
                Some(twodb::Fault::Full | twodb::Fault::ReadOnly | twodb::Fault::Busy) => {
                    StatusCode::SERVICE_UNAVAILABLE
                }
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// The last word of the problem's type, and the message key of its title (`fault-WORD`).
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::Refused { .. } => "refused",
            Self::Conflict(_) => "conflict",
            Self::Missing(_) => "missing",
            Self::Forbidden(_) => "forbidden",
            Self::Unknown => "unknown",
            Self::TooMany(_) => "too-many",
            Self::Broken(_) => "broken",
        }
    }

    /// The whole of it in words for the person who asked: what happened, then what to do next.
    pub fn told(&self) -> String {
        match self {
            Self::Broken(source) => match store_fault(source.as_ref()) {
                Some(full @ (twodb::Fault::Full | twodb::Fault::ReadOnly | twodb::Fault::Busy)) => {
                    let text = full.to_string();
                    format!("Nothing was changed: {text}.")
                }
                _ => "Something broke on our side, and nothing was changed. It is noted; try again in a minute.".into(),
            },
            other => other.to_string(),
        }
    }
}

fn store_fault<'a>(source: &'a (dyn std::error::Error + Send + Sync + 'static)) -> Option<&'a twodb::Fault> {
    source.downcast_ref()
}

impl From<twodb::Fault> for Fault {
    fn from(fault: twodb::Fault) -> Self {
        Self::broken(fault)
    }
}

impl From<&Fault> for super::page::Errors {
    /// What a form shows beside its fields; a fault of another kind stands above them.
    fn from(fault: &Fault) -> Self {
        match fault {
            Fault::Invalid(fields) => fields
                .iter()
                .fold(Self::none(), |errors, f| errors.with(&f.field, format!("{} {}", f.why, f.cure))),
            other => Self::none().with("", other.told()),
        }
    }
}

impl From<FieldFault> for Fault {
    fn from(fault: FieldFault) -> Self {
        Self::Invalid(vec![fault])
    }
}

/// What went wrong, kept beside the response so that a page can say it in its own layout.
#[derive(Debug, Clone)]
pub struct FaultNote {
    /// The status.
    pub status: StatusCode,
    /// See [`Fault::word`].
    pub word: &'static str,
    /// See [`Fault::told`].
    pub told: String,
    /// The faults beside their fields.
    pub fields: Vec<FieldFault>,
}

/// A problem as RFC 9457 writes it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// `https://amends.example/faults/WORD`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short name of the kind.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do next.
    pub detail: String,
    /// Which fields, and what to do about each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFault>,
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        if let Self::Broken(source) = &self {
            let mut chain = source.to_string();
            let mut next = source.source();
            while let Some(cause) = next {
                chain = format!("{chain}: {cause}");
                next = cause.source();
            }
            tracing::error!(cause = chain, "something broke");
        }
        let note = FaultNote {
            status: self.status(),
            word: self.word(),
            told: self.told(),
            fields: self.fields().to_vec(),
        };
        let problem = Problem {
            kind: format!("https://amends.example/faults/{}", note.word),
            title: note.word.replace('-', " "),
            status: note.status.as_u16(),
            detail: note.told.clone(),
            fields: note.fields.clone(),
        };
        let body = serde_json::to_string(&problem).unwrap_or_default();
        let mut response =
            (note.status, [("content-type", "application/problem+json")], body).into_response();
        if let Self::TooMany(after) = self {
            response.headers_mut().insert("retry-after", after.into());
        }
        response.extensions_mut().insert(note);
        response
    }
}
