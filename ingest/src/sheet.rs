//! Opens a CSV file that a person wrote, as spreadsheets save it.
//!
//! Rows may have any length, blanks round a value are dropped, and only
//! UTF-8 is read: any other encoding would change names without a word.

/// A reader of the rows; `None` if the bytes are UTF-16.
pub(crate) fn open(bytes: &[u8]) -> Option<csv::Reader<&[u8]>> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Some(csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes))
}

/// The line of bytes that are not UTF-8: with the bytes in memory and rows of
/// any length, nothing else can be wrong.
pub(crate) fn line(error: &csv::Error) -> u64 {
    error.position().map_or(1, csv::Position::line)
}
