//! A range of years, as in `year:2015..2020`.

use std::fmt;

/// A range of years; an end that is not given is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Years {
    /// The first year.
    pub(crate) from: Option<i16>,
    /// The last year.
    pub(crate) to: Option<i16>,
}

impl Years {
    /// From a year to a year; the wrong way round they mean the same.
    pub(crate) fn between(from: Option<i16>, to: Option<i16>) -> Self {
        match (from, to) {
            (Some(first), Some(last)) if first > last => Self { from: to, to: from },
            _ => Self { from, to },
        }
    }

    /// Reads `2015`, `2015..2020`, `2015-2020`, `2015..`, `..2020`, `>=2015`, `<2020`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(year) = year(text) {
            return Some(Self { from: Some(year), to: Some(year) });
        }
        if let Some(range) = Self::compared(text) {
            return Some(range);
        }
        let (from, to) = text.split_once("..").or_else(|| text.split_once(['-', '\u{2013}']))?;
        let range = Self::between(year(from), year(to));
        let is_year = |end: &str| end.trim().is_empty() == year(end).is_none();
        let some = range.from.is_some() || range.to.is_some();
        (some && is_year(from) && is_year(to)).then_some(range)
    }

    /// Reads `>2015`, `>=2015`, `<2020`, `<=2020`.
    fn compared(text: &str) -> Option<Self> {
        let (from, beyond, own) = match text.split_at_checked(1)? {
            (">", rest) => (true, 1, rest),
            ("<", rest) => (false, -1, rest),
            _ => return None,
        };
        let year = match own.strip_prefix('=') {
            Some(own) => year(own)?,
            None => year(own)? + beyond,
        };
        Some(if from { Self { from: Some(year), to: None } } else { Self { from: None, to: Some(year) } })
    }

    /// Whether the year lies in the range.
    pub(crate) fn contains(self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// Four digits.
fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from:04}"),
            (from, to) => {
                from.map_or(Ok(()), |year| write!(f, "{year:04}"))?;
                f.write_str("..")?;
                to.map_or(Ok(()), |year| write!(f, "{year:04}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_early_year_prints_as_it_is_read() {
        for text in ["0011", "0011..2020", "0000.."] {
            assert_eq!(Years::read(text).map(|years| years.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_range_of_years_may_be_open_at_one_end() {
        for (text, from, to) in [
            ("2015", Some(2015), Some(2015)),
            ("2015..2020", Some(2015), Some(2020)),
            ("2015-2020", Some(2015), Some(2020)),
            ("2015..", Some(2015), None),
            ("..2020", None, Some(2020)),
            ("2020..2015", Some(2015), Some(2020)),
            (">2015", Some(2016), None),
            (">=2015", Some(2015), None),
            ("<2020", None, Some(2019)),
            ("<=2020", None, Some(2020)),
        ] {
            assert_eq!(Years::read(text), Some(Years { from, to }), "{text}");
        }
        for text in ["", "..", "soon", "2015..soon", "20155", ">", ">soon", "é2015", "=2015"] {
            assert_eq!(Years::read(text), None, "{text}");
        }
    }
}
