//! What help a search offers: spellings, completions and ways out. Tests only.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::laws::library;
use super::*;
use crate::fixture;
use crate::review::Review;
use crate::vocabulary::{AgencyRole, Tier};
use crate::words;

/// Runs a test on a library of these reviews.
fn with<T>(reviews: &[Review], test: impl FnOnce(&Snapshot) -> T) -> T {
    let dir = tempfile::tempdir().expect("a folder");
    library(dir.path(), reviews);
    test(&Snapshot::open(dir.path()).expect("a snapshot"))
}

/// A small library in which every word of help is ordinary.
fn small() -> Vec<Review> {
    let text = "The child was seen at home. No risk assessment was made; safeguarding was poor and neglect went on. Neglected it was, and neglected.";
    let review = |at: u32| {
        let name = format!("n{at}");
        let builder = fixture::review(&name).page(text).published(&format!("{}", 2013 + at)).kind("sar");
        builder.theme("neglect", Tier::Central).theme("info-sharing", Tier::Mentioned)
    };
    let mut reviews: Vec<Review> =
        (0..6).map(|at| review(at).agency("police", AgencyRole::Involved).build()).collect();
    for (at, review) in reviews.iter_mut().enumerate() {
        review.title = Some(format!("Child {}: the neglect of a child", char::from(b'A' + at as u8)));
        review.area = Some("North Inventshire".to_owned());
    }
    let lone = fixture::review("lone").page("The neglct of it. Guarding is one thing, damp another.");
    reviews.push(lone.build());
    reviews
}

fn ask(query: &str) -> Request {
    Request { query: query.to_owned(), ..Request::default() }
}

#[test]
fn a_word_that_no_review_has_is_met_with_words_of_the_library() {
    with(&small(), |snapshot| {
        for (query, instead) in [
            ("saveguardng", vec!["safeguarding"]),
            ("neglecct AND \"hoem\"", vec!["neglect AND \"hoem\"", "neglecct AND \"home\""]),
            ("riskassessment", vec!["risk assessment"]),
            ("poor safe guarding", vec!["poor safeguarding"]),
            ("theme:neglecct -saveguardng =hoem \"hoem hoem\"", vec![]),
            ("child neglect home", vec![]),
            ("xylophonist", vec![]),
            // A term of the field is no mistake, nor is a word of three letters.
            ("care leaver", vec![]),
            ("hoe", vec![]),
        ] {
            let suggestions = snapshot.search(&ask(query)).expect("an answer").suggestions;
            let queries: Vec<&str> = suggestions.iter().map(|s| s.query.as_str()).collect();
            assert_eq!(queries, instead, "{query}");
        }
        let suggestion = snapshot.search(&ask("saveguardng")).expect("an answer").suggestions.remove(0);
        let own = snapshot.count(&ask("=safeguarding")).expect("a count");
        assert_eq!((suggestion.asked.as_str(), suggestion.instead.as_str()), ("saveguardng", "safeguarding"));
        assert_eq!(suggestion.reviews, own);
    });
}

#[test]
fn a_rare_word_is_met_only_where_another_is_twenty_times_as_frequent() {
    let mut reviews: Vec<Review> =
        (0..20).map(|at| fixture::review(&format!("n{at}")).page("They saw neglect.").build()).collect();
    reviews.push(fixture::review("rare").page("They saw neglct.").build());
    let ask =
        |reviews: &[Review]| with(reviews, |s| s.search(&ask("neglct")).expect("an answer").suggestions);

    assert_eq!(ask(&reviews).len(), 1);
    assert_eq!(ask(&reviews[1..]).len(), 0);
}

#[test]
fn what_is_typed_is_completed_from_what_the_library_holds() {
    with(&small(), |snapshot| {
        let offered = |typed: &str| {
            let found = snapshot.complete(typed, 10).expect("completions");
            found.into_iter().map(|one| (one.kind, one.query, one.reviews)).collect::<Vec<_>>()
        };
        let own = |kind, query: &str, reviews| (kind, query.to_owned(), reviews);

        assert!(offered("info sh").contains(&own(CompletionKind::Theme, "theme:info-sharing", 6)));
        assert!(offered("damp AND info sh").contains(&own(
            CompletionKind::Theme,
            "damp AND theme:info-sharing",
            6
        )));
        assert!(offered("damp safeg").contains(&own(CompletionKind::Word, "damp safeguarding", 6)));
        assert!(offered("\"poor safeg").contains(&own(CompletionKind::Word, "\"poor safeguarding\"", 6)));
        assert!(offered("invent").contains(&own(CompletionKind::Area, "area:\"North Inventshire\"", 6)));
        assert!(offered("poli").contains(&own(CompletionKind::Agency, "agency:police", 6)));
        assert!(offered("child c").contains(&own(
            CompletionKind::Title,
            "title:\"Child C: the neglect of a child\"",
            1
        )));
        // What stands behind the word before it in reports goes before what is frequent.
        assert_eq!(offered("risk a").last(), None, "one letter");
        assert_eq!(offered("risk as"), [own(CompletionKind::Word, "risk assessment", 6)]);
        // What was typed stands for its family where it is the most frequent of it.
        assert_eq!(offered("neglect").iter().filter(|one| one.0 == CompletionKind::Word).count(), 0);
        assert_eq!(offered("assessment as"), [own(CompletionKind::Word, "assessment assessment", 6)]);
        assert_eq!(offered("s"), [], "one letter");
        assert_eq!(offered("xylo"), []);
        assert_eq!(offered("damp-info").iter().filter(|one| one.0 == CompletionKind::Theme).count(), 0);
        for typed in ["neg", "the neglect", "info", "north inv"] {
            for one in snapshot.complete(typed, 10).expect("completions") {
                if one.kind != CompletionKind::Word {
                    assert_eq!(snapshot.count(&ask(&one.query)).expect("a count"), one.reviews, "{one:?}");
                }
            }
        }
    });
}

#[test]
fn a_search_that_finds_nothing_has_ways_out_that_find_something() {
    with(&small(), |snapshot| {
        let filters = Filters { types: vec!["dhr".to_owned()], from: Some(2014), ..Filters::default() };
        let request = Request { query: "neglect AND xylophonist".to_owned(), ..Request::default() };
        let ways = |request: &Request| {
            let ways = snapshot.ways_out(request).expect("ways");
            ways.into_iter().map(|way| (way.way, way.query, way.total)).collect::<Vec<_>>()
        };
        let without = |condition: &str| Way::WithoutCondition { condition: condition.to_owned() };

        assert!(ways(&request).contains(&(without("xylophonist"), "neglect".to_owned(), 6)));
        assert!(ways(&ask("within:page home neglect seen")).is_empty(), "it finds something");
        let apart = ways(&ask("within:page damp home neglect seen"));
        assert!(
            apart.contains(&(Way::AnyWord, "within:page damp home neglect seen".to_owned(), 7)),
            "{apart:?}"
        );
        let scoped = ways(&ask("within:page (neglct AND safe AND home)"));
        assert!(scoped.is_empty() || scoped.iter().all(|way| way.2 > 0));
        assert!(ways(&ask("\"neglect child\"")).contains(&(
            Way::WithoutQuotes,
            "neglect child".to_owned(),
            6
        )));
        assert!(ways(&ask("neglecct hoem")).contains(&(Way::Spelling, "neglect home".to_owned(), 6)));
        let filtered = ways(&Request { filters, ..ask("neglect") });
        let filter = Way::WithoutFilter { filter: "type", name: "Domestic homicide review".to_owned() };
        assert!(filtered.iter().any(|way| way.0 == Way::WithoutFilters && way.2 == 6), "{filtered:?}");
        assert!(
            filtered
                .iter()
                .any(|way| matches!(&way.0, Way::WithoutFilter { filter: "type", .. }) && way.2 == 5),
            "{filtered:?} {filter:?}"
        );
        assert!(filtered.iter().all(|way| !matches!(&way.0, Way::WithoutFilter { filter: "year", .. })));
        let hopeless = Request {
            filters: Filters { types: vec!["dhr".to_owned()], ..Filters::default() },
            ..ask("neglectt AND xylophonist AND within:page year:1990")
        };
        let alone = Way::OnlyCondition { condition: "neglect".to_owned() };
        assert!(ways(&hopeless).contains(&(alone, "neglect".to_owned(), 6)), "{:?}", ways(&hopeless));
        let spoken = ways(&ask("neglected AND xylophonist"));
        assert!(spoken.iter().any(|way| matches!(&way.0, Way::Theme { slug, .. } if slug == "neglect")));
        assert_eq!(ways(&ask("neglect")), []);
    });
}

#[test]
fn what_the_library_does_not_hold_at_all_is_said() {
    with(&small(), |snapshot| {
        let lacks = |query: &str, filters: Filters| {
            snapshot.search(&Request { filters, ..ask(query) }).expect("an answer").lacks
        };
        let none = Filters::default;

        let types = lacks("type:dhr", none());
        assert!(matches!(types.as_slice(), [Lack::Type { name }] if !name.is_empty()), "{types:?}");
        assert_eq!(lacks("year:2001..2005", none()), [Lack::Before { year: 2013 }]);
        assert_eq!(
            lacks("", Filters { from: Some(2030), ..Filters::default() }),
            [Lack::After { year: 2018 }]
        );
        assert_eq!(
            lacks("area:\"south marl\" neglect", none()),
            [Lack::Area { name: "south marl".to_owned() }]
        );
        assert_eq!(lacks("xylophonist", none()), [Lack::Word { name: "xylophonist".to_owned() }]);
        assert_eq!(lacks("neglect", none()), []);
    });
}

/// Invented names that are no words, and one that is also a word.
const NAMES: &[&str] = &["Zanthippe", "Quorrimer", "Marvellia", "Grace"];

/// Ways in which a name may stand in a text.
fn named(name: &str, way: usize) -> String {
    match way {
        0 => format!("They met {name} at home."),
        1 => format!("{name} was seen. {name} was safe at home."),
        2 => format!("REPORT ON {} AND OTHERS", name.to_uppercase()),
        3 => format!("A letter for {name}\u{2019}s mother"),
        _ => "The mother was seen at home. They were safe.".to_owned(),
    }
}

fn any_named_review(at: usize) -> impl Strategy<Value = Review> {
    let place = (prop::sample::select(NAMES), 0usize..5);
    let pages = prop::collection::vec(place.prop_map(|(name, way)| named(name, way)), 1..3);
    let title = prop_oneof![
        (prop::sample::select(NAMES), 0usize..4).prop_map(|(name, way)| named(name, way)),
        Just("A letter for mother".to_owned()),
        Just("Child R".to_owned()),
    ];
    (pages, title).prop_map(move |(pages, title)| {
        let mut builder = fixture::review(&format!("n{at}")).title(&title);
        for page in &pages {
            // Each review says the ordinary words too, so that there is something to offer.
            builder = builder.page(&format!(
                "{page}\n\nThe mother was seen at home. They were safe. A letter for others was met."
            ));
        }
        builder.theme("neglect", Tier::Central).build()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_that_is_offered_holds_a_name(reviews in (5usize..9).prop_flat_map(|n| (0..n).map(any_named_review).collect::<Vec<_>>())) {
        let names: BTreeSet<String> = NAMES.iter().map(|name| name.to_lowercase()).collect();
        let is_free = |text: &str| words::words(text).iter().all(|word| !names.contains(&word.plain));
        with(&reviews, |snapshot| {
            let mut offered = 0;
            for typed in ["za", "quo", "Marve", "marvelli", "gra", "mo", "a letter", "child", "re", "they met ", "met"] {
                for one in snapshot.complete(typed, 10).expect("completions") {
                    offered += 1;
                    prop_assert!(is_free(&one.text) && is_free(&one.query), "{typed}: {one:?}");
                }
            }
            prop_assert!(offered > 0);
            for query in ["zanthipe", "quorimer", "marvelia met", "zanthippes", "gracee", "mohter", "\"quorrimr\"", "metquorrimer", "zanth ippe"] {
                let results = snapshot.search(&ask(query)).expect("an answer");
                for one in &results.suggestions {
                    prop_assert!(is_free(&one.instead) && is_free(&one.query), "{query}: {one:?}");
                }
                prop_assert!(results.ways.iter().all(|way| is_free(&way.query)), "{query}");
            }
            Ok(())
        })?;
    }

    #[test]
    fn every_way_out_finds_what_it_says(query in "[a-z\"():~ -]{0,30}|(neglect|xylo|\"poor child\"|AND|OR|NOT|within:page|type:dhr|-damp|damp| ){1,6}") {
        with(&small(), |snapshot| {
            for way in snapshot.search(&ask(&query)).expect("an answer").ways {
                prop_assert_eq!(snapshot.search(&way.request).expect("an answer").total, way.total, "{:?}", way);
                prop_assert!(way.total > 0);
            }
            snapshot.complete(&query, 10).expect("completions");
            Ok(())
        })?;
    }
}
