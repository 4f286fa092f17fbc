//! Reads untrusted files in child processes of this program.
//!
//! A file that hangs, crashes, grows or recurses ends its own child and
//! becomes a line in the report; the run goes on. [`Reader`] is the parent's
//! side, [`answer`] the child's. Limits on memory and processor time are the
//! kernel's on Linux; elsewhere only time on the clock and sizes are limited.
//!
//! Never leaves a child behind, never hands on the environment, and never
//! believes more of an answer than that it is a review of the file asked for.

mod child;
mod confine;
mod order;
mod process;
mod reader;
mod verdict;

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read};

use serde::{Deserialize, Serialize};

pub use child::answer;
pub use order::{MAX_THREADS, Stop, in_order};
pub use reader::{Done, Job, Reader, read_all};

use crate::limits::Limits;

#[cfg(test)]
pub(crate) use child::tests::empty_review;

/// What the parent asks of the child: one line of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Request {
    /// The file; a name need not be Unicode.
    path: OsString,
    /// What the file is to hold, as SHA-256.
    sha256: String,
    /// What reading it may cost.
    limits: Limits,
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

    /// Reads a request from the first line of a stream.
    fn receive(input: impl Read) -> io::Result<Self> {
        let mut line = Vec::new();
        BufReader::new(input.take(REQUEST_BYTES)).read_until(b'\n', &mut line)?;
        Ok(serde_json::from_slice(&line)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A request for a file of this name.
    fn request(path: OsString) -> Request {
        Request { path, sha256: "0".repeat(64), limits: Limits::default() }
    }

    #[test]
    fn a_request_arrives_as_it_was_sent() {
        let request = request("a folder/\"odd\"\nname.pdf".into());

        let line = request.line().expect("a line");
        let received = Request::receive(line.as_slice()).expect("a request");

        assert_eq!(received, request);
        assert_eq!(line.iter().filter(|&&byte| byte == b'\n').count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_unicode_arrives_as_it_was_sent() {
        use std::os::unix::ffi::OsStringExt;
        let request = request(OsString::from_vec(b"a\xff\xfe.pdf".to_vec()));

        let received = Request::receive(request.line().expect("a line").as_slice()).expect("a request");

        assert_eq!(received, request);
    }

    #[test]
    fn a_request_without_an_end_is_an_error() {
        assert!(Request::receive(io::repeat(b' ')).is_err());
        assert!(Request::receive(io::empty()).is_err());
    }
}
