//! All results of a search as a file, and as a feed.
//!
//! Files are written as they are read: [`AT_ONCE`] reviews are in memory, however many there are, and all come
//! from one state of the library. Between parts no place among the questions is held. If a part fails, the
//! transfer breaks off, so that no browser takes half a file for a whole one.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use hindsight_export::atom::{self, Feed};
use hindsight_export::{Listed, csv, ris};
use hindsight_index::live::Snapshot;
use hindsight_index::search::{MAX_PER_PAGE, Request, Results, Sort};
use tokio::sync::mpsc;

use crate::error::WebError;
use crate::listed::listed;
use crate::page::chip;
use crate::request::{self, Pair, USUAL_PER_PAGE};
use crate::state::AppState;
use crate::{link, words};

/// How many reviews are read at a time.
const AT_ONCE: usize = 500;
// A part that is smaller than was asked for is the last.
const _: () = assert!(AT_ONCE <= MAX_PER_PAGE);
/// How many reviews a feed has at most.
const FEED: usize = 50;
/// How long a reader may leave a part of a file waiting.
const WAIT: Duration = Duration::from_secs(60);

/// Writes the rows of reviews.
type Write = fn(&[Listed]) -> Vec<u8>;

/// `GET /search.csv`
pub(crate) async fn as_csv(
    State(app): State<AppState>,
    headers: HeaderMap,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Response, WebError> {
    let start = csv::reviews_start();
    file(app, &headers, &pairs, ("csv", "text/csv; charset=utf-8"), start, csv::reviews).await
}

/// `GET /search.ris`
pub(crate) async fn as_ris(
    State(app): State<AppState>,
    headers: HeaderMap,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Response, WebError> {
    let kind = ("ris", "application/x-research-info-systems; charset=utf-8");
    file(app, &headers, &pairs, kind, Vec::new(), |listed| ris::reviews(listed).into_bytes()).await
}

/// Begins a file; the first part is read before, so that what is wrong is said by a page.
async fn file(
    app: AppState,
    headers: &HeaderMap,
    pairs: &[Pair],
    (ending, kind): (&str, &'static str),
    start: Vec<u8>,
    write: Write,
) -> Result<Response, WebError> {
    let request = Request { page: 1, per_page: AT_ONCE, explain: false, ..request::for_page(pairs)? };
    let held = app.hold().await?;
    let first = part(&app, &held, &request).await?;
    let (sender, receiver) = mpsc::channel(2);
    let origin = app.origin(headers);
    let source = Source { app, held, request, origin, write };
    tokio::spawn(source.send(start, first, sender));
    let name = link::attachment(&format!("hindsight-results.{ending}"));
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, Body::from_stream(Parts(receiver))).into_response())
}

/// One part of the results.
async fn part(app: &AppState, held: &Arc<Snapshot>, request: &Request) -> Result<Results, WebError> {
    let request = request.clone();
    app.ask_of(Arc::clone(held), move |library| library.search(&request)).await
}

/// Where the parts of a file come from.
struct Source {
    app: AppState,
    held: Arc<Snapshot>,
    request: Request,
    origin: String,
    write: Write,
}

impl Source {
    /// Sends part after part of as many reviews as the request has on a page, until all are sent, a part fails or nobody reads any more.
    async fn send(mut self, start: Vec<u8>, first: Results, to: mpsc::Sender<io::Result<Bytes>>) {
        let mut bytes = start;
        let mut results = first;
        loop {
            let listed: Vec<Listed> = results.hits.iter().map(|hit| listed(hit, &self.origin)).collect();
            bytes.extend((self.write)(&listed));
            let last = results.hits.len() < self.request.per_page;
            if to.send_timeout(Ok(bytes.into()), WAIT).await.is_err() || last {
                return;
            }
            self.request.page += 1;
            results = match part(&self.app, &self.held, &self.request).await {
                Ok(results) => results,
                Err(error) => {
                    let _ = to.send(Err(io::Error::other(error.to_string()))).await;
                    return;
                }
            };
            bytes = Vec::new();
        }
    }
}

/// The parts of a file as they arrive.
struct Parts(mpsc::Receiver<io::Result<Bytes>>);

impl futures_core::Stream for Parts {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

/// `GET /search.atom`: the reviews of a search that were published last, as a feed.
pub(crate) async fn as_atom(
    State(app): State<AppState>,
    headers: HeaderMap,
    Query(pairs): Query<Vec<Pair>>,
) -> Result<Response, WebError> {
    let asked = request::for_page(&pairs)?;
    // The order, page and size of the page of results are not of the feed: it has an address without them.
    let asked = Request { sort: Sort::default(), page: 1, per_page: USUAL_PER_PAGE, explain: false, ..asked };
    let origin = app.origin(&headers);
    let feed = app
        .ask(move |library| {
            let newest = Request { sort: Sort::Newest, per_page: FEED, ..asked.clone() };
            let results = library.search(&newest)?;
            let changed = |id: &str| library.changed_at(id).unwrap_or_default().to_owned();
            let entries = results.hits.iter().map(|hit| (listed(hit, &origin), changed(&hit.id))).collect();
            Ok(feed(&asked, &origin, results.total, entries))
        })
        .await?;
    Ok(([(header::CONTENT_TYPE, atom::MEDIA_TYPE)], atom::feed(&feed)).into_response())
}

/// A feed with its title and addresses.
fn feed(asked: &Request, origin: &str, total: usize, entries: Vec<(Listed, String)>) -> Feed {
    let path = link::search_file("/search.atom", asked);
    Feed {
        title: format!("{}: {}", words::NAME, title(asked)),
        subtitle: words::feed(entries.len(), total),
        own: format!("{origin}{path}"),
        page: format!("{origin}{}", link::search_file("/search", asked)),
        path,
        entries,
    }
}

/// What is searched for: the query and the filters.
fn title(asked: &Request) -> String {
    let query = (!asked.query.is_empty()).then(|| words::shortened(&asked.query, 80));
    let chips = chip::chips(asked).into_iter().map(|chip| format!("{}: {}", chip.kind, chip.name));
    let parts: Vec<String> = query.into_iter().chain(chips).collect();
    if parts.is_empty() { "all reviews".to_owned() } else { parts.join(" · ") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use hindsight_index::library::{Incoming, Library};
    use hindsight_index::live::Live;
    use hindsight_index::review::{Page, Review};
    use hindsight_index::vocabulary::Format;

    use super::*;
    use crate::state::WebConfig;

    /// A library of so many reviews with one word.
    fn library(dir: &Path, reviews: usize) {
        let mut library = Library::create(dir).expect("a library");
        for number in 0..reviews {
            let mut review = Review::unread(&format!("/invented/{number}.txt"), Format::Text);
            (review.sha256, review.pages) = (format!("{number:064x}"), vec![Page::new(1, "damp")]);
            let incoming =
                Incoming { path: &review.file, review: &review, stated_id: None, fingerprint: "", bytes: 0 };
            library.put(&incoming).expect("put");
        }
        library.commit().expect("committed");
    }

    /// The parts of the file of all reviews, so many in each part: their ids in lines.
    async fn parts(dir: &Path, at_once: usize) -> Vec<String> {
        let app = AppState::new(Arc::new(Live::new(dir)), &WebConfig::default());
        let held = app.hold().await.expect("a state");
        let request = Request { query: "damp".to_owned(), per_page: at_once, ..Request::default() };
        let first = part(&app, &held, &request).await.expect("a part");
        let write: Write =
            |listed| listed.iter().map(|one| format!("{}\n", one.source.id)).collect::<String>().into();
        let (sender, mut receiver) = mpsc::channel(2);
        tokio::spawn(Source { app, held, request, origin: String::new(), write }.send(
            Vec::new(),
            first,
            sender,
        ));
        let mut parts = Vec::new();
        while let Some(sent) = receiver.recv().await {
            parts.push(String::from_utf8(sent.expect("sent").to_vec()).expect("UTF-8"));
        }
        parts
    }

    #[tokio::test]
    async fn a_file_has_each_review_once_wherever_its_parts_end() {
        // None, fewer than a part, just one, one more, just two, and two and a bit.
        for (reviews, sent) in [(0, 1), (2, 1), (3, 2), (4, 2), (6, 3), (7, 3)] {
            let dir = tempfile::tempdir().expect("a folder");
            library(dir.path(), reviews);

            let parts = parts(dir.path(), 3).await;

            assert_eq!(parts.len(), sent, "{reviews}");
            let all = parts.concat();
            let ids: std::collections::BTreeSet<&str> = all.lines().collect();
            assert_eq!((all.lines().count(), ids.len()), (reviews, reviews));
        }
    }

    #[test]
    fn a_feed_that_does_not_have_all_says_so() {
        let request = Request { query: "visits".into(), ..Request::default() };
        let entries = |count: usize| vec![(Listed::default(), String::new()); count];

        assert_eq!(
            feed(&request, "", 1_204, entries(50)).subtitle,
            "The 50 of 1,204 reviews that were published last"
        );
        let whole = feed(&request, "https://a.example", 2, entries(2));
        assert_eq!(whole.subtitle, "2 reviews, the last published first");
        assert_eq!(
            (whole.title.as_str(), whole.own.as_str()),
            ("Hindsight: visits", "https://a.example/search.atom?q=visits")
        );
    }
}
