//! Numbers, units and decades, and the bands in which they lie.

use hindsight_index::vocabulary::AgeBand;

use crate::numeral::SMALL;

/// The words of the tens, from 20.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The band of so many units.
pub(super) fn in_band(value: u16, unit: &str) -> Option<AgeBand> {
    /// Nobody is older.
    const OLDEST: u16 = 115;
    match unit {
        "day" if value <= 364 => Some(AgeBand::of_days(value)),
        "week" if value <= 104 => Some(AgeBand::of_days(value * 7)),
        "month" if value <= 60 => {
            Some(if value < 12 { AgeBand::Infant } else { AgeBand::of_years(value / 12) })
        }
        "year" | "yr" if (1..=OLDEST).contains(&value) => Some(AgeBand::of_years(value)),
        _ => None,
    }
}

/// A number in digits or words.
pub(super) fn number_of(text: &str) -> Option<u16> {
    let text = text.to_lowercase();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let small = |word: &str| SMALL.iter().position(|small| *small == word);
    let mut words = text.split(['-', ' ']);
    let first = words.next()?;
    let tens = TENS.iter().position(|tens| *tens == first).map(|at| (at + 2) * 10);
    let number = match tens {
        Some(tens) => tens + words.next().and_then(small).unwrap_or(0),
        None => small(first)?,
    };
    u16::try_from(number).ok()
}

/// The band of a decade of a life: "in her early fifties"; none where the decade alone lies in two.
pub(super) fn in_decade(part: &str, decade: &str) -> Option<AgeBand> {
    /// The years of a decade that each part surely has.
    const PARTS: [(&str, u16, u16); 4] = [("early", 1, 3), ("mid", 4, 6), ("late", 7, 9), ("", 0, 9)];
    let decade = decade.to_lowercase();
    let tens = TENS.iter().position(|tens| decade.strip_suffix("ies") == tens.strip_suffix('y'))?;
    let years = u16::try_from((tens + 2) * 10).ok()?;
    let part = part.trim_end_matches([' ', '-']).to_lowercase();
    let (_, from, to) = PARTS.iter().find(|(name, ..)| *name == part)?;
    let [from, to] = [from, to].map(|year| AgeBand::of_years(years + year));
    (from == to).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decade_gives_a_band_where_all_its_years_lie_in_one() {
        assert_eq!(in_decade("early ", "fifties").map(AgeBand::as_str), Some("40-64"));
        assert_eq!(in_decade("", "Thirties").map(AgeBand::as_str), Some("25-39"));
        assert_eq!(in_decade("", "sixties"), None);
        assert_eq!(in_decade("", "forties").map(AgeBand::as_str), Some("40-64"));
        assert_eq!(in_decade("late ", "sixties").map(AgeBand::as_str), Some("65-74"));
        assert_eq!(in_decade("mid-", "twenties").map(AgeBand::as_str), None);
        assert_eq!(in_decade("", "nineties").map(AgeBand::as_str), Some("85-plus"));
    }
}
