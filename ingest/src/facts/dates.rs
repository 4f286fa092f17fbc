//! Finds dates in any form in which British reports write them.
//!
//! "31st May 2019", "May 31, 2019", "May 2019", "2019-05-31", "31/05/2019"
//! (the day first). A date that no calendar has is not found.

use std::ops::Range;
use std::sync::LazyLock;

use hindsight_index::date::PartialDate;
use regex::{Captures, Regex};

/// The names of the months, by their first three letters.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A month by name.
const MONTH: &str = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let forms = [
        format!(
            r"\b(?P<d1>[0-9]{{1,2}})\s?(?:st|nd|rd|th)?,?\s+(?:day\s+)?(?:of\s+)?(?P<m1>{MONTH})\.?,?\s+(?P<y1>[0-9]{{4}})\b"
        ),
        format!(r"\b(?P<m2>{MONTH})\.?\s+(?P<d2>[0-9]{{1,2}})\s?(?:st|nd|rd|th)?,?\s+(?P<y2>[0-9]{{4}})\b"),
        format!(r"\b(?P<m3>{MONTH})\.?,?\s+(?P<y3>[0-9]{{4}})\b"),
        r"\b(?P<y4>[0-9]{4})-(?P<m4>[0-9]{2})-(?P<d4>[0-9]{2})(?:\b|T)".to_owned(),
        r"\b(?P<d5>[0-9]{1,2})\s?[/.-]\s?(?P<m5>[0-9]{1,2})\s?[/.-]\s?(?P<y5>[0-9]{4}|[0-9]{2})\b".to_owned(),
    ];
    Regex::new(&format!("(?i){}", forms.join("|"))).expect("the expression is fixed")
});

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:19|20)[0-9]{2}\b").expect("the expression is fixed"));

/// The dates in a text, in order, each with where it stands.
pub(super) fn all(text: &str) -> Vec<(Range<usize>, PartialDate)> {
    let read = |found: Captures<'_>| Some((found.get(0)?.range(), date(&found)?));
    DATE.captures_iter(text).filter_map(read).collect()
}

/// The first date in a value; a year alone is a date too.
pub(super) fn first(value: &str) -> Option<PartialDate> {
    let year = || YEAR.find(value)?.as_str().parse().ok().and_then(PartialDate::from_year);
    all(value).into_iter().map(|(_, date)| date).next().or_else(year)
}

/// Reads what the expression found.
fn date(found: &Captures<'_>) -> Option<PartialDate> {
    let text = |name: &str| found.name(name).map(|part| part.as_str());
    for form in ['1', '2', '3', '4', '5'] {
        let Some(year) = text(&format!("y{form}")) else { continue };
        let month = month(text(&format!("m{form}"))?)?;
        let year = full_year(year)?;
        return match text(&format!("d{form}")) {
            Some(day) => PartialDate::from_day(year, month, day.parse().ok()?),
            None => PartialDate::from_month(year, month),
        };
    }
    None
}

/// A month from its name or number.
fn month(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let start = text.get(..3)?.to_lowercase();
    MONTHS.iter().position(|month| *month == start).and_then(|at| i8::try_from(at + 1).ok())
}

/// A year; of two digits, one of this century.
fn full_year(text: &str) -> Option<i16> {
    /// Two digits up to this are years after 2000: no review is older in that form.
    const LATEST: i16 = 49;
    let year: i16 = text.parse().ok()?;
    if text.len() == 4 { Some(year) } else { (year <= LATEST).then_some(2000 + year) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        all(text).into_iter().map(|(_, date)| date.to_string()).collect()
    }

    #[test]
    fn every_british_form_is_read() {
        for text in [
            "31st May 2019",
            "31 May 2019",
            "31 MAY 2019",
            "31st of May, 2019",
            "May 31, 2019",
            "2019-05-31",
            "31/05/2019",
            "31.5.19",
            "31-05-2019",
            "2019-05-31T10:00:00Z",
            "31 st May 2019",
        ] {
            assert_eq!(shown(text), ["2019-05-31"], "{text}");
        }
        assert_eq!(shown("in May 2019"), ["2019-05"]);
        assert_eq!(shown("Sept 2019"), ["2019-09"]);
    }

    #[test]
    fn the_day_comes_first() {
        assert_eq!(shown("03/06/2025"), ["2025-06-03"]);
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in ["31 February 2019", "13/13/2019", "1.2.3", "page 12", "Mayor 2019", "2019"] {
            assert_eq!(shown(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_value_may_be_a_year() {
        assert_eq!(first("2019").map(|date| date.to_string()), Some("2019".to_owned()));
        assert_eq!(first("about 3 May 2019").map(|date| date.to_string()), Some("2019-05-03".to_owned()));
        assert_eq!(first("soon"), None);
    }
}
