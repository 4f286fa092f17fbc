//! A quick hash for tables whose keys are our own words.
//!
//! Such a table is built in every child process, and asked for every word of a page, so both must cost
//! little. Words of untrusted files are only looked up in it, never put in: they could be chosen to meet.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table with the quick hash.
pub(crate) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// A set with the quick hash.
pub(crate) type QuickSet<K> = HashSet<K, BuildHasherDefault<QuickHasher>>;

/// Multiplies and turns, eight bytes at a time.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct QuickHasher(u64);

/// An odd number with bits well spread: 2^64 divided by the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl QuickHasher {
    /// Takes eight bytes in.
    const fn take(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
            self.take(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.take(u64::from(byte));
    }

    fn write_u32(&mut self, number: u32) {
        self.take(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.take(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.take(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_hash_apart() {
        let hash = |word: &str| {
            let mut hasher = QuickHasher::default();
            hasher.write(word.as_bytes());
            hasher.finish()
        };
        let words = ["record", "records", "recorder", "drocer", "re", ""];

        let mut hashes: Vec<_> = words.iter().map(|word| hash(word)).collect();
        hashes.sort_unstable();
        hashes.dedup();

        assert_eq!(hashes.len(), words.len());
    }
}
