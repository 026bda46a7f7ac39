//! Extractors whose rejections are [`Fault`]s: they name the field and say what to do.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::ground::{Actor, Fault, House};

/// A posted form.
#[derive(Debug)]
pub struct Form<T>(pub T);

/// A JSON body.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// The part of an address after the question mark.
#[derive(Debug)]
pub struct Query<T>(pub T);

/// The ids in an address.
#[derive(Debug)]
pub struct Path<T>(pub T);

/// A member, in a browser or through a key.
#[derive(Debug)]
pub struct Staff(pub Actor);

impl<T: DeserializeOwned> FromRequest<House> for Form<T> {
    type Rejection = Fault;
    async fn from_request(request: Request, house: &House) -> Result<Self, Fault> {
        let body = axum::body::Bytes::from_request(request, house).await.map_err(|_| {
            Fault::invalid("form", "The form is too large.", "Shorten the texts or send a smaller file.")
        })?;
        serde_urlencoded::from_bytes(&body).map(Self).map_err(|why| {
            Fault::invalid(
                "form",
                format!("The form was not understood: {why}."),
                "Go back, reload the page and send it again.",
            )
        })
    }
}

impl<T: DeserializeOwned> FromRequest<House> for Json<T> {
    type Rejection = Fault;
    async fn from_request(request: Request, house: &House) -> Result<Self, Fault> {
        let body = axum::body::Bytes::from_request(request, house)
            .await
            .map_err(|_| Fault::invalid("body", "The body is too large.", "Send at most 2 MB."))?;
        // An absent body is an empty object, so that a POST without fields needs none.
        let body = if body.is_empty() { b"{}".as_slice() } else { &body };
        serde_json::from_slice(body).map(Self).map_err(|why| {
            Fault::invalid(
                "body",
                format!("The JSON was not understood: {why}."),
                "See /api/v1/openapi.json for its shape.",
            )
        })
    }
}

impl<T: DeserializeOwned + Send> FromRequestParts<House> for Query<T> {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Fault> {
        serde_urlencoded::from_str(parts.uri.query().unwrap_or_default()).map(Self).map_err(|why| {
            Fault::invalid(
                "query",
                format!("The address was not understood: {why}."),
                "Remove what follows the question mark and try again.",
            )
        })
    }
}

impl<T: DeserializeOwned + Send> FromRequestParts<House> for Path<T> {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Fault> {
        // An id of the wrong form is simply not here: the address leads nowhere.
        axum::extract::Path::<T>::from_request_parts(parts, house)
            .await
            .map(|p| Self(p.0))
            .map_err(|_| Fault::Missing("page"))
    }
}

impl FromRequestParts<House> for Staff {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Fault> {
        let actor = parts.extensions.get::<Actor>().cloned().ok_or(Fault::Unknown)?;
        actor.must_be_member()?;
        Ok(Self(actor))
    }
}
