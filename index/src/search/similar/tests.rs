//! The laws of similar cases, on invented reviews.

use proptest::prelude::*;

use super::super::laws::library;
use super::*;
use crate::fixture;
use crate::review::Review;
use crate::vocabulary::{AgencyRole, Tier};

const ACCOUNT: &str = "A woman lived alone in a damp flat full of rubbish. Carers were turned away at the door, the heating \
                       was broken and nobody asked whether she was able to decide. Wardens smelt smoke twice.";

/// Reviews of which the first is like the account.
fn reviews() -> Vec<Review> {
    let like = fixture::review("like")
        .title("Adult R")
        .page("The flat was damp and full of rubbish; carers were turned away. Annabel Quince rang. Wardens smelt smoke.")
        .theme("self-neglect", Tier::Central)
        .agency("housing", AgencyRole::Involved);
    let mut all = vec![like.build()];
    for n in 0..12 {
        let text = "The train braked late; a signal had failed. A door was open. Quince and Annabel were named. JOHN SMITH and Hope \
             saw a rose, a field and some hope; they had to mark it by the grace of a smith called john.";
        all.push(fixture::review(&format!("n{n}")).title("Rail").page(text).build());
    }
    all.push(
        fixture::review("own").title("Own").page("Rubbish, damp, heating, wardens, door and smoke.").build(),
    );
    all
}

fn with(ask: impl FnOnce(&Snapshot)) {
    let dir = tempfile::tempdir().expect("a folder");
    library(dir.path(), &reviews());
    ask(&Snapshot::open(dir.path()).expect("a snapshot"));
}

fn ask(snapshot: &Snapshot, text: &str) -> Results {
    snapshot.similar_to_text(text, &Request::default()).expect("an answer").expect("an account")
}

#[test]
fn the_case_that_is_alike_comes_first_with_reasons_that_are_true() {
    with(|snapshot| {
        let answer = ask(snapshot, ACCOUNT);

        let hit = &answer.hits[0];
        assert_eq!(hit.title.as_deref(), Some("Adult R"));
        let reasons = hit.reasons.as_ref().expect("reasons");
        assert!(!reasons.is_empty());
        for reason in reasons {
            let is_true = match reason.kind {
                ReasonKind::Theme => hit.themes.contains(&reason.value),
                ReasonKind::Agency => hit.agencies.contains(&reason.value),
                ReasonKind::Word => {
                    reason.quote.as_ref().is_some_and(|quote| quote.to_lowercase().contains(&reason.value))
                }
                ReasonKind::Circumstance => true,
            };
            assert!(is_true, "{reason:?}");
        }
    });
}

#[test]
fn nothing_of_an_account_stands_in_the_answer_but_words_that_reviews_have() {
    with(|snapshot| {
        let answer = ask(snapshot, &format!("{ACCOUNT} Zebedee Plonk, born 4.5.1931, was told NOT to call."));

        let json = serde_json::to_string(&answer).expect("JSON").to_lowercase();
        assert!(!json.contains("zebedee") && !json.contains("plonk") && !json.contains("1931"), "{json}");
        assert_eq!(answer.query, "");
        assert!(answer.understood.starts_with("an account of "));
    });
}

/// An answer but for the number of words that were read.
fn shown(answer: &Results) -> String {
    serde_json::to_string(&Results { understood: String::new(), ..answer.clone() }).expect("JSON")
}

#[test]
fn names_change_nothing_even_those_that_reviews_have() {
    with(|snapshot| {
        let plain = shown(&ask(snapshot, ACCOUNT));

        for names in [
            "Annabel Quince was there.",
            "JOHN SMITH was with ANNABEL QUINCE.",
            "There was Hope, and Rose and Mark Field.",
            "Hope was there. Rose was there too.",
            "It was mr quince and Ms. Rose and Dr J. Field.",
            "Quince-Field (GRACE) and Hope's Rose; Annabel’s too.",
        ] {
            assert_eq!(shown(&ask(snapshot, &format!("{ACCOUNT} {names}"))), plain, "{names}");
        }
    });
}

#[test]
fn what_is_common_is_not_called_rare() {
    let word = |reviews| Reason {
        kind: ReasonKind::Word,
        value: "damp".into(),
        name: "damp".into(),
        quote: None,
        page: None,
        label: None,
        reviews,
    };

    for (reviews, of, rare) in
        [(3, 14, true), (4, 14, false), (10, 100, true), (11, 100, false), (215, 1_020, false)]
    {
        assert_eq!(word(Some(reviews)).is_rare(of), rare, "{reviews} of {of}");
    }
    assert!(!word(None).is_rare(1_000));
    with(|snapshot| {
        let answer = ask(snapshot, ACCOUNT);
        let words = answer.hits[0].reasons.iter().flatten().filter(|reason| reason.kind == ReasonKind::Word);
        let counts: Vec<usize> = words.map(|reason| reason.reviews.expect("counted")).collect();
        assert!(!counts.is_empty() && counts.is_sorted(), "{counts:?}");
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_name_of_an_account_is_repeated(
        first in "[A-Z][a-z]{5,9}", last in "[A-Z]{6,9}", at in 0..20_usize
    ) {
        // The law is about words that reviews have: the name is planted in one of them.
        let dir = tempfile::tempdir().expect("a folder");
        let mut all = reviews();
        let text = format!("The flat of {first} {last} was damp. Wardens knew {} and {}.", first.to_lowercase(), last.to_lowercase());
        all.push(fixture::review("planted").title("Planted").page(&text).build());
        library(dir.path(), &all);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
        let mut words: Vec<&str> = ACCOUNT.split_whitespace().collect();
        let name = format!("{first} {last}");
        words.insert(1 + at, &name);
        let own = |word: &str| ACCOUNT.to_lowercase().contains(&word.to_lowercase());
        prop_assume!(!own(&first) && !own(&last));

        let answer = ask(&snapshot, &words.join(" "));

        for hit in &answer.hits {
            for reason in hit.reasons.iter().flatten() {
                prop_assert!(!reason.value.eq_ignore_ascii_case(&first) && !reason.value.eq_ignore_ascii_case(&last), "{reason:?}");
            }
            for passage in &hit.passages {
                let url = passage.url.to_lowercase();
                prop_assert!(!url.contains(&first.to_lowercase()) && !url.contains(&last.to_lowercase()), "{url}");
            }
        }
    }
}

#[test]
fn signs_of_the_query_language_are_words() {
    with(|snapshot| {
        let signs = format!("NOT (theme:neglect \"{ACCOUNT} year:1999.. -door");

        assert_eq!(ask(snapshot, &signs).hits[0].title.as_deref(), Some("Adult R"));
    });
}

#[test]
fn a_few_words_are_no_account() {
    with(|snapshot| {
        let answer = snapshot.similar_to_text("damp flat", &Request::default()).expect("an answer");

        assert!(answer.is_none());
    });
}

#[test]
fn a_review_is_not_similar_to_itself() {
    with(|snapshot| {
        let request = Request { query: "own".to_owned(), ..Request::default() };
        let own = snapshot
            .search(&Request { query: "title:own".to_owned(), ..request.clone() })
            .expect("an answer");
        let id = own.hits[0].id.clone();

        let answer = snapshot.similar_to_review(&id, &request).expect("an answer").expect("a review");

        assert!(answer.hits.iter().all(|hit| hit.id != id));
        assert_eq!(answer.hits[0].title.as_deref(), Some("Adult R"), "{answer:?}");
        assert!(snapshot.similar_to_review("none", &request).expect("an answer").is_none());
    });
}

#[test]
fn a_review_that_has_nearly_every_theme_is_no_more_alike_for_that() {
    let text = format!("{ACCOUNT} It was self-neglect.");
    let case = |name: &str| {
        let review = fixture::review(name).title(name).page(&text).theme("self-neglect", Tier::Central);
        review.agency("housing", AgencyRole::Involved)
    };
    let themes = crate::taxonomy::THEMES.entries().iter().map(|entry| entry.slug.as_str());
    let themes = themes.filter(|slug| *slug != "self-neglect").take(40);
    let inquiry = themes.fold(case("inquiry"), |review, slug| review.theme(slug, Tier::Central));
    let mut all = vec![inquiry.build(), case("case").build()];
    all.extend((0..6).map(|n| fixture::review(&format!("n{n}")).page("A train braked late.").build()));
    let dir = tempfile::tempdir().expect("a folder");
    library(dir.path(), &all);

    let hits = ask(&Snapshot::open(dir.path()).expect("a snapshot"), &text).hits;

    assert_eq!(hits[0].title.as_deref(), Some("case"));
    assert!(hits[0].score > hits[1].score, "{} {}", hits[0].score, hits[1].score);
}

#[test]
fn a_word_that_many_reviews_write_small_is_no_name_though_more_give_it_a_capital() {
    let page = |n: u32| match n {
        0..25 => "The social worker rang. Sent to the Department of Health and Social Care.",
        _ => "Sent to the Department of Health and Social Care by Quince.",
    };
    let all: Vec<Review> = (0..60).map(|n| fixture::review(&format!("n{n}")).page(page(n)).build()).collect();
    let dir = tempfile::tempdir().expect("a folder");
    library(dir.path(), &all);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let words = snapshot.account("the social worker and quince rang").expect("read").words;

    assert!(words.contains(&"social".to_owned()), "{words:?}");
    assert!(!words.contains(&"quince".to_owned()), "{words:?}");
}
