//! Archives whose files are read as if they lay in a folder of that name.
//!
//! An archive is as untrusted as a file in it, and what lists its entries can
//! be made to crash or to grow as well. So a child process, confined like one
//! that reads a file and unable to write any, opens the archive and sends the
//! bytes of its members through a pipe. The parent only takes them from
//! there, in frames of a fixed form, and puts them into a folder that it is
//! given, under numbers: no name from an archive ever reaches the disk.
//!
//! What a folder walk leaves out is left out here for the same reasons. Every
//! limit is checked on bytes that were unpacked, whatever the archive says of
//! them, and by the child and the parent alike.

mod entry;
mod frame;
mod receive;
mod send;

use std::io::Read;
use std::path::{Path, PathBuf};

pub(crate) use frame::Frame;
pub(crate) use receive::{Progress, Receiver, Refused};
pub(crate) use send::send;

use crate::format::ending_is_known;
use crate::source;

/// What an archive held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// The files to read, sorted by path.
    pub members: Vec<Member>,
    /// What is not to be read, sorted by path.
    pub left_out: Vec<LeftOut>,
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The path by which it is known: that of the archive, then its own.
    pub path: PathBuf,
    /// Where its bytes are for now.
    pub file: PathBuf,
}

/// What an archive holds and is not to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// The path by which it would be known.
    pub path: PathBuf,
    /// Why, and what to do.
    pub reason: String,
    /// Whether it was asked for; otherwise a folder walk would skip it as well.
    pub refused: bool,
}

/// What helps with nearly every archive that cannot be taken.
pub(crate) const UNPACK: &str = "unpack it, and add the folder";

/// How an archive begins: with an entry, or with the end of its empty list.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Whether a name ends as that of an archive.
pub(crate) fn is_named_so(name: &str) -> bool {
    name.len() > 4 && name.get(name.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case(".zip"))
}

/// Whether a file may be an archive: by its name, or by its content if the name promises nothing.
///
/// Only the first bytes are looked at; the child that opens it may find that it is a document.
#[must_use]
pub fn may_be_archive(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if is_named_so(&name) || ending_is_known(&name) {
        return is_named_so(&name);
    }
    let mut head = [0; 4];
    let read = source::open(path, u64::MAX).map(|mut file| file.read_exact(&mut head));
    matches!(read, Ok(Ok(()))) && begins_so(&head)
}

/// Whether bytes begin as an archive does.
fn begins_so(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_known_by_its_name_or_else_by_its_content() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            std::fs::write(&path, bytes).expect("a file");
            may_be_archive(&path)
        };

        assert!(file("a.ZIP", b"anything"));
        assert!(file("reviews", b"PK\x03\x04 and more"));
        assert!(file("empty", b"PK\x05\x06"));
        assert!(!file("a.docx", b"PK\x03\x04 and more"));
        assert!(!file("a", b"PK"));
        assert!(!may_be_archive(&dir.path().join("missing")));
    }
}
