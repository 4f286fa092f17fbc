//! A heat map: in how many reviews themes stand beside agencies, other themes, or in which types of review.
//!
//! Shades are decoration in five steps: each cell by its share of the row's reviews.

use hindsight_index::search::{Axis, Cross, Line, head_slug};
use maud::{Markup, html};

use super::FEW;
use super::table::{chips, counted, empty, form, number, others, percent, switch, tiers};
use super::view::View;
use crate::link;
use crate::page::layout::layout;

/// The most columns, unless all are asked for.
const COLUMNS: usize = 14;
/// How many shades there are.
const STEPS: usize = 5;

/// `GET /heatmap`
pub(crate) fn heatmap(view: &View, cross: &Cross) -> Markup {
    let columns = match view.columns {
        Axis::Theme => "other themes",
        Axis::Type => "types of review",
        _ => "agencies",
    };
    let rows = if view.rows == Axis::Type { "Types of review" } else { "Themes" };
    let title = view
        .head_name()
        .map_or_else(|| format!("{rows} and {columns}"), |head| format!("{head}, and {columns}"));
    let nothing = cross.rows.is_empty() || cross.columns.is_empty();
    let content = html! {
        (others(view))
        h1 { (title) }
        (form(view))
        (chips(view))
        div.switches {
            (switch("Rows", &rows_of(view)))
            (switch("Columns", &[
                columns_of(view, Axis::Agency, "agencies"), columns_of(view, Axis::Theme, "themes"),
                columns_of(view, Axis::Type, "types"),
            ]))
            @if view.rows == Axis::Theme { (switch("Count", &[tiers(view)])) }
        }
        @if nothing { (empty(view, cross)) } @else {
            @let shown = shown(view, cross);
            (explained(view, cross, shown.len()))
            (table(view, cross, &shown, &title))
        }
    };
    layout(&title, &content)
}

/// The choices of rows.
fn rows_of(view: &View) -> Vec<(String, String, bool)> {
    let head = view.head_name().map(|name| (name.to_owned(), view.address(), true));
    let heads = view.with(|view| (view.rows, view.head) = (Axis::Theme, None));
    let types = view.with(|view| {
        (view.rows, view.head) = (Axis::Type, None);
        view.columns = if view.columns == Axis::Type { Axis::Agency } else { view.columns };
    });
    let own = [
        ("all heads of themes".to_owned(), heads, view.rows == Axis::Theme && view.head.is_none()),
        ("types of review".to_owned(), types, view.rows == Axis::Type),
    ];
    own.into_iter().chain(head).collect()
}

/// A choice of columns.
fn columns_of(view: &View, axis: Axis, name: &str) -> (String, String, bool) {
    let address = view.with(|view| {
        view.columns = axis;
        view.rows = if axis == Axis::Type { Axis::Theme } else { view.rows };
    });
    (name.to_owned(), address, view.columns == axis)
}

/// The places of the columns that are shown: those with most reviews first.
fn shown(view: &View, cross: &Cross) -> Vec<usize> {
    let mut places: Vec<usize> = (0..cross.columns.len()).collect();
    let count = |at: &usize| cross.columns.get(*at).map_or(0, |column| column.count);
    // Heads keep their order: they are a list that readers know.
    if view.columns != Axis::Theme {
        places.sort_by_key(|at| std::cmp::Reverse(count(at)));
    }
    places.truncate(if view.wide { usize::MAX } else { COLUMNS });
    places
}

/// What the numbers and shades are, and which columns are left out.
fn explained(view: &View, cross: &Cross, shown: usize) -> Markup {
    html! {
        p.quiet {
            "Each number counts the reviews that have both, and opens them. The shade is its share of the reviews of the row; "
            "rows of fewer than " (FEW) " reviews are not shaded. " (counted(view, cross)) " are counted. "
            @if shown < cross.columns.len() {
                "The " (shown) " columns with most reviews are shown. "
                a href=(view.with(|view| view.wide = true)) { "Show all " (cross.columns.len()) }
            } @else if view.wide && cross.columns.len() > COLUMNS {
                a href=(view.with(|view| view.wide = false)) { "Show fewer columns" }
            }
        }
    }
}

/// The table.
fn table(view: &View, cross: &Cross, shown: &[usize], title: &str) -> Markup {
    let columns: Vec<&Line> = shown.iter().filter_map(|at| cross.columns.get(*at)).collect();
    let most = most(cross, shown);
    html! {
        section.wide-table tabindex="0" aria-label=(title) {
            table.survey.heat {
                thead {
                    tr {
                        th scope="col" { span.unseen { "What the row is" } }
                        th scope="col" { "Reviews" }
                        @for column in &columns { th scope="col" { span { (column.name) } } }
                    }
                    tr {
                        th scope="row" { "All counted" }
                        td { (number(cross.total, || cross.search())) }
                        @for column in &columns { td { (number(column.count, || cross.column_search(column))) } }
                    }
                }
                tbody {
                    @for (row, cells) in cross.rows.iter().zip(&cross.cells) {
                        tr {
                            th scope="row" { (name(view, row)) }
                            td {
                                (number(row.count, || cross.row_search(row)))
                                @if row.count < FEW { span.share { "few" } }
                            }
                            @for (at, column) in shown.iter().zip(&columns) {
                                (cell(cross, row, column, cells.get(*at).copied().unwrap_or(0), most))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The largest share of a row that is shaded.
fn most(cross: &Cross, shown: &[usize]) -> f64 {
    let rows = cross.rows.iter().zip(&cross.cells).filter(|(row, _)| row.count >= FEW);
    let share = |row: &Line, cells: &[usize], at: usize| {
        let same = cross.columns.get(at).is_some_and(|column| cross.is_same(row, column));
        if same { 0.0 } else { cells.get(at).map_or(0.0, |count| *count as f64 / row.count as f64) }
    };
    let shares = rows.flat_map(|(row, cells)| shown.iter().map(move |at| share(row, cells, *at)));
    shares.fold(0.0, f64::max)
}

/// A cell: a number that is a link, shaded by its share of the row.
fn cell(cross: &Cross, row: &Line, column: &Line, count: usize, most: f64) -> Markup {
    let share = count as f64 / row.count.max(1) as f64;
    let shaded = count > 0 && row.count >= FEW && most > 0.0 && !cross.is_same(row, column);
    let step = ((share / most * STEPS as f64).ceil() as usize).clamp(1, STEPS);
    let class = shaded.then(|| format!("s{step}"));
    html! {
        td class=[class] title={ (percent(count, row.count)) " of " (row.count) } {
            @if cross.is_same(row, column) { span.quiet { "–" span.unseen { " the same" } } }
            @else { (number(count, || cross.cell_search(row, column))) }
        }
    }
}

/// The name of a row: a head leads to its themes, a theme to its page.
fn name(view: &View, row: &Line) -> Markup {
    html! {
        @match view.request().rows {
            Axis::Head => a href=(view.with(|view| view.head = Some(head_slug(&row.name)))) { (row.name) },
            Axis::Theme => a href=(link::theme(&row.value)) { (row.name) },
            _ => (row.name),
        }
    }
}
