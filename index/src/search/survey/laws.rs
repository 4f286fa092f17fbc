//! Every number of a table is the total of its search. Tests only.

use proptest::prelude::*;

use super::axis::Axis;
use super::cross::CrossRequest;
use crate::evidence::Evidence;
use crate::fixture;
use crate::review::{Recommendation, Review, ThemeLabel};
use crate::search::laws::{any_library, any_request, library};
use crate::search::{Filters, Request, Snapshot};
use crate::vocabulary::{AgencyRole, Polarity, RecommendationKind, SectionKind, Tier};

/// The tables that there are.
const TABLES: [(Axis, Axis); 9] = [
    (Axis::Theme, Axis::Year),
    (Axis::Head, Axis::Year),
    (Axis::Agency, Axis::Year),
    (Axis::Type, Axis::Year),
    (Axis::Theme, Axis::Agency),
    (Axis::Head, Axis::Agency),
    (Axis::Theme, Axis::Theme),
    (Axis::Theme, Axis::Head),
    (Axis::Head, Axis::Head),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn every_number_is_the_total_of_its_search(
        reviews in any_library(), search in any_request(), table in prop::sample::select(TABLES.to_vec())
    ) {
        let dir = tempfile::tempdir().expect("a folder");
        library(dir.path(), &reviews);
        let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
        let (rows, columns) = table;

        let cross = snapshot.cross(&CrossRequest { search, rows, columns }).expect("a table");

        let total = |request: &Request| snapshot.search(request).expect("an answer").total;
        prop_assert_eq!(cross.total, total(&cross.search()));
        for column in &cross.columns {
            prop_assert_eq!(column.count, total(&cross.column_search(column)), "{:?}", column);
        }
        for (row, cells) in cross.rows.iter().zip(&cross.cells) {
            prop_assert_eq!(row.count, total(&cross.row_search(row)), "{:?}", row);
            for (column, cell) in cross.columns.iter().zip(cells) {
                prop_assert_eq!(*cell, total(&cross.cell_search(row, column)), "{:?} {:?}", row, column);
            }
        }
    }
}

#[test]
fn many_years_are_put_together_into_round_spans_within_those_asked_for() {
    let dir = tempfile::tempdir().expect("a folder");
    let of = |year: u16| fixture::review(&format!("r{year}")).published(&year.to_string()).page("a");
    let reviews: Vec<_> =
        [1998, 2004, 2013, 2019].map(|year| of(year).theme("neglect", Tier::Central).build()).into();
    library(dir.path(), &reviews);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");
    let columns = |from: Option<i16>| -> Vec<(String, usize)> {
        let search = Request { filters: Filters { from, ..Filters::default() }, ..Request::default() };
        let request = CrossRequest { search, rows: Axis::Theme, columns: Axis::Year };
        let cross = snapshot.cross(&request).expect("a table");
        cross.columns.into_iter().map(|column| (column.name, column.count)).collect()
    };

    assert_eq!(columns(None).len(), 11);
    assert_eq!(columns(None)[0], ("1998–1999".to_owned(), 1));
    let recent: Vec<String> = columns(Some(2013)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(recent, ["2013", "2014", "2015", "2016", "2017", "2018", "2019"]);
}

/// A review with a theme for these words, each on a page of its own in a section of this kind.
fn themed(name: &str, polarity: Polarity, quotes: &[(&str, SectionKind)]) -> Review {
    let mut builder = fixture::review(name).title(name).published("2020");
    for ((quote, kind), page) in quotes.iter().zip(1..) {
        builder = builder.page(&format!("Heading\n\n{quote}")).section(*kind, "Heading", page, 0);
    }
    let evidence = quotes.iter().zip(1..).map(|((quote, _), page)| Evidence::found(page, *quote));
    let mut review = builder.build();
    let slug = "voice-child".to_owned();
    review.themes.push(ThemeLabel { slug, tier: Tier::Central, polarity, evidence: evidence.collect() });
    review
}

#[test]
fn a_theme_is_told_by_its_words_its_parts_and_its_best_quotations() {
    let dir = tempfile::tempdir().expect("a folder");
    let lost = "The Voice of the Child was lost.";
    let one = themed(
        "one",
        Polarity::Concern,
        &[(lost, SectionKind::Appendix), ("The voice of the child.", SectionKind::Findings)],
    );
    let two =
        themed("two", Polarity::Good, &[("The child\u{2019}s voice was heard.", SectionKind::Analysis)]);
    library(dir.path(), &[one, two, fixture::review("three").page("Nothing.").build()]);
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let portrait = snapshot.portrait("voice-child").expect("read").expect("a theme");

    assert_eq!((portrait.reviews, portrait.central, portrait.told.quotations), (2, 2, 3));
    let phrases: Vec<(&str, usize, usize)> =
        portrait.told.phrases.iter().map(|one| (one.words.as_str(), one.quotations, one.reviews)).collect();
    assert_eq!(phrases, [("voice of the child", 2, 1), ("child's voice", 1, 1)]);
    assert_eq!(portrait.told.sections.len(), 3);
    let best: Vec<(&str, SectionKind)> =
        portrait.told.best.iter().map(|one| (one.quote.as_str(), one.section)).collect();
    assert_eq!(best.len(), 2, "one of each review");
    assert!(best.contains(&("The voice of the child.", SectionKind::Findings)), "{best:?}");
    assert_eq!((portrait.good.len(), portrait.good_total, portrait.good_reviews), (1, 1, 1));
    assert!(snapshot.portrait("no-such").expect("read").is_none());
    assert!(snapshot.portrait("neglect").expect("read").expect("a theme").told.best.is_empty());
}

#[test]
fn an_agency_is_told_by_the_reviews_in_which_it_acts_and_by_what_is_asked_of_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let acting = |name: &str, role: AgencyRole, quote: &str| {
        let mut review = fixture::review(name).published("2020").page(quote).agency("police", role).build();
        review.agencies[0].evidence = vec![Evidence::found(1, quote)];
        review
    };
    let mut asked = acting("one", AgencyRole::Involved, "A police officer called.");
    asked.recommendations = vec![Recommendation {
        kind: RecommendationKind::Recommendation,
        number: None,
        text: "Share what is known.".to_owned(),
        page: 1,
        pages: vec![1],
        items: Vec::new(),
        addressees: Vec::new(),
        agencies: vec!["police".to_owned()],
        deadline: None,
        answer: None,
    }];
    let others = [
        acting("two", AgencyRole::Addressed, "The police are to answer."),
        acting("three", AgencyRole::Mentioned, "A film about police officers."),
    ];
    library(dir.path(), &[vec![asked], others.into()].concat());
    let snapshot = Snapshot::open(dir.path()).expect("a snapshot");

    let portrait = snapshot.portrait_of_agency("police").expect("read").expect("an agency");

    assert_eq!((portrait.reviews, portrait.recommendations, portrait.told.quotations), (2, 1, 2));
    let filters = Filters { agencies: vec!["police".to_owned()], ..Filters::default() };
    let search = Request { filters, ..Request::default() };
    assert_eq!(snapshot.search(&search).expect("an answer").total, portrait.reviews);
    let words: Vec<&str> = portrait.told.phrases.iter().map(|one| one.words.as_str()).collect();
    assert!(words.contains(&"police officer") && words.contains(&"police"), "{words:?}");
    let roles: Vec<Option<AgencyRole>> = portrait.told.best.iter().map(|one| one.role).collect();
    assert!(roles.contains(&Some(AgencyRole::Involved)) && roles.contains(&Some(AgencyRole::Addressed)));
    assert!(snapshot.portrait_of_agency("no-such").expect("read").is_none());
}
