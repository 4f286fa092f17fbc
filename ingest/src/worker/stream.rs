//! Threads at the pipes of a child, one each.
//!
//! Something that the child started may keep a pipe open for longer than the
//! child lives, so nobody waits for the threads themselves. They end with the
//! pipe, or when nobody listens any more. What they hold is bounded.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

use crate::archive::Frame;

/// Frames of an archive that are read ahead.
const FRAMES: usize = 16;

/// What a child says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A whole line, without its end.
    Line(Vec<u8>),
    /// A line that is longer than the limit; nothing after it is read.
    TooMuch,
    /// There is no more.
    End {
        /// Whether part of a line stood before the end.
        began: bool,
    },
}

/// Writes what is sent to a stream.
pub(super) fn feed(stream: Option<impl Write + Send + 'static>) -> io::Result<Sender<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel::<Vec<u8>>();
    thread::Builder::new().spawn(move || {
        let Some(mut stream) = stream else { return };
        for bytes in receiver {
            // A child that listens no more shows by its end why.
            if stream.write_all(&bytes).is_err() {
                return;
            }
        }
    })?;
    Ok(sender)
}

/// Reads the lines of a stream, of at most `limit` bytes each, one ahead.
pub(super) fn lines(stream: Option<impl Read + Send + 'static>, limit: u64) -> io::Result<Receiver<Said>> {
    let (sender, receiver) = mpsc::sync_channel(1);
    thread::Builder::new().spawn(move || {
        if let Some(stream) = stream {
            tell_lines(BufReader::new(stream), limit, &sender);
        }
    })?;
    Ok(receiver)
}

/// Sends the lines of a stream until there are no more, or nobody listens.
fn tell_lines(mut stream: impl BufRead, limit: u64, sender: &SyncSender<Said>) {
    loop {
        let said = next_line(&mut stream, limit);
        let more = matches!(said, Said::Line(_));
        if sender.send(said).is_err() || !more {
            return;
        }
    }
}

/// The next line of a stream.
fn next_line(stream: &mut impl BufRead, limit: u64) -> Said {
    let mut line = Vec::new();
    // What came before an error is all there is.
    let _ = stream.take(limit.saturating_add(1)).read_until(b'\n', &mut line);
    if line.last() == Some(&b'\n') {
        line.pop();
        Said::Line(line)
    } else if line.len() as u64 > limit {
        Said::TooMuch
    } else {
        Said::End { began: !line.is_empty() }
    }
}

/// Reads the frames of an archive, some ahead; none stands for what is no frame, and ends them.
pub(super) fn frames(stream: Option<impl Read + Send + 'static>) -> io::Result<Receiver<Option<Frame>>> {
    let (sender, receiver) = mpsc::sync_channel(FRAMES);
    thread::Builder::new().spawn(move || {
        let Some(mut stream) = stream.map(BufReader::new) else { return };
        while let Some(frame) = Frame::read(&mut stream).transpose() {
            let frame = frame.ok();
            let more = frame.is_some();
            if sender.send(frame).is_err() || !more {
                return;
            }
        }
    })?;
    Ok(receiver)
}

/// Reads a stream to its end, and sends all of it; `None` as soon as it is longer than `limit` bytes.
pub(super) fn whole(
    stream: Option<impl Read + Send + 'static>,
    limit: u64,
) -> io::Result<Receiver<Option<Vec<u8>>>> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        let mut bytes = Vec::new();
        if let Some(stream) = stream {
            // What came before an error is all there is.
            let _ = stream.take(limit.saturating_add(1)).read_to_end(&mut bytes);
        }
        // The receiver may have lost patience.
        let _ = sender.send((bytes.len() as u64 <= limit).then_some(bytes));
    })?;
    Ok(receiver)
}

/// Reads a stream to its end, and sends what stood at its start.
pub(super) fn start(stream: Option<impl Read + Send + 'static>, limit: u64) -> io::Result<Receiver<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            // What came before an error is all there is.
            let _ = stream.by_ref().take(limit).read_to_end(&mut bytes);
            let _ = io::copy(&mut stream, &mut io::sink());
        }
        // The receiver may have lost patience.
        let _ = sender.send(bytes);
    })?;
    Ok(receiver)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_exactly_the_limit_is_heard_and_a_longer_one_ends_the_talk() {
        let lines = lines(Some(&b"words\n\nwordy\nwords!\nmore\n"[..]), 5).expect("a thread");

        let said: Vec<Said> = lines.iter().collect();

        let line = |words: &str| Said::Line(words.as_bytes().to_vec());
        assert_eq!(said, [line("words"), line(""), line("wordy"), Said::TooMuch]);
    }

    #[test]
    fn part_of_a_line_is_no_line() {
        for (text, began) in [("words\nwor", true), ("words\n", false)] {
            let lines = lines(Some(text.as_bytes()), 5).expect("a thread");

            let said: Vec<Said> = lines.iter().collect();

            assert_eq!(said, [Said::Line(b"words".to_vec()), Said::End { began }], "{text}");
        }
    }

    #[test]
    fn a_stream_of_exactly_the_limit_is_heard_and_a_longer_one_is_not() {
        for (bytes, heard) in [(5, true), (6, false)] {
            let all = whole(Some(io::repeat(b'x').take(bytes)), 5).expect("a thread");

            assert_eq!(all.recv().expect("an answer").is_some(), heard, "{bytes}");
        }
    }

    #[test]
    fn of_a_long_complaint_the_start_is_kept() {
        let complaint = start(Some(io::repeat(b'x').take(10_000)), 100).expect("a thread");

        assert_eq!(complaint.recv().expect("bytes").len(), 100);
    }
}
