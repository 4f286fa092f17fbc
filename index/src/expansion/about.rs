//! What a query is about: the themes and agencies that its words name.
//!
//! The phrases of the taxonomies are looked for in the words of the query, as they are in the pages
//! of reviews. Never a guess: each has the words of the query that name it.

use std::ops::Range;
use std::sync::LazyLock;

use crate::phrase::{Match, Matcher, Phrase, Strength};
use crate::query::{Label, LabelKind};
use crate::taxonomy::{AGENCIES, THEMES, Taxonomy};

/// A weak phrase counts if another of its entry stands so many words off.
const COMPANY: usize = 40;

/// A theme or agency that a query names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Topic {
    /// The theme or agency.
    pub(crate) label: Label,
    /// The words of the query that name it, in bytes.
    pub(crate) range: Range<usize>,
}

/// The phrases of both taxonomies.
static PHRASES: LazyLock<[Matcher; 2]> =
    LazyLock::new(|| [LabelKind::Theme, LabelKind::Agency].map(|kind| matcher(kind.taxonomy())));

/// The phrases of a taxonomy.
fn matcher(taxonomy: &'static Taxonomy) -> Matcher {
    let phrases = taxonomy.entries().iter().enumerate().flat_map(|(entry, of)| {
        of.phrases().map(move |(pattern, strength)| Phrase { entry, strength, pattern })
    });
    Matcher::compile(phrases).expect("every phrase of the taxonomies is compiled by a test")
}

/// The phrases that speak for a theme or agency.
pub(super) fn patterns() -> impl Iterator<Item = &'static str> {
    let entries =
        [LabelKind::Theme, LabelKind::Agency].into_iter().flat_map(|kind| kind.taxonomy().entries());
    entries.flat_map(|of| of.strong.iter().chain(&of.weak)).map(String::as_str)
}

/// How the words of a text may name a theme or agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    /// By the terms of the field alone: a long text has plain words of many themes.
    Terms,
    /// By plain words too, where no term names one: whoever has the term means that.
    PlainWords,
}

/// The themes and agencies that a text names, each once, themes first.
pub(crate) fn topics(text: &str, naming: Naming) -> Vec<Topic> {
    let by = |strengths: &[Strength]| -> Vec<Topic> {
        let kinds = [LabelKind::Theme, LabelKind::Agency].into_iter().zip(PHRASES.iter());
        kinds.flat_map(|(kind, matcher)| of_kind(kind, matcher, text, strengths)).collect()
    };
    let terms = by(&[Strength::Strong, Strength::Weak]);
    if naming == Naming::PlainWords && terms.is_empty() {
        return by(&[Strength::Strong, Strength::Plain, Strength::Weak]);
    }
    terms
}

/// Where terms of themes and agencies stand in a text, in bytes, weak ones too: each of their words is the field's, for
/// none of them has a gap in which anything may stand, and none is a single word of which only the beginning is given.
pub(super) fn terms(text: &str) -> Vec<Range<usize>> {
    static TERMS: LazyLock<(Matcher, Vec<&str>)> = LazyLock::new(|| {
        let entries = [&*THEMES, &*AGENCIES].into_iter().flat_map(|taxonomy| taxonomy.entries());
        let phrases = entries.flat_map(|of| of.phrases());
        let terms = phrases.filter(|(pattern, strength)| {
            matches!(strength, Strength::Strong | Strength::Weak) && !pattern.contains('~')
        });
        let terms: Vec<(&str, Strength)> = terms.collect();
        let phrase = |(pattern, strength): &(&'static str, Strength)| Phrase {
            entry: 0,
            strength: *strength,
            pattern,
        };
        let matcher = Matcher::compile(terms.iter().map(phrase));
        let matcher = matcher.expect("every phrase of the taxonomies is compiled by a test");
        (matcher, terms.into_iter().map(|(pattern, _)| pattern).collect())
    });
    let (matcher, patterns) = &*TERMS;
    let whole = |hit: &Match| hit.words.len() > 1 || !patterns[hit.phrase].contains('*');
    matcher.find(text).into_iter().filter(whole).map(|hit| hit.bytes).collect()
}

/// Where phrases of a theme stand in a text, in bytes: only the strong ones, if there are any.
pub(crate) fn phrases_of(theme: &str, text: &str) -> Vec<Range<usize>> {
    let entry = THEMES.entries().iter().position(|entry| entry.slug == theme);
    let hits: Vec<Match> =
        untrapped(&PHRASES[0], text).into_iter().filter(|hit| Some(hit.entry) == entry).collect();
    let strong = hits.iter().any(|hit| hit.strength.shows_alone());
    let kept = hits.into_iter().filter(|hit| !strong || hit.strength.shows_alone());
    kept.map(|hit| hit.bytes).collect()
}

/// The entries of one taxonomy that phrases of these strengths name in a text.
fn of_kind(kind: LabelKind, matcher: &Matcher, text: &str, strengths: &[Strength]) -> Vec<Topic> {
    let counts = |hit: &Match| strengths.contains(&hit.strength);
    let hits: Vec<Match> = untrapped(matcher, text).into_iter().filter(counts).collect();
    let mut found: Vec<Topic> = Vec::new();
    for hit in hits.iter().filter(|hit| hit.strength.shows_alone() || in_company(hit, &hits)) {
        let Some(entry) = kind.taxonomy().entries().get(hit.entry) else { continue };
        let label = Label { kind, slug: entry.slug.clone() };
        if !found.iter().any(|topic| topic.label == label) {
            found.push(Topic { label, range: hit.bytes.clone() });
        }
    }
    found
}

/// The phrases in a text over which no trap of the same entry lies.
fn untrapped(matcher: &Matcher, text: &str) -> Vec<Match> {
    let (traps, hits): (Vec<Match>, Vec<Match>) =
        matcher.find(text).into_iter().partition(|found| found.strength == Strength::Trap);
    let trapped = |hit: &Match| traps.iter().any(|trap| trap.entry == hit.entry && overlap(trap, hit));
    hits.into_iter().filter(|hit| !trapped(hit)).collect()
}

/// Whether two phrases share a byte.
fn overlap(one: &Match, other: &Match) -> bool {
    one.bytes.start < other.bytes.end && other.bytes.start < one.bytes.end
}

/// Whether another phrase of its entry stands near a weak one.
fn in_company(hit: &Match, hits: &[Match]) -> bool {
    let near = |other: &&Match| hit.words.start.abs_diff(other.words.start) <= COMPANY;
    let another =
        |other: &Match| other.entry == hit.entry && other.phrase != hit.phrase && !overlap(other, hit);
    hits.iter().filter(near).any(another)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(text: &str) -> Vec<String> {
        topics(text, Naming::Terms).into_iter().map(|topic| topic.label.slug).collect()
    }

    #[test]
    fn plain_words_name_a_theme_where_they_may() {
        let named = |naming| {
            let topics = topics("Workers only ever spoke to the mother", naming);
            topics.iter().any(|topic| topic.label.slug == "invisible-men")
        };

        assert!(named(Naming::PlainWords) && !named(Naming::Terms));
    }

    #[test]
    fn plain_words_name_nothing_beside_a_term() {
        let text = "professional curiosity: workers only ever spoke to the mother";

        assert_eq!(topics(text, Naming::PlainWords), topics(text, Naming::Terms));
    }

    #[test]
    fn a_query_is_about_the_themes_and_agencies_that_it_names() {
        let found = slugs("No professional curiosity, and the ambulance service was late");

        assert!(
            found.iter().any(|slug| slug == "prof-curiosity") && found.iter().any(|slug| slug == "ambulance"),
            "{found:?}"
        );
        assert!(slugs("wolf").is_empty());
    }
}
