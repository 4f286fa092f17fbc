//! The laws of a search for recommendations, against a scan of each. Tests only.

use proptest::prelude::*;

use super::*;
use crate::fixture;
use crate::review::{Recommendation, Review};
use crate::search::laws::library;
use crate::search::{Filters, Snapshot, Sort, Words};
use crate::vocabulary::{AgencyRole, Tier};

/// A recommendation with these words.
fn ask(text: &str, items: &[&str], agencies: &[&str]) -> Recommendation {
    let own = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
    Recommendation {
        kind: RecommendationKind::Recommendation,
        number: None,
        text: text.to_owned(),
        page: 1,
        pages: vec![1],
        items: own(items),
        addressees: Vec::new(),
        agencies: own(agencies),
        deadline: None,
        answer: None,
    }
}

fn review(name: &str, year: &str, asks: Vec<Recommendation>) -> Review {
    let builder = fixture::review(name).title(name).published(year).page("Words of a page.");
    let mut review = builder.theme("neglect", Tier::Central).build();
    review.recommendations = asks;
    review
}

fn snapshot(reviews: &[Review]) -> (tempfile::TempDir, Snapshot) {
    let dir = tempfile::tempdir().expect("a folder");
    library(dir.path(), reviews);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
    (dir, snapshot)
}

fn asked(query: &str) -> AskRequest {
    AskRequest { search: Request { query: query.to_owned(), ..Request::default() }, kind: None }
}

fn texts(snapshot: &Snapshot, request: &AskRequest) -> Vec<String> {
    let found = snapshot.recommendations(request).expect("an answer");
    found.recommendations.into_iter().map(|hit| hit.text).collect()
}

#[test]
fn words_must_stand_in_one_recommendation_and_are_marked_there() {
    let one = review(
        "one",
        "2019",
        vec![ask("The board should train staff.", &["On damp homes."], &[]), ask("Police share.", &[], &[])],
    );
    let (_dir, snapshot) = snapshot(&[one]);

    assert_eq!(texts(&snapshot, &asked("train AND police")), Vec::<String>::new());
    assert_eq!(texts(&snapshot, &asked("training AND damp")), ["The board should train staff."]);
    assert_eq!(texts(&snapshot, &asked("\"staff on\"")), Vec::<String>::new());
    assert_eq!(texts(&snapshot, &asked("train NEAR/2 staff")), ["The board should train staff."]);
    assert_eq!(texts(&snapshot, &asked("title:one polic*")), ["Police share."]);
    let found = snapshot.recommendations(&asked("\"train staff\" damp")).expect("an answer");
    let hit = &found.recommendations[0];
    assert_eq!((&hit.marks, &hit.items[0].marks), (&vec![[17, 28]], &vec![[3, 7]]));
    assert_eq!(hit.url, format!("/review/{}?page=1&q=%22train%20staff%22%20damp#p1", hit.id));
}

#[test]
fn other_words_and_spellings_are_told_as_far_as_recommendations_have_them() {
    let mut plain = review("plain", "2018", vec![ask("Mould is to be treated.", &[], &[])]);
    plain.pages =
        vec![crate::review::Page::new(1, "The housing officer wrote to the landlord of the lodging.")];
    let more = (0..25).map(|at| {
        let text = "The domestic abuse service and the housing team should meet.";
        let mut review = review(&format!("r{at}"), "2019", vec![ask(text, &[], &[]), ask(text, &[], &[])]);
        review.pages = vec![crate::review::Page::new(1, text)];
        review
    });
    let all: Vec<Review> = more.chain([plain]).collect();
    let (_dir, snapshot) = snapshot(&all);
    let found = |request: &AskRequest| snapshot.recommendations(request).expect("an answer");

    let known = found(&asked("DV service"));
    let told = known.expansions.iter().find(|told| told.asked == "dv").expect("told");
    assert!(
        told.on && told.also.iter().any(|also| also.text == "domestic abuse" && also.reviews == 25),
        "{told:?}"
    );
    assert!(
        known
            .expansions
            .iter()
            .flat_map(|told| &told.also)
            .all(|also| also.reviews > 0 && also.label.is_none())
    );
    let mut off = asked("DV service");
    off.search.plain = vec![told.switch.clone()];
    off.search.words = Words::All;
    assert_eq!(found(&off).total, 0);
    off.search.plain.clear();
    assert_eq!(found(&off).total, 50);

    let meant = found(&asked("houzing team")).suggestions;
    assert_eq!(
        meant.first().map(|one| (one.query.as_str(), one.reviews)),
        Some(("housing team", 25)),
        "{meant:?}"
    );
    // The pages have that word, no recommendation has.
    assert!(found(&asked("lodgeing")).suggestions.is_empty());
}

#[test]
fn the_agency_is_whom_it_asks_and_a_concern_that_names_nobody_goes_where_it_is_sent() {
    let mut concern = ask("Beds are few.", &[], &[]);
    concern.kind = RecommendationKind::Concern;
    let mut letter = review("letter", "2020", vec![concern]);
    letter.agencies = fixture::review("x").agency("acute", AgencyRole::Addressed).build().agencies;
    let report = review("report", "2021", vec![ask("Share.", &[], &["police"]), ask("Learn.", &[], &[])]);
    let (_dir, snapshot) = snapshot(&[letter, report]);
    let to = |slug: &str| {
        let filters = Filters { agencies: vec![slug.to_owned()], ..Filters::default() };
        AskRequest { search: Request { filters, ..Request::default() }, kind: None }
    };

    assert_eq!(texts(&snapshot, &to("acute")), ["Beds are few."]);
    assert_eq!(texts(&snapshot, &to("police")), ["Share."]);
    let all = snapshot.recommendations(&asked("")).expect("an answer");
    assert_eq!((all.total, all.reviews, all.nobody_named), (3, 2, 1));
    assert_eq!(all.held, Held { recommendations: 2, concerns: 1, reviews: 2 });
    let groups = snapshot.recommendations_by_agency(&asked(""), 5).expect("an answer");
    let groups: Vec<(&str, usize)> =
        groups.iter().map(|group| (group.agency.as_str(), group.total)).collect();
    assert_eq!(groups, [("acute", 1), ("police", 1)]);
}

#[test]
fn those_with_all_the_words_come_first_and_equal_ones_as_in_their_review() {
    let old = review("old", "2001", vec![ask("Risk assessment of damp homes.", &[], &[])]);
    let new =
        review("new", "2022", vec![ask("Assessment, assessment.", &[], &[]), ask("Nothing.", &[], &[])]);
    let (_dir, snapshot) = snapshot(&[old, new]);

    let found = texts(&snapshot, &asked("risk assessment"));

    assert_eq!(found[0], "Risk assessment of damp homes.");
    assert_eq!(
        texts(&snapshot, &asked("")),
        ["Assessment, assessment.", "Nothing.", "Risk assessment of damp homes."]
    );
    let oldest = AskRequest { search: Request { sort: Sort::Oldest, ..Request::default() }, kind: None };
    assert_eq!(texts(&snapshot, &oldest)[0], "Risk assessment of damp homes.");
}

const WORDS: &[&str] = &["police", "damp", "train", "share", "risk", "the"];

fn any_reviews() -> impl Strategy<Value = Vec<Review>> {
    let text = prop::collection::vec(prop::sample::select(WORDS), 1..7).prop_map(|words| words.join(" "));
    let one = (text, prop::sample::subsequence(vec!["police", "gp", "la"], 0..=2), any::<bool>());
    let asks = prop::collection::vec(one, 0..4);
    let year = 2015..2019_i32;
    prop::collection::vec((asks, year), 1..6).prop_map(|reviews| {
        let reviews = reviews.into_iter().enumerate().map(|(at, (asks, year))| {
            let asks = asks.into_iter().map(|(text, agencies, concern)| {
                let mut one = ask(&text, &[], &agencies);
                one.kind = if concern { RecommendationKind::Concern } else { one.kind };
                one
            });
            review(&format!("n{at}"), &year.to_string(), asks.collect())
        });
        reviews.collect()
    })
}

/// How many recommendations have all these words, ask one of these agencies, and are of this year or later.
fn scanned(reviews: &[Review], words: &[&str], agencies: &[String], from: Option<i16>) -> usize {
    let dated = |review: &&Review| {
        from.is_none_or(|from| review.published.as_ref().is_some_and(|date| date.year() >= from))
    };
    let asks = reviews.iter().filter(dated).flat_map(|review| &review.recommendations);
    let met = asks.filter(|ask| {
        words.iter().all(|word| ask.text.split(' ').any(|own| own == *word))
            && (agencies.is_empty() || ask.agencies.iter().any(|own| agencies.contains(own)))
    });
    met.count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn totals_and_counts_are_those_of_a_scan(
        reviews in any_reviews(),
        words in prop::sample::subsequence(vec!["police", "damp", "train"], 0..=2),
        agencies in prop::sample::subsequence(vec!["police".to_owned(), "gp".to_owned()], 0..=2),
        from in prop::option::of(2015_i16..2019),
    ) {
        let (_dir, snapshot) = snapshot(&reviews);
        let quoted: Vec<String> = words.iter().map(|word| format!("\"={word}\"")).collect();
        let filters = Filters { agencies: agencies.clone(), from, ..Filters::default() };
        let search = Request { query: quoted.join(" AND "), words: Words::All, filters, ..Request::default() };
        let request = AskRequest { search, kind: None };

        let found = snapshot.recommendations(&request).expect("an answer");

        prop_assert_eq!(found.total, scanned(&reviews, &words, &agencies, from));
        for agency in &found.facets.agency {
            prop_assert_eq!(agency.count, scanned(&reviews, &words, std::slice::from_ref(&agency.value), from));
        }
        for group in snapshot.recommendations_by_agency(&request, 2).expect("an answer") {
            prop_assert_eq!(group.total, scanned(&reviews, &words, &[group.agency], from));
        }
        for kind in &found.facets.kind {
            let kind_request = AskRequest { kind: RecommendationKind::from_word(&kind.value), ..request.clone() };
            prop_assert_eq!(snapshot.recommendations(&kind_request).expect("an answer").total, kind.count);
        }
    }
}
