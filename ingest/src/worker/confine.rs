//! The child gives up what it does not need before it sees an untrusted byte.
//!
//! Limits are only ever lowered, but for that on processor time: each file has
//! its own, up to what the process was started with. Outside Linux nothing is
//! done here, and the parent's clock is the limit.

use std::io;
use std::time::Duration;

use crate::limits::Limits;

/// Files that the child may hold open at once.
#[cfg(target_os = "linux")]
const OPEN_FILES: u64 = 64;

/// Has the kernel end this process when its parent is gone.
pub(super) fn follow_parent() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    Ok(())
}

/// Lowers the limits of this process for good.
///
/// No file can be written, since the answer goes to a pipe; no memory is
/// dumped, since it would hold the text of the file.
#[cfg(target_os = "linux")]
pub(super) fn lower(limits: &Limits) -> io::Result<()> {
    use rustix::process::Resource;

    lower_to(Resource::As, limits.memory, limits.memory)?;
    lower_to(Resource::Nofile, OPEN_FILES, OPEN_FILES)?;
    lower_to(Resource::Core, 0, 0)?;
    lower_to(Resource::Fsize, 0, 0)
}

/// Lowers one limit: a lower one that is set already stays.
#[cfg(target_os = "linux")]
fn lower_to(resource: rustix::process::Resource, soft: u64, hard: u64) -> io::Result<()> {
    let now = rustix::process::getrlimit(resource);
    let lower = |wanted: u64, now: Option<u64>| Some(now.map_or(wanted, |now| now.min(wanted)));
    let new =
        rustix::process::Rlimit { current: lower(soft, now.current), maximum: lower(hard, now.maximum) };
    Ok(rustix::process::setrlimit(resource, new)?)
}

/// Elsewhere the parent's clock is the limit.
#[cfg(not(target_os = "linux"))]
pub(super) fn lower(_limits: &Limits) -> io::Result<()> {
    Ok(())
}

/// The limits on processor time that a process was started with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    /// What ends it with the signal that says why.
    #[cfg(target_os = "linux")]
    at_start: rustix::process::Rlimit,
}

#[cfg(target_os = "linux")]
impl Allowance {
    /// Those of this process; ask before the first file.
    pub(super) fn of_process() -> Self {
        Self { at_start: rustix::process::getrlimit(rustix::process::Resource::Cpu) }
    }

    /// Gives this process so much more time, to the next whole second.
    ///
    /// Only the limit that may be raised again is set, and never above the one
    /// that the process was started with.
    pub(super) fn grant(self, time: Duration) -> io::Result<()> {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let total = used().saturating_add(time);
        let seconds = total.as_secs().saturating_add(u64::from(total.subsec_nanos() > 0)).max(1);
        let within = |limit: Option<u64>| limit.map_or(seconds, |limit| limit.min(seconds));
        // The kernel holds the one limit to the other.
        let current = within(self.at_start.current).min(within(self.at_start.maximum));
        Ok(setrlimit(Resource::Cpu, Rlimit { current: Some(current), maximum: self.at_start.maximum })?)
    }
}

/// The processor time that this process has used.
#[cfg(target_os = "linux")]
fn used() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let used = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(used.tv_sec.try_into().unwrap_or(0), used.tv_nsec.try_into().unwrap_or(0))
}

#[cfg(not(target_os = "linux"))]
impl Allowance {
    /// Elsewhere nothing is known of it.
    pub(super) fn of_process() -> Self {
        Self {}
    }

    /// Elsewhere the parent's clock is the limit.
    pub(super) fn grant(self, _time: Duration) -> io::Result<()> {
        Ok(())
    }
}
