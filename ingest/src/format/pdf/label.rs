//! The page labels that a file declares (ISO 32000-1:2008, 12.4.2).

use crate::format::ordinal::{letters, roman};

/// How the pages of a file are numbered.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    /// The ranges, in the order in which they start.
    ranges: Vec<Range>,
}

/// Pages that are numbered alike.
#[derive(Debug)]
struct Range {
    /// The first page, counted from 0.
    start: usize,
    /// The kind of number, if there is one.
    style: Option<Style>,
    /// What stands before the number.
    prefix: String,
    /// The number of the first page.
    first: u32,
}

/// A kind of number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// 1, 2, 3
    Decimal,
    /// i, ii, iii
    SmallRoman,
    /// I, II, III
    Roman,
    /// a, b, c
    SmallLetters,
    /// A, B, C
    Letters,
}

impl Style {
    /// The kind that the file calls by this name.
    pub(crate) fn from_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"D" => Self::Decimal,
            b"r" => Self::SmallRoman,
            b"R" => Self::Roman,
            b"a" => Self::SmallLetters,
            b"A" => Self::Letters,
            _ => return None,
        })
    }

    /// A number of this kind; in digits if it is too large for it.
    fn write(self, number: u32) -> String {
        let written = match self {
            Self::Decimal => None,
            Self::SmallRoman => roman(number),
            Self::Roman => roman(number).map(|roman| roman.to_uppercase()),
            Self::SmallLetters => letters(number),
            Self::Letters => letters(number).map(|letters| letters.to_uppercase()),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

impl Numbers {
    /// Adds a range that starts at page `start`, counted from 0.
    pub(crate) fn add(&mut self, start: usize, style: Option<Style>, prefix: String, first: u32) {
        self.ranges.push(Range { start, style, prefix, first });
        self.ranges.sort_by_key(|range| range.start);
    }

    /// Whether it says no more than that pages count from 1.
    pub(crate) fn is_plain(&self) -> bool {
        self.ranges.iter().all(|range| {
            range.style == Some(Style::Decimal)
                && range.prefix.is_empty()
                && usize::try_from(range.first).is_ok_and(|first| first == range.start + 1)
        })
    }

    /// The label of the page at `index`, counted from 0.
    pub(crate) fn label(&self, index: usize) -> Option<String> {
        let range = self.ranges.iter().rev().find(|range| range.start <= index)?;
        let number = range.first.checked_add(u32::try_from(index - range.start).ok()?)?;
        let label = format!("{}{}", range.prefix, range.style.map(|s| s.write(number)).unwrap_or_default());
        (!label.is_empty()).then_some(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_range_counts_in_its_own_way() {
        let mut numbers = Numbers::default();
        numbers.add(3, Some(Style::Decimal), String::new(), 1);
        numbers.add(0, Some(Style::SmallRoman), String::new(), 1);
        numbers.add(5, Some(Style::Letters), "App-".to_owned(), 27);

        let labels: Vec<String> = (0..6).filter_map(|index| numbers.label(index)).collect();

        assert_eq!(labels, ["i", "ii", "iii", "1", "2", "App-AA"]);
    }

    #[test]
    fn counting_from_one_says_nothing_new() {
        let mut numbers = Numbers::default();
        numbers.add(0, Some(Style::Decimal), String::new(), 1);

        assert!(numbers.is_plain());
        numbers.add(4, Some(Style::Decimal), String::new(), 1);
        assert!(!numbers.is_plain());
    }

    #[test]
    fn numbers_at_the_edge_of_their_kind_are_still_written() {
        assert_eq!(Style::SmallRoman.write(1999), "mcmxcix");
        assert_eq!(Style::Roman.write(u32::MAX), u32::MAX.to_string());
        assert_eq!(Style::Letters.write(26), "Z");
        assert_eq!(Style::SmallLetters.write(0), "0");
    }
}
