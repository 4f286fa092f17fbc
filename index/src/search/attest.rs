//! The words for which a review has a theme that the query names.
//!
//! A review can match by its theme and have none of the words that were asked, or only one of them: then its
//! best passages say little. If none of them has a phrase of the theme, the quotation for which the review has
//! it is shown too: first where the query names nothing else, else last. It is shown as what it is, stands where
//! the query wants its words to stand, and never changes which reviews match or in what order.

use std::ops::Range;

use super::asked::Asked;
use super::excerpt::excerpt;
use super::hit::passage_hit;
use super::marks::{Mark, Marker, merged};
use super::rank::BEST;
use super::results::{Hit, PassageHit};
use super::snapshot::Snapshot;
use crate::bits::Bits;
use crate::error::LibraryError;
use crate::expansion::phrases_of;
use crate::query::{Label, LabelKind};

/// The most themes of a query of which quotations are shown.
const THEMES_SHOWN: usize = 2;

/// The most quotations of a review for a theme that are looked at.
const LOOKED_AT: usize = 6;

/// Where quotations are looked for, and how they are shown.
pub(super) struct Quoting<'a> {
    /// The search as it was read.
    pub(super) asked: &'a Asked,
    /// The passages in the places that were asked for, if any were.
    pub(super) inside: Option<&'a Bits>,
    /// What marks its words.
    pub(super) marker: &'a Marker,
    /// The search as it was typed.
    pub(super) query: &'a str,
}

impl Snapshot {
    /// Adds to a hit the words for which it has the themes that the query names, unless they are there.
    pub(super) fn attest(
        &self,
        row: usize,
        hit: &mut Hit,
        quoting: &Quoting<'_>,
    ) -> Result<(), LibraryError> {
        let asked = quoting.asked;
        if asked.concepts.account {
            return Ok(());
        }
        let themes = asked.concepts.labels.iter().filter(|label| label.kind == LabelKind::Theme);
        let unsaid = |theme: &&Label| {
            let says = |passage: &PassageHit| !phrases_of(&theme.slug, &passage.text).is_empty();
            hit.themes.contains(&theme.slug) && !hit.passages.iter().any(says)
        };
        let (mut first, mut last) = (Vec::new(), Vec::new());
        for theme in themes.filter(unsaid).take(THEMES_SHOWN) {
            let quoted = self.quoted_for(row, &theme.slug, quoting)?;
            if asked.names_all(theme) { &mut first } else { &mut last }.extend(quoted);
        }
        hit.passages.truncate(BEST - first.len() - last.len());
        hit.passages.splice(0..0, first);
        hit.passages.extend(last);
        hit.passages_total = hit.passages_total.max(hit.passages.len());
        Ok(())
    }

    /// The first quotation for a theme that stands in a passage, as that passage.
    fn quoted_for(
        &self,
        row: usize,
        theme: &str,
        quoting: &Quoting<'_>,
    ) -> Result<Option<PassageHit>, LibraryError> {
        let number = self.rows[row].number;
        let quotations =
            self.with_catalogue(|catalogue| catalogue.quotations_of(number, theme, LOOKED_AT))?;
        for (page, quote) in quotations {
            let wanted = |document: &usize| quoting.inside.is_none_or(|inside| inside.contains(*document));
            for document in self.passages_of(row, page)?.into_iter().filter(wanted) {
                let reading = self.reading(document)?;
                let Some(at) = reading.text.find(&quote) else { continue };
                let deciding = deciding(theme, &reading.text, at..at + quote.len());
                let range = excerpt(&reading.text, &deciding);
                let marks = both(quoting.marker.marks_among(&reading.text, &reading.words), deciding);
                let url = self.passage_url(row, &reading.shown, quoting.query);
                let passage = passage_hit(&reading.text, reading.shown.clone(), range, &marks, url);
                return Ok(Some(PassageHit { theme: Some(theme.to_owned()), ..passage }));
            }
        }
        Ok(None)
    }

    /// The passages of a page of the review at a row.
    fn passages_of(&self, row: usize, page: u32) -> Result<Vec<usize>, LibraryError> {
        let first = self.universe.reviews_at(&[row])[0];
        if first >= self.universe.documents() {
            return Ok(Vec::new());
        }
        // The documents of a review stand in one segment.
        let segment = self.searcher.segment_reader(self.universe.address(first).segment_ord);
        let pages = segment.fast_fields().u64("page")?;
        let on_page =
            |document: &usize| pages.first(self.universe.address(*document).doc_id) == Some(u64::from(page));
        Ok(self.universe.passages_behind(first).filter(on_page).collect())
    }
}

/// The phrases of a theme in a part of a text, as marks; without one the start of the part.
fn deciding(theme: &str, text: &str, part: Range<usize>) -> Vec<Mark> {
    let phrases = phrases_of(theme, &text[part.clone()]).into_iter();
    let mut ranges: Vec<Range<usize>> =
        phrases.map(|phrase| part.start + phrase.start..part.start + phrase.end).collect();
    if ranges.is_empty() {
        ranges.push(part.start..part.start);
    }
    let mark = |range: Range<usize>| Mark { reach: range.clone(), range, term: usize::MAX, together: true };
    ranges.into_iter().map(mark).collect()
}

/// Marks of both, in order.
fn both(mut marks: Vec<Mark>, others: Vec<Mark>) -> Vec<Mark> {
    marks.extend(others.into_iter().filter(|mark| !mark.range.is_empty()));
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    merged(marks)
}

#[cfg(test)]
mod tests {
    use super::super::laws::library;
    use super::super::request::Request;
    use super::*;
    use crate::fixture;
    use crate::vocabulary::SectionKind;

    const QUOTE: &str = "Mother was superficially compliant with the plan.";

    /// How many reviews have a theme in the test of their order: too many for the theme to be rare.
    const THEMED: usize = 5;

    /// The passages of each review that a query finds: the theme that each is for, and what is marked in it.
    fn shown(query: &str, plain: &[&str]) -> Vec<Vec<(Option<String>, Vec<String>)>> {
        let dir = tempfile::tempdir().expect("a folder");
        let other = fixture::review("a").title("In other words").page("The damp house was cold.");
        let other = other.page(&format!("Nothing was said. {QUOTE} Later it drifted."));
        let named = fixture::review("b").title("By its name").page("There was disguised compliance.");
        let reviews = [
            other.quoted("disguised-compliance", 2, QUOTE).build(),
            named.quoted("disguised-compliance", 1, "There was disguised compliance.").build(),
        ];
        library(dir.path(), &reviews);
        let plain = plain.iter().map(|off| (*off).to_owned()).collect();
        let request = Request { query: query.to_owned(), plain, ..Request::default() };
        let mut hits = Snapshot::open(dir.path()).expect("a snapshot").search(&request).expect("found").hits;
        hits.sort_by(|a, b| a.title.cmp(&b.title));
        let marked = |passage: &PassageHit| {
            let text: Vec<char> = passage.text.chars().collect();
            passage.marks.iter().map(|[start, end]| text[*start..*end].iter().collect()).collect()
        };
        let passages = |hit: Hit| hit.passages.iter().map(|p| (p.theme.clone(), marked(p))).collect();
        hits.into_iter().map(passages).collect()
    }

    #[test]
    fn a_review_that_matches_by_its_theme_alone_is_quoted_for_it() {
        let theme = Some("disguised-compliance".to_owned());

        let found = shown("disguised compliance", &[]);

        assert_eq!(found[0], [(None, vec!["disguised".to_owned(), "compliance".to_owned()])]);
        assert_eq!(found[1][0], (theme, vec!["superficially compliant".to_owned()]));
        assert!(shown("disguised compliance", &["theme:disguised-compliance"]).len() < 2);
        assert!(shown("damp house", &[]).concat().iter().all(|(theme, _)| theme.is_none()));
    }

    #[test]
    fn a_review_that_has_the_theme_stands_before_one_that_has_a_word_by_chance() {
        let dir = tempfile::tempdir().expect("a folder");
        let themed = (0..THEMED).map(|at| {
            let review = fixture::review(&format!("t{at}")).title("In other words").page(QUOTE);
            review.quoted("disguised-compliance", 1, QUOTE).build()
        });
        let by_chance = fixture::review("c").title("By chance").page("The door was disguised.").build();
        let others = (0..12).map(|at| fixture::review(&format!("o{at}")).page("Nothing was said.").build());
        let reviews: Vec<_> = themed.chain([by_chance]).chain(others).collect();
        library(dir.path(), &reviews);
        let request = Request {
            query: "disguised compliance".to_owned(),
            words: crate::search::Words::Any,
            ..Request::default()
        };

        let hits = Snapshot::open(dir.path()).expect("a snapshot").search(&request).expect("found").hits;

        let titles: Vec<&str> = hits.iter().filter_map(|hit| hit.title.as_deref()).collect();
        assert_eq!(titles.len(), THEMED + 1);
        assert_eq!(titles.last(), Some(&"By chance"));
    }

    /// What is shown of a review with three passages of its own and quotations for two themes.
    fn of_two_themes(request: &Request) -> Vec<Option<String>> {
        let dir = tempfile::tempdir().expect("a folder");
        let damp = ["cold", "old", "dark"].map(|how| format!("The damp house was {how}."));
        let review = damp.iter().fold(fixture::review("a"), |review, page| review.page(page)).page(QUOTE);
        let review = review.page("Nobody asked why, and records were poor.");
        let review = review.section(SectionKind::Findings, "Findings", 1, 0);
        let review = review.section(SectionKind::Appendix, "Appendix", 4, 0);
        let review = review.quoted("disguised-compliance", 4, QUOTE);
        let review = review.quoted("prof-curiosity", 5, "Nobody asked why");
        library(dir.path(), &[review.build()]);
        let found = Snapshot::open(dir.path()).expect("a snapshot").search(request).expect("found").hits;
        found[0].passages.iter().map(|passage| passage.theme.clone()).collect()
    }

    #[test]
    fn no_quotation_takes_the_place_of_another_and_none_stands_outside_of_the_places_asked_for() {
        let query = "damp house disguised compliance professional curiosity".to_owned();
        let mut request = Request { query, words: crate::search::Words::Any, ..Request::default() };

        let themes = ["disguised-compliance", "prof-curiosity"].map(|slug| Some(slug.to_owned()));
        assert_eq!(of_two_themes(&request), [vec![None], themes.to_vec()].concat());
        request.filters.sections = vec![SectionKind::Findings];
        assert_eq!(of_two_themes(&request), [None, None, None]);
    }

    #[test]
    fn words_that_were_asked_for_come_before_the_quotation_for_a_theme() {
        let found = shown("damp house, disguised compliance", &[]);

        let own: Vec<bool> = found[1].iter().map(|(theme, _)| theme.is_none()).collect();
        assert_eq!(own, [true, false]);
    }
}
