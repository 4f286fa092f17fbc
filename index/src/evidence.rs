//! Where a fact came from.
//!
//! A fact without evidence is not kept: either a person stated it, or the
//! words that say it were found on a page. Never invents a quotation.

use serde::{Deserialize, Serialize};

/// Why a value is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Evidence {
    /// The words that say so, on the page on which they stand.
    Found {
        /// The page, counted from 1.
        page: u32,
        /// The words, exactly as in the page's text.
        quote: String,
    },
    /// A person said so.
    Stated {
        /// Where they said it, for instance `manifest`.
        stated: String,
    },
}

impl Evidence {
    /// Evidence that stands on a page.
    pub fn found(page: u32, quote: impl Into<String>) -> Self {
        Self::Found { page, quote: quote.into() }
    }

    /// Evidence that a person gave, in the place named.
    pub fn stated(stated: impl Into<String>) -> Self {
        Self::Stated { stated: stated.into() }
    }
}
