//! The catalogue: the truth of a library, in one SQLite file.
//!
//! Any SQLite tool opens it. Every change of a review is one transaction and
//! one row of the change log, by which the search index is kept up. Never
//! touches the index; no type of SQLite leaves this folder.

mod asks;
mod correct;
pub(crate) mod family;
mod identity;
pub(crate) mod load;
mod put;
mod quoted;
mod table;
mod withdrawal;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use crate::error::LibraryError;

pub(crate) use asks::Asked;
pub(crate) use identity::Holder;
pub(crate) use quoted::Quoted;
pub(crate) use table::ReviewRow;
pub use withdrawal::Withdrawal;

/// The format of the catalogue that this program reads and writes.
pub(crate) const FORMAT: u32 = 3;

/// How the catalogue is brought from one format to the next; entry `n` makes format `n + 1`.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/1-first.sql"),
    include_str!("schema/2-reading.sql"),
    concat!(
        include_str!("schema/3-recommendations.sql"),
        include_str!("schema/3-corrections.sql"),
        include_str!("schema/3-families.sql")
    ),
];

/// How long to wait for another process that writes, in milliseconds.
const BUSY_MS: u64 = 10_000;

/// An open catalogue.
#[derive(Debug)]
pub(crate) struct Catalogue {
    sql: Connection,
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Catalogue(error.to_string())
    }
}

/// The file of the catalogue of a library.
pub(crate) fn path(dir: &Path) -> PathBuf {
    dir.join("catalogue.sqlite")
}

impl Catalogue {
    /// Opens the catalogue for reading.
    ///
    /// # Errors
    ///
    /// Fails if there is none, or it is of another format.
    pub(crate) fn open(dir: &Path) -> Result<Self, LibraryError> {
        if !path(dir).is_file() {
            return Err(LibraryError::Missing { dir: dir.to_owned() });
        }
        let sql = Connection::open_with_flags(
            path(dir),
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        let catalogue = Self::prepare(sql)?;
        match catalogue.format()? {
            FORMAT => Ok(catalogue),
            found => Err(LibraryError::Version { dir: dir.to_owned(), found, supported: FORMAT }),
        }
    }

    /// Opens the catalogue for writing; makes it, or brings it to this format.
    ///
    /// # Errors
    ///
    /// Fails if a later program made it, or it cannot be written.
    pub(crate) fn create(dir: &Path) -> Result<Self, LibraryError> {
        let mut catalogue = Self::prepare(Connection::open(path(dir))?)?;
        let found = catalogue.format()?;
        if found > FORMAT {
            return Err(LibraryError::Version { dir: dir.to_owned(), found, supported: FORMAT });
        }
        for (step, statements) in MIGRATIONS.iter().enumerate().skip(found as usize) {
            let transaction = catalogue.sql.transaction()?;
            transaction.execute_batch(statements)?;
            transaction.pragma_update(None, "user_version", step + 1)?;
            transaction.commit()?;
        }
        Ok(catalogue)
    }

    /// Sets what every connection needs.
    fn prepare(sql: Connection) -> Result<Self, LibraryError> {
        sql.busy_timeout(std::time::Duration::from_millis(BUSY_MS))?;
        sql.pragma_update(None, "journal_mode", "WAL")?;
        sql.pragma_update(None, "synchronous", "FULL")?;
        // What is removed is overwritten, not only left out.
        sql.pragma_update(None, "secure_delete", true)?;
        sql.pragma_update(None, "foreign_keys", true)?;
        sql.set_prepared_statement_cache_capacity(64);
        Ok(Self { sql })
    }

    /// The format in which the catalogue is; 0 for an empty file.
    fn format(&self) -> Result<u32, LibraryError> {
        Ok(self.sql.pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    /// Copies the catalogue, as it is at this moment, into another folder.
    pub(crate) fn copy_to(&self, dir: &Path) -> Result<(), LibraryError> {
        self.sql.execute("VACUUM INTO ?1", [path(dir).to_string_lossy()])?;
        Ok(())
    }

    /// The number of the last change.
    pub(crate) fn last_change(&self) -> Result<u64, LibraryError> {
        let last: Option<i64> = self.sql.query_row("SELECT max(seq) FROM change", [], |row| row.get(0))?;
        Ok(last.map_or(0, i64::cast_unsigned))
    }

    /// The numbers of the reviews that changed after a change, each once.
    pub(crate) fn changed_since(&self, seq: u64) -> Result<Vec<i64>, LibraryError> {
        let mut statement =
            self.sql.prepare_cached("SELECT DISTINCT review FROM change WHERE seq > ?1 ORDER BY review")?;
        let rows = statement.query_map([seq.cast_signed()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The numbers of all reviews.
    pub(crate) fn numbers(&self) -> Result<Vec<i64>, LibraryError> {
        let mut statement = self.sql.prepare_cached("SELECT no FROM review ORDER BY no")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The number of the review with this id.
    pub(crate) fn number(&self, id: &str) -> Result<Option<i64>, LibraryError> {
        let mut statement = self.sql.prepare_cached("SELECT no FROM review WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get(0)).optional()?)
    }

    /// Notes that a run began; returns its number.
    pub(crate) fn start_run(&self, command: &str, program: &str) -> Result<i64, LibraryError> {
        self.sql.execute(
            "INSERT INTO run (command, program, started) VALUES (?1, ?2, ?3)",
            (command, program, now()),
        )?;
        Ok(self.sql.last_insert_rowid())
    }

    /// Notes how a run ended.
    pub(crate) fn finish_run(&self, run: i64, summary: &str) -> Result<(), LibraryError> {
        self.sql
            .execute("UPDATE run SET finished = ?2, summary = ?3 WHERE no = ?1", (run, now(), summary))?;
        Ok(())
    }
}

/// The time, to the second, in UTC.
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalogue_of_a_later_format_is_refused_and_left_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        let catalogue = Catalogue::create(dir.path()).expect("a catalogue");
        catalogue.sql.pragma_update(None, "user_version", FORMAT + 1).expect("written");
        drop(catalogue);

        for opened in [Catalogue::open(dir.path()), Catalogue::create(dir.path())] {
            assert!(matches!(opened, Err(LibraryError::Version { found, .. }) if found == FORMAT + 1));
        }
    }

    /// A catalogue as the first format had it, with one page.
    fn first_format(dir: &Path) {
        let sql = Connection::open(path(dir)).expect("a catalogue");
        sql.execute_batch(MIGRATIONS[0]).expect("made");
        sql.pragma_update(None, "user_version", 1).expect("written");
        sql.execute_batch(
            "INSERT INTO review (id, sha256, file, bytes, format, document_role, changed_at)
             VALUES ('a', 'b', '/c.pdf', 1, 'pdf', 'report', '2026-01-01T00:00:00Z');
             INSERT INTO page (review, number, origin, text) VALUES (1, 1, 'text', 'Words.');",
        )
        .expect("written");
    }

    #[test]
    fn a_catalogue_of_an_earlier_format_is_not_read_until_it_is_brought_to_this_one() {
        let dir = tempfile::tempdir().expect("a folder");
        first_format(dir.path());

        let refused = Catalogue::open(dir.path());
        assert!(matches!(refused, Err(LibraryError::Version { found: 1, supported: FORMAT, .. })));
        drop(Catalogue::create(dir.path()).expect("brought to this format"));

        let catalogue = Catalogue::open(dir.path()).expect("a catalogue");
        let review = catalogue.review(1, load::Text::With).expect("read").expect("a review");
        assert_eq!(review.pages[0].text, "Words.");
        assert_eq!((review.pages[0].confidence, review.pages[0].furniture.len()), (None, 0));
    }

    #[test]
    fn a_folder_without_a_catalogue_is_no_library() {
        let dir = tempfile::tempdir().expect("a folder");

        assert!(matches!(Catalogue::open(dir.path()), Err(LibraryError::Missing { .. })));
        assert!(!path(dir.path()).exists());
    }
}
