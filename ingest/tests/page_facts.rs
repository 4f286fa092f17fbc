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
    led: &'a [&'a str],
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
    listed(&review.lead_reviewers, expected.led);
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
            led: &["Ms A Example"],
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

/// The facts of an invented report of a coroner, whatever its layout.
fn report<'a>(title: &'a str, addressees: &'a [&'a str]) -> Expected<'a> {
    Expected {
        title,
        published: Some("2031-05-03"),
        publisher: Some("HM Coroner for Eastvale"),
        area: Some("Eastvale"),
        reference: Some("2031-0412"),
        review_type: Some("pfd"),
        authors: &["Ada Finch"],
        addressees,
        ..Expected::default()
    }
}

/// A page of a report with this at its head.
fn page(title: &str, head: &str, foot: &str) -> String {
    format!(
        "<!doctype html><html lang='en-GB'><head><title>{title} | Courts</title></head><body><main><h1>{title}</h1>{head}\
         <h2>Circumstances of the death</h2><p>The ferry left at noon on 4 June 2029 and nobody had counted those on board.</p>\
         <h2>Coroner’s concerns</h2><p>There was no rule for counting. No one had asked for one.</p>{foot}</main></body></html>"
    )
}

const TITLE: &str = "Ben Wren: Prevention of future deaths report";
const BODIES: &[&str] = &["Eastvale Ferry Board", "Harbour Trust"];

#[test]
fn a_definition_in_one_paragraph() {
    let head = "<p><b>Date of report:</b> 3rd May 2031<br><b>Ref:</b> 2031-0412<br><b>Coroner name:</b> Ada Finch<br>\
        <b>Coroner area:</b> Eastvale<br><b>This report is being sent to:</b> Eastvale Ferry Board | Harbour Trust</p>";

    check(&page(TITLE, head, ""), &report(TITLE, BODIES));
}

#[test]
fn addressees_counted_in_running_text_and_a_date_as_americans_write_it() {
    let head = "<p>Date: May 3, 2031</p><p>Reference: 2031-0412</p><p>Coroner: Ada Finch</p><p>Coroner's area: Eastvale</p>\
        <p>Sent to: 1. Eastvale Ferry Board 2. Harbour Trust</p>";

    check(&page(TITLE, head, ""), &report(TITLE, BODIES));
}

#[test]
fn the_reference_in_the_title_and_a_date_in_digits() {
    let title = "Ben Wren: Prevention of future deaths report – Ref: 2031-0412";
    let head = "<dl><dt>Date published</dt><dd>2031-05-03</dd><dt>Coroner</dt><dd>Ada Finch</dd><dt>Area</dt><dd>Eastvale</dd>\
        <dt>Sent to</dt><dd><ul><li>Eastvale Ferry Board</li><li>Harbour Trust</li></ul></dd></dl>";

    check(&page(title, head, ""), &report(title, BODIES));
}

#[test]
fn headings_in_welsh() {
    let head = "<table><tr><th>Dyddiad yr adroddiad</th><td>03/05/2031</td></tr><tr><th>Cyfeirnod</th><td>2031-0412</td></tr>\
        <tr><th>Enw’r crwner</th><td>Ada Finch</td></tr><tr><th>Ardal y crwner</th><td>Eastvale</td></tr>\
        <tr><th>Anfonir yr adroddiad hwn at</th><td>Eastvale Ferry Board | Harbour Trust</td></tr></table>";

    check(&page(TITLE, head, ""), &report(TITLE, BODIES));
}

#[test]
fn the_date_at_the_end_and_the_rest_in_sentences() {
    let head = "<p>Ref: 2031-0412</p><p>THIS REPORT IS BEING SENT TO:</p><ol><li>Eastvale Ferry Board</li><li>Harbour Trust</li></ol>\
        <h2>Coroner</h2><p>I am Ada Finch, assistant coroner, for the coroner area of Eastvale.</p>";

    check(&page(TITLE, head, "<p>Date: 3 rd May 2031</p>"), &report(TITLE, BODIES));
}

/// The boxed form of a coroner, as the text of a PDF or Word file gives it.
const FORM: &str = "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS\n\nRef: 2031-0412\n\nTHIS REPORT IS BEING SENT TO:\n\n\
    1. Eastvale Ferry Board\n\n2. Harbour Trust\n\n1 CORONER\n\nI am Ada Finch, senior coroner, for the coroner area of Eastvale\n\n\
    2 CORONER’S LEGAL POWERS\n\nI make this report under paragraph 7 of Schedule 5.\n\n3 INVESTIGATION and INQUEST\n\n\
    On 4 June 2030 I commenced an investigation into the death of Ben Wren, aged 56.\n\n9 3rd May 2031 Ada Finch\n";

#[test]
fn a_boxed_form_with_numbered_boxes_in_plain_text() {
    let title = "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS";
    let review = read("form.txt", FORM.as_bytes(), &Limits::default()).expect("a text");
    let html: String = FORM.split("\n\n").map(|line| format!("<p>{line}</p>")).collect();

    assert_eq!(review.addressees, BODIES);
    assert_eq!(review.published.map(|date| date.to_string()).as_deref(), Some("2031-05-03"));
    assert_eq!(review.reference.as_deref(), Some("2031-0412"));
    assert_eq!(review.age_band.as_deref(), Some("40-64"));
    check(&format!("<html><body><main>{html}</main></body></html>"), &report(title, BODIES));
}
