//! The limits on untrusted files: what one file may cost.
//!
//! Each limit is named here, once, and is tested at its edge.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What reading one file may cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Pages that are read.
    pub pages: u32,
    /// Bytes of text on one page.
    pub page_text_bytes: usize,
    /// Bytes of text of all pages.
    pub text_bytes: usize,
    /// How deep elements of a web page or a Word file may nest.
    pub nesting: usize,
    /// Bytes of one part of a Word file, unpacked.
    pub part_bytes: u64,
    /// Entries of an archive, those of archives in it too.
    pub archive_entries: usize,
    /// Bytes that an archive may unpack to, and of the archive itself.
    pub archive_bytes: u64,
    /// How many times its own size an archive may unpack to, beyond the first mebibyte.
    pub archive_ratio: u64,
    /// How deep archives may nest: 1 for none in another.
    pub archive_depth: usize,
    /// Time on the clock before the child is ended.
    pub wall: Duration,
    /// Processor time before the kernel ends the child.
    pub cpu: Duration,
    /// Address space of the child, in bytes.
    pub memory: u64,
    /// Bytes that the child may answer with.
    pub output: usize,
    /// Pixels of the picture of a page; a larger page is drawn smaller.
    pub pixels: u32,
    /// Time on the clock for reading one picture.
    pub ocr_wall: Duration,
    /// Processor time for reading one picture.
    pub ocr_cpu: Duration,
    /// Address space of the program that reads pictures, in bytes.
    pub ocr_memory: u64,
    /// Bytes that it may answer with for one picture.
    pub ocr_output: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 150 * MIB,
            pages: 5_000,
            page_text_bytes: 1 << 20,
            text_bytes: 64 << 20,
            nesting: 400,
            part_bytes: 128 * MIB,
            archive_entries: 20_000,
            archive_bytes: 2_048 * MIB,
            archive_ratio: 100,
            archive_depth: 2,
            wall: Duration::from_secs(120),
            cpu: Duration::from_secs(90),
            memory: 2_048 * MIB,
            output: 256 << 20,
            pixels: 16_000_000,
            ocr_wall: Duration::from_secs(90),
            ocr_cpu: Duration::from_secs(60),
            ocr_memory: 1_024 * MIB,
            ocr_output: 8 << 20,
        }
    }
}

impl Limits {
    /// Bytes of a record of what was read from a picture: it says the same in more letters.
    pub(crate) fn record(&self) -> usize {
        self.ocr_output.saturating_mul(4).saturating_add(1 << 10)
    }
}

/// One mebibyte.
const MIB: u64 = 1 << 20;
