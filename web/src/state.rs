//! What every handler shares: the library, and how much of it at once.
//!
//! Questions block on disk, so each runs on a thread of its own, and only so
//! many at a time. A question that outlasts its time is answered with an
//! error; its thread still ends by itself before another takes its place.
//! A library that is only being opened is waited for a moment, then its reader is told.

use std::num::{NonZero, NonZeroU32};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;
use hindsight_index::error::LibraryError;
use hindsight_index::live::{Live, Snapshot, Stage};
use hindsight_index::vocabulary::Format;
use tokio::sync::Semaphore;

use crate::collection;
use crate::error::WebError;
use crate::origin::{self, BaseAddress};
use crate::picture::{Desk, Pictures};
use crate::words;

/// How the front end is run.
#[derive(Debug, Clone)]
pub struct WebConfig {
    /// How long a reader may wait for an answer.
    pub patience: Duration,
    /// How long a reader waits for a library that is being opened, before being told.
    pub opening: Duration,
    /// How many questions may be put to the library at once, in the order in which they come; 0 counts as 1.
    pub questions_at_once: usize,
    /// What draws pages; without it none can be seen.
    pub pictures: Option<Arc<dyn Pictures>>,
    /// How many pages may be drawn at once; 0 counts as 1.
    pub pictures_at_once: usize,
    /// How many requests one reader may make a second; none for as many as they like.
    pub requests_per_second: Option<NonZeroU32>,
    /// Under which address readers see the server; without it, the host that each asked.
    pub base: Option<BaseAddress>,
}

impl Default for WebConfig {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(20),
            opening: Duration::from_secs(1),
            // With more, all of them would take longer. One may wait for the disk.
            questions_at_once: std::thread::available_parallelism().map_or(1, NonZero::get) + 1,
            pictures: None,
            pictures_at_once: 2,
            requests_per_second: None,
            base: None,
        }
    }
}

/// The library and the limits on asking it.
#[derive(Debug, Clone)]
pub(crate) struct AppState {
    live: Arc<Live>,
    permits: Arc<Semaphore>,
    patience: Duration,
    opening: Duration,
    desk: Option<Arc<Desk>>,
    base: Option<BaseAddress>,
}

impl AppState {
    /// Shares a library.
    pub(crate) fn new(live: Arc<Live>, config: &WebConfig) -> Self {
        let permits = config.questions_at_once.clamp(1, Semaphore::MAX_PERMITS);
        let desk = config.pictures.clone().map(|pictures| Desk::new(pictures, config.pictures_at_once));
        Self {
            live,
            permits: Arc::new(Semaphore::new(permits)),
            patience: config.patience,
            opening: config.opening,
            desk: desk.map(Arc::new),
            base: config.base.clone(),
        }
    }

    /// Where pages are drawn, if they are.
    pub(crate) fn desk(&self) -> Option<Arc<Desk>> {
        self.desk.clone()
    }

    /// Whether pages of files of a format can be seen as pictures.
    pub(crate) fn draws(&self, format: Format) -> bool {
        self.desk.is_some() && format == Format::Pdf
    }

    /// How long a reader may wait.
    pub(crate) fn patience(&self) -> Duration {
        self.patience
    }

    /// The start of addresses in what readers keep.
    pub(crate) fn origin(&self, headers: &HeaderMap) -> String {
        origin::start(self.base.as_ref(), headers)
    }

    /// The folder of the library.
    pub(crate) fn dir(&self) -> &Path {
        self.live.dir()
    }

    /// What is to be said of a review that is not there: perhaps it was withdrawn.
    pub(crate) async fn absent(&self, id: &str) -> WebError {
        let id = id.to_owned();
        match self.ask(move |library| library.withdrawal(&id)).await {
            Ok(Some(withdrawal)) => {
                WebError::Withdrawn { on: words::date(withdrawal.at.get(..10).unwrap_or_default()) }
            }
            Ok(None) => WebError::NoReview,
            Err(error) => error,
        }
    }

    /// Puts a question to the newest state of the library.
    pub(crate) async fn ask<T, F>(&self, question: F) -> Result<T, WebError>
    where
        T: Send + 'static,
        F: FnOnce(&Snapshot) -> Result<T, LibraryError> + Send + 'static,
    {
        self.run(move |live| question(&*live.snapshot()?)).await
    }

    /// The newest state of the library, for several questions that must agree.
    pub(crate) async fn hold(&self) -> Result<Arc<Snapshot>, WebError> {
        self.run(Live::snapshot).await
    }

    /// Puts a question to a state of the library that is held.
    pub(crate) async fn ask_of<T, F>(&self, held: Arc<Snapshot>, question: F) -> Result<T, WebError>
    where
        T: Send + 'static,
        F: FnOnce(&Snapshot) -> Result<T, LibraryError> + Send + 'static,
    {
        self.run(move |_| question(&held)).await
    }

    /// Runs what blocks, within the time that a reader may wait.
    async fn run<T, F>(&self, question: F) -> Result<T, WebError>
    where
        T: Send + 'static,
        F: FnOnce(&Live) -> Result<T, LibraryError> + Send + 'static,
    {
        let answer = async {
            self.opened().await?;
            self.on_a_thread(question).await
        };
        tokio::time::timeout(self.patience, answer).await.map_err(|_| WebError::Slow)?
    }

    /// Waits for a library that is being opened, but not for long: whoever comes later is told at once.
    async fn opened(&self) -> Result<(), WebError> {
        match self.live.stage() {
            Stage::Open => return Ok(()),
            Stage::Opening(since) if since >= self.opening => return Err(WebError::opening(since)),
            Stage::Opening(_) | Stage::Closed => {}
        }
        let open = self.on_a_thread(|live| live.snapshot().map(drop));
        let told = |_| match self.live.stage() {
            Stage::Opening(since) => WebError::opening(since),
            Stage::Open | Stage::Closed => WebError::opening(self.opening),
        };
        tokio::time::timeout(self.opening, open).await.map_err(told)?
    }

    /// Runs what blocks on a thread of its own, as soon as there is room.
    async fn on_a_thread<T, F>(&self, question: F) -> Result<T, WebError>
    where
        T: Send + 'static,
        F: FnOnce(&Live) -> Result<T, LibraryError> + Send + 'static,
    {
        let permit = self.permits.clone().acquire_owned().await.map_err(|_| WebError::Slow)?;
        let live = Arc::clone(&self.live);
        // A page may be made by the thread, and asks for its collection there.
        let here = collection::here();
        let task = tokio::task::spawn_blocking(move || {
            let _held_until_the_thread_ends = permit;
            here.scope(|| question(&live))
        });
        task.await.map_err(|_| WebError::Broken)?.map_err(WebError::Library)
    }
}
