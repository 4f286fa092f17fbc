//! Reads untrusted files in child processes of this program.
//!
//! A file that hangs, crashes, grows or recurses ends the child that reads it
//! and becomes a line in the report; the run goes on. A child that does well
//! reads several files, one after the other, since it costs more to start than
//! to read a web page. [`Reader`] is the parent's side, [`answer`] the child's.
//! Limits on memory and processor time are the kernel's on Linux; elsewhere
//! only time on the clock and sizes are limited.
//!
//! Never leaves a child behind, never hands on the environment, never lets one
//! file spoil the answer about another, and never believes more of an answer
//! than that it is a review of the file asked for.

mod child;
mod confine;
mod draw;
mod order;
mod pool;
mod process;
mod reader;
mod recognise;
mod reply;
mod stream;
mod tool;
mod turns;
mod unpack;
mod verdict;

use std::ffi::OsString;
use std::io::{self, BufRead, Read};

use serde::{Deserialize, Serialize};

pub use child::answer;
pub use draw::Drawing;
pub use order::{MAX_THREADS, Stop, in_order};
pub use reader::{Done, Job, Reader, read_all};
pub use recognise::{Pictures, Reading, Recogniser, UNRECOGNISED};
pub(crate) use reply::{Picture, Read as Understood, Reply};
pub(crate) use tool::Tool;

use crate::error::ReadError;
use crate::limits::Limits;
use crate::ocr::Plan;

#[cfg(test)]
pub(crate) use child::tests::empty_review;

/// Lowers the limits of this whole process for good, and has it ended with its parent.
///
/// For a process that reads one untrusted file and does nothing else.
///
/// # Errors
///
/// Fails if the system refuses.
pub fn confine(limits: &Limits) -> io::Result<()> {
    confine::follow_parent()?;
    let allowance = confine::Allowance::of_process();
    confine::lower(limits)?;
    allowance.grant(limits.cpu)
}

/// What the parent asks of the child: one line of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Request {
    /// How many requests this child was sent, with this one.
    number: u32,
    /// The file; a name need not be Unicode.
    path: OsString,
    /// What the file is to hold, as SHA-256; not known of an archive.
    sha256: String,
    /// What reading it may cost.
    limits: Limits,
    /// What is to be done with it.
    task: Task,
}

/// What a child is to do with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Task {
    /// Make a review of it.
    Read(Plan),
    /// Draw one of its pages.
    Draw(Drawing),
    /// Send what is in it, and end: its own first and last.
    Unpack,
}

/// What the child answers: one line of JSON.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    /// The number of the request, so that no answer is taken for another.
    number: u32,
    /// Whether the child reads no file after this one.
    last: bool,
    /// What was asked for, or why it is not there.
    result: Result<Reply, ReadError>,
}

/// Bytes of a request: the longest path that a system allows, several times over.
const REQUEST_BYTES: u64 = 1 << 20;

impl Request {
    /// The request as one line.
    fn line(&self) -> io::Result<Vec<u8>> {
        let mut line = serde_json::to_vec(self)?;
        line.push(b'\n');
        Ok(line)
    }

    /// Reads a request from the next line of a stream; none at its end.
    fn receive(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut line = Vec::new();
        input.take(REQUEST_BYTES).read_until(b'\n', &mut line)?;
        if line.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_slice(&line)?)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A request for a file of this name.
    fn request(path: OsString) -> Request {
        Request {
            number: 1,
            path,
            sha256: "0".repeat(64),
            limits: Limits::default(),
            task: Task::Read(Plan::default()),
        }
    }

    #[test]
    fn a_request_arrives_as_it_was_sent() {
        let request = request("a folder/\"odd\"\nname.pdf".into());

        let line = request.line().expect("a line");
        let received = Request::receive(&mut line.as_slice()).expect("a request");

        assert_eq!(received, Some(request));
        assert_eq!(line.iter().filter(|&&byte| byte == b'\n').count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_unicode_arrives_as_it_was_sent() {
        use std::os::unix::ffi::OsStringExt;
        let request = request(OsString::from_vec(b"a\xff\xfe.pdf".to_vec()));

        let received = Request::receive(&mut request.line().expect("a line").as_slice()).expect("a request");

        assert_eq!(received, Some(request));
    }

    #[test]
    fn requests_end_with_the_stream_and_one_without_an_end_is_an_error() {
        assert!(Request::receive(&mut io::BufReader::new(io::repeat(b' '))).is_err());
        assert_eq!(Request::receive(&mut io::empty()).expect("no request"), None);
    }
}
