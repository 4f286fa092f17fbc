//! The collection as a whole: themes, trends and heat maps.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hindsight_index::error::LibraryError;
use hindsight_index::live::Snapshot;
use hindsight_index::search::{Axis, Cross, CrossRequest, Filters, Request};
use hindsight_index::taxonomy::THEMES;
use hindsight_index::vocabulary::Tier;
use maud::Markup;
use serde_json::json;

use crate::error::WebError;
use crate::page::survey::{self as page, Theme, View};
use crate::request::{self, Pair};
use crate::state::AppState;

/// A table, with the search of which it counts the reviews.
fn cross(library: &Snapshot, search: &Request, rows: Axis, columns: Axis) -> Result<Cross, LibraryError> {
    library.cross(&CrossRequest { search: search.clone(), rows, columns })
}

/// The search with one tier of themes alone.
fn central(search: &Request) -> Request {
    let filters = Filters { tier: Some(Tier::Central), ..search.filters.clone() };
    Request { filters, ..search.clone() }
}

/// `GET /themes`
pub(crate) async fn themes(State(app): State<AppState>) -> Result<Markup, WebError> {
    let (all, central) = app
        .ask(|library| {
            let all = Request::default();
            Ok((
                cross(library, &all, Axis::Theme, Axis::Year)?,
                cross(library, &central(&all), Axis::Theme, Axis::Year)?,
            ))
        })
        .await?;
    Ok(page::themes(&all, &central))
}

/// `GET /themes/{slug}`
pub(crate) async fn theme(State(app): State<AppState>, Path(slug): Path<String>) -> Result<Markup, WebError> {
    let entry = THEMES.get(&slug).ok_or(WebError::NoTheme)?;
    let theme = app
        .ask(move |library| {
            let Some(portrait) = library.portrait(&slug)? else { return Ok(None) };
            let filters = Filters { themes: vec![slug], ..Filters::default() };
            let search = Request { filters, ..Request::default() };
            let years = cross(library, &search, Axis::Theme, Axis::Year)?;
            let central_years = cross(library, &central(&search), Axis::Theme, Axis::Year)?;
            let agencies = cross(library, &search, Axis::Agency, Axis::Theme)?;
            Ok(Some(Theme { entry, portrait, years, central_years, agencies }))
        })
        .await?;
    Ok(page::theme(&theme.ok_or(WebError::NoTheme)?))
}

/// `GET /trends?of=theme|agency|type`
pub(crate) async fn trends(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Markup, WebError> {
    let view = View::trends(&pairs)?;
    let asked = view.request();
    let cross = app.ask(move |library| library.cross(&asked)).await?;
    Ok(page::trends(&view, &cross))
}

/// `GET /heatmap?rows=theme|type&cols=agency|theme|type`
pub(crate) async fn heatmap(
    State(app): State<AppState>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Markup, WebError> {
    let view = View::heatmap(&pairs)?;
    let asked = view.request();
    let cross = app.ask(move |library| library.cross(&asked)).await?;
    Ok(page::heatmap(&view, &cross))
}

/// `GET /api/v1/trends`: the table of the page with the same address.
pub(crate) async fn api_trends(app: State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    let found = async { table(&app, request::for_program(&pairs).and_then(|_| View::trends(&pairs))?).await };
    found.await.unwrap_or_else(|error| error.json())
}

/// `GET /api/v1/heatmap`: likewise.
pub(crate) async fn api_heatmap(app: State<AppState>, Query(pairs): Query<Vec<Pair>>) -> Response {
    let found =
        async { table(&app, request::for_program(&pairs).and_then(|_| View::heatmap(&pairs))?).await };
    found.await.unwrap_or_else(|error| error.json())
}

/// A table as JSON, with the query as it was typed.
async fn table(app: &AppState, view: View) -> Result<Response, WebError> {
    let asked = view.request();
    let (query, rows, columns) = (asked.search.query.clone(), asked.rows, asked.columns);
    let cross = app.ask(move |library| library.cross(&asked)).await?;
    let body =
        json!({ "query": query, "rows_are": rows, "columns_are": columns, "table": cross }).to_string();
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// `GET /api/v1/themes/{slug}`: a theme as its page tells it.
pub(crate) async fn api_theme(State(app): State<AppState>, Path(slug): Path<String>) -> Response {
    let found = async {
        let portrait = app.ask(move |library| library.portrait(&slug)).await?.ok_or(WebError::NoTheme)?;
        let body = serde_json::to_vec(&portrait).map_err(|_| WebError::Broken)?;
        Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
    };
    found.await.unwrap_or_else(|error: WebError| error.json())
}
