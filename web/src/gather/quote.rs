//! The words of a passage, and where sentences are cut.

use hindsight_index::review::Review;

use super::Leaves;
use crate::collection::{Words, check};
use crate::words::lost;

/// The words of a passage, or why they are not there.
pub(super) fn quoted(
    review: &Review,
    leaves: &Leaves,
    words: Option<&Words>,
) -> Result<String, &'static str> {
    let own = &leaves.own;
    if own.text.trim().is_empty() {
        let blank = review.is_blank(own.number);
        return Err(if blank { lost::BLANK } else { lost::UNREADABLE });
    }
    let Some(Words { range, over, check: sum }) = words else { return Ok(own.text.trim().to_owned()) };
    let part = |text: &str, start: usize, length: usize| {
        let part: String = text.chars().skip(start).take(length).collect();
        (part.chars().count() == length).then_some(part)
    };
    let mut text = part(&own.text, range.start, range.len()).ok_or(lost::CHANGED)?;
    if *over > 0 {
        let next = leaves.next.as_ref().ok_or(lost::CHANGED)?;
        let more = part(next.text.trim_start(), 0, *over).ok_or(lost::CHANGED)?;
        text = format!("{text} {more}");
    }
    if sum.is_none_or(|sum| sum == check(&text)) { Ok(text) } else { Err(lost::CHANGED) }
}

/// Whether a sentence starts before the words of a passage, and whether one goes on after them.
pub(super) fn cut(leaves: &Leaves, words: Option<&Words>) -> (bool, bool) {
    let Some(Words { range, over, .. }) = words else { return (false, false) };
    let goes_on = |text: String| {
        let last = text.trim_end().chars().next_back();
        last.is_some_and(|last| !".!?:;”’\"'".contains(last)) && !text.ends_with("\n\n")
    };
    let head = |text: &str, length: usize| text.chars().take(length).collect::<String>();
    let (ending, length) = match leaves.next.as_ref().filter(|_| *over > 0) {
        Some(next) => (next.text.trim_start(), *over),
        None => (leaves.own.text.as_str(), range.end),
    };
    let rest: String = ending.chars().skip(length).collect();
    let ends = rest.trim().is_empty() || rest.starts_with("\n\n");
    (goes_on(head(&leaves.own.text, range.start)), !ends && goes_on(head(ending, length)))
}

#[cfg(test)]
mod tests {
    use hindsight_index::review::Page;

    use super::*;

    fn dots(text: &str, range: std::ops::Range<usize>) -> (bool, bool) {
        let leaves = Leaves { own: Page::new(1, text), next: None };
        cut(&leaves, Some(&Words { range, over: 0, check: None }))
    }

    #[test]
    fn dots_stand_where_a_sentence_is_cut_and_nowhere_else() {
        let text = "Nobody came. No one asked why.\n\nFindings\n\nThe home was damp";

        assert_eq!(dots(text, 0..12), (false, false));
        assert_eq!(dots(text, 13..26), (false, true));
        assert_eq!(dots(text, 20..30), (true, false));
        assert_eq!(dots(text, 42..59), (false, false));
    }

    #[test]
    fn the_words_of_a_passage_are_quoted_only_if_they_are_still_there() {
        let review = Review::unread("a.pdf", hindsight_index::vocabulary::Format::Pdf);
        let leaves =
            Leaves { own: Page::new(1, "Zoë asked\nno one"), next: Some(Page::new(2, " the child. Later")) };
        let words = |range, over, check| Some(Words { range, over, check });
        let quoted = |words: Option<Words>| quoted(&review, &leaves, words.as_ref());

        assert_eq!(quoted(words(0..9, 0, Some(check("Zoë asked")))).as_deref(), Ok("Zoë asked"));
        assert_eq!(quoted(words(10..16, 10, None)).as_deref(), Ok("no one the child."));
        assert_eq!(quoted(None).as_deref(), Ok("Zoë asked\nno one"));
        for gone in [words(0..9, 0, Some(1)), words(10..17, 0, None), words(10..16, 99, None)] {
            assert!(quoted(gone).is_err_and(|why| why.contains("read anew")));
        }
    }
}
