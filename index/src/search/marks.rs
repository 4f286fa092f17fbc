//! Finds the words of a query in a text: the exact ranges that are marked.
//!
//! Words are found in all forms of their family, phrases as a whole, starts of
//! words as whole words. Ranges are in order and do not overlap.

use std::collections::HashMap;
use std::ops::Range;

use crate::query::{Node, Place, Term, TermKind, telling};
use crate::words::{self, Word};

/// Finds the words of one query.
#[derive(Debug, Default)]
pub(super) struct Marker {
    /// Each term, by the stem that its first word has.
    by_stem: HashMap<String, Vec<usize>>,
    /// Starts of words, each with the stems of the words before it.
    prefixes: Vec<(usize, Vec<String>, String)>,
    /// The stems of each term.
    terms: Vec<Vec<String>>,
}

/// A place that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// The term of the query that stands there.
    pub(super) term: usize,
}

impl Marker {
    /// Prepares to find the wanted words of a query.
    pub(super) fn new(node: &Node) -> Self {
        let mut marker = Self::default();
        let wanted: Vec<Term> = node.wanted().into_iter().cloned().collect();
        for term in telling(&wanted).into_iter().filter(|term| term.place == Place::Body) {
            marker.add(term);
        }
        marker
    }

    fn add(&mut self, term: &Term) {
        let number = self.terms.len();
        let stems: Vec<String> = term.words.iter().map(|word| words::stem(word).into_owned()).collect();
        match (term.kind, stems.first(), term.words.last()) {
            (TermKind::Prefix, _, Some(last)) => {
                let before = stems[..stems.len() - 1].to_vec();
                self.prefixes.push((number, before, last.clone()));
            }
            (_, Some(first), _) => self.by_stem.entry(first.clone()).or_default().push(number),
            (_, None, _) => return,
        }
        self.terms.push(stems);
    }

    /// Whether words that stand side by side are looked for.
    pub(super) fn has_phrases(&self) -> bool {
        self.terms.iter().any(|stems| stems.len() > 1)
    }

    /// Whether a phrase is among the marks.
    pub(super) fn holds_phrase(&self, marks: &[Mark]) -> bool {
        marks.iter().any(|mark| self.terms.get(mark.term).is_some_and(|stems| stems.len() > 1))
    }

    /// Whether there is nothing to find.
    pub(super) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The places in a text that are marked.
    pub(super) fn marks(&self, text: &str) -> Vec<Mark> {
        if self.is_empty() {
            return Vec::new();
        }
        let words = words::words(text);
        let stems: Vec<String> = words.iter().map(|word| words::stem(&word.plain).into_owned()).collect();
        let mut found: Vec<Mark> = Vec::new();
        for at in 0..words.len() {
            // The longest term that starts here: a phrase wins over its first word.
            let here = self.starting_at(&words, &stems, at).max_by_key(|mark| mark.range.end);
            found.extend(here);
        }
        merged(found)
    }

    /// The terms that stand at a word.
    fn starting_at<'a>(
        &'a self,
        words: &'a [Word],
        stems: &'a [String],
        at: usize,
    ) -> impl Iterator<Item = Mark> + 'a {
        let known = self.by_stem.get(&stems[at]).into_iter().flatten();
        let phrases = known.filter_map(move |term| {
            let wanted = &self.terms[*term];
            let end = at + wanted.len();
            (stems.get(at..end)? == wanted.as_slice())
                .then(|| Mark { range: words[at].range.start..words[end - 1].range.end, term: *term })
        });
        let starts = self.prefixes.iter().filter_map(move |(term, before, start)| {
            let end = at + before.len();
            let stands = stems.get(at..end)? == before && words.get(end)?.plain.starts_with(start.as_str());
            stands.then(|| Mark { range: words[at].range.start..words[end].range.end, term: *term })
        });
        phrases.chain(starts)
    }
}

/// Joins marks that overlap.
fn merged(marks: Vec<Mark>) -> Vec<Mark> {
    let mut joined: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.range.start < last.range.end => {
                last.range.end = last.range.end.max(mark.range.end);
            }
            _ => joined.push(mark),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn marked<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        let marks = Marker::new(&parse(query)).marks(text);
        marks.into_iter().map(|mark| &text[mark.range]).collect()
    }

    #[test]
    fn words_are_marked_in_all_forms_and_phrases_as_a_whole() {
        let text =
            "Neglected, the child\u{2019}s needs were neglect. The Voice of the Child was safeguarded.";

        assert_eq!(marked("neglect", text), ["Neglected", "neglect"]);
        assert_eq!(marked("\"voice of the child\"", text), ["Voice of the Child"]);
        assert_eq!(marked("safeg*", text), ["safeguarded"]);
        assert_eq!(marked("child-nee*", text), ["child\u{2019}s needs"]);
        assert_eq!(marked("neglect -needs", text), ["Neglected", "neglect"]);
        assert_eq!(marked("the child", text), ["child\u{2019}s", "Child"]);
        assert_eq!(marked("title:neglect", text), Vec::<&str>::new());
    }

    #[test]
    fn terms_that_overlap_are_marked_once() {
        assert_eq!(marked("\"a b\" \"b c\"", "x a b c"), ["a b c"]);
    }
}
