//! The page labels that a file declares (ISO 32000-1:2008, 12.4.2).

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

    /// A number of this kind.
    fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::SmallRoman => roman(number),
            Self::Roman => roman(number).to_uppercase(),
            Self::SmallLetters => letters(number),
            Self::Letters => letters(number).to_uppercase(),
        }
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

/// A roman number; beyond 4,000 it is written in digits.
fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > 4000 {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            text.push_str(sign);
        }
    }
    text
}

/// a to z, then aa to zz and so on; beyond 26 × 40 it is written in digits.
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1).filter(|index| *index < 26 * 40) else {
        return number.to_string();
    };
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    std::iter::repeat_n(letter, usize::try_from(index / 26 + 1).unwrap_or(1)).collect()
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
