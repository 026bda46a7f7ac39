//! The form in which a room's words are written.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::{may_write, page};
use crate::ground::id::IncidentId;
use crate::ground::page::{Errors, Lang, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result};
use crate::rooms::site::{Openness, Site, SiteSaid, Words, verbs};

/// What the form says.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub address: String,
    pub openness: String,
    pub name: String,
    pub colour: String,
    pub indexed: String,
    pub lang: String,
    pub headline: String,
    pub means: String,
    pub can_do: String,
    pub other_headline: String,
    pub other_means: String,
    pub other_can_do: String,
}

impl Typed {
    pub(super) fn of(site: &Site) -> Self {
        let typed = Self {
            // One by link has an address that nobody types.
            address: if site.openness() == Openness::Link { String::new() } else { site.address.clone() },
            openness: site.openness.clone(),
            name: site.name.clone(),
            colour: site.colour.clone(),
            indexed: if site.indexed { "yes".into() } else { String::new() },
            lang: site.lang.clone(),
            headline: site.headline.clone(),
            means: site.means.clone(),
            can_do: site.can_do.clone(),
            ..Self::default()
        };
        let other = typed.other_lang();
        let words = site.others().into_iter().find(|words| words.lang == other.code()).unwrap_or_default();
        Self { other_headline: words.headline, other_means: words.means, other_can_do: words.can_do, ..typed }
    }

    /// The language of the second set of words: another than the first.
    pub(super) fn other_lang(&self) -> Lang {
        let own = Lang::from_code(&self.lang).unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| *lang != own).unwrap_or_default()
    }

    pub(super) fn is_indexed(&self) -> bool {
        self.indexed == "yes"
    }

    fn read(&self) -> Result<SiteSaid> {
        let openness = Openness::from_word(&self.openness).ok_or_else(|| {
            Fault::invalid("openness", "Who may read it is not said.", "Choose one of the three.")
        })?;
        let other = Words {
            lang: self.other_lang().code().into(),
            headline: self.other_headline.clone(),
            means: self.other_means.clone(),
            can_do: self.other_can_do.clone(),
            post_mortem: String::new(),
        };
        Ok(SiteSaid {
            address: self.address.clone(),
            openness,
            name: self.name.clone(),
            colour: self.colour.clone(),
            indexed: self.is_indexed(),
            lang: self.lang.clone(),
            headline: self.headline.clone(),
            means: self.means.clone(),
            can_do: self.can_do.clone(),
            others: vec![other],
        })
    }
}

/// What was not understood, under the names that the fields of the form have.
pub(super) fn errors_of(fault: &Fault) -> Errors {
    match fault {
        Fault::Invalid(fields) => fields.iter().fold(Errors::none(), |errors, field| {
            errors.with(field.field.replace("others.", "other_"), format!("{} {}", field.why, field.cure))
        }),
        other => Errors::from(other),
    }
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    may_write(&visit)?;
    let outcome = match typed.read() {
        Ok(said) => verbs::change(&house, &visit.actor, &id, &said).await,
        Err(fault) => Err(fault),
    };
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let page = page(&visit, &house, &id, Some(typed), errors_of(fault)).await?;
        return Ok(html(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    visit.back(&format!("/incidents/{id}/site"), "rooms-site-was-changed", outcome)
}
