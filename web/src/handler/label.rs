//! Themes and agencies: all of them, and each by itself.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hindsight_index::error::LibraryError;
use hindsight_index::live::Snapshot;
use hindsight_index::search::{AskRequest, Axis, Cross, CrossRequest, Filters, Request, Sort};
use hindsight_index::taxonomy::{AGENCIES, THEMES};
use hindsight_index::vocabulary::Tier;
use maud::Markup;
use serde::Serialize;

use crate::error::WebError;
use crate::page::survey::{self as page, Agency, Theme};
use crate::state::AppState;

/// So many recommendations are shown on the page of an agency.
const ASKED: usize = 5;

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

/// `GET /agencies`
pub(crate) async fn agencies(State(app): State<AppState>) -> Result<Markup, WebError> {
    let (all, asked) = app
        .ask(|library| {
            let everything = AskRequest { search: Request { per_page: 1, ..Request::default() }, kind: None };
            Ok((
                cross(library, &Request::default(), Axis::Agency, Axis::Year)?,
                library.recommendations(&everything)?.facets,
            ))
        })
        .await?;
    Ok(page::agencies(&all, &asked))
}

/// `GET /agencies/{slug}`
pub(crate) async fn agency(
    State(app): State<AppState>,
    Path(slug): Path<String>,
) -> Result<Markup, WebError> {
    let entry = AGENCIES.get(&slug).ok_or(WebError::NoAgency)?;
    let agency = app
        .ask(move |library| {
            let Some(portrait) = library.portrait_of_agency(&slug)? else { return Ok(None) };
            let search = Agency::search(&slug);
            let years = cross(library, &search, Axis::Agency, Axis::Year)?;
            let themes = cross(library, &search, Axis::Theme, Axis::Agency)?;
            let mut asks = Agency::asks(&slug);
            (asks.search.per_page, asks.search.sort) = (ASKED, Sort::Newest);
            let asked = library.recommendations(&asks)?;
            Ok(Some(Agency { entry, portrait, years, themes, asked }))
        })
        .await?;
    Ok(page::agency(&agency.ok_or(WebError::NoAgency)?))
}

/// `GET /api/v1/themes/{slug}`: a theme as its page tells it.
pub(crate) async fn api_theme(State(app): State<AppState>, Path(slug): Path<String>) -> Response {
    json(app.ask(move |library| library.portrait(&slug)).await, WebError::NoTheme)
}

/// `GET /api/v1/agencies/{slug}`: an agency as its page tells it.
pub(crate) async fn api_agency(State(app): State<AppState>, Path(slug): Path<String>) -> Response {
    json(app.ask(move |library| library.portrait_of_agency(&slug)).await, WebError::NoAgency)
}

/// A portrait as JSON; `missing` if there is no such label.
fn json<T: Serialize>(portrait: Result<Option<T>, WebError>, missing: WebError) -> Response {
    let written = portrait
        .and_then(|portrait| portrait.ok_or(missing))
        .and_then(|portrait| serde_json::to_vec(&portrait).map_err(|_| WebError::Broken));
    match written {
        Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Err(error) => error.json(),
    }
}
