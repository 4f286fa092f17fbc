//! The tables on the page of a theme or agency: its reviews over the years, and what stands beside it.

use hindsight_index::search::Cross;
use maud::{Markup, html};

use super::FEW;
use super::line::line;
use super::table::{number, percent};

/// The most rows of what stands beside it.
const BESIDE: usize = 12;

/// A share; of few reviews none is given.
fn share(part: usize, of: usize) -> Markup {
    html! { @match of { 0 => "", few if few < FEW => span.quiet { "few" }, _ => (percent(part, of)) } }
}

/// The reviews of a table of one row by year, with all the reviews of each year; `central` counts where a theme is central.
pub(super) fn years(cross: &Cross, central: Option<&Cross>) -> Markup {
    let (Some(row), Some(cells)) = (cross.rows.first(), cross.cells.first()) else { return html! {} };
    let shares: Vec<(usize, usize)> =
        cells.iter().copied().zip(cross.columns.iter().map(|column| column.count)).collect();
    html! {
        section.shelf {
            h2 { "Over the years" }
            p.quiet { "No share is given of fewer than " (FEW) " reviews: it would say little." }
            (line(&shares))
            table.survey {
                thead { tr {
                    th scope="col" { "Year" } th scope="col" { "Reviews" } th scope="col" { "Of all" }
                    th scope="col" { "Share" }
                    @if central.is_some() { th scope="col" { "Central" } }
                } }
                tbody {
                    @for (at, (column, (count, of))) in cross.columns.iter().zip(&shares).enumerate().rev() {
                        tr {
                            th scope="row" { (column.name) }
                            td { (number(*count, || cross.cell_search(row, column))) }
                            td { (number(*of, || cross.column_search(column))) }
                            td { (share(*count, *of)) }
                            @if let Some(central) = central { td { (cell(central, at)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The cell of the only row of a table.
fn cell(cross: &Cross, at: usize) -> Markup {
    let count = cross.cells.first().and_then(|cells| cells.get(at)).copied().unwrap_or(0);
    html! {
        @match (cross.rows.first(), cross.columns.get(at)) {
            (Some(row), Some(column)) => (number(count, || cross.cell_search(row, column))),
            _ => span.quiet { "0" },
        }
    }
}

/// What stands beside a theme or agency most often: the rows of a table of one column, with all the reviews of each.
pub(super) fn beside(cross: &Cross, title: &str, what: &str, page: fn(&str) -> String) -> Markup {
    let Some(column) = cross.columns.first() else { return html! {} };
    let count = |at: usize| cross.cells.get(at).and_then(|cells| cells.first()).copied().unwrap_or(0);
    let mut places: Vec<usize> = (0..cross.rows.len()).filter(|at| count(*at) > 0).collect();
    places.sort_by_key(|at| std::cmp::Reverse(count(*at)));
    let rows = places.iter().take(BESIDE).filter_map(|at| Some((cross.rows.get(*at)?, count(*at))));
    html! {
        @if !places.is_empty() {
            section.shelf {
                h2 { (title) }
                table.survey {
                    thead { tr {
                        th scope="col" { (what) } th scope="col" { "Reviews" } th scope="col" { "Of its" } th scope="col" { "Share" }
                    } }
                    tbody {
                        @for (row, count) in rows {
                            tr {
                                th scope="row" { a href=(page(&row.value)) { (row.name) } }
                                td { (number(count, || cross.cell_search(row, column))) }
                                td { (number(row.count, || cross.row_search(row))) }
                                td { (share(count, row.count)) }
                            }
                        }
                    }
                }
                @if places.len() > BESIDE { p.quiet { "and " (places.len() - BESIDE) " more with fewer reviews" } }
            }
        }
    }
}
