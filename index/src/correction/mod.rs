//! Corrections: what a person put right, kept with who, when and why.
//!
//! The history only grows. Which corrections hold is made from it, and what
//! holds is put over what was found; so an undo gives back what was found
//! without reading the file again, and nothing that is found later takes the
//! place of a person's word. Pure: never opens a catalogue.

mod edit;
mod history;
mod put;
mod value;

use serde::Serialize;

use crate::evidence::Evidence;
use crate::stated::check;
use crate::vocabulary::{CorrectionAction, Fact};

pub use edit::Edit;
pub(crate) use history::{holding, replaces};
pub(crate) use put::{Found, put};
pub(crate) use value::said;

/// Characters of a reason.
const WHY: usize = 2_000;

/// Characters of a name.
const BY: usize = 200;

/// A correction that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The id of the review.
    pub id: String,
    /// What is changed.
    pub edit: Edit,
    /// Who asks, and why.
    pub signed: Signed,
}

/// Who corrects, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signed {
    by: Option<String>,
    why: Option<String>,
}

impl Signed {
    /// Who corrects, and why, each on one line; an empty text says nothing.
    ///
    /// # Errors
    ///
    /// Says what is wrong with a text that is too long or holds control characters.
    pub fn new(by: Option<&str>, why: Option<&str>) -> Result<Self, String> {
        Ok(Self { by: line("by", by, BY)?, why: line("why", why, WHY)? })
    }

    /// The same, with what another says where this says nothing.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self { by: self.by.or_else(|| other.by.clone()), why: self.why.or_else(|| other.why.clone()) }
    }

    /// Who corrects.
    #[must_use]
    pub fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }

    /// Why.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }
}

/// A text on one line, if it says anything.
fn line(name: &str, text: Option<&str>, most: usize) -> Result<Option<String>, String> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().nth(most).is_some() {
        return Err(format!("'{name}' has at most {most} characters"));
    }
    check::words(text).map(Some).map_err(|problem| format!("'{name}': {problem}"))
}

/// One entry of the history of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Its number; a later one is larger.
    pub no: i64,
    /// What is corrected.
    pub field: Fact,
    /// What was done.
    pub action: CorrectionAction,
    /// The value that was given.
    pub value: Option<String>,
    /// What stood there before, as a person would have to write it.
    pub before: Option<String>,
    /// What is found in the file as it is now; known of corrections that hold.
    pub found: Option<String>,
    /// Who did it.
    pub by: Option<String>,
    /// When: a time in UTC.
    pub at: String,
    /// Why.
    pub why: Option<String>,
    /// Whether it holds: no later correction or undo has taken its place.
    pub holds: bool,
}

impl Correction {
    /// What was done, for putting it over what was found.
    pub(crate) fn edit(&self) -> Edit {
        Edit::known(self.action, self.field, self.value.clone())
    }

    /// Says in the evidence of a value that a person put it right.
    pub(crate) fn evidence(&self) -> Evidence {
        let day = self.at.get(..10).unwrap_or(&self.at);
        let by = self.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        Evidence::stated(format!("correction of {day}{by}"))
    }
}

/// What became of a correction that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It was made.
    Made {
        /// What stood there before.
        before: Option<String>,
        /// What stands there now.
        after: Option<String>,
    },
    /// It holds already.
    Holds,
    /// There is no review with this id.
    NoReview,
    /// It cannot be meant: why, and what to write.
    Refused(String),
}

/// Which corrections are made if some of those asked for cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partly {
    /// All or none.
    Never,
    /// Those that can be.
    Allowed,
}
