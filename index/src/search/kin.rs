//! The documents of one case, and how recommendations were answered.

use super::snapshot::Snapshot;
use crate::catalogue::family::is_summary_only;
use crate::catalogue::load::Text;
use crate::error::LibraryError;
use crate::family::{Answered, Relative, Twins, answers};
use crate::review::Review;
use crate::vocabulary::LinkKind;

/// The other documents of a review's case.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Kin {
    /// Each with what it is and why; those to which the review is linked first.
    pub family: Vec<Relative>,
    /// Whether it is a summary or briefing whose report is not held.
    pub summary_only: bool,
    /// How its recommendations are answered in responses that are held.
    pub answers: Vec<Answered>,
}

impl Snapshot {
    /// The other documents of a review's case, and the answers to its recommendations.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn kin(&self, id: &str, review: &Review) -> Result<Kin, LibraryError> {
        let mut family = self.with_catalogue(|catalogue| match self.number(catalogue, id)? {
            Some(number) => catalogue.family(number),
            None => Ok(Vec::new()),
        })?;
        // One that was removed since is in no answer.
        family.retain(|member| self.rows.iter().any(|row| row.id == member.id));
        let summary_only = is_summary_only(review.document_role, &family);
        let answers = self.answers(id, review, &family)?;
        Ok(Kin { family, summary_only, answers })
    }

    /// How the recommendations of a review are answered by the responses of its family.
    fn answers(&self, id: &str, review: &Review, family: &[Relative]) -> Result<Vec<Answered>, LibraryError> {
        let is_answer = |member: &&Relative| member.kind == LinkKind::ResponseTo && member.from != id;
        let mut found = Vec::new();
        for member in family.iter().filter(is_answer) {
            let response = self.with_catalogue(|catalogue| match self.number(catalogue, &member.id)? {
                Some(number) => catalogue.review(number, Text::Without),
                None => Ok(None),
            })?;
            let asked = response.map(|response| response.recommendations).unwrap_or_default();
            let answered = answers(&review.recommendations, &asked).into_iter();
            found.extend(answered.map(|(recommendation, answer)| Answered {
                recommendation,
                response: member.id.clone(),
                answer,
            }));
        }
        Ok(found)
    }

    /// Pairs of reviews that hold the same text.
    ///
    /// # Errors
    ///
    /// Fails if the catalogue cannot be read.
    pub fn twins(&self) -> Result<Vec<Twins>, LibraryError> {
        self.with_catalogue(crate::catalogue::Catalogue::twins)
    }
}
