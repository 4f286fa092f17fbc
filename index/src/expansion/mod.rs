//! What else the field calls a thing: abbreviations, synonyms, and what reports write for what people say.
//!
//! The wordings are data (`taxonomy/expansions.toml`, `taxonomy/lay.toml`), themes and agencies those of the taxonomies.
//! Whatever is added to a query is told, and can be switched off; nothing is added inside quotation
//! marks, and nothing under `NOT`. Where a query is strict only what means the same is added.
//! Never fails, never looks at a library.

mod about;
mod acronym;
mod compound;
mod data;
mod expand;
mod known;

pub(crate) use about::phrases_of;
pub(crate) use acronym::is_acronym;
pub use expand::{Expansion, Reason, Wording};
pub(crate) use expand::{expand, expand_account};
pub(crate) use known::known;

/// Whether a plain word stands in small letters in a wording of the field.
pub(crate) fn is_of_field(plain: &str) -> bool {
    data::EXPANSIONS.is_of_field(plain)
}

/// Whether an acronym, in its plain form, means something else in small letters.
pub(crate) fn is_cased(plain: &str) -> bool {
    data::EXPANSIONS.is_cased(plain)
}
