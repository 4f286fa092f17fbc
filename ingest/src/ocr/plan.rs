//! Which pages are to be read from their pictures, and where their records are.

use std::ffi::OsString;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Record;

/// Which pages are read from their pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ocr {
    /// Those without usable text.
    #[default]
    Auto,
    /// None.
    Never,
    /// All on which something is drawn; their own text counts only where that fails.
    Always,
}

impl Ocr {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Never, Self::Always];

    /// The word for it on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Never => "never",
            Self::Always => "always",
        }
    }

    /// The value for a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ocr| ocr.as_str() == word)
    }
}

/// How the pictures of one file are dealt with while it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// Which pages.
    pub(crate) ocr: Ocr,
    /// The folder of the records of this file; without one there are none.
    pub(crate) records: Option<OsString>,
    /// What made the records that count.
    pub(crate) maker: String,
    /// Bytes of a record that is believed.
    pub(crate) record_bytes: usize,
}

impl Plan {
    /// What was read from the picture of a page, if that was done.
    pub(crate) fn record(&self, page: u32) -> Option<Record> {
        let folder = self.records.as_deref().map(Path::new)?;
        Record::load(folder, page, self.record_bytes).filter(|record| record.maker == self.maker)
    }

    /// The same, whatever made it.
    pub(crate) fn any_record(&self, page: u32) -> Option<Record> {
        Record::load(self.records.as_deref().map(Path::new)?, page, self.record_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_known_by_its_word() {
        for ocr in Ocr::ALL {
            assert_eq!(Ocr::from_word(ocr.as_str()), Some(ocr));
        }
        assert_eq!(Ocr::from_word("sometimes"), None);
    }
}
