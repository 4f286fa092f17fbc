//! Checks what a person wrote.
//!
//! Each function takes a text that is not empty, such as a cell of a CSV file,
//! and gives its value, or says in one line what is wrong and what to write.

use super::closest;
use crate::date::PartialDate;
use crate::taxonomy::Taxonomy;
use crate::vocabulary::{AgeBand, AgencyRole, DocumentRole, Outcome, Tier};

/// Characters of one cell.
pub const CELL: usize = 10_000;

/// Characters of an address.
pub const URL: usize = 2_000;

/// Characters of an id.
pub const ID: usize = 64;

/// A value, or what is wrong with it.
pub type Checked<T> = Result<T, String>;

/// Words on one line.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn words(cell: &str) -> Checked<String> {
    if cell.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return Err("it holds a control character: type it again".to_owned());
    }
    Ok(cell.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Several values, in order, each once.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn list(cell: &str) -> Checked<Vec<String>> {
    let mut values: Vec<String> = Vec::new();
    for part in parts(cell) {
        let value = words(part)?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Ok(values)
}

/// The values of a cell, apart by `;` or `|`.
pub(crate) fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', '|']).map(str::trim).filter(|part| !part.is_empty())
}

/// An id that can stand in a link for ever.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn id(cell: &str) -> Checked<String> {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if (1..=ID).contains(&cell.len()) && cell.bytes().all(allowed) {
        return Ok(cell.to_owned());
    }
    Err(format!("an id is 1 to {ID} of the characters a-z, 0-9 and '-'"))
}

/// An address on the web.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn url(cell: &str) -> Checked<String> {
    let scheme = cell.split_once("://").map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    let Some((_, rest)) = scheme.filter(|(scheme, _)| scheme == "http" || scheme == "https") else {
        return Err("an address starts with http:// or https://".to_owned());
    };
    if rest.is_empty() || rest.starts_with(['/', '?', '#', ':', '.']) {
        return Err("the address names no site".to_owned());
    }
    if cell.chars().count() > URL {
        return Err(format!("an address has at most {URL} characters"));
    }
    if cell.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"')) {
        return Err("an address holds no space, quotation mark or bracket: write %20 for a space".to_owned());
    }
    Ok(cell.to_owned())
}

/// A date as precise as it is known.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn date(cell: &str) -> Checked<PartialDate> {
    cell.parse().map_err(|_| "write 2019, 2019-05 or 2019-05-31".to_owned())
}

/// A year.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn year(cell: &str) -> Checked<i16> {
    let year = cell.parse().ok().and_then(PartialDate::from_year).filter(|_| cell.len() == 4);
    year.map(PartialDate::year).ok_or_else(|| "write a year of four digits, such as 2019".to_owned())
}

/// A language.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn language(cell: &str) -> Checked<String> {
    let code = cell.to_ascii_lowercase();
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) {
        return Ok(code);
    }
    Err("write the code of two letters (ISO 639-1), such as en or cy".to_owned())
}

/// What a file is within its review.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn role(cell: &str) -> Checked<DocumentRole> {
    let word = cell.to_ascii_lowercase().replace([' ', '-'], "_");
    DocumentRole::from_word(&word).ok_or_else(|| one_of(DocumentRole::ALL.iter().map(|role| role.as_str())))
}

/// How old the one was whom it is about.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn age_band(cell: &str) -> Checked<String> {
    let band = AgeBand::from_word(&cell.to_ascii_lowercase().replace([' ', '–'], "-"));
    band.map(|band| band.to_string()).ok_or_else(|| one_of(AgeBand::ALL.iter().map(|band| band.as_str())))
}

/// What came of it.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn outcome(cell: &str) -> Checked<String> {
    let outcome = Outcome::from_word(&cell.to_ascii_lowercase().replace([' ', '_'], "-"));
    outcome
        .map(|outcome| outcome.to_string())
        .ok_or_else(|| one_of(Outcome::ALL.iter().map(|outcome| outcome.as_str())))
}

/// A slug of a taxonomy.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn slug(cell: &str, taxonomy: &Taxonomy) -> Checked<String> {
    let slug = cell.to_ascii_lowercase();
    if taxonomy.get(&slug).is_some() {
        return Ok(slug);
    }
    let closest = closest::slug(cell, taxonomy);
    let hint = closest.map(|slug| format!(", the closest is '{slug}'")).unwrap_or_default();
    Err(format!("'{}' is not a known slug{hint}", cell.chars().take(60).collect::<String>()))
}

/// Themes, each with its tier; central if none is given.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn themes(cell: &str, taxonomy: &Taxonomy) -> Checked<Vec<(String, Tier)>> {
    let read = |word: Option<&str>| match word {
        None => Ok(Tier::Central),
        Some(word) => Tier::from_word(word).ok_or_else(|| one_of(Tier::ALL.iter().map(|tier| tier.as_str()))),
    };
    labels(cell, taxonomy, read)
}

/// Agencies, each with its role; involved if none is given.
///
/// # Errors
///
/// Says what is wrong and what to write.
pub fn agencies(cell: &str, taxonomy: &Taxonomy) -> Checked<Vec<(String, AgencyRole)>> {
    let read = |word: Option<&str>| match word {
        None => Ok(AgencyRole::Involved),
        Some(word) => AgencyRole::from_word(word)
            .ok_or_else(|| one_of(AgencyRole::ALL.iter().map(|role| role.as_str()))),
    };
    labels(cell, taxonomy, read)
}

/// Slugs with what may follow each after a colon.
fn labels<T>(
    cell: &str,
    taxonomy: &Taxonomy,
    read: impl Fn(Option<&str>) -> Checked<T>,
) -> Checked<Vec<(String, T)>> {
    let mut labels: Vec<(String, T)> = Vec::new();
    for part in parts(cell) {
        let (name, rest) = part.split_once(':').map_or((part, None), |(name, rest)| (name, Some(rest)));
        let slug = slug(name.trim(), taxonomy)?;
        let value = read(rest.map(str::trim)).map_err(|problem| format!("after '{slug}:', {problem}"))?;
        if labels.iter().any(|(other, _)| *other == slug) {
            return Err(format!("'{slug}' is named twice"));
        }
        labels.push((slug, value));
    }
    Ok(labels)
}

/// The words among which to choose.
fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    format!("write one of {}", words.collect::<Vec<_>>().join(", "))
}
