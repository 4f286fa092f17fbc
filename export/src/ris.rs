//! RIS, as reference managers read it: one record a review, its quotations as notes.
//!
//! Each line is a tag of two signs, two spaces, a hyphen, a space and a value in one line.
//!
//! Source: RIS Format Specifications, Clarivate.

use std::fmt::Write as _;

use crate::entry::{by_review, one_line};
use crate::{Entry, Listed, Quotation, Source};

/// A whole file of quotations.
#[must_use]
pub fn quotations(entries: &[Entry]) -> String {
    let mut file = String::new();
    for group in by_review(entries) {
        if let Some(first) = group.first() {
            record(&mut file, &first.source, |file| group.iter().for_each(|quoted| note(file, quoted)));
        }
    }
    for entry in entries {
        if let Entry::Lost { address, why, note } = entry {
            line(&mut file, "TY", "GEN");
            line(&mut file, "TI", &format!("Not found: {address}"));
            line(&mut file, "N1", why);
            some(&mut file, "N1", Some(note.as_str()));
            line(&mut file, "ER", "");
        }
    }
    file
}

/// The records of reviews that a search found.
#[must_use]
pub fn reviews(listed: &[Listed]) -> String {
    let mut file = String::new();
    for one in listed {
        record(&mut file, &one.source, |file| {
            one.themes.iter().for_each(|theme| line(file, "KW", theme));
            if let Some(best) = &one.best {
                line(file, "N1", &format!("“{}” ({})", best.words, best.place.cited()));
            }
        });
    }
    file
}

/// A record: the review, then what `more` adds.
fn record(file: &mut String, source: &Source, more: impl FnOnce(&mut String)) {
    let date = source.date.as_deref();
    line(file, "TY", "RPRT");
    line(file, "ID", &source.id);
    line(file, "TI", &source.title);
    some(file, "AU", source.publisher.as_deref().or(source.area.as_deref()));
    some(file, "PB", source.publisher.as_deref());
    some(file, "CY", source.area.as_deref());
    some(file, "PY", date.and_then(|date| date.get(..4)));
    some(file, "DA", date.map(slashed).as_deref());
    some(file, "M3", source.kind.as_deref());
    some(file, "SN", source.reference.as_deref());
    some(file, "UR", source.published_at.as_deref());
    line(file, "L2", source.link.split('?').next().unwrap_or(&source.link));
    line(file, "N1", &format!("SHA-256 of the file: {}", source.sha256));
    more(file);
    line(file, "ER", "");
}

/// A quotation as a note, with the reader's own.
fn note(file: &mut String, quoted: &Quotation) {
    let how = quoted.place.recognised.iter().cloned().chain(quoted.cut());
    let place: Vec<String> = std::iter::once(quoted.place.cited()).chain(how).collect();
    line(file, "N1", &format!("“{}” ({}; {})", quoted.printed(), place.join("; "), quoted.source.link));
    some(file, "N1", Some(&quoted.note));
}

/// A date as RIS has it: year, month and day, each followed by a slash.
fn slashed(date: &str) -> String {
    let mut parts = date.split('-').map(one_line);
    let mut part = || parts.next().unwrap_or_default();
    format!("{}/{}/{}/", part(), part(), part())
}

/// A line, if there is a value.
fn some(file: &mut String, tag: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
        line(file, tag, value);
    }
}

/// A line.
fn line(file: &mut String, tag: &str, value: &str) {
    let _ = write!(file, "{tag}  - {}\r\n", one_line(value));
    if tag == "ER" {
        file.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    #[test]
    fn a_file_of_quotations_is_this_to_the_byte() {
        let expected = "TY  - RPRT\nID  - r1\nTI  - Learning from Alder\nAU  - Inventshire Board\nPB  - Inventshire Board\n\
             CY  - Inventshire\nPY  - 2019\nDA  - 2019/05//\nM3  - Safeguarding adults review\nSN  - SAR-7\n\
             UR  - https://example.org/alder\nL2  - https://hindsight.example/review/r1\nN1  - SHA-256 of the file: abab\n\
             N1  - “She said \"no one asked\", twice.” (page 12 (printed 10); https://hindsight.example/review/r1?page=12#p12)\n\
             N1  - =HYPERLINK(1)\nER  - \n\n\
             TY  - RPRT\nID  - r2\nTI  - <Title> & more\nL2  - /review/r2\nN1  - SHA-256 of the file: cdcd\n\
             N1  - “… - First line Second, line” (pages 3–4; read from a picture of the page, 91 % sure; \
             only the first 25 of 90 characters are quoted; /review/r2?page=3#p3)\nER  - \n\n\
             TY  - GEN\nTI  - Not found: r3.9\nN1  - there is no such review\nN1  - kept\nER  - \n\n";

        assert_eq!(quotations(&sample::entries()), expected.replace('\n', "\r\n"));
    }

    #[test]
    fn quotations_of_one_review_are_one_record() {
        let mut entries = sample::entries();
        entries.push(entries[0].clone());

        assert_eq!(quotations(&entries).matches("TY  - RPRT").count(), 2);
        assert_eq!(quotations(&entries).matches("“She said").count(), 2);
    }

    #[test]
    fn a_review_that_was_found_has_its_themes_and_best_passage() {
        let file = reviews(&[sample::listed()]);

        assert!(file.contains(
            "KW  - Neglect\r\nKW  - Housing\r\nN1  - “+Words” (page 12 (printed 10))\r\nER  - \r\n\r\n"
        ));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]

        #[test]
        fn every_line_is_a_tag_with_a_value_and_every_record_ends(entries in sample::any_entries()) {
            let file = quotations(&entries);

            let lines: Vec<&str> = file.split("\r\n").filter(|line| !line.is_empty()).collect();
            for line in &lines {
                let (tag, value) = line.split_once("  - ").expect("a tag");
                prop_assert!(tag.len() == 2 && tag.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), "{line}");
                prop_assert!(!value.contains(char::is_control), "{line}");
            }
            let count = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
            prop_assert_eq!(count("TY"), count("ER"));
        }
    }
}
