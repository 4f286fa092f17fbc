//! Reads the number or mark in front of a line: "Recommendation 4:", "6.3.1", "(a)", "•".
//!
//! Only what stands at the start of the line is read: "as Recommendation 4
//! says" is no recommendation.

use std::sync::LazyLock;

use regex::Regex;

use crate::expression::fixed;

static STATED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?x)^(?:[•●▪\-–*]\s*)?
        (?:(?i:(?:safety\s+|key\s+|overarching\s+|single[ -]agency\s+|multi[ -]agency\s+)?recommendation)\s+
           (?:(?i:no\.?|number)\s*)?
           (?P<number>(?:[A-Z]{1,4}-?)?[0-9]{1,3}(?:\.[0-9]{1,3})*[A-Za-z]?(?:\s?\([a-z0-9ivx\-–]+\))*|[A-Z]|[IVX]{1,5}
             |(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\b)
          |(?P<short>R(?:ec)?\.?\s?[0-9]{1,3}(?:\.[0-9]{1,2})?))
        (?P<sep>\s*(?:[:.)|]|\s[-–—])\s*|[-–—]\s+|\s+|$)",
    )
});

/// What may stand in brackets between a number and the words: "(Priority 1)", "(for all agencies):".
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"^\((?i:priority|high|medium|low|national|local|all agencies|for|single|multi)[^()]{0,40}\)\s*(?:[:.|–-]\s*)?",
    )
});

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?x)^(?:
            \((?P<round>[0-9]{1,2})\)
          | (?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,3}){1,3})[.):]?
          | (?P<plain>[0-9]{1,2}[a-z]?(?:\)\ ?[ivx]{1,5})?)[.):]
          | (?P<row>[0-9]{1,2}[a-z]?(?:[-–][a-z]\b)?(?:\ \([ivx]+(?:[-–][ivx]+)?\))?)
        )(?:\s*\|\s*|\s+|$)",
    )
});

static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"^(?:[•●▪◦○*–—\-\u{f0b7}o]\s+|\((?:[a-z]|[ivx]{1,5})\)\s*|(?:[a-z]|[ivx]{1,5})[.)](?:\s+|$))")
});

static LETTER: LazyLock<Regex> = LazyLock::new(|| fixed(r"^\(?(?:[a-z]|[ivx]{1,5})[.)]$|^\([a-z]\)$"));

/// The number and the rest of a line that says that it is a recommendation.
pub(super) fn stated(line: &str) -> Option<(String, &str)> {
    let found = STATED.captures(line)?;
    let rest = line.get(found.get(0)?.end()..)?;
    let rest = ASIDE.find(rest).and_then(|aside| rest.get(aside.end()..)).unwrap_or(rest);
    let apart = found.name("sep").is_some_and(|sep| !sep.as_str().trim().is_empty());
    let number = found.name("number").or_else(|| found.name("short"))?.as_str().trim();
    // "Rec 4" is short for "Recommendation 4"; "R4" is what the review calls it.
    let number = number.strip_prefix("Rec").map_or(number, |digits| digits.trim_start_matches(['.', ' ']));
    let begins = rest.is_empty() || rest.starts_with(|c: char| !c.is_lowercase());
    ((apart && !rest.starts_with("and ")) || begins).then(|| (number.to_owned(), rest))
}

/// The number and the rest of a numbered line.
pub(super) fn numbered(line: &str) -> Option<(&str, &str)> {
    let found = NUMBERED.captures(line)?;
    let rest = line.get(found.get(0)?.end()..)?;
    let row = found.name("row").is_some();
    if row && !rest.trim_start_matches(['‘', '“', '\'', '"']).starts_with(char::is_uppercase) {
        return None;
    }
    let number = ["round", "dotted", "plain", "row"].iter().find_map(|name| found.name(name))?;
    Some((number.as_str(), rest))
}

/// The letter or Roman number and the rest of a line that has one in front: "A. Count", "(iv) Count".
pub(super) fn lettered(line: &str) -> Option<(&str, &str)> {
    static LETTERED: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"^\(?(?P<letter>[A-Z]|[a-z]|[ivx]{1,5})[.)]\s+"));
    let found = LETTERED.captures(line)?;
    let rest = line.get(found.get(0)?.end()..).filter(|rest| rest.contains(' '))?;
    Some((found.name("letter")?.as_str(), rest))
}

/// The digits with which a number begins, if a letter follows: 4 of "4a) ii", none of "4" and "4.2".
pub(super) fn whole(number: &str) -> Option<&str> {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = number.split_at_checked(digits)?;
    (!digits.is_empty() && rest.trim_start().starts_with(|c: char| c.is_ascii_lowercase())).then_some(digits)
}

/// The rest of a line that is an item of a list: "(a)", "ii.", "•".
pub(super) fn item(line: &str) -> Option<&str> {
    line.get(ITEM.find(line)?.end()..)
}

/// The rest of a line that starts with a bullet.
pub(super) fn bullet(line: &str) -> Option<&str> {
    let rest = item(line)?;
    (!line.starts_with(|c: char| c.is_alphanumeric() || c == '(')).then_some(rest)
}

/// Whether a line holds nothing but a letter of a list.
pub(super) fn is_lone_letter(line: &str) -> bool {
    LETTER.is_match(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stated_number_is_read_as_printed() {
        for (line, number, rest) in [
            ("Recommendation 4: Count the boats.", "4", "Count the boats."),
            ("RECOMMENDATION 4 – Count.", "4", "Count."),
            ("Recommendation 1.2 The Trust should count.", "1.2", "The Trust should count."),
            ("R12 The Trust should count.", "R12", "The Trust should count."),
            ("Recommendation 8", "8", ""),
            ("Recommendation 3 | Count the boats. | Trust", "3", "Count the boats. | Trust"),
            ("Recommendation 4a (i): Count.", "4a (i)", "Count."),
            ("Rec 12. Count.", "12", "Count."),
            ("Recommendation Two: Count.", "Two", "Count."),
            ("Recommendation 1 (Priority 2) | Count the boats.", "1", "Count the boats."),
        ] {
            assert_eq!(stated(line), Some((number.to_owned(), rest)), "{line}");
        }
    }

    #[test]
    fn a_mention_is_not_a_recommendation() {
        for line in [
            "Recommendation 4 was accepted by the Trust.",
            "Recommendation 4 and 5 overlap.",
            "Recommendations 4 and 5",
            "As Recommendation 4: says",
            "Recommendations",
            "R2D2 sailed.",
            "Recommendation one of the earlier review was met.",
        ] {
            assert_eq!(stated(line), None, "{line}");
        }
    }

    #[test]
    fn numbers_of_lists_are_read() {
        for (line, number, rest) in [
            ("1. Count", "1", "Count"),
            ("(2) Count", "2", "Count"),
            ("6.3.1 Count", "6.3.1", "Count"),
            ("6.3.1", "6.3.1", ""),
            ("4a (i-iii) Count", "4a (i-iii)", "Count"),
            ("7 | Count | Trust", "7", "Count | Trust"),
            ("4a) ii. Count", "4a) ii", "Count"),
        ] {
            assert_eq!(numbered(line), Some((number, rest)), "{line}");
        }
        for line in ["2019 was dry", "12 boats sailed", "Count 1.", ""] {
            assert_eq!(numbered(line), None, "{line}");
        }
    }

    #[test]
    fn items_are_known_by_letter_or_bullet() {
        assert_eq!(item("(a) each year"), Some("each year"));
        assert_eq!(item("• each year"), Some("each year"));
        assert_eq!(bullet("• each year"), Some("each year"));
        assert_eq!(bullet("(a) each year"), None);
        assert_eq!(item("as each year"), None);
    }
}
