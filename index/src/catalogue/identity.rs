//! To which review a file belongs: rows of files, withdrawals and holders.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::{Catalogue, now};
use crate::error::LibraryError;
use crate::library::Read;

/// A review that may hold a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holder {
    /// Its number.
    pub(crate) number: i64,
    /// Its id.
    pub(crate) id: String,
    /// The hash of its file.
    pub(crate) sha256: String,
    /// The path that its file came from.
    pub(crate) file: String,
}

impl Catalogue {
    /// The review that was read from a path, unless its bytes were held already.
    pub(crate) fn with_path(&self, path: &str) -> Result<Option<Holder>, LibraryError> {
        let condition = "no = (SELECT review FROM file WHERE path = ?1 AND NOT duplicate)";
        self.holder(condition, path)
    }

    /// What was read from each path, but for duplicates whose review has other bytes now.
    pub(crate) fn files_read(&self) -> Result<HashMap<String, Read>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT path, file.sha256, fingerprint, id FROM file JOIN review ON review.no = file.review
             WHERE NOT duplicate OR file.sha256 = review.sha256",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, Read { sha256: row.get(1)?, fingerprint: row.get(2)?, id: row.get(3)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The review with this id.
    pub(crate) fn with_id(&self, id: &str) -> Result<Option<Holder>, LibraryError> {
        self.holder("id = ?1", id)
    }

    /// The review that was published at this address.
    pub(crate) fn with_address(&self, url: &str) -> Result<Option<Holder>, LibraryError> {
        self.holder("source_url = ?1", url)
    }

    /// The review that holds these very bytes.
    pub(crate) fn with_bytes(&self, sha256: &str) -> Result<Option<Holder>, LibraryError> {
        self.holder("sha256 = ?1", sha256)
    }

    /// The first review that meets a condition.
    fn holder(&self, condition: &str, value: &str) -> Result<Option<Holder>, LibraryError> {
        let mut statement = self.sql.prepare_cached(&format!(
            "SELECT no, id, sha256, file FROM review WHERE {condition} ORDER BY no LIMIT 1"
        ))?;
        let holder = statement.query_row([value], |row| {
            Ok(Holder { number: row.get(0)?, id: row.get(1)?, sha256: row.get(2)?, file: row.get(3)? })
        });
        Ok(holder.optional()?)
    }

    /// The id of a withdrawn review that a file would bring back.
    pub(crate) fn withdrawn(
        &self,
        id: Option<&str>,
        sha256: &str,
        url: Option<&str>,
        path: &str,
    ) -> Result<Option<String>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT id FROM withdrawal WHERE sha256 = ?2 OR id = ?1 OR source_url = ?3 OR file = ?4
             ORDER BY id LIMIT 1",
        )?;
        Ok(statement.query_row(params![id, sha256, url, path], |row| row.get(0)).optional()?)
    }

    /// The hashes and formats of all files that a review ever had and no other review has or had.
    pub(crate) fn own_versions(&self, number: i64) -> Result<Vec<(String, String)>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT sha256, format FROM version WHERE review = ?1
             AND NOT EXISTS (SELECT 1 FROM version other WHERE other.sha256 = version.sha256 AND other.review <> ?1)
             ORDER BY sha256",
        )?;
        let rows = statement.query_map([number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether the id is a review's, or was.
    pub(crate) fn is_taken(&self, id: &str) -> Result<bool, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM review WHERE id = ?1) OR EXISTS (SELECT 1 FROM withdrawal WHERE id = ?1)",
        )?;
        Ok(statement.query_row([id], |row| row.get(0))?)
    }

    /// Notes that a path was read, and to which review it belongs.
    pub(crate) fn note_file(
        &self,
        path: &str,
        sha256: &str,
        fingerprint: &str,
        number: i64,
        duplicate: bool,
    ) -> Result<(), LibraryError> {
        self.sql
            .prepare_cached(
                "INSERT OR REPLACE INTO file (path, sha256, fingerprint, review, duplicate, read_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![path, sha256, fingerprint, number, duplicate, now()])?;
        Ok(())
    }

    /// Paths of duplicates whose review now has other bytes: they are reviews of their own.
    pub(crate) fn orphans(&self) -> Result<Vec<String>, LibraryError> {
        let mut statement = self.sql.prepare_cached(
            "SELECT path FROM file JOIN review ON review.no = file.review
             WHERE duplicate AND file.sha256 <> review.sha256 ORDER BY path",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
