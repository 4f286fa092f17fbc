//! Quotes the words that show a label.
//!
//! A quotation is a part of the page's text, unchanged, and at most
//! [`MAX_QUOTE`] characters long.

use std::ops::Range;

use hindsight_index::evidence::Evidence;

use super::view::View;

/// The most characters of a quotation.
const MAX_QUOTE: usize = 300;

/// The most quotations of a label.
const MAX_QUOTES: usize = 5;

/// Quotes the sentence round some bytes; a long one is cut between words.
pub(super) fn quote(view: &View<'_>, bytes: &Range<usize>) -> Evidence {
    let text = &view.page.text;
    let sentence = view.sentence(bytes.start);
    let whole = sentence.start.min(bytes.start)..sentence.end.max(bytes.end);
    let range = if length(text, &whole) <= MAX_QUOTE { whole } else { cut(text, whole, bytes) };
    Evidence::found(view.page.number, text.get(range).unwrap_or_default().trim())
}

/// Keeps a quotation, unless there are enough or it is there already.
pub(super) fn keep(kept: &mut Vec<Evidence>, quote: impl FnOnce() -> Evidence) {
    if kept.len() < MAX_QUOTES {
        let quote = quote();
        if !kept.contains(&quote) {
            kept.push(quote);
        }
    }
}

/// How many characters a range has.
fn length(text: &str, range: &Range<usize>) -> usize {
    text.get(range.clone()).map_or(0, |part| part.chars().count())
}

/// Cuts a long sentence to the words round some bytes.
fn cut(text: &str, whole: Range<usize>, bytes: &Range<usize>) -> Range<usize> {
    let middle = length(text, bytes).min(MAX_QUOTE);
    let before = (MAX_QUOTE - middle) / 2;
    let start = backwards(text, whole.start..bytes.start, before);
    let left = MAX_QUOTE.saturating_sub(length(text, &(start..bytes.start)));
    let end = forwards(text, bytes.start..whole.end, left);
    start..end
}

/// The first word that begins at most so many characters before the end.
fn backwards(text: &str, range: Range<usize>, most: usize) -> usize {
    let part = text.get(range.clone()).unwrap_or_default();
    let Some((from, _)) = part.char_indices().rev().take(most).last() else { return range.end };
    if from == 0 {
        return range.start;
    }
    let rest = part.get(from..).unwrap_or_default();
    range.start + from + rest.find(char::is_whitespace).map_or(rest.len(), |at| at + 1).min(rest.len())
}

/// The last word that ends at most so many characters after the start.
fn forwards(text: &str, range: Range<usize>, most: usize) -> usize {
    let part = text.get(range.clone()).unwrap_or_default();
    let Some((to, _)) = part.char_indices().nth(most) else { return range.end };
    let kept = part.get(..to).unwrap_or_default();
    range.start + kept.rfind(char::is_whitespace).unwrap_or(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::view;
    use hindsight_index::review::Page;
    use proptest::prelude::*;

    fn page(text: &str) -> [Page; 1] {
        [Page::new(4, text)]
    }

    #[test]
    fn a_short_sentence_is_quoted_whole() {
        let pages = page("They moved away. No one asked why. Nobody wrote.");
        let views = view::views(&pages, &[]);

        let quoted = quote(&views[0], &(20..23));

        assert_eq!(quoted, Evidence::found(4, "No one asked why."));
    }

    proptest! {
        #[test]
        fn a_quotation_is_short_and_stands_on_the_page(text in "[a-zé ,]{1,900}", at in 0usize..900) {
            let pages = page(&text);
            let views = view::views(&pages, &[]);
            let start = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).expect("a boundary");
            let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());

            let Evidence::Found { quote, .. } = quote(&views[0], &(start..end)) else { panic!("no quotation") };

            prop_assert!(text.contains(&quote));
            prop_assert!(quote.chars().count() <= MAX_QUOTE);
        }
    }
}
