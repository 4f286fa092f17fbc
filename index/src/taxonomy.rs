//! The taxonomies: themes, agencies and review types, read from TOML.
//!
//! Slugs are permanent, since they are in people's links; names and phrases
//! may change. Adding an entry needs no Rust. The data is part of the program
//! and is checked by tests, so reading it cannot fail at run time.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::Error;

use crate::phrase::Strength;

/// One entry of a taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The permanent name in links and JSON.
    #[serde(skip)]
    pub slug: String,
    /// The name for people.
    pub name: String,
    /// What it means, in a sentence.
    #[serde(default)]
    pub description: String,
    /// The heading under which it is listed.
    #[serde(default)]
    pub head: String,
    /// 1 for the entries that are scored first, 2 for those that follow, 3 for those that coroners' reports need besides.
    #[serde(default = "first_wave")]
    pub wave: u8,
    /// How a denial of it is to be read.
    #[serde(default)]
    pub nature: Nature,
    /// Phrases that show it by themselves (syntax: module [`crate::phrase`]).
    #[serde(default)]
    pub strong: Vec<String>,
    /// Phrases that show it by themselves, in plain words that are said of other things too.
    #[serde(default)]
    pub plain: Vec<String>,
    /// Phrases that count beside another phrase of the same entry.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Phrases in which nothing counts.
    #[serde(default)]
    pub traps: Vec<String>,
}

impl Entry {
    /// All its phrases, each with its strength.
    pub fn phrases(&self) -> impl Iterator<Item = (&str, Strength)> {
        let sets = [
            (&self.strong, Strength::Strong),
            (&self.plain, Strength::Plain),
            (&self.weak, Strength::Weak),
            (&self.traps, Strength::Trap),
        ];
        sets.into_iter()
            .flat_map(|(phrases, strength)| phrases.iter().map(move |phrase| (phrase.as_str(), strength)))
    }
}

/// More phrases for an entry, from a file of their own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct More {
    #[serde(default)]
    plain: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    traps: Vec<String>,
}

/// What sort of thing an entry is, which decides how a denial is read.
///
/// "No evidence of neglect" takes away a harm; "no evidence of supervision"
/// is itself a finding about practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// What professionals and organisations did or left undone.
    Practice,
    /// What was done to a person, or befell them.
    Harm,
    /// Who a person was and how they lived.
    #[default]
    Circumstance,
}

/// The wave of an entry that names none.
const fn first_wave() -> u8 {
    1
}

/// A list of entries in the order of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taxonomy {
    entries: Vec<Entry>,
}

impl Taxonomy {
    /// Reads a taxonomy; each table of the TOML is an entry, its key the slug.
    ///
    /// # Errors
    ///
    /// Fails if the text is not TOML of that form.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let table: toml::Table = toml::from_str(text)?;
        let mut entries = Vec::with_capacity(table.len());
        for (slug, value) in table {
            let mut entry: Entry = value.try_into()?;
            entry.slug = slug;
            entries.push(entry);
        }
        Ok(Self { entries })
    }

    /// The same with more phrases for its entries; each table of the TOML has the slug of one.
    ///
    /// # Errors
    ///
    /// Fails if the text is not TOML of that form, or names no entry.
    pub fn with(mut self, more: &str) -> Result<Self, toml::de::Error> {
        let more: BTreeMap<String, More> = toml::from_str(more)?;
        for (slug, more) in more {
            let entry = self.entries.iter_mut().find(|entry| entry.slug == slug);
            let entry = entry.ok_or_else(|| toml::de::Error::custom(format!("there is no entry {slug}")))?;
            entry.plain.extend(more.plain);
            entry.weak.extend(more.weak);
            entry.traps.extend(more.traps);
        }
        Ok(self)
    }

    /// The entries, in the order in which they are shown.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this slug.
    #[must_use]
    pub fn get(&self, slug: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.slug == slug)
    }

    /// The name of a slug for people; the slug itself if it is not known.
    #[must_use]
    pub fn name<'a>(&'a self, slug: &'a str) -> &'a str {
        self.get(slug).map_or(slug, |entry| &entry.name)
    }
}

/// The themes.
pub static THEMES: LazyLock<Taxonomy> = LazyLock::new(|| {
    built_in(include_str!("../taxonomy/themes.toml"), include_str!("../taxonomy/themes-plain.toml"))
});

/// The agencies, by sector.
pub static AGENCIES: LazyLock<Taxonomy> = LazyLock::new(|| {
    built_in(include_str!("../taxonomy/agencies.toml"), include_str!("../taxonomy/agencies-plain.toml"))
});

/// The review types.
pub static REVIEW_TYPES: LazyLock<Taxonomy> =
    LazyLock::new(|| built_in(include_str!("../taxonomy/review-types.toml"), ""));

/// Reads a taxonomy that is part of the program.
fn built_in(text: &str, more: &str) -> Taxonomy {
    Taxonomy::parse(text)
        .and_then(|taxonomy| taxonomy.with(more))
        .expect("the built-in taxonomies are checked by a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_entry_has_a_slug_for_links_and_a_name_for_people() {
        for taxonomy in [&*THEMES, &*AGENCIES, &*REVIEW_TYPES] {
            assert!(!taxonomy.entries().is_empty());
            for entry in taxonomy.entries() {
                assert!(
                    entry.slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                );
                assert!(!entry.name.is_empty(), "{}", entry.slug);
                assert!(!entry.description.is_empty() && !entry.head.is_empty(), "{}", entry.slug);
                assert!(!entry.strong.is_empty() && (1..=3).contains(&entry.wave), "{}", entry.slug);
            }
        }
    }

    #[test]
    fn entries_keep_the_order_of_their_file() {
        let taxonomy = Taxonomy::parse("[b]\nname = \"B\"\n[a]\nname = \"A\"").expect("a taxonomy");

        let slugs: Vec<_> = taxonomy.entries().iter().map(|entry| entry.slug.as_str()).collect();

        assert_eq!(slugs, ["b", "a"]);
    }

    #[test]
    fn more_phrases_go_to_the_entry_that_they_name() {
        let taxonomy = || Taxonomy::parse("[b]\nname = \"B\"\nstrong = [\"lamp\"]").expect("a taxonomy");

        let more = taxonomy().with("[b]\nplain = [\"light on the quay\"]").expect("more");

        let phrases: Vec<(&str, Strength)> = more.entries()[0].phrases().collect();
        assert_eq!(phrases, [("lamp", Strength::Strong), ("light on the quay", Strength::Plain)]);
        assert!(taxonomy().with("[c]\nplain = [\"quay\"]").is_err());
    }

    #[test]
    fn every_row_of_the_taxonomy_has_its_entry() {
        let wave = |n| THEMES.entries().iter().filter(|entry| entry.wave == n).count();

        assert_eq!((wave(1), wave(2), wave(3)), (80, 19, 13));
        assert_eq!(AGENCIES.entries().len(), 39 + 2 + 6);
        assert_eq!(REVIEW_TYPES.entries().len(), 22 + 2);
    }
}
