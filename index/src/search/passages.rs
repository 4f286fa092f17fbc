//! All passages of one review that match a query, in the order of its pages.

use super::asked::Asked;
use super::marks::Marker;
use super::request::Request;
use super::results::PassageHit;
use super::snapshot::Snapshot;
use super::universe::Over;
use crate::error::LibraryError;
use crate::query::Node;

impl Snapshot {
    /// All passages of a review that match, in the order of its pages; `None` if there is no such review.
    ///
    /// If none meets the query by itself, those with any of its words. Filters of sections count, others do not.
    ///
    /// # Errors
    ///
    /// Fails if the index cannot be read; never because of the query.
    pub fn passages(&self, id: &str, request: &Request) -> Result<Option<Vec<PassageHit>>, LibraryError> {
        let Some(row) = self.rows.iter().position(|row| row.id == id) else { return Ok(None) };
        let asked = Asked::of(request);
        let marker = Marker::new(&asked.node);
        let own = self.documents_of(row, &asked.node, request)?;
        let documents =
            if own.is_empty() { self.documents_of(row, &any(&asked.node), request)? } else { own };
        let passages =
            documents.into_iter().map(|document| self.passage(document, row, &marker, &request.query));
        passages.collect::<Result<Vec<PassageHit>, LibraryError>>().map(Some)
    }

    /// The passages of a review that meet a condition, in order.
    fn documents_of(&self, row: usize, node: &Node, request: &Request) -> Result<Vec<usize>, LibraryError> {
        let kinds = &request.filters.sections;
        let matched = self.evaluator().matches(node, Over::Passages)?;
        let wanted = |document: &usize| {
            let kind = self.universe.kind(*document);
            self.universe.row(*document) == Some(row)
                && (kinds.is_empty() || kinds.iter().any(|own| *own as u8 == kind))
        };
        let mut found: Vec<usize> = matched.iter().filter(wanted).collect();
        found.sort_by_key(|document| self.universe.ord(*document));
        Ok(found)
    }
}

/// Any of the words of a query.
fn any(node: &Node) -> Node {
    Node::Any(node.wanted().into_iter().cloned().map(Node::Term).collect())
}

#[cfg(test)]
mod tests {
    use super::super::laws::library;
    use super::*;
    use crate::fixture;

    #[test]
    fn all_passages_come_in_the_order_of_the_pages_and_fast_in_a_long_review() {
        let dir = tempfile::tempdir().expect("a folder");
        let review = (1..=1_000).fold(fixture::review("a").title("Long"), |review, page| {
            let text = if page % 3 == 0 { "Damp. Neglect was seen." } else { "Nothing was said." };
            review.page(text)
        });
        library(dir.path(), &[review.build(), fixture::review("b").page("Neglect.").build()]);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
        let request = Request { query: "neglect".to_owned(), ..Request::default() };
        let id = snapshot
            .search(&Request { query: "damp".to_owned(), ..request.clone() })
            .expect("an answer")
            .hits[0]
            .id
            .clone();

        let found = snapshot.passages(&id, &request).expect("read").expect("there");

        assert_eq!(found.len(), 333);
        assert!(found.iter().zip((3..).step_by(3)).all(|(passage, page)| passage.page == page));
        assert!(found.iter().all(|passage| passage.marks.len() == 1));
        assert!(snapshot.passages("none", &request).expect("read").is_none());
    }
}
