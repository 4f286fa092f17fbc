//! A page drawn by a child: what is asked for, and the child's part of it.

use std::ffi::OsString;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Picture;
use crate::error::ReadError;
use crate::format::{self, Ink, Size};
use crate::limits::Limits;
use crate::ocr::{DPI, Plan, Turn};

/// Which page to draw, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// The page, counted from 1.
    page: u32,
    /// How large.
    size: Size,
    /// In colour or in grey.
    ink: Ink,
    /// How its writing is turned: the picture is turned back.
    turn: Turn,
    /// Words to mark.
    marks: Vec<String>,
    /// The folder of the records of this file, if the page was read from its picture.
    records: Option<OsString>,
}

impl Drawing {
    /// A page so many pixels wide, for people.
    #[must_use]
    pub fn to_see(page: u32, width: u16) -> Self {
        let size = Size::Width(width);
        Self { page, size, ink: Ink::Colour, turn: Turn::Upright, marks: Vec::new(), records: None }
    }

    /// The same with these words marked where they stand.
    #[must_use]
    pub fn with_marks(self, marks: Vec<String>) -> Self {
        Self { marks, ..self }
    }

    /// The same, its words taken from the record in the file's folder of records.
    #[must_use]
    pub fn recognised(self, folder: &Path) -> Self {
        Self { records: Some(folder.into()), ..self }
    }

    /// A page as it is drawn to be read, if its writing is turned so.
    pub(super) fn to_read(page: u32, turn: Turn) -> Self {
        Self { size: Size::Dpi(DPI), ink: Ink::Grey, turn, ..Self::to_see(page, 1) }
    }
}

/// Draws a page of a file.
pub(super) fn draw(bytes: Vec<u8>, drawing: &Drawing, limits: &Limits) -> Result<Picture, ReadError> {
    let plan = Plan { records: drawing.records.clone(), record_bytes: limits.record(), ..Plan::default() };
    let record = plan.any_record(drawing.page);
    let marks = format::Marks { words: &drawing.marks, record: record.as_ref() };
    let look = format::Look { size: drawing.size, ink: drawing.ink, turn: drawing.turn };
    let png = format::draw(bytes, drawing.page, look, &marks, limits)?;
    Ok(Picture::new(&png))
}
