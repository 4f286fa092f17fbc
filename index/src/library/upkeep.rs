//! Keeping the index up with the catalogue, and noting runs.

use super::{Index, Library};
use crate::catalogue::load::Text;
use crate::engine::{self, Writer};
use crate::error::LibraryError;
use crate::review::Review;

impl Library {
    /// Makes everything so far visible to search.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be written.
    pub fn commit(&mut self) -> Result<(), LibraryError> {
        let change = self.catalogue.last_change()?;
        match &mut self.index {
            Index::Kept(_, Some(writer)) => writer.commit(change),
            Index::Kept(_, None) | Index::Left => Ok(()),
        }
    }

    /// Commits, notes how the run ended, and closes the library.
    ///
    /// # Errors
    ///
    /// Fails if the index or the catalogue cannot be written.
    pub fn finish(mut self, summary: &str) -> Result<(), LibraryError> {
        self.commit()?;
        if let Index::Kept(_, Some(writer)) = std::mem::replace(&mut self.index, Index::Left) {
            writer.finish()?;
        }
        match self.run {
            Some(run) => self.catalogue.finish_run(run, summary),
            None => Ok(()),
        }
    }

    /// Notes in the log that a run began.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be written.
    pub fn start_run(&mut self, command: &str, program: &str) -> Result<(), LibraryError> {
        self.run = Some(self.catalogue.start_run(command, program)?);
        Ok(())
    }

    /// Puts a review as it is now into the index; `None` if it is gone.
    pub(super) fn index(&mut self, number: i64, review: Option<&Review>) -> Result<(), LibraryError> {
        let Index::Kept(generation, writer) = &mut self.index else { return Ok(()) };
        if writer.is_none() {
            *writer = Some(Writer::new(generation)?);
        }
        writer.as_ref().map_or(Ok(()), |writer| writer.put(number, review))
    }

    /// Puts into the index what a crash left out of it.
    pub(super) fn replay(&mut self) -> Result<(), LibraryError> {
        let Index::Kept(generation, _) = &self.index else { return Ok(()) };
        let stamp = generation.stamp()?;
        if let Some(stamp) = stamp
            && stamp.format != engine::FORMAT
        {
            let (found, supported) = (stamp.format, engine::FORMAT);
            return Err(LibraryError::Version { dir: self.dir.clone(), found, supported });
        }
        let missing = self.catalogue.changed_since(stamp.map_or(0, |stamp| stamp.change))?;
        for number in &missing {
            let review = self.catalogue.review(*number, Text::With)?;
            self.index(*number, review.as_ref())?;
        }
        if missing.is_empty() { Ok(()) } else { self.commit() }
    }
}
