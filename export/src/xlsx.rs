//! A workbook of one sheet: a row a quotation, the columns of the CSV file.
//!
//! Every cell is a string that stands in the sheet itself, so none can be a formula. The first row
//! stays in sight, and links of the web can be followed. A cell holds [`MAX_CELL`] characters at most; one that was cut says so.
//!
//! Source: ECMA-376, part 1, 18.3 (worksheets).

use std::fmt::Write as _;

use crate::csv::{QUOTATION_COLUMNS, quotation};
use crate::package::{content_types, is_link, package, relations};
use crate::xml::escaped;
use crate::{Entry, ExportError};

/// The media type of the file.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The most characters of a cell, as Excel counts them: UTF-16 units.
pub const MAX_CELL: usize = 32_767;

/// What stands at the end of a cell that was cut.
const CUT: &str = " … (cut here: a cell holds 32,767 characters)";
/// How wide each column is, in characters.
const WIDTHS: [u16; 15] = [80, 8, 10, 28, 40, 28, 18, 26, 12, 36, 40, 40, 20, 18, 24];
/// The columns that hold links, counted from 0.
const LINKS: [usize; 2] = [10, 11];

/// The namespace of workbooks.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// The namespace of relations within parts.
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// How cells look: usual, a bold head, words that wrap, a link.
const STYLES: &str = "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Arial\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Arial\"/></font>\
    <font><u/><sz val=\"11\"/><color rgb=\"FF17494F\"/><name val=\"Arial\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"3\"><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">\
    <alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>\
    <xf numFmtId=\"49\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\">\
    <alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// A whole workbook of quotations.
///
/// # Errors
///
/// Fails only if the parts cannot be put together.
pub fn quotations(entries: &[Entry]) -> Result<Vec<u8>, ExportError> {
    let rows: Vec<[String; 15]> = entries.iter().map(quotation).collect();
    let links = links(&rows);
    let related = |at: &str, kind: &'static str, target: &str| (at.to_owned(), kind, target.to_owned());
    let targets: Vec<_> =
        links.iter().zip(1..).map(|(link, at)| related(&format!("rId{at}"), "hyperlink", &link.1)).collect();
    package(&[
        (
            "[Content_Types].xml",
            content_types(&[
                ("/xl/workbook.xml", "spreadsheetml.sheet.main"),
                ("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
                ("/xl/styles.xml", "spreadsheetml.styles"),
            ]),
        ),
        ("_rels/.rels", relations(&[related("rId1", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\"><sheets><sheet name=\"Passages\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                related("rId1", "worksheet", "worksheets/sheet1.xml"),
                related("rId2", "styles", "styles.xml"),
            ]),
        ),
        ("xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
        ("xl/worksheets/sheet1.xml", sheet(&rows, &links)),
        ("xl/worksheets/_rels/sheet1.xml.rels", relations(&targets)),
    ])
}

/// The cells that are links, and where they lead.
fn links(rows: &[[String; 15]]) -> Vec<(String, String)> {
    let mut links = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for column in LINKS {
            if let Some(address) = cells.get(column).filter(|address| is_link(address)) {
                links.push((name(column, row + 2), address.clone()));
            }
        }
    }
    links
}

/// The sheet.
fn sheet(rows: &[[String; 15]], links: &[(String, String)]) -> String {
    let mut sheet = format!(
        "<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    for (width, at) in WIDTHS.iter().zip(1..) {
        let _ = write!(sheet, "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    sheet.push_str("</cols><sheetData>");
    row(&mut sheet, 1, &QUOTATION_COLUMNS.map(str::to_owned), |_| 1);
    for (cells, number) in rows.iter().zip(2..) {
        row(&mut sheet, number, cells, |column| {
            let link = LINKS.contains(&column) && cells.get(column).is_some_and(|cell| is_link(cell));
            if link { 2 } else { 0 }
        });
    }
    let _ = write!(
        sheet,
        "</sheetData><autoFilter ref=\"A1:{}\"/>",
        name(QUOTATION_COLUMNS.len() - 1, rows.len() + 1)
    );
    if !links.is_empty() {
        sheet.push_str("<hyperlinks>");
        for ((cell, _), at) in links.iter().zip(1..) {
            let _ = write!(sheet, "<hyperlink ref=\"{cell}\" r:id=\"rId{at}\"/>");
        }
        sheet.push_str("</hyperlinks>");
    }
    sheet.push_str("</worksheet>");
    sheet
}

/// A row of strings, each with its style.
fn row(sheet: &mut String, number: usize, cells: &[String; 15], style: impl Fn(usize) -> u8) {
    let _ = write!(sheet, "<row r=\"{number}\">");
    for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let (name, style, text) = (name(column, number), style(column), string(cell));
        let _ = write!(
            sheet,
            "<c r=\"{name}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        );
    }
    sheet.push_str("</row>");
}

/// The name of a cell: `A1`. There are fewer columns than letters.
fn name(column: usize, row: usize) -> String {
    let letter = char::from(b'A'.saturating_add(u8::try_from(column).unwrap_or(25)));
    format!("{letter}{row}")
}

/// A text as a cell holds it.
///
/// `_x000D_` would be read as a sign by its number, so its first line is written by number itself.
fn string(text: &str) -> String {
    let text = fitting(text);
    let mut parts = text.split("_x");
    let mut safe = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..4).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        safe.push_str(if digits && part.get(4..5) == Some("_") { "_x005F_x" } else { "_x" });
        safe.push_str(part);
    }
    escaped(&safe)
}

/// As much of a text as fits into a cell; one that does not says so.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= MAX_CELL {
        return text.to_owned();
    }
    let room = MAX_CELL - CUT.encode_utf16().count();
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= room
    };
    text.chars().take_while(fits).chain(CUT.chars()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::package::part;
    use crate::{sample, xml};

    #[test]
    fn a_sheet_of_quotations_is_this() {
        let file = quotations(&sample::entries()).expect("written");

        let sheet = part(&file, "xl/worksheets/sheet1.xml");
        assert!(
            sheet.contains(
                "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            )
        );
        assert!(sheet.contains(
            "<row r=\"2\"><c r=\"A2\" s=\"0\" t=\"inlineStr\"><is><t xml:space=\"preserve\">She said &quot;no one asked&quot;, twice.</t></is></c>"
        ));
        assert!(sheet.contains("<hyperlinks><hyperlink ref=\"K2\" r:id=\"rId1\"/><hyperlink ref=\"L2\" r:id=\"rId2\"/></hyperlinks>"));
        assert!(!sheet.contains("<f>") && sheet.contains(">=HYPERLINK(1)</t>"));
        let related = part(&file, "xl/worksheets/_rels/sheet1.xml.rels");
        assert!(
            related.contains(
                "Target=\"https://hindsight.example/review/r1?page=12#p12\" TargetMode=\"External\""
            )
        );
    }

    #[test]
    fn the_same_entries_give_the_same_bytes() {
        let entries = sample::entries();

        assert_eq!(quotations(&entries).expect("written"), quotations(&entries).expect("written"));
    }

    #[test]
    fn a_cell_is_cut_at_its_limit_and_says_so() {
        let whole = "👩".repeat(MAX_CELL / 2) + "a";

        assert_eq!(fitting(&whole), whole);
        let cut = fitting(&(whole + "b"));
        assert!(cut.encode_utf16().count() <= MAX_CELL && cut.ends_with(CUT));
    }

    #[test]
    fn what_looks_like_a_sign_by_its_number_is_not_read_as_one() {
        assert_eq!(string("a_x000D_b _x _xé0000_"), "a_x005F_x000D_b _x _xé0000_");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_comes_back_cell_by_cell(entries in sample::any_entries()) {
            let file = quotations(&entries).expect("written");

            let cells = xml::texts_of(&part(&file, "xl/worksheets/sheet1.xml"), "t");
            let expected = entries.iter().map(quotation).flat_map(|row| row.into_iter().filter(|cell| !cell.is_empty()));
            let visible = |text: &str| text.replace("_x005F_", "_").chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
            let expected: Vec<String> = expected.map(|cell| visible(&cell.replace(['\u{fffe}', '\u{ffff}'], ""))).collect();
            prop_assert_eq!(cells[15..].iter().map(|cell| visible(cell)).collect::<Vec<_>>(), expected);
        }
    }
}
