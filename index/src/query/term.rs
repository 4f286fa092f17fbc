//! A term of a query: words side by side, each as exactly as it was asked for.

use std::fmt;

use crate::taxonomy::{AGENCIES, THEMES, Taxonomy};
use crate::words;

/// A word or words side by side that are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Term {
    /// Where it is looked for.
    pub(crate) place: Place,
    /// Whether it stood in quotation marks: it means just what it says.
    pub(crate) quoted: bool,
    /// Its words, one at least.
    pub(crate) words: Vec<Pattern>,
    /// What else the field calls it: each may stand in its place. Empty before expansion.
    pub(crate) also: Vec<Also>,
    /// The themes and agencies that it names: a review that has one has the term, in other words.
    /// Empty before expansion.
    pub(crate) labels: Vec<Label>,
}

/// A theme or agency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Label {
    /// Which of the two.
    pub(crate) kind: LabelKind,
    /// Its slug.
    pub(crate) slug: String,
}

/// A taxonomy whose entries words may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LabelKind {
    /// A theme.
    Theme,
    /// An agency.
    Agency,
}

impl LabelKind {
    /// The entries.
    pub(crate) fn taxonomy(self) -> &'static Taxonomy {
        match self {
            Self::Theme => &THEMES,
            Self::Agency => &AGENCIES,
        }
    }

    /// The name of its field.
    pub(crate) const fn field(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Agency => "agency",
        }
    }
}

/// Another wording that may stand in a term's place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Also {
    /// The wording as it is shown.
    pub(crate) text: String,
    /// Its words.
    pub(crate) words: Vec<Pattern>,
    /// Whether it means the same, rather than what reports often write for it.
    pub(crate) same: bool,
}

/// Where a term is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// In the text and the title.
    Body,
    /// In the title.
    Title,
    /// In the name of the area.
    Area,
    /// In the name of the publisher.
    Publisher,
}

/// One word of a term.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Pattern {
    /// How exactly it is meant.
    pub(crate) how: How,
    /// The word in its plain form; of [`How::Glob`] with a `*` for each gap.
    pub(crate) plain: String,
}

/// How exactly a word is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum How {
    /// In any of its forms.
    Stem,
    /// In just this form.
    Exact,
    /// In capitals: an acronym that is another word in small letters.
    Capitals,
    /// With any letters where a `*` stands.
    Glob,
    /// With at most so many letters wrong, missing, too many or swapped.
    Fuzzy(u8),
}

impl Pattern {
    /// A word in any of its forms.
    pub(crate) fn stem(plain: &str) -> Self {
        Self { how: How::Stem, plain: plain.to_owned() }
    }

    /// Whether it stands for words that only a look into the index tells.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.how, How::Glob | How::Fuzzy(_))
    }

    /// Whether a word of a text is meant; `stem` is that of the word, `written` how it stands there.
    pub(crate) fn fits(&self, plain: &str, stem: &str, written: &str) -> bool {
        match self.how {
            How::Stem => words::stem(&self.plain) == stem,
            How::Capitals => words::capitals(written).as_ref() == Some(&self.plain),
            _ => self.fits_plain(plain),
        }
    }

    /// Whether an exact form is meant.
    pub(crate) fn fits_plain(&self, plain: &str) -> bool {
        match self.how {
            How::Stem => words::stem(&self.plain) == words::stem(plain),
            How::Exact | How::Capitals => self.plain == plain,
            How::Glob => glob(&self.plain, plain),
            How::Fuzzy(most) => words::distance_within(&self.plain, plain, usize::from(most)),
        }
    }
}

/// Whether a word has the letters of a pattern, with anything where a `*` stands.
fn glob(pattern: &str, word: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == word };
    let (middle, last) = rest.rsplit_once('*').unwrap_or(("", rest));
    let inner = word.strip_prefix(start).and_then(|rest| rest.strip_suffix(last));
    let after = |rest: &str, part: &str| rest.find(part).map(|at| at + part.len());
    inner.is_some_and(|inner| {
        let mut parts = middle.split('*');
        parts.try_fold(inner, |rest, part| after(rest, part).map(|at| &rest[at..])).is_some()
    })
}

impl Term {
    /// A plain term.
    pub(crate) fn plain(words: Vec<Pattern>, place: Place) -> Self {
        Self { place, quoted: false, words, also: Vec::new(), labels: Vec::new() }
    }

    /// Whether it is a single word that tells nothing by itself.
    pub(super) fn is_stop_word(&self) -> bool {
        let single = |words: &[Pattern]| matches!(words, [word] if word.how == How::Stem && words::is_stop_word(&word.plain));
        !self.quoted && single(&self.words)
    }

    /// Its own wording and then the others, each as a term that has no others.
    pub(crate) fn wordings(&self) -> Vec<Self> {
        let own = Self { also: Vec::new(), labels: Vec::new(), ..self.clone() };
        let others = self.also.iter().map(|also| Self { words: also.words.clone(), ..own.clone() });
        std::iter::once(own.clone()).chain(others).collect()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Body => "",
            Self::Title => "title:",
            Self::Area => "area:",
            Self::Publisher => "publisher:",
        })
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.how {
            How::Stem | How::Exact | How::Glob => f.write_str(&self.plain),
            How::Capitals => f.write_str(&self.plain.to_ascii_uppercase()),
            How::Fuzzy(most) => write!(f, "{}~{most}", self.plain),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.words.iter().map(Pattern::to_string).collect();
        write!(f, "{}", self.place)?;
        let exact = self.words.iter().all(|word| word.how == How::Exact);
        match (self.quoted, exact) {
            (true, true) => write!(f, "\"={}\"", words.join(" ")),
            (true, false) => write!(f, "\"{}\"", words.join(" ")),
            (false, _) => f.write_str(&words.join("-")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_letters() {
        for (pattern, word, fits) in [
            ("safe*", "safeguarding", true),
            ("safe*", "safe", true),
            ("*guard", "safeguard", true),
            ("*guard", "guarded", false),
            ("s*g*d", "safeguard", true),
            ("ab*ba", "aba", false),
            ("*", "x", true),
        ] {
            assert_eq!(glob(pattern, word), fits, "{pattern} {word}");
        }
    }
}
