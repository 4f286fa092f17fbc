//! Families are the same in whatever order the documents came. Tests only.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::fixture;
use crate::review::Review;
use crate::search::{Request, Snapshot};
use crate::vocabulary::DocumentRole;

/// So many invented sentences from a point on.
fn sentences(from: usize, count: usize) -> String {
    let one = |n: usize| {
        format!(
            "On day {n} the boat Heron {} left pier {} with {} lamps lit. ",
            n * 7,
            n * 13 % 97,
            n * 31 % 89
        )
    };
    (from..from + count).map(one).collect()
}

fn document(name: &str, role: DocumentRole, title: &str, text: &str) -> Review {
    let mut review = fixture::review(name).title(title).published("2020-05").page(text).build();
    review.document_role = role;
    review.publisher = Some("Northshire Safeguarding Partnership".to_owned());
    review
}

/// Two cases of one board, each with parts; a report that was published again; one that stands alone.
fn documents() -> Vec<Review> {
    vec![
        document("a-report", DocumentRole::Report, "Child A: overview report", &sentences(0, 80)),
        document("a-again", DocumentRole::Report, "Serious Case Review Child A", &sentences(0, 76)),
        document("a-brief", DocumentRole::Briefing, "Child A: briefing", &sentences(20, 30)),
        document("b-report", DocumentRole::Report, "Child B: overview report", &sentences(0, 80)),
        document("b-plan", DocumentRole::ActionPlan, "Child B action plan", &sentences(900, 30)),
        document("lone", DocumentRole::Summary, "Executive summary", &sentences(5000, 60)),
    ]
}

fn put(library: &mut Library, review: &Review) -> String {
    let file = Incoming { path: &review.file, review, stated_id: None, fingerprint: "1", bytes: 1 };
    library.put(&file).expect("stored").id
}

/// The links of a library: who, whose, what, why.
fn links(dir: &Path) -> BTreeSet<String> {
    let snapshot = Snapshot::open(dir).expect("a snapshot");
    let all = snapshot.search(&Request { per_page: 100, ..Request::default() }).expect("an answer");
    let mut found = BTreeSet::new();
    for hit in all.hits {
        let review = snapshot.review(&hit.id).expect("read").expect("there");
        let kin = snapshot.kin(&hit.id, &review).expect("read");
        assert_eq!((kin.family.len(), kin.summary_only), (hit.family, hit.summary_only));
        found.insert(format!("{} {}", hit.id, hit.summary_only));
        for member in kin.family {
            assert!(!member.evidence.is_empty());
            let Ok(json) = serde_json::to_string(&member) else { continue };
            found.insert(format!("{} {json}", hit.id));
        }
    }
    found
}

/// The links of a library that took documents in runs of its own each, in this order.
fn taken(documents: &[Review], order: &[usize], runs: usize) -> BTreeSet<String> {
    let dir = tempfile::tempdir().expect("a folder");
    for some in order.chunks(runs.max(1)) {
        let mut library = Library::create(dir.path()).expect("a library");
        for at in some {
            put(&mut library, &documents[*at]);
        }
        library.finish("{}").expect("finished");
    }
    links(dir.path())
}

#[test]
fn the_documents_of_a_case_are_a_family_and_two_cases_are_not() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    let ids: Vec<String> = documents().iter().map(|review| put(&mut library, review)).collect();
    library.finish("{}").expect("finished");
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let family = |at: usize| -> Vec<String> {
        let review = snapshot.review(&ids[at]).expect("read").expect("there");
        snapshot.kin(&ids[at], &review).expect("read").family.into_iter().map(|member| member.id).collect()
    };

    assert_eq!(family(0).into_iter().collect::<BTreeSet<_>>(), [ids[1].clone(), ids[2].clone()].into());
    assert_eq!(family(3), [ids[4].clone()]);
    assert!(family(5).is_empty());
    assert_eq!(snapshot.twins().expect("read").len(), 1);
    let only: Vec<bool> = snapshot
        .search(&Request::default())
        .expect("an answer")
        .hits
        .iter()
        .map(|hit| hit.summary_only && hit.id == ids[5])
        .collect();
    assert_eq!(only.iter().filter(|only| **only).count(), 1);
}

#[test]
fn a_removed_review_takes_its_links_along_and_leaves_the_others() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    let ids: Vec<String> = documents().iter().map(|review| put(&mut library, review)).collect();
    library.finish("{}").expect("finished");

    let mut library = Library::create(dir.path()).expect("a library");
    assert!(library.remove(&ids[0], None).expect("removed"));
    library.finish("{}").expect("finished");

    assert_eq!(links(dir.path()), taken(&documents(), &[1, 2, 3, 4, 5], 5));
}

#[test]
fn families_of_a_library_of_an_earlier_format_are_found_by_reindex() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    documents().iter().for_each(|review| {
        put(&mut library, review);
    });
    library.finish("{}").expect("finished");
    let before = links(dir.path());

    Library::reindex(dir.path(), |_, _| ()).expect("indexed");

    assert_eq!(links(dir.path()), before);
}

#[test]
fn a_correction_of_what_the_case_is_links_anew() {
    use crate::correction::{Edit, Order, Partly, Signed};

    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    let report = document("a-report", DocumentRole::Report, "Child A: overview report", &sentences(0, 80));
    let other = document("other", DocumentRole::Briefing, "Child Z: briefing", &sentences(20, 30));
    put(&mut library, &report);
    let id = put(&mut library, &other);
    library.finish("{}").expect("finished");
    assert!(!links(dir.path()).iter().any(|link| link.contains("briefing_of")), "{:?}", links(dir.path()));

    let mut library = Library::create(dir.path()).expect("a library");
    let edit = Edit::read("set", "title", "Child A: briefing").expect("an edit").remove(0);
    let order = Order { id, edit, signed: Signed::default() };
    library.correct(&[order], Partly::Never).expect("corrected");
    library.finish("{}").expect("finished");

    assert!(links(dir.path()).iter().any(|link| link.contains("briefing_of")), "{:?}", links(dir.path()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_any_runs_give_the_same_families(
        order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(), runs in 1_usize..7
    ) {
        let documents = documents();

        prop_assert_eq!(taken(&documents, &order, runs), taken(&documents, &[0, 1, 2, 3, 4, 5], 6));
    }
}
