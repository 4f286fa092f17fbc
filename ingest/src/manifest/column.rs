//! The table of columns: how each is named, and what its cells state.
//!
//! To add a column, add one line here and its field in `stated`.

use super::stated::Stated;
use super::{Slugs, value};

/// The column that names the file.
pub(super) const FILE: &str = "file";

/// A column that states something.
pub(super) struct Column {
    /// Its name in the first line.
    pub(super) name: &'static str,
    /// Puts the value of a cell in its place, or says what is wrong with it.
    pub(super) state: fn(&mut Stated, &str, &Slugs<'_>) -> Result<(), String>,
}

/// Every column but `file`.
pub(super) const COLUMNS: [Column; 18] = [
    column("id", |to, cell, _| some(&mut to.id, value::id(cell))),
    column("title", |to, cell, _| some(&mut to.title, value::words(cell))),
    column("type", |to, cell, slugs| some(&mut to.review_type, value::slug(cell, slugs.types))),
    column("publisher", |to, cell, _| some(&mut to.publisher, value::words(cell))),
    column("area", |to, cell, _| some(&mut to.area, value::words(cell))),
    column("published", |to, cell, _| some(&mut to.published, value::date(cell))),
    column("completed", |to, cell, _| some(&mut to.completed, value::date(cell))),
    column("incident_year", |to, cell, _| some(&mut to.incident_year, value::year(cell))),
    column("url", |to, cell, _| some(&mut to.url, value::url(cell))),
    column("reference", |to, cell, _| some(&mut to.reference, value::words(cell))),
    column("role", |to, cell, _| some(&mut to.role, value::role(cell))),
    column("family", |to, cell, _| some(&mut to.family, value::words(cell))),
    column("authors", |to, cell, _| all(&mut to.authors, value::list(cell))),
    column("themes", |to, cell, slugs| all(&mut to.themes, value::themes(cell, slugs.themes))),
    column("agencies", |to, cell, slugs| all(&mut to.agencies, value::agencies(cell, slugs.agencies))),
    column("categories", |to, cell, _| all(&mut to.categories, value::list(cell))),
    column("addressees", |to, cell, _| all(&mut to.addressees, value::list(cell))),
    column("language", |to, cell, _| some(&mut to.language, value::language(cell))),
];

/// One line of the table.
const fn column(
    name: &'static str,
    state: fn(&mut Stated, &str, &Slugs<'_>) -> Result<(), String>,
) -> Column {
    Column { name, state }
}

/// The names of all columns, `file` first.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once(FILE).chain(COLUMNS.iter().map(|column| column.name))
}

/// Puts a single value in its place.
fn some<T>(place: &mut Option<T>, value: Result<T, String>) -> Result<(), String> {
    *place = Some(value?);
    Ok(())
}

/// Puts several values in their place.
fn all<T>(place: &mut Vec<T>, values: Result<Vec<T>, String>) -> Result<(), String> {
    *place = values?;
    Ok(())
}
