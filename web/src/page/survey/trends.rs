//! Themes, agencies or types by year: in how many reviews of each year.

use hindsight_index::search::{Axis, Cross, Line, head_slug};
use maud::{Markup, html};

use super::FEW;
use super::line::line;
use super::table::{chips, counted, empty, form, number, others, percent, switch, tiers};
use super::view::View;
use crate::page::layout::layout;

/// `GET /trends`
pub(crate) fn trends(view: &View, cross: &Cross) -> Markup {
    let title = match (view.head_name(), view.rows) {
        (Some(head), _) => format!("{head}: themes by year"),
        (None, Axis::Agency) => "Agencies by year".to_owned(),
        (None, Axis::Type) => "Types of review by year".to_owned(),
        (None, _) => "Themes by year".to_owned(),
    };
    let nothing = cross.rows.is_empty() || cross.columns.is_empty();
    let content = html! {
        (others(view))
        h1 { (title) }
        (form(view))
        (chips(view))
        div.switches {
            (switch("Show", &[
                of(view, Axis::Theme, "themes"), of(view, Axis::Agency, "agencies"), of(view, Axis::Type, "types"),
            ]))
            @if view.rows == Axis::Theme {
                (switch("Count", &[tiers(view)]))
                @if view.head.is_some() {
                    (switch("Rows", &[("all heads".to_owned(), view.with(|view| view.head = None), false)]))
                }
            }
        }
        @if nothing { (empty(view, cross)) } @else {
            (explained(view, cross))
            (table(view, cross, &title))
        }
    };
    layout(&title, &content)
}

/// A choice of what the rows are.
fn of(view: &View, axis: Axis, name: &str) -> (String, String, bool) {
    let here = view.rows == axis;
    (name.to_owned(), view.with(|view| (view.rows, view.head) = (axis, None)), here && view.head.is_none())
}

/// What the numbers are.
fn explained(view: &View, cross: &Cross) -> Markup {
    let few = cross.columns.iter().any(|column| column.count > 0 && column.count < FEW);
    html! {
        p.quiet {
            "Each number counts the reviews published in the year that have what the row names, and opens them; below it "
            "their share of those published in that year among " (counted(view, cross)) ". "
            @if few { "No share is given of fewer than " (FEW) " reviews: it would say little. " }
            "More in one year may mean that more was written, or that more was collected."
        }
    }
}

/// The table.
fn table(view: &View, cross: &Cross, title: &str) -> Markup {
    html! {
        section.wide-table tabindex="0" aria-label=(title) {
            table.survey {
                thead {
                    tr {
                        th scope="col" { span.unseen { "What the row is" } }
                        th scope="col" { "All" }
                        @for column in &cross.columns { th scope="col" { (column.name) } }
                        th scope="col" { "Share" }
                    }
                    tr {
                        th scope="row" { "All counted" }
                        td { (number(cross.total, || cross.search())) }
                        @for column in &cross.columns { td { (number(column.count, || cross.column_search(column))) } }
                        td {}
                    }
                }
                tbody { @for (row, cells) in cross.rows.iter().zip(&cross.cells) { (show(view, cross, row, cells)) } }
            }
        }
    }
}

/// A row: its name, its number, those of each year, and their line.
fn show(view: &View, cross: &Cross, row: &Line, cells: &[usize]) -> Markup {
    let shares: Vec<(usize, usize)> =
        cells.iter().copied().zip(cross.columns.iter().map(|column| column.count)).collect();
    html! {
        tr {
            th scope="row" { (name(view, row)) }
            td { (number(row.count, || cross.row_search(row))) }
            @for (column, (count, of)) in cross.columns.iter().zip(&shares) {
                td {
                    (number(*count, || cross.cell_search(row, column)))
                    @if *of >= FEW { span.share { (percent(*count, *of)) } }
                    @else if *of > 0 { span.share { "of " (of) } }
                }
            }
            td { (line(&shares)) }
        }
    }
}

/// The name of a row: a head leads to its themes, a theme or agency to its page.
fn name(view: &View, row: &Line) -> Markup {
    html! {
        @match view.request().rows {
            Axis::Head => a href=(view.with(|view| view.head = Some(head_slug(&row.name)))) { (row.name) },
            Axis::Theme => a href=(crate::link::theme(&row.value)) { (row.name) },
            Axis::Agency => a href=(crate::link::agency(&row.value)) { (row.name) },
            _ => (row.name),
        }
    }
}
