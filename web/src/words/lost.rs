//! Why a collected passage is not there, in the words that stand in its place.

/// What was collected is no address.
pub(crate) const NO_ADDRESS: &str = "this is not the address of a passage";
/// Its review is not there.
pub(crate) const NO_REVIEW: &str = "there is no such review in this library, or no longer";
/// Its page is empty.
pub(crate) const BLANK: &str = "there is nothing on it";
/// Its page has words that nobody could read.
pub(crate) const UNREADABLE: &str = "its words could not be read";
/// Its words are others than those that were collected.
pub(crate) const CHANGED: &str =
    "other words stand there now: the report was read anew since they were collected";

/// Its review has fewer pages.
pub(crate) fn no_page(title: &str, page: u32, pages: usize) -> String {
    format!("“{title}” has no page {page}: it has {}", super::counted(pages, "page", "pages"))
}
