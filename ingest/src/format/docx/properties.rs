//! What a Word file says about itself in its properties.
//!
//! Values are given as written, the date cut to its day. The other list of
//! properties, of the program, states nothing that is used here.

use super::xml::Element;
use crate::extracted::Metadata;

/// Characters of one value at most.
const VALUE_CHARS: usize = 500;

/// Reads the core properties.
pub(super) fn metadata(core: &Element) -> Metadata {
    let value = |name: &str| {
        let found = core.children().find(|child| *child.name == *name)?;
        let words: Vec<String> = found.text().split_whitespace().map(str::to_owned).collect();
        let value: String = words.join(" ").chars().take(VALUE_CHARS).collect();
        (!value.is_empty()).then_some(value)
    };
    Metadata {
        title: value("title"),
        author: value("creator"),
        created: value("created").and_then(|date| day(&date)),
        language: value("language"),
        ..Metadata::default()
    }
}

/// The day of a date, `2019-05-31T09:00:00Z`.
fn day(date: &str) -> Option<String> {
    let day = date.get(..10)?;
    let fits = |(at, c): (usize, char)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() };
    day.char_indices().all(fits).then(|| day.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::xml::parse;
    use super::*;

    #[test]
    fn properties_are_read_and_what_is_not_stated_stays_away() {
        let xml = "<p xmlns:dc='urn:dc'><dc:title> A  review </dc:title><dc:creator/>
            <created>2031-05-03T09:00:00Z</created></p>";

        let about = metadata(&parse(xml.as_bytes(), 9).expect("well formed"));

        assert_eq!(about.title.as_deref(), Some("A review"));
        assert_eq!(about.author, None);
        assert_eq!(about.created.as_deref(), Some("2031-05-03"));
    }

    #[test]
    fn a_date_in_another_form_is_none() {
        assert_eq!(day("3 May 2031"), None);
        assert_eq!(day("2031-5-3T00"), None);
    }
}
