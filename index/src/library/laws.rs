//! To which review a file belongs, and what survives. Tests only.

use std::path::Path;

use super::*;
use crate::error::LibraryError;
use crate::fixture;
use crate::review::Review;
use crate::search::{Request, Snapshot};

/// A review of the bytes `content` from the path `path`.
fn file(path: &str, content: &str) -> Review {
    let mut review = fixture::review(content).page(&format!("These are the words {content}.")).build();
    review.file = path.to_owned();
    review
}

fn put(library: &mut Library, review: &Review, stated_id: Option<&str>) -> (String, Outcome) {
    let file = Incoming { path: &review.file, review, stated_id, fingerprint: "1", bytes: 1 };
    let stored = library.put(&file).expect("stored");
    (stored.id, stored.outcome)
}

fn found(dir: &Path, query: &str) -> usize {
    let request = Request { query: query.to_owned(), ..Request::default() };
    Snapshot::open(dir).expect("a snapshot").search(&request).expect("an answer").total
}

#[test]
fn a_changed_file_replaces_its_review_under_the_same_id() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");

    let (first, added) = put(&mut library, &file("/a.pdf", "one"), None);
    let (second, updated) = put(&mut library, &file("/a.pdf", "two"), None);
    library.finish("{}").expect("finished");

    assert_eq!((first, added, updated), (second, Outcome::Added, Outcome::Updated));
    assert_eq!((found(dir.path(), "one"), found(dir.path(), "two")), (0, 1));
}

#[test]
fn scores_tell_nothing_of_what_was_replaced() {
    let scores = |first: Option<&str>| -> Vec<f32> {
        let dir = tempfile::tempdir().expect("a folder");
        let mut library = Library::create(dir.path()).expect("a library");
        if let Some(old) = first {
            put(&mut library, &file("/a.pdf", old), None);
        }
        // Many others: what few replace, the usual merges leave where it is. And long ones: an index that
        // purges only guesses how many words they have.
        for other in 0..20 {
            let text = format!("pier {other} {}", "boats came and went ".repeat(25 + other));
            put(&mut library, &file(&format!("/b{other}.pdf"), &text), None);
        }
        library.commit().expect("committed");
        put(&mut library, &file("/a.pdf", "lamp on the pier"), None);
        library.finish("{}").expect("finished");
        let request = Request { query: "lamp pier".to_owned(), ..Request::default() };
        let answer = Snapshot::open(dir.path()).expect("a snapshot").search(&request).expect("an answer");
        answer.hits.iter().map(|hit| hit.score).collect()
    };

    let replaced = scores(Some("lamp lamp lamp, and a good deal about boats that came and went"));

    assert_eq!(replaced, scores(None));
}

#[test]
fn two_files_of_one_name_in_two_folders_are_two_reviews() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");

    let (first, _) = put(&mut library, &file("/a/report.pdf", "one"), None);
    let (second, _) = put(&mut library, &file("/b/report.pdf", "two"), None);

    assert_ne!(first, second);
}

#[test]
fn the_same_bytes_are_linked_and_become_a_review_of_their_own_when_they_change() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");

    let (first, _) = put(&mut library, &file("/a.pdf", "one"), None);
    let linked = put(&mut library, &file("/copy.pdf", "one"), None);
    let (changed, outcome) = put(&mut library, &file("/copy.pdf", "two"), None);

    assert_eq!(linked, (first.clone(), Outcome::Duplicate));
    assert_eq!(outcome, Outcome::Added);
    assert_ne!(changed, first);
}

#[test]
fn a_copy_whose_first_was_changed_is_asked_for_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, &file("/a.pdf", "one"), None);
    put(&mut library, &file("/copy.pdf", "one"), None);
    assert!(library.orphans().expect("read").is_empty());

    put(&mut library, &file("/a.pdf", "two"), None);

    assert_eq!(library.orphans().expect("read"), ["/copy.pdf"]);
    assert!(!library.files_read().expect("read").contains_key("/copy.pdf"));
    let (_, outcome) = put(&mut library, &file("/copy.pdf", "one"), None);
    assert_eq!(outcome, Outcome::Added);
    assert!(library.orphans().expect("read").is_empty());
}

#[test]
fn a_file_belongs_to_the_review_of_its_address_before_that_of_its_bytes_or_path() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    let at = |path: &str, content: &str| {
        let mut review = file(path, content);
        review.source_url = Some("https://example.invalid/report".to_owned());
        review
    };

    let (first, _) = put(&mut library, &at("/a.html", "one"), None);
    let (moved, outcome) = put(&mut library, &at("/elsewhere.html", "two"), None);

    assert_eq!((moved, outcome), (first, Outcome::Updated));
}

#[test]
fn a_stated_id_wins_over_everything() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");

    let (_, _) = put(&mut library, &file("/a.pdf", "one"), None);
    let named = put(&mut library, &file("/b.pdf", "two"), Some("child-r"));
    let again = put(&mut library, &file("/a.pdf", "three"), Some("child-r"));

    assert_eq!(named, ("child-r".to_owned(), Outcome::Added));
    assert_eq!(again, ("child-r".to_owned(), Outcome::Updated));
}

#[test]
fn an_id_is_never_given_twice() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");

    let (first, _) = put(&mut library, &file("/a.pdf", "one"), None);
    put(&mut library, &file("/a.pdf", "two"), None);
    let (second, outcome) = put(&mut library, &file("/b.pdf", "one"), None);

    assert_eq!(outcome, Outcome::Added);
    assert_eq!(second, format!("{first}-2"));
}

#[test]
fn a_removed_review_stays_out_until_it_is_let_in_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    let review = file("/a.pdf", "one");
    let (id, _) = put(&mut library, &review, None);

    assert!(library.remove(&id, Some("asked for")).expect("removed"));
    assert!(!library.remove(&id, None).expect("nothing to remove"));
    assert_eq!(put(&mut library, &review, None), (id.clone(), Outcome::Withdrawn));
    library.commit().expect("committed");
    assert_eq!(found(dir.path(), "one"), 0);

    assert!(library.readmit(&id).expect("let in"));
    assert_eq!(put(&mut library, &review, None).1, Outcome::Added);
}

#[test]
fn a_removed_review_takes_all_its_files_with_it_and_its_changed_file_stays_out() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    let versions = [file("/a.pdf", "one"), file("/a.pdf", "two")];
    for review in &versions {
        let path = original_path(dir.path(), &review.sha256, review.format);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(&path, "bytes").expect("written");
        put(&mut library, review, None);
    }

    let id = library.files_read().expect("read")["/a.pdf"].id.clone();
    assert!(library.remove(&id, None).expect("removed"));

    for review in &versions {
        assert!(!original_path(dir.path(), &review.sha256, review.format).exists());
    }
    assert_eq!(put(&mut library, &file("/a.pdf", "three"), None).1, Outcome::Withdrawn);
}

#[test]
fn of_two_reviews_with_the_same_bytes_one_may_be_removed_and_the_other_stays() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, &file("/a.pdf", "one"), Some("aaa"));
    put(&mut library, &file("/b.pdf", "one"), Some("bbb"));

    assert!(library.remove("aaa", None).expect("removed"));

    assert_eq!(put(&mut library, &file("/b.pdf", "one"), Some("bbb")).1, Outcome::Updated);
    assert_eq!(put(&mut library, &file("/a.pdf", "one"), Some("aaa")).1, Outcome::Withdrawn);
}

#[test]
fn what_a_crash_left_out_of_the_index_is_put_in_when_the_library_is_opened() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, &file("/a.pdf", "one"), None);
    // Dropped without a commit, as a process that is killed leaves it.
    drop(library);
    // Not in the index: in no answer, not even to a question without words.
    assert_eq!((found(dir.path(), "one"), found(dir.path(), ""), found(dir.path(), "-one")), (0, 0, 0));

    drop(Library::create(dir.path()).expect("a library"));

    assert_eq!(found(dir.path(), "one"), 1);
}

#[test]
fn one_process_writes_at_a_time_and_others_read() {
    let dir = tempfile::tempdir().expect("a folder");
    let library = Library::create(dir.path()).expect("a library");

    assert!(matches!(Library::create(dir.path()), Err(LibraryError::Locked { .. })));
    assert!(matches!(Library::reindex(dir.path(), |_, _| ()), Err(LibraryError::Locked { .. })));
    assert_eq!(found(dir.path(), ""), 0);
    drop(library);
    assert!(Library::create(dir.path()).is_ok());
}

#[test]
fn a_reader_keeps_its_state_while_the_index_is_made_anew_and_then_sees_the_new_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    let (id, _) = put(&mut library, &file("/a.pdf", "one"), None);
    library.finish("{}").expect("finished");
    let live = crate::live::Live::new(dir.path());
    let before = live.snapshot().expect("a snapshot");
    let request = Request { query: "one".to_owned(), ..Request::default() };

    assert_eq!(Library::reindex(dir.path(), |_, _| ()).expect("indexed"), 1);

    assert_eq!(before.search(&request).expect("an answer").total, 1);
    std::thread::sleep(std::time::Duration::from_millis(250));
    let after = live.snapshot().expect("a snapshot");
    assert!(!std::sync::Arc::ptr_eq(&before, &after));
    assert_eq!(after.search(&request).expect("an answer").hits[0].id, id);
}

#[test]
fn a_rehearsal_tells_what_would_be_done_and_changes_nothing() {
    let (dir, scratch) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, &file("/a.pdf", "one"), None);
    library.finish("{}").expect("finished");

    let mut rehearsal = Library::rehearse(dir.path(), scratch.path()).expect("a copy");
    assert_eq!(put(&mut rehearsal, &file("/a.pdf", "two"), None).1, Outcome::Updated);
    assert_eq!(put(&mut rehearsal, &file("/b.pdf", "three"), None).1, Outcome::Added);
    rehearsal.finish("{}").expect("finished");

    assert_eq!((found(dir.path(), "one"), found(dir.path(), "")), (1, 1));
}

#[test]
fn a_review_reads_back_just_as_it_was_put_in() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    let mut review = fixture::review("whole")
        .title("Adult K")
        .published("2019-05")
        .kind("sar")
        .url("https://example.invalid/k")
        .page("A page.")
        .page("")
        .section(crate::vocabulary::SectionKind::Findings, "Findings", 1, 2)
        .theme("neglect", crate::vocabulary::Tier::Central)
        .agency("police", crate::vocabulary::AgencyRole::Addressed)
        .build();
    review.authors = vec!["A. Author".to_owned()];
    review.lead_reviewers = vec!["A. Leader".to_owned(), "B. Leader".to_owned()];
    review.panel = vec!["Northshire Police".to_owned()];
    review.independence = Some("She is independent of the agencies.".to_owned());
    review.age_band = Some("40-64".to_owned());
    review.outcome = Some("death".to_owned());
    review.region = Some("North West".to_owned());
    review.nation = Some("England".to_owned());
    review.evidence.insert("title".to_owned(), vec![crate::evidence::Evidence::stated("manifest")]);
    review.warnings.push(crate::review::Warning::page("page-unreadable", 2, "no text"));
    review.recommendations.push(crate::review::Recommendation {
        kind: crate::vocabulary::RecommendationKind::Concern,
        number: Some("(1)".to_owned()),
        text: "No policy.".to_owned(),
        page: 1,
        pages: vec![1, 2],
        items: vec!["a".to_owned()],
        addressees: vec!["The Trust".to_owned()],
        agencies: vec!["acute".to_owned()],
        deadline: Some("within a year".to_owned()),
        answer: Some(crate::review::Answer {
            status: crate::vocabulary::AnswerStatus::AcceptedInPart,
            page: 2,
            quote: "We accept most of it.".to_owned(),
        }),
    });
    review.family = Some("harbour".to_owned());

    let (id, _) = put(&mut library, &review, None);
    library.finish("{}").expect("finished");

    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
    let mut read = snapshot.review(&id).expect("read").expect("there");
    assert!(read.pages.iter().all(|page| page.text.is_empty()));
    read.pages = snapshot.pages(&id, 1, 9).expect("read");
    assert_eq!(read, review);
}

#[test]
fn a_catalogue_put_back_from_a_copy_wins_over_the_index() {
    let dir = tempfile::tempdir().expect("a folder");
    let copy = tempfile::tempdir().expect("a folder");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, &file("/a.pdf", "one"), None);
    library.finish("{}").expect("finished");
    Catalogue::open(dir.path()).expect("a catalogue").copy_to(copy.path()).expect("copied");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, &file("/b.pdf", "two"), None);
    library.finish("{}").expect("finished");
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(dir.path().join(format!("catalogue.sqlite{ending}")));
    }
    fs::copy(copy.path().join("catalogue.sqlite"), dir.path().join("catalogue.sqlite")).expect("put back");

    Library::create(dir.path()).expect("a library").finish("{}").expect("finished");
    let mut library = Library::create(dir.path()).expect("a library");
    put(&mut library, &file("/c.pdf", "three"), None);
    library.finish("{}").expect("finished");

    let all = ["one", "two", "three"].map(|word| found(dir.path(), word));
    assert_eq!(all, [1, 0, 1]);
}
