//! Themes of which the words of a query speak.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

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

/// The themes whose name or phrases have a word of the query, those with the rarest words first, and only such as
/// some review has.
pub(super) fn themes_for(query: &str, rows: &[ReviewRow]) -> Vec<WayOut> {
    let asked: HashSet<String> =
        Line::new(query).words().iter().map(|word| stem(&word.plain).into_owned()).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let spoken: Vec<(&Entry, HashSet<String>)> = THEMES
        .entries()
        .iter()
        .map(|theme| (theme, of(theme).intersection(&asked).cloned().collect()))
        .collect();
    let mut themes_of: HashMap<&str, usize> = HashMap::new();
    for word in spoken.iter().flat_map(|(_, words)| words) {
        *themes_of.entry(word).or_default() += 1;
    }
    let weight = |words: &HashSet<String>| words.iter().map(|word| WEIGHT / themes_of[word.as_str()]).sum();
    let held = |slug: &String| {
        rows.iter().filter(|row| row.central.contains(slug) || row.mentioned.contains(slug)).count()
    };
    let mut found: Vec<(usize, usize, &Entry)> = spoken
        .iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(theme, words)| (weight(words), held(&theme.slug), *theme))
        .filter(|(_, held, _)| *held > 0)
        .collect();
    found.sort_by_key(|(weight, held, _)| Reverse((*weight, *held)));
    found.into_iter().take(MOST).map(|(_, total, theme)| way(theme, total)).collect()
}

/// The stems of the words of a theme's name and phrases.
fn of(theme: &Entry) -> HashSet<String> {
    let phrases = std::iter::once(&theme.name).chain(&theme.strong);
    phrases.flat_map(|phrase| words(phrase)).map(|word| stem(&word.plain).into_owned()).collect()
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
