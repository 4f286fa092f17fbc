//! Keeps the file as it came, named by its hash.
//!
//! A kept file is whole or absent: it is written beside its place, brought to
//! the disk and then renamed. Its bytes are hashed again on the way, so what
//! is kept is what was read. Keeping a file twice changes nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use super::{Hashed, hash, hex, open, pieces};
use crate::error::ReadError;

/// Why a file could not be kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The file itself cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// The file no longer holds what was hashed.
    #[error("{} changed while it was read: run again", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The name under which to keep it is not a hash and an ending.
    #[error("'{name}' cannot name an original: it takes a SHA-256 and an ending such as pdf")]
    Name {
        /// The name that would be used.
        name: String,
    },
    /// The copy cannot be written.
    #[error("{} cannot be written ({source}): check the space and the rights on that disk", path.display())]
    Write {
        /// The copy, or its folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Copies a file to `originals/ab/abcdef….pdf`, and returns that path.
///
/// `hashed` is what [`hash`] said of the file: a file that holds anything else
/// by now is not kept. A copy that is there already is checked, and left if it
/// is whole.
///
/// # Errors
///
/// Fails if the file cannot be read or has changed, or the copy cannot be
/// written; then nothing new is left in the folder.
pub fn store(path: &Path, hashed: &Hashed, originals: &Path, extension: &str) -> Result<PathBuf, StoreError> {
    let name = format!("{}.{extension}", hashed.sha256);
    let shelf = shelf(&hashed.sha256, extension).ok_or_else(|| StoreError::Name { name: name.clone() })?;
    let folder = originals.join(shelf);
    let place = folder.join(name);
    if hash(&place, hashed.bytes).as_ref() == Ok(hashed) {
        return Ok(place);
    }
    let failed = |source| StoreError::Write { path: place.clone(), source };
    fs::create_dir_all(&folder).map_err(failed)?;
    let copy = Part::create(&folder, &hashed.sha256).map_err(failed)?;
    copy_checked(path, hashed, &copy)?;
    copy.finish(&place).map_err(failed)?;
    sync_folder(&folder).map_err(failed)?;
    Ok(place)
}

/// The folder for a hash, unless hash or ending could name any other place.
fn shelf<'a>(sha256: &'a str, extension: &str) -> Option<&'a str> {
    let hash = sha256.len() == 64 && sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let ending = (1..=8).contains(&extension.len())
        && extension.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    sha256.get(..2).filter(|_| hash && ending)
}

/// Copies a file into a part, and checks that it is the one that was hashed.
fn copy_checked(path: &Path, hashed: &Hashed, copy: &Part) -> Result<(), StoreError> {
    let changed = || StoreError::Changed { path: path.to_owned() };
    let read_error = |source| match source {
        ReadError::OverLimit { .. } => changed(),
        source => StoreError::Read { path: path.to_owned(), source },
    };
    let file = open(path, hashed.bytes).map_err(read_error)?;
    let mut hasher = Sha256::new();
    let mut written = Ok(());
    let copied = pieces(file, hashed.bytes, |piece| {
        hasher.update(piece);
        written = (&copy.file).write_all(piece);
        written.as_ref().map(drop).map_err(|error| error.kind().into())
    });
    written.map_err(|source| StoreError::Write { path: copy.path.clone(), source })?;
    copied.map_err(read_error)?;
    if hex(&hasher.finalize()) == hashed.sha256 { Ok(()) } else { Err(changed()) }
}

/// A copy that is not whole yet; dropped unfinished, it leaves nothing.
struct Part {
    file: File,
    path: PathBuf,
    finished: bool,
}

impl Part {
    /// Starts a copy under a name that nothing has: a crashed run may have left parts.
    fn create(folder: &Path, sha256: &str) -> io::Result<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        loop {
            let next = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!(".{sha256}.{}-{next}.part", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Self { file, path, finished: false }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Brings the copy to the disk and into its place.
    fn finish(mut self, place: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, place)?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.finished {
            // Nothing better can be done: the name says that it is a part.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Brings a rename to the disk, where folders can be synchronised.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a file of these words, and what its hash says.
    fn file(words: &str) -> (tempfile::TempDir, PathBuf, Hashed) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.txt");
        fs::write(&path, words).expect("a file");
        let hashed = hash(&path, 1_000).expect("a hash");
        (dir, path, hashed)
    }

    /// The names of all files below a folder.
    fn names(folder: &Path) -> Vec<String> {
        let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn an_original_is_kept_under_its_hash_and_keeping_it_twice_changes_nothing() {
        let (dir, path, hashed) = file("The panel met twice.");
        let originals = dir.path().join("originals");

        let first = store(&path, &hashed, &originals, "txt").expect("kept");
        let second = store(&path, &hashed, &originals, "txt").expect("kept");

        assert_eq!(first, second);
        assert_eq!(first, originals.join(&hashed.sha256[..2]).join(format!("{}.txt", hashed.sha256)));
        assert_eq!(fs::read_to_string(first).expect("text"), "The panel met twice.");
        assert_eq!(names(&originals).len(), 1);
    }

    #[test]
    fn a_damaged_original_is_mended() {
        let (dir, path, hashed) = file("whole");
        let kept = store(&path, &hashed, dir.path(), "txt").expect("kept");
        fs::write(&kept, "hole").expect("damage");

        store(&path, &hashed, dir.path(), "txt").expect("kept again");

        assert_eq!(fs::read_to_string(kept).expect("text"), "whole");
    }

    #[test]
    fn a_file_that_changed_since_it_was_hashed_is_not_kept_and_leaves_nothing() {
        for changed in ["other", "much longer than before", "x"] {
            let (dir, path, hashed) = file("words");
            let originals = dir.path().join("originals");
            fs::write(&path, changed).expect("a change");

            let error = store(&path, &hashed, &originals, "txt").expect_err("changed");

            assert!(matches!(error, StoreError::Changed { .. }), "{error}");
            assert!(names(&originals).is_empty());
        }
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_refused() {
        let (dir, path, hashed) = file("words");
        let climbing = Hashed { sha256: "../".repeat(21) + "a", ..hashed.clone() };

        assert!(matches!(store(&path, &climbing, dir.path(), "txt"), Err(StoreError::Name { .. })));
        for extension in ["", "/../x", "PDF", "toolonging"] {
            let stored = store(&path, &hashed, dir.path(), extension);
            assert!(matches!(stored, Err(StoreError::Name { .. })), "{extension}");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let (_dir, path, hashed) = file("words");

        let error = store(&path, &hashed, &path, "txt").expect_err("a file is no folder");

        assert!(matches!(error, StoreError::Write { .. }), "{error}");
    }
}
