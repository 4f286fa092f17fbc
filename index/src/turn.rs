//! Joins what runs on from one page to the next, so that a sentence over a page break is found.
//!
//! A turn has the last words of one page and the first of the next, as they
//! stand there. Notes at the foot of a page are passed over where the sentence
//! above them plainly goes on. Where a section starts with the page, nothing
//! runs on. Never changes a page.

use std::ops::Range;

use crate::passage::Passage;

/// How many words of each page a turn has.
const WORDS: usize = 64;

/// What runs on from one passage to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Where its words start and end in the passage before the break, in bytes.
    pub(crate) tail: Range<usize>,
    /// Where its words end in the passage after the break, in bytes; they start with it.
    pub(crate) head: usize,
    /// Whether notes stand between the two.
    pub(crate) notes: bool,
}

impl Turn {
    /// What runs on from `last` to `next`, if that is the passage after it.
    pub(crate) fn between(last: &Passage<'_>, next: &Passage<'_>) -> Option<Self> {
        if next.page != last.page + 1 || next.opens {
            return None;
        }
        let end = next.text.chars().find(|c| c.is_alphabetic()).filter(|c| c.is_lowercase());
        let above = end.and_then(|_| above_notes(last.text));
        let whole = above.clone().unwrap_or(0..last.text.len());
        let start = whole.start + last_words(&last.text[whole.clone()]);
        Some(Self { tail: start..whole.end, head: first_words(next.text), notes: above.is_some() })
    }

    /// Its words, those of the two pages a space apart.
    pub(crate) fn text(&self, last: &Passage<'_>, next: &Passage<'_>) -> String {
        format!("{} {}", &last.text[self.tail.clone()], &next.text[..self.head])
    }
}

/// The block above the notes at the end of a page, if there are notes and it breaks off.
fn above_notes(text: &str) -> Option<Range<usize>> {
    let mut end = text.len();
    let mut notes = 0;
    loop {
        let start = text[..end].rfind("\n\n").map_or(0, |at| at + 2);
        let block = text[start..end].trim_end();
        if !is_note(block) {
            return (notes > 0 && breaks_off(block)).then(|| start..start + block.len());
        }
        notes += 1;
        end = start.checked_sub(2)?;
    }
}

/// Whether a block looks like a note: a number or a mark, then words.
fn is_note(block: &str) -> bool {
    /// Longer numbers are years.
    const DIGITS: usize = 3;
    let mark = block.split(' ').next().unwrap_or_default();
    let number = mark.len() <= DIGITS && mark.bytes().all(|byte| byte.is_ascii_digit());
    mark.len() < block.len() && !mark.is_empty() && (number || matches!(mark, "*" | "†" | "‡"))
}

/// Whether a block ends within a sentence.
fn breaks_off(block: &str) -> bool {
    let bare = block.trim_end_matches(|c: char| c.is_ascii_digit() || "\"'’”) ]".contains(c));
    bare.ends_with(|c: char| c.is_alphanumeric() || ",-–—(".contains(c))
}

/// Where the last words of a text start, in bytes.
fn last_words(text: &str) -> usize {
    let starts = starts(text);
    starts.len().checked_sub(WORDS).and_then(|at| starts.get(at)).or(starts.first()).copied().unwrap_or(0)
}

/// Where the first words of a text end, in bytes.
fn first_words(text: &str) -> usize {
    let end = starts(text).get(WORDS).map_or(text.len(), |at| *at);
    text[..end].trim_end().len()
}

/// Where each word starts.
fn starts(text: &str) -> Vec<usize> {
    let mut blank = true;
    let starts = text.char_indices().filter(|(_, c)| {
        let starts = blank && !c.is_whitespace();
        blank = c.is_whitespace();
        starts
    });
    starts.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::passage::passages;
    use crate::vocabulary::SectionKind;

    /// The words that run on between two pages.
    fn turn(first: &str, second: &str) -> Option<String> {
        let review = fixture::review("a").page(first).page(second).build();
        let found = passages(&review.pages, &review.sections);
        let (last, next) = (&found[0], &found[1]);
        Turn::between(last, next).map(|turn| turn.text(last, next))
    }

    #[test]
    fn a_sentence_runs_on_over_the_break() {
        assert_eq!(
            turn("No one asked the", "child. Later").as_deref(),
            Some("No one asked the child. Later")
        );
    }

    #[test]
    fn notes_at_the_foot_are_passed_over_where_the_sentence_goes_on() {
        let first = "It began.\n\nNo one asked the\n\n12 See the log.\n\n13 As before.";

        assert_eq!(turn(first, "child why.").as_deref(), Some("No one asked the child why."));
        assert!(turn(first, "The child.").expect("a turn").contains("13 As before. The child."));
    }

    #[test]
    fn a_numbered_paragraph_that_ends_is_no_note_to_pass_over() {
        let found = turn("No one asked.\n\n12 They had met.", "later that day.").expect("a turn");

        assert!(found.ends_with("12 They had met. later that day."), "{found}");
    }

    #[test]
    fn nothing_runs_on_where_a_section_starts_with_the_page() {
        let review = fixture::review("a")
            .page("No one asked")
            .page("Findings")
            .section(SectionKind::Findings, "Findings", 2, 0)
            .build();
        let found = passages(&review.pages, &review.sections);

        assert_eq!(Turn::between(&found[0], &found[1]), None);
    }

    #[test]
    fn a_turn_has_so_many_words_of_each_page_and_no_more() {
        let page = |word: &str, count: usize| vec![word; count].join(" ");

        let found = turn(&page("a", 70), &page("b", 70)).expect("a turn");

        assert_eq!(found.split(' ').filter(|word| *word == "a").count(), WORDS);
        assert_eq!(found.split(' ').filter(|word| *word == "b").count(), WORDS);
        assert_eq!(turn(&page("a", WORDS), &page("b", WORDS)).map(|t| t.split(' ').count()), Some(2 * WORDS));
    }
}
