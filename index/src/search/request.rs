//! A search as it is asked: words, filters, order and page.
//!
//! Any value is fine: what a search cannot use is left out, never an error.

use crate::vocabulary::{SectionKind, Tier};

/// The most hits that one page of results can hold.
pub const MAX_PER_PAGE: usize = 1_000;

/// One search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The query as it was typed.
    pub query: String,
    /// How many of its plain words a review must have.
    pub words: Words,
    /// Words of the query for which no other wording of the field may stand; `all` for none at all.
    pub plain: Vec<String>,
    /// The facet values that were chosen.
    pub filters: Filters,
    /// The order of the hits.
    pub sort: Sort,
    /// Whether each hit says how its score came about.
    pub explain: bool,
    /// The page of results, counted from 1.
    pub page: usize,
    /// Hits on a page, 1 to [`MAX_PER_PAGE`].
    pub per_page: usize,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            query: String::new(),
            words: Words::default(),
            plain: Vec::new(),
            filters: Filters::default(),
            sort: Sort::default(),
            explain: false,
            page: 1,
            per_page: 10,
        }
    }
}

/// Chosen facet values: "or" within a facet, "and" across.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Slugs of themes.
    pub themes: Vec<String>,
    /// Slugs of agencies.
    pub agencies: Vec<String>,
    /// Slugs of review types.
    pub types: Vec<String>,
    /// The words of the query must stand in a section of one of these kinds.
    pub sections: Vec<SectionKind>,
    /// Only themes of this tier count.
    pub tier: Option<Tier>,
    /// Published in this year or later.
    pub from: Option<i16>,
    /// Published in this year or earlier.
    pub to: Option<i16>,
}

/// How many of the plain words of a query a review must have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Words {
    /// Most of them, by what each tells.
    #[default]
    Most,
    /// Every one.
    All,
    /// One at least.
    Any,
}

/// The order of the hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The strongest evidence first.
    #[default]
    Best,
    /// The last published first; unknown dates last.
    Newest,
    /// The first published first; unknown dates last.
    Oldest,
}

impl Words {
    /// The word in links and options.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Most => "most",
            Self::All => "all",
            Self::Any => "any",
        }
    }

    /// The value for a word, if there is one.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Most, Self::All, Self::Any].into_iter().find(|value| value.as_str() == word)
    }
}

impl Sort {
    /// The word in links and options.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }

    /// The value for a word, if there is one.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Best, Self::Newest, Self::Oldest].into_iter().find(|value| value.as_str() == word)
    }
}
