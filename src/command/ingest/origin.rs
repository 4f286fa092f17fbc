//! Where the bytes of a file are, and under which path it is known.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hindsight_ingest::archive::{Member, may_be_archive};

/// A file to take in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    /// The path by which it is known; that of a member begins with its archive's.
    pub(super) path: PathBuf,
    /// The file that holds its bytes.
    pub(super) file: PathBuf,
}

impl From<PathBuf> for Origin {
    fn from(path: PathBuf) -> Self {
        Self { file: path.clone(), path }
    }
}

impl From<Member> for Origin {
    fn from(member: Member) -> Self {
        Self { path: member.path, file: member.file }
    }
}

/// Files that stand one after the other, or one archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Batch {
    /// Files.
    Files(Vec<Origin>),
    /// An archive, with its members that are wanted; none for all.
    Archive(PathBuf, Option<BTreeSet<PathBuf>>),
}

/// Parts files at the archives among them.
pub(super) fn batches(paths: impl Iterator<Item = PathBuf>) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for path in paths {
        if may_be_archive(&path) {
            batches.push(Batch::Archive(path, None));
        } else if let Some(Batch::Files(files)) = batches.last_mut() {
            files.push(path.into());
        } else {
            batches.push(Batch::Files(vec![path.into()]));
        }
    }
    batches
}

/// Where files that were read before are now: as they were, or in an archive that is still there.
pub(super) fn found_again(paths: impl Iterator<Item = PathBuf>) -> Vec<Batch> {
    let mut files = Vec::new();
    let mut archives: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    for path in paths {
        if path.is_file() {
            files.push(path.into());
        } else if let Some(archive) = path.ancestors().find(|above| above.is_file()).map(Path::to_owned) {
            archives.entry(archive).or_default().insert(path);
        }
    }
    let archives = archives.into_iter().map(|(archive, wanted)| Batch::Archive(archive, Some(wanted)));
    Some(Batch::Files(files)).into_iter().chain(archives).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_parted_at_archives_and_keep_their_order() {
        let paths = ["/a.pdf", "/b.pdf", "/c.zip", "/d.pdf"].map(PathBuf::from);

        let batches = batches(paths.into_iter());

        let file = |path: &str| Origin::from(PathBuf::from(path));
        assert_eq!(
            batches,
            [
                Batch::Files(vec![file("/a.pdf"), file("/b.pdf")]),
                Batch::Archive("/c.zip".into(), None),
                Batch::Files(vec![file("/d.pdf")]),
            ]
        );
    }

    #[test]
    fn members_are_looked_for_in_their_archive() {
        let dir = tempfile::tempdir().expect("a folder");
        let archive = dir.path().join("a.zip");
        std::fs::write(&archive, "PK").expect("a file");
        let member = archive.join("in/b.pdf");
        let gone = dir.path().join("gone.zip/b.pdf");

        let batches = found_again([member.clone(), gone].into_iter());

        assert_eq!(
            batches,
            [Batch::Files(Vec::new()), Batch::Archive(archive, Some(BTreeSet::from([member])))]
        );
    }
}
