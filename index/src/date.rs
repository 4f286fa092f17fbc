//! Dates as precisely as a report states them.
//!
//! `2019`, `2019-05` and `2019-05-31` are three different statements, and none
//! of them is widened or narrowed here. Never guesses, never reads a clock.

use std::fmt;
use std::str::FromStr;

/// A date of which the month, or the month and the day, may be unknown.
///
/// Ordered by time; of two dates that start alike the less precise comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a date: write 2019, 2019-05 or 2019-05-31")]
pub struct DateError(String);

/// The years that a review can bear: earlier or later ones are misreadings.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2199;

impl PartialDate {
    /// A date of which only the year is known; `None` outside 1800 to 2199.
    #[must_use]
    pub fn from_year(year: i16) -> Option<Self> {
        YEARS.contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// A date of which year and month are known; `None` if there is no such month.
    #[must_use]
    pub fn from_month(year: i16, month: i8) -> Option<Self> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self {
            year,
            month: Some(month),
            day: None,
        })
    }

    /// A full date; `None` if the calendar has no such day.
    #[must_use]
    pub fn from_day(year: i16, month: i8, day: i8) -> Option<Self> {
        let valid = YEARS.contains(&year) && jiff::civil::Date::new(year, month, day).is_ok();
        valid.then_some(Self { year, month: Some(month), day: Some(day) })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month from 1 to 12, if known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month from 1, if known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError(text.to_owned());
        let mut parts = text.trim().split('-');
        let year = number(parts.next(), 4).ok_or_else(error)?;
        let date = match (parts.next(), parts.next(), parts.next()) {
            (None, _, _) => Self::from_year(year),
            (month @ Some(_), None, _) => {
                number(month, 2).and_then(|m| Self::from_month(year, i8::try_from(m).ok()?))
            }
            (month, day @ Some(_), None) => number(month, 2)
                .zip(number(day, 2))
                .and_then(|(m, d)| Self::from_day(year, i8::try_from(m).ok()?, i8::try_from(d).ok()?)),
            _ => None,
        };
        date.ok_or_else(error)
    }
}

/// Reads exactly `digits` decimal digits.
fn number(text: Option<&str>, digits: usize) -> Option<i16> {
    let text = text.filter(|t| t.len() == digits && t.bytes().all(|b| b.is_ascii_digit()))?;
    text.parse().ok()
}

impl serde::Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_the_precision_in_which_it_was_written() {
        for text in ["2019", "2019-05", "2019-05-31"] {
            assert_eq!(text.parse::<PartialDate>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_refused() {
        for text in ["2019-02-30", "2019-13", "19", "2019-5-1", "", "2019-05-31-01", "+019"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn dates_sort_by_time() {
        let mut dates: Vec<PartialDate> =
            ["2019-05-31", "2020", "2019", "2019-05"].map(|t| t.parse().expect(t)).to_vec();

        dates.sort();

        let texts: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["2019", "2019-05", "2019-05-31", "2020"]);
    }
}
