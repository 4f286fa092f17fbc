//! What a reader of the index is told about pages that could not be read.

use hindsight_index::review::{BLANK, Warning};

use super::character::is_unreadable;

/// The share of unreadable characters, in hundredths, from which a page is doubtful.
const DOUBTFUL: usize = 15;

/// The page has something on it, but no text.
pub(crate) fn unreadable(page: u32) -> Warning {
    Warning::page(
        "page-unreadable",
        page,
        "this page has no text that can be read: it looks like a picture, so read it in the original",
    )
}

/// There is nothing on the page.
pub(crate) fn blank(page: u32) -> Warning {
    Warning::page(BLANK, page, "this page is blank: there is nothing on it to search")
}

/// The program that draws pages failed on the page.
pub(crate) fn failed(page: u32) -> Warning {
    Warning::page(
        "page-unreadable",
        page,
        "this page is damaged and could not be read: read it in the original",
    )
}

/// No page has text.
pub(crate) fn image_only() -> Warning {
    Warning::file(
        "image-only",
        "every page is a picture: its words cannot be searched until it has been through text recognition",
    )
}

/// The text of the page was too long.
pub(crate) fn cut(page: u32, limit: usize) -> Warning {
    Warning::page(
        "page-cut",
        page,
        format!(
            "only the first {limit} bytes of the text of this page were kept: read the rest in the original"
        ),
    )
}

/// The text of the file was too long.
pub(crate) fn text_cut(page: u32, limit: usize) -> Warning {
    Warning::file(
        "text-cut",
        format!(
            "the file holds more than {limit} bytes of text: what follows on page {page} and after it cannot be searched; split the file into parts"
        ),
    )
}

/// Characters of the page are not known.
pub(crate) fn doubtful(page: u32) -> Warning {
    Warning::page(
        "page-doubtful",
        page,
        "the fonts of this page hide which letters they show: words may be missing or wrong, so check quotations in the original",
    )
}

/// The words come from a layer of recognised text that was in the file.
pub(crate) fn layered(pages: usize) -> Warning {
    let pages = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
    Warning::file(
        "text-layer",
        format!(
            "the words of {pages} were recognised from pictures before the file was published: check quotations in the original"
        ),
    )
}

/// The words were read from pictures by us.
pub(crate) fn recognised(pages: usize) -> Warning {
    let pages = if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") };
    Warning::file(
        "text-recognised",
        format!("the words of {pages} were read from pictures: check quotations in the original"),
    )
}

/// The structure could not be read.
pub(crate) fn no_structure() -> Warning {
    Warning::file(
        "structure-unreadable",
        "the file is damaged: its pages were read, but its title, outline and page labels were not",
    )
}

/// Pages are missing.
pub(crate) fn missing(found: usize, declared: usize) -> Warning {
    Warning::file(
        "pages-missing",
        format!(
            "the file is damaged: {found} of its {declared} pages were found, so page numbers may be off; fetch it again"
        ),
    )
}

/// The file has no end.
pub(crate) fn cut_off() -> Warning {
    Warning::file(
        "file-cut",
        "the file breaks off before its end: words, pictures or pages may be missing; fetch it again",
    )
}

/// Whether a text has a character from U+E000 on: most have none, and it is seen at a glance.
fn may_be_unreadable(text: &str) -> bool {
    text.bytes().any(|byte| byte >= 0xEE)
}

/// How many words hold a character that is not known.
pub(crate) fn doubtful_words(text: &str) -> u32 {
    if !may_be_unreadable(text) {
        return 0;
    }
    let words = text.split_whitespace().filter(|word| word.chars().any(is_unreadable));
    u32::try_from(words.count()).unwrap_or(u32::MAX)
}

/// Whether so much of a text is unreadable that the page is doubtful.
pub(crate) fn is_doubtful(text: &str) -> bool {
    if !may_be_unreadable(text) {
        return false;
    }
    let shown = text.chars().filter(|ch| !ch.is_whitespace()).count();
    let lost = text.chars().filter(|ch| super::character::is_unreadable(*ch)).count();
    lost * 100 >= shown * DOUBTFUL && lost > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_doubtful_from_its_share_of_unknown_characters() {
        let page = |known: usize, lost: usize| "a".repeat(known) + &"\u{FFFD}".repeat(lost);

        assert!(is_doubtful(&page(85, 15)));
        assert!(!is_doubtful(&page(86, 14)));
        assert!(!is_doubtful(&page(0, 3)));
    }
}
