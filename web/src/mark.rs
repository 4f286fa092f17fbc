//! Marks the words that match in a text.
//!
//! Marks come as ranges of Unicode scalar values and may be unsorted, overlap
//! or lie outside the text; what is shown is always exactly the text.

use std::ops::Range;

use maud::{Markup, html};

/// Turns marks into byte ranges of the text: sorted, apart, within it.
pub(crate) fn byte_ranges(text: &str, marks: &[[usize; 2]]) -> Vec<Range<usize>> {
    let mut marks: Vec<[usize; 2]> = marks.iter().copied().filter(|[start, end]| start < end).collect();
    if marks.is_empty() {
        return Vec::new();
    }
    marks.sort_unstable();
    let mut offsets = Vec::with_capacity(text.len());
    text.char_indices().for_each(|(byte, _)| offsets.push(byte));
    let byte = |scalar: usize| offsets.get(scalar).copied().unwrap_or(text.len());
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for [start, end] in marks {
        let range = byte(start)..byte(end);
        match ranges.last_mut() {
            Some(before) if range.start <= before.end => before.end = before.end.max(range.end),
            _ if range.is_empty() => {}
            _ => ranges.push(range),
        }
    }
    ranges
}

/// Shows the part `within` of a text, with what lies in `ranges` marked.
///
/// `ranges` come from [`byte_ranges`] of the same text; a part that does not
/// start and end between characters is shown as nothing.
pub(crate) fn show(text: &str, within: Range<usize>, ranges: &[Range<usize>]) -> Markup {
    let first = ranges.partition_point(|range| range.end <= within.start);
    let ranges = ranges.get(first..).unwrap_or_default();
    let mut at = within.start;
    html! {
        @for range in ranges.iter().take_while(|range| range.start < within.end) {
            (slice(text, at, range.start))
            mark { (slice(text, at.max(range.start), range.end.min(within.end))) }
            ({ at = range.end; "" })
        }
        (slice(text, at, within.end))
    }
}

/// Shows a whole text with its marks.
pub(crate) fn marked(text: &str, marks: &[[usize; 2]]) -> Markup {
    show(text, 0..text.len(), &byte_ranges(text, marks))
}

/// The text between two bytes, or nothing.
fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_fall_between_characters_of_several_bytes() {
        let shown = marked("Zoë’s café — 👩‍👧 home", &[[6, 10], [13, 16]]).into_string();

        assert_eq!(shown, "Zoë’s <mark>café</mark> — <mark>👩‍👧</mark> home");
    }

    #[test]
    fn markup_in_a_text_is_shown_as_text() {
        let shown = marked("a <b> & c", &[[2, 5]]).into_string();

        assert_eq!(shown, "a <mark>&lt;b&gt;</mark> &amp; c");
    }

    #[test]
    fn marks_that_touch_or_overlap_become_one() {
        let shown = marked("abcdef", &[[3, 5], [1, 3], [2, 4]]).into_string();

        assert_eq!(shown, "a<mark>bcde</mark>f");
    }

    proptest! {
        #[test]
        fn whatever_the_marks_the_words_stay_the_same(
            text in "[a-zé👩\n ]{0,40}",
            marks in prop::collection::vec([0_usize..60, 0_usize..60], 0..8),
        ) {
            let shown = marked(&text, &marks).into_string();

            prop_assert_eq!(shown.replace("<mark>", "").replace("</mark>", ""), text);
            prop_assert!(!shown.contains("<mark></mark>"));
        }
    }
}
