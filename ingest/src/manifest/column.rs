//! The table of columns: how each is named, and what its cells state.
//!
//! To add a column, add one line here and its field in `stated`.

use hindsight_index::stated::check;

use super::Slugs;
use super::stated::{Stated, StatedAgency, StatedTheme};

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
pub(super) const COLUMNS: [Column; 24] = [
    column("id", |to, cell, _| some(&mut to.id, check::id(cell))),
    column("title", |to, cell, _| some(&mut to.title, check::words(cell))),
    column("type", |to, cell, slugs| some(&mut to.review_type, check::slug(cell, slugs.types))),
    column("publisher", |to, cell, _| some(&mut to.publisher, check::words(cell))),
    column("area", |to, cell, _| some(&mut to.area, check::words(cell))),
    column("published", |to, cell, _| some(&mut to.published, check::date(cell))),
    column("completed", |to, cell, _| some(&mut to.completed, check::date(cell))),
    column("incident_year", |to, cell, _| some(&mut to.incident_year, check::year(cell))),
    column("url", |to, cell, _| some(&mut to.url, check::url(cell))),
    column("reference", |to, cell, _| some(&mut to.reference, check::words(cell))),
    column("role", |to, cell, _| some(&mut to.role, check::role(cell))),
    column("family", |to, cell, _| some(&mut to.family, check::words(cell))),
    column("authors", |to, cell, _| all(&mut to.authors, check::list(cell))),
    column("themes", |to, cell, slugs| all(&mut to.themes, themes(cell, slugs))),
    column("agencies", |to, cell, slugs| all(&mut to.agencies, agencies(cell, slugs))),
    column("categories", |to, cell, _| all(&mut to.categories, check::list(cell))),
    column("addressees", |to, cell, _| all(&mut to.addressees, check::list(cell))),
    column("language", |to, cell, _| some(&mut to.language, check::language(cell))),
    column("lead_reviewers", |to, cell, _| all(&mut to.lead_reviewers, check::list(cell))),
    column("panel", |to, cell, _| all(&mut to.panel, check::list(cell))),
    column("age_band", |to, cell, _| some(&mut to.age_band, check::age_band(cell))),
    column("outcome", |to, cell, _| some(&mut to.outcome, check::outcome(cell))),
    column("region", |to, cell, _| some(&mut to.region, check::words(cell))),
    column("nation", |to, cell, _| some(&mut to.nation, check::words(cell))),
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

/// Themes, each with its tier.
fn themes(cell: &str, slugs: &Slugs<'_>) -> Result<Vec<StatedTheme>, String> {
    let themes = check::themes(cell, slugs.themes)?;
    Ok(themes.into_iter().map(|(slug, tier)| StatedTheme { slug, tier }).collect())
}

/// Agencies, each with its role.
fn agencies(cell: &str, slugs: &Slugs<'_>) -> Result<Vec<StatedAgency>, String> {
    let agencies = check::agencies(cell, slugs.agencies)?;
    Ok(agencies.into_iter().map(|(slug, role)| StatedAgency { slug, role }).collect())
}
