//! All entries of a taxonomy below their heads, each with what it means and how often it counts.

use hindsight_index::search::{Cross, Line, head_slug};
use hindsight_index::taxonomy::Entry;
use maud::{Markup, html};

use super::table::number;

/// What each entry has in its row.
pub(super) struct Columns<'a> {
    /// What the entries are: "Theme".
    pub(super) what: &'a str,
    /// The heads of the columns of numbers.
    pub(super) names: [&'a str; 2],
    /// The numbers of an entry.
    pub(super) numbers: &'a dyn Fn(&Entry) -> [Markup; 2],
    /// The address of its page.
    pub(super) page: fn(&str) -> String,
}

/// Links to the heads, then the heads with their entries.
pub(super) fn all(entries: &[Entry], columns: &Columns<'_>) -> Markup {
    html! {
        nav.jumps aria-label="Heads" {
            @for group in entries.chunk_by(|one, next| one.head == next.head) {
                @if let Some(first) = group.first() { a href={ "#" (head_slug(&first.head)) } { (first.head) } }
            }
        }
        @for group in entries.chunk_by(|one, next| one.head == next.head) { (head(group, columns)) }
    }
}

/// A head with its entries.
fn head(group: &[Entry], columns: &Columns<'_>) -> Markup {
    let Some(head) = group.first().map(|entry| entry.head.as_str()) else { return html! {} };
    let id = head_slug(head);
    html! {
        section.group aria-labelledby=(id) {
            h2 id=(id) { (head) }
            table.survey.themes {
                thead { tr {
                    th scope="col" { (columns.what) }
                    @for name in columns.names { th scope="col" { (name) } }
                } }
                tbody {
                    @for entry in group {
                        tr {
                            th scope="row" {
                                a href=((columns.page)(&entry.slug)) { (entry.name) }
                                span.share { (entry.description) }
                            }
                            @for number in (columns.numbers)(entry) { td { (number) } }
                        }
                    }
                }
            }
        }
    }
}

/// How many reviews of a table have an entry.
pub(super) fn count(cross: &Cross, entry: &Entry) -> Markup {
    let row: Option<&Line> = cross.rows.iter().find(|row| row.value == entry.slug);
    html! {
        @match row {
            Some(row) => (number(row.count, || cross.row_search(row))),
            None => span.quiet { "0" },
        }
    }
}

/// Said of a library in which nothing is counted.
pub(super) fn none(cross: &Cross) -> Markup {
    html! {
        @if cross.total == 0 {
            p.note { "The library is empty. Read reports into it with " code { "hindsight ingest FOLDER" } "." }
        }
    }
}
