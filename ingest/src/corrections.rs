//! Reads a CSV file of corrections.
//!
//! The first line names the columns `id`, `action`, `field`, `value`, `why`
//! and `by`, in any order; the first three must be there. Every row is read
//! and checked, and a row that cannot be meant says why: what is done about it
//! is the caller's to decide. Never changes a library.

use std::path::{Path, PathBuf};

use hindsight_index::correction::{Edit, Order, Signed};

use crate::error::ReadError;
use crate::{sheet, source};

/// Bytes of a list of corrections.
pub const MAX_BYTES: u64 = 16 << 20;

/// Rows of a list of corrections.
pub const MAX_ROWS: usize = 100_000;

/// The columns.
const COLUMNS: [&str; 6] = ["id", "action", "field", "value", "why", "by"];

/// How many of them must be there.
const NEEDED: usize = 3;

/// Why a list of corrections cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CorrectionsError {
    /// The file cannot be read, or has too many bytes.
    #[error("the corrections {}: {source}", path.display())]
    Open {
        /// The list.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// The bytes are not UTF-8.
    #[error("the corrections {} are not UTF-8 at line {line}: save them as 'CSV UTF-8'", path.display())]
    Encoding {
        /// The list.
        path: PathBuf,
        /// The first such line.
        line: u64,
    },
    /// The first line does not name the columns.
    #[error("the first line of the corrections {} {problem}", path.display())]
    Header {
        /// The list.
        path: PathBuf,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// The file has too many rows.
    #[error("the corrections {} have more than {limit} rows: split them", path.display())]
    TooManyRows {
        /// The list.
        path: PathBuf,
        /// The most that it may have.
        limit: usize,
    },
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line on which it starts.
    pub line: u64,
    /// What it asks for, several if it gives several values; or what is wrong with it.
    pub orders: Result<Vec<Order>, String>,
}

/// Reads a list of corrections.
///
/// # Errors
///
/// Fails if the file cannot be read, is no CSV in UTF-8 with those columns, or
/// is over [`MAX_BYTES`] or [`MAX_ROWS`].
pub fn read_corrections(path: &Path) -> Result<Vec<Row>, CorrectionsError> {
    let bytes = source::read(path, MAX_BYTES)
        .map_err(|source| CorrectionsError::Open { path: path.to_owned(), source })?;
    parse_corrections(path, &bytes)
}

/// Reads the bytes of a list of corrections that stands at `path`.
///
/// # Errors
///
/// As [`read_corrections`], but for those of reading the file.
pub fn parse_corrections(path: &Path, bytes: &[u8]) -> Result<Vec<Row>, CorrectionsError> {
    let encoding = |line| CorrectionsError::Encoding { path: path.to_owned(), line };
    let mut csv = sheet::open(bytes).ok_or_else(|| encoding(1))?;
    let header = csv.headers().map_err(|error| encoding(sheet::line(&error)))?.clone();
    let places =
        places(&header).map_err(|problem| CorrectionsError::Header { path: path.to_owned(), problem })?;
    let mut rows = Vec::new();
    for record in csv.records() {
        let record = record.map_err(|error| encoding(sheet::line(&error)))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if rows.len() >= MAX_ROWS {
            return Err(CorrectionsError::TooManyRows { path: path.to_owned(), limit: MAX_ROWS });
        }
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(Row { line, orders: orders(&record, &places, header.len()) });
    }
    Ok(rows)
}

/// Where each column stands.
type Places = [Option<usize>; COLUMNS.len()];

/// Where each column stands, by the first line.
fn places(header: &csv::StringRecord) -> Result<Places, String> {
    let written: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
    let known = COLUMNS.join(", ");
    if let Some(name) = written.iter().find(|name| !COLUMNS.contains(&name.as_str())) {
        let name: String = name.chars().take(60).collect();
        return Err(format!(
            "names a column '{}', which is not known: known are {known}",
            name.escape_debug()
        ));
    }
    if let Some(name) = COLUMNS.iter().find(|name| written.iter().filter(|other| other == *name).count() > 1)
    {
        return Err(format!("names the column {name} twice: leave one out"));
    }
    let places = COLUMNS.map(|name| written.iter().position(|other| other == name));
    match COLUMNS.iter().zip(places).take(NEEDED).find(|(_, place)| place.is_none()) {
        Some((name, _)) => Err(format!("has no column '{name}': name the columns there, among {known}")),
        None => Ok(places),
    }
}

/// What a row asks for.
fn orders(record: &csv::StringRecord, places: &Places, columns: usize) -> Result<Vec<Order>, String> {
    if record.len() != columns {
        let has = record.len();
        return Err(format!(
            "it has {has} values for {columns} columns: put quotes round a value with a comma"
        ));
    }
    let [id, action, field, value, why, by] =
        places.map(|place| place.and_then(|at| record.get(at)).unwrap_or_default());
    if id.is_empty() {
        return Err("it names no review: give its id, as search gives it".to_owned());
    }
    let signed = Signed::new(Some(by), Some(why))?;
    let edits = Edit::read(action, field, value)?;
    Ok(edits.into_iter().map(|edit| Order { id: id.to_owned(), edit, signed: signed.clone() }).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Vec<Row>, CorrectionsError> {
        parse_corrections(Path::new("/fixes.csv"), text.as_bytes())
    }

    #[test]
    fn a_row_asks_for_one_correction_of_each_of_its_values() {
        let rows = read(
            "\u{feff}By,why,value,field,action,id\nAnn,\"seen, p. 3\",neglect;homelessness:mentioned,theme,add,pier\n\
             \n,,,title,undo,pier\n",
        )
        .expect("rows");

        let first = rows[0].orders.clone().expect("orders");
        let values: Vec<_> = first.iter().map(|order| order.edit.value()).collect();
        assert_eq!(values, [Some("neglect:central"), Some("homelessness:mentioned")]);
        assert_eq!((first[0].signed.by(), first[0].signed.why()), (Some("Ann"), Some("seen, p. 3")));
        assert_eq!((first[0].id.as_str(), rows[0].line), ("pier", 2));
        let second = rows[1].orders.clone().expect("orders");
        assert_eq!((second[0].edit.value(), second[0].signed.by()), (None, None));
    }

    #[test]
    fn a_row_that_cannot_be_meant_says_why_and_the_others_are_read() {
        let rows =
            read("id,action,field,value\n,set,title,A\npier,set,titel,A\npier,set,title\npier,set,title,A\n")
                .expect("rows");

        let problems: Vec<_> = rows.iter().map(|row| row.orders.clone().err().unwrap_or_default()).collect();
        for (problem, said) in
            problems.iter().zip(["names no review", "closest is 'title'", "3 values for 4", ""])
        {
            assert!(problem.contains(said), "{problem}");
        }
        assert!(rows[3].orders.is_ok());
    }

    #[test]
    fn a_file_that_is_no_list_of_corrections_says_what_to_do() {
        for (text, said) in [
            ("id,field,value\n", "has no column 'action'"),
            ("id;action;field\n", "not known"),
            ("id,action,field,id\n", "twice"),
            ("", "has no column 'id'"),
        ] {
            assert!(read(text).expect_err(text).to_string().contains(said), "{text}");
        }
        let error =
            parse_corrections(Path::new("a.csv"), b"id,action,field\n\xe9,set,title\n").expect_err("bytes");
        assert!(error.to_string().contains("not UTF-8 at line 2"), "{error}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = parse_corrections(Path::new("a.csv"), &bytes);
            let rows = [b"id,action,field,value\n".to_vec(), bytes].concat();
            let _ = parse_corrections(Path::new("a.csv"), &rows);
        }
    }
}
