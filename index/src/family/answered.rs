//! What a document says that it is about, and how a response answers each recommendation.

use serde::{Deserialize, Serialize};

use super::asks::{Ask, ask};
use super::names::{Names, names};
use crate::evidence::Evidence;
use crate::review::{Answer, Recommendation, Review};
use crate::vocabulary::DocumentRole;

/// What a document says that it answers or sums up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Subject {
    /// What it names.
    pub(crate) names: Names,
    /// The page on which it says so.
    pub(crate) page: u32,
    /// The words.
    pub(crate) quote: String,
}

/// How a recommendation of a report is answered in a response that is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// The place of the recommendation in the report, from 0.
    pub recommendation: usize,
    /// The id of the response.
    pub response: String,
    /// How it is answered: on which page of the response, in which words.
    #[serde(flatten)]
    pub answer: Answer,
}

/// Words behind which stands what a document is about.
const BEFORE: &[&str] =
    &["response to", "reply to", "action plan for", "briefing on", "summary of", "answer to"];
/// Pages on which a document says what it answers.
const FRONT: usize = 3;
/// Characters in which it is named.
const NAMED: usize = 110;

/// What a document that is no report says that it is about: in its title, else on its first pages.
pub(super) fn subject(review: &Review) -> Option<Subject> {
    if matches!(review.document_role, DocumentRole::Report | DocumentRole::Other | DocumentRole::Transcript) {
        return None;
    }
    let evidence = review.evidence.get("title").into_iter().flatten();
    let page = evidence.filter_map(|evidence| match evidence {
        Evidence::Found { page, .. } => Some(*page),
        Evidence::Stated { .. } => None,
    });
    let title = review.title.iter().map(|title| (page.clone().next().unwrap_or(1), title.as_str()));
    let pages = review.pages.iter().take(FRONT).map(|page| (page.number, page.text.as_str()));
    title.chain(pages).find_map(|(page, text)| named(page, text))
}

/// What is named behind the first words that announce it, if it says which case it is.
fn named(page: u32, text: &str) -> Option<Subject> {
    let lower = text.to_ascii_lowercase();
    BEFORE.iter().find_map(|words| {
        let start = lower.find(words)? + words.len();
        let rest = text.get(start..)?;
        let end = rest.char_indices().map(|(at, _)| at).nth(NAMED).unwrap_or(rest.len());
        let rest = rest.get(..end)?;
        let rest = rest.split(['.', ';']).next()?.split("\n\n").next()?;
        // What follows the report is no part of its name, but for what it is on.
        let ends = ["report", "Report", "review", "Review", "inquiry", "Inquiry"];
        let end = ends.iter().filter_map(|word| Some(rest.rfind(word)? + word.len())).max();
        let end =
            end.filter(|end| ![" on ", " into ", " of "].iter().any(|word| rest[*end..].starts_with(word)));
        let quote = rest.get(..end.unwrap_or(rest.len()))?.trim();
        let names = names(quote);
        let says = names.words.len() > 1 || !names.cases.is_empty();
        says.then(|| Subject { names, page, quote: quote.to_owned() })
    })
}

/// The answers that a response gives to the recommendations of a report, by their place.
///
/// Two are the same if their words are, or mostly are and their numbers too.
pub(crate) fn answers(report: &[Recommendation], response: &[Recommendation]) -> Vec<(usize, Answer)> {
    let asked: Vec<Ask> = report.iter().map(ask).collect();
    let mut found: Vec<(usize, Answer)> = Vec::new();
    for one in response {
        let Some(answer) = &one.answer else { continue };
        let theirs = ask(one);
        let fit = |mine: &Ask| {
            let same = !mine.number.is_empty() && mine.number == theirs.number;
            let shared = mine.shared(&theirs);
            if shared >= 0.5 || (same && shared >= 0.2) { shared + f64::from(u8::from(same)) } else { 0.0 }
        };
        let best = asked.iter().map(fit).enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((at, fit)) = best
            && fit > 0.0
            && !found.iter().any(|(other, _)| *other == at)
        {
            found.push((at, answer.clone()));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{AnswerStatus, RecommendationKind};

    fn recommendation(number: &str, text: &str, status: Option<AnswerStatus>) -> Recommendation {
        Recommendation {
            kind: RecommendationKind::Recommendation,
            number: Some(number.to_owned()),
            text: text.to_owned(),
            page: 1,
            pages: vec![1],
            items: Vec::new(),
            addressees: Vec::new(),
            agencies: Vec::new(),
            deadline: None,
            answer: status.map(|status| Answer { status, page: 4, quote: "We say so.".to_owned() }),
        }
    }

    #[test]
    fn an_answer_goes_to_the_recommendation_with_its_words_not_only_its_number() {
        let boats = "The Harbour Trust should count the boats at noon each day and tell the Board.";
        let lamps =
            "The Ferry Company should see that every lamp on the pier burns until the last boat is in.";
        let report = [recommendation("1", boats, None), recommendation("2", lamps, None)];
        let response = [
            recommendation("Recommendation 1", lamps, Some(AnswerStatus::Rejected)),
            recommendation(
                "2",
                "Something else entirely is asked of others here by nobody.",
                Some(AnswerStatus::Noted),
            ),
        ];

        let found = answers(&report, &response);

        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1.status), (1, AnswerStatus::Rejected));
    }

    #[test]
    fn what_is_answered_is_named_behind_the_word() {
        let found =
            named(1, "Government response to the Harbour Lamp Inquiry report on Module 1").expect("named");

        assert_eq!(found.names.words, ["harbour", "lamp", "module"]);
        assert_eq!(named(1, "Response to the report"), None);
    }
}
