//! Reads tables and definition lists row by row.
//!
//! A row with a label reads "Label: value", other rows have their cells
//! apart by " | ", so that a row is one line that can be quoted.

use scraper::ElementRef;

use super::super::pairs::{clean_label, is_label, split_values};
use super::block::Pair;
use super::survey::About;
use super::walk::Walker;

/// What stands between the cells of a row, or between several values.
const BETWEEN: &str = " | ";

/// One cell.
pub(in crate::format) struct Cell {
    /// Whether the page marks it as a heading of a row or column.
    pub(in crate::format) header: bool,
    /// Its lines.
    pub(in crate::format) lines: Vec<String>,
}

impl Cell {
    /// Its words on one line.
    fn line(&self) -> String {
        self.lines.join(" ")
    }

    /// Its values, several where the cell lists them.
    fn values(&self) -> Vec<String> {
        match self.lines.as_slice() {
            [line] => split_values(line),
            lines => lines.to_vec(),
        }
    }
}

impl Walker<'_> {
    /// Reads a table that holds data.
    pub(super) fn table(&mut self, table: ElementRef<'_>) {
        self.flush();
        for caption in table.children().filter_map(ElementRef::wrap) {
            if caption.value().name() == "caption" {
                self.children(caption);
                self.flush();
            }
        }
        let rows: Vec<Vec<Cell>> = rows_of(table).into_iter().map(|row| self.cells(row)).collect();
        let rows: Vec<Vec<Cell>> = rows.into_iter().filter(|row| !row.is_empty()).collect();
        self.tables += 1;
        let number = self.tables;
        for (text, pairs) in written(&rows) {
            self.row(number, text, pairs);
        }
    }

    /// The cells of a row that are not empty; none if all are.
    fn cells(&mut self, row: ElementRef<'_>) -> Vec<Cell> {
        let cells = row.children().filter_map(ElementRef::wrap);
        let cells = cells.filter(|cell| matches!(cell.value().name(), "td" | "th"));
        let cells: Vec<Cell> = cells
            .map(|cell| Cell { header: cell.value().name() == "th", lines: self.lines_of(cell) })
            .collect();
        if cells.len() == 2 || cells.iter().any(|cell| !cell.lines.is_empty()) {
            cells.into_iter().filter(|cell| !cell.lines.is_empty()).collect()
        } else {
            Vec::new()
        }
    }

    /// Whether terms and definitions are all that a list holds.
    pub(super) fn is_definitions(&self, list: ElementRef<'_>) -> bool {
        let within: usize = entries_of(list).into_iter().map(|entry| self.survey.of(entry).text).sum();
        within == self.survey.of(list).text
    }

    /// Reads a definition list; each term with its definitions is a row.
    pub(super) fn definitions(&mut self, list: ElementRef<'_>) {
        self.flush();
        self.tables += 1;
        let number = self.tables;
        let mut terms: Vec<String> = Vec::new();
        let mut values: Vec<String> = Vec::new();
        for entry in entries_of(list) {
            let lines = self.lines_of(entry);
            if entry.value().name() == "dd" {
                values.extend(if lines.len() == 1 { split_values(&lines.join(" ")) } else { lines });
                continue;
            }
            if !values.is_empty() {
                self.definition(number, &terms, &values);
                terms.clear();
                values.clear();
            }
            terms.push(lines.join(" "));
        }
        self.definition(number, &terms, &values);
    }

    /// Writes down one term with its definitions.
    fn definition(&mut self, table: usize, terms: &[String], values: &[String]) {
        let label = terms.join(BETWEEN);
        let (text, pairs) = labelled(&label, values);
        if !text.is_empty() {
            self.row(table, text, pairs);
        }
    }
}

/// Whether a table only places things: it nests, holds headings or says so.
pub(super) fn is_layout(table: ElementRef<'_>, about: About) -> bool {
    matches!(table.attr("role"), Some("presentation" | "none")) || about.table || about.heading
}

/// The rows of a table.
fn rows_of(table: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let mut rows = Vec::new();
    for part in table.children().filter_map(ElementRef::wrap) {
        match part.value().name() {
            "tr" => rows.push(part),
            "thead" | "tbody" | "tfoot" => {
                let inner = part.children().filter_map(ElementRef::wrap);
                rows.extend(inner.filter(|row| row.value().name() == "tr"));
            }
            _ => {}
        }
    }
    rows
}

/// The terms and definitions of a list; pages may group them in `div`.
fn entries_of(list: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let mut entries = Vec::new();
    for entry in list.children().filter_map(ElementRef::wrap) {
        if matches!(entry.value().name(), "dt" | "dd") {
            entries.push(entry);
        } else {
            let inner = entry.children().filter_map(ElementRef::wrap);
            entries.extend(inner.filter(|inner| matches!(inner.value().name(), "dt" | "dd")));
        }
    }
    entries
}

/// The line of each row of a table, with the pairs that it states.
pub(in crate::format) fn written(rows: &[Vec<Cell>]) -> Vec<(String, Vec<Pair>)> {
    let mut written: Vec<(String, Vec<Pair>)> = rows.iter().map(|row| row_text(row)).collect();
    if let [_, (_, pairs)] = written.as_mut_slice() {
        pairs.extend(column_pairs(rows));
    }
    written
}

/// The line of a row, with the pair that it states.
fn row_text(row: &[Cell]) -> (String, Vec<Pair>) {
    match row {
        [label, value] if !value.header && (label.header || is_label(&label.line())) => {
            labelled(&label.line(), &value.values())
        }
        row => {
            let cells: Vec<String> = row.iter().map(Cell::line).collect();
            (cells.join(BETWEEN), Vec::new())
        }
    }
}

/// "Label: value", and the pair if the label is one.
fn labelled(label: &str, values: &[String]) -> (String, Vec<Pair>) {
    let value = values.join(BETWEEN);
    let label = label.trim();
    if label.is_empty() || value.is_empty() {
        return (format!("{label}{value}"), Vec::new());
    }
    let colon = if label.ends_with([':', '?', '.']) { "" } else { ":" };
    let pair = Pair { label: clean_label(label).to_owned(), values: values.to_vec(), back: 0 };
    let pairs = if is_label(label) { vec![pair] } else { Vec::new() };
    (format!("{label}{colon} {value}"), pairs)
}

/// The pairs of a table of two rows: labels above, values below.
fn column_pairs(rows: &[Vec<Cell>]) -> Vec<Pair> {
    let [labels, values] = rows else { return Vec::new() };
    let above = labels.len() > 1 && labels.iter().all(|cell| cell.header);
    if !above || labels.len() != values.len() || values.iter().skip(1).any(|cell| cell.header) {
        return Vec::new();
    }
    let pairs = labels.iter().zip(values).map(|(label, value)| Pair {
        label: clean_label(&label.line()).to_owned(),
        values: value.values(),
        back: 1,
    });
    pairs.filter(|pair| is_label(&pair.label)).collect()
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::super::block::Block;
    use super::super::survey::Survey;
    use super::*;

    /// The rows of a page.
    fn rows(html: &str) -> Vec<Block> {
        let page = Html::parse_document(html);
        let survey = Survey::new(&page);
        Walker::new(&survey, 100).read(page.root_element())
    }

    /// Labels and values of all rows.
    fn pairs(html: &str) -> Vec<(String, Vec<String>)> {
        rows(html).into_iter().flat_map(|row| row.pairs).map(|pair| (pair.label, pair.values)).collect()
    }

    #[test]
    fn a_row_with_a_label_reads_as_one() {
        let rows = rows("<table><tr><th>Ref:<td>7<tr><td>Sent to<td>A<br>B<tr><th>Asked?<td>No</table>");

        let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, ["Ref: 7", "Sent to: A | B", "Asked? No"]);
        assert_eq!(rows[1].pairs[0].values, ["A", "B"]);
    }

    #[test]
    fn labels_above_a_single_row_of_values_are_pairs() {
        let html = "<table><thead><tr><th>Date<th>Area</thead><tr><td>2019<td>Eastvale</table>";

        assert_eq!(rows(html)[1].text, "2019 | Eastvale");
        assert_eq!(
            pairs(html),
            [("Date".to_owned(), vec!["2019".to_owned()]), ("Area".to_owned(), vec!["Eastvale".to_owned()])]
        );
    }

    #[test]
    fn labels_above_many_rows_are_columns_and_no_details() {
        let html = "<table><tr><th>Date<th>Event<tr><td>1 May<td>Seen<tr><td>2 May<td>Not seen</table>";

        assert_eq!(pairs(html), []);
        assert_eq!(rows(html)[0].text, "Date | Event");
    }

    #[test]
    fn a_term_may_have_several_definitions() {
        let html = "<dl><dt>Theme<dd>One<dd>Two<dt>Area<dd>Eastvale</dl>";

        assert_eq!(
            pairs(html),
            [
                ("Theme".to_owned(), vec!["One".to_owned(), "Two".to_owned()]),
                ("Area".to_owned(), vec!["Eastvale".to_owned()])
            ]
        );
    }
}
