//! Turns untrusted files into reviews.
//!
//! The only crate that names PDF and HTML libraries. Never prints, exits or
//! reads the environment; callers pass paths and limits in.

/// The version of all that reads files: when it changes, files are read again.
pub const READER: &str = "12";

pub mod archive;
pub mod corrections;
pub mod error;
pub mod identity;
pub mod limits;
pub mod manifest;
pub mod ocr;
pub mod read;
pub mod sample;
pub mod source;
pub mod walk;
pub mod worker;

mod barrier;
mod bodies;
mod expression;
mod extracted;
mod facts;
mod format;
mod labels;
mod numeral;
mod quality;
mod recommendations;
mod sections;
mod sheet;
