//! Finds where tags, comments and scripts end, as a parser does.
//!
//! Each function looks at each byte once and never fails: what has no end
//! runs to the end of the text.

/// Where a tag ends, at the first `>` that stands in no quotation, and about how many attributes it has.
pub(super) fn tag_end(tag: &str) -> (usize, usize) {
    let mut quote = None;
    let mut value = false;
    let mut attributes = 0;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (at, attributes),
            // A quotation mark only quotes where a value starts.
            (None, b'"' | b'\'') if value => {
                quote = Some(byte);
                attributes += 1;
            }
            (None, b'/') => attributes += 1,
            (None, _) => attributes += usize::from(byte.is_ascii_whitespace() && !value),
        }
        value = byte == b'=' || (value && byte.is_ascii_whitespace());
    }
    (tag.len(), attributes)
}

/// What follows a comment, however it ends.
///
/// Source: HTML Living Standard, 13.2.5.43 to 13.2.5.52.
pub(super) fn after_comment(comment: &str) -> &str {
    if let Some(after) = comment.strip_prefix('>').or(comment.strip_prefix("->")) {
        return after;
    }
    let ends = ["-->", "--!>"].map(|end| comment.find(end).map(|at| at + end.len()));
    let end = ends.into_iter().flatten().min().unwrap_or(comment.len());
    comment.get(end..).unwrap_or_default()
}

/// What follows the end tag of an element whose content is no mark-up.
pub(super) fn after_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("</")) {
        let end = from + at + 2;
        let found = text.as_bytes().get(end..end + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return text.get(end + name.len()..).unwrap_or_default();
        }
        from = end;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_outside_of_quotations() {
        assert_eq!(tag_end("p title='a > b' id=x>rest").0, 20);
        assert_eq!(tag_end("p it's>rest").0, 6);
        assert_eq!(tag_end("p title='never closed").0, 21);
    }

    #[test]
    fn a_comment_ends_in_each_of_its_ways() {
        assert_eq!(after_comment(" a -->b"), "b");
        assert_eq!(after_comment(" a --!>b"), "b");
        assert_eq!(after_comment("->b"), "b");
        assert_eq!(after_comment(">b"), "b");
        assert_eq!(after_comment(" no end"), "");
    }

    #[test]
    fn a_script_ends_at_its_own_end_tag() {
        assert_eq!(after_raw("a < b; </b></SCRIPT>c", "script"), ">c");
        assert_eq!(after_raw("no end</é", "script"), "");
    }
}
