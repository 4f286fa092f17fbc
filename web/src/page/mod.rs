//! The pages, each a pure function of values.
//!
//! They never ask the library, read a clock or fail.

pub(crate) mod asks;
pub(crate) mod chip;
mod guide;
mod home;
mod layout;
mod problem;
pub(crate) mod review;
mod search;
pub(crate) mod similar;
pub(crate) mod survey;
mod years;

pub(crate) use guide::{EXAMPLES, about, help};
pub(crate) use home::home;
pub(crate) use problem::{
    broken, no_library, no_original, no_review, no_theme, not_found, other_version, read_only, slow,
    too_large, too_long,
};
pub(crate) use search::search;
