//! Taking reviews out, and letting them in again.

use std::fs;

use super::{Library, io, original_path};
use crate::catalogue::load::Text;
use crate::error::LibraryError;

impl Library {
    /// Removes a review and its file; it is not taken in again. `false` if there is none.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue, the index or the file cannot be changed.
    pub fn remove(&mut self, id: &str, reason: Option<&str>) -> Result<bool, LibraryError> {
        let Some(holder) = self.catalogue.with_id(id)? else { return Ok(false) };
        let format = self.catalogue.review(holder.number, Text::Without)?.map(|review| review.format);
        self.catalogue.withdraw(holder.number, reason)?;
        self.index(holder.number, None)?;
        let still_held = self.catalogue.with_bytes(&holder.sha256)?.is_some();
        if let Some(format) = format.filter(|_| !still_held) {
            let path = original_path(&self.dir, &holder.sha256, format);
            if path.exists() {
                fs::remove_file(&path).map_err(io(&path))?;
            }
        }
        Ok(true)
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
