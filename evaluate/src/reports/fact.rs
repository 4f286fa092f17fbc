//! The facts that are scored, and whether what was found of each is what gold says.
//!
//! A fact has one value or several, and each is counted: found rightly, wrongly, or missed. The fact
//! as a whole is right if all are found and nothing else is; where gold states none, nothing must be
//! found. Pure.

use hindsight_index::review::Review;
use serde::Serialize;

use super::Mistake;
use super::gold::Gold;
use super::matching::{exactly, same_body, same_date, same_name, same_words};
use crate::count::Count;

/// A fact that is scored.
#[derive(Debug)]
pub struct Fact {
    /// Its field name.
    pub name: &'static str,
    /// What was found of it.
    found: fn(&Review) -> Vec<String>,
    /// Whether a value of gold, which comes first, and one that was found are the same.
    same: fn(&str, &str) -> bool,
}

/// A row of the table.
const fn fact(name: &'static str, found: fn(&Review) -> Vec<String>, same: fn(&str, &str) -> bool) -> Fact {
    Fact { name, found, same }
}

/// The facts that are scored.
pub const FACTS: &[Fact] = &[
    fact("title", |r| one(&r.title), same_name),
    fact("publisher", |r| one(&r.publisher), same_body),
    fact("published", |r| said(r.published), same_date),
    fact("document_role", |r| vec![r.document_role.to_string()], exactly),
    fact("incident_year", |r| said(r.incident_year), exactly),
    fact("completed", |r| said(r.completed), same_date),
    fact("review_type", |r| one(&r.review_type), exactly),
    fact("area", |r| one(&r.area), same_body),
    fact("nation", |r| one(&r.nation), same_name),
    fact("language", |r| one(&r.language), exactly),
    fact("authors", |r| r.authors.clone(), same_body),
    fact("lead_reviewers", |r| r.lead_reviewers.clone(), same_body),
    fact("independence", |r| one(&r.independence), same_words),
    fact("panel", |r| r.panel.clone(), same_body),
    fact("age_band", |r| one(&r.age_band), exactly),
    fact("outcome", |r| one(&r.outcome), exactly),
];

/// The value of a fact that has one.
fn one(value: &Option<String>) -> Vec<String> {
    value.iter().cloned().collect()
}

/// The value of a fact that has one, in words.
fn said<T: ToString>(value: Option<T>) -> Vec<String> {
    value.iter().map(T::to_string).collect()
}

/// How often a fact is right.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Right {
    /// Reports in which it is.
    pub right: u32,
    /// Reports in all.
    pub of: u32,
    /// Reports in which gold states it.
    pub stated: u32,
    /// Of those, the ones in which nothing was found.
    pub abstained: u32,
    /// Its values, each by itself.
    pub values: Count,
}

impl Right {
    /// Counts a report in.
    pub(super) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
        self.stated += other.stated;
        self.abstained += other.abstained;
        self.values.add(other.values);
    }
}

/// Scores each fact that gold speaks of.
pub(super) fn score(gold: &Gold, review: &Review, mistakes: &mut Vec<Mistake>) -> Vec<(&'static str, Right)> {
    let scored = FACTS.iter().filter_map(|fact| {
        let wanted = gold.values(fact.name)?;
        let others = gold.values(&format!("{}_alt", fact.name)).unwrap_or_default();
        let found = (fact.found)(review);
        let values = compare(&wanted, &others, &found, fact.same);
        let right = values.wrong + values.missed == 0;
        if !right {
            mistakes.push(Mistake::new(gold, fact.name, joined(&wanted), joined(&found)));
        }
        let stated = !wanted.is_empty();
        let score = Right {
            right: u32::from(right),
            of: 1,
            stated: u32::from(stated),
            abstained: u32::from(stated && found.is_empty()),
            values,
        };
        Some((fact.name, score))
    });
    scored.collect()
}

/// Counts what was found against what is wanted; `others` are as good as any that is wanted.
pub(super) fn compare(
    wanted: &[String],
    others: &[String],
    found: &[String],
    same: fn(&str, &str) -> bool,
) -> Count {
    let mut left: Vec<&String> = found.iter().collect();
    let mut count = Count::default();
    for want in wanted {
        let fits = |found: &&String| same(want, found) || others.iter().any(|other| same(other, found));
        match left.iter().position(fits) {
            Some(at) => {
                left.remove(at);
                count.right += 1;
            }
            None => count.missed += 1,
        }
    }
    count.wrong = u32::try_from(left.len()).unwrap_or(u32::MAX);
    count
}

/// Values as a mistake shows them; none if there are none.
pub(super) fn joined(values: &[String]) -> Option<String> {
    (!values.is_empty()).then(|| values.join("; "))
}

#[cfg(test)]
mod tests {
    use hindsight_index::vocabulary::Format;

    use super::*;
    use crate::gold::read;

    fn scored(gold: &str, review: &Review) -> Vec<(&'static str, Right)> {
        score(&read(gold).expect("gold").remove(0), review, &mut Vec::new())
    }

    #[test]
    fn a_fact_that_is_not_stated_must_be_missing_and_one_not_spoken_of_is_not_scored() {
        let mut review = Review::unread("a.pdf", Format::Pdf);
        review.title = Some("THE FERRY".to_owned());
        review.incident_year = Some(2030);
        let gold = r#"{"file":"a.pdf","title":"A crossing","title_alt":"The ferry","published":"2031-05","incident_year":null,"area":null}"#;

        let scored = scored(gold, &review);

        let row = |right, stated, abstained, values| Right { right, of: 1, stated, abstained, values };
        let count = |right, wrong, missed| Count { right, wrong, missed };
        assert_eq!(
            scored,
            [
                ("title", row(1, 1, 0, count(1, 0, 0))),
                ("published", row(0, 1, 1, count(0, 0, 1))),
                ("incident_year", row(0, 0, 0, count(0, 1, 0))),
                ("area", row(1, 0, 0, count(0, 0, 0))),
            ]
        );
    }

    #[test]
    fn each_value_of_a_list_counts() {
        let mut review = Review::unread("a.pdf", Format::Pdf);
        review.panel = ["Harbour Police", "Ferry Trust"].map(str::to_owned).to_vec();
        let gold = r#"{"file":"a.pdf","panel":["The Harbour Police","Island Council","Ferry Trust"]}"#;

        let [("panel", panel)] = scored(gold, &review)[..] else { panic!("one fact") };

        assert_eq!(panel.values, Count { right: 2, wrong: 0, missed: 1 });
        assert_eq!((panel.right, panel.abstained), (0, 0));
    }
}
