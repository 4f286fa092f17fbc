//! Keeping the index up with the catalogue, and noting runs.

use super::Library;
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
        let writer = self.index.as_mut().and_then(|index| index.writer.as_mut());
        writer.map_or(Ok(()), |writer| writer.commit(change))
    }

    /// Links documents of one case, commits, notes how the run ended, and closes the library.
    ///
    /// # Errors
    ///
    /// Fails if the index or the catalogue cannot be written.
    pub fn finish(mut self, summary: &str) -> Result<(), LibraryError> {
        // Before the commit: a reader who sees the new reviews sees their families too.
        if self.index.is_some() {
            self.catalogue.link()?;
        }
        self.commit()?;
        if let Some(writer) = self.index.take().and_then(|index| index.writer) {
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
        let Some(index) = &mut self.index else { return Ok(()) };
        if index.writer.is_none() {
            index.writer = Some(Writer::new(&index.generation)?);
        }
        index.writer.as_ref().map_or(Ok(()), |writer| writer.put(number, review))
    }

    /// Puts into the index what a crash left out of it.
    pub(super) fn replay(&mut self) -> Result<(), LibraryError> {
        let Some(index) = &self.index else { return Ok(()) };
        let stamp = index.generation.stamp()?;
        if let Some(stamp) = stamp
            && stamp.format != engine::FORMAT
        {
            let (found, supported) = (stamp.format, engine::FORMAT);
            return Err(LibraryError::Version { dir: self.dir.clone(), found, supported });
        }
        let held = stamp.map_or(0, |stamp| stamp.change);
        if held > self.catalogue.last_change()? {
            // The catalogue was put back from a copy: the index tells of changes that it never saw.
            return self.index_all();
        }
        let missing = self.catalogue.changed_since(held)?;
        for number in &missing {
            let review = self.catalogue.review(*number, Text::With)?;
            self.index(*number, review.as_ref())?;
        }
        if missing.is_empty() { Ok(()) } else { self.commit() }
    }

    /// Makes the index anew from the catalogue, in the generation that is in use.
    fn index_all(&mut self) -> Result<(), LibraryError> {
        let numbers = self.catalogue.numbers()?;
        if let Some(index) = &mut self.index {
            let writer = Writer::new(&index.generation)?;
            writer.clear()?;
            index.writer = Some(writer);
        }
        for number in numbers {
            let review = self.catalogue.review(number, Text::With)?;
            self.index(number, review.as_ref())?;
        }
        self.commit()
    }
}
