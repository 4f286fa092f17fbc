//! The child's side: reads files and answers each with a review or a reason.
//!
//! Runs in a process of its own, which it confines before the first. A panic
//! of a reader becomes a reason, and the last answer, since it may have left
//! something half done; anything worse ends the process, which the parent sees.

use std::any::Any;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use super::confine::Allowance;
use super::{Answer, Reply, Request, Task, confine, draw};
use crate::error::ReadError;
use crate::source;

/// Bytes of stack for the reader: deep nesting is stopped by other limits first.
const STACK: usize = 64 << 20;

/// Characters of a panic's message that are handed on.
const PANIC_CHARS: usize = 200;

/// What does with the bytes of a file what is asked.
type Perform = fn(&Request, Vec<u8>) -> Result<Reply, ReadError>;

/// Reads requests from `input` to its end, and writes an answer to each to
/// `output`, as lines of JSON; one to unpack an archive is the last, and is
/// answered with the frames of the archive.
///
/// Lowers the limits of the whole process for good, and has it ended with its
/// parent: call it only in a process that does nothing else.
///
/// # Errors
///
/// Fails only if a request cannot be read or an answer cannot be written;
/// whatever is wrong with a file is an answer.
pub fn answer(input: impl Read, output: impl Write) -> io::Result<()> {
    answer_with(input, output, perform)
}

/// Does what is asked.
fn perform(request: &Request, bytes: Vec<u8>) -> Result<Reply, ReadError> {
    match &request.task {
        Task::Read(plan) => {
            let name = request.path.to_string_lossy();
            let read = crate::read::read_with(&name, &Arc::new(bytes), &request.limits, plan)?;
            Ok(Reply::Review(Box::new(read)))
        }
        Task::Draw(drawing) => draw::draw(bytes, drawing, &request.limits).map(Reply::Picture),
        // Its answer is no line, and is sent before the file is opened as one.
        Task::Unpack => Err(ReadError::Child("an archive is no file to read".to_owned())),
    }
}

/// As [`answer`], with another way of doing what is asked.
fn answer_with(input: impl Read, output: impl Write, perform: Perform) -> io::Result<()> {
    confine::follow_parent()?;
    let (mut input, mut output) = (BufReader::new(input), BufWriter::new(output));
    let Some(mut request) = Request::receive(&mut input)? else { return Ok(()) };
    let allowance = Allowance::of_process();
    confine::lower(&request.limits)?;
    // The message of a panic is part of the answer; printed, it would only repeat the file's words.
    std::panic::set_hook(Box::new(|_| {}));
    loop {
        allowance.grant(request.limits.cpu)?;
        if request.task == Task::Unpack {
            return crate::archive::send(Path::new(&request.path), &request.limits, output);
        }
        let result = reply(&request, perform);
        let last = matches!(result, Err(ReadError::Child(_)));
        serde_json::to_writer(&mut output, &Answer { number: request.number, last, result })?;
        output.write_all(b"\n")?;
        output.flush()?;
        if last {
            return Ok(());
        }
        let Some(next) = Request::receive(&mut input)? else { return Ok(()) };
        request = next;
    }
}

/// What is asked for of a file, or why it is not there.
fn reply(request: &Request, perform: Perform) -> Result<Reply, ReadError> {
    let path = Path::new(&request.path);
    let bytes = source::read(path, request.limits.file_bytes)?;
    if source::sha256(&bytes) != request.sha256 {
        return Err(ReadError::Io("it changed while it was read: run again".to_owned()));
    }
    let reply = on_a_large_stack(|| perform(request, bytes))?;
    Ok(reply.about(path, &request.sha256))
}

/// Runs a reader where it can recurse, and turns its panic into a reason.
fn on_a_large_stack(read: impl FnOnce() -> Result<Reply, ReadError> + Send) -> Result<Reply, ReadError> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, read);
        let thread = thread.map_err(|error| {
            ReadError::Child(format!("there is no memory to start with ({error}): close other programs"))
        })?;
        thread.join().unwrap_or_else(|panic| Err(panicked(panic.as_ref())))
    })
}

/// The reason that a panic gives.
fn panicked(panic: &(dyn Any + Send)) -> ReadError {
    let message = panic.downcast_ref::<&str>().copied();
    let message = message.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    let line = message.unwrap_or_default().lines().next().unwrap_or_default();
    let short: String = line.chars().filter(|c| !c.is_control()).take(PANIC_CHARS).collect();
    let remedy = super::verdict::REMEDY;
    ReadError::Child(format!("it holds something that the reader was not made for ({short}): {remedy}"))
}

#[cfg(test)]
pub(crate) mod tests {
    use hindsight_index::review::Review;
    use hindsight_index::vocabulary::Format;

    use super::*;
    use crate::limits::Limits;
    use crate::ocr::Plan;
    use crate::worker::Understood;

    /// A review with nothing in it.
    pub(crate) fn empty_review() -> Review {
        Review::unread("", Format::Text)
    }

    /// A request for a new file with these words.
    fn request(words: &str, limits: Limits) -> (tempfile::TempDir, Request) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.txt");
        std::fs::write(&path, words).expect("a file");
        let sha256 = source::sha256(words.as_bytes());
        (dir, Request { number: 1, path: path.into(), sha256, limits, task: Task::Read(Plan::default()) })
    }

    /// A reader that takes the bytes for a title.
    fn title(_: &Request, bytes: Vec<u8>) -> Result<Reply, ReadError> {
        let review = Review { title: Some(String::from_utf8_lossy(&bytes).into_owned()), ..empty_review() };
        Ok(Reply::Review(Box::new(Understood { review, wanted: Vec::new() })))
    }

    #[test]
    fn an_answer_names_the_file_and_its_hash_whatever_the_reader_says() {
        let (_dir, request) = request("A title", Limits::default());

        let Ok(Reply::Review(read)) = reply(&request, title) else { panic!("no review") };

        let review = read.review;
        assert_eq!(review.title.as_deref(), Some("A title"));
        assert_eq!(review.sha256, request.sha256);
        assert_eq!(review.file, request.path.to_string_lossy());
    }

    #[test]
    fn a_file_that_changed_since_it_was_hashed_is_not_read() {
        let (_dir, request) = request("before", Limits::default());
        std::fs::write(&request.path, "after").expect("a change");

        let error = reply(&request, title).expect_err("changed");

        assert!(error.to_string().contains("run again"), "{error}");
    }

    #[test]
    fn a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
        for (limit, fits) in [(5, true), (4, false)] {
            let (_dir, request) = request("words", Limits { file_bytes: limit, ..Limits::default() });

            assert_eq!(reply(&request, title).is_ok(), fits, "{limit}");
        }
    }

    #[test]
    fn a_panic_of_a_reader_is_a_reason() {
        let (_dir, request) = request("words", Limits::default());

        let error = reply(&request, |_, _| panic!("no such glyph\nsecret")).expect_err("a panic");

        assert!(error.to_string().contains("no such glyph"), "{error}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

#[cfg(all(test, target_os = "linux"))]
mod confined;
