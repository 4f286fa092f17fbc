//! What a reader who types may mean: themes, agencies, types, areas, words and titles of the library.
//!
//! Nothing that names a person is offered: words are those that the library mostly writes in small letters, and
//! titles those in which nobody is named (see [`super::title`]). Only what some review has is offered.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::snapshot::Snapshot;
use super::title::names_nobody;
use super::universe::Over;
use crate::catalogue::ReviewRow;
use crate::error::LibraryError;
use crate::query::{How, Pattern, Place};
use crate::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES, Taxonomy};
use crate::words::{Word, is_stop_word, stem, words};

/// One way to go on with what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// What it is.
    pub kind: CompletionKind,
    /// What is offered, for people.
    pub text: String,
    /// The whole query with it.
    pub query: String,
    /// How many reviews have it, whatever else was typed.
    pub reviews: usize,
}

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CompletionKind {
    /// A theme.
    Theme,
    /// A word.
    Word,
    /// An agency.
    Agency,
    /// A type of review.
    Type,
    /// An area.
    Area,
    /// A title in which nobody is named.
    Title,
}

/// What can be offered by name, made once for a state of the library.
#[derive(Debug)]
pub(super) struct Offered {
    kind: CompletionKind,
    name: String,
    words: Vec<String>,
    query: String,
    reviews: usize,
}

/// Fewer letters than this are not completed.
const FEWEST_LETTERS: usize = 2;

/// Of what was typed, so many words at the end may start a name.
const MOST_WORDS: usize = 8;

/// Of so many words that start as what was typed it is seen whether they stand behind the word before it.
const TRIED: usize = 32;

/// The same behind words such as "not", which stand everywhere: to look takes longer and tells less.
const TRIED_BEHIND_STOP_WORDS: usize = 12;

/// Two words side by side are offered if so many reviews have them.
const FEWEST_REVIEWS: usize = 2;

/// What is longer is not completed.
const LONGEST: usize = 300;

impl CompletionKind {
    /// The most of a kind that are offered at once.
    const fn most(self) -> usize {
        match self {
            Self::Word => 4,
            Self::Theme => 3,
            Self::Agency | Self::Area | Self::Title => 2,
            Self::Type => 1,
        }
    }
}

impl Snapshot {
    /// What a reader who has typed `typed` may mean, at most `limit`, the likeliest first.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of what was typed.
    pub fn complete(&self, typed: &str, limit: usize) -> Result<Vec<Completion>, LibraryError> {
        let typed = typed.trim_start();
        let all = words(typed);
        let letters: usize = all.iter().map(|word| word.plain.chars().count()).sum();
        if letters < FEWEST_LETTERS || typed.len() > LONGEST {
            return Ok(Vec::new());
        }
        let quoted = typed.matches('"').count() % 2 == 1;
        let mut found: Vec<(usize, Completion)> = Vec::new();
        if !quoted {
            found.extend(named(self.offered()?, typed, &all));
        }
        found.extend(self.word(typed, &all, quoted)?.into_iter().map(|word| (0, word)));
        // What covers all that was typed comes first.
        found.sort_by_key(|(left, one)| (*left, one.kind, Reverse(one.reviews)));
        let mut of_kind: BTreeMap<CompletionKind, usize> = BTreeMap::new();
        found.retain(|(_, one)| {
            let held = of_kind.entry(one.kind).or_default();
            *held += 1;
            *held <= one.kind.most()
        });
        Ok(found.into_iter().map(|(_, one)| one).take(limit).collect())
    }

    /// The words that start as the last one that was typed, those before it kept.
    fn word(&self, typed: &str, all: &[Word], quoted: bool) -> Result<Vec<Completion>, LibraryError> {
        let Some(last) = all.last().filter(|word| word.range.end == typed.len()) else {
            return Ok(Vec::new());
        };
        let (before, start) = typed.split_at(last.range.start);
        // The value of a field is no word of the text.
        if last.plain.chars().count() < FEWEST_LETTERS || before.ends_with([':', '=']) {
            return Ok(Vec::new());
        }
        let before_it = all.len().checked_sub(2).map(|at| &all[at]);
        let before_it = before_it.filter(|word| side_by_side(&typed[word.range.end..last.range.start]));
        let closing = if quoted { "\"" } else { "" };
        let completion = |(plain, reviews): (String, usize)| Completion {
            kind: CompletionKind::Word,
            text: format!("{before}{plain}{closing}"),
            query: format!("{before}{plain}{closing}"),
            reviews,
        };
        let whole = start.contains('*');
        let found = if whole { Vec::new() } else { self.longer(&last.plain, before_it)? };
        Ok(found.into_iter().map(completion).collect())
    }

    /// The words that start as one that was typed, each with how many reviews have it: those that stand behind the word
    /// before it in reports, if there are any. Of words of one family the most frequent only.
    fn longer(&self, start: &str, before: Option<&Word>) -> Result<Vec<(String, usize)>, LibraryError> {
        let known = self.lexicon.completing(start)?;
        let mut found = Vec::new();
        if let Some(before) = before
            && self.lexicon.ordinary(&before.plain)?.is_some()
        {
            let evaluator = self.evaluator();
            let tried = if is_stop_word(&before.plain) { TRIED_BEHIND_STOP_WORDS } else { TRIED };
            for known in known.iter().take(tried) {
                let pair = [&before.plain, &known.plain]
                    .map(|plain| Pattern { how: How::Exact, plain: plain.clone() });
                let reviews = evaluator.wording(Place::Body, &pair, Over::Reviews)?.len();
                found.extend((reviews >= FEWEST_REVIEWS).then(|| (known.plain.clone(), reviews)));
            }
            found.sort_by_key(|(_, reviews)| Reverse(*reviews));
        }
        if found.is_empty() {
            found.extend(known.iter().map(|known| (known.plain.clone(), known.reviews as usize)));
        }
        let mut families = HashSet::new();
        found.retain(|(plain, _)| families.insert(stem(plain).into_owned()) && plain != start);
        found.truncate(CompletionKind::Word.most());
        Ok(found)
    }

    /// What can be offered by name.
    pub(super) fn offered(&self) -> Result<&[Offered], LibraryError> {
        if let Some(offered) = self.offered.get() {
            return Ok(offered);
        }
        let mut offered = Vec::new();
        let slugs = |of: fn(&ReviewRow) -> Vec<&String>| counted(self.rows.iter().flat_map(of));
        let themes = slugs(|row| row.central.iter().chain(&row.mentioned).collect());
        offered.extend(entries(CompletionKind::Theme, "theme", &THEMES, themes));
        offered.extend(entries(
            CompletionKind::Agency,
            "agency",
            &AGENCIES,
            slugs(|row| row.agencies.iter().collect()),
        ));
        let types = slugs(|row| row.review_type.iter().collect());
        offered.extend(entries(CompletionKind::Type, "type", &REVIEW_TYPES, types));
        let quoted = |field: &str, name: &str| format!("{field}:\"{}\"", name.replace('"', " "));
        let areas = counted(self.rows.iter().filter_map(|row| row.area.as_ref()));
        offered.extend(
            areas.into_iter().map(|(name, reviews)| {
                Offered::new(CompletionKind::Area, name, quoted("area", name), reviews)
            }),
        );
        let mut titles = Vec::new();
        for row in &self.rows {
            let Some(title) = &row.title else { continue };
            if names_nobody(row, title, |word| Ok(self.lexicon.ordinary(word)?.is_some()))? {
                titles.push(title);
            }
        }
        offered.extend(counted(titles.into_iter()).into_iter().map(|(title, reviews)| {
            Offered::new(CompletionKind::Title, title, quoted("title", title), reviews)
        }));
        Ok(self.offered.get_or_init(|| offered))
    }
}

impl Offered {
    fn new(kind: CompletionKind, name: &str, query: String, reviews: usize) -> Self {
        let words = words(name).into_iter().map(|word| word.plain).collect();
        Self { kind, name: name.to_owned(), words, query, reviews }
    }

    /// Whether words of the name start one by one as those that were typed.
    fn starts_with(&self, typed: &[Word]) -> bool {
        let fits =
            |part: &[String]| part.iter().zip(typed).all(|(word, typed)| word.starts_with(&typed.plain));
        self.words.windows(typed.len().max(1)).any(fits)
    }
}

/// What some review has of a taxonomy.
fn entries<'a>(
    kind: CompletionKind,
    field: &'a str,
    taxonomy: &'static Taxonomy,
    counts: BTreeMap<&'a String, usize>,
) -> impl Iterator<Item = Offered> {
    let held = counts.into_iter().filter_map(|(slug, reviews)| Some((taxonomy.get(slug)?, reviews)));
    held.map(move |(entry, reviews)| {
        Offered::new(kind, &entry.name, format!("{field}:{}", entry.slug), reviews)
    })
}

/// Each value with how often it comes.
fn counted<'a>(values: impl Iterator<Item = &'a String>) -> BTreeMap<&'a String, usize> {
    let mut counts = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts
}

/// What is named by the last words that were typed, each with how many words are left before them.
fn named(offered: &[Offered], typed: &str, all: &[Word]) -> Vec<(usize, Completion)> {
    let most = all.len().min(MOST_WORDS);
    let starts = (all.len() - most..all.len()).filter(|at| stands_apart(&typed[..all[*at].range.start]));
    let starts: Vec<usize> = starts.collect();
    let mut found = Vec::new();
    for one in offered {
        let fits = |at: &&usize| letters(&all[**at..]) >= FEWEST_LETTERS && one.starts_with(&all[**at..]);
        if let Some(at) = starts.iter().find(fits) {
            let query = format!("{}{}", &typed[..all[*at].range.start], one.query);
            found.push((
                *at,
                Completion { kind: one.kind, text: one.name.clone(), query, reviews: one.reviews },
            ));
        }
    }
    found
}

/// How many letters words have.
fn letters(words: &[Word]) -> usize {
    words.iter().map(|word| word.plain.chars().count()).sum()
}

/// Whether nothing stands between two words but spaces or a hyphen.
fn side_by_side(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || c == '-')
}

/// Whether a condition may start behind this: at the start, behind a space or a parenthesis, or a sign there.
fn stands_apart(before: &str) -> bool {
    let before = before.strip_suffix(['-', '+']).unwrap_or(before);
    before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '(')
}
