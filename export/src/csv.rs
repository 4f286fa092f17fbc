//! CSV as spreadsheets read it: UTF-8 with a mark at the start, CRLF, quoted as RFC 4180 says.
//!
//! A cell that a spreadsheet might run as a formula has an apostrophe before it.

use csv::{Terminator, WriterBuilder};

use crate::cell::safe;
use crate::{Entry, Listed};

/// What tells Excel that a file is UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// The columns of a file of quotations.
pub(crate) const QUOTATION_COLUMNS: [&str; 15] = [
    "Quotation",
    "Page",
    "Printed page",
    "Section",
    "Review",
    "Publisher",
    "Area",
    "Type",
    "Date",
    "Note",
    "Link",
    "Published at",
    "File SHA-256",
    "How it was read",
    "Remark",
];

/// The columns of a file of reviews.
pub(crate) const REVIEW_COLUMNS: [&str; 16] = [
    "Review",
    "Type",
    "Publisher",
    "Area",
    "Date",
    "Reference",
    "Pages",
    "Themes",
    "Agencies",
    "Best passage",
    "Page",
    "Printed page",
    "Link to the page",
    "Link",
    "Published at",
    "File SHA-256",
];

/// A whole file of quotations.
#[must_use]
pub fn quotations(entries: &[Entry]) -> Vec<u8> {
    let rows = entries.iter().map(quotation);
    let mut file = MARK.to_vec();
    file.extend(records(std::iter::once(QUOTATION_COLUMNS.map(str::to_owned)).chain(rows)));
    file
}

/// The start of a file of reviews.
#[must_use]
pub fn reviews_start() -> Vec<u8> {
    let mut start = MARK.to_vec();
    start.extend(records(std::iter::once(REVIEW_COLUMNS.map(str::to_owned))));
    start
}

/// The rows of reviews; what stands before them is [`reviews_start`].
#[must_use]
pub fn reviews(listed: &[Listed]) -> Vec<u8> {
    records(listed.iter().map(review))
}

/// The cells of an entry; one that is lost says so in the last.
pub(crate) fn quotation(entry: &Entry) -> [String; 15] {
    let mut cells: [String; 15] = Default::default();
    match entry {
        Entry::Lost { address, why, note } => {
            let [.., noted, _, _, _, _, remark] = &mut cells;
            *noted = note.clone();
            *remark = format!("Not found: {address}: {why}");
            cells
        }
        Entry::Quoted(quoted) => {
            let (place, source) = (&quoted.place, &quoted.source);
            let some = |value: &Option<String>| value.clone().unwrap_or_default();
            [
                quoted.words.clone(),
                place.page.clone(),
                place.label.clone(),
                place.section.clone(),
                source.title.clone(),
                some(&source.publisher),
                some(&source.area),
                some(&source.kind),
                some(&source.date),
                quoted.note.clone(),
                source.link.clone(),
                some(&source.published_at),
                source.sha256.clone(),
                place.recognised.clone().unwrap_or_else(|| "text".to_owned()),
                quoted.cut().unwrap_or_default(),
            ]
        }
    }
}

/// The cells of a review.
fn review(listed: &Listed) -> [String; 16] {
    let source = &listed.source;
    let some = |value: &Option<String>| value.clone().unwrap_or_default();
    let best = listed.best.clone().unwrap_or_default();
    [
        source.title.clone(),
        some(&source.kind),
        some(&source.publisher),
        some(&source.area),
        some(&source.date),
        some(&source.reference),
        listed.pages.map(|pages| pages.to_string()).unwrap_or_default(),
        listed.themes.join("; "),
        listed.agencies.join("; "),
        best.words,
        best.place.page,
        best.place.label,
        best.link,
        source.link.clone(),
        some(&source.published_at),
        source.sha256.clone(),
    ]
}

/// Writes records.
fn records<const N: usize>(rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| safe(cell).into_owned());
        writer.write_record(cells).expect("memory takes every record, and all have the same length");
    }
    writer.into_inner().expect("memory takes what is left")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    /// The cells of a file, row by row, without its mark and its columns.
    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = bytes.strip_prefix(MARK).expect("a mark");
        let mut reader = csv::ReaderBuilder::new().from_reader(text);
        reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_file_of_quotations_is_this_to_the_byte() {
        let file = String::from_utf8(quotations(&sample::entries())).expect("UTF-8");

        assert_eq!(
            file,
            "\u{feff}Quotation,Page,Printed page,Section,Review,Publisher,Area,Type,Date,Note,Link,Published at,\
             File SHA-256,How it was read,Remark\r\n\
             \"She said \"\"no one asked\"\", twice.\",12,10,Findings · What we found,Learning from Alder,Inventshire Board,\
             Inventshire,Safeguarding adults review,2019-05,'=HYPERLINK(1),https://hindsight.example/review/r1?page=12#p12,\
             https://example.org/alder,abab,text,\r\n\
             \"'- First line\nSecond, line\",3–4,,,<Title> & more,,,,,,/review/r2?page=3#p3,,cdcd,\
             \"read from a picture of the page, 91 % sure\",only the first 25 of 90 characters are quoted\r\n\
             ,,,,,,,,,kept,,,,,Not found: r3.9: there is no such review\r\n"
        );
    }

    #[test]
    fn a_file_of_reviews_is_this_to_the_byte() {
        let mut file = reviews_start();
        file.extend(reviews(&[sample::listed()]));

        assert_eq!(
            String::from_utf8(file).expect("UTF-8"),
            "\u{feff}Review,Type,Publisher,Area,Date,Reference,Pages,Themes,Agencies,Best passage,Page,Printed page,\
             Link to the page,Link,Published at,File SHA-256\r\n\
             Learning from Alder,Safeguarding adults review,Inventshire Board,Inventshire,2019-05,SAR-7,48,Neglect; Housing,\
             Police,'+Words,12,10,https://hindsight.example/review/r1?page=12#p12,https://hindsight.example/review/r1,\
             https://example.org/alder,abab\r\n"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn what_is_written_is_read_back_and_no_cell_is_a_formula(entries in sample::any_entries()) {
            let rows = read(&quotations(&entries));

            prop_assert_eq!(rows.len(), entries.len());
            for (row, entry) in rows.iter().zip(&entries) {
                let expected: Vec<String> = quotation(entry).iter().map(|cell| safe(cell).into_owned()).collect();
                prop_assert_eq!(row, &expected);
                prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
            }
        }
    }
}
