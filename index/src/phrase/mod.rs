//! Finds the phrases of the taxonomies in a text, all in one pass.
//!
//! A phrase is written in a small language:
//!
//! | Written | Means |
//! |---|---|
//! | `front door` | these words, one after the other |
//! | `record*` | a word that starts so |
//! | `(late\|early) start` | one of these |
//! | `child? death`, `(of the)? child` | may be left out |
//! | `not ~3 shared` | up to three words of any kind between |
//! | `{lack}` | a usual way of saying it: see the module `idiom` |
//! | `ACCT` | at least two capitals: matches capitals only |
//! | `^limited` | this word where it begins with a capital, as in a name |
//!
//! Everything else is folded: case, accents, hyphens, slashes, apostrophes,
//! -ise and -ize. A phrase never runs over the end of a sentence.
//!
//! Never fails on a text, however strange; a faulty phrase is an error when
//! it is compiled, which a test does for every phrase of the taxonomies.

mod automaton;
mod builder;
mod cut;
mod finder;
mod idiom;
#[cfg(test)]
mod laws;
mod pattern;
mod token;

use std::ops::Range;

pub use automaton::Matcher;
pub use cut::{Cut, Words};
pub use finder::Finder;
pub(crate) use token::acronym;

/// How much a phrase shows by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It shows its entry alone.
    Strong,
    /// It shows its entry alone, in words that are said of other things too.
    Plain,
    /// It counts beside another phrase of its entry.
    Weak,
    /// Nothing of its entry counts inside it.
    Trap,
}

impl Strength {
    /// Whether a phrase shows its entry without another beside it.
    #[must_use]
    pub const fn shows_alone(self) -> bool {
        matches!(self, Self::Strong | Self::Plain)
    }
}

/// One phrase to look for.
#[derive(Debug, Clone, Copy)]
pub struct Phrase<'a> {
    /// The number of the entry that it belongs to.
    pub entry: usize,
    /// How much it shows.
    pub strength: Strength,
    /// Its words, in the language above.
    pub pattern: &'a str,
}

/// One place where a phrase stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The number of the entry.
    pub entry: usize,
    /// How much it shows.
    pub strength: Strength,
    /// The number of the phrase, in the order in which they were compiled.
    pub phrase: usize,
    /// The bytes of the text.
    pub bytes: Range<usize>,
    /// The words of the text, counted from its start.
    pub words: Range<usize>,
}
