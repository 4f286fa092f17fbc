//! How well the pages of a review were read, in figures.
//!
//! Counts and never judges: which figure is bad is for the reader to say.

use serde::Serialize;

use crate::review::{Page, Review};
use crate::vocabulary::PageOrigin;

/// How well the pages of a review were read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TextReport {
    /// Pages whose words are those of the file.
    pub text_pages: usize,
    /// Pages whose words were read from a picture.
    pub ocr_pages: usize,
    /// Pages on which there is nothing.
    pub blank_pages: usize,
    /// The numbers of the other pages on which no words could be read.
    pub unreadable: Vec<u32>,
    /// Words of all pages.
    pub words: usize,
    /// Those of them that may be misread.
    pub doubtful: usize,
    /// Of the pages read from pictures: how sure the least sure was, 0 to 100.
    pub lowest_confidence: Option<u8>,
    /// Running headers, footers and page numbers that were left out: lines.
    pub furniture_lines: usize,
    /// The most frequent of those lines, numbers aside, with how often each came.
    pub furniture: Vec<(String, usize)>,
}

/// How many of the lines that were left out are told.
const TOLD: usize = 5;

impl TextReport {
    /// Counts what is known of a review and its pages with their text.
    #[must_use]
    pub fn of(review: &Review) -> Self {
        let pages = &review.pages;
        let with = |origin| pages.iter().filter(|page| page.origin == origin).count();
        Self {
            text_pages: with(PageOrigin::Text),
            ocr_pages: with(PageOrigin::Ocr),
            blank_pages: pages.iter().filter(|page| review.is_blank(page.number)).count(),
            unreadable: review.unreadable().map(|page| page.number).collect(),
            words: pages.iter().map(|page| page.text.split_whitespace().count()).sum(),
            doubtful: pages.iter().map(|page| page.doubtful as usize).sum(),
            lowest_confidence: pages.iter().filter_map(|page| page.confidence).min(),
            furniture_lines: pages.iter().map(|page| page.furniture.len()).sum(),
            furniture: most_frequent(pages),
        }
    }

    /// The share of words that may be misread, or are on no page that could be read.
    ///
    /// A page without words counts as a page of the usual length would.
    #[must_use]
    pub fn lost(&self) -> f64 {
        let read = self.text_pages + self.ocr_pages;
        if read == 0 {
            return if self.unreadable.is_empty() { 0.0 } else { 1.0 };
        }
        let usual = self.words as f64 / read as f64;
        let missing = usual * self.unreadable.len() as f64;
        let whole = self.words as f64 + missing;
        if whole > 0.0 { (self.doubtful as f64 + missing) / whole } else { 0.0 }
    }
}

/// The lines that were left out most often; of equals the first in the alphabet.
fn most_frequent(pages: &[Page]) -> Vec<(String, usize)> {
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for line in pages.iter().flat_map(|page| &page.furniture) {
        let words = line.split_whitespace().filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
        let words = words.collect::<Vec<_>>().join(" ");
        if words.chars().any(char::is_alphabetic) {
            *counts.entry(words).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(TOLD);
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Warning;
    use crate::vocabulary::Format;

    fn review(pages: Vec<Page>) -> Review {
        Review { pages, ..Review::unread("a.pdf", Format::Pdf) }
    }

    fn pages() -> Vec<Page> {
        let furniture = |n: u32| vec![format!("Review of Adult Z {n}"), n.to_string()];
        let page = |n: u32, text: &str| Page { furniture: furniture(n), ..Page::new(n, text) };
        vec![
            page(1, "no one asked why"),
            page(2, ""),
            Page { doubtful: 2, ..page(3, "no one a\u{FFFD} w\u{FFFD}y") },
        ]
    }

    #[test]
    fn pages_words_and_what_was_left_out_are_counted() {
        let report = TextReport::of(&review(pages()));

        assert_eq!((report.text_pages, report.ocr_pages, report.unreadable.as_slice()), (2, 0, &[2][..]));
        assert_eq!((report.words, report.doubtful, report.furniture_lines), (8, 2, 6));
        assert_eq!(report.furniture, [("Review of Adult Z".to_owned(), 3)]);
    }

    #[test]
    fn a_blank_page_is_not_one_that_could_not_be_read() {
        let mut review = review(vec![Page::new(1, "words"), Page::new(2, "")]);
        review.warnings.push(Warning::page(crate::review::BLANK, 2, "blank"));

        let report = TextReport::of(&review);

        assert_eq!((report.blank_pages, report.unreadable.len(), report.lost()), (1, 0, 0.0));
    }

    #[test]
    fn a_page_without_words_counts_as_one_of_the_usual_length() {
        assert_eq!(TextReport::of(&review(pages())).lost(), (2.0 + 4.0) / 12.0);
        assert_eq!(TextReport::of(&review(vec![Page::new(1, "")])).lost(), 1.0);
        assert_eq!(TextReport::of(&review(Vec::new())).lost(), 0.0);
    }
}
