//! Finds the title that a report bears.
//!
//! The largest words of the first page, unless they only say what kind of
//! paper it is ("Final report"): then the words after them. The title in the
//! file's properties is asked last, and never if it is a file's name.

use std::collections::HashSet;
use std::sync::LazyLock;

use hindsight_index::vocabulary::Format;
use regex::Regex;
use serde::Deserialize;

use super::details::{Details, short};
use super::front::Front;
use super::{Found, dates};
use crate::extracted::{Extracted, HeadingSource};
use crate::sections::plain;

/// Words on a cover that are not the title.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    empty: HashSet<String>,
    kinds: HashSet<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("titles.toml")).expect("titles.toml is checked by a test"));

/// Names of files and of programs.
static FILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^microsoft |\.(?:docx?|pdf|indd|qxd|xlsx?|pptx?|rtf|odt|pages|html?)\b|^(?:https?:|www\.)|^\S+@\S+$|^\S*_\S*_\S*$|^slide \d|^powerpoint|^print$")
        .expect("fixed")
});

/// What sites put after the title of a page.
static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\s+(?:\||::|»)\s+[^|]{2,60}$|\s+[-–—]\s+(?:GOV\.(?:UK|WALES|SCOT)|[\w.]+\.(?:org|gov|com)\S*)$",
    )
    .expect("fixed")
});

/// The title of a file.
pub(super) fn find(extracted: &Extracted, front: &Front<'_>, details: &Details<'_>) -> Option<Found<String>> {
    let stated = || details.first("title", |value| short(value).filter(|value| !is_empty(value)));
    let property = || property(extracted);
    let marked = || from_headings(extracted).or_else(|| from_large_type(extracted, front));
    if extracted.format == Format::Html {
        return stated().or_else(marked).or_else(property).or_else(|| from_lines(front));
    }
    stated().or_else(marked).or_else(|| from_lines(front)).or_else(property)
}

/// Whether words are no title.
fn is_empty(words: &str) -> bool {
    let plain = plain(words);
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    WORDS.empty.contains(&plain) || letters < 3 || FILE.is_match(words.trim())
}

/// Whether words only name a kind of paper.
fn is_kind(words: &str) -> bool {
    WORDS.kinds.contains(&plain(words))
}

/// The first heading of the highest level that a page marks.
fn from_headings(extracted: &Extracted) -> Option<Found<String>> {
    let marked = extracted.headings.iter().filter(|h| h.source == HeadingSource::Markup && h.level == 1);
    let mut marked = marked.filter(|heading| !is_empty(&heading.text));
    let first = marked.next()?;
    Some(Found::new(without_suffix(&first.text).to_owned(), first.page, &first.text))
}

/// The largest words of the first page.
fn from_large_type(extracted: &Extracted, front: &Front<'_>) -> Option<Found<String>> {
    let page = front.cover.first().map_or(1, |line| line.page);
    let words: Vec<&str> = extracted.metadata.large_type.iter().map(|words| words.trim()).collect();
    chosen(&words).map(|(title, quote)| Found::new(title, page, quote))
}

/// The first lines of the cover.
fn from_lines(front: &Front<'_>) -> Option<Found<String>> {
    /// Lines in which a title stands.
    const LINES: usize = 12;
    /// A longer line is text.
    const LONGEST: usize = 260;
    let lines = front.cover.iter().take(LINES).map(|line| line.text);
    let words: Vec<&str> = lines.filter(|line| line.len() <= LONGEST && !is_small_print(line)).collect();
    let page = front.cover.first()?.page;
    chosen(&words).map(|(title, quote)| Found::new(title, page, quote))
}

/// The title among words in the order of their weight, with the words to quote.
fn chosen(words: &[&str]) -> Option<(String, String)> {
    let titles: Vec<&str> = words.iter().copied().filter(|words| !is_empty(words)).collect();
    let first = *titles.first()?;
    let second = titles.get(1).filter(|second| is_kind(first) && !is_small_print(second));
    let title =
        second.map_or(first.to_owned(), |second| format!("{}: {second}", first.trim_end_matches(':')));
    Some((title, first.to_owned()))
}

/// Whether a line is a date, a section of an Act, a time or a page number.
fn is_small_print(line: &str) -> bool {
    let dates = dates::all(line);
    let dated = dates.first().is_some_and(|(place, _)| place.len() + 12 >= line.len());
    let ends = line.ends_with(['.', ';', ',']) && line.split_whitespace().count() > 12;
    dated
        || ends
        || line.contains("[Section")
        || line.contains(" Act 1")
        || line.contains(" Act 2")
        || line.starts_with("ISBN")
        || line.starts_with('©')
}

/// The title in the file's properties.
fn property(extracted: &Extracted) -> Option<Found<String>> {
    let words = extracted.metadata.title.as_deref()?.trim();
    let title = without_suffix(words);
    let site = extracted.metadata.site.as_deref().is_some_and(|site| plain(site) == plain(title));
    (!is_empty(title) && !site).then(|| Found::new(title.to_owned(), 1, words))
}

/// A title without the name of the site.
fn without_suffix(title: &str) -> &str {
    let end = SUFFIX.find(title).map_or(title.len(), |suffix| suffix.start());
    title.get(..end).unwrap_or(title).trim()
}

#[cfg(test)]
mod tests {
    use super::super::facts;
    use super::*;
    use crate::sections::tests::{file, marked};

    fn title(extracted: &Extracted) -> Option<String> {
        facts(extracted, &[]).title
    }

    #[test]
    fn every_word_of_the_file_is_written_as_it_is_compared() {
        for words in WORDS.empty.iter().chain(&WORDS.kinds) {
            assert_eq!(&plain(words), words);
        }
    }

    #[test]
    fn the_largest_words_are_the_title_unless_they_only_name_the_paper() {
        let mut extracted = file(&["Final report\n\nThe ferry Anemone"]);
        extracted.metadata.large_type = vec!["Final report".to_owned(), "The ferry Anemone".to_owned()];

        assert_eq!(title(&extracted), Some("The ferry Anemone".to_owned()));
    }

    #[test]
    fn a_kind_of_review_takes_the_words_after_it() {
        let mut extracted = file(&["Serious Case Review\n\nChild Q7"]);
        extracted.metadata.large_type = vec!["Serious Case Review".to_owned(), "Child Q7".to_owned()];

        assert_eq!(title(&extracted), Some("Serious Case Review: Child Q7".to_owned()));
    }

    #[test]
    fn the_name_of_a_file_is_no_title() {
        for name in ["Microsoft Word - v7.docx", "final_v7_clean.pdf", "untitled", "Contents"] {
            let mut extracted = file(&[""]);
            extracted.metadata.title = Some(name.to_owned());

            assert_eq!(title(&extracted), None, "{name}");
        }
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_it() {
        let mut extracted = file(&["Text."]);
        extracted.format = Format::Html;
        extracted.metadata.title = Some("The ferry Anemone | Harbours and Ferries".to_owned());

        assert_eq!(title(&extracted), Some("The ferry Anemone".to_owned()));
        assert_eq!(title(&marked("The ferry\n\nText.", &[("The ferry", 1)])), Some("The ferry".to_owned()));
    }
}
