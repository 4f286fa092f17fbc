//! A page as it looks, with the words of the query marked on it.

use std::collections::BTreeSet;
use std::path::Path as Folder;

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hindsight_index::error::LibraryError;
use hindsight_index::library::{original_path, recognised_path};
use hindsight_index::live::Snapshot;
use hindsight_index::search::MarkedPage;
use hindsight_index::vocabulary::{Format, PageOrigin};

use crate::error::WebError;
use crate::mark;
use crate::picture::{Picture, WIDTH};
use crate::request::{self, Pair};
use crate::state::AppState;

/// The most words that are marked on a picture.
const MARKS: usize = 200;

/// `GET /review/{id}/picture/{n}?q=…`
pub(crate) async fn picture(
    State(app): State<AppState>,
    Path((id, page)): Path<(String, String)>,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Response, WebError> {
    let desk = app.desk().ok_or(WebError::NoPage)?;
    let query = request::query(&pairs)?;
    let page: u32 = page.parse().map_err(|_| WebError::NoPage)?;
    let dir = app.dir().to_owned();
    let picture = app.ask(move |library| find(library, &dir, &id, &query, page)).await?;
    let png = desk.draw(picture.ok_or(WebError::NoPage)?, app.patience()).await?;
    // The address stays when the file of a review is replaced, so it is not kept for long.
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, max-age=600")];
    Ok((headers, png).into_response())
}

/// What to draw; `None` if there is no such review, page or file.
fn find(
    library: &Snapshot,
    dir: &Folder,
    id: &str,
    query: &str,
    page: u32,
) -> Result<Option<Picture>, LibraryError> {
    let Some(review) = library.review(id)?.filter(|review| review.format == Format::Pdf) else {
        return Ok(None);
    };
    let Some(MarkedPage { page: shown, marks }) = library.marked_pages(id, query, page, page)?.pop() else {
        return Ok(None);
    };
    let path = original_path(dir, &review.sha256, review.format);
    if !path.is_file() {
        return Ok(None);
    }
    let ranges = mark::byte_ranges(&shown.text, &marks);
    let words: BTreeSet<&str> = ranges.into_iter().filter_map(|range| shown.text.get(range)).collect();
    let recognised = (shown.origin == PageOrigin::Ocr).then(|| recognised_path(dir, &review.sha256));
    Ok(Some(Picture {
        path,
        sha256: review.sha256,
        page,
        width: WIDTH,
        marks: words.into_iter().take(MARKS).map(str::to_owned).collect(),
        recognised,
    }))
}
