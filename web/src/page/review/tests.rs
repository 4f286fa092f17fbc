use std::collections::BTreeMap;

use hindsight_index::evidence::Evidence;
use hindsight_index::review::{AgencyLabel, Recommendation, Section, ThemeLabel, Warning};
use hindsight_index::vocabulary::{
    AgencyRole, DocumentRole, Format, PageOrigin, Polarity, RecommendationKind, SectionKind, Tier,
};

use super::*;

/// A page with its text.
pub(crate) fn page(number: u32, text: &str) -> Page {
    Page::new(number, text)
}

/// A review of so many pages.
pub(crate) fn review_of(pages: u32, format: Format) -> Review {
    Review {
        sha256: "ab".repeat(32),
        file: "/somewhere/private/report one.pdf".into(),
        source_url: Some("https://example.org/report".into()),
        format,
        title: Some("Learning from what happened".into()),
        review_type: None,
        document_role: DocumentRole::Report,
        publisher: Some("Inventshire Safeguarding Board".into()),
        area: Some("Inventshire".into()),
        reference: None,
        family: None,
        published: "2019-05".parse().ok(),
        completed: None,
        incident_year: None,
        authors: Vec::new(),
        categories: Vec::new(),
        addressees: Vec::new(),
        lead_reviewers: Vec::new(),
        independence: None,
        panel: Vec::new(),
        age_band: None,
        outcome: None,
        region: None,
        nation: None,
        language: Some("en".into()),
        evidence: BTreeMap::new(),
        pages: (1..=pages).map(|number| page(number, "")).collect(),
        sections: Vec::new(),
        recommendations: Vec::new(),
        themes: Vec::new(),
        agencies: Vec::new(),
        warnings: Vec::new(),
    }
}

/// The review open at a page.
pub(crate) fn reading(review: Review, query: &str, focus: u32) -> Reading {
    let open = window(focus, last_page(&review));
    let leaves = open.map(|number| Leaf { page: page(number, "Nobody asked."), marks: Vec::new() }).collect();
    Reading {
        id: "r-1".into(),
        origin: "https://hindsight.example".into(),
        review,
        query: query.into(),
        focus,
        leaves,
        corrections: Vec::new(),
        drawn: false,
        matches: Vec::new(),
        kin: Kin::default(),
    }
}

fn shown(reading: &Reading) -> String {
    review(reading).into_string()
}

fn theme(evidence: Vec<Evidence>) -> ThemeLabel {
    ThemeLabel { slug: "no-such-theme".into(), tier: Tier::Central, polarity: Polarity::Concern, evidence }
}

#[test]
fn nothing_is_said_of_personal_data() {
    let mut review = review_of(1, Format::Pdf);
    review.warnings = vec![Warning::page("identity-phone", 1, "a number seems to stand here")];
    let hidden = shown(&reading(review.clone(), "", 1));
    review.warnings.push(Warning::page("page-noise", 1, "words may be misread"));

    let other = shown(&reading(review, "", 1));

    for html in [&hidden, &other] {
        assert!(!html.contains("identity") && !html.contains("a number seems"), "{html}");
    }
    assert!(!hidden.contains("What to know about this text") && other.contains("words may be misread"));
}

#[test]
fn the_window_has_twenty_pages_wherever_it_stands() {
    assert_eq!(window(1, 84), 1..=20);
    assert_eq!(window(40, 84), 31..=50);
    assert_eq!(window(84, 84), 65..=84);
    assert_eq!(window(3, 5), 1..=5);
    assert_eq!(window(1, 0), 1..=1);
    assert!(window(u32::MAX, u32::MAX).contains(&u32::MAX));
}

#[test]
fn every_page_has_its_anchor_and_opens_the_original_there() {
    let html = shown(&reading(review_of(84, Format::Pdf), "", 40));

    for number in 31..=50 {
        assert!(html.contains(&format!("id=\"p{number}\"")));
        assert!(html.contains(&format!("href=\"/review/r-1/original#page={number}\"")));
    }
    assert!(!html.contains("id=\"p30\"") && !html.contains("id=\"p51\""));
    assert!(html.contains("Pages 31 to 50 of 84"));
}

#[test]
fn matches_are_listed_by_page_and_lead_to_each_other() {
    let mut reading = reading(review_of(84, Format::Pdf), "ask", 40);
    reading.matches = vec![(3, 1), (40, 2), (60, 1)];

    let html = shown(&reading);

    assert!(html.contains("4 matches"));
    assert!(html.contains("href=\"/review/r-1?page=3&amp;q=ask#p3\">Previous match"));
    assert!(html.contains("href=\"/review/r-1?page=60&amp;q=ask#p60\">Next match"));
    assert!(html.contains("<a href=\"#p40\" aria-current=\"true\">Page 40</a>"));
}

#[test]
fn a_page_that_was_read_from_a_picture_says_so_wherever_it_is_quoted() {
    let mut review = review_of(3, Format::Pdf);
    review.pages[1].origin = PageOrigin::Ocr;
    review.pages[1].confidence = Some(83);
    review.themes = vec![theme(vec![Evidence::Found { page: 2, quote: "Nobody asked.".into() }])];

    let reading = reading(review, "", 1);

    let said = "read from a picture of the page, 83 % sure";
    // Beside the evidence, and in the citation of the page.
    assert_eq!(shown(&reading).matches(said).count(), 2);
    assert!(source::citation(&reading, Some((2, None))).contains(said));
    assert!(!source::citation(&reading, Some((1, None))).contains(said));
}

#[test]
fn pages_can_be_seen_where_they_can_be_drawn_and_only_one_is_fetched_unasked() {
    let mut reading = reading(review_of(2, Format::Pdf), "ask & see", 2);
    assert!(!shown(&reading).contains("<img"));

    reading.drawn = true;

    let html = shown(&reading);
    assert!(
        html.contains(
            "src=\"/review/r-1/picture/2?q=ask%20%26%20see\" width=\"1000\" height=\"1414\" loading=\"lazy\""
        ),
        "{html}"
    );
    assert!(html.contains("alt=\"Picture of page 2,"));
    assert_eq!(html.matches("<img").count(), 1);
    assert!(html.contains("<a href=\"/review/r-1/picture/1?q=ask%20%26%20see\">See the page"), "{html}");
}

#[test]
fn a_label_without_evidence_is_not_shown() {
    let mut review = review_of(1, Format::Pdf);
    review.themes = vec![theme(Vec::new())];

    assert!(!shown(&reading(review, "", 1)).contains("no-such-theme"));
}

#[test]
fn a_label_shows_the_words_for_which_it_was_given_and_their_page() {
    let mut review = review_of(3, Format::Pdf);
    review.themes = vec![theme(vec![Evidence::found(2, "took <it> at face value")])];
    review.agencies = vec![AgencyLabel {
        slug: "no-such-agency".into(),
        name: Some("Inventshire Police".into()),
        role: AgencyRole::Involved,
        evidence: vec![Evidence::stated("manifest")],
    }];

    let html = shown(&reading(review, "", 1));

    assert!(html.contains("<a class=\"page\" href=\"#p2\">Page 2</a>"));
    assert!(html.contains("took &lt;it&gt; at face value"));
    assert!(html.contains("Inventshire Police"));
    assert!(html.contains("Stated by a person: manifest"));
}

#[test]
fn a_review_without_pages_never_speaks_of_page_one() {
    let mut review = review_of(1, Format::Html);
    let anchor = Some("what-we-found".to_owned());
    review.sections =
        vec![Section { kind: SectionKind::Findings, heading: "Nobody".into(), page: 1, start: 0, anchor }];
    review.themes = vec![theme(vec![Evidence::found(1, "face value")])];
    review.recommendations = vec![Recommendation {
        kind: RecommendationKind::Concern,
        number: Some("1".into()),
        text: "Ask.".into(),
        page: 1,
        pages: vec![1],
        items: Vec::new(),
        addressees: vec!["The board".into()],
        agencies: Vec::new(),
        deadline: Some("by May 2031".into()),
        answer: None,
    }];
    let mut reading = reading(review, "nobody", 1);
    reading.leaves[0].marks = vec![[0, 6]];
    reading.matches = vec![(1, 1)];

    let html = shown(&reading);

    assert!(!html.contains("Page 1") && !html.contains("page 1"), "{html}");
    assert!(html.contains("To: The board · When: by May 2031"), "{html}");
    assert!(html.contains("<h3 id=\"what-we-found\"><mark>Nobody</mark></h3>"));
    assert!(html.contains("href=\"#what-we-found\">Nobody</a> <span class=\"number\">1</span>"));
}

#[test]
fn an_unreadable_page_says_so_and_leads_to_the_original() {
    let mut reading = reading(review_of(2, Format::Pdf), "", 1);
    reading.leaves[1].page.origin = PageOrigin::None;
    reading.review.warnings = vec![Warning::page("page-unreadable", 2, "this page has no text")];

    let html = shown(&reading);

    assert!(html.contains("The words of this page could not be read."));
    assert!(html.contains("Page 2</a>: this page has no text"));
}

#[test]
fn a_citation_has_publisher_title_date_page_source_and_hash() {
    let reading = reading(review_of(2, Format::Pdf), "", 1);

    let citation = source::citation(&reading, Some((2, Some("ii"))));

    assert_eq!(
        citation,
        format!(
            "Inventshire Safeguarding Board. Learning from what happened. May 2019. page 2 (printed ii). \
             https://example.org/report. SHA-256 {}. Hindsight https://hindsight.example/review/r-1?page=2#p2",
            "ab".repeat(32)
        )
    );
}

#[test]
fn the_folder_in_which_a_file_lay_is_not_shown() {
    let html = shown(&reading(review_of(2, Format::Pdf), "", 1));

    assert!(html.contains("report one.pdf"));
    assert!(!html.contains("somewhere"));
}

#[test]
fn an_address_that_would_run_a_script_is_shown_but_not_linked() {
    let mut review = review_of(1, Format::Pdf);
    review.source_url = Some("javascript:alert(1)".into());

    let html = shown(&reading(review, "", 1));

    assert!(html.contains("javascript:alert(1)"));
    assert!(!html.contains("href=\"javascript"));
}

#[test]
fn the_family_is_listed_with_its_reasons_and_answers_lead_to_the_response() {
    use hindsight_index::family::{Answered, Reason, Relative};
    use hindsight_index::review::Answer;
    use hindsight_index::vocabulary::{AnswerStatus, LinkKind};

    let mut review = review_of(3, Format::Pdf);
    review.recommendations = vec![Recommendation {
        kind: RecommendationKind::Recommendation,
        number: Some("1".into()),
        text: "Count the boats.".into(),
        page: 1,
        pages: vec![1],
        items: Vec::new(),
        addressees: Vec::new(),
        agencies: Vec::new(),
        deadline: None,
        answer: None,
    }];
    let mut reading = reading(review, "", 1);
    let quote = Some("Response to the harbour review".into());
    reading.kin.family = vec![Relative {
        id: "r-2".into(),
        title: Some("The <answer>".into()),
        role: DocumentRole::Response,
        kind: LinkKind::ResponseTo,
        from: "r-2".into(),
        relation: "A response to this".into(),
        evidence: vec![Reason {
            why: "it says what it answers".into(),
            review: Some("r-2".into()),
            page: Some(4),
            quote,
        }],
    }];
    let answer =
        Answer { status: AnswerStatus::AcceptedInPart, page: 12, quote: "We accept most of it.".into() };
    reading.kin.answers = vec![Answered { recommendation: 0, response: "r-2".into(), answer }];
    reading.kin.summary_only = true;

    let html = shown(&reading);

    assert!(html.contains("Summary only: the full report is not held"));
    assert!(html.contains("A response to this: <a href=\"/review/r-2\">The &lt;answer&gt;</a>"));
    assert!(html.contains("<a href=\"/review/r-2?page=4#p4\">There, page 4</a>"));
    assert!(html.contains("<a href=\"/review/r-2?page=12#p12\">Accepted in part: response, p. 12</a>"));
}
