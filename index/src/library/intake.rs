//! Taking files in: to which review a file belongs, and what is done with it.
//!
//! The order of the contract: the id that a person gave, the address, the
//! very bytes, the path that was read before; else it is a new review.

use std::collections::HashMap;

use serde::Serialize;

use super::Library;
use crate::catalogue::Holder;
use crate::error::LibraryError;
use crate::review::Review;

/// A file that was read, with what decides to which review it belongs.
#[derive(Debug, Clone)]
pub struct Incoming<'a> {
    /// The absolute path that it was read from.
    pub path: &'a str,
    /// What it says, stated facts included.
    pub review: &'a Review,
    /// The id that a person gave it.
    pub stated_id: Option<&'a str>,
    /// What it was read with: a file is read again when this changes.
    pub fingerprint: &'a str,
    /// Its size.
    pub bytes: u64,
}

/// What was read from a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The hash of its bytes.
    pub sha256: String,
    /// What it was read with.
    pub fingerprint: String,
    /// The review to which it belongs.
    pub id: String,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The review to which it belongs.
    pub id: String,
    /// What was done.
    pub outcome: Outcome,
}

/// What was done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It is a new review.
    Added,
    /// It replaced the review that it belongs to.
    Updated,
    /// It was read before, as it is.
    Unchanged,
    /// Its very bytes are held already; it is linked to that review.
    Duplicate,
    /// It belongs to a review that was removed, and was left out.
    Withdrawn,
}

impl Library {
    /// What was read from each path, as far as nothing has come in its place.
    ///
    /// A path that is not here, or whose bytes or reader have changed, is to be read.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn files_read(&self) -> Result<HashMap<String, Read>, LibraryError> {
        self.catalogue.files_read()
    }

    /// Whether a file belongs to a review that was removed.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn is_withdrawn(&self, file: &Incoming<'_>) -> Result<bool, LibraryError> {
        Ok(self.withdrawn(file)?.is_some())
    }

    /// The id of the removed review that a file would bring back.
    fn withdrawn(&self, file: &Incoming<'_>) -> Result<Option<String>, LibraryError> {
        let named = file.stated_id.map_or(Ok(None), |id| self.catalogue.with_id(id))?;
        if named.is_some() || self.catalogue.with_path(file.path)?.is_some() {
            // It is the file of a review that is held.
            return Ok(None);
        }
        let url = file.review.source_url.as_deref();
        self.catalogue.withdrawn(file.stated_id, &file.review.sha256, url, file.path)
    }

    /// Takes a file in. It is safe in the catalogue when this returns.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue or the index cannot be written.
    pub fn put(&mut self, file: &Incoming<'_>) -> Result<Stored, LibraryError> {
        let review = file.review;
        if let Some(id) = self.withdrawn(file)? {
            self.forget_pictures(&review.sha256)?;
            return Ok(Stored { id, outcome: Outcome::Withdrawn });
        }
        let owner = self.owner(file)?;
        if let Some(holder) = self.duplicate_of(file, owner.as_ref())? {
            let number = holder.number;
            self.catalogue.note_file(file.path, &review.sha256, file.fingerprint, number, true)?;
            return Ok(Stored { id: holder.id, outcome: Outcome::Duplicate });
        }
        let (id, outcome) = match &owner {
            Some(holder) => (holder.id.clone(), Outcome::Updated),
            None => (self.new_id(file)?, Outcome::Added),
        };
        let replaced = owner.map(|holder| holder.number);
        let (number, corrected) = self.catalogue.write(&id, replaced, review, file.bytes)?;
        self.catalogue.note_file(file.path, &review.sha256, file.fingerprint, number, false)?;
        self.index(number, Some(corrected.as_ref().unwrap_or(review)))?;
        Ok(Stored { id, outcome })
    }

    /// The review to which a file belongs, by the order of the contract.
    fn owner(&self, file: &Incoming<'_>) -> Result<Option<Holder>, LibraryError> {
        if let Some(id) = file.stated_id {
            return self.catalogue.with_id(id);
        }
        if let Some(url) = &file.review.source_url
            && let Some(holder) = self.catalogue.with_address(url)?
        {
            return Ok(Some(holder));
        }
        if let Some(holder) = self.catalogue.with_bytes(&file.review.sha256)? {
            return Ok(Some(holder));
        }
        // A duplicate that has changed is a review of its own.
        self.catalogue.with_path(file.path)
    }

    /// The review that holds these very bytes, if they came from another file.
    fn duplicate_of(
        &self,
        file: &Incoming<'_>,
        owner: Option<&Holder>,
    ) -> Result<Option<Holder>, LibraryError> {
        let same = |holder: &Holder| holder.sha256 == file.review.sha256 && holder.file != file.path;
        if let Some(holder) = owner {
            return Ok(Some(holder.clone()).filter(same));
        }
        match file.stated_id {
            // A person says that it is a review of its own.
            Some(_) => Ok(None),
            None => Ok(self.catalogue.with_bytes(&file.review.sha256)?.filter(same)),
        }
    }

    /// A free id for a new review: the one that a person gave, or from the hash.
    fn new_id(&self, file: &Incoming<'_>) -> Result<String, LibraryError> {
        if let Some(id) = file.stated_id {
            return Ok(id.to_owned());
        }
        let base = file.review.sha256.get(..ID_DIGITS).unwrap_or(&file.review.sha256);
        let mut id = format!("r{base}");
        let mut count = 1;
        while self.catalogue.is_taken(&id)? {
            count += 1;
            id = format!("r{base}-{count}");
        }
        Ok(id)
    }

    /// Paths of duplicates whose review has other bytes now: read them again.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn orphans(&self) -> Result<Vec<String>, LibraryError> {
        self.catalogue.orphans()
    }
}

/// Hexadecimal digits of the hash that make an id.
const ID_DIGITS: usize = 12;
