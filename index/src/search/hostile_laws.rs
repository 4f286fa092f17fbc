//! The laws of search that hold for any text as a query, the most hostile as well. Tests only.

#[path = "../../examples/hostile/dice.rs"]
mod dice;
#[path = "../../examples/hostile/queries.rs"]
mod queries;

use std::sync::OnceLock;

use proptest::prelude::*;

use super::laws::library;
use super::*;
use crate::fixture;
use crate::vocabulary::{AgencyRole, SectionKind, Tier};
use queries::Queries;

/// Words of which invented pages and queries are made.
const WORDS: &[&str] = &[
    "neglect",
    "housing",
    "police",
    "damp",
    "seen",
    "the",
    "of",
    "was",
    "SEND",
    "nobody",
    "na\u{ef}ve",
    "care",
];

/// A small library of invented reviews.
fn snapshot() -> &'static Snapshot {
    static LIBRARY: OnceLock<(tempfile::TempDir, Snapshot)> = OnceLock::new();
    let made = LIBRARY.get_or_init(|| {
        let dir = tempfile::tempdir().expect("a folder");
        let reviews: Vec<_> = (0..12)
            .map(|n| {
                let page = |from: usize| {
                    (0..40).map(|at| WORDS[(from + at * (n + 1)) % WORDS.len()]).collect::<Vec<_>>().join(" ")
                };
                let review = fixture::review(&format!("n{n}")).title(WORDS[n]).published("2019-05");
                let review =
                    review.page(&page(n)).page(&page(n + 5)).section(SectionKind::Findings, "F", 2, 0);
                let review = review.theme("neglect", Tier::Central).agency("police", AgencyRole::Involved);
                let (theme, agency) = [
                    ("was-not-brought", "community-health"),
                    ("perpetrator", "mappa"),
                    ("it-systems", "gp"),
                    ("hoarding", "acute"),
                ][n % 4];
                review.theme(theme, Tier::Mentioned).agency(agency, AgencyRole::Involved).build()
            })
            .collect();
        library(dir.path(), &reviews);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
        (dir, snapshot)
    });
    &made.1
}

/// Asks a query in all ways; what is answered must hold together.
fn ask(query: &str) {
    for words in [Words::Most, Words::All, Words::Any] {
        let request = Request { query: query.to_owned(), words, explain: true, ..Request::default() };

        let answer = snapshot().search(&request).expect("an answer");

        assert_eq!(answer.hits.len(), answer.total.min(request.per_page), "{query}");
        assert_eq!(answer.total, snapshot().count(&request).expect("a count"), "{query}");
        assert!(answer.all_words <= answer.total, "{query}");
        assert!(answer.facets.theme.iter().all(|value| value.count <= answer.total), "{query}");
        for passage in answer.hits.iter().flat_map(|hit| &hit.passages) {
            let length = passage.text.chars().count();
            let inside = passage.marks.iter().all(|mark| mark[0] < mark[1] && mark[1] <= length);
            assert!(inside && passage.marks.windows(2).all(|two| two[0][1] <= two[1][0]), "{query}");
        }
    }
}

/// Words and signs whose reading depends on their letters or on what stands beside them.
const TOLD: &[&str] = &[
    "OT",
    "ot",
    "D",
    "DNA",
    "dna",
    "GP",
    "gp",
    "IT",
    "it",
    "MAPPA",
    "mappa",
    "POLICE",
    "Police",
    "care",
    "A&E",
    "housing",
    "AND",
    "OR",
    "NOT",
    "(",
    ")",
    "\"DNA policy\"",
    "neglect.",
    "seen,",
    "not",
    "brought",
    "systems",
    "1",
    "DN?A.P~:scl'",
    "dn~1",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_understood_finds_the_same(parts in prop::collection::vec(prop::sample::select(TOLD), 1..7)) {
        let request = Request { query: parts.join(" "), ..Request::default() };
        let answer = snapshot().search(&request).expect("an answer");
        let understood = Request { query: answer.understood.clone(), ..Request::default() };

        let again = snapshot().search(&understood).expect("an answer");

        prop_assert_eq!((answer.total, &answer.understood), (again.total, &again.understood), "{}", request.query);
    }

    #[test]
    fn any_text_is_answered(query in any::<String>()) {
        ask(&query);
    }

    #[test]
    fn hostile_queries_are_answered(seed in any::<u64>()) {
        let mut queries = Queries::new(seed, WORDS.iter().cycle().take(600).map(|word| word.to_string()).collect());
        for _ in 0..4 {
            ask(&queries.next().1);
        }
    }
}
