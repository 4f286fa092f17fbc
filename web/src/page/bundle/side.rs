//! Two or three reviews side by side: a column for each, its passages in the reader's order.

use hindsight_export::Entry;
use maud::{Markup, html};

use super::{facts, figure, review};
use crate::gather::Gathered;
use crate::{link, words};

/// The most columns.
const COLUMNS: usize = 3;

/// The passages of each review, reviews in the order in which they first come.
pub(super) fn reviews(gathered: &[Gathered]) -> Vec<Vec<&Gathered>> {
    let id = |one: &Gathered| match &one.entry {
        Entry::Quoted(quoted) => Some(quoted.source.id.clone()),
        Entry::Lost { .. } => None,
    };
    let mut columns: Vec<Vec<&Gathered>> = Vec::new();
    for one in gathered.iter().filter(|one| id(one).is_some()) {
        let same = |column: &&mut Vec<&Gathered>| column.first().is_some_and(|first| id(first) == id(one));
        match columns.iter_mut().find(same) {
            Some(column) => column.push(one),
            None => columns.push(vec![one]),
        }
    }
    columns
}

/// Shows the columns; says what does not fit.
pub(super) fn show(gathered: &[Gathered]) -> Markup {
    let columns = reviews(gathered);
    let lost = gathered.len() - columns.iter().map(Vec::len).sum::<usize>();
    let over = columns.len().saturating_sub(COLUMNS);
    html! {
        @if over > 0 || lost > 0 {
            p.note {
                @if over > 0 { "Three reviews fit side by side; " (words::reviews(over)) " more in the list. " }
                @if lost > 0 { (words::counted(lost, "passage", "passages")) " could not be found. " }
                a href=(link::plain("/bundle")) { "See the list" }
            }
        }
        div.sides { @for column in columns.iter().take(COLUMNS) { (show_column(column)) } }
    }
}

/// A review with its passages.
fn show_column(column: &[&Gathered]) -> Markup {
    let head = column.first().and_then(|one| match &one.entry {
        Entry::Quoted(quoted) => Some((one, quoted)),
        Entry::Lost { .. } => None,
    });
    html! {
        section.hit {
            @if let Some((one, quoted)) = head {
                h2 { a href=(review(one)) { (quoted.source.title) } }
                p.facts { @for fact in facts(quoted) { span { (fact) } " " } }
            }
            @for one in column {
                @if let Entry::Quoted(quoted) = &one.entry {
                    (figure(one, quoted))
                    @if !quoted.note.is_empty() { p.mine { b { "Note: " } (quoted.note) } }
                }
            }
        }
    }
}
