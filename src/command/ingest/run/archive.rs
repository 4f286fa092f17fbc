//! Takes in what is in an archive: unpacked, or as it is known to be.
//!
//! An archive whose bytes were unpacked before is not unpacked again if every
//! file in it is known as it is, or was refused for what it is. What is said of it is then the same as if it
//! had been; in any other case it is unpacked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hindsight_index::library::Outcome;
use hindsight_ingest::archive::LeftOut;
use hindsight_ingest::source;
use hindsight_ingest::worker::Stop;

use super::super::contents::{Contents, Held};
use super::super::origin::Origin;
use super::{Known, Run};

/// A file that is known as it is, under its whole path, with its review; one that is refused has none.
type Standing = (Held, String);

impl Run {
    /// Takes in an archive, or those of its members that are wanted.
    pub(super) fn take_in_archive(
        &mut self,
        path: &Path,
        wanted: Option<&BTreeSet<PathBuf>>,
        known: &Known,
    ) -> anyhow::Result<()> {
        let limit = self.reader.limits().archive_bytes;
        let hash = || source::hash(path, limit).ok().map(|hashed| hashed.sha256);
        let before = if wanted.is_none() { hash() } else { None };
        if let Some((left_out, members)) = before.as_ref().and_then(|hash| self.stands(path, hash, known)) {
            self.leave_out(&left_out, members.len())?;
            return members.iter().try_for_each(|(Held { path, sha256, refused }, id)| match refused {
                None => self.report.stored(path, sha256, id, Outcome::Unchanged, None),
                Some(reason) => self.report.refused(path, Some(sha256), reason),
            });
        }
        let held = self.unpack(path, wanted, known)?;
        // The hash is that of what was unpacked only if it was the same before and after.
        let Some((hash, contents)) = before.filter(|before| hash().as_ref() == Some(before)).zip(held) else {
            return Ok(());
        };
        if !self.options.dry_run
            && let Err(error) = contents.store(self.library.dir(), &hash)
        {
            let path = path.display();
            self.report
                .warn(&format!("what is in {path} could not be noted ({error}): it is unpacked again"))?;
        }
        Ok(())
    }

    /// What an archive with this hash holds, if every file in it is known as it is.
    fn stands(&self, archive: &Path, hash: &str, known: &Known) -> Option<(Vec<LeftOut>, Vec<Standing>)> {
        let contents = Contents::load(self.library.dir(), hash, self.reader.limits())?;
        let standing = self.options.standing();
        let one = |held: &Held| {
            let held = Held { path: archive.join(&held.path), ..held.clone() };
            let stated = self.options.manifest.as_ref().and_then(|manifest| manifest.for_file(&held.path));
            if held.refused.is_some() {
                return Some((held, String::new()));
            }
            let read = known.get(held.path.to_string_lossy().as_ref())?;
            let stands = read.sha256 == held.sha256 && standing.stands(&read.fingerprint, stated);
            stands.then(|| (held, read.id.clone()))
        };
        let members = contents.members.iter().map(one).collect::<Option<_>>()?;
        Some((contents.left_out(archive), members))
    }

    /// Unpacks an archive into a folder that goes afterwards, and takes in what is in it.
    ///
    /// Gives what it held, if all of that is in the library now or refused for good.
    fn unpack(
        &mut self,
        path: &Path,
        wanted: Option<&BTreeSet<PathBuf>>,
        known: &Known,
    ) -> anyhow::Result<Option<Contents>> {
        let folder = tempfile::tempdir()?;
        let unpacked = match self.reader.unpack(path, folder.path(), &Stop::default()) {
            Ok(Some(unpacked)) => unpacked,
            Ok(None) => return self.take_in(vec![path.to_owned().into()], known).map(|()| None),
            Err(error) => return self.report.refused(path, None, &error.to_string()).map(|()| None),
        };
        let is_wanted = |path: &PathBuf| wanted.is_none_or(|wanted| wanted.contains(path));
        let members: Vec<Origin> =
            unpacked.members.into_iter().filter(|member| is_wanted(&member.path)).map(Origin::from).collect();
        let left_out: Vec<_> = unpacked.left_out.into_iter().filter(|left| is_wanted(&left.path)).collect();
        let count = members.len();
        if count + left_out.len() == 0 {
            return self.report.skipped(path, "there are no files in the archive").map(|()| None);
        }
        self.leave_out(&left_out, count)?;
        self.held.clear();
        self.take_in(members, known)?;
        let held = std::mem::take(&mut self.held);
        let contents = || Contents::of(path, &held, &left_out, self.reader.limits());
        Ok((held.len() == count).then(contents).flatten())
    }

    /// Says what of an archive is not to be read, and how many files are.
    fn leave_out(&mut self, left_out: &[LeftOut], members: usize) -> anyhow::Result<()> {
        // The archive itself was counted as one.
        self.report.expect((left_out.len() + members).saturating_sub(1));
        for left in left_out {
            if left.refused {
                self.report.refused(&left.path, None, &left.reason)?;
            } else {
                self.report.skipped(&left.path, &left.reason)?;
            }
        }
        Ok(())
    }
}
