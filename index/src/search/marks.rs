//! Finds the words of a query in a text: the exact ranges that are marked.
//!
//! Words are found in all forms of their family, phrases as a whole, parts of words as whole words,
//! wordings of the field like the words for which they stand. Phrases and words that stand close
//! together are marked first: a lone word is not marked where it stands in company elsewhere in the
//! text. Ranges are in order and do not overlap.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use super::spans::{Span, close, gap};
use crate::hash::QuickMap;
use crate::query::{How, Near, Node, Pattern, Place, Term, telling};
use crate::words::{self, Cut};

/// Plain words that stand at most so many words apart are in company.
const COMPANY: u32 = 10;

/// Finds the words of one query.
#[derive(Debug, Default)]
pub(super) struct Marker {
    /// All wordings, each with the number of its term.
    wordings: Vec<(usize, Vec<Pattern>)>,
    /// Each wording, by the stem that its first word has.
    by_stem: QuickMap<String, Vec<usize>>,
    /// Whether such a stem starts with a byte: most words of a text need not be looked up.
    starts: Starts,
    /// The wordings of which the first word is told by more than its stem.
    others: Vec<usize>,
    /// Chains of terms that stand close together, by their numbers.
    nears: Vec<(Vec<Vec<usize>>, u32)>,
    /// The plain words, which are marked where they stand in company.
    plain: HashSet<usize>,
    /// How many terms there are.
    terms: usize,
}

/// The first bytes of stems.
#[derive(Debug, Default)]
struct Starts([u64; 4]);

impl Starts {
    fn add(&mut self, stem: &str) {
        let first = stem.bytes().next().unwrap_or(0);
        self.0[usize::from(first >> 6)] |= 1 << (first & 63);
    }

    fn has(&self, stem: &str) -> bool {
        let first = stem.bytes().next().unwrap_or(0);
        self.0[usize::from(first >> 6)] & (1 << (first & 63)) != 0
    }
}

/// A place that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// The term of the query that stands there.
    pub(super) term: usize,
    /// Whether words stand as they were asked for together.
    pub(super) together: bool,
    /// Where all of what was asked for together stands.
    pub(super) reach: Range<usize>,
}

/// A wording at a place in a text, by the numbers of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    span: Span,
    term: usize,
    /// All that stands here as asked for together.
    chain: Option<Span>,
}

impl Marker {
    /// Prepares to find the wanted words of a query.
    pub(super) fn new(node: &Node) -> Self {
        let mut marker = Self::default();
        let stop = stop_words(node);
        marker.node(node, &stop);
        marker
    }

    fn node(&mut self, node: &Node, stop: &HashSet<Term>) {
        match node {
            Node::Term(term) => drop(self.add(term, stop)),
            Node::Best(terms) => {
                let numbers = terms.iter().filter_map(|term| self.add(term, stop)).collect::<Vec<usize>>();
                self.plain.extend(numbers);
            }
            Node::Near(near) => self.near(near),
            Node::All(nodes) | Node::Any(nodes) => nodes.iter().for_each(|node| self.node(node, stop)),
            Node::Within(_, inner) => self.node(inner, stop),
            Node::Everything | Node::Field(_) | Node::Not(_) => {}
        }
    }

    fn near(&mut self, near: &Near) {
        let nothing = HashSet::new();
        let sides = near.sides.iter();
        let sides =
            sides.map(|side| side.iter().filter_map(|term| self.add(term, &nothing)).collect()).collect();
        self.nears.push((sides, near.distance));
    }

    /// Adds a term, unless it tells nothing or is not looked for in the text.
    fn add(&mut self, term: &Term, stop: &HashSet<Term>) -> Option<usize> {
        if term.place != Place::Body || stop.contains(term) {
            return None;
        }
        let number = self.terms;
        self.terms += 1;
        for wording in term.wordings() {
            let place = self.wordings.len();
            match wording.words.first() {
                Some(first) if first.how == How::Stem => {
                    let stem = words::stem(&first.plain).into_owned();
                    self.starts.add(&stem);
                    self.by_stem.entry(stem).or_default().push(place);
                }
                _ => self.others.push(place),
            }
            self.wordings.push((number, wording.words));
        }
        Some(number)
    }

    /// Whether words are looked for that stand together.
    pub(super) fn has_phrases(&self) -> bool {
        !self.nears.is_empty() || self.wordings.iter().any(|(_, words)| words.len() > 1)
    }

    /// Whether words that stand together are among the marks.
    pub(super) fn holds_phrase(marks: &[Mark]) -> bool {
        marks.iter().any(|mark| mark.together)
    }

    /// Whether there is nothing to find.
    pub(super) fn is_empty(&self) -> bool {
        self.wordings.is_empty()
    }

    /// The places in a text that are marked.
    pub(super) fn marks(&self, text: &str) -> Vec<Mark> {
        if self.is_empty() {
            return Vec::new();
        }
        self.marks_among(text, &Cut::of(text))
    }

    /// The places in a text that are marked, by its words.
    pub(super) fn marks_among(&self, text: &str, words: &Cut) -> Vec<Mark> {
        if self.is_empty() {
            return Vec::new();
        }
        let found = self.found(text, words);
        let chained = self.chained(&found);
        let company = self.in_company(chained);
        let range = |span: Span| words.range(span.first as usize).start..words.range(span.last as usize).end;
        let marks = company.into_iter().map(|found| {
            let together = found.chain.is_some() || found.span.last > found.span.first;
            let reach = range(found.chain.unwrap_or(found.span));
            Mark { range: range(found.span), term: found.term, together, reach }
        });
        merged(marks.collect())
    }

    /// All wordings in a text, in order; of those of one term that start at a word, the longest.
    fn found(&self, text: &str, words: &Cut) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for first in 0..words.len() {
            let stem = words.stem(first);
            let known = if self.starts.has(stem) { self.by_stem.get(stem) } else { None };
            let known = known.into_iter().flatten();
            for place in known.chain(&self.others) {
                let (term, wording) = &self.wordings[*place];
                let last = first + wording.len() - 1;
                let stands = last < words.len()
                    && (first..).zip(wording).all(|(at, pattern)| {
                        pattern.fits(words.plain(at), words.stem(at), &text[words.range(at)])
                    });
                if stands {
                    let span = Span { first: number(first), last: number(last) };
                    found.push(Found { span, term: *term, chain: None });
                }
            }
        }
        found
    }

    /// Those that stand close together as asked for are told so, and others of their terms are dropped.
    fn chained(&self, found: &[Found]) -> Vec<Found> {
        let mut kept: Vec<Found> = found.to_vec();
        for (sides, distance) in &self.nears {
            let places = sides.iter().map(|side| {
                let here = found.iter().filter(|found| side.contains(&found.term));
                here.map(|found| found.span).collect::<Vec<Span>>()
            });
            let chain = chain(places.collect(), *distance);
            if chain.last().is_none_or(Vec::is_empty) {
                continue;
            }
            kept.retain(|found| !sides.iter().flatten().any(|term| *term == found.term));
            for (at, side) in sides.iter().enumerate() {
                let here = found
                    .iter()
                    .filter(|found| side.contains(&found.term) && chain[at].contains(&found.span));
                kept.extend(
                    here.map(|found| Found {
                        chain: Some(reach(&chain, at, found.span, *distance)),
                        ..*found
                    }),
                );
            }
        }
        kept.sort_by_key(|found| (found.span.first, Reverse(found.span.last), found.chain.is_none()));
        kept.dedup_by_key(|found| (found.span, found.term));
        kept
    }

    /// Without the lone plain words of which others stand in company.
    fn in_company(&self, found: Vec<Found>) -> Vec<Found> {
        let has_company = |at: usize| {
            let own = &found[at];
            // Others are marked wherever they stand.
            if !self.plain.contains(&own.term) {
                return false;
            }
            let before =
                found[..at].iter().rev().take_while(|other| other.span.first + 2 * COMPANY > own.span.first);
            let after =
                found[at + 1..].iter().take_while(|other| other.span.first <= own.span.last + COMPANY);
            let near = |other: &Found| gap(&own.span, &other.span).is_some_and(|gap| gap <= COMPANY);
            before.chain(after).any(|other| other.term != own.term && near(other))
        };
        let company: Vec<bool> = (0..found.len()).map(has_company).collect();
        let accompanied: HashSet<usize> = found
            .iter()
            .zip(&company)
            .filter(|(_, company)| **company)
            .map(|(found, _)| found.term)
            .collect();
        let kept = found.iter().zip(company).filter(|(found, company)| {
            let lone = self.plain.contains(&found.term) && found.span.first == found.span.last && !company;
            !lone || !accompanied.contains(&found.term)
        });
        kept.map(|(found, _)| *found).collect()
    }
}

/// The number of a word in a text.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Of the places of each side, those that stand in a row close to one another.
fn chain(mut sides: Vec<Vec<Span>>, distance: u32) -> Vec<Vec<Span>> {
    for at in 1..sides.len() {
        sides[at] = close(&sides[at - 1], &sides[at], distance);
    }
    for at in (1..sides.len()).rev() {
        sides[at - 1] = close(&sides[at], &sides[at - 1], distance);
    }
    sides
}

/// From a place to the nearest on the sides beside its own.
fn reach(chain: &[Vec<Span>], at: usize, own: Span, distance: u32) -> Span {
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|side| chain.get(side));
    beside.fold(own, |whole, side| {
        let near = side.iter().filter(|other| !close(&[own], &[**other], distance).is_empty());
        near.min_by_key(|other| other.first.abs_diff(own.first)).map_or(whole, |other| Span {
            first: whole.first.min(other.first),
            last: whole.last.max(other.last),
        })
    })
}

/// The terms of a query that tell nothing beside its others.
fn stop_words(node: &Node) -> HashSet<Term> {
    let wanted: Vec<Term> = node.wanted().into_iter().cloned().collect();
    let telling: HashSet<&Term> = telling(&wanted).into_iter().collect();
    wanted.iter().filter(|term| !telling.contains(term)).cloned().collect()
}

/// Joins marks that overlap.
pub(super) fn merged(marks: Vec<Mark>) -> Vec<Mark> {
    let mut joined: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.range.start < last.range.end => {
                last.range.end = last.range.end.max(mark.range.end);
                last.reach = last.reach.start.min(mark.reach.start)..last.reach.end.max(mark.reach.end);
                last.together |= mark.together;
            }
            _ => joined.push(mark),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expansion::expand;
    use crate::query::parse;

    fn marked<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        let marks = Marker::new(&expand(parse(query), query, &[]).0).marks(text);
        marks.into_iter().map(|mark| &text[mark.range]).collect()
    }

    #[test]
    fn words_are_marked_in_all_forms_and_phrases_as_a_whole() {
        let text =
            "Neglected, the child\u{2019}s needs were neglect. The Voice of the Child was safeguarded.";

        assert_eq!(marked("neglect", text), ["Neglected", "neglect"]);
        assert_eq!(marked("\"voice of the child\"", text), ["Voice of the Child"]);
        assert_eq!(marked("safeg*", text), ["safeguarded"]);
        assert_eq!(marked("*guarded", text), ["safeguarded"]);
        assert_eq!(marked("child-nee*", text), ["child\u{2019}s needs"]);
        assert_eq!(marked("neglect -needs", text), ["Neglected", "neglect"]);
        assert_eq!(marked("the child", text), ["child\u{2019}s", "Child"]);
        assert_eq!(marked("title:neglect", text), Vec::<&str>::new());
        assert_eq!(marked("\"=neglect\"", text), ["neglect"]);
        assert_eq!(marked("saveguarded~1", text), ["safeguarded"]);
    }

    #[test]
    fn terms_that_overlap_are_marked_once() {
        assert_eq!(marked("\"a b\" \"b c\"", "x a b c"), ["a b c"]);
    }

    #[test]
    fn words_close_together_are_marked_and_lone_ones_only_where_there_are_no_others() {
        let text = "Mental health. Much later the mental and physical capacity was weighed. One two three four five six seven eight nine ten eleven twelve.";

        assert_eq!(marked("mental NEAR/3 capacity", text), ["mental", "capacity"]);
        assert_eq!(marked("mental NEAR/1 capacity", text), ["Mental", "mental", "capacity"]);
        assert_eq!(marked("weighed twelve", text), ["weighed", "twelve"]);
        let far = "Mental health. ".to_owned() + &"word ".repeat(20) + "Mental capacity.";
        assert_eq!(marked("mental capacity", &far), ["Mental", "capacity"]);
    }
}
