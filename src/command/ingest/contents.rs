//! What an archive held when it was last unpacked.
//!
//! One small file for each archive, by the hash of its bytes. It says only
//! what unpacking the same bytes in the same way would say again; one that is
//! gone, damaged or of another version or other limits is as if there were
//! none, and the archive is unpacked. Holds names and hashes, never words.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hindsight_index::library::contents_path;
use hindsight_ingest::READER;
use hindsight_ingest::archive::LeftOut;
use hindsight_ingest::limits::Limits;
use serde::{Deserialize, Serialize};

/// A file in an archive that need not be read again as long as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Held {
    /// Its path; within the archive where it is kept.
    pub(super) path: PathBuf,
    /// The hash of its bytes.
    pub(super) sha256: String,
    /// Why it is not in the library, if it was refused for what it is.
    pub(super) refused: Option<String>,
}

/// What an archive held; paths are those within it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contents {
    /// What unpacked it, and within which limits.
    means: String,
    /// The files in the order in which they are read.
    pub(super) members: Vec<Held>,
    /// What was not to be read: its path, why, and whether it was refused.
    left_out: Vec<(PathBuf, String, bool)>,
}

impl Contents {
    /// What was found in an archive; `None` if a path does not lie in it.
    pub(super) fn of(
        archive: &Path,
        members: &[Held],
        left_out: &[LeftOut],
        limits: &Limits,
    ) -> Option<Self> {
        let within = |path: &Path| path.strip_prefix(archive).ok().map(Path::to_owned);
        let member = |held: &Held| Some(Held { path: within(&held.path)?, ..held.clone() });
        let left = |left: &LeftOut| Some((within(&left.path)?, left.reason.clone(), left.refused));
        Some(Self {
            means: means(limits),
            members: members.iter().map(member).collect::<Option<_>>()?,
            left_out: left_out.iter().map(left).collect::<Option<_>>()?,
        })
    }

    /// What the archive with this hash held when it was unpacked in the same way, if that is known.
    pub(super) fn load(library: &Path, sha256: &str, limits: &Limits) -> Option<Self> {
        let json = fs::read(contents_path(library, sha256)).ok()?;
        let contents: Self = serde_json::from_slice(&json).ok()?;
        (contents.means == means(limits)).then_some(contents)
    }

    /// Keeps it in a library for the next run.
    pub(super) fn store(&self, library: &Path, sha256: &str) -> io::Result<()> {
        let place = contents_path(library, sha256);
        fs::create_dir_all(place.parent().unwrap_or(library))?;
        let draft = place.with_extension("part");
        fs::write(&draft, serde_json::to_vec(self)?)?;
        fs::rename(&draft, &place)
    }

    /// What was not to be read of this archive.
    pub(super) fn left_out(&self, archive: &Path) -> Vec<LeftOut> {
        let left = |(path, reason, refused): &(PathBuf, String, bool)| LeftOut {
            path: archive.join(path),
            reason: reason.clone(),
            refused: *refused,
        };
        self.left_out.iter().map(left).collect()
    }
}

/// What unpacks an archive, and within which limits: another would find other contents.
fn means(limits: &Limits) -> String {
    format!("hindsight {}, reader {READER}, {limits:?}", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_is_loaded_for_the_same_bytes_and_limits_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        let archive = Path::new("/a.zip");
        let left = LeftOut { path: "/a.zip/b.json".into(), reason: "no review".into(), refused: false };
        let held = |path: &str, refused: Option<&str>| Held {
            path: path.into(),
            sha256: "c0".to_owned(),
            refused: refused.map(str::to_owned),
        };
        let members = [held("/a.zip/c.pdf", None), held("/a.zip/d.pdf", Some("no page"))];
        let limits = Limits::default();
        let contents =
            Contents::of(archive, &members, std::slice::from_ref(&left), &limits).expect("contents");

        contents.store(dir.path(), "abcd").expect("stored");

        let loaded = Contents::load(dir.path(), "abcd", &limits).expect("contents");
        assert_eq!(loaded.members, [held("c.pdf", None), held("d.pdf", Some("no page"))]);
        assert_eq!(loaded, contents);
        assert_eq!(loaded.left_out(archive), [left]);
        assert_eq!(Contents::load(dir.path(), "abce", &limits), None);
        assert_eq!(Contents::load(dir.path(), "abcd", &Limits { file_bytes: 1, ..limits }), None);
        assert_eq!(Contents::of(Path::new("/b.zip"), &members, &[], &Limits::default()), None);
    }

    #[test]
    fn a_damaged_file_is_as_if_there_were_none() {
        let dir = tempfile::tempdir().expect("a folder");
        let contents = Contents::of(Path::new("/a.zip"), &[], &[], &Limits::default()).expect("contents");
        contents.store(dir.path(), "abcd").expect("stored");
        let place = contents_path(dir.path(), "abcd");
        let whole = fs::read(&place).expect("a file");

        fs::write(&place, &whole[..whole.len() / 2]).expect("damaged");

        assert_eq!(Contents::load(dir.path(), "abcd", &Limits::default()), None);
    }
}
