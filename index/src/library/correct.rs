//! Correcting reviews, and keeping the index up with it.

use super::Library;
use crate::catalogue::load::Text;
use crate::correction::{Order, Partly, Verdict};
use crate::error::LibraryError;

impl Library {
    /// Corrects reviews in the order given; says of each order what became of it.
    ///
    /// All is checked before anything is written, and written as a whole: it
    /// is safe in the catalogue when this returns. If one order cannot be
    /// done, `partly` says whether the others are.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue or the index cannot be written.
    pub fn correct(&mut self, orders: &[Order], partly: Partly) -> Result<Vec<Verdict>, LibraryError> {
        let (verdicts, changed) = self.catalogue.correct(orders, partly)?;
        for number in changed {
            let review = self.catalogue.review(number, Text::With)?;
            self.index(number, review.as_ref())?;
        }
        Ok(verdicts)
    }
}
