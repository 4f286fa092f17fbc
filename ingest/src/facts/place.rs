//! Finds the region and the nation of an area, from a gazetteer.
//!
//! The gazetteer is data (`areas.toml`). The longest name in the words counts;
//! words that name several regions have none. An area that the gazetteer does
//! not hold has neither here: nothing is guessed from the language. (A type that
//! only one nation has tells the nation: `kind.rs`.)

use std::sync::LazyLock;

use serde::Deserialize;

use super::Found;
use crate::sections::plain;

/// Areas of one region.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    nation: String,
    region: Option<String>,
    names: Vec<String>,
}

/// The file.
#[derive(Deserialize)]
struct File {
    place: Vec<Entry>,
}

/// Where an area lies.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    nation: String,
    region: Option<String>,
}

/// The names with spaces round them, the longest first, and where each lies.
struct Gazetteer {
    places: Vec<Place>,
    names: Vec<(String, usize)>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("areas.toml")).expect("areas.toml is checked by a test");
    let mut gazetteer = Gazetteer { places: Vec::new(), names: Vec::new() };
    for (at, entry) in file.place.into_iter().enumerate() {
        gazetteer.names.extend(entry.names.into_iter().map(|name| (format!(" {name} "), at)));
        gazetteer.places.push(Place { nation: entry.nation, region: entry.region });
    }
    gazetteer.names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    gazetteer
});

/// The region and the nation of the first of these that names any.
pub(super) fn find(named: &[Option<&Found<String>>]) -> (Option<Found<String>>, Option<Found<String>>) {
    for found in named.iter().flatten() {
        let places = places(&found.value);
        let nation = same(places.iter().map(|place| Some(place.nation.as_str())));
        let region = same(places.iter().map(|place| place.region.as_deref()));
        if nation.is_some() {
            let with = |value: &str| found.with(value.to_owned());
            return (region.map(with), nation.map(with));
        }
    }
    (None, None)
}

/// Whether words name an area and nothing else.
pub(super) fn is_area(words: &str) -> bool {
    let words = format!(" {} ", plain(words));
    GAZETTEER.names.iter().any(|(name, _)| *name == words)
}

/// Where the areas lie that words name.
fn places(words: &str) -> Vec<&'static Place> {
    let mut words = format!(" {} ", plain(words));
    let mut found = Vec::new();
    for (name, at) in &GAZETTEER.names {
        if let Some(start) = words.find(name.as_str()) {
            words.replace_range(start..start + name.len(), " | ");
            found.extend(GAZETTEER.places.get(*at));
        }
    }
    found
}

/// The value that all have.
fn same<'a>(mut values: impl Iterator<Item = Option<&'a str>>) -> Option<&'a str> {
    let first = values.next()??;
    values.all(|value| value == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> (Option<String>, Option<String>) {
        let found = Found::new(words.to_owned(), 1, words);
        let (region, nation) = find(&[None, Some(&found)]);
        (region.map(|found| found.value), nation.map(|found| found.value))
    }

    #[test]
    fn every_name_is_written_as_it_is_compared() {
        for (name, _) in &GAZETTEER.names {
            assert_eq!(plain(name), name.trim());
        }
    }

    #[test]
    fn an_area_lies_in_its_region_and_nation() {
        for (words, region, nation) in [
            ("Surrey", Some("South East"), Some("England")),
            ("HM Coroner for Inner North London", Some("London"), Some("England")),
            ("North Lincolnshire", Some("Yorkshire and the Humber"), Some("England")),
            ("City of Stoke-on-Trent Council", Some("West Midlands"), Some("England")),
            ("Gwent Safeguarding Board", None, Some("Wales")),
            ("Dumfries & Galloway", None, Some("Scotland")),
            ("Belfast", None, Some("Northern Ireland")),
            ("Australian Transport Safety Bureau", None, Some("Australia")),
            ("Kent and Essex", None, Some("England")),
            ("Northshire", None, None),
            ("Swansea and Surrey", None, None),
            ("Kentish Town", None, None),
        ] {
            assert_eq!(of(words), (region.map(str::to_owned), nation.map(str::to_owned)), "{words}");
        }
    }
}
