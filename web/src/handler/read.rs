//! A review, open at a page.

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use hindsight_index::error::LibraryError;
use hindsight_index::live::Snapshot;
use hindsight_index::search::MarkedPage;
use maud::Markup;

use crate::error::WebError;
use crate::page::review::{self, Leaf, Reading};
use crate::request::{self, Pair};
use crate::state::AppState;

/// `GET /review/{id}?page=12&q=…`
pub(crate) async fn review(
    State(app): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Markup, WebError> {
    let query = request::query(&pairs)?;
    let page = request::number(&pairs, "page").and_then(|page| u32::try_from(page).ok()).unwrap_or(1);
    let (of, origin, drawer) = (id.clone(), app.origin(&headers), app.clone());
    // The page is made in the turn of its question, so that as many are made at once as are asked.
    let made = app.ask(move |library| {
        let reading = open(library, of, query, page)?;
        Ok(reading.map(|reading| {
            let drawn = drawer.draws(reading.review.format);
            review::review(&Reading { drawn, origin, ..reading })
        }))
    });
    match made.await? {
        Some(page) => Ok(page),
        None => Err(app.absent(&id).await),
    }
}

/// `GET /review/{id}/passages?q=…`: all passages that match, in the order of the pages.
pub(crate) async fn passages(
    State(app): State<AppState>,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Markup, WebError> {
    let request = request::for_page(&pairs)?;
    let (of, query) = (id.clone(), request.query.clone());
    let found = app
        .ask(move |library| {
            let Some(review) = library.review(&of)? else { return Ok(None) };
            Ok(library.passages(&of, &request)?.map(|passages| (review, passages)))
        })
        .await?;
    let Some((review, passages)) = found else { return Err(app.absent(&id).await) };
    Ok(review::passages(&id, &review, &query, &passages))
}

/// Opens a review at a page; a page beyond its end is its last.
fn open(library: &Snapshot, id: String, query: String, page: u32) -> Result<Option<Reading>, LibraryError> {
    let Some(review) = library.review(&id)? else {
        return Ok(None);
    };
    let last = review::last_page(&review);
    let focus = page.clamp(1, last);
    let window = review::window(focus, last);
    let pages = library.marked_pages(&id, &query, *window.start(), *window.end())?;
    let asked = !query.is_empty();
    let matches = if asked { library.matching_pages(&id, &query)? } else { Vec::new() };
    let leaves = pages.into_iter().map(|MarkedPage { page, marks }| Leaf { page, marks }).collect();
    let corrections = library.corrections(&id)?;
    let kin = library.kin(&id, &review)?;
    Ok(Some(Reading {
        id,
        origin: String::new(),
        review,
        query,
        focus,
        leaves,
        corrections,
        drawn: false,
        matches,
        kin,
    }))
}
