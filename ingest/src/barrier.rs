//! A barrier before libraries that may fail on what an untrusted file holds.
//!
//! A panic in a library costs only the work behind the barrier, and nothing is
//! printed. One in our own code is caught too, but never silent: it is a fault.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::Once;

thread_local! {
    /// Whether a panic on this thread is expected.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`; a panic in it gives `None`.
pub(crate) fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !EXPECTED.get() || is_ours(info) {
                usual(info);
            }
        }));
    });
    let before = EXPECTED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(work)).ok();
    EXPECTED.set(before);
    outcome
}

/// Whether a panic comes from a file of this crate.
fn is_ours(info: &PanicHookInfo<'_>) -> bool {
    let folder = file!().trim_end_matches("barrier.rs");
    info.location().is_some_and(|place| place.file().starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_only_the_work_behind_the_barrier() {
        let lost = quietly(|| std::panic::resume_unwind(Box::new("a page that cannot be drawn")));
        let kept = quietly(|| 7);

        assert_eq!((lost, kept), (None::<()>, Some(7)));
    }
}
