//! Compares recommendations and matters of concern with gold: place and number, and what each holds. Pure.

use std::collections::BTreeMap;
use std::iter;

use hindsight_index::review::{Recommendation, Review};
use hindsight_index::vocabulary::RecommendationKind;

use super::Mistake;
use super::fact::{compare, joined};
use super::gold::{Gold, GoldRecommendation};
use super::matching::{exactly, number, plain, same_body, same_words};
use crate::count::Count;

/// A detail of a recommendation: its field name, what was found of it, and what is the same.
type Detail = (&'static str, fn(&Recommendation) -> Vec<String>, fn(&str, &str) -> bool);

/// The details that are scored, of recommendations that were found.
pub const DETAILS: &[Detail] = &[
    ("addressees", |found| found.addressees.clone(), same_body),
    ("deadline", |found| found.deadline.iter().cloned().collect(), same_words),
    (
        "items",
        |found| (!found.items.is_empty()).then(|| found.items.len().to_string()).into_iter().collect(),
        exactly,
    ),
    ("answer", |found| found.answer.iter().map(|answer| answer.status.to_string()).collect(), exactly),
];

/// What is counted of the recommendations of a report.
#[derive(Debug, Default)]
pub(super) struct Scored {
    /// Those that start on the right page and have the right number.
    pub(super) places: Count,
    /// Each detail of those, by its field name.
    pub(super) details: BTreeMap<&'static str, Count>,
}

/// Recommendations and matters of concern that start on the right page and have the right number.
pub(super) fn score(gold: &Gold, review: &Review, mistakes: &mut Vec<Mistake>) -> Scored {
    let complete = gold.recommendations_total.is_none_or(|total| total == gold.recommendations.len());
    let mut scored = Scored::default();
    let concerns =
        gold.concerns.iter().map(|concerns| (RecommendationKind::Concern, "concern", concerns, true));
    for (kind, what, listed, complete) in
        iter::once((RecommendationKind::Recommendation, "recommendation", &gold.recommendations, complete))
            .chain(concerns)
    {
        let mut left: Vec<&Recommendation> =
            review.recommendations.iter().filter(|r| r.kind == kind).collect();
        for wanted in listed {
            let at = best(wanted, &left);
            if let Some(at) = at {
                scored.add_details(gold, wanted, left.remove(at), mistakes);
                scored.places.right += 1;
            } else {
                scored.places.missed += 1;
                mistakes.push(Mistake::new(gold, what, Some(said(wanted)), None));
            }
        }
        let last = listed.iter().map(|wanted| wanted.page).max().unwrap_or(0);
        // Behind the end of a list that gold cut short, nothing is judged.
        for extra in left.into_iter().filter(|extra| complete || extra.page < last) {
            scored.places.wrong += 1;
            let found = format!(
                "{} p. {} {}",
                extra.number.as_deref().unwrap_or("-"),
                extra.page,
                start(&extra.text)
            );
            mistakes.push(Mistake::new(gold, what, None, Some(found)));
        }
    }
    scored
}

impl Scored {
    /// Counts the details of one that was found.
    fn add_details(
        &mut self,
        gold: &Gold,
        wanted: &GoldRecommendation,
        found: &Recommendation,
        mistakes: &mut Vec<Mistake>,
    ) {
        for (name, values, same) in DETAILS {
            let Some(mut all) = wanted.values(name) else { continue };
            // No items are none, not nought of them.
            all.retain(|value| value != "0");
            let values = values(found);
            let count = compare(&all, &[], &values, *same);
            self.details.entry(name).or_default().add(count);
            if count.wrong + count.missed > 0 {
                let what = format!("{name} of {}", said(wanted));
                mistakes.push(Mistake::new(gold, &what, joined(&all), joined(&values)));
            }
        }
    }
}

/// Which of these is the wanted one: right page and number; of several the one that starts alike.
fn best(wanted: &GoldRecommendation, left: &[&Recommendation]) -> Option<usize> {
    let fits = |found: &Recommendation| {
        let page = found.page == wanted.page || wanted.also_at.contains(&found.page);
        let gold = wanted.number.as_deref().map(number);
        page && gold.is_none_or(|gold| found.number.as_deref().is_some_and(|found| number(found) == gold))
    };
    let alike = |found: &Recommendation| {
        let words = plain(&format!("{} {}", found.text, found.items.join(" ")));
        let wanted: String = plain(&wanted.starts).chars().take(30).collect();
        words.contains(&wanted)
    };
    let fitting: Vec<usize> = (0..left.len()).filter(|at| fits(left[*at])).collect();
    let first_alike = fitting.iter().copied().find(|at| alike(left[*at]));
    // Without a number only the words can tell.
    first_alike.or_else(|| fitting.first().copied().filter(|_| wanted.number.is_some()))
}

/// A wanted recommendation in a few words.
fn said(wanted: &GoldRecommendation) -> String {
    format!("{} p. {} {}", wanted.number.as_deref().unwrap_or("-"), wanted.page, start(&wanted.starts))
}

/// The first words of a text.
fn start(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use hindsight_index::vocabulary::Format;

    use super::*;
    use crate::gold::read;

    const GOLD: &str = r#"{"file":"a.pdf","recommendations":[{"number":"1","page":3,"starts":"Count the boats","addressees":["Harbour Board","Coastguard"],"deadline":"by 1 May 2031","items":0},{"number":"2","page":3,"starts":"Light the lamps"}],"recommendations_total":2}"#;

    fn asked(number: &str, page: u32, text: &str) -> Recommendation {
        Recommendation {
            kind: RecommendationKind::Recommendation,
            number: Some(number.to_owned()),
            text: text.to_owned(),
            page,
            pages: vec![page],
            items: Vec::new(),
            addressees: vec!["the Harbour Board".to_owned(), "Ferry Trust".to_owned()],
            agencies: Vec::new(),
            deadline: Some("1 May 2031".to_owned()),
            answer: None,
        }
    }

    #[test]
    fn a_recommendation_counts_with_its_page_and_number_only_and_then_by_its_details() {
        let mut review = Review::unread("a.pdf", Format::Pdf);
        review.recommendations = vec![
            asked("1", 3, "Count the boats."),
            asked("2", 4, "Light the lamps."),
            asked("3", 3, "Rest."),
        ];
        let mut mistakes = Vec::new();

        let scored = score(&read(GOLD).expect("gold").remove(0), &review, &mut mistakes);

        assert_eq!(scored.places, Count { right: 1, wrong: 2, missed: 1 });
        assert!((scored.places.f1() - 0.4).abs() < 1e-9);
        let details = [
            ("addressees", Count { right: 1, wrong: 1, missed: 1 }),
            ("deadline", Count { right: 1, wrong: 0, missed: 0 }),
            ("items", Count::default()),
        ];
        assert_eq!(scored.details, BTreeMap::from(details));
        assert_eq!(mistakes.len(), 4);
    }
}
