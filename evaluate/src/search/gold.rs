//! The gold files of search: judged queries, topics, questions with their pages, phrases.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::gold::address;

/// A query with the reports that answer it.
#[derive(Debug, Clone, Deserialize)]
pub struct Query {
    /// Its name.
    pub id: String,
    /// How it is worded: `keywords`, `other_words`, `my_case`.
    pub kind: String,
    /// The words.
    pub query: String,
    /// The grade of each report that answers it, by address.
    pub relevant: BTreeMap<String, u32>,
}

/// A topic with the reports that others gave it.
#[derive(Debug, Clone, Deserialize)]
pub struct Topic {
    /// Its name.
    pub topic: String,
    /// Who gave it to reports.
    #[serde(default)]
    pub source: String,
    /// The words by which it is asked for.
    pub query: String,
    /// Which reports could have got it.
    pub pool: Pool,
    /// The addresses of the reports.
    pub relevant: Vec<String>,
}

/// Which reports count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pool {
    /// All.
    All,
    /// Only those that have any research tag: nobody looked at the others.
    Tagged,
}

/// A question with the pages that answer it.
#[derive(Debug, Clone, Deserialize)]
pub struct PageQuestion {
    /// How it is worded: `own_words`, `other_words`.
    pub kind: String,
    /// The words.
    pub query: String,
    /// The name of the file.
    pub file: String,
    /// Any of these pages answers it.
    pub pages: Vec<u32>,
}

/// A phrase and where it stands.
#[derive(Debug, Clone, Deserialize)]
pub struct Phrase {
    /// The words.
    pub phrase: String,
    /// The name of the file.
    pub file: String,
    /// The page, or both pages of a phrase that runs over a break.
    pub page: Pages,
}

/// One page or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Pages {
    /// One.
    One(u32),
    /// Several that belong together.
    Several(Vec<u32>),
}

impl Pages {
    /// The pages.
    #[must_use]
    pub fn list(&self) -> Vec<u32> {
        match self {
            Self::One(page) => vec![*page],
            Self::Several(pages) => pages.clone(),
        }
    }
}

/// A report of the file that says which have research tags.
#[derive(Debug, Clone, Deserialize)]
pub struct Tagged {
    /// Its address.
    pub url: String,
    /// Its tags.
    #[serde(default)]
    pub research_tags: Vec<String>,
}

/// All that search is scored by.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// Judged queries.
    pub queries: Vec<Query>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Questions with their pages.
    pub pages: Vec<PageQuestion>,
    /// Phrases.
    pub phrases: Vec<Phrase>,
    /// The addresses of the reports that have a research tag.
    pub tagged: BTreeSet<String>,
}

impl Gold {
    /// Remembers which reports have a research tag.
    pub fn tag(&mut self, reports: Vec<Tagged>) {
        let tagged = reports.into_iter().filter(|report| !report.research_tags.is_empty());
        self.tagged.extend(tagged.map(|report| address(&report.url).to_owned()));
    }

    /// Whether some topic counts only reports that have a research tag.
    #[must_use]
    pub fn needs_tags(&self) -> bool {
        self.topics.iter().any(|topic| topic.pool == Pool::Tagged)
    }
}
