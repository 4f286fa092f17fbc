//! The facts of whole pages of differing layout: a table, a definition list,
//! lines, small headings, and none at all. The pages are invented.

use hindsight_index::evidence::Evidence;
use hindsight_index::review::Review;
use hindsight_ingest::limits::Limits;
use hindsight_ingest::read::read;

/// The facts that a page must give.
#[derive(Debug, PartialEq, Default)]
struct Expected<'a> {
    title: &'a str,
    published: Option<&'a str>,
    publisher: Option<&'a str>,
    area: Option<&'a str>,
    reference: Option<&'a str>,
    review_type: Option<&'a str>,
    authors: &'a [&'a str],
    categories: &'a [&'a str],
    addressees: &'a [&'a str],
}

/// Reads a page, and compares its facts.
fn check(html: &str, expected: &Expected<'_>) -> Review {
    let review = read("page.html", html.as_bytes(), &Limits::default()).expect("a page");
    let published = review.published.map(|date| date.to_string());
    let listed = |values: &[String], expected: &[&str]| assert_eq!(values, expected);

    assert_eq!(review.title.as_deref(), Some(expected.title));
    assert_eq!(published.as_deref(), expected.published);
    assert_eq!(review.publisher.as_deref(), expected.publisher);
    assert_eq!(review.area.as_deref(), expected.area);
    assert_eq!(review.reference.as_deref(), expected.reference);
    assert_eq!(review.review_type.as_deref(), expected.review_type);
    listed(&review.authors, expected.authors);
    listed(&review.categories, expected.categories);
    listed(&review.addressees, expected.addressees);
    for (fact, evidence) in &review.evidence {
        assert!(!evidence.is_empty(), "{fact} has no evidence");
    }
    review
}

#[test]
fn a_table_of_details() {
    // The body to which it is sent did not publish it.
    check(
        include_str!("fixtures/page-with-table.html"),
        &Expected {
            title: "Adult Q: review",
            published: Some("2021-03-04"),
            reference: Some("NB-2021-04"),
            categories: &["Self-neglect", "Hoarding"],
            addressees: &["Northmere Council", "Northmere Hospital Trust"],
            ..Expected::default()
        },
    );
}

#[test]
fn a_definition_list() {
    check(
        include_str!("fixtures/page-with-definitions.html"),
        &Expected {
            title: "Child Juniper: practice review",
            published: Some("2018-11-20"),
            area: Some("Eastvale"),
            categories: &["Neglect", "Voice of the child"],
            ..Expected::default()
        },
    );
}

#[test]
fn lines_of_label_and_value() {
    let review = check(
        include_str!("fixtures/page-with-lines.html"),
        &Expected {
            title: "Domestic homicide review: Fern",
            published: Some("2017-05"),
            publisher: Some("Westmarsh Community Safety Partnership"),
            area: Some("Westmarsh"),
            review_type: Some("dhr"),
            authors: &["Ms A Example"],
            addressees: &["Westmarsh Police", "Westmarsh Borough Council"],
            ..Expected::default()
        },
    );

    let said = Evidence::found(1, "Community safety partnership: Westmarsh");
    assert_eq!(review.evidence["publisher"], [said]);
}

#[test]
fn small_headings_with_the_value_below() {
    check(
        include_str!("fixtures/page-with-headings.html"),
        &Expected {
            title: "Report on the death of Person T",
            published: Some("2020-07-09"),
            area: Some("Southmoor"),
            reference: Some("2020-0009"),
            addressees: &["Southmoor Ambulance Service", "Southmoor Health Board"],
            ..Expected::default()
        },
    );
}

#[test]
fn a_page_without_details_states_nothing_but_its_title() {
    check(
        include_str!("fixtures/page-without-details.html"),
        &Expected { title: "Thinking aloud about curiosity", ..Expected::default() },
    );
}

#[test]
fn a_page_that_leads_to_the_report_is_not_the_report() {
    let html = "<html><head><title>Adult Q</title></head><body><main><h1>Safeguarding adults review: Adult Q</h1>\
        <p>The board has published its review of the care of Adult Q.</p>\
        <p><a href='/files/adult-q.pdf'>Read the review of Adult Q</a></p></main></body></html>";

    let review = read("page.html", html.as_bytes(), &Limits::default()).expect("a page");

    assert_eq!(review.document_role.as_str(), "other");
    assert_eq!(review.evidence["document_role"], [Evidence::found(1, "Read the review of Adult Q")]);
    assert!(review.warnings.iter().any(|warning| warning.code == "leads-to-report"), "{:?}", review.warnings);
}
