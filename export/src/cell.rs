//! Keeps spreadsheet programs from reading a cell as a formula.

use std::borrow::Cow;

/// The same text, with an apostrophe before it if a spreadsheet might run it.
///
/// Source: OWASP, "CSV Injection"; the wide signs are those that Excel takes for the narrow ones.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    let risky =
        |first: char| matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if text.starts_with(risky) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}
