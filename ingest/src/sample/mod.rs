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
    organisation or case in it is real, and nothing in it is advice.";

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
    SAMPLES.iter().map(|sample| SampleFile { name: sample.name.to_owned(), bytes: bytes(sample.form, sample.text) }).collect()
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

    #[test]
    fn dump() {
        for s in samples() {
            std::fs::write(format!("/tmp/samples_out/{}", s.name), &s.bytes).unwrap();
            if s.name.ends_with(".pdf") {
                let n = Document::load_mem(&s.bytes).unwrap().get_pages().len();
                eprintln!("(\"{}\", {n}),", s.name);
            }
        }
    }
}
