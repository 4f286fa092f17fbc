//! The pages, each a pure function of values.
//!
//! They never ask the library, read a clock or fail.

mod about;
mod advanced;
pub(crate) mod asks;
pub(crate) mod bundle;
pub(crate) mod chip;
mod collected;
mod guide;
mod home;
mod layout;
mod problem;
pub(crate) mod review;
mod search;
pub(crate) mod similar;
mod statement;
pub(crate) mod survey;
mod years;

pub(crate) use about::{Coverage, about};
pub(crate) use advanced::advanced;
pub(crate) use guide::{EXAMPLES, help};
pub(crate) use home::{Welcome, home};
pub(crate) use problem::{
    broken, no_label, no_library, no_original, no_review, not_found, opening, other_version, read_only, slow,
    too_large, too_long, too_many, too_much, withdrawn,
};
pub(crate) use search::search;
#[cfg(test)]
pub(crate) use search::tests as search_tests;
pub(crate) use statement::{accessibility, privacy};
