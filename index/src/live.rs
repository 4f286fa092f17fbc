//! A library that is being read while others may write to it.
//!
//! Every question is answered from one [`Snapshot`]: a state of the library
//! that was committed as a whole. A newer one is picked up by itself.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use crate::engine::Generation;
use crate::error::LibraryError;
pub use crate::search::{Original, Snapshot, Totals};

/// How often the disk is asked whether there is a newer state.
const CHECK_EVERY: Duration = Duration::from_millis(200);

/// A folder in which a library is, or may come to be.
#[derive(Debug)]
pub struct Live {
    dir: PathBuf,
    held: Mutex<Option<Held>>,
}

/// The state that was last opened.
#[derive(Debug)]
struct Held {
    snapshot: Arc<Snapshot>,
    sign: Sign,
    checked: Instant,
}

/// What changes on disk when there is a newer state.
type Sign = (Option<u64>, Option<SystemTime>);

impl Live {
    /// Watches a folder; the library need not be there yet.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned(), held: Mutex::new(None) }
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The newest committed state. Blocks on disk: call it off the async threads.
    ///
    /// # Errors
    ///
    /// Fails if there is no library, or one of another version, or it cannot be read.
    pub fn snapshot(&self) -> Result<Arc<Snapshot>, LibraryError> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = held.as_mut() {
            if held.checked.elapsed() < CHECK_EVERY {
                return Ok(held.snapshot.clone());
            }
            held.checked = Instant::now();
            if held.sign == sign(&self.dir) {
                return Ok(held.snapshot.clone());
            }
        }
        let opened = open(&self.dir)?;
        let snapshot = opened.snapshot.clone();
        *held = Some(opened);
        Ok(snapshot)
    }
}

/// Opens the newest state. A generation that is replaced while it is being opened is tried anew.
fn open(dir: &Path) -> Result<Held, LibraryError> {
    loop {
        // The sign is taken first: a change while opening is seen by the next check.
        let seen = sign(dir);
        match Snapshot::open(dir) {
            Ok(snapshot) => {
                return Ok(Held { snapshot: Arc::new(snapshot), sign: seen, checked: Instant::now() });
            }
            Err(_) if seen.0 != Generation::current(dir) => {}
            Err(error) => return Err(error),
        }
    }
}

/// The generation in use, and when it was last committed to.
fn sign(dir: &Path) -> Sign {
    let number = Generation::current(dir);
    let metas = number.map(|number| dir.join("index").join(number.to_string()).join("meta.json"));
    (number, metas.and_then(|path| path.metadata().ok()?.modified().ok()))
}
