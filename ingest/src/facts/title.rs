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
use crate::sections::{Line, plain};

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
    Regex::new(r"(?i)^microsoft |\.(?:docx?|pdf|indd|qxd|xlsx?|pptx?|rtf|odt|pages|html?)\b|^(?:https?:|www\.)|^\S+@\S+$|^\S*_\S*_\S*$|^slide [0-9]|^powerpoint|^print$")
        .expect("fixed")
});

/// What sites put after the title of a page.
static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\s+(?:\||::|»)\s+[^|]{2,60}$|\s+[-–—]\s+(?:GOV\.(?:UK|WALES|SCOT)|[0-9A-Z_a-z.]+\.(?:org|gov|com)\S*)$",
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
    let named = plain.starts_with("final report ") && plain.split(' ').count() <= 5;
    let begun = words.starts_with("by ") || words.starts_with(['•', '–']);
    WORDS.empty.contains(&plain) || named || begun || letters < 3 || FILE.is_match(words.trim())
}

/// Whether words only name a kind of paper.
fn is_kind(words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| {
        c.is_uppercase() && c.is_ascii() || c.is_ascii_digit() || "-/".contains(c)
    });
    WORDS.kinds.contains(&plain(words)) || (bare.ends_with(' ') && WORDS.kinds.contains(&plain(bare)))
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
    let large = extracted.metadata.large_type.iter().map(|words| words.trim());
    let set_apart = extracted
        .headings
        .iter()
        .filter(|heading| heading.page == page && heading.source >= HeadingSource::Tagged);
    let words: Vec<&str> = large.chain(set_apart.map(|heading| heading.text.trim())).collect();
    chosen(&words, &front.cover).map(|(title, quote)| Found::new(title, page, quote))
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
    chosen(&words, &front.cover).map(|(title, quote)| Found::new(title, page, quote))
}

/// The title among words in the order of their weight, with the words to quote.
///
/// `cover` gives the order in which they stand: a kind of paper, the name of
/// a body or words before a colon are a title only with what follows them.
fn chosen(words: &[&str], cover: &[Line<'_>]) -> Option<(String, String)> {
    /// Parts of a title.
    const PARTS: usize = 4;
    let place =
        |words: &str| cover.iter().position(|line| line.text == words || words.starts_with(line.text));
    let titles: Vec<&str> = words.iter().copied().filter(|words| !is_empty(words)).collect();
    let first = *titles.first()?;
    let mut parts = vec![first];
    while let Some(last) = parts.last().copied().filter(|_| parts.len() < PARTS) {
        let after =
            titles.iter().copied().filter(|words| place(words) > place(last) && !is_small_print(words));
        let Some(next) = after
            .min_by_key(|words| place(words))
            .filter(|next| is_unfinished(last) || tells_place(next, last, cover))
        else {
            break;
        };
        parts.push(next);
    }
    let title = parts.iter().skip(1).fold(first.to_owned(), |mut title, part| {
        title.push_str(if title.ends_with(':') || tells_date(part) { " " } else { ": " });
        title.push_str(part);
        title
    });
    Some((title, first.to_owned()))
}

/// Whether words want those after them to be a title.
fn is_unfinished(words: &str) -> bool {
    is_kind(words)
        || words.ends_with(':')
        || (plain(words).ends_with(" inquiry") && words.split_whitespace().count() <= 5)
}

/// Whether a line tells the place and day of what the line right above names.
fn tells_place(next: &str, last: &str, cover: &[Line<'_>]) -> bool {
    let right_above = cover.windows(2).any(|two| matches!(two, [a, b] if a.text == last && b.text == next));
    right_above && tells_date(next) && !next.contains(['–', '|'])
}

/// Whether a line holds a full date among other words.
fn tells_date(line: &str) -> bool {
    dates::all(line).first().is_some_and(|(_, date)| date.day().is_some())
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
