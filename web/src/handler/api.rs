//! What programs read.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hindsight_index::error::LibraryError;
use serde_json::json;

use crate::error::WebError;
use crate::request::{self, Pair};
use crate::state::AppState;

/// `GET /api/v1/search`: the results as `search --json` prints them.
pub(crate) async fn search(State(app): State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    answer(&app, &pairs).await.unwrap_or_else(|error| error.json())
}

/// The most completions of what was typed.
const COMPLETIONS: usize = 10;

/// `GET /api/v1/complete`: what somebody who has typed this may mean.
pub(crate) async fn complete(State(app): State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    completions(&app, &pairs).await.unwrap_or_else(|error| error.json())
}

/// Asks for completions and writes JSON; a single letter asks for nothing.
async fn completions(app: &AppState, pairs: &[Pair]) -> Result<Response, WebError> {
    let query = request::query(pairs)?;
    let typed = query.clone();
    let completions = match query.chars().count() {
        0 | 1 => Vec::new(),
        _ => app.ask(move |library| library.complete(&typed, COMPLETIONS)).await?,
    };
    let body = json!({ "query": query, "completions": completions }).to_string();
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// Asks and writes JSON.
async fn answer(app: &AppState, pairs: &[Pair]) -> Result<Response, WebError> {
    let request = request::for_program(pairs)?;
    let results = app.ask(move |library| library.search(&request)).await?;
    let body = serde_json::to_vec(&results).map_err(|_| WebError::Broken)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// `GET /api/v1/review/{id}/passages?q=…`: all passages of a review that match, in the order of its pages.
pub(crate) async fn passages(
    State(app): State<AppState>,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<Pair>>,
) -> Response {
    let found = async {
        let request = request::for_program(&pairs)?;
        let of = id.clone();
        let found = app.ask(move |library| library.passages(&of, &request)).await?;
        let Some(found) = found else { return Err(app.absent(&id).await) };
        let body = serde_json::to_vec(&found).map_err(|_| WebError::Broken)?;
        Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
    };
    found.await.unwrap_or_else(|error: WebError| error.json())
}

/// `GET /healthz`: 200 as long as the program answers, and the state of its library.
pub(crate) async fn health(State(app): State<AppState>) -> Response {
    let library = match app.ask(|library| Ok(library.totals())).await {
        Ok(totals) => json!({ "state": "ready", "holds": totals }),
        Err(error) => json!({ "state": state(&error), "message": error.to_string() }),
    };
    let body = json!({ "status": "ok", "library": library }).to_string();
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// The state of a library that does not answer, in a word.
fn state(error: &WebError) -> &'static str {
    match error {
        WebError::Library(LibraryError::Missing { .. }) => "missing",
        WebError::Library(LibraryError::Version { .. }) => "other_version",
        WebError::Opening { .. } => "opening",
        WebError::Slow => "busy",
        _ => "broken",
    }
}
