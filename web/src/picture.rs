//! Pictures of pages: what is asked of whoever can draw, and how much at once.
//!
//! Drawing is dear and its input untrusted, so only so many pages are drawn at
//! a time, few wait, the others are turned away at once, and pictures that
//! were just drawn are kept for a while. Never opens a file itself.

use std::collections::VecDeque;
use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::Bytes;
use tokio::sync::Semaphore;

use crate::error::WebError;

/// Draws pages; what this crate needs of one that can read files.
pub trait Pictures: Debug + Send + Sync {
    /// Draws a page, and gives a PNG. Blocks until it is done.
    ///
    /// # Errors
    ///
    /// Fails if the page cannot be drawn.
    fn draw(&self, picture: &Picture) -> Result<Vec<u8>, NotDrawn>;
}

/// A picture that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The PDF.
    pub path: PathBuf,
    /// What it holds, as SHA-256.
    pub sha256: String,
    /// The page, counted from 1.
    pub page: u32,
    /// How many pixels wide it is to be.
    pub width: u16,
    /// Words and phrases to mark where they stand.
    pub marks: Vec<String>,
    /// The folder of what was read from its pictures, if the words of the page come from there.
    pub recognised: Option<PathBuf>,
}

/// Why a page was not drawn, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDrawn(pub String);

/// How many pixels wide a picture is.
pub(crate) const WIDTH: u16 = 1_000;

/// How high that of a page of A4 is, which nearly all are: room that is kept until the picture is there.
pub(crate) const HEIGHT: u16 = 1_414;

/// How many may wait for each one that is drawn.
const WAITING: usize = 8;

/// Bytes of pictures that are kept.
const KEPT: usize = 32 << 20;

/// Where pages are drawn.
#[derive(Debug)]
pub(crate) struct Desk {
    pictures: Arc<dyn Pictures>,
    /// Those who are at the desk or wait.
    tickets: Arc<Semaphore>,
    /// Those who are at the desk.
    places: Arc<Semaphore>,
    /// What was drawn last, the oldest first.
    kept: Mutex<VecDeque<(Picture, Bytes)>>,
}

impl Desk {
    /// A desk at which so many are drawn at once.
    pub(crate) fn new(pictures: Arc<dyn Pictures>, at_once: usize) -> Self {
        let places = at_once.clamp(1, 1_024);
        Self {
            pictures,
            tickets: Arc::new(Semaphore::new(places * (1 + WAITING))),
            places: Arc::new(Semaphore::new(places)),
            kept: Mutex::default(),
        }
    }

    /// Draws a page, unless it was just drawn; waits for a place for so long.
    pub(crate) async fn draw(
        self: Arc<Self>,
        picture: Picture,
        patience: Duration,
    ) -> Result<Bytes, WebError> {
        if let Some(png) = self.kept_picture(&picture) {
            return Ok(png);
        }
        let ticket = Arc::clone(&self.tickets).try_acquire_owned().map_err(|_| WebError::Slow)?;
        let place = tokio::time::timeout(patience, Arc::clone(&self.places).acquire_owned());
        let place = place.await.map_err(|_| WebError::Slow)?.map_err(|_| WebError::Slow)?;
        let drawn = tokio::task::spawn_blocking(move || {
            let _held_until_the_thread_ends = (ticket, place);
            // It may have been drawn while this one waited.
            if let Some(png) = self.kept_picture(&picture) {
                return Ok(png);
            }
            let png = Bytes::from(self.pictures.draw(&picture)?);
            self.keep(picture, png.clone());
            Ok(png)
        });
        drawn.await.map_err(|_| WebError::Broken)?.map_err(|NotDrawn(reason)| WebError::NotDrawn(reason))
    }

    /// A picture that was just drawn.
    fn kept_picture(&self, picture: &Picture) -> Option<Bytes> {
        self.kept().iter().find(|(kept, _)| kept == picture).map(|(_, png)| png.clone())
    }

    /// Keeps a picture; the oldest go if there are too many.
    fn keep(&self, picture: Picture, png: Bytes) {
        let mut kept = self.kept();
        kept.push_back((picture, png));
        while kept.iter().map(|(_, png)| png.len()).sum::<usize>() > KEPT {
            kept.pop_front();
        }
    }

    /// The pictures; a panic elsewhere cannot have left them half changed.
    fn kept(&self) -> MutexGuard<'_, VecDeque<(Picture, Bytes)>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Gives so many bytes after so many milliseconds, and counts.
    #[derive(Debug, Default)]
    struct Slow {
        bytes: usize,
        pause: u64,
        drawn: AtomicUsize,
    }

    impl Pictures for Slow {
        fn draw(&self, _: &Picture) -> Result<Vec<u8>, NotDrawn> {
            self.drawn.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(self.pause));
            Ok(vec![0; self.bytes])
        }
    }

    fn picture(page: u32) -> Picture {
        let (path, sha256) = ("a.pdf".into(), "0".repeat(64));
        Picture { path, sha256, page, width: 100, marks: Vec::new(), recognised: None }
    }

    const PATIENCE: Duration = Duration::from_secs(20);

    #[tokio::test]
    async fn a_picture_that_was_just_drawn_is_not_drawn_again() {
        let slow = Arc::new(Slow::default());
        let desk = Arc::new(Desk::new(slow.clone(), 1));

        for page in [1, 1, 2, 1] {
            desk.clone().draw(picture(page), PATIENCE).await.expect("drawn");
        }

        assert_eq!(slow.drawn.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn kept_pictures_have_a_limit_in_bytes() {
        for (bytes, drawn) in [(KEPT / 2, 2), (KEPT / 2 + 1, 3)] {
            let slow = Arc::new(Slow { bytes, ..Slow::default() });
            let desk = Arc::new(Desk::new(slow.clone(), 1));

            for page in [1, 2, 1] {
                desk.clone().draw(picture(page), PATIENCE).await.expect("drawn");
            }

            assert_eq!(slow.drawn.load(Ordering::SeqCst), drawn, "{bytes}");
        }
    }

    #[tokio::test]
    async fn when_too_many_wait_the_next_is_turned_away_at_once() {
        let slow = Arc::new(Slow { pause: 300, ..Slow::default() });
        let desk = Arc::new(Desk::new(slow, 1));
        let pages = 1..=u32::try_from(WAITING + 1).expect("few");
        let asked: Vec<_> =
            pages.map(|page| tokio::spawn(desk.clone().draw(picture(page), PATIENCE))).collect();
        tokio::time::sleep(Duration::from_millis(100)).await;

        let late = desk.clone().draw(picture(99), PATIENCE).await;

        assert!(matches!(late, Err(WebError::Slow)));
        for one in asked {
            assert!(one.await.expect("no panic").is_ok());
        }
        assert!(desk.draw(picture(99), PATIENCE).await.is_ok());
    }

    #[tokio::test]
    async fn one_that_waits_longer_than_its_patience_is_turned_away() {
        let desk = Arc::new(Desk::new(Arc::new(Slow { pause: 400, ..Slow::default() }), 1));
        let first = tokio::spawn(desk.clone().draw(picture(1), PATIENCE));
        tokio::time::sleep(Duration::from_millis(50)).await;

        let second = desk.draw(picture(2), Duration::from_millis(50)).await;

        assert!(matches!(second, Err(WebError::Slow)));
        assert!(first.await.expect("no panic").is_ok());
    }
}
