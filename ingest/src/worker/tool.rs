//! Runs another program on some bytes, within limits.
//!
//! The program gets an empty environment but for what is named, and is ended,
//! with all that it started, when its time is up, when it says too much, or
//! when nobody waits for it any more. On Linux the kernel limits its memory
//! and processor time, from before it is given a byte.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::Command;

use super::order::Stop;
use super::process::{Owned, Patience};
use super::stream;
use super::verdict::End;
use crate::limits::Limits;

/// Characters of its complaint that are handed on.
const WORDS: usize = 120;

/// A program that is to be run.
#[derive(Debug)]
pub(crate) struct Tool<'a> {
    /// The program.
    pub(crate) program: &'a Path,
    /// Its arguments.
    pub(crate) arguments: Vec<&'a OsStr>,
    /// All of its environment.
    pub(crate) environment: Vec<(&'a str, &'a OsStr)>,
}

impl Tool<'_> {
    /// Runs it on `input`, and gives what it says.
    ///
    /// # Errors
    ///
    /// Says in words why there is no answer.
    pub(crate) fn run(&self, input: Vec<u8>, limits: &Limits, stop: &Stop) -> Result<Vec<u8>, String> {
        let name = self.program.file_name().unwrap_or_default().to_string_lossy();
        match self.end(input, limits, &Patience::new(limits.ocr_wall, stop)) {
            Ok(Ok(said)) => Ok(said),
            Ok(Err(End::TooLong)) => {
                Err(format!("{name} took more than {} s", limits.ocr_wall.as_secs_f32()))
            }
            Ok(Err(End::TooMuch)) => Err(format!("{name} said too much")),
            Ok(Err(End::Stopped)) => Err("the run was stopped".to_owned()),
            Ok(Err(End::Exited { status, complaint, .. })) => {
                let words = complaint.lines().next().unwrap_or_default();
                let words: String = words.chars().filter(|c| !c.is_control()).take(WORDS).collect();
                let words = if words.is_empty() { words } else { format!(", '{words}'") };
                Err(format!("{name} failed ({status}{words})"))
            }
            Ok(Err(_)) => Err(format!("{name} gave no answer")),
            Err(error) => Err(format!("{name} cannot be started ({error})")),
        }
    }

    /// What it says to its end, or how it ended.
    fn end(
        &self,
        input: Vec<u8>,
        limits: &Limits,
        patience: &Patience<'_>,
    ) -> io::Result<Result<Vec<u8>, End>> {
        let mut command = Command::new(self.program);
        command.args(&self.arguments).env_clear().envs(self.environment.iter().copied());
        let mut child = Owned::spawn(command)?;
        confine(&child, limits)?;
        // The end of what is sent is the end of its input.
        let _ = stream::feed(child.child.stdin.take())?.send(input);
        let said = stream::whole(child.child.stdout.take(), limits.ocr_output as u64)?;
        let complaint = child.complaint()?;
        let said = match patience.receive(&said) {
            Ok(Some(Some(said))) => said,
            Ok(Some(None)) => return Ok(Err(End::TooMuch)),
            Ok(None) => return Ok(Err(End::Nonsense)),
            Err(end) => return Ok(Err(end)),
        };
        match child.wait(patience)? {
            Ok(status) if status.success() => Ok(Ok(said)),
            Ok(status) => {
                let complaint = complaint.recv_timeout(super::process::LAST_WORDS).unwrap_or_default();
                let complaint = String::from_utf8_lossy(&complaint).into_owned();
                Ok(Err(End::Exited { status, began: !said.is_empty(), complaint }))
            }
            Err(end) => Ok(Err(end)),
        }
    }
}

/// Lowers the limits of a program that has been given nothing to work on yet.
#[cfg(target_os = "linux")]
fn confine(child: &Owned, limits: &Limits) -> io::Result<()> {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let cpu = limits.ocr_cpu.as_secs().saturating_add(u64::from(limits.ocr_cpu.subsec_nanos() > 0)).max(1);
    let values = [
        (Resource::As, limits.ocr_memory),
        (Resource::Cpu, cpu),
        (Resource::Core, 0),
        // Words go to a pipe, so that no file need grow.
        (Resource::Fsize, 0),
    ];
    for (resource, value) in values {
        match prlimit(pid, resource, Rlimit { current: Some(value), maximum: Some(value) }) {
            // It has ended already, or had a lower limit from the start.
            Ok(_) | Err(rustix::io::Errno::SRCH | rustix::io::Errno::PERM) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Elsewhere the clock is the limit.
#[cfg(not(target_os = "linux"))]
fn confine(_child: &Owned, _limits: &Limits) -> io::Result<()> {
    Ok(())
}
