//! Keeps the children that wait for another file.
//!
//! Each is given out only on the thread on which it was put back, since Linux
//! ends a child with the thread that started it. Dropping the pool ends all.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use super::process::Process;

/// The children that wait, each with the thread for which it reads.
#[derive(Debug, Default)]
pub(super) struct Pool(Mutex<Vec<(ThreadId, Process)>>);

impl Pool {
    /// Takes a child of this thread that is alive and silent, if there is one.
    pub(super) fn take(&self) -> Option<Process> {
        let mut idle = self.idle();
        // Those whose thread has ended are dropped too: nobody else would come for them.
        idle.retain_mut(|(_, process)| process.is_silent());
        let at = idle.iter().position(|(thread, _)| *thread == thread::current().id())?;
        Some(idle.swap_remove(at).1)
    }

    /// Keeps a child for the next file of this thread.
    pub(super) fn put_back(&self, process: Process) {
        self.idle().push((thread::current().id(), process));
    }

    /// The children; a panic elsewhere cannot have left them half changed.
    fn idle(&self) -> MutexGuard<'_, Vec<(ThreadId, Process)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
