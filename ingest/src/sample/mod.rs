//! Invented reviews, for `hindsight demo` and for tests.
//!
//! Every sample says that it is invented, on every page. The same bytes come
//! out on every run. No person, place, body or case in them is real.

mod html;
mod list;
mod markup;
mod pdf;

use self::list::{Form, SAMPLES};
use self::markup::Manuscript;

/// The notice across every page.
pub(crate) const WATERMARK: &str = "INVENTED SAMPLE \u{2014} not a real case";

/// The notice in words.
pub(crate) const NOTICE: &str = "This is an invented sample that shows how Hindsight works. No person, place, \
    local body or case in it is real, and nothing in it is advice.";

/// A sample as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFile {
    /// A file name without a folder.
    pub name: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// All samples, in a fixed order.
pub fn samples() -> Vec<SampleFile> {
    SAMPLES
        .iter()
        .map(|sample| SampleFile { name: sample.name.to_owned(), bytes: bytes(sample.form, sample.text) })
        .collect()
}

/// The bytes of a text in a form.
fn bytes(form: Form, text: &str) -> Vec<u8> {
    match form {
        Form::Pdf => pdf::render(&Manuscript::parse(text)),
        Form::Scan => pdf::scan::render(&Manuscript::parse(text)),
        Form::Html => html::render(&Manuscript::parse(text)),
        Form::Verbatim => text.as_bytes().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use lopdf::Document;

    use super::*;

    /// The PDFs and how many pages each has.
    const PAGES: &[(&str, usize)] = &[
        ("scr-child-r-2014.pdf", 6),
        ("Baby T overview FINAL v7.pdf", 5),
        ("scr-young-person-j-2017.pdf", 4),
        ("lcspr-child-m-2021.pdf", 6),
        ("lcspr-quinn-2023.pdf", 6),
        ("lcspr-amber-and-jude-2025.pdf", 6),
        ("sar-adult-k-2018.pdf", 6),
        ("sar-mrs-w-2022.pdf", 5),
        ("thematic-sar-five-lives-2024.pdf", 6),
        ("dhr-ms-a-2013.pdf", 7),
        ("dhr-mrs-d-2020.pdf", 5),
        ("dardr-mrs-n-2024.pdf", 6),
        ("cpr-cwm-tarrow-2016.pdf", 5),
        ("learning-review-child-v-2023.pdf", 5),
        ("mhhr-mr-f-2019.pdf", 5),
        ("larkfield-house-inquiry-summary-2011.pdf", 6),
        ("coroner-finding-mr-c-2009.pdf", 4),
        ("thematic-safer-sleep-2019.pdf", 5),
        ("sallow-court-inquiry-report-2018.pdf", 39),
        ("scr-adult-b-scan-2010.pdf", 2),
        ("briefing-adult-k-2018.pdf", 3),
        ("response-adult-k-2018.pdf", 3),
    ];

    #[test]
    fn every_pdf_has_the_pages_that_it_should_have() {
        let counted: Vec<(String, usize)> = samples()
            .into_iter()
            .filter(|sample| sample.name.ends_with(".pdf"))
            .map(|sample| (sample.name, Document::load_mem(&sample.bytes).unwrap().get_pages().len()))
            .collect();

        let expected: Vec<(String, usize)> =
            PAGES.iter().map(|(name, pages)| ((*name).to_owned(), *pages)).collect();
        assert_eq!(counted, expected);
    }

    #[test]
    fn no_two_samples_share_a_name_or_bytes() {
        let samples = samples();

        let names: BTreeSet<&str> = samples.iter().map(|sample| sample.name.as_str()).collect();
        let bytes: BTreeSet<&[u8]> = samples.iter().map(|sample| sample.bytes.as_slice()).collect();
        assert!(samples.len() >= 26);
        assert_eq!((names.len(), bytes.len()), (samples.len(), samples.len()));
    }

    #[test]
    fn every_run_gives_the_same_bytes() {
        assert!(samples() == samples());
    }

    #[test]
    fn every_page_of_every_pdf_shows_the_watermark() {
        let mark = encoding_rs::WINDOWS_1252.encode(WATERMARK).0.into_owned();
        for sample in SAMPLES.iter().filter(|sample| sample.form == Form::Pdf) {
            let document = Document::load_mem(&bytes(sample.form, sample.text)).unwrap();

            for (number, page) in document.get_pages() {
                let content = document.get_page_content(page);
                let shown = content.windows(mark.len()).any(|window| window == mark);
                assert!(shown, "{} p. {number}", sample.name);
            }
        }
    }

    #[test]
    fn every_web_page_and_text_says_that_it_is_invented() {
        for sample in SAMPLES.iter().filter(|sample| matches!(sample.form, Form::Html | Form::Verbatim)) {
            let text = String::from_utf8(bytes(sample.form, sample.text)).unwrap();

            assert!(text.contains("INVENTED SAMPLE"), "{}", sample.name);
            assert!(text.contains("This is an invented sample"), "{}", sample.name);
        }
    }

    #[test]
    fn no_text_has_a_character_outside_winansi() {
        for sample in SAMPLES {
            let (_, _, unmappable) = encoding_rs::WINDOWS_1252.encode(sample.text);

            assert!(!unmappable, "{}", sample.name);
        }
    }

    #[test]
    fn no_paragraph_stands_in_two_samples() {
        // A report that is published again has the text of the first.
        let texts: BTreeSet<&str> = SAMPLES.iter().map(|sample| sample.text).collect();
        let paragraphs: Vec<&str> = texts
            .iter()
            .flat_map(|text| text.lines())
            .filter(|line| line.len() > 80 && !line.contains("This is an invented sample"))
            .collect();

        let different: BTreeSet<&&str> = paragraphs.iter().collect();
        assert_eq!(different.len(), paragraphs.len());
    }

    #[test]
    fn the_scan_has_no_text() {
        let scan = samples().into_iter().find(|sample| sample.name.contains("scan")).unwrap();

        let document = Document::load_mem(&scan.bytes).unwrap();

        let pages = document.get_pages();
        assert!(
            pages.values().all(|page| !document.get_page_content(*page).windows(2).any(|two| two == b"BT"))
        );
    }
}
