//! How large the type is in which a word was set, by the letters that it has.

use super::Word;

impl Word {
    /// The size of the type in pixels; none of a word without letters or digits.
    pub(crate) fn type_size(&self) -> Option<f32> {
        let share = match (self.text.chars().any(rises), self.text.chars().any(falls)) {
            (true, true) => 0.93,
            (true, false) => 0.72,
            (false, true) => 0.69,
            (false, false) => 0.5,
        };
        self.text.chars().any(char::is_alphanumeric).then_some(self.height as f32 / share)
    }
}

/// Whether a letter reaches above the small ones.
pub(crate) fn rises(ch: char) -> bool {
    ch.is_uppercase() || ch.is_ascii_digit() || "bdfhijklt()[]/".contains(ch)
}

/// Whether a letter reaches below the line.
pub(crate) fn falls(ch: char) -> bool {
    "gjpqyQ()[]/;,".contains(ch)
}
