//! The table of formats: how each is known by content, and what reads it.
//!
//! To add a format, add one file here and one line in the table.

mod html;
mod pdf;
mod text;
