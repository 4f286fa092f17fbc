//! The lines of a page, with the place of each.
//!
//! Never changes a word: a line is a slice of the page's text.

use hindsight_index::review::Page;

/// What stands between two cells of a line that is a row of a table.
pub(crate) const CELL: &str = " | ";

/// One line of a page that is not blank, without the white space round it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// The page on which it stands.
    pub(crate) page: u32,
    /// The byte at which it starts in that page's text.
    pub(crate) at: usize,
    /// Its words.
    pub(crate) text: &'a str,
}

/// The lines of a page that are not blank.
pub(crate) fn lines(page: &Page) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    page.text.split_inclusive('\n').filter_map(move |whole| {
        let start = at + (whole.len() - whole.trim_start().len());
        at += whole.len();
        let text = whole.trim();
        (!text.is_empty()).then_some(Line { page: page.number, at: start, text })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::file;
    use super::*;

    #[test]
    fn every_line_is_found_where_it_says() {
        let extracted = file(&["  Sea – air\n\n\té\r\nend "]);
        let page = &extracted.pages[0];

        let found: Vec<Line<'_>> = lines(page).collect();

        let texts: Vec<&str> = found.iter().map(|line| line.text).collect();
        assert_eq!(texts, ["Sea – air", "é", "end"]);
        for line in found {
            assert!(page.text[line.at..].starts_with(line.text));
        }
    }
}
