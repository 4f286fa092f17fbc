//! The wordings of the field, read from TOML.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::query::{How, Pattern};
use crate::words;

/// The wordings that are part of the program.
pub(super) static EXPANSIONS: LazyLock<Expansions> = LazyLock::new(|| {
    let (same, lay) =
        (include_str!("../../taxonomy/expansions.toml"), include_str!("../../taxonomy/lay.toml"));
    Expansions::parse([same, lay]).expect("the built-in wordings are checked by a test")
});

/// A file of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    same: Vec<Same>,
    #[serde(default)]
    lay: Vec<Lay>,
}

/// Wordings that mean the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    forms: Vec<String>,
    /// Those that mean this in capitals only.
    #[serde(default)]
    cased: Vec<String>,
}

/// What people say, and what reports write for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lay {
    asked: Vec<String>,
    meant: Vec<String>,
}

/// A wording, as it is shown and as it is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) shown: String,
    pub(super) words: Vec<Pattern>,
}

/// What may stand for a wording.
#[derive(Debug)]
pub(super) struct Entry {
    /// The words that are asked for.
    pub(super) asked: Vec<Pattern>,
    /// What may stand for them.
    pub(super) wordings: Vec<Wording>,
    /// Whether they mean the same.
    pub(super) same: bool,
}

/// All entries, found by their first word.
#[derive(Debug, Default)]
pub(super) struct Expansions {
    entries: Vec<Entry>,
    by_first: HashMap<String, Vec<usize>>,
    cased: HashSet<String>,
    acronyms: HashSet<String>,
    /// The words that wordings which mean the same have in small letters: no name is among them.
    small: HashSet<String>,
}

impl Expansions {
    /// Reads the files.
    fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, toml::de::Error> {
        let mut all = Self::default();
        for text in texts {
            all.add_file(&toml::from_str(text)?);
        }
        Ok(all)
    }

    fn add_file(&mut self, file: &File) {
        for group in &file.same {
            self.cased.extend(group.cased.iter().map(|form| words::letters(form)));
            self.acronyms.extend(group.forms.iter().filter(|form| is_acronym(form)).cloned());
            let small = group
                .forms
                .iter()
                .flat_map(|form| words::words(form).into_iter().map(move |word| (form, word)));
            let small = small.filter(|(form, word)| form[word.range.clone()].chars().all(char::is_lowercase));
            self.small.extend(small.map(|(_, word)| word.plain));
            let forms: Vec<Wording> = group.forms.iter().map(|form| wording(form, &group.cased)).collect();
            for (at, form) in forms.iter().enumerate() {
                let others = forms.iter().enumerate().filter(|(other, _)| *other != at);
                self.add(form.words.clone(), others.map(|(_, form)| form.clone()).collect(), true);
            }
        }
        for entry in &file.lay {
            let meant: Vec<Wording> = entry.meant.iter().map(|form| wording(form, &[])).collect();
            for asked in &entry.asked {
                self.add(wording(asked, &[]).words, meant.clone(), false);
            }
        }
    }

    fn add(&mut self, asked: Vec<Pattern>, wordings: Vec<Wording>, same: bool) {
        let Some(first) = asked.first() else { return };
        self.by_first.entry(words::stem(&first.plain).into_owned()).or_default().push(self.entries.len());
        self.entries.push(Entry { asked, wordings, same });
    }

    /// The entries whose words stand at the start of `words`, the longest first.
    pub(super) fn at_start(&self, words: &[&Pattern]) -> Vec<&Entry> {
        let Some(first) = words.first() else { return Vec::new() };
        let known = self.by_first.get(words::stem(&first.plain).as_ref()).into_iter().flatten();
        let stands = |entry: &&Entry| {
            let several = entry.asked.len() > 1;
            words.len() >= entry.asked.len()
                && entry.asked.iter().zip(words).all(|(asked, word)| is(asked, word, several))
        };
        let mut found: Vec<&Entry> = known.map(|at| &self.entries[*at]).filter(stands).collect();
        found.sort_by_key(|entry| std::cmp::Reverse(entry.asked.len()));
        found
    }

    /// Those that are written in capitals, as they are written.
    pub(super) fn acronyms(&self) -> impl Iterator<Item = &str> {
        self.acronyms.iter().map(String::as_str)
    }

    /// Whether a wording that means the same has a word in small letters.
    pub(super) fn is_of_field(&self, plain: &str) -> bool {
        self.small.contains(plain)
    }

    /// Whether an acronym means something else in small letters.
    pub(super) fn is_cased(&self, plain: &str) -> bool {
        self.cased.contains(plain)
    }
}

/// Whether a word of a query is a word of a wording; capitals tell less where it has `several`.
fn is(asked: &Pattern, word: &Pattern, several: bool) -> bool {
    match (asked.how, word.how) {
        (How::Capitals, How::Capitals) => asked.plain == word.plain,
        (How::Stem, How::Capitals) => several && words::stem(&asked.plain) == word.plain,
        (How::Exact, How::Stem) => asked.plain == word.plain,
        (How::Stem, How::Stem) => words::stem(&asked.plain) == words::stem(&word.plain),
        _ => false,
    }
}

/// Whether a wording is written without small letters.
fn is_acronym(form: &str) -> bool {
    !form.chars().any(char::is_lowercase)
}

/// Reads a wording.
fn wording(form: &str, cased: &[String]) -> Wording {
    let how = match is_acronym(form) {
        _ if cased.iter().any(|cased| cased == form) => How::Capitals,
        // A stem would take acronyms for other words: `AED` for `a`.
        true => How::Exact,
        false => How::Stem,
    };
    let words = words::words(form).into_iter().map(|word| Pattern { how, plain: word.plain }).collect();
    Wording { shown: form.to_owned(), words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_has_words_and_something_that_may_stand_for_it() {
        for entry in &EXPANSIONS.entries {
            assert!(!entry.asked.is_empty() && !entry.wordings.is_empty(), "{entry:?}");
            assert!(entry.wordings.iter().all(|wording| !wording.words.is_empty()), "{entry:?}");
            let stop = matches!(entry.asked.as_slice(), [word] if word.how == How::Stem && words::is_stop_word(&word.plain));
            assert!(!stop, "{entry:?}");
        }
    }

    #[test]
    fn words_of_the_field_are_those_in_small_letters() {
        assert!(EXPANSIONS.is_of_field("safeguarding") && EXPANSIONS.is_of_field("health"));
        assert!(!EXPANSIONS.is_of_field("clare") && !EXPANSIONS.is_of_field("csc"));
    }

    #[test]
    fn the_longest_wording_comes_first() {
        let all = Expansions::parse([
            "[[same]]\nforms = [\"CSC\", \"social care\"]",
            "lay = [{ asked = [\"social\"], meant = [\"company\"] }]",
        ])
        .expect("wordings");
        let (social, care) = (Pattern::stem("social"), Pattern::stem("care"));

        let found: Vec<usize> =
            all.at_start(&[&social, &care]).iter().map(|entry| entry.asked.len()).collect();

        assert_eq!(found, [2, 1]);
        assert!(all.at_start(&[&care]).is_empty());
    }
}
