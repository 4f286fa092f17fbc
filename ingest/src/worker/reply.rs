//! What a child answers with: a review, or the picture of a page.

use std::fmt::Write;
use std::path::Path;

use hindsight_index::review::Review;
use serde::{Deserialize, Serialize};

/// What a child made of a file.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// It read it.
    Review(Box<Read>),
    /// It drew one of its pages.
    Picture(Picture),
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Read {
    /// What it says.
    pub(crate) review: Review,
    /// Pages that should be read from their pictures, and have not been.
    pub(crate) wanted: Vec<u32>,
}

/// A page that was drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Picture {
    /// The file, as SHA-256.
    sha256: String,
    /// A PNG, in hexadecimal digits: an answer is a line of text.
    png: String,
}

impl Reply {
    /// The same, naming the file that was asked for.
    pub(super) fn about(mut self, path: &Path, sha256: &str) -> Self {
        match &mut self {
            Self::Review(read) => {
                sha256.clone_into(&mut read.review.sha256);
                read.review.file = path.to_string_lossy().into_owned();
            }
            Self::Picture(picture) => sha256.clone_into(&mut picture.sha256),
        }
        self
    }

    /// The file that it is about.
    pub(super) fn sha256(&self) -> &str {
        match self {
            Self::Review(read) => &read.review.sha256,
            Self::Picture(picture) => &picture.sha256,
        }
    }
}

impl Picture {
    /// A picture of a file that is named later.
    pub(super) fn new(png: &[u8]) -> Self {
        let digits = png.iter().fold(String::with_capacity(png.len() * 2), |mut digits, byte| {
            write!(digits, "{byte:02x}").expect("writing to a string cannot fail");
            digits
        });
        Self { sha256: String::new(), png: digits }
    }

    /// The PNG; `None` if the digits make no sense.
    pub(super) fn into_png(self) -> Option<Vec<u8>> {
        let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let (pairs, rest) = self.png.as_bytes().as_chunks::<2>();
        let byte = |[high, low]: &[u8; 2]| Some(digit(*high)? << 4 | digit(*low)?);
        rest.is_empty().then(|| pairs.iter().map(byte).collect())?
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_picture_arrives_as_it_was_sent(png in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(Picture::new(&png).into_png(), Some(png));
        }

        #[test]
        fn digits_that_make_no_sense_are_no_picture(png in "[0-9a-f]{0,9}[g\u{e9} ][0-9a-f]{0,9}") {
            prop_assert_eq!(Picture { sha256: String::new(), png }.into_png(), None);
        }
    }
}
