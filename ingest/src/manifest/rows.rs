//! Reads the rows of a manifest from its bytes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use hindsight_index::stated::check;

use super::column::{COLUMNS, Column, FILE, names};
use super::error::MISTAKES;
use super::{Manifest, ManifestError, Mistake, Row, Slugs, Stated};
use crate::sheet;
use crate::walk::Folders;

/// What a place in a row holds.
enum Place {
    /// The name of the file.
    File,
    /// A statement.
    States(&'static Column),
    /// Nothing that is known.
    Unknown,
}

/// Reads a manifest that stands at this path.
pub(super) fn parse(
    path: &Path,
    bytes: &[u8],
    slugs: &Slugs<'_>,
    max_rows: usize,
) -> Result<Manifest, ManifestError> {
    let encoding = |line| ManifestError::Encoding { path: path.to_owned(), line };
    let mut csv = sheet::open(bytes).ok_or_else(|| encoding(1))?;
    let header = csv.headers().map_err(|error| encoding(sheet::line(&error)))?.clone();
    let (places, warnings) = places(path, &header)?;
    let mut rows = Rows::new(path, &places, slugs);
    rows.manifest.warnings = warnings;
    for (number, record) in csv.records().enumerate() {
        if number >= max_rows {
            return Err(ManifestError::TooManyRows { path: path.to_owned(), limit: max_rows });
        }
        rows.add(&record.map_err(|error| encoding(sheet::line(&error)))?);
        if rows.mistakes.len() >= MISTAKES {
            break;
        }
    }
    rows.finish()
}

/// What each place in a row holds, and what is odd about the first line.
fn places(path: &Path, header: &csv::StringRecord) -> Result<(Vec<Place>, Vec<String>), ManifestError> {
    let wrong = |problem: String| ManifestError::Header { path: path.to_owned(), problem };
    let known = names().collect::<Vec<_>>().join(", ");
    let written: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
    if let Some(name) = names().find(|name| written.iter().filter(|other| other == name).count() > 1) {
        return Err(wrong(format!("names the column {name} twice: leave one out")));
    }
    if !written.iter().any(|name| name == FILE) {
        let commas = written.len() == 1 && written.iter().any(|name| name.contains([';', '\t']));
        let remedy = if commas { "separate columns by commas" } else { "name the columns there" };
        return Err(wrong(format!("has no column 'file': {remedy}, among {known}")));
    }
    let place = |name: &String| match COLUMNS.iter().find(|column| column.name == name) {
        _ if name == FILE => Place::File,
        Some(column) => Place::States(column),
        None => Place::Unknown,
    };
    let odd = |name: &&String| !name.is_empty() && !names().any(|known| known == *name);
    let warnings = written.iter().filter(odd).map(|name| {
        let name: String = name.chars().take(60).collect();
        format!("the manifest's column '{name}' is not known and is left out: known are {known}")
    });
    Ok((written.iter().map(place).collect(), warnings.collect()))
}

/// The rows that are read so far.
struct Rows<'a> {
    path: &'a Path,
    places: &'a [Place],
    slugs: &'a Slugs<'a>,
    /// The folder to which files are relative.
    folder: PathBuf,
    folders: Folders,
    manifest: Manifest,
    /// The line of each file's row.
    lines: HashMap<PathBuf, u64>,
    mistakes: Vec<Mistake>,
}

impl<'a> Rows<'a> {
    /// No rows yet.
    fn new(path: &'a Path, places: &'a [Place], slugs: &'a Slugs<'a>) -> Self {
        Self {
            path,
            places,
            slugs,
            folder: path.parent().map(Path::to_owned).unwrap_or_default(),
            folders: Folders::default(),
            manifest: Manifest::default(),
            lines: HashMap::new(),
            mistakes: Vec::new(),
        }
    }

    /// Reads one row; one with nothing in it says nothing.
    fn add(&mut self, record: &csv::StringRecord) {
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(str::is_empty) {
            return;
        }
        if record.len() != self.places.len() {
            let (has, wanted) = (record.len(), self.places.len());
            let problem =
                format!("it has {has} values for {wanted} columns: put quotes round a value with a comma");
            return self.mistake(line, None, "", problem);
        }
        let (mut file, mut stated) = ("", Stated::default());
        let places = self.places;
        for (place, cell) in places.iter().zip(record) {
            match place {
                Place::File => file = cell,
                Place::States(column) => self.state(line, column, cell, &mut stated),
                Place::Unknown => {}
            }
        }
        self.file(line, file, stated);
    }

    /// Reads one cell.
    fn state(&mut self, line: u64, column: &'static Column, cell: &str, stated: &mut Stated) {
        if cell.is_empty() {
            return;
        }
        let checked = match cell.chars().nth(check::CELL) {
            Some(_) => Err(format!("a value has at most {} characters", check::CELL)),
            None => (column.state)(stated, cell, self.slugs),
        };
        if let Err(problem) = checked {
            self.mistake(line, Some(column.name), cell, problem);
        }
    }

    /// Keeps a row under its file, which no other row may be about.
    fn file(&mut self, line: u64, file: &str, stated: Stated) {
        if file.is_empty() {
            let problem = "it names no file: give its name, relative to the manifest's folder".to_owned();
            return self.mistake(line, Some(FILE), file, problem);
        }
        let path = self.folders.identity(&self.folder.join(file));
        if let Some(first) = self.lines.insert(path.clone(), line) {
            let problem = format!("line {first} is about the same file: leave out one of the two");
            return self.mistake(line, Some(FILE), file, problem);
        }
        self.manifest.by_file.insert(path, self.manifest.rows.len());
        let row = Row { line, file: file.to_owned(), stated, met: AtomicBool::new(false) };
        self.manifest.rows.push(row);
    }

    /// Notes a mistake.
    fn mistake(&mut self, line: u64, column: Option<&'static str>, value: &str, problem: String) {
        self.mistakes.push(Mistake { line, column, value: value.to_owned(), problem });
    }

    /// The manifest, if there is no mistake in it.
    fn finish(self) -> Result<Manifest, ManifestError> {
        if self.mistakes.is_empty() {
            return Ok(self.manifest);
        }
        Err(ManifestError::Mistakes { path: self.path.to_owned(), mistakes: self.mistakes })
    }
}

#[cfg(test)]
mod tests;
