//! Counts headings, paragraphs and recommendations.

use super::style::Numbering;
use crate::sample::markup::Counted;

/// The last number given to each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// What takes a number.
    numbering: Numbering,
    /// Headings of level 1.
    chapter: u32,
    /// Headings of level 2 in this chapter.
    section: u32,
    /// Paragraphs in this chapter.
    paragraph: u32,
    /// Recommendations.
    recommendation: u32,
    /// Whether the chapter is outside the count.
    chapter_counted: Counted,
}

impl Numbers {
    /// A count that starts at 1.
    pub(crate) fn new(numbering: Numbering) -> Self {
        let chapter_counted = Counted::No;
        Self { numbering, chapter: 0, section: 0, paragraph: 0, recommendation: 0, chapter_counted }
    }

    /// The number of the next heading, or nothing.
    pub(crate) fn heading(&mut self, level: u8, counted: Counted) -> String {
        if level == 1 {
            (self.section, self.paragraph, self.chapter_counted) = (0, 0, counted);
        }
        if counted == Counted::No || self.numbering == Numbering::Nothing {
            return String::new();
        }
        if level == 1 {
            self.chapter += 1;
            return self.chapter.to_string();
        }
        if self.numbering == Numbering::Paragraphs || self.chapter_counted == Counted::No {
            return String::new();
        }
        self.section += 1;
        format!("{}.{}", self.chapter, self.section)
    }

    /// The number of the next paragraph, if paragraphs are counted here.
    pub(crate) fn paragraph(&mut self) -> Option<String> {
        if !self.counts_paragraphs() {
            return None;
        }
        self.paragraph += 1;
        Some(format!("{}.{}", self.chapter, self.paragraph))
    }

    /// Whether paragraphs are counted here.
    pub(crate) fn counts_paragraphs(&self) -> bool {
        self.numbering == Numbering::Paragraphs && self.chapter_counted == Counted::Yes
    }

    /// The words before the next recommendation.
    pub(crate) fn recommendation(&mut self, pattern: &str) -> String {
        self.recommendation += 1;
        pattern.replace("{}", &self.recommendation.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_start_again_in_each_chapter() {
        let mut numbers = Numbers::new(Numbering::Paragraphs);
        numbers.heading(1, Counted::Yes);
        numbers.paragraph();
        numbers.heading(1, Counted::Yes);

        let first = numbers.paragraph();

        assert_eq!(first.as_deref(), Some("2.1"));
    }

    #[test]
    fn a_chapter_outside_the_count_numbers_nothing() {
        let mut numbers = Numbers::new(Numbering::Paragraphs);

        let heading = numbers.heading(1, Counted::No);

        assert_eq!((heading.as_str(), numbers.paragraph()), ("", None));
    }

    #[test]
    fn sections_are_counted_within_their_chapter() {
        let mut numbers = Numbers::new(Numbering::Headings);
        numbers.heading(1, Counted::Yes);
        numbers.heading(2, Counted::Yes);
        numbers.heading(1, Counted::Yes);

        let section = numbers.heading(2, Counted::Yes);

        assert_eq!(section, "2.1");
    }
}
