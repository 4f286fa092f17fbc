//! Themes of which the words of a query speak.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::request::{Filters, Request};
use super::ways::{Way, WayOut};
use crate::catalogue::ReviewRow;
use crate::query::Line;
use crate::taxonomy::{Entry, THEMES};
use crate::words::{stem, words};

/// The most themes that are told.
const MOST: usize = 3;

/// What a word weighs that one theme alone has; one that several have weighs as much less.
const WEIGHT: usize = 1_000;

/// A word of a theme's name weighs so many times what one of its phrases does.
const NAME: usize = 3;

/// The themes whose name or phrases have a word of the query, those with the rarest words first, and only such as
/// some review has; none that weighs less than half of the first.
pub(super) fn themes_for(query: &str, rows: &[ReviewRow]) -> Vec<WayOut> {
    let asked: HashSet<String> =
        Line::new(query).words().iter().map(|word| stem(&word.plain).into_owned()).collect();
    let of = |own: &'static HashMap<String, usize>| -> HashMap<&str, usize> {
        own.iter()
            .filter(|(stem, _)| asked.contains(*stem))
            .map(|(stem, times)| (stem.as_str(), *times))
            .collect()
    };
    let spoken = THEMES.entries().iter().zip(SPOKEN.iter()).map(|(theme, own)| (theme, of(own)));
    let spoken: Vec<(&Entry, HashMap<&str, usize>)> = spoken.filter(|(_, words)| !words.is_empty()).collect();
    let mut themes_of: HashMap<&str, usize> = HashMap::new();
    for word in spoken.iter().flat_map(|(_, words)| words.keys()) {
        *themes_of.entry(word).or_default() += 1;
    }
    let weight = |words: &HashMap<&str, usize>| -> usize {
        words.iter().map(|(word, times)| WEIGHT * times / themes_of[word]).sum()
    };
    let held = |slug: &String| {
        rows.iter().filter(|row| row.central.contains(slug) || row.mentioned.contains(slug)).count()
    };
    let found = spoken.iter().map(|(theme, words)| (weight(words), held(&theme.slug), *theme));
    let mut found: Vec<(usize, usize, &Entry)> = found.filter(|(_, held, _)| *held > 0).collect();
    found.sort_by_key(|(weight, held, _)| Reverse((*weight, *held)));
    let most = found.first().map_or(0, |(weight, ..)| *weight);
    found.retain(|(weight, ..)| weight * 2 >= most);
    found.into_iter().take(MOST).map(|(_, total, theme)| way(theme, total)).collect()
}

/// The stems of each theme's name and phrases, in the order of the themes, each with what it counts.
static SPOKEN: LazyLock<Vec<HashMap<String, usize>>> =
    LazyLock::new(|| THEMES.entries().iter().map(spoken).collect());

/// The stems of a theme's name and phrases.
fn spoken(theme: &Entry) -> HashMap<String, usize> {
    let phrases = theme.strong.iter().map(|phrase| (phrase, 1)).chain([(&theme.name, NAME)]);
    let words = phrases.flat_map(|(phrase, times)| words(phrase).into_iter().map(move |word| (word, times)));
    // The name comes last, so that it counts for a word that phrases have too.
    words.map(|(word, times)| (stem(&word.plain).into_owned(), times)).collect()
}

/// The search for a theme in place of words.
fn way(theme: &Entry, total: usize) -> WayOut {
    let filters = Filters { themes: vec![theme.slug.clone()], ..Filters::default() };
    WayOut {
        way: Way::Theme { slug: theme.slug.clone(), name: theme.name.clone() },
        query: String::new(),
        total,
        request: Request { filters, ..Request::default() },
    }
}
