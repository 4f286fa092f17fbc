//! The child gives up what it does not need before it sees an untrusted byte.
//!
//! Limits are only ever lowered. Outside Linux nothing is done here, and the
//! parent's clock is the limit.

use std::io;

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

    let cpu = limits.cpu.as_secs().saturating_add(u64::from(limits.cpu.subsec_nanos() > 0)).max(1);
    // A second between the two, so that the signal says that it was the time.
    lower_to(Resource::Cpu, cpu, cpu.saturating_add(1))?;
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
