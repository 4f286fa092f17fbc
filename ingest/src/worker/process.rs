//! One child process, from its start to its end.
//!
//! It gets an empty environment and three pipes, and is ended, with all that
//! it started, when its time is up, when it says too much, when nobody waits
//! for it any more, or when this side gives up for any other reason.

use std::io::{self, Read, Write};
use std::process::{Child, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::order::Stop;
use super::reader::Reader;
use super::verdict::End;

/// Bytes of what a child complains of that are kept.
const COMPLAINT: u64 = 4 << 10;

/// How often a waiting parent looks whether it should stop.
const LOOK: Duration = Duration::from_millis(50);

/// How long to wait for the last words of a child that failed.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// Runs the reader's program with one line of input until it ends or must.
pub(super) fn run(reader: &Reader, line: &[u8], stop: &Stop) -> io::Result<End> {
    let patience = Patience { start: Instant::now(), wall: reader.limits.wall, stop };
    let mut process = Process::start(reader)?;
    let output = collect(process.child.stdout.take(), reader.limits.output as u64 + 1, Rest::Refused)?;
    let complaint = collect(process.child.stderr.take(), COMPLAINT, Rest::Drained)?;
    if let Some(mut input) = process.child.stdin.take() {
        // A child that is gone already says why by its status.
        let _ = input.write_all(line);
    }
    let answer = match patience.receive(&output) {
        Ok(answer) => answer,
        Err(end) => return Ok(end),
    };
    if answer.len() > reader.limits.output {
        return Ok(End::TooMuch);
    }
    let status = match process.wait(&patience)? {
        Ok(status) => status,
        Err(end) => return Ok(end),
    };
    let complaint = if status.success() { Vec::new() } else { last_words(&complaint) };
    Ok(End::Exited { status, answer, complaint: String::from_utf8_lossy(&complaint).into_owned() })
}

/// What a child that failed complained of; its pipe closes with it as a rule.
fn last_words(complaint: &Receiver<Vec<u8>>) -> Vec<u8> {
    complaint.recv_timeout(LAST_WORDS).unwrap_or_default()
}

/// How long the parent waits.
struct Patience<'a> {
    start: Instant,
    wall: Duration,
    stop: &'a Stop,
}

impl Patience<'_> {
    /// How long to wait before looking again, or why not to wait.
    fn left(&self) -> Result<Duration, End> {
        if self.stop.is_stopped() {
            return Err(End::Stopped);
        }
        let left = self.wall.saturating_sub(self.start.elapsed());
        if left.is_zero() { Err(End::TooLong) } else { Ok(left.min(LOOK)) }
    }

    /// Waits for what a stream held.
    fn receive(&self, stream: &Receiver<Vec<u8>>) -> Result<Vec<u8>, End> {
        loop {
            match stream.recv_timeout(self.left()?) {
                Ok(bytes) => return Ok(bytes),
                Err(RecvTimeoutError::Timeout) => {}
                // The collecting thread cannot end without sending, unless it panicked.
                Err(RecvTimeoutError::Disconnected) => return Ok(Vec::new()),
            }
        }
    }
}

/// A child that does not outlive this value.
struct Process {
    child: Child,
    /// Its end was seen: its number may belong to another process by now.
    gone: bool,
}

impl Process {
    /// Starts the reader's program, as the head of a process group of its own.
    fn start(reader: &Reader) -> io::Result<Self> {
        let mut command = std::process::Command::new(&reader.program);
        command.args(&reader.arguments).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(target_os = "linux")]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        Ok(Self { child: command.spawn()?, gone: false })
    }

    /// Waits for a child that has closed its output; that takes no time as a rule.
    fn wait(&mut self, patience: &Patience<'_>) -> io::Result<Result<ExitStatus, End>> {
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

impl Drop for Process {
    fn drop(&mut self) {
        // Nobody is left to tell.
        let _ = self.end();
    }
}

/// What happens to the part of a stream over the limit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// It is not read; the child finds the pipe closed.
    Refused,
    /// It is read and thrown away.
    Drained,
}

/// Reads a stream on a thread of its own, and sends what it held at its end.
///
/// Something that the child started may keep the stream open for longer, so
/// nobody waits for the thread itself.
fn collect(
    stream: Option<impl Read + Send + 'static>,
    limit: u64,
    rest: Rest,
) -> io::Result<Receiver<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            // What came before an error is all there is.
            let _ = stream.by_ref().take(limit).read_to_end(&mut bytes);
            if rest == Rest::Drained {
                let _ = io::copy(&mut stream, &mut io::sink());
            }
        }
        // The receiver may have lost patience.
        let _ = sender.send(bytes);
    })?;
    Ok(receiver)
}
