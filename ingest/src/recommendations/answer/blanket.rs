//! Finds one answer to all recommendations: "The Board has accepted all of the recommendations".
//!
//! Only where no recommendation is answered by itself, and only of this review's: what is said of
//! those of an earlier one answers nothing here.

use std::sync::LazyLock;

use hindsight_index::review::{Answer, Page, Recommendation};
use hindsight_index::vocabulary::{AnswerStatus, RecommendationKind};
use regex::Regex;

use super::Said;
use crate::expression::fixed;

/// One answer to all.
static ALL: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?ix)\ball\ (?:of\ )?(?:the\ |these\ |its\ |our\ )?(?:(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ )?recommendations\ (?:(?:in|of)\ this\ (?:report|review)\ |made\ (?:in\ this\ (?:report|review)\ )?)?
            (?:have\ (?:all\ )?been|were|are)\ (?:all\ |fully\ )?(?:accepted|agreed)\b
        | \b(?:accepts?|has\ accepted|have\ accepted)\ all\ (?:of\ )?(?:the\ |these\ |its\ |our\ )?(?:(?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ )?recommendations\b
        | \brecommendations\.\ (?:these|they|all)\ (?:have\ (?:all\ )?been|were|are)\ (?:all\ )?accepted\b",
    )
});

/// Words of a sentence that speaks of other recommendations, or accepts nothing.
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:previous|earlier|former|other|past|not|those reviews?|if|should|whether|(?:19|20)[0-9]{2} (?:review|report))\b",
    )
});

/// Words behind an answer that take some out of it, or say of which others it is.
static EXCEPT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(r"(?i)\b(?:except|apart from|but|save for|other than|previous|earlier|of the (?:19|20)[0-9]{2})\b")
});

/// Puts the answer to all into each, if there is one and none has its own.
pub(super) fn fill(pages: &[Page], flat: &[String], all: &mut [Recommendation]) {
    let mut asked = all.iter().filter(|one| one.kind == RecommendationKind::Recommendation).peekable();
    if asked.peek().is_none() || asked.any(|one| one.answer.is_some()) {
        return;
    }
    let Some(answer) = (0..pages.len()).find_map(|page| said(pages, page, flat.get(page)?)) else { return };
    for one in all.iter_mut().filter(|one| one.kind == RecommendationKind::Recommendation) {
        one.answer = Some(answer.clone());
    }
}

/// The answer to all on a page.
fn said(pages: &[Page], page: usize, flat: &str) -> Option<Answer> {
    if !super::speaks(flat) {
        return None;
    }
    ALL.find_iter(flat).find_map(|found| {
        let from = flat.get(..found.start())?.rfind(". ").map_or(0, |at| at + 2);
        let sentence = flat.get(from..found.end())?;
        let rest = flat.get(found.end()..)?.split(". ").next().unwrap_or_default();
        let status = super::later(AnswerStatus::Accepted, rest.trim_end_matches('.'));
        let said = Said { page, range: found.range(), status, many: true, cell: false };
        (!OTHER.is_match(sentence) && !EXCEPT.is_match(rest)).then(|| super::answer(pages, &said))
    })
}
