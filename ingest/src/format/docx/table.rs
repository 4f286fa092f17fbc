//! Reads tables row by row, as the reader of web pages does.
//!
//! A table that only places things, with headings or tables in its cells or
//! with one column, reads as the text that it holds, cell by cell.

use super::super::html::{Block, Cell, Kind, Place, written};
use super::body::Walker;
use super::numbering::BULLET;
use super::xml::Element;

/// A row: whether it heads the table, and the blocks of each cell.
struct Row {
    header: bool,
    cells: Vec<Vec<Block>>,
}

impl<'a> Walker<'a> {
    /// Reads a table.
    pub(super) fn table(&mut self, table: &'a Element) {
        let mut rows = Vec::new();
        for row in parts(table, "tr") {
            let properties = row.child("trPr");
            if properties.is_some_and(|properties| properties.child("del").is_some()) {
                continue;
            }
            let header = properties.and_then(|properties| properties.switch("tblHeader")).unwrap_or(false);
            let cells: Vec<Vec<Block>> = parts(row, "tc").iter().map(|cell| self.apart(cell, true)).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Row { header, cells });
            }
        }
        if is_layout(&rows) {
            self.blocks.extend(rows.into_iter().flat_map(|row| row.cells).flatten());
        } else {
            self.rows(rows);
        }
    }

    /// Writes down the rows of a table of data; a heading across the table stays one.
    fn rows(&mut self, rows: Vec<Row>) {
        let mut together: Vec<Vec<Cell>> = Vec::new();
        for row in rows {
            let headed = row.cells.iter().flatten().any(Block::is_heading);
            if headed && row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1 {
                self.close(&std::mem::take(&mut together));
                self.blocks.extend(row.cells.into_iter().flatten());
                continue;
            }
            let cells = row.cells.iter().filter(|cell| !cell.is_empty());
            together.push(cells.map(|cell| Cell { header: row.header, lines: lines(cell) }).collect());
        }
        self.close(&together);
    }

    /// Writes down rows that stand together.
    fn close(&mut self, rows: &[Vec<Cell>]) {
        self.tables += 1;
        let kind = Kind::Row { table: self.tables };
        self.blocks.extend(written(rows).into_iter().map(|(text, pairs)| Block {
            kind: kind.clone(),
            text,
            marker: 0,
            bold: 0,
            linked: 0,
            place: Place::default(),
            pairs,
        }));
    }
}

/// The rows of a table or the cells of a row, in controls and tracked insertions too.
fn parts<'a>(element: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for child in element.children() {
        if child.is(name) {
            found.push(child);
        } else if ["sdt", "sdtContent", "customXml", "ins", "moveTo"].iter().any(|wrap| child.is(wrap)) {
            found.extend(parts(child, name));
        }
    }
    found
}

/// Whether a table only places things.
fn is_layout(rows: &[Row]) -> bool {
    let is_row = |block: &Block| matches!(block.kind, Kind::Row { .. });
    let holds =
        |cell: &Vec<Block>| cell.iter().any(is_row) || (cell.len() > 1 && cell.iter().any(Block::is_heading));
    rows.iter().all(|row| row.cells.len() == 1) || rows.iter().flat_map(|row| &row.cells).any(holds)
}

/// The lines of a cell: bullets are left out, numbers are not.
fn lines(cell: &[Block]) -> Vec<String> {
    let text = |block: &Block| {
        let bullet = block.text.strip_prefix(BULLET).filter(|_| block.marker > 0);
        bullet.map_or_else(|| block.text.clone(), |words| words.trim_start().to_owned())
    };
    let lines: Vec<String> = cell.iter().map(text).collect();
    let lines = lines.iter().flat_map(|text| text.lines()).map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
