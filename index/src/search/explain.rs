//! Why a review stands where it does: its score in parts, in words that an inquiry can read.
//!
//! The parts add up to the score. Each says what was counted, in how many reviews it stands, and how
//! much it gave. Only for the reviews that are shown.

use serde::Serialize;

use super::asked::Asked;
use super::concept::Concept;
use super::evaluate::Evaluator;
use super::rank::{self, Evidence};
use super::related::Related;
use super::score::Scorer;
use super::universe::Over;
use super::weights::Weights;
use crate::error::LibraryError;
use crate::query::{Pattern, Place};

/// One part of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// What was counted.
    pub what: Counted,
    /// The words of the query, the theme or agency, or the related words.
    pub of: String,
    /// In how many reviews of the library it stands; none for passages.
    pub reviews: Option<usize>,
    /// How much it gave.
    pub points: f32,
}

impl Part {
    /// The part in words that a reader of reports understands.
    #[must_use]
    pub fn in_words(&self) -> String {
        let of = &self.of;
        let having =
            self.reviews.map_or(String::new(), |reviews| format!("; reviews that have it: {reviews}"));
        match self.what {
            Counted::Word => format!("“{of}” or a wording of it, all over the review{having}"),
            Counted::Title => format!("“{of}” in the title"),
            Counted::Together => format!("“{of}” close together{having}"),
            Counted::Passages => "all the words, in its best passages".to_owned(),
            Counted::Label => format!("the review is about {of}{having}"),
            Counted::Related => format!("related words: {of}"),
        }
    }
}

/// What a part of a score counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// A word of the query, in any wording, in the whole review.
    Word,
    /// The same in the title.
    Title,
    /// Words that stand together as they were typed.
    Together,
    /// All words in the best passages.
    Passages,
    /// A theme or agency that the query names.
    Label,
    /// Related words.
    Related,
}

/// Points below this are not told: they order nothing.
const LEAST: f32 = 0.0005;

/// Explains the scores of some reviews, by row; the parts of each, the strongest first.
pub(super) fn explain(
    evaluator: &Evaluator<'_>,
    asked: &Asked,
    related: &[Related],
    weights: &Weights,
    rows: &[usize],
    evidence: &[Evidence],
) -> Result<Vec<Vec<Part>>, LibraryError> {
    let mut explainer =
        Explainer { evaluator, weights, documents: evaluator.universe.reviews_at(rows), parts: Vec::new() };
    explainer.parts = vec![Vec::new(); rows.len()];
    explainer.words(asked)?;
    explainer.labels(asked, rows);
    explainer.related(related)?;
    for (parts, row) in explainer.parts.iter_mut().zip(rows) {
        let points = evidence[*row].of_passages(weights);
        push(parts, Counted::Passages, "its best passages", None, points);
        parts.sort_by(|a, b| b.points.total_cmp(&a.points));
    }
    Ok(explainer.parts)
}

/// Adds a part that gave something.
fn push(parts: &mut Vec<Part>, what: Counted, of: &str, reviews: Option<usize>, points: f32) {
    if points >= LEAST {
        parts.push(Part { what, of: of.to_owned(), reviews, points });
    }
}

struct Explainer<'a> {
    evaluator: &'a Evaluator<'a>,
    weights: &'a Weights,
    /// The review of each row, as a document.
    documents: Vec<usize>,
    parts: Vec<Vec<Part>>,
}

impl Explainer<'_> {
    /// What the words give, each by itself, and what stands together.
    fn words(&mut self, asked: &Asked) -> Result<(), LibraryError> {
        let fields = self.evaluator.fields;
        let steep = asked.concepts.account;
        for concept in &asked.concepts.terms {
            let (field, what) = match concept.place {
                Place::Body => (fields.body, Counted::Word),
                Place::Title => (fields.title, Counted::Title),
                Place::Area => (fields.area, Counted::Word),
                Place::Publisher => (fields.publisher, Counted::Word),
            };
            let reviews = self.having(concept)?;
            let mut body = self.scorer(field)?.steep(steep && concept.place == Place::Body);
            let mut scores = self.none();
            body.add(concept, concept.weight, &mut scores)?;
            self.tell(what, &shown(&concept.own), Some(reviews), &scores, self.weights.review);
            if concept.place == Place::Body {
                let mut scores = self.none();
                self.scorer(fields.title)?.add(concept, concept.weight * self.weights.title, &mut scores)?;
                self.tell(Counted::Title, &shown(&concept.own), None, &scores, self.weights.review);
            }
        }
        for pair in &asked.concepts.pairs {
            let mut scores = self.none();
            self.scorer(fields.body)?.add_phrase(pair, self.weights.pair, &mut scores)?;
            let reviews = self.evaluator.wording(Place::Body, pair, Over::Reviews)?.len();
            self.tell(Counted::Together, &shown(pair), Some(reviews), &scores, self.weights.review);
        }
        for near in &asked.concepts.nears {
            let mut scores = self.none();
            let held = self.evaluator.close_together(fields.body, near)?;
            let reviews = held.len();
            held.iter().for_each(|document| scores[*document] += self.weights.near);
            self.tell(Counted::Together, &near.to_string(), Some(reviews), &scores, self.weights.review);
        }
        Ok(())
    }

    /// What the themes and agencies give that the query names.
    fn labels(&mut self, asked: &Asked, rows: &[usize]) {
        let shares = asked.concepts.account.then(|| rank::label_shares(self.evaluator.rows));
        for label in &asked.concepts.labels {
            let having = self.evaluator.labelled(label);
            let name = label.kind.taxonomy().name(&label.slug);
            for (parts, row) in self.parts.iter_mut().zip(rows) {
                let own = having.iter().find(|(held, _)| held == row);
                let share = shares.as_ref().map_or(1.0, |shares| shares[*row]);
                let points = own.map_or(0.0, |(_, central)| {
                    rank::label_points(self.evaluator, having.len(), *central) * share * self.weights.topics
                });
                push(parts, Counted::Label, name, Some(having.len()), points);
            }
        }
    }

    /// What related words give, all together.
    fn related(&mut self, related: &[Related]) -> Result<(), LibraryError> {
        let mut scores = self.none();
        let mut body = self.scorer(self.evaluator.fields.body)?;
        for word in related {
            body.add_phrase(&word.pattern(), word.weight, &mut scores)?;
        }
        let words: Vec<&str> = related.iter().map(|related| related.word.as_str()).collect();
        self.tell(Counted::Related, &words.join(", "), None, &scores, self.weights.related);
        Ok(())
    }

    fn tell(&mut self, what: Counted, of: &str, reviews: Option<usize>, scores: &[f32], weight: f32) {
        for (parts, document) in self.parts.iter_mut().zip(&self.documents) {
            push(parts, what, of, reviews, scores.get(*document).copied().unwrap_or(0.0) * weight);
        }
    }

    /// In how many reviews a term stands, in a wording that means the same.
    fn having(&self, concept: &Concept) -> Result<usize, LibraryError> {
        let mut found = self.evaluator.wording(concept.place, &concept.own, Over::Reviews)?;
        for wording in &concept.same {
            found.unite(&self.evaluator.wording(concept.place, wording, Over::Reviews)?);
        }
        Ok(found.len())
    }

    fn scorer(&self, field: tantivy::schema::Field) -> Result<Scorer<'_>, LibraryError> {
        let reviews = self.evaluator.universe.reviews();
        Scorer::new(self.evaluator, field, reviews, self.weights, self.weights.review_length)
    }

    fn none(&self) -> Vec<f32> {
        vec![0.0; self.evaluator.universe.documents()]
    }
}

/// Words as they are shown.
fn shown(words: &[Pattern]) -> String {
    let words: Vec<String> = words.iter().map(Pattern::to_string).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::laws::library;
    use super::super::{Request, Snapshot};
    use crate::fixture;
    use crate::vocabulary::Tier;

    #[test]
    fn the_parts_add_up_to_the_score() {
        let dir = tempfile::tempdir().expect("a folder");
        let reviews: Vec<_> = (0..40)
            .map(|n| {
                let text =
                    ["Poor damp housing and neglect.", "Neglect by nobody.", "A damp cellar, unheated."]
                        [n % 3];
                let review = fixture::review(&format!("n{n}"))
                    .title("Damp housing")
                    .page(text)
                    .page("Mould and cold.");
                if n % 2 == 0 { review.theme("neglect", Tier::Central).build() } else { review.build() }
            })
            .collect();
        library(dir.path(), &reviews);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
        for query in [
            "neglect damp housing",
            "child neglect in damp housing",
            "damp NEAR/2 housing",
            "title:damp mould",
        ] {
            let request = Request { query: query.to_owned(), explain: true, ..Request::default() };

            let answer = snapshot.search(&request).expect("an answer");

            assert!(!answer.hits.is_empty(), "{query}");
            for hit in &answer.hits {
                let sum: f32 = hit.explanation.iter().map(|part| part.points).sum();
                assert!((sum - hit.score).abs() < 0.01, "{query}: {sum} {} {:?}", hit.score, hit.explanation);
            }
        }
    }
}
