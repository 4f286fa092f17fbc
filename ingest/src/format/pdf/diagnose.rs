//! Says why a file cannot be opened.
//!
//! Reads the whole file a second time and by other means, so it is asked only
//! about files that failed.

use lopdf::{Document, LoadOptions};

use crate::barrier::quietly;
use crate::error::ReadError;

/// How many bytes one stream may unpack to.
const STREAM_BYTES: usize = 64 << 20;

/// The reason for which no page was found.
pub(crate) fn reason(bytes: &[u8]) -> ReadError {
    let damaged = |detail: &str| ReadError::Damaged { format: "PDF".to_owned(), detail: detail.to_owned() };
    let options = LoadOptions::with_max_decompressed_size(STREAM_BYTES);
    let document = quietly(|| Document::load_mem_with_options(bytes, options).ok()).flatten();
    let Some(document) = document else { return damaged("it does not hang together") };
    let pages = quietly(|| document.get_pages().len()).unwrap_or(0);
    let encrypted = document.is_encrypted() || document.was_encrypted();
    match (pages, encrypted, document.catalog().is_ok()) {
        (0, true, _) => ReadError::Encrypted,
        (0, false, true) => ReadError::NoPages,
        _ => damaged("its pages cannot be found"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_document_do_not_hang_together() {
        let reason = reason(b"not a document").to_string();

        assert!(reason.contains("hang together"), "{reason}");
    }
}
