//! Says in plain words why a child gave no review, and what to do.

use std::process::ExitStatus;

use super::{Answer, Reply};
use crate::error::ReadError;
use crate::limits::Limits;

/// What helps with nearly every file that a reader cannot take.
pub(super) const REMEDY: &str = "open it in a viewer, print it to a new PDF, and add that";

/// Characters of the child's own words that are handed on.
const WORDS: usize = 200;

/// What came of a request.
#[derive(Debug)]
pub(super) enum End {
    /// The child answered it, and lives.
    Answered(Box<Result<Reply, ReadError>>),
    /// The child answered something else.
    Nonsense,
    /// The child answered about a file that it was not asked for.
    Another,
    /// The child ended by itself, with no whole answer.
    Exited {
        /// Its status.
        status: ExitStatus,
        /// Whether it began to answer.
        began: bool,
        /// The start of what it complained of.
        complaint: String,
    },
    /// It was ended for the time it took.
    TooLong,
    /// It was ended for the length of its answer.
    TooMuch,
    /// It was ended since nobody waits for it.
    Stopped,
}

impl End {
    /// What an answer is worth to who sent the request with this number, for the file with this hash.
    pub(super) fn of_answer(answer: Answer, number: u32, sha256: &str) -> Self {
        match answer.result {
            _ if answer.number != number => Self::Nonsense,
            Ok(reply) if reply.sha256() != sha256 => Self::Another,
            result => Self::Answered(Box::new(result)),
        }
    }

    /// Whether a file that the child read before may be to blame.
    pub(super) fn may_be_of_earlier(&self) -> bool {
        match self {
            // The time is counted from when the file was asked for.
            Self::Exited { status, .. } => signal(*status) != Some(SIGXCPU),
            Self::Nonsense | Self::Another => true,
            Self::Answered(_) | Self::TooLong | Self::TooMuch | Self::Stopped => false,
        }
    }
}

/// What came of a request, or why there is nothing.
pub(super) fn verdict(end: End, limits: &Limits) -> Result<Reply, ReadError> {
    match end {
        End::Answered(result) => *result,
        End::Another => child("the reader answered about another file: install hindsight again".to_owned()),
        End::Nonsense => child(nonsense()),
        End::Exited { status, began, .. } if status.success() => {
            child(if began { nonsense() } else { format!("the reader gave no answer: {REMEDY}") })
        }
        End::Exited { status, complaint, .. } => child(failure(status, &complaint, limits)),
        End::TooLong => child(format!("it took more than {} s: {REMEDY}", limits.wall.as_secs_f32())),
        End::TooMuch => {
            child(format!("its text is more than {} can hold: {REMEDY}", size(limits.output as u64)))
        }
        End::Stopped => child("the run was stopped: run again".to_owned()),
    }
}

/// The error for a child that gave no review.
fn child(message: String) -> Result<Reply, ReadError> {
    Err(ReadError::Child(message))
}

/// The error for an answer to another question.
pub(super) fn senseless() -> ReadError {
    ReadError::Child(nonsense())
}

/// What is said of an answer that is none.
fn nonsense() -> String {
    format!("the reader's answer makes no sense: {REMEDY}")
}

/// Why a child failed.
fn failure(status: ExitStatus, complaint: &str, limits: &Limits) -> String {
    if complaint.contains("has overflowed its stack") {
        return format!("its parts are nested too deeply: {REMEDY}");
    }
    if complaint.contains("memory allocation of") {
        return format!("it needs more than {} of memory: {REMEDY}", size(limits.memory));
    }
    match (signal(status), status.code()) {
        (Some(SIGXCPU), _) => {
            format!("it took more than {} s of processor time: {REMEDY}", limits.cpu.as_secs_f32())
        }
        (Some(SIGKILL), _) => {
            "the system ended the reader, most likely for want of memory: use fewer --jobs, or close other \
             programs"
                .to_owned()
        }
        (Some(signal), _) => format!("the reader crashed (signal {signal}): {REMEDY}"),
        (None, code) => {
            let code = code.map_or_else(|| "no code".to_owned(), |code| format!("code {code}"));
            let words = complaint.lines().next().unwrap_or_default();
            let words: String = words.chars().filter(|c| !c.is_control()).take(WORDS).collect();
            let words = if words.is_empty() { words } else { format!(", '{words}'") };
            format!("the reader failed ({code}{words}): {REMEDY}")
        }
    }
}

/// The signal by which the kernel ends a process that cannot be saved.
const SIGKILL: i32 = 9;

/// The signal by which the kernel ends a process that used up its processor time.
const SIGXCPU: i32 = 24;

/// The signal that ended a process.
#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

/// Elsewhere there are no signals.
#[cfg(not(unix))]
fn signal(_status: ExitStatus) -> Option<i32> {
    None
}

/// A number of bytes for people.
fn size(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    if bytes >= MIB { format!("{} MB", bytes / MIB) } else { format!("{bytes} bytes") }
}
