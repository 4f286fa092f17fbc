//! Lets so many work at once, and the others wait for their turn.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::order::Stop;

/// How often one that waits looks whether it should stop.
const LOOK: Duration = Duration::from_millis(50);

/// Places at which to work.
#[derive(Debug)]
pub(super) struct Turns {
    free: Mutex<usize>,
    changed: Condvar,
}

/// A place that is taken; dropping it gives it to the next.
pub(super) struct Turn<'a>(&'a Turns);

impl Turns {
    /// So many places, one at least.
    pub(super) fn new(places: usize) -> Self {
        Self { free: Mutex::new(places.max(1)), changed: Condvar::new() }
    }

    /// Waits for a place; `None` once it is told to stop.
    pub(super) fn take(&self, stop: &Stop) -> Option<Turn<'_>> {
        let mut free = self.free();
        while *free == 0 {
            if stop.is_stopped() {
                return None;
            }
            let waited = self.changed.wait_timeout(free, LOOK);
            free = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        *free -= 1;
        Some(Turn(self))
    }

    /// The number of free places; a panic elsewhere cannot have left it half changed.
    fn free(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.free() += 1;
        self.0.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn no_more_work_at_once_than_there_are_places() {
        let (turns, now, most) = (Turns::new(2), AtomicUsize::new(0), AtomicUsize::new(0));

        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let _turn = turns.take(&Stop::default()).expect("a place");
                    most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(10));
                    now.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });

        assert_eq!(most.into_inner(), 2);
    }

    #[test]
    fn one_that_waits_goes_when_it_is_told_to() {
        let (turns, stop) = (Turns::new(1), Stop::default());
        let _turn = turns.take(&stop).expect("a place");
        stop.stop();

        assert!(turns.take(&stop).is_none());
    }
}
