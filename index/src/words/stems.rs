//! The stem of a word: the form in which words of one family meet.
//!
//! Each thread remembers the stems of words that it met. A word stands at the place that its hash gives and
//! takes the place of the one before, so words that are chosen to meet there only cost what they would without.

use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::Hasher;

use super::spelling;
use crate::hash::QuickHasher;

/// How many stems a thread remembers at most.
const REMEMBERED: usize = 1 << 15;

/// A word that is remembered.
#[derive(Debug, Clone)]
struct Held {
    plain: Box<str>,
    stem: Stem,
}

/// A stem, beside the word that has it.
#[derive(Debug, Clone)]
enum Stem {
    /// So many bytes of the word.
    Start(usize),
    /// Letters of its own.
    Other(Box<str>),
}

/// The stem of a plain word.
pub(crate) fn stem(plain: &str) -> Cow<'_, str> {
    thread_local! {
        static STEMS: RefCell<Vec<Held>> = const { RefCell::new(Vec::new()) };
    }
    if !plain.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(plain);
    }
    STEMS.with_borrow_mut(|stems| {
        if stems.is_empty() {
            stems.resize(REMEMBERED, Held { plain: "".into(), stem: Stem::Start(0) });
        }
        let mut hasher = QuickHasher::default();
        hasher.write(plain.as_bytes());
        let place = usize::try_from(hasher.finish() % REMEMBERED as u64).unwrap_or(0);
        let held = &mut stems[place];
        if *held.plain != *plain {
            *held = Held { plain: plain.into(), stem: Stem::of(plain) };
        }
        match &held.stem {
            Stem::Start(length) => Cow::Borrowed(&plain[..*length]),
            Stem::Other(stem) => Cow::Owned(stem.to_string()),
        }
    })
}

/// Words that mean something else than those whose stem the algorithm gives them, in order, each with a stem of
/// its own: `several` is not `severe`, `medication` not `medical`, `authority` no `author`.
///
/// Forms of one word have one stem here too.
#[rustfmt::skip]
const APART: &[(&str, &str)] = &[
    ("animal", "animal"), ("animals", "animal"), ("authorities", "authoriti"), ("authority", "authoriti"),
    ("designate", "designat"), ("designated", "designat"), ("designates", "designat"),
    ("designating", "designat"), ("designation", "designat"), ("designations", "designat"),
    ("executive", "executiv"),
    ("executives", "executiv"), ("experiment", "experiment"), ("experimental", "experiment"),
    ("experimentally", "experiment"), ("experimentation", "experiment"), ("experimented", "experiment"),
    ("experimenting", "experiment"), ("experiments", "experiment"), ("hospitality", "hospitaliti"),
    ("importance", "important"), ("important", "important"), ("importantly", "important"),
    ("informal", "informal"), ("informality", "informal"), ("informally", "informal"),
    ("informant", "informant"), ("informants", "informant"), ("informer", "informer"),
    ("informers", "informer"), ("international", "internation"), ("internationally", "internation"),
    ("internationals", "internation"), ("majorities", "majoriti"), ("majority", "majoriti"),
    ("medicate", "medicat"), ("medicated", "medicat"), ("medicates", "medicat"), ("medicating", "medicat"),
    ("medication", "medicat"), ("medications", "medicat"), ("minorities", "minoriti"), ("minority", "minoriti"),
    ("morale", "morale"), ("negligible", "negligibl"), ("negligibly", "negligibl"), ("objective", "objectiv"),
    ("objectively", "objectiv"), ("objectives", "objectiv"), ("objectivity", "objectiv"),
    ("operative", "operativ"), ("operatives", "operativ"), ("personalities", "personaliti"),
    ("personality", "personaliti"), ("physician", "physician"), ("physicians", "physician"),
    ("physics", "physics"), ("practicability", "practicabl"), ("practicable", "practicabl"),
    ("practicably", "practicabl"), ("practical", "practical"), ("practicalities", "practical"),
    ("practicality", "practical"), ("practically", "practical"), ("probate", "probate"),
    ("rationale", "rationale"), ("rationales", "rationale"), ("relative", "relativ"), ("relatives", "relativ"),
    ("several", "several"), ("severally", "several"), ("universal", "universal"), ("universality", "universal"),
    ("universally", "universal"), ("universe", "universe"), ("universes", "universe"),
    ("visitation", "visitation"), ("visitations", "visitation"),
];

impl Stem {
    /// The stem of a word in small letters.
    fn of(plain: &str) -> Self {
        let spelt = spelling::one(plain);
        let own = APART.binary_search_by_key(&&*spelt, |(word, _)| word).ok();
        let stem = match own {
            Some(at) => Cow::Borrowed(APART[at].1),
            None => frostem::Stemmer::new(frostem::Algorithm::English).stem(&spelt),
        };
        match plain.starts_with(&*stem) {
            true => Self::Start(stem.len()),
            false => Self::Other(stem.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_something_else_stand_apart_with_all_their_forms() {
        assert!(APART.is_sorted_by_key(|(word, _)| *word));
        for (one, other) in [
            ("several", "severe"),
            ("medication", "medical"),
            ("relatives", "related"),
            ("authorities", "authors"),
            ("informal", "information"),
            ("personality", "person"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
        for (one, other) in [
            ("medications", "medication"),
            ("medicated", "medication"),
            ("designating", "designated"),
            ("experimented", "experiment"),
            ("objectively", "objectives"),
            ("relative", "relatives"),
            ("author", "authors"),
            ("authority", "authorities"),
            ("medical", "medically"),
            ("informed", "information"),
            ("practice", "practices"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }
}
