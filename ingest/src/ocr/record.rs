//! Keeps what was read from the picture of a page.
//!
//! One small file a page. It is put in place whole, so it is there or not,
//! whenever a run ends; one that is damaged, too long or made by another
//! version counts as not there, and the page is read again.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::tsv::Table;
use super::{Turn, Word};
use crate::source;

/// What was read from the picture of one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// What drew and read the page, in words: another maker reads otherwise.
    pub(crate) maker: String,
    /// The page, counted from 1.
    pub(crate) page: u32,
    /// How its writing is turned; the picture that was read was turned back.
    #[serde(default)]
    pub(crate) turn: Turn,
    /// What was read.
    pub(crate) table: Table,
}

impl Record {
    /// The words, in reading order.
    pub(crate) fn words(&self) -> &[Word] {
        &self.table.words
    }

    /// How sure the reader was on average, 0 to 100; `None` without words.
    pub(crate) fn sure(&self) -> Option<u8> {
        let words = self.words();
        let sum: u64 = words.iter().map(|word| u64::from(word.sure)).sum();
        let mean = (sum + words.len() as u64 / 2).checked_div(words.len() as u64)?;
        u8::try_from(mean.min(100)).ok()
    }

    /// The words that may be misread.
    pub(crate) fn doubtful(&self) -> Vec<String> {
        let doubtful = self.words().iter().filter(|word| word.sure < super::DOUBTFUL);
        doubtful.map(|word| word.text.clone()).collect()
    }

    /// Loads the record of a page, if there is one that is whole.
    pub(crate) fn load(folder: &Path, page: u32, limit: usize) -> Option<Self> {
        let mut bytes = Vec::new();
        let file = File::open(place(folder, page)).ok()?;
        file.take(limit as u64 + 1).read_to_end(&mut bytes).ok()?;
        let whole = bytes.len() <= limit;
        let (sum, json) = bytes.split_at_checked(SUM)?;
        let sound = whole && sum == source::sha256(json).as_bytes();
        let record: Self = sound.then(|| serde_json::from_slice(json).ok())??;
        (record.page == page).then_some(record)
    }

    /// Puts the record in its place.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written.
    pub(crate) fn store(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let json = serde_json::to_vec(self)?;
        let place = place(folder, self.page);
        // Two runs may read the same page, each for its own library or dry run.
        let draft = folder.join(format!("{}.{}.part", self.page, std::process::id()));
        let mut file = File::create(&draft)?;
        file.write_all(source::sha256(&json).as_bytes())?;
        file.write_all(&json)?;
        file.sync_all()?;
        fs::rename(&draft, &place)
    }
}

/// Characters of the check sum before a record.
const SUM: usize = 64;

/// The file of a page's record.
fn place(folder: &Path, page: u32) -> PathBuf {
    folder.join(format!("{page}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 10_000;

    /// A record of one word.
    fn record(text: &str, sure: u8) -> Record {
        let word = Word { text: text.to_owned(), sure, line: 0, left: 1, top: 2, width: 3, height: 4 };
        let table = Table { width: 10, height: 20, words: vec![word] };
        Record { maker: "m 1".to_owned(), page: 7, turn: Turn::Down, table }
    }

    #[test]
    fn a_record_is_found_by_its_page_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        let record = record("lamp", 90);
        record.store(dir.path()).expect("stored");

        assert_eq!(Record::load(dir.path(), 7, LIMIT), Some(record));
        assert_eq!(Record::load(dir.path(), 8, LIMIT), None);
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn whatever_byte_is_changed_or_missing_the_record_is_not_there() {
        let dir = tempfile::tempdir().expect("a folder");
        record("lamp", 90).store(dir.path()).expect("stored");
        let path = place(dir.path(), 7);
        let whole = fs::read(&path).expect("a record");

        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(&path, &changed).expect("changed");
            assert_eq!(Record::load(dir.path(), 7, LIMIT), None, "{at}");

            fs::write(&path, &whole[..at]).expect("cut");
            assert_eq!(Record::load(dir.path(), 7, LIMIT), None, "{at}");
        }
    }

    #[test]
    fn a_record_of_exactly_the_limit_counts_and_a_longer_one_does_not() {
        let dir = tempfile::tempdir().expect("a folder");
        record("lamp", 90).store(dir.path()).expect("stored");
        let length = fs::read(place(dir.path(), 7)).expect("a record").len();

        assert!(Record::load(dir.path(), 7, length).is_some());
        assert!(Record::load(dir.path(), 7, length - 1).is_none());
    }

    #[test]
    fn words_below_the_mark_are_doubtful_and_the_mean_is_rounded() {
        let mut record = record("lamp", 60);
        record.table.words.extend([super::tests::record("pier", 59).table.words[0].clone()]);

        assert_eq!((record.sure(), record.doubtful()), (Some(60), vec!["pier".to_owned()]));
    }
}
