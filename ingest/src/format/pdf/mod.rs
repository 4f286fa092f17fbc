//! Reads PDF files: words in reading order, page by page, and structure.
//!
//! Characters come from the page as it is drawn, with their places; lines,
//! paragraphs and headings are built from those. Properties, outline and page
//! labels come from the structure of the file. Running headers, footers and
//! page numbers are left out of the text.
//!
//! Pages that have only a picture of their words are named, and take them from
//! what was read from that picture elsewhere. Draws a page if asked.
//!
//! A page that cannot be read is kept, with a warning; it never takes the
//! file with it. Never recognises the words in a picture itself.

mod aside;
mod caption;
mod character;
mod clean;
mod clip;
mod compose;
mod device;
mod diagnose;
mod document;
mod dots;
mod double;
mod doubt;
mod font;
mod furniture;
mod glyph;
mod hanging;
mod heading;
mod inset;
mod interpret;
mod join;
mod label;
mod line;
mod marker;
mod note;
mod numbering;
mod order;
mod outline;
mod paragraph;
mod picture;
mod place;
mod program;
mod reading;
mod recognised;
mod render;
mod row;
mod run;
mod structure;
mod tagged;
mod warnings;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use crate::barrier::quietly;
use crate::error::ReadError;
use crate::extracted::Extracted;
use crate::format::Bytes;
use crate::limits::Limits;
use crate::ocr::Plan;

pub(crate) use render::{Ink, Look, Marks, Size, draw};

/// Reads a PDF file.
///
/// Pages count from 1, as a viewer counts them, without a gap.
///
/// # Errors
///
/// Fails if the file needs a password, has no page or more than the limit, or
/// is so damaged that no page can be found.
pub(crate) fn read(bytes: &Bytes, limits: &Limits, plan: &Plan) -> Result<Extracted, ReadError> {
    let pdf = open(bytes)?;
    let structure = structure::read(&pdf);
    let pages = pdf.pages().len();
    if pages == 0 {
        return Err(ReadError::NoPages);
    }
    if u32::try_from(pages).map_or(true, |pages| pages > limits.pages) {
        return Err(ReadError::OverLimit {
            what: format!("a file of {pages} pages"),
            limit: format!("{} pages", limits.pages),
            remedy: "split it into parts".to_owned(),
        });
    }
    let mut extracted = document::extract(&pdf, structure, limits, plan);
    if !ends(bytes) {
        extracted.warnings.insert(0, warnings::cut_off());
    }
    Ok(extracted)
}

/// Bytes at the end of a file in which its end mark stands.
///
/// Source: ISO 32000-1:2008, Annex H, implementation note 18.
const END_WITHIN: usize = 1_024;

/// Whether a file has the mark that ends it; one that was cut off has not.
fn ends(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(END_WITHIN)..];
    tail.windows(5).any(|window| window == b"%%EOF")
}

/// Opens the file, with an empty password if it is encrypted.
fn open(bytes: &Bytes) -> Result<Pdf, ReadError> {
    match quietly(|| Pdf::new(Bytes::clone(bytes))) {
        Some(Ok(pdf)) => Ok(pdf),
        Some(Err(LoadPdfError::Decryption(_))) => Err(ReadError::Encrypted),
        Some(Err(LoadPdfError::Invalid)) | None => Err(diagnose::reason(bytes)),
    }
}
