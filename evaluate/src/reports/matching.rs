//! Whether what was found says the same as gold.
//!
//! Spelling, marks and capitals do not matter, words do. Pure.

/// Words as they are compared: letters and digits in lower case, one space between.
pub(super) fn plain(text: &str) -> String {
    let kept: String =
        text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect::<String>().to_lowercase();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two names are the same, or one holds the other and is at most twice as long.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (long, short) = if one.len() < other.len() { (&other, &one) } else { (&one, &other) };
    !short.is_empty() && (long == short || (long.contains(short.as_str()) && long.len() <= short.len() * 2))
}

/// Whether a publisher is the one that is meant: either name may stand inside the other.
pub(super) fn same_body(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    !one.is_empty() && !other.is_empty() && (one.contains(&other) || other.contains(&one))
}

/// Whether two words are the same to the letter.
pub(super) fn exactly(one: &str, other: &str) -> bool {
    one == other
}

/// Whether two quotations are of the same words: most of the shorter one's stand in the longer one too.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (long, short) = if one.len() < other.len() { (&other, &one) } else { (&one, &other) };
    let all: Vec<&str> = long.split(' ').collect();
    let (mut shared, mut words) = (0, 0);
    for word in short.split(' ') {
        words += 1;
        shared += usize::from(all.contains(&word));
    }
    !short.is_empty() && shared * 10 >= words * 7
}

/// Whether a date is right to the precision of gold; it may be more precise.
pub(super) fn same_date(gold: &str, found: &str) -> bool {
    found.starts_with(gold)
}

/// A number as it is compared: without "Recommendation", marks and capitals.
pub(super) fn number(text: &str) -> String {
    let bare = text.to_lowercase().replace("recommendation", "");
    bare.chars()
        .filter(|c| c.is_alphanumeric() || "./-".contains(*c))
        .collect::<String>()
        .trim_matches('.')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_differ_in_marks_and_be_a_little_longer() {
        assert!(same_name("The Ferry: a review", "the ferry – A Review"));
        assert!(same_name("The ferry review", "The ferry review of Harbour"));
        assert!(!same_name("Report", "The ferry review of Harbour"));
        assert!(!same_name("", "Report"));
    }

    #[test]
    fn quotations_may_be_cut_differently() {
        assert!(same_words("by the end of May 2031", "end of May 2031"));
        assert!(!same_words("by the end of May 2031", "within a year of publication"));
        assert!(!same_words("", "within"));
    }

    #[test]
    fn a_date_may_be_more_precise_than_gold_and_not_less() {
        assert!(same_date("2031-05", "2031-05-03") && same_date("2031", "2031"));
        assert!(!same_date("2031-05-03", "2031-05"));
    }

    #[test]
    fn numbers_are_compared_without_what_is_printed_round_them() {
        assert_eq!(number("Recommendation 7a (ii)"), number("7a ii"));
        assert_eq!(number("(1)"), "1");
        assert_ne!(number("1"), number("1a"));
    }
}
