//! Takes our running lines out of the words that others put in order.
//!
//! A line goes whole or not at all: the longest stretch of its words that
//! stands in a row near an end of the page. Single words are never picked out
//! of the middle, so a title at the head of the page leaves the text alone.

/// How far from an end of the page a stretch may stand, in words for each of its own.
const REACH: usize = 20;

/// A stretch of words in a row.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// Where it starts.
    at: usize,
    /// How many words it has.
    length: usize,
    /// How many words lie between it and the nearer end.
    from_end: usize,
}

/// The sequence without the lines of the furniture, the longest taken out first.
///
/// A line of which less than half stands in a row near an end stays.
pub(super) fn without(order: &[String], furniture: &[Vec<String>]) -> Vec<String> {
    let mut lines: Vec<&Vec<String>> = furniture.iter().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.len()));
    let mut left = order.to_vec();
    for line in lines {
        if let Some(found) = find(&left, line) {
            left.drain(found.at..found.at + found.length);
        }
    }
    left
}

/// The longest stretch of a line near an end of the sequence; of equals, the one nearest to an end.
fn find(sequence: &[String], line: &[String]) -> Option<Stretch> {
    let starts = (0..sequence.len()).flat_map(|at| (0..line.len()).map(move |first| (at, first)));
    starts
        .map(|(at, first)| {
            let same = sequence[at..].iter().zip(&line[first..]).take_while(|(a, b)| a == b);
            let length = same.count();
            Stretch { at, length, from_end: at.min(sequence.len() - at - length) }
        })
        .filter(|stretch| stretch.length > 0 && 2 * stretch.length >= line.len())
        .filter(|stretch| stretch.from_end <= REACH * stretch.length)
        .max_by_key(|stretch| (stretch.length, std::cmp::Reverse(stretch.from_end)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::word::words;
    use super::*;

    fn left(order: &str, furniture: &[&str]) -> String {
        let lines: Vec<Vec<String>> = furniture.iter().map(|line| words(line)).collect();
        without(&words(order), &lines).join(" ")
    }

    #[test]
    fn a_long_line_at_the_foot_takes_no_small_word_out_of_the_text() {
        let order = "one of the panel asked a question The death of Z in the care of the county";

        assert_eq!(
            left(order, &["The death of Z in the care of the county"]),
            "one of the panel asked a question"
        );
    }

    #[test]
    fn the_number_of_a_page_goes_from_the_end_though_the_title_stands_behind_it() {
        let order = "in 7 cases no one asked 7 Review of Adult Z";

        assert_eq!(left(order, &["7", "Review of Adult Z"]), "in 7 cases no one asked");
    }

    #[test]
    fn a_line_that_is_not_there_takes_nothing() {
        let order = "one of the panel asked";

        assert_eq!(left(order, &["Review of the death of Z"]), order);
    }

    #[test]
    fn a_number_far_from_both_ends_is_none_of_the_page() {
        let half = "a b c d e f g h i j k l m n o p q r s t u v w x y z";
        let order = format!("{half} 7 {half}");

        assert_eq!(left(&order, &["7"]), order);
    }

    proptest! {
        #[test]
        fn what_is_left_is_in_the_order_in_which_it_was(
            order in "([a-d] ){0,40}", furniture in prop::collection::vec("([a-d] ){0,6}", 0..4),
        ) {
            let lines: Vec<Vec<String>> = furniture.iter().map(|line| words(line)).collect();
            let before = words(&order);

            let left = without(&before, &lines);

            let mut rest = before.iter();
            prop_assert!(left.iter().all(|word| rest.any(|other| other == word)));
        }
    }
}
