//! The taxonomies: themes, agencies and review types, read from TOML.
//!
//! Slugs are permanent, since they are in people's links; names and phrases
//! may change. Adding an entry needs no Rust. The data is part of the program
//! and is checked by tests, so reading it cannot fail at run time.

use std::sync::LazyLock;

use serde::Deserialize;

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
    /// Phrases that count beside another phrase of the same entry.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Phrases in which nothing counts.
    #[serde(default)]
    pub traps: Vec<String>,
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
pub static THEMES: LazyLock<Taxonomy> = LazyLock::new(|| built_in(include_str!("../taxonomy/themes.toml")));

/// The agencies, by sector.
pub static AGENCIES: LazyLock<Taxonomy> =
    LazyLock::new(|| built_in(include_str!("../taxonomy/agencies.toml")));

/// The review types.
pub static REVIEW_TYPES: LazyLock<Taxonomy> =
    LazyLock::new(|| built_in(include_str!("../taxonomy/review-types.toml")));

/// Reads a taxonomy that is part of the program.
fn built_in(text: &str) -> Taxonomy {
    Taxonomy::parse(text).expect("the built-in taxonomies are checked by a test")
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
    fn every_row_of_the_taxonomy_has_its_entry() {
        let wave = |n| THEMES.entries().iter().filter(|entry| entry.wave == n).count();

        assert_eq!((wave(1), wave(2), wave(3)), (80, 19, 13));
        assert_eq!(AGENCIES.entries().len(), 39 + 2 + 6);
        assert_eq!(REVIEW_TYPES.entries().len(), 22 + 2);
    }
}
