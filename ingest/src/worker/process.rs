//! One child process, from its start to its end.
//!
//! It gets an empty environment and three pipes, and is ended, with all that
//! it started, when its time is up, when it says too much, when nobody waits
//! for it any more, or when this side gives up for any other reason. Each pipe
//! has a thread, so that no child can keep this side waiting at one.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

use super::order::Stop;
use super::stream::{self, Said};
use super::verdict::End;
use super::{Answer, Request};
use crate::limits::Limits;

/// Files that one child reads: what they leave behind in its memory stays little.
pub(super) const FILES: u32 = 64;

/// Bytes of what a child complains of that are kept.
const COMPLAINT: u64 = 4 << 10;

/// How often a waiting parent looks whether it should stop.
const LOOK: Duration = Duration::from_millis(50);

/// How long to wait for the last words of a child that failed.
pub(super) const LAST_WORDS: Duration = Duration::from_millis(500);

/// How long the parent waits for what comes of one file.
pub(super) struct Patience<'a> {
    start: Instant,
    wall: Duration,
    stop: &'a Stop,
}

impl<'a> Patience<'a> {
    /// Waits for so long from now on, or until it is told to stop.
    pub(super) fn new(wall: Duration, stop: &'a Stop) -> Self {
        Self { start: Instant::now(), wall, stop }
    }

    /// How long to wait before looking again, or why not to wait.
    fn left(&self) -> Result<Duration, End> {
        if self.stop.is_stopped() {
            return Err(End::Stopped);
        }
        let left = self.wall.saturating_sub(self.start.elapsed());
        if left.is_zero() { Err(End::TooLong) } else { Ok(left.min(LOOK)) }
    }

    /// Waits for what a child says; none if nothing more will be said.
    pub(super) fn receive<T>(&self, answers: &Receiver<T>) -> Result<Option<T>, End> {
        loop {
            match answers.recv_timeout(self.left()?) {
                Ok(said) => return Ok(Some(said)),
                Err(RecvTimeoutError::Timeout) => {}
                // The end was told before, or the thread that tells it panicked.
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
    }
}

/// A child, and how to talk to it.
#[derive(Debug)]
pub(super) struct Process {
    child: Owned,
    /// What is asked of it.
    requests: Sender<Vec<u8>>,
    /// What it answers.
    answers: Receiver<Said>,
    /// The start of what it complains of, once it has ended.
    complaint: Receiver<Vec<u8>>,
    /// How many files it was asked to read.
    asked: u32,
    /// Whether it gave each an answer and takes more.
    willing: bool,
}

impl Process {
    /// Starts a program, as the head of a process group of its own.
    pub(super) fn start(program: &Path, arguments: &[OsString], limits: &Limits) -> io::Result<Self> {
        let mut child = Owned::start(program, arguments)?;
        Ok(Self {
            requests: stream::feed(child.child.stdin.take())?,
            answers: stream::lines(child.child.stdout.take(), limits.output as u64)?,
            complaint: child.complaint()?,
            child,
            asked: 0,
            willing: false,
        })
    }

    /// Asks for one file, and waits for what comes of it.
    pub(super) fn ask(&mut self, request: &mut Request, patience: &Patience<'_>) -> io::Result<End> {
        self.willing = false;
        self.asked = self.asked.saturating_add(1);
        request.number = self.asked;
        // A child that is gone already says why by its status.
        let _ = self.requests.send(request.line()?);
        let said = match patience.receive(&self.answers) {
            Ok(said) => said.unwrap_or(Said::End { began: false }),
            Err(end) => return Ok(end),
        };
        match said {
            Said::Line(line) => Ok(self.heard(&line, request)),
            Said::TooMuch => Ok(End::TooMuch),
            Said::End { began } => self.ended(began, patience),
        }
    }

    /// Understands a line.
    fn heard(&mut self, line: &[u8], request: &Request) -> End {
        let Ok(answer) = serde_json::from_slice::<Answer>(line) else { return End::Nonsense };
        let last = answer.last;
        let end = End::of_answer(answer, request.number, &request.sha256);
        self.willing = !last && matches!(end, End::Answered(_));
        end
    }

    /// Learns how a child ended that has closed its output.
    fn ended(&mut self, began: bool, patience: &Patience<'_>) -> io::Result<End> {
        let status = match self.child.wait(patience)? {
            Ok(status) => status,
            Err(end) => return Ok(end),
        };
        Ok(exited(status, began, &self.complaint))
    }

    /// Whether it may be asked for another file.
    pub(super) fn may_read_on(&self, limits: &Limits) -> bool {
        self.willing && self.asked < FILES && !self.has_grown(limits)
    }

    /// Whether it waits in silence: one that ended or speaks unasked is not to be asked.
    pub(super) fn is_silent(&mut self) -> bool {
        matches!(self.answers.try_recv(), Err(TryRecvError::Empty))
            && self.child.has_ended().is_ok_and(|ended| !ended)
    }

    /// Whether it holds so much memory that another file might lack it.
    #[cfg(target_os = "linux")]
    fn has_grown(&self, limits: &Limits) -> bool {
        /// Parts of the limit that it may hold.
        const HELD: u64 = 8;
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.child.child.id())).unwrap_or_default();
        let field = |name: &str| {
            let value = status.lines().find_map(|line| line.strip_prefix(name)?.strip_suffix("kB"))?;
            value.trim().parse::<u64>().ok()?.checked_mul(1 << 10)
        };
        let over = |name: &str, limit: u64| field(name).is_none_or(|bytes| bytes > limit);
        // The limit is on address space, of which a child reserves more than it holds.
        over("VmRSS:", limits.memory / HELD) || over("VmSize:", limits.memory / 2)
    }

    /// Elsewhere memory is not limited, and is returned when a child has read its last file.
    #[cfg(not(target_os = "linux"))]
    fn has_grown(&self, _limits: &Limits) -> bool {
        false
    }
}

/// How a child ended, with what it complained of if it failed; that pipe closes with it as a rule.
pub(super) fn exited(status: ExitStatus, began: bool, complaint: &Receiver<Vec<u8>>) -> End {
    let words = if status.success() { None } else { complaint.recv_timeout(LAST_WORDS).ok() };
    let complaint = String::from_utf8_lossy(&words.unwrap_or_default()).into_owned();
    End::Exited { status, began, complaint }
}

/// A child that does not outlive this value.
#[derive(Debug)]
pub(super) struct Owned {
    /// The process, with its pipes until they are taken.
    pub(super) child: Child,
    /// Its end was seen: its number may belong to another process by now.
    gone: bool,
}

impl Owned {
    /// Starts a program with three pipes and no environment, as the head of a process group of its own.
    pub(super) fn start(program: &Path, arguments: &[OsString]) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.args(arguments).env_clear();
        Self::spawn(command)
    }

    /// Starts a command with three pipes, as the head of a process group of its own.
    pub(super) fn spawn(mut command: Command) -> io::Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(target_os = "linux")]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        Ok(Self { child: command.spawn()?, gone: false })
    }

    /// Listens to what it complains of.
    pub(super) fn complaint(&mut self) -> io::Result<Receiver<Vec<u8>>> {
        stream::start(self.child.stderr.take(), COMPLAINT)
    }

    /// Its number.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for a child that has closed its output; that takes no time as a rule.
    pub(super) fn wait(&mut self, patience: &Patience<'_>) -> io::Result<Result<ExitStatus, End>> {
        let mut pause = Duration::from_micros(100);
        while !self.has_ended()? {
            match patience.left() {
                Ok(left) => thread::sleep(pause.min(left)),
                Err(end) => return Ok(Err(end)),
            }
            pause = pause.saturating_mul(2);
        }
        self.end().map(Ok)
    }

    /// Whether the child has ended; it keeps its number until [`Self::end`].
    #[cfg(target_os = "linux")]
    fn has_ended(&self) -> io::Result<bool> {
        use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
        let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(Pid::from_child(&self.child)), look)?.is_some())
    }

    /// Whether the child has ended.
    #[cfg(not(target_os = "linux"))]
    fn has_ended(&mut self) -> io::Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    /// Ends the child and all that it started, and says how the child ended.
    fn end(&mut self) -> io::Result<ExitStatus> {
        if !self.gone {
            #[cfg(target_os = "linux")]
            {
                use rustix::process::{Pid, Signal, kill_process_group};
                // It fails only if the group is gone.
                let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
            }
            let _ = self.child.kill();
            self.gone = true;
        }
        self.child.wait()
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // Nobody is left to tell.
        let _ = self.end();
    }
}
