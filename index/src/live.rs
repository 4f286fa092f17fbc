//! A library that is being read while others may write to it.
//!
//! Every question is answered from one [`Snapshot`]: a state of the library
//! that was committed as a whole. A newer one is picked up by itself; while one
//! reader's question opens it, the others are answered from the one before.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
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
    opener: Opener,
    held: Mutex<Option<Held>>,
    /// Held by whoever opens.
    turn: Mutex<()>,
    /// Since when the library is being opened, if it is.
    began: Mutex<Option<Instant>>,
}

/// How far a library is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was opened: nobody has asked, or it failed.
    Closed,
    /// It is being opened for the first time, since so long.
    Opening(Duration),
    /// A state of it is open.
    Open,
}

/// A state, or why there is none.
type Opened = Result<Snapshot, LibraryError>;

/// What opens the newest state in a folder.
struct Opener(Box<dyn Fn(&Path) -> Opened + Send + Sync>);

impl fmt::Debug for Opener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opener")
    }
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
        Self::opened_by(dir, Snapshot::open)
    }

    /// Watches a folder of which states are opened by a function of the caller's, which may take its time.
    #[must_use]
    pub fn opened_by<F>(dir: &Path, opener: F) -> Self
    where
        F: Fn(&Path) -> Result<Snapshot, LibraryError> + Send + Sync + 'static,
    {
        Self {
            dir: dir.to_owned(),
            opener: Opener(Box::new(opener)),
            held: Mutex::new(None),
            turn: Mutex::new(()),
            began: Mutex::new(None),
        }
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// How far the library is. Never waits, neither for the disk nor for whoever opens.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if lock(&self.held).is_some() {
            return Stage::Open;
        }
        lock(&self.began).map_or(Stage::Closed, |began| Stage::Opening(began.elapsed()))
    }

    /// The newest committed state, or the one before while another question opens that. Blocks on disk, and the
    /// first time until the library is open: call it off the async threads.
    ///
    /// # Errors
    ///
    /// Fails if there is no library, or one of another version, or it cannot be read.
    pub fn snapshot(&self) -> Result<Arc<Snapshot>, LibraryError> {
        let Some((snapshot, sign)) = self.due() else { return self.first() };
        let Some(sign) = sign else { return Ok(snapshot) };
        if sign == self::sign(&self.dir) {
            return Ok(snapshot);
        }
        match self.turn.try_lock() {
            Ok(turn) => self.open(turn),
            Err(TryLockError::Poisoned(turn)) => self.open(turn.into_inner()),
            Err(TryLockError::WouldBlock) => Ok(snapshot),
        }
    }

    /// The state that is held, with its sign if it is time to look for a newer one.
    fn due(&self) -> Option<(Arc<Snapshot>, Option<Sign>)> {
        let mut held = lock(&self.held);
        let held = held.as_mut()?;
        let due = held.checked.elapsed() >= CHECK_EVERY;
        if due {
            held.checked = Instant::now();
        }
        Some((held.snapshot.clone(), due.then_some(held.sign)))
    }

    /// The first state: opened, or waited for.
    fn first(&self) -> Result<Arc<Snapshot>, LibraryError> {
        let turn = lock(&self.turn);
        let held = lock(&self.held).as_ref().map(|held| held.snapshot.clone());
        held.map_or_else(|| self.open(turn), Ok)
    }

    /// Opens the newest state and holds it.
    fn open(&self, _turn: MutexGuard<'_, ()>) -> Result<Arc<Snapshot>, LibraryError> {
        let _ended = Began::now(&self.began);
        let opened = newest(&self.dir, &self.opener)?;
        let snapshot = opened.snapshot.clone();
        *lock(&self.held) = Some(opened);
        Ok(snapshot)
    }
}

/// Says that the library is being opened, until it is dropped.
struct Began<'a>(&'a Mutex<Option<Instant>>);

impl<'a> Began<'a> {
    fn now(began: &'a Mutex<Option<Instant>>) -> Self {
        *lock(began) = Some(Instant::now());
        Self(began)
    }
}

impl Drop for Began<'_> {
    fn drop(&mut self) {
        *lock(self.0) = None;
    }
}

/// What a lock guards; nothing that is guarded here can be half written.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Opens the newest state. A generation that is replaced while it is being opened is tried anew.
fn newest(dir: &Path, opener: &Opener) -> Result<Held, LibraryError> {
    loop {
        // The sign is taken first: a change while opening is seen by the next check.
        let seen = sign(dir);
        match (opener.0)(dir) {
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;
    use crate::fixture::review;
    use crate::library::{Incoming, Library};
    use crate::review::Review;

    /// A library of one review.
    fn library(dir: &Path) -> Library {
        let mut library = Library::create(dir).expect("a library");
        put(&mut library, &review("one").page("damp").build());
        library.commit().expect("committed");
        library
    }

    fn put(library: &mut Library, review: &Review) {
        let incoming = Incoming { path: &review.file, review, stated_id: None, fingerprint: "", bytes: 0 };
        library.put(&incoming).expect("put");
    }

    /// A library whose every opening says that it began, then waits to be let through.
    fn slow(dir: &Path) -> (Arc<Live>, mpsc::Receiver<()>, mpsc::Sender<()>) {
        let (began, begins) = mpsc::channel();
        let (go, gate) = mpsc::channel::<()>();
        let gate = Mutex::new(gate);
        let opener = move |dir: &Path| {
            began.send(()).expect("heard");
            lock(&gate).recv().expect("let through");
            Snapshot::open(dir)
        };
        (Arc::new(Live::opened_by(dir, opener)), begins, go)
    }

    fn asked(live: &Arc<Live>) -> thread::JoinHandle<usize> {
        let live = Arc::clone(live);
        thread::spawn(move || live.snapshot().expect("open").totals().reviews)
    }

    #[test]
    fn a_library_that_is_being_opened_says_so_and_is_opened_once() {
        let dir = tempfile::tempdir().expect("a folder");
        library(dir.path());
        let (live, begins, go) = slow(dir.path());
        assert_eq!(live.stage(), Stage::Closed);

        let questions: Vec<_> = (0..4).map(|_| asked(&live)).collect();
        begins.recv().expect("begun");
        assert!(matches!(live.stage(), Stage::Opening(_)));
        go.send(()).expect("waiting");

        assert!(questions.into_iter().all(|question| question.join().expect("answered") == 1));
        assert_eq!(live.stage(), Stage::Open);
        assert!(begins.try_recv().is_err(), "opened once");
    }

    #[test]
    fn while_a_newer_state_is_opened_others_are_answered_from_the_one_before() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut library = library(dir.path());
        let (live, begins, go) = slow(dir.path());
        go.send(()).expect("kept");
        assert_eq!(live.snapshot().expect("open").totals().reviews, 1);
        begins.recv().expect("begun");
        put(&mut library, &review("two").page("flat").build());
        library.commit().expect("committed");
        // A state that was written within the same tick of the clock as the one before looks the same.
        lock(&live.held).as_mut().expect("held").sign = (None, None);
        let due = || lock(&live.held).as_mut().expect("held").checked -= CHECK_EVERY;

        due();
        let newer = asked(&live);
        begins.recv().expect("begun");
        due();
        assert_eq!(live.snapshot().expect("open").totals().reviews, 1);
        assert_eq!(live.stage(), Stage::Open);
        go.send(()).expect("waiting");

        assert_eq!(newer.join().expect("answered"), 2);
        assert_eq!(live.snapshot().expect("open").totals().reviews, 2);
    }

    #[test]
    fn a_library_that_cannot_be_opened_is_not_being_opened() {
        let dir = tempfile::tempdir().expect("a folder");
        let live = Live::new(dir.path());

        assert!(matches!(live.snapshot(), Err(LibraryError::Missing { .. })));
        assert_eq!(live.stage(), Stage::Closed);
    }
}
