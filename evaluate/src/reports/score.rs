//! Compares one report with its gold.
//!
//! Every difference is kept as a mistake with both sides, so that it can be looked up. Pure.

use hindsight_index::review::{Recommendation, Review, Section};
use hindsight_index::vocabulary::{RecommendationKind, SectionKind};
use serde::Serialize;

use crate::count::Count;

use super::gold::{Gold, GoldRecommendation, GoldSection};
use super::matching::{number, plain, same_body, same_date, same_name};

/// A difference to gold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The name of the file.
    pub file: String,
    /// What is concerned: a fact, `section`, `recommendation` or `concern`.
    pub what: String,
    /// What gold says; none for what it does not have.
    pub gold: Option<String>,
    /// What was found; none if nothing was.
    pub found: Option<String>,
}

/// Whether each scored fact that gold speaks of is right; a fact that gold says is not stated must be missing.
pub(super) fn facts(gold: &Gold, review: &Review, mistakes: &mut Vec<Mistake>) -> Vec<(&'static str, bool)> {
    let (title, publisher) = (review.title.as_deref(), review.publisher.as_deref());
    let published = review.published.map(|date| date.to_string());
    let role = review.document_role.as_str();
    let titles = || gold.title.iter().chain(&gold.title_alt);
    let (year, found_year) =
        (gold.incident_year.map(|y| y.to_string()), review.incident_year.map(|y| y.to_string()));
    let rows = [
        (
            "title",
            gold.title.clone(),
            title.map(str::to_owned),
            title.is_some_and(|found| titles().any(|gold| same_name(gold, found))),
        ),
        (
            "publisher",
            gold.publisher.clone(),
            publisher.map(str::to_owned),
            both(&gold.publisher, publisher, same_body),
        ),
        (
            "published",
            gold.published.clone(),
            published.clone(),
            both(&gold.published, published.as_deref(), same_date),
        ),
        (
            "document_role",
            gold.document_role.clone(),
            Some(role.to_owned()),
            gold.document_role.as_deref() == Some(role),
        ),
        ("incident_year", year.clone(), found_year.clone(), year == found_year),
    ];
    let mut scored = Vec::new();
    for (fact, gold_value, found, right) in rows {
        if !right {
            mistakes.push(Mistake {
                file: gold.file.clone(),
                what: fact.to_owned(),
                gold: gold_value,
                found,
            });
        }
        scored.push((fact, right));
    }
    scored
}

/// Whether a value is right; what gold does not have must not be found.
fn both(gold: &Option<String>, found: Option<&str>, same: fn(&str, &str) -> bool) -> bool {
    match (gold, found) {
        (Some(gold), Some(found)) => same(gold, found),
        (gold, found) => gold.is_none() && found.is_none(),
    }
}

/// Recommendations and matters of concern that start on the right page and have the right number.
pub(super) fn recommendations(gold: &Gold, review: &Review, mistakes: &mut Vec<Mistake>) -> Count {
    let complete = gold.recommendations_total.is_none_or(|total| total == gold.recommendations.len());
    let mut count = Count::default();
    for (kind, what, listed, complete) in [
        (RecommendationKind::Recommendation, "recommendation", &gold.recommendations, complete),
        (RecommendationKind::Concern, "concern", &gold.concerns, true),
    ] {
        let mut left: Vec<&Recommendation> =
            review.recommendations.iter().filter(|r| r.kind == kind).collect();
        for wanted in listed {
            let at = best(wanted, &left);
            if let Some(at) = at {
                left.remove(at);
                count.right += 1;
            } else {
                count.missed += 1;
                mistakes.push(mistake(gold, what, Some(said(wanted)), None));
            }
        }
        let last = listed.iter().map(|wanted| wanted.page).max().unwrap_or(0);
        // Behind the end of a list that gold cut short, nothing is judged.
        for extra in left.into_iter().filter(|extra| complete || extra.page < last) {
            count.wrong += 1;
            let found = format!(
                "{} p. {} {}",
                extra.number.as_deref().unwrap_or("-"),
                extra.page,
                start(&extra.text)
            );
            mistakes.push(mistake(gold, what, None, Some(found)));
        }
    }
    count
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

/// Sections that open on the right page with the right kind.
///
/// Gold lists only those whose kind is plain, so an opening is wrong only if it has the heading
/// of one that gold lists, and another kind.
pub(super) fn sections(gold: &Gold, review: &Review, mistakes: &mut Vec<Mistake>) -> Count {
    let mut count = Count::default();
    for wanted in &gold.sections {
        let on_page = || review.sections.iter().filter(|section| section.page == wanted.page);
        if on_page().any(|section| is_kind(wanted, section.kind)) {
            count.right += 1;
            continue;
        }
        count.missed += 1;
        let same = on_page().find(|section| same_name(&section.heading, &wanted.heading));
        count.wrong += u32::from(same.is_some_and(|section| section.kind != SectionKind::Other));
        let gold_says = format!("{} p. {} {}", wanted.kind, wanted.page, wanted.heading);
        mistakes.push(mistake(gold, "section", Some(gold_says), same.map(shown)));
    }
    count
}

/// Whether a kind is the wanted one.
fn is_kind(wanted: &GoldSection, kind: SectionKind) -> bool {
    wanted.kind == kind.as_str() || wanted.alt_kinds.iter().any(|alt| alt == kind.as_str())
}

/// A section in a few words.
fn shown(section: &Section) -> String {
    format!("{} p. {} {}", section.kind, section.page, section.heading)
}

/// A wanted recommendation in a few words.
fn said(wanted: &GoldRecommendation) -> String {
    format!("{} p. {} {}", wanted.number.as_deref().unwrap_or("-"), wanted.page, start(&wanted.starts))
}

/// The first words of a text.
fn start(text: &str) -> String {
    text.chars().take(60).collect()
}

/// A difference to gold in this report.
fn mistake(gold: &Gold, what: &str, gold_says: Option<String>, found: Option<String>) -> Mistake {
    Mistake { file: gold.file.clone(), what: what.to_owned(), gold: gold_says, found }
}

#[cfg(test)]
mod tests {
    use hindsight_index::vocabulary::Format;

    use super::*;
    use crate::gold::read;

    const GOLD: &str = r#"{"file":"a.pdf","title":"The ferry","publisher":"Harbour Board","document_role":"report","published":"2031-05","incident_year":null,
        "sections":[{"kind":"findings","heading":"What we found","page":2}],
        "recommendations":[{"number":"1","page":3,"starts":"Count the boats"},{"number":"2","page":3,"starts":"Light the lamps"}],"recommendations_total":2}"#;

    fn asked(number: &str, page: u32, text: &str) -> Recommendation {
        Recommendation {
            kind: RecommendationKind::Recommendation,
            number: Some(number.to_owned()),
            text: text.to_owned(),
            page,
            pages: vec![page],
            items: Vec::new(),
            addressees: Vec::new(),
            agencies: Vec::new(),
            deadline: None,
            answer: None,
        }
    }

    fn gold() -> Gold {
        read(&GOLD.replace('\n', " ")).expect("gold").remove(0)
    }

    #[test]
    fn a_recommendation_counts_with_its_page_and_number_only() {
        let mut review = Review::unread("a.pdf", Format::Pdf);
        review.recommendations = vec![
            asked("1", 3, "Count the boats."),
            asked("2", 4, "Light the lamps."),
            asked("3", 3, "Rest."),
        ];
        let mut mistakes = Vec::new();

        let count = recommendations(&gold(), &review, &mut mistakes);

        assert_eq!(count, Count { right: 1, wrong: 2, missed: 1 });
        assert_eq!(mistakes.len(), 3);
        assert!((count.f1() - 0.4).abs() < 1e-9);
    }

    #[test]
    fn a_section_of_another_kind_is_missed_and_wrong() {
        let mut review = Review::unread("a.pdf", Format::Pdf);
        let heading = "2. What we found".to_owned();
        review.sections =
            vec![Section { kind: SectionKind::Analysis, heading, page: 2, start: 0, anchor: None }];

        assert_eq!(sections(&gold(), &review, &mut Vec::new()), Count { right: 0, wrong: 1, missed: 1 });
    }

    #[test]
    fn a_fact_that_is_not_stated_must_be_missing() {
        let mut review = Review::unread("a.pdf", Format::Pdf);
        review.title = Some("THE FERRY".to_owned());
        review.incident_year = Some(2030);

        let scored = facts(&gold(), &review, &mut Vec::new());

        assert_eq!(
            scored,
            [
                ("title", true),
                ("publisher", false),
                ("published", false),
                ("document_role", true),
                ("incident_year", false)
            ]
        );
    }
}
