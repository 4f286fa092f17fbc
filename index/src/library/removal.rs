//! Taking reviews out, and letting them in again.

use std::fs;

use super::{Library, io, original_path, recognised_path};
use crate::error::LibraryError;
use crate::vocabulary::Format;

impl Library {
    /// Removes a review and every file it had; it is not taken in again. `false` if there is none.
    ///
    /// The files go first: a crash in between leaves a review to remove again, never a file
    /// that nothing knows of.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue, the index or the file cannot be changed.
    pub fn remove(&mut self, id: &str, reason: Option<&str>) -> Result<bool, LibraryError> {
        let Some(holder) = self.catalogue.with_id(id)? else { return Ok(false) };
        for (sha256, format) in self.catalogue.own_versions(holder.number)? {
            let Some(format) = Format::from_word(&format) else { continue };
            let path = original_path(&self.dir, &sha256, format);
            if path.exists() {
                fs::remove_file(&path).map_err(io(&path))?;
            }
            self.forget_pictures(&sha256)?;
        }
        self.catalogue.withdraw(holder.number, reason)?;
        self.index(holder.number, None)?;
        Ok(true)
    }

    /// Removes what was read from pictures of the pages of a file.
    pub(super) fn forget_pictures(&self, sha256: &str) -> Result<(), LibraryError> {
        let words = recognised_path(&self.dir, sha256);
        // A rehearsal changes nothing.
        if self.index.is_some() && words.exists() {
            fs::remove_dir_all(&words).map_err(io(&words))?;
        }
        Ok(())
    }

    /// Lets a removed review be taken in again; `false` if it was not removed.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be written.
    pub fn readmit(&mut self, id: &str) -> Result<bool, LibraryError> {
        self.catalogue.readmit(id)
    }
}
