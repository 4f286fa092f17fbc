//! What reviews recommend, as a list that can be searched.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use crate::error::WebError;
use crate::page::asks::{self as page, BY_AGENCY};
use crate::request::{self, Pair};
use crate::state::AppState;

/// `GET /recommendations`: the whole search lives in the address.
pub(crate) async fn recommendations(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Markup, WebError> {
    let (request, by_agency) = request::asks_for_page(&pairs)?;
    let (request, found, groups) = app
        .ask(move |library| {
            let found = library.recommendations(&request)?;
            let groups = match by_agency {
                true => library.recommendations_by_agency(&request, BY_AGENCY)?,
                false => Vec::new(),
            };
            Ok((request, found, groups))
        })
        .await?;
    Ok(page::recommendations(&request, &found, by_agency.then_some(groups.as_slice())))
}

/// `GET /api/v1/recommendations`: as `recommendations --json` prints them.
pub(crate) async fn api(State(app): State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    let found = async {
        let request = request::asks_for_program(&pairs)?;
        let found = app.ask(move |library| library.recommendations(&request)).await?;
        let body = serde_json::to_vec(&found).map_err(|_| WebError::Broken)?;
        Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
    };
    found.await.unwrap_or_else(|error: WebError| error.json())
}
