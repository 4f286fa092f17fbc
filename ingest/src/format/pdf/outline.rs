//! Finds the words of the file's outline on its pages.
//!
//! An entry counts as a heading only where its words begin a line of the page
//! to which it leads. A heading that its type shows too is kept once, as the
//! surer kind.

use hindsight_index::review::Page;

use super::structure::Entry;
use crate::extracted::{Heading, HeadingSource};

/// How many letters and digits may stand before the words, as a number does.
const LONGEST_NUMBER: usize = 10;

/// How many characters a heading has at most; some files name whole paragraphs.
const LONGEST: usize = 250;

/// The headings of the layout and of the outline, in reading order.
pub(crate) fn merge(outline: &[Entry], pages: &[Page], mut headings: Vec<Heading>) -> Vec<Heading> {
    let mut squeezed: Option<(u32, Squeezed)> = None;
    for entry in outline {
        let title = Squeezed::of(&entry.title).letters;
        let Some(page) = page(pages, entry.page) else { continue };
        if title.len() < 2 || entry.title.chars().count() > LONGEST || promote(&mut headings, entry, &title) {
            continue;
        }
        if squeezed.as_ref().is_none_or(|(number, _)| *number != entry.page) {
            squeezed = Some((entry.page, Squeezed::of(&page.text)));
        }
        let found = squeezed.as_ref().and_then(|(_, text)| text.line_start_of(&title, &page.text));
        let taken = |at: usize| headings.iter().any(|known| known.page == entry.page && known.covers(at));
        if let Some(at) = found.filter(|at| !taken(*at)) {
            headings.push(Heading {
                page: entry.page,
                at,
                text: entry.title.clone(),
                level: entry.level,
                source: HeadingSource::Outline,
                anchor: None,
            });
        }
    }
    headings.sort_by_key(|heading| (heading.page, heading.at));
    headings
}

/// The page of that number.
fn page(pages: &[Page], number: u32) -> Option<&Page> {
    pages.get(usize::try_from(number).ok()?.checked_sub(1)?)
}

/// Makes the heading of the layout with these words one of the outline.
fn promote(headings: &mut [Heading], entry: &Entry, title: &str) -> bool {
    let is_same = |heading: &&mut Heading| {
        if heading.page != entry.page || heading.source == HeadingSource::Outline {
            return false;
        }
        let words = Squeezed::of(&heading.text).letters;
        let (long, short) =
            if words.len() < title.len() { (title, words.as_str()) } else { (words.as_str(), title) };
        long.strip_suffix(short).is_some_and(|number| number.len() <= LONGEST_NUMBER) && short.len() > 1
    };
    let Some(heading) = headings.iter_mut().find(is_same) else { return false };
    heading.source = HeadingSource::Outline;
    heading.level = entry.level;
    true
}

impl Heading {
    /// Whether a byte of its page lies in it.
    fn covers(&self, at: usize) -> bool {
        (self.at..self.at + self.text.len()).contains(&at)
    }
}

/// The letters and digits of a text in lower case, and where each stands.
struct Squeezed {
    /// The letters and digits.
    letters: String,
    /// Where the character of each byte of `letters` starts in the text.
    places: Vec<usize>,
}

impl Squeezed {
    /// Squeezes a text.
    fn of(text: &str) -> Self {
        let mut squeezed = Self { letters: String::new(), places: Vec::new() };
        for (at, ch) in text.char_indices().filter(|(_, ch)| ch.is_alphanumeric()) {
            for lower in ch.to_lowercase() {
                squeezed.letters.push(lower);
                squeezed.places.extend(std::iter::repeat_n(at, lower.len_utf8()));
            }
        }
        squeezed
    }

    /// Where a line of `text` starts that begins with these letters, but for a number.
    fn line_start_of(&self, letters: &str, text: &str) -> Option<usize> {
        self.letters.match_indices(letters).find_map(|(index, _)| {
            let at = *self.places.get(index)?;
            let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            let before = &text[start..at];
            let numbered = before.chars().all(|ch| !ch.is_lowercase()) && before.len() <= LONGEST_NUMBER;
            numbered.then_some(start)
        })
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    fn pages(text: &str) -> Vec<Page> {
        vec![Page::new(1, text)]
    }

    fn entry(title: &str) -> Entry {
        Entry { title: title.to_owned(), page: 1, level: 2 }
    }

    fn layout(text: &str, at: usize) -> Heading {
        Heading { page: 1, at, text: text.to_owned(), level: 1, source: HeadingSource::Layout, anchor: None }
    }

    #[test]
    fn an_entry_is_found_where_its_words_begin_a_line() {
        let text = "The findings matter.\n\n3. Findings\n\nNo one asked.";

        let found = merge(&[entry("Findings")], &pages(text), Vec::new());

        assert_eq!(found.len(), 1);
        assert!(text[found[0].at..].starts_with("3. Findings"));
    }

    #[test]
    fn an_entry_whose_words_are_elsewhere_is_left_out() {
        let found = merge(&[entry("Conclusions")], &pages("We reach conclusions late."), Vec::new());

        assert!(found.is_empty());
    }

    #[test]
    fn a_heading_known_twice_is_kept_once_as_the_surer_kind() {
        let found = merge(&[entry("FINDINGS")], &pages("1 Findings\n\nText."), vec![layout("1 Findings", 0)]);

        assert_eq!(found.len(), 1);
        assert_eq!((found[0].source, found[0].level), (HeadingSource::Outline, 2));
    }

    #[test]
    fn an_entry_that_leads_nowhere_is_left_out() {
        let lost = Entry { page: 9, ..entry("Findings") };

        assert!(merge(&[lost], &pages("Findings"), Vec::new()).is_empty());
    }
}
