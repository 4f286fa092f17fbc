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

impl Stem {
    /// The stem of a word in small letters.
    fn of(plain: &str) -> Self {
        let spelt = spelling::one(plain);
        let stem = frostem::Stemmer::new(frostem::Algorithm::English).stem(&spelt);
        match plain.starts_with(&*stem) {
            true => Self::Start(stem.len()),
            false => Self::Other(stem.into()),
        }
    }
}
