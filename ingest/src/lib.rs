//! Turns untrusted files into reviews.
//!
//! The only crate that names PDF and HTML libraries. Never prints, exits or
//! reads the environment; callers pass paths and limits in.

pub mod error;
pub mod limits;

mod extracted;
mod format;
