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

use super::details::{self, Details, short};
use super::front::Front;
use super::names::{PATTERNS, Pattern};
use super::{Found, dates, subject};
use crate::expression::fixed;
use crate::extracted::{Extracted, HeadingSource};
use crate::sections::{Line, plain};

/// Words on a cover that are not the title.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// No title, whatever stands beside them.
    empty: HashSet<String>,
    /// What stands in front of a title.
    leads: Vec<String>,
    /// A kind of paper.
    kinds: HashSet<String>,
    /// What the name of a kind of paper is made of.
    kind_words: HashSet<String>,
    /// What official forms bear.
    forms: Vec<String>,
    /// What stands after a cover of labels and values.
    inner: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("titles.toml")).expect("titles.toml is checked by a test"));

/// The titles of official forms.
static FORMS: LazyLock<Regex> = LazyLock::new(|| any(&WORDS.forms));

/// The titles after a cover of labels and values.
static INNER: LazyLock<Regex> = LazyLock::new(|| any(&WORDS.inner));

/// One expression for any of these.
fn any(expressions: &[String]) -> Regex {
    Regex::new(&format!("(?i){}", expressions.join("|"))).expect("titles.toml is checked by a test")
}

/// Small print by its first words.
static SMALL: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^(?:(?:strictly |private and )?confidential\b|not for publication|embargo|draft\b|(?:this (?:report|review|document) )?(?:was |is )?(?:commissioned|published|prepared|written|authored) (?:by|on|in|for)\b|published\b.*[0-9]|updated\b.*[0-9]|version\b.*[0-9]|v[0-9.]+$|final (?:draft|version)\b|presented to parliament|ordered by|(?:isbn|issn)\b|page [0-9]|(?:[\w-]+ ){0,2}(?:ref(?:erence)?|no\.?|number|file)\b.*[0-9]|(?:independent |overview |report |lead )*(?:authors?|reviewers?|chair)\b\s*(?:[:–-]|and author|$))",
    )
});

/// Names of files and of programs.
static FILE: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)^microsoft |\.(?:docx?|pdf|indd|qxd|xlsx?|pptx?|rtf|odt|pages|html?)\b|^(?:https?:|www\.)|^\S+@\S+$|^\S*_\S*_\S*$|^slide [0-9]|^powerpoint|^print$",
    )
});

/// What sites put after the title of a page.
static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"\s+(?:\||::|»)\s+[^|]{2,60}$|\s+[-–—]\s+(?:GOV\.(?:UK|WALES|SCOT)|[0-9A-Z_a-z.]+\.(?:org|gov|com)\S*)$",
    )
});

/// The title of a file.
pub(super) fn find(extracted: &Extracted, front: &Front<'_>, details: &Details<'_>) -> Option<Found<String>> {
    let stated = || details.first("title", |value| short(value).filter(|value| !is_empty(value)));
    let property = || property(extracted);
    let marked = || from_headings(extracted).or_else(|| from_large_type(extracted, front));
    if extracted.format == Format::Html {
        return stated().or_else(marked).or_else(property).or_else(|| from_lines(front));
    }
    let form = stated().or_else(|| from_form(front)).or_else(|| {
        let labelled = front.cover.iter().filter(|line| is_labelled(line.text)).count();
        from_inner(front).filter(|_| labelled >= LABELS)
    });
    form.or_else(marked).or_else(|| from_lines(front)).or_else(|| from_inner(front)).or_else(property)
}

/// The title of an official form, which is known whatever stands beside it.
fn from_form(front: &Front<'_>) -> Option<Found<String>> {
    /// Lines in which it stands; it may run over two.
    const LINES: usize = 8;
    let lines: Vec<&Line<'_>> = front.cover.iter().take(LINES).collect();
    let letter = lines.iter().any(|line| line.text.starts_with("Dear "));
    let one = || {
        lines.iter().find_map(|line| {
            let found = FORMS.find(line.text).filter(|found| found.start() <= 4)?;
            Some(Found::new(found.as_str().to_owned(), line.page, found.as_str()))
        })
    };
    let two = || {
        lines.windows(2).find_map(|two| {
            let [first, second] = two else { return None };
            let both = format!("{} {}", first.text, second.text);
            let found = FORMS.find(&both).filter(|found| found.start() <= 4)?;
            Some(Found::new(found.as_str().to_owned(), first.page, first.text))
        })
    };
    if letter { None } else { one().or_else(two) }
}

/// A title on the pages after a cover that has none.
fn from_inner(front: &Front<'_>) -> Option<Found<String>> {
    /// Lines of those pages.
    const LINES: usize = 40;
    let mut lines = front.all().take(LINES);
    lines.find_map(|line| {
        INNER.is_match(line.text).then(|| Found::new(line.text.to_owned(), line.page, line.text))
    })
}

/// Whether words are no title.
fn is_empty(words: &str) -> bool {
    let plain = plain(words);
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let named = plain.starts_with("final report ") && plain.split(' ').count() <= 5;
    let begun = words.starts_with("by ") || words.starts_with(['•', '–']);
    WORDS.empty.contains(&plain)
        || named
        || begun
        || letters < 3
        || FILE.is_match(words.trim())
        || (words.len() <= SHORT && (SMALL.is_match(words.trim()) || is_labelled(words)))
        || without_leads(words).is_none()
        || is_body(words)
}

/// Whether a line is a label with its value, other than a title.
fn is_labelled(words: &str) -> bool {
    /// Labels of the covers of courts, which are no facts of ours.
    const COURT: &[&str] = &[
        "jurisdiction",
        "act",
        "coroner",
        "heard",
        "delivered",
        "file no s",
        "deceased",
        "before",
        "citation",
    ];
    let Some((label, value)) = words.split_once(':') else { return false };
    let label = plain(label);
    let court = COURT.contains(&label.as_str()) && label.len() < words.len();
    !value.trim().is_empty() && (court || label != "title" && details::is_label(&label))
}

/// A title without the words that only stand in front of it; none if there is nothing else.
fn without_leads(words: &str) -> Option<&str> {
    let mut rest = words.trim();
    while let Some(end) = WORDS.leads.iter().filter_map(|lead| end_of(rest, lead)).max() {
        let next =
            rest.get(end..)?.trim_start_matches(|c: char| !c.is_alphanumeric() && !"‘“'\"(".contains(c));
        if next.is_empty() {
            return None;
        }
        // "Final report of the inquiry" goes on, and is all of it the title.
        let whole = next.starts_with(|c: char| c.is_lowercase()) || next.split_whitespace().count() < 2;
        if whole && WORDS.leads.iter().all(|lead| end_of(next, lead).is_none()) {
            break;
        }
        rest = next;
    }
    Some(rest)
}

/// Where words end that stand in front, in bytes.
fn end_of(words: &str, lead: &str) -> Option<usize> {
    let mut end = 0;
    for wanted in lead.split(' ') {
        let rest = words.get(end..)?;
        let start = rest.find(char::is_alphanumeric)?;
        let word = rest.get(start..)?.split(|c: char| !c.is_alphanumeric()).next()?;
        if start > 3 || plain(word) != wanted {
            return None;
        }
        end += start + word.len();
    }
    Some(end)
}

/// Whether a line is the name of a body that publishes, and nothing else.
fn is_body(words: &str) -> bool {
    let words = words.trim();
    let is_all = |pattern: &&Pattern| {
        pattern.expression().find(words).is_some_and(|found| found.range() == (0..words.len()))
    };
    words.len() <= SHORT && PATTERNS.iter().filter(|pattern| !pattern.subject).any(|pattern| is_all(&pattern))
}

/// A cover with so many labels and values has no title.
const LABELS: usize = 4;

/// A longer line is no small print of a cover.
const SHORT: usize = 120;

/// Whether words only name a kind of paper.
fn is_kind(words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| {
        c.is_uppercase() && c.is_ascii() || c.is_ascii_digit() || "-/".contains(c)
    });
    let named = |words: &str| {
        let plain = plain(words);
        WORDS.kinds.contains(&plain) || is_made_of_kinds(&plain)
    };
    // "Report A11F0012": a number may follow the name of a paper, a pseudonym may not.
    let numbered = words.get(bare.len()..).is_some_and(|end| end.contains(|c: char| c.is_ascii_digit()));
    named(words) || (numbered && bare.ends_with(' ') && named(bare))
}

/// Whether words are nothing but the name of a kind of paper.
fn is_made_of_kinds(plain: &str) -> bool {
    /// What a paper is.
    const HEADS: &[&str] =
        &["report", "review", "reviews", "inquiry", "investigation", "analysis", "findings"];
    plain.split(' ').any(|word| HEADS.contains(&word))
        && plain.split(' ').all(|word| WORDS.kind_words.contains(word))
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
    let first = extracted.metadata.large_type.iter().find(|words| !is_empty(words));
    let page = front.page_of(first.map_or("", String::as_str));
    let lines: Vec<Line<'_>> = front.all().filter(|line| line.page == page).cloned().collect();
    let large = extracted.metadata.large_type.iter().map(|words| words.trim());
    let set_apart = extracted
        .headings
        .iter()
        .filter(|heading| heading.page == page && heading.source >= HeadingSource::Tagged);
    let words: Vec<&str> = large.chain(set_apart.map(|heading| heading.text.trim())).collect();
    chosen(&words, &lines).map(|(title, quote)| Found::new(title, page, quote))
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
    // "The Ferry Inquiry", and in larger type below it: "The Report".
    let above = titles.iter().copied().filter(|words| place(words).is_some() && place(words) < place(first));
    let above = above.max_by_key(|words| place(words)).filter(|words| is_kind(first) && names_case(words));
    let mut parts: Vec<&str> = above.into_iter().chain([first]).collect();
    let first = parts.first().copied()?;
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
    let start = without_leads(first).unwrap_or(first).to_owned();
    let title = parts.iter().skip(1).fold(start, |mut title, part| {
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

/// Whether words name the case, so that a kind of paper below them belongs to them.
fn names_case(words: &str) -> bool {
    is_unfinished(words) || subject::of(words).name.is_some_and(|name| name.len() + 4 >= words.len())
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
        || (line.len() <= SHORT && SMALL.is_match(line))
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
mod tests;
