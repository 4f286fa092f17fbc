//! Chooses the part of a passage that is shown: where most of what was asked stands.

use std::ops::Range;

use super::marks::Mark;

/// The length of an excerpt, in bytes; words are not cut.
const LENGTH: usize = 340;

/// How far before the first mark an excerpt may start, to start with a sentence.
const LEAD: usize = 110;

/// The part of a text to show; whole words, and from the start of a sentence if one is near.
pub(super) fn excerpt(text: &str, marks: &[Mark]) -> Range<usize> {
    let best = (0..marks.len()).map(|at| window(text, marks, at)).reduce(|best, next| {
        // The first window wins a tie: later ones must show more.
        if next.1 > best.1 { next } else { best }
    });
    best.map_or_else(|| from(text, 0), |(range, _)| range)
}

/// The window round a mark, with how much it shows: terms that stand together first, then different
/// terms, then marks.
fn window(text: &str, marks: &[Mark], at: usize) -> (Range<usize>, (usize, usize, usize)) {
    let range = from(text, start(text, marks[at].range.start));
    let inside = marks.iter().filter(|mark| range.start <= mark.range.start && mark.range.end <= range.end);
    let inside: Vec<&Mark> = inside.collect();
    let together = distinct(inside.iter().filter(|mark| mark.together).map(|mark| mark.term));
    let terms = distinct(inside.iter().map(|mark| mark.term));
    (range, (together, terms, inside.len()))
}

/// How many different terms there are.
fn distinct(terms: impl Iterator<Item = usize>) -> usize {
    let mut terms: Vec<usize> = terms.collect();
    terms.sort_unstable();
    terms.dedup();
    terms.len()
}

/// A good place to start before a mark: a block, a sentence, or a word.
fn start(text: &str, mark: usize) -> usize {
    let earliest = floor(text, mark.saturating_sub(LEAD));
    let lead = &text[earliest..mark];
    let block = lead.rfind('\n').map(|at| at + 1);
    let sentence = || lead.rfind([' ', '\u{a0}']).and_then(|_| after_sentence(lead));
    let word = || if earliest == 0 { Some(0) } else { lead.find(char::is_whitespace).map(|at| at + 1) };
    earliest + block.or_else(sentence).or_else(word).unwrap_or(lead.len())
}

/// The start of the last sentence that starts in a text.
fn after_sentence(lead: &str) -> Option<usize> {
    [". ", "? ", "! "].iter().filter_map(|end| lead.rfind(end)).max().map(|at| at + 2)
}

/// An excerpt that starts at a byte and ends after a whole word.
fn from(text: &str, start: usize) -> Range<usize> {
    let blank = text[start..].len() - text[start..].trim_start().len();
    let start = start + blank;
    let limit = floor(text, (start + LENGTH).min(text.len()));
    if limit == text.len() {
        return start..start + text[start..].trim_end().len();
    }
    let cut = text[start..limit].rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(limit - start);
    start..start + text[start..start + cut].trim_end().len()
}

/// The character boundary at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::parse;
    use crate::search::marks::Marker;

    fn shown<'a>(query: &str, text: &'a str) -> &'a str {
        let marks = Marker::new(&parse(query)).marks(text);
        &text[excerpt(text, &marks)]
    }

    #[test]
    fn the_excerpt_stands_where_most_of_the_words_are() {
        let filler = "Nothing of note was said in that long week. ".repeat(20);
        let text = format!("Housing was poor. {filler}There was neglect and poor housing. {filler}");

        assert!(shown("neglect housing", &text).starts_with("There was neglect and poor housing."));
        assert!(shown("absent", &text).starts_with("Housing was poor."));
    }

    proptest! {
        #[test]
        fn an_excerpt_is_short_and_holds_a_mark(text in "[a-c\u{e9} .\n]{0,900}") {
            let marks = Marker::new(&parse("a OR b OR c")).marks(&text);
            let range = excerpt(&text, &marks);

            prop_assert!(range.len() <= LENGTH);
            prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            let short = marks.iter().all(|mark| mark.range.len() < 100);
            prop_assert!(marks.is_empty() || !short || marks.iter().any(|m| range.start <= m.range.start && m.range.end <= range.end));
        }
    }
}
