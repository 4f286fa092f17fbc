//! Reviews that were withdrawn: what is still known of them, and that their files stay out.

use rusqlite::OptionalExtension;
use serde::Serialize;

use super::put::log;
use super::{Catalogue, family, now};
use crate::error::LibraryError;

/// A review that was held and was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withdrawal {
    /// Its title, where it was known.
    pub title: Option<String>,
    /// Why it was withdrawn, where somebody said so.
    pub reason: Option<String>,
    /// When, in UTC: `2026-11-26T10:00:00Z`.
    pub at: String,
}

impl Catalogue {
    /// Removes a review, and notes that it was withdrawn.
    pub(crate) fn withdraw(&mut self, number: i64, reason: Option<&str>) -> Result<(), LibraryError> {
        let transaction = self.sql.transaction()?;
        transaction.execute(
            "INSERT OR REPLACE INTO withdrawal (id, sha256, file, source_url, title, reason, at)
             SELECT id, sha256, file, source_url, title, ?2, ?3 FROM review WHERE no = ?1",
            (number, reason, now()),
        )?;
        family::forget(&transaction, number)?;
        transaction.execute("DELETE FROM review WHERE no = ?1", [number])?;
        log(&transaction, number)?;
        Ok(transaction.commit()?)
    }

    /// What is known of a withdrawn review.
    pub(crate) fn withdrawal(&self, id: &str) -> Result<Option<Withdrawal>, LibraryError> {
        let mut statement =
            self.sql.prepare_cached("SELECT title, reason, at FROM withdrawal WHERE id = ?1")?;
        let row = statement.query_row([id], |row| {
            Ok(Withdrawal { title: row.get(0)?, reason: row.get(1)?, at: row.get(2)? })
        });
        Ok(row.optional()?)
    }

    /// When a file was last read.
    pub(crate) fn last_read(&self) -> Result<Option<String>, LibraryError> {
        Ok(self.sql.query_row("SELECT max(read_at) FROM file", [], |row| row.get(0))?)
    }

    /// Lets a withdrawn review be taken in again; `false` if it was not withdrawn.
    pub(crate) fn readmit(&mut self, id: &str) -> Result<bool, LibraryError> {
        Ok(self.sql.execute("DELETE FROM withdrawal WHERE id = ?1", [id])? > 0)
    }
}
