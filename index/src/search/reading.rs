//! Passages as answers need them: with their words cut, and kept for the next answer while there is room.
//!
//! What is kept says which passages were shown of late, never what was asked. It is of one state of the
//! library and goes with it; the passages that were not needed for longest go first.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use lru::LruCache;

use super::related;
use super::snapshot::Snapshot;
use crate::engine::Shown;
use crate::error::LibraryError;
use crate::words::Cut;

/// How many bytes of passages are kept.
const MOST: usize = 48 << 20;

/// A passage that was read.
#[derive(Debug)]
pub(super) struct Reading {
    /// Its words as they stand in the report.
    pub(super) text: String,
    /// What is shown beside them.
    pub(super) shown: Shown,
    /// The same words, cut.
    pub(super) words: Cut,
    /// Those that can be related to a query.
    pub(super) telling: Vec<Telling>,
}

/// A word of a passage that can be related to a query.
#[derive(Debug)]
pub(super) struct Telling {
    /// Its number among the words of the passage.
    pub(super) word: u32,
    /// How many reviews have a form of it, once the index was asked.
    pub(super) reviews: OnceLock<u64>,
}

/// Passages that were read, by their documents.
#[derive(Debug)]
pub(super) struct Readings(Mutex<Kept>);

#[derive(Debug)]
struct Kept {
    readings: LruCache<usize, Arc<Reading>>,
    size: usize,
}

impl Default for Readings {
    fn default() -> Self {
        Self(Mutex::new(Kept { readings: LruCache::unbounded(), size: 0 }))
    }
}

impl Readings {
    /// A passage that is kept.
    fn get(&self, document: usize) -> Option<Arc<Reading>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).readings.get(&document).cloned()
    }

    /// Keeps a passage.
    fn keep(&self, document: usize, reading: &Arc<Reading>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.size += reading.size();
        if let Some(before) = kept.readings.put(document, Arc::clone(reading)) {
            kept.size -= before.size();
        }
        while kept.size > MOST
            && let Some((_, oldest)) = kept.readings.pop_lru()
        {
            kept.size -= oldest.size();
        }
    }
}

impl Reading {
    /// Cuts the words of a passage.
    pub(super) fn new(text: String, shown: Shown) -> Self {
        let words = Cut::of(&text);
        let telling = related::telling(&text, &words).map(|word| Telling { word, reviews: OnceLock::new() });
        let telling = telling.collect();
        Self { text, shown, words, telling }
    }

    /// About how much memory it takes, in bytes.
    fn size(&self) -> usize {
        let beside = size_of::<Self>() + self.shown.heading.capacity();
        self.text.capacity() + self.words.size() + self.telling.capacity() * size_of::<Telling>() + beside
    }
}

impl Snapshot {
    /// A passage, from those that are kept or from the index.
    pub(super) fn reading(&self, document: usize) -> Result<Arc<Reading>, LibraryError> {
        if let Some(kept) = self.readings.get(document) {
            return Ok(kept);
        }
        let (text, shown) = self.stored(document)?;
        let reading = Arc::new(Reading::new(text, shown));
        self.readings.keep(document, &reading);
        Ok(reading)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::vocabulary::{PageOrigin, SectionKind};

    /// A passage of these words.
    pub(in crate::search) fn reading(text: &str) -> Arc<Reading> {
        let shown = Shown {
            page: 1,
            label: None,
            anchor: None,
            kind: SectionKind::Other,
            heading: String::new(),
            origin: PageOrigin::Text,
            confidence: None,
            start: 0,
            next: None,
        };
        Arc::new(Reading::new(text.to_owned(), shown))
    }

    #[test]
    fn those_that_were_not_needed_for_longest_go_first_and_the_size_is_that_of_what_is_kept() {
        let readings = Readings::default();
        let long = reading(&"damp ".repeat(100_000));
        let room = MOST / long.size();

        for document in 0..=room {
            readings.keep(document, &reading(&"damp ".repeat(100_000)));
            assert!(readings.get(0).is_some(), "it is needed again and again");
        }
        readings.keep(0, &reading("damp"));

        assert!(readings.get(1).is_none());
        assert!(readings.get(0).is_some_and(|kept| kept.text == "damp") && readings.get(room).is_some());
        let kept = readings.0.lock().expect("no panic");
        let sizes: usize = kept.readings.iter().map(|(_, reading)| reading.size()).sum();
        assert_eq!(kept.size, sizes);
        assert!(sizes <= MOST);
    }
}
