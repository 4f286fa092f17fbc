//! Gathers the words of one recommendation from its lines.
//!
//! A title is followed by its text, a text by its items, and a sentence that
//! runs over a page break is joined. Never takes a line that opens a section
//! or another recommendation.

use std::sync::LazyLock;

use regex::Regex;

use super::asking::asks;
use super::marker;
use super::row::Row;
use crate::expression::fixed;

/// The words of one recommendation.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Body {
    /// Its text, without its items.
    pub(super) text: String,
    /// Its items, each with its mark.
    pub(super) items: Vec<String>,
    /// The page on which its words start.
    pub(super) page: u32,
    /// The pages on which it stands.
    pub(super) pages: Vec<u32>,
    /// The row after its last.
    pub(super) end: usize,
}

/// A line that answers a recommendation and is none of its words.
static ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:the |our )?(?:[^\s,;:()]+ ){0,3}(?:response|reply)\b|^(?:partially |not )?accepted\b|^this recommendation\b|^rationale\b",
    )
});

/// The words from a row on; `rest` is what its mark leaves of it.
pub(super) fn gather(rows: &[Row<'_>], at: usize, rest: &str) -> Body {
    let page = rows.get(at).map_or(1, |row| row.page);
    let mut body =
        Body { text: first_cell(rest).to_owned(), items: Vec::new(), page, pages: vec![page], end: at + 1 };
    let next = rows.get(at + 1).filter(|row| !ends(row));
    let listed = next.is_some_and(|next| marker::item(next.text).is_some()) && is_short(rest);
    if let Some(next) = next.filter(|next| !listed && is_title(rest, next)) {
        body.text = first_cell(next.text).to_owned();
        body.take(next);
    }
    while let Some(row) = rows.get(body.end).filter(|row| !ends(row)) {
        if body.goes_on_in(row) {
            body.join(row);
        } else if body.has_item(row) || (listed && body.items.is_empty() && marker::item(row.text).is_some())
        {
            let lone = marker::is_lone_letter(row.text);
            let words = rows.get(body.end + 1).filter(|next| lone && !ends(next));
            body.items.push(words.map_or(row.text.to_owned(), |next| format!("{} {}", row.text, next.text)));
            body.take(row);
            if let Some(next) = words {
                body.take(next);
            }
        } else {
            break;
        }
    }
    if body.text.is_empty()
        && let Some(first) = body.items.first()
    {
        body.text.clone_from(first);
    }
    // A number at the foot of a page has its words on the next.
    body.page = next.filter(|_| rest.is_empty() && body.end > at + 1).map_or(page, |next| next.page);
    body
}

impl Body {
    /// Counts a row in.
    fn take(&mut self, row: &Row<'_>) {
        self.end += 1;
        if self.pages.last() != Some(&row.page) {
            self.pages.push(row.page);
        }
    }

    /// Whether a sentence goes on in a row of the next page.
    fn goes_on_in(&self, row: &Row<'_>) -> bool {
        let last = self.items.last().unwrap_or(&self.text);
        is_open(last)
            && self.pages.last() != Some(&row.page)
            && row.text.starts_with(char::is_lowercase)
            && marker::item(row.text).is_none()
    }

    /// Joins the rest of a sentence.
    fn join(&mut self, row: &Row<'_>) {
        let last = self.items.last_mut().unwrap_or(&mut self.text);
        last.push(' ');
        last.push_str(row.text);
        self.take(row);
    }

    /// Whether a row is an item of it.
    fn has_item(&self, row: &Row<'_>) -> bool {
        let announced = self.text.ends_with([':', '-', '–']) || self.text.ends_with(" recommend that");
        let listed = announced || !self.items.is_empty();
        let first = row.text.starts_with("(a)") || row.text.starts_with("a.") || row.text.starts_with("(i)");
        // A bullet that is drawn, not written, leaves nothing but a small letter behind a colon.
        let drawn = listed && is_small(row.text) && self.items.last().is_none_or(|last| is_small(last));
        drawn || marker::item(row.text).is_some() && (listed || first) && marker::stated(row.text).is_none()
    }
}

/// Whether words begin with a small letter.
fn is_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// Whether a sentence is not finished.
pub(super) fn is_open(text: &str) -> bool {
    !text.is_empty() && !text.ends_with(['.', ':', ';', '?', ')', '”', '"'])
}

/// Whether a row belongs to something else.
fn ends(row: &Row<'_>) -> bool {
    row.opens || ANSWER.is_match(row.text) || marker::stated(row.text).is_some()
}

/// Longer words after a number are the recommendation itself, no title of it.
const WORDS: usize = 22;

/// Whether words after the number are none, or a title that ends in no stop.
fn is_short(rest: &str) -> bool {
    rest.split_whitespace().count() <= WORDS && !rest.ends_with(['.', ';', '?']) && !rest.contains(" | ")
}

/// Whether words after the number are only the title of what follows.
fn is_title(rest: &str, next: &Row<'_>) -> bool {
    let sentence = rest.ends_with(['.', ':', ';', ')', '?']) || rest.contains(" | ");
    let told = next.text.ends_with(['.', ':']) || next.text.split_whitespace().count() > WORDS;
    if rest.is_empty() {
        return told || asks(next.text);
    }
    rest.split_whitespace().count() <= WORDS
        && !sentence
        && !asks(rest)
        && told
        && marker::numbered(next.text).is_none()
}

/// The first cell of a row of a table.
fn first_cell(text: &str) -> &str {
    text.split(" | ").next().unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows<'a>(lines: &[(u32, &'a str)]) -> Vec<Row<'a>> {
        lines.iter().map(|(page, text)| Row { page: *page, text, section: 0, opens: false }).collect()
    }

    #[test]
    fn a_title_gives_way_to_the_text_below_it() {
        let rows = rows(&[(1, "Recommendation 1"), (1, "The Trust should count.")]);

        assert_eq!(gather(&rows, 0, "Counting boats").text, "The Trust should count.");
    }

    #[test]
    fn a_title_above_items_stays_and_the_items_are_its_parts() {
        let rows = rows(&[(1, "3. Boats"), (1, "(a) Count them."), (1, "(b) Paint them."), (1, "More.")]);

        let body = gather(&rows, 0, "Boats");

        assert_eq!((body.text.as_str(), body.items.len(), body.end), ("Boats", 2, 3));
    }

    #[test]
    fn items_whose_bullets_are_drawn_are_known_by_the_colon_above_and_the_small_letter() {
        let rows = rows(&[(1, "x"), (1, "count the boats"), (1, "paint them red"), (1, "More text.")]);

        let body = gather(&rows, 0, "The Trust should:");

        assert_eq!((body.items.len(), body.end), (2, 3));
    }

    #[test]
    fn a_number_with_nothing_but_items_below_has_their_words() {
        let rows =
            rows(&[(1, "Recommendation 3:"), (1, "a) that boats be counted;"), (1, "b) that they be red.")]);

        let body = gather(&rows, 0, "");

        assert_eq!((body.text.as_str(), body.items.len()), ("a) that boats be counted;", 2));
    }

    #[test]
    fn a_sentence_is_joined_over_a_page_break() {
        let rows = rows(&[(1, "x"), (2, "the boats at noon."), (2, "More text.")]);

        let body = gather(&rows, 0, "The Trust should count");

        assert_eq!(body.text, "The Trust should count the boats at noon.");
        assert_eq!(body.pages, [1, 2]);
    }

    #[test]
    fn an_answer_is_no_part_of_what_it_answers() {
        let rows = rows(&[(1, "x"), (1, "Government response to recommendation 1"), (1, "We accept.")]);

        assert_eq!(gather(&rows, 0, "Count the boats").end, 1);
    }
}
