//! Does pieces of work at once, and hands over the results in order.
//!
//! Results are delivered on the caller's thread in the order of the input.
//! Work runs ahead of delivery by a bounded number of pieces, so memory stays
//! bounded when one piece is slow. Knows nothing of files or processes.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Pieces for each thread that may be done or in hand before they are delivered.
const AHEAD: usize = 4;

/// Threads that work at once, whatever is asked for: each may hold a large result.
pub const MAX_THREADS: usize = 64;

/// Tells those at work that nobody waits for them any more.
#[derive(Debug, Default)]
pub struct Stop(AtomicBool);

impl Stop {
    /// Asks them to stop.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether they should stop.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Does all pieces on `threads` threads and delivers in order.
///
/// There is one thread at least, and none more than there are pieces, [`MAX_THREADS`]
/// allows or the system gives.
///
/// At most four results a thread are in hand at any time. When `deliver`
/// breaks, no further piece is started, `Stop` tells those at work, and the
/// call returns once they have. A panic of `perform` or `deliver` is passed on.
pub fn in_order<P: Send, R: Send>(
    pieces: Vec<P>,
    threads: usize,
    perform: impl Fn(P, &Stop) -> R + Sync,
    mut deliver: impl FnMut(R) -> ControlFlow<()>,
) {
    let threads = threads.min(pieces.len()).clamp(1, MAX_THREADS);
    let queue = Queue::new(pieces, threads.saturating_mul(AHEAD));
    thread::scope(|scope| {
        let _end = EndOnDrop(&queue);
        let start = || thread::Builder::new().spawn_scoped(scope, || queue.work(&perform));
        let started = (0..threads).map_while(|_| start().ok()).count();
        loop {
            if started == 0 {
                // The system gives no threads: the caller's own does the work.
                queue.work_once(&perform);
            }
            match queue.next_result().map(&mut deliver) {
                Some(ControlFlow::Continue(())) => {}
                Some(ControlFlow::Break(())) | None => break,
            }
        }
    });
}

/// What is to do, in hand and done.
struct Queue<P, R> {
    state: Mutex<State<P, R>>,
    changed: Condvar,
    stop: Stop,
    /// How many pieces may be taken and not delivered.
    window: usize,
    total: usize,
}

/// Where the work stands.
struct State<P, R> {
    pieces: std::vec::IntoIter<P>,
    taken: usize,
    delivered: usize,
    done: BTreeMap<usize, R>,
}

impl<P, R> Queue<P, R> {
    /// All work still to do.
    fn new(pieces: Vec<P>, window: usize) -> Self {
        let total = pieces.len();
        let state = State { pieces: pieces.into_iter(), taken: 0, delivered: 0, done: BTreeMap::new() };
        Self { state: Mutex::new(state), changed: Condvar::new(), stop: Stop::default(), window, total }
    }

    /// The state; a panic elsewhere cannot have left it half changed.
    fn state(&self) -> MutexGuard<'_, State<P, R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a change.
    fn wait<'a>(&self, state: MutexGuard<'a, State<P, R>>) -> MutexGuard<'a, State<P, R>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    /// Does pieces until there are none, or no one waits for them.
    fn work(&self, perform: &impl Fn(P, &Stop) -> R) {
        while self.work_once(perform) {}
    }

    /// Does the next piece, if there is one and someone waits for it.
    fn work_once(&self, perform: &impl Fn(P, &Stop) -> R) -> bool {
        let Some((number, piece)) = self.take() else { return false };
        let end = EndOnDrop(self);
        let result = perform(piece, &self.stop);
        std::mem::forget(end);
        self.state().done.insert(number, result);
        self.changed.notify_all();
        true
    }

    /// The next piece, once delivery is near enough.
    fn take(&self) -> Option<(usize, P)> {
        let mut state = self.state();
        while !self.stop.is_stopped() && state.taken - state.delivered >= self.window {
            state = self.wait(state);
        }
        if self.stop.is_stopped() {
            return None;
        }
        let piece = state.pieces.next()?;
        let number = state.taken;
        state.taken += 1;
        Some((number, piece))
    }

    /// The next result in order, once it is there.
    fn next_result(&self) -> Option<R> {
        let mut state = self.state();
        while state.delivered < self.total && !self.stop.is_stopped() {
            let number = state.delivered;
            if let Some(result) = state.done.remove(&number) {
                state.delivered += 1;
                self.changed.notify_all();
                return Some(result);
            }
            state = self.wait(state);
        }
        None
    }

    /// Ends the work, and wakes all who wait.
    fn end(&self) {
        let _state = self.state();
        self.stop.stop();
        self.changed.notify_all();
    }
}

/// Ends the work when it is dropped, so that a panic leaves nobody waiting.
struct EndOnDrop<'a, P, R>(&'a Queue<P, R>);

impl<P, R> Drop for EndOnDrop<'_, P, R> {
    fn drop(&mut self) {
        self.0.end();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    /// Does nothing for some microseconds.
    fn pause(micros: u64) {
        thread::sleep(Duration::from_micros(micros));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn results_come_once_each_in_the_order_of_the_input_and_never_too_far_ahead(
            delays in prop::collection::vec(0_u64..3_000, 0..40),
            threads in 0_usize..6,
            slow in 0_u64..1_000,
        ) {
            let pieces: Vec<(usize, u64)> = delays.iter().copied().enumerate().collect();
            let (started, delivered) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let furthest = AtomicUsize::new(0);
            let mut order = Vec::new();

            in_order(
                pieces,
                threads,
                |(number, delay), _| {
                    let ahead = started.fetch_add(1, Ordering::SeqCst) + 1;
                    furthest.fetch_max(
                        ahead.saturating_sub(delivered.load(Ordering::SeqCst)), Ordering::SeqCst);
                    pause(delay);
                    number
                },
                |number| {
                    pause(slow);
                    order.push(number);
                    delivered.fetch_add(1, Ordering::SeqCst);
                    ControlFlow::Continue(())
                },
            );

            // One more may be out of the queue and not yet counted as delivered.
            prop_assert_eq!(order, (0..delays.len()).collect::<Vec<_>>());
            prop_assert!(furthest.into_inner() <= AHEAD * threads.max(1) + 1);
        }
    }

    #[test]
    fn work_is_done_at_once() {
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));

        in_order(
            vec![(); 8],
            4,
            |(), _| {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                pause(50_000);
                now.fetch_sub(1, Ordering::SeqCst);
            },
            |()| ControlFlow::Continue(()),
        );

        assert!((2..=4).contains(&most.into_inner()));
    }

    #[test]
    fn a_huge_number_of_threads_is_brought_down_to_the_limit() {
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));

        in_order(
            vec![(); 4 * MAX_THREADS],
            usize::MAX,
            |(), _| {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                pause(10_000);
                now.fetch_sub(1, Ordering::SeqCst);
            },
            |()| ControlFlow::Continue(()),
        );

        assert!((2..=MAX_THREADS).contains(&most.into_inner()));
    }

    #[test]
    fn breaking_off_starts_nothing_more_and_tells_those_at_work() {
        let (started, told) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut delivered = Vec::new();

        in_order(
            (0..1_000).collect(),
            2,
            |number: usize, stop| {
                started.fetch_add(1, Ordering::SeqCst);
                while number > 2 && !stop.is_stopped() {
                    pause(100);
                }
                told.fetch_add(usize::from(stop.is_stopped()), Ordering::SeqCst);
                number
            },
            |number| {
                delivered.push(number);
                if number == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );

        assert_eq!(delivered, [0, 1, 2]);
        assert!(started.into_inner() <= 3 + 2 * AHEAD);
        assert!(told.into_inner() <= 2);
    }

    #[test]
    fn a_panic_is_passed_on_and_leaves_nobody_waiting() {
        let at_work = std::panic::catch_unwind(|| {
            in_order(
                (0..100).collect(),
                3,
                |number: usize, _| assert_ne!(number, 5, "expected by this test"),
                |()| ControlFlow::Continue(()),
            );
        });
        let delivering = std::panic::catch_unwind(|| {
            in_order(
                (0..100).collect(),
                3,
                |number: usize, _| number,
                |number| {
                    assert_ne!(number, 5, "expected by this test");
                    ControlFlow::Continue(())
                },
            );
        });

        assert!(at_work.is_err());
        assert!(delivering.is_err());
    }
}
