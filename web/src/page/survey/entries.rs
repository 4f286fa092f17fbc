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
    let groups = by_head(entries);
    html! {
        nav.jumps aria-label="Heads" {
            @for (head, _) in &groups { a href={ "#" (head_slug(head)) } { (head) } }
        }
        @for (name, group) in &groups { (head(name, group, columns)) }
    }
}

/// The entries by head, in the order in which the heads first come.
fn by_head(entries: &[Entry]) -> Vec<(&str, Vec<&Entry>)> {
    let mut groups: Vec<(&str, Vec<&Entry>)> = Vec::new();
    for entry in entries {
        match groups.iter_mut().find(|(head, _)| *head == entry.head) {
            Some((_, group)) => group.push(entry),
            None => groups.push((&entry.head, vec![entry])),
        }
    }
    groups
}

/// A head with its entries.
fn head(head: &str, group: &[&Entry], columns: &Columns<'_>) -> Markup {
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

#[cfg(test)]
mod tests {
    use hindsight_index::taxonomy::{AGENCIES, THEMES};

    use super::*;

    #[test]
    fn each_head_stands_once_and_no_entry_is_lost() {
        for taxonomy in [&*AGENCIES, &*THEMES] {
            let groups = by_head(taxonomy.entries());

            let heads: std::collections::BTreeSet<&str> = groups.iter().map(|(head, _)| *head).collect();
            assert_eq!(heads.len(), groups.len());
            assert_eq!(groups.iter().map(|(_, group)| group.len()).sum::<usize>(), taxonomy.entries().len());
        }
    }
}
