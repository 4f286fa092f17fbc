//! Questions with what answers them, made from gold; and the score of an answer. Pure.
//!
//! A gold report that the library does not hold is never left out: nobody can find it.

use std::collections::{BTreeMap, BTreeSet};

use super::corpus::{Corpus, Place};
use super::gold::{Gold, PageQuestion, Phrase, Pool, Query, Topic};
use super::measure::{Measure, Scores, ndcg, recall, reciprocal_rank};

/// How deep recall looks.
pub(super) const DEPTH: usize = 100;

/// How many passages a person looks at.
pub(super) const SHOWN: usize = 3;

/// One question.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) id: String,
    /// Questions of one group are averaged.
    pub(super) group: String,
    pub(super) text: String,
    pub(super) wanted: Wanted,
}

/// A review that gold names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// It is in the library, at this place of the corpus.
    Held(usize),
    /// It is not: its name in gold.
    Missing(String),
}

/// What answers a question.
#[derive(Debug)]
pub(super) enum Wanted {
    /// Reviews with their grades; if there is a pool, only its reviews count.
    Reviews { grades: BTreeMap<Named, u32>, pool: Option<BTreeSet<usize>> },
    /// Any of these pages of a review.
    Pages { review: Named, pages: Vec<u32> },
    /// The place of a phrase: all of these pages.
    Phrase { review: Named, pages: Vec<u32> },
}

/// What an engine answers.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// The reviews, the best first.
    pub(super) reviews: Vec<usize>,
    /// The passages or pages, the best first; `None` if it knows of reviews only.
    pub(super) places: Option<Vec<Place>>,
}

/// All questions of the gold files.
pub(super) fn questions(gold: &Gold, corpus: &Corpus) -> Vec<Question> {
    let tagged = gold.tagged.iter().filter_map(|url| corpus.at_address(url));
    let tagged: BTreeSet<usize> = tagged.collect();
    let queries = gold.queries.iter().map(|query| Question::of_query(query, corpus));
    let topics = gold.topics.iter().map(|topic| Question::of_topic(topic, &tagged, corpus));
    let pages = (1..).zip(&gold.pages).map(|(nth, page)| Question::of_pages(nth, page, corpus));
    let phrases = (1..).zip(&gold.phrases).map(|(nth, phrase)| Question::of_phrase(nth, phrase, corpus));
    queries.chain(topics).chain(pages).chain(phrases).collect()
}

impl Question {
    fn of_query(query: &Query, corpus: &Corpus) -> Self {
        let grades = query.relevant.iter().map(|(url, grade)| (at_address(url, corpus), *grade)).collect();
        let wanted = Wanted::Reviews { grades, pool: None };
        Self { id: query.id.clone(), group: query.kind.clone(), text: query.query.clone(), wanted }
    }

    fn of_topic(topic: &Topic, tagged: &BTreeSet<usize>, corpus: &Corpus) -> Self {
        let grades = topic.relevant.iter().map(|url| (at_address(url, corpus), 1)).collect();
        let pool = (topic.pool == Pool::Tagged).then(|| tagged.clone());
        let (id, wanted) = (format!("{} ({})", topic.topic, topic.source), Wanted::Reviews { grades, pool });
        Self { id, group: "topics".to_owned(), text: topic.query.clone(), wanted }
    }

    fn of_pages(nth: usize, page: &PageQuestion, corpus: &Corpus) -> Self {
        let wanted = Wanted::Pages { review: in_file(&page.file, corpus), pages: page.pages.clone() };
        let (id, group) = (format!("pages-{nth}"), format!("pages, {}", page.kind));
        Self { id, group, text: page.query.clone(), wanted }
    }

    fn of_phrase(nth: usize, phrase: &Phrase, corpus: &Corpus) -> Self {
        let wanted = Wanted::Phrase { review: in_file(&phrase.file, corpus), pages: phrase.page.list() };
        let (id, group) = (format!("phrase-{nth}"), "phrases".to_owned());
        Self { id, group, text: phrase.phrase.replace('"', " "), wanted }
    }

    /// The reviews that gold names.
    pub(super) fn named(&self) -> Vec<&Named> {
        match &self.wanted {
            Wanted::Reviews { grades, .. } => grades.keys().collect(),
            Wanted::Pages { review, .. } | Wanted::Phrase { review, .. } => vec![review],
        }
    }

    /// Measures an answer. An engine that knows of reviews only is not measured on pages.
    pub(super) fn score(&self, answer: &Answer) -> Scores {
        let first = |review: &Named| answer.reviews.first().is_some_and(|one| *review == Named::Held(*one));
        let flag = |yes: bool| f64::from(u8::from(yes));
        match (&self.wanted, &answer.places) {
            (Wanted::Reviews { grades, .. }, _) => {
                let ranked = self.ranked(answer);
                BTreeMap::from([
                    (Measure::Ndcg10, ndcg(&ranked, grades)),
                    (Measure::Recall100, recall(&ranked, grades, DEPTH)),
                    (Measure::ReciprocalRank, reciprocal_rank(&ranked, grades)),
                ])
            }
            (Wanted::Pages { review, .. }, None) => {
                BTreeMap::from([(Measure::ReviewFirst, flag(first(review)))])
            }
            (Wanted::Pages { review, pages }, Some(places)) => {
                let right = |place: &&Place| place.pages.iter().any(|page| pages.contains(page));
                let own = |place: &&Place| *review == Named::Held(place.document);
                let overall = places.iter().take(SHOWN).filter(own).any(|place| right(&place));
                let in_own = places.iter().filter(own).take(SHOWN).any(|place| right(&place));
                BTreeMap::from([
                    (Measure::PageOverall, flag(overall)),
                    (Measure::PageOwn, flag(in_own)),
                    (Measure::ReviewFirst, flag(first(review))),
                ])
            }
            (Wanted::Phrase { .. }, None) => Scores::new(),
            (Wanted::Phrase { review, pages }, Some(places)) => {
                let whole = |place: &Place| pages.iter().all(|page| place.pages.contains(page));
                let there = places
                    .first()
                    .is_some_and(|place| *review == Named::Held(place.document) && whole(place));
                BTreeMap::from([(Measure::PhraseFirst, flag(there && first(review)))])
            }
        }
    }

    /// The reviews of an answer that count.
    pub(super) fn ranked(&self, answer: &Answer) -> Vec<Named> {
        let pool = match &self.wanted {
            Wanted::Reviews { pool, .. } => pool.as_ref(),
            _ => None,
        };
        let counted = answer.reviews.iter().filter(|one| pool.is_none_or(|pool| pool.contains(one)));
        counted.map(|one| Named::Held(*one)).collect()
    }
}

/// The review that gold knows by its address.
fn at_address(url: &str, corpus: &Corpus) -> Named {
    corpus.at_address(url).map_or_else(|| Named::Missing(url.to_owned()), Named::Held)
}

/// The review that gold knows by the name of its file.
fn in_file(name: &str, corpus: &Corpus) -> Named {
    corpus.in_file(name).map_or_else(|| Named::Missing(name.to_owned()), Named::Held)
}

#[cfg(test)]
mod tests {
    use super::super::corpus::invented;
    use super::*;
    use crate::gold::read;

    fn place(document: usize, pages: &[u32]) -> Place {
        Place { document, pages: pages.to_vec() }
    }

    fn of_pages(pages: &str) -> Question {
        let line = format!(r#"{{"kind":"own_words","query":"q","file":"b.pdf","pages":{pages}}}"#);
        Question::of_pages(1, &read(&line).expect("gold")[0], &invented())
    }

    #[test]
    fn a_report_that_the_library_does_not_hold_counts_as_not_found() {
        let line = r#"{"id":"k1","kind":"keywords","query":"q","relevant":{"https://example.org/a":1,"https://example.org/gone":1}}"#;
        let question = Question::of_query(&read(line).expect("gold")[0], &invented());

        let scores = question.score(&Answer { reviews: vec![0, 1, 2], places: None });

        assert!((scores[&Measure::Recall100] - 0.5).abs() < 1e-12 && scores[&Measure::Ndcg10] < 1.0);
        assert!(question.named().contains(&&Named::Missing("https://example.org/gone".to_owned())));
    }

    #[test]
    fn of_a_pool_the_others_are_passed_over() {
        let topic = r#"{"topic":"t","query":"q","pool":"tagged","relevant":["https://example.org/c"]}"#;
        let mut gold = Gold { topics: read(topic).expect("gold"), ..Gold::default() };
        gold.tag(read("{\"url\":\"https://example.org/c\",\"research_tags\":[\"t\"]}\n{\"url\":\"https://example.org/b\",\"research_tags\":[]}").expect("gold"));
        let answer = Answer { reviews: vec![0, 1, 2], places: None };

        let question = questions(&gold, &invented()).remove(0);

        assert!(gold.needs_tags());
        assert_eq!(question.ranked(&answer), [Named::Held(2)]);
        assert_eq!(question.score(&answer)[&Measure::Ndcg10], 1.0);
    }

    #[test]
    fn the_page_is_looked_for_in_the_whole_answer_and_in_its_own_review() {
        let question = of_pages("[2]");
        let places = vec![place(0, &[1]), place(0, &[2]), place(1, &[3]), place(1, &[2])];
        let answer = Answer { reviews: vec![0, 1], places: Some(places) };

        let scores = question.score(&answer);

        assert_eq!(scores.values().copied().collect::<Vec<f64>>(), [0.0, 1.0, 0.0]);
        let alone = question.score(&Answer { reviews: vec![1], places: None });
        assert_eq!(alone, BTreeMap::from([(Measure::ReviewFirst, 1.0)]));
    }

    #[test]
    fn a_passage_over_a_break_counts_for_both_its_pages() {
        let places = Some(vec![place(1, &[1, 2])]);

        let scores = of_pages("[2, 9]").score(&Answer { reviews: vec![1], places });

        assert!(scores.values().all(|score| *score == 1.0), "{scores:?}");
    }

    #[test]
    fn a_phrase_over_a_break_must_come_with_both_pages() {
        let line = r#"{"phrase":"a b","file":"b.pdf","page":[1,2]}"#;
        let question = Question::of_phrase(1, &read(line).expect("gold")[0], &invented());
        let score = |pages: &[u32]| {
            let answer = Answer { reviews: vec![1], places: Some(vec![place(1, pages)]) };
            question.score(&answer)[&Measure::PhraseFirst]
        };

        assert_eq!((score(&[1, 2]), score(&[1]), score(&[2])), (1.0, 0.0, 0.0));
    }
}
