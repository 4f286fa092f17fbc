//! Sets tables: ruled cells, the head repeated on every page.

use super::flow::Flow;
use super::lines::{Line, broken, words};
use super::sheet::{Rule, Spot};
use super::style::{Ends, Hyphens};

/// The white inside a cell.
const PADDING: f32 = 4.0;

/// One row, broken into lines.
struct Row {
    /// The lines of each cell.
    cells: Vec<Vec<Line>>,
    /// Its height.
    height: f32,
}

/// Sets a table where the flow is.
pub(crate) fn set(flow: &mut Flow<'_>, rows: &[Vec<String>]) {
    let size = flow.style.size * 0.86;
    let widths = widths(flow, rows, size);
    let rows: Vec<Row> =
        rows.iter().enumerate().map(|(place, row)| broken_row(flow, row, place, &widths)).collect();
    let Some((head, body)) = rows.split_first() else { return };
    flow.gap(2.0);
    flow.need(head.height + body.first().map_or(0.0, |row| row.height));
    put(flow, head, &widths);
    for row in body {
        let page = flow.sheets.len();
        flow.need(row.height);
        if flow.sheets.len() > page {
            put(flow, head, &widths);
        }
        put(flow, row, &widths);
    }
    flow.gap(flow.style.size);
}

/// The widths of the columns: each as wide as its longest word, the rest
/// shared by how much text a column holds.
fn widths(flow: &Flow<'_>, rows: &[Vec<String>], size: f32) -> Vec<f32> {
    let face = flow.style.face.bold();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let column = |place: usize| rows.iter().filter_map(move |row| row.get(place));
    let longest = |place| {
        let words = column(place).flat_map(|cell| words(cell, face, &mut 0));
        words.map(|word| face.width(&word.text, size)).fold(0.0, f32::max) + 2.0 * PADDING
    };
    let least: Vec<f32> = (0..columns).map(longest).collect();
    let share: Vec<f32> =
        (0..columns).map(|place| column(place).map(String::len).sum::<usize>() as f32).collect();
    let room = (flow.style.measure() - least.iter().sum::<f32>()).max(0.0);
    let total = share.iter().sum::<f32>().max(1.0);
    least.iter().zip(share).map(|(least, share)| least + room * share / total).collect()
}

/// Breaks the cells of a row; the first row is bold.
fn broken_row(flow: &Flow<'_>, row: &[String], place: usize, widths: &[f32]) -> Row {
    let style = flow.style;
    let size = style.size * 0.86;
    let face = if place == 0 { style.face.bold() } else { style.face };
    let cells: Vec<Vec<Line>> = row
        .iter()
        .zip(widths)
        .map(|(cell, width)| broken(words(cell, face, &mut 0), size, width - 2.0 * PADDING, Hyphens::Keep))
        .collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or_default();
    Row { cells, height: lines as f32 * size * 1.22 + 2.0 * PADDING }
}

/// Puts one row where the flow is, with its rules.
fn put(flow: &mut Flow<'_>, row: &Row, widths: &[f32]) {
    let size = flow.style.size * 0.86;
    let (left, top) = flow.place();
    let foot = top - row.height;
    let right = left + widths.iter().sum::<f32>();
    let sheet = flow.sheet();
    let mut x = left;
    for (cell, width) in row.cells.iter().zip(widths) {
        for (place, line) in cell.iter().enumerate() {
            let y = top - PADDING - size * (0.9 + 1.22 * place as f32);
            sheet.put(line, Spot { x: x + PADDING, y, size, width: *width, ends: Ends::Ragged });
        }
        sheet.rules.push(Rule { from: (x, top), to: (x, foot) });
        x += width;
    }
    sheet.rules.push(Rule { from: (right, top), to: (right, foot) });
    sheet.rules.push(Rule { from: (left, top), to: (right, top) });
    sheet.rules.push(Rule { from: (left, foot), to: (right, foot) });
    flow.take(row.height);
}
