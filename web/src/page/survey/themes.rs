//! All themes: what each means, and how many reviews have it.

use hindsight_index::search::{Cross, Line, Request, head_slug};
use hindsight_index::taxonomy::{Entry, THEMES};
use maud::{Markup, html};

use super::table::number;
use crate::page::layout::layout;
use crate::{link, words};

/// `GET /themes`: `central` counts only where the theme is central.
pub(crate) fn themes(all: &Cross, central: &Cross) -> Markup {
    let entries = THEMES.entries();
    let content = html! {
        h1 { "Themes" }
        p.lead {
            "A theme is given to a review by a program, for words that the review itself uses; each shows these words. "
            "It is central where findings come back to it."
        }
        p.quiet {
            "Counted over all " (words::reviews(all.total)) ". Themes over time: "
            a href=(link::survey("trends", &Request::default(), &[])) { "trends" } ". Themes beside agencies and each other: "
            a href=(link::survey("heatmap", &Request::default(), &[])) { "heat map" } "."
        }
        @if all.total == 0 {
            p.note { "The library is empty. Read reports into it with " code { "hindsight ingest FOLDER" } "." }
        }
        nav.jumps aria-label="Heads" {
            @for group in entries.chunk_by(|one, next| one.head == next.head) {
                @if let Some(first) = group.first() { a href={ "#" (head_slug(&first.head)) } { (first.head) } }
            }
        }
        @for group in entries.chunk_by(|one, next| one.head == next.head) { (head(group, all, central)) }
    };
    layout("Themes", &content)
}

/// A head with its themes.
fn head(group: &[Entry], all: &Cross, central: &Cross) -> Markup {
    let Some(head) = group.first().map(|entry| entry.head.as_str()) else { return html! {} };
    let id = head_slug(head);
    html! {
        section.group aria-labelledby=(id) {
            h2 id=(id) { (head) }
            table.survey.themes {
                thead { tr { th scope="col" { "Theme" } th scope="col" { "Reviews" } th scope="col" { "Central" } } }
                tbody {
                    @for entry in group {
                        tr {
                            th scope="row" {
                                a href=(link::theme(&entry.slug)) { (entry.name) }
                                span.share { (entry.description) }
                            }
                            td { (count(all, entry)) }
                            td { (count(central, entry)) }
                        }
                    }
                }
            }
        }
    }
}

/// How many reviews of a table have a theme.
fn count(cross: &Cross, entry: &Entry) -> Markup {
    let row: Option<&Line> = cross.rows.iter().find(|row| row.value == entry.slug);
    html! {
        @match row {
            Some(row) => (number(row.count, || cross.row_search(row))),
            None => span.quiet { "0" },
        }
    }
}
