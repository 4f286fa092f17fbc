//! The bytes of a file: opening, hashing, reading and keeping them.
//!
//! Every file is untrusted: only regular files are opened, without waiting
//! for anyone to write to them, and never more bytes are read than the limit
//! allows, whatever the file system said of its size. Never parses anything.

mod original;

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

pub use original::{StoreError, store};

use crate::error::ReadError;

/// What a file held when it was hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashed {
    /// SHA-256, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// How many bytes there were.
    pub bytes: u64,
}

/// Bytes that are read at once.
const BUFFER: usize = 64 << 10;

/// Hashes a file of at most `limit` bytes, without holding it in memory.
///
/// # Errors
///
/// Fails if the file is not a regular one, cannot be read, or is over the
/// limit, by its stated size or while it is read.
pub fn hash(path: &Path, limit: u64) -> Result<Hashed, ReadError> {
    let mut hasher = Sha256::new();
    let bytes = pieces(open(path, limit)?, limit, |piece| {
        hasher.update(piece);
        Ok(())
    })?;
    Ok(Hashed { sha256: hex(&hasher.finalize()), bytes })
}

/// The bytes of a file of at most `limit` bytes.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    pieces(open(path, limit)?, limit, |piece| {
        bytes.extend_from_slice(piece);
        Ok(())
    })?;
    Ok(bytes)
}

/// SHA-256 of bytes in memory, as hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Hands a stream on piece by piece, and says how many bytes there were.
///
/// The piece that would pass the limit is not handed on.
fn pieces(
    mut stream: impl Read,
    limit: u64,
    mut each: impl FnMut(&[u8]) -> io::Result<()>,
) -> Result<u64, ReadError> {
    let mut buffer = vec![0; BUFFER];
    let mut total = 0_u64;
    loop {
        let read = match stream.read(&mut buffer) {
            Ok(0) => return Ok(total),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(unreadable(&error)),
        };
        total = total.saturating_add(read as u64);
        if total > limit {
            return Err(too_large(&format!("its size of more than {limit} bytes"), limit));
        }
        each(buffer.get(..read).unwrap_or_default()).map_err(|error| unreadable(&error))?;
    }
}

/// Opens a regular file of at most `limit` bytes.
///
/// The kind is asked before and after opening: before, since opening a device
/// may set it going; after, since the name may point elsewhere by then.
pub(crate) fn open(path: &Path, limit: u64) -> Result<File, ReadError> {
    let failed = |error: io::Error| unreadable(&error);
    check(&std::fs::metadata(path).map_err(failed)?, limit)?;
    let file = open_at_once(path).map_err(failed)?;
    check(&file.metadata().map_err(failed)?, limit)?;
    Ok(file)
}

/// Opens a file for reading; a pipe without a writer does not hold it up.
fn open_at_once(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options.open(path)
}

/// Refuses what is no regular file, and what is too large by its stated size.
fn check(metadata: &std::fs::Metadata, limit: u64) -> Result<(), ReadError> {
    if metadata.is_dir() {
        return Err(ReadError::Io("it is a folder: name the files in it".to_owned()));
    }
    if !metadata.is_file() {
        return Err(ReadError::Io(
            "it is a pipe, a socket or a device: save its content to a file, and name that".to_owned(),
        ));
    }
    if metadata.len() > limit {
        return Err(too_large(&format!("its size of {} bytes", metadata.len()), limit));
    }
    Ok(())
}

/// The error for a file with too many bytes.
pub(crate) fn too_large(what: &str, limit: u64) -> ReadError {
    ReadError::OverLimit {
        what: what.to_owned(),
        limit: format!("{limit} bytes"),
        remedy: "raise --max-file-mb to read it".to_owned(),
    }
}

/// The error for a file that the system does not give.
fn unreadable(error: &io::Error) -> ReadError {
    ReadError::Io(why_not_opened(error))
}

/// What the system said, and what to do about it.
pub(crate) fn why_not_opened(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder: check the spelling".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "this user may not open it: change its permissions, or run as a user who may".to_owned()
        }
        _ => format!("the system says '{error}': check that the disk is there, and copy the file again"),
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).expect("four bits are one digit");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;

    /// SHA-256 of "abc" (FIPS 180-2, appendix B.1).
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_file_is_hashed_as_the_standard_says() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.txt");
        fs::write(&path, "abc").expect("a file");

        let hashed = hash(&path, 100);

        assert_eq!(hashed, Ok(Hashed { sha256: ABC.to_owned(), bytes: 3 }));
    }

    #[test]
    fn a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.txt");
        let limit = BUFFER as u64 + 7;
        fs::write(&path, vec![b'x'; BUFFER + 7]).expect("a file");

        assert_eq!(hash(&path, limit).map(|h| h.bytes), Ok(limit));
        assert_eq!(read(&path, limit).map(|b| b.len()), Ok(BUFFER + 7));

        fs::write(&path, vec![b'x'; BUFFER + 8]).expect("a file");

        assert!(matches!(hash(&path, limit), Err(ReadError::OverLimit { .. })));
        assert!(matches!(read(&path, limit), Err(ReadError::OverLimit { .. })));
    }

    #[test]
    fn a_file_that_grows_while_it_is_read_is_stopped_at_the_limit() {
        let mut seen = 0;

        let total = pieces(io::repeat(7), 1_000_000, |piece| {
            seen += piece.len();
            Ok(())
        });

        assert!(matches!(total, Err(ReadError::OverLimit { .. })));
        assert!(seen <= 1_000_000, "{seen}");
    }

    #[test]
    fn a_stream_of_exactly_the_limit_is_read_and_one_byte_more_is_refused() {
        let stream = |bytes: u64| pieces(io::repeat(7).take(bytes), 9, |_| Ok(()));

        assert_eq!(stream(9), Ok(9));
        assert!(matches!(stream(10), Err(ReadError::OverLimit { .. })));
    }

    #[test]
    fn a_folder_and_a_missing_file_are_refused_with_what_to_do() {
        let dir = tempfile::tempdir().expect("a folder");

        let folder = hash(dir.path(), 100).expect_err("a folder");
        let missing = hash(&dir.path().join("none.pdf"), 100).expect_err("nothing");

        assert!(folder.to_string().contains("name the files in it"), "{folder}");
        assert!(missing.to_string().contains("check the spelling"), "{missing}");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused() {
        let error = hash(Path::new("/dev/zero"), 100).expect_err("a device");

        assert!(error.to_string().contains("device"), "{error}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_is_refused_and_is_never_waited_for() {
        use std::time::{Duration, Instant};
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.pdf");
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, mode, 0).expect("a pipe");
        let start = Instant::now();

        let refused = hash(&path, 100).expect_err("a pipe");
        let opened = open_at_once(&path);

        assert!(refused.to_string().contains("pipe"), "{refused}");
        assert!(opened.is_ok(), "opening does not wait either");
        assert!(start.elapsed() < Duration::from_secs(5));
    }

    proptest! {
        #[test]
        fn hashing_a_file_and_hashing_its_bytes_agree(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let dir = tempfile::tempdir().expect("a folder");
            let path = dir.path().join("a.txt");
            fs::write(&path, &bytes).expect("a file");

            let hashed = hash(&path, 200).expect("within the limit");

            prop_assert_eq!(hashed.sha256, sha256(&bytes));
        }
    }
}
