//! The facts of covers as boards, partnerships and courts set them. All are invented.

use hindsight_index::evidence::Evidence;
use hindsight_index::review::Review;
use hindsight_ingest::limits::Limits;
use hindsight_ingest::read::read;

/// The facts that a cover must give.
#[derive(Debug, Default)]
struct Expected<'a> {
    title: &'a str,
    review_type: Option<&'a str>,
    role: &'a str,
    publisher: Option<&'a str>,
    area: Option<&'a str>,
    published: Option<&'a str>,
    completed: Option<&'a str>,
    incident: Option<i16>,
    authors: &'a [&'a str],
    led: &'a [&'a str],
    age: Option<&'a str>,
    outcome: Option<&'a str>,
    region: Option<&'a str>,
    nation: Option<&'a str>,
}

/// Reads pages apart by form feeds, and compares the facts of the first.
fn check(lines: &str, expected: &Expected<'_>) {
    let text = lines.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n\n");
    let review = read("cover.txt", text.as_bytes(), &Limits::default()).expect("a text");
    let date = |date: Option<hindsight_index::date::PartialDate>| date.map(|date| date.to_string());

    assert_eq!(review.title.as_deref(), Some(expected.title), "{text}");
    assert_eq!(review.document_role.as_str(), expected.role, "{text}");
    let found = [
        ("type", review.review_type.clone(), expected.review_type),
        ("publisher", review.publisher.clone(), expected.publisher),
        ("area", review.area.clone(), expected.area),
        ("published", date(review.published), expected.published),
        ("completed", date(review.completed), expected.completed),
        ("age", review.age_band.clone(), expected.age),
        ("outcome", review.outcome.clone(), expected.outcome),
        ("region", review.region.clone(), expected.region),
        ("nation", review.nation.clone(), expected.nation),
    ];
    for (fact, value, wanted) in found {
        assert_eq!(value.as_deref(), wanted, "{fact} of\n{text}");
    }
    assert_eq!(review.incident_year, expected.incident, "{text}");
    assert_eq!(review.authors, expected.authors, "{text}");
    assert_eq!(review.lead_reviewers, expected.led, "{text}");
    quoted(&review);
}

/// The words of a piece of evidence.
fn said(evidence: &Evidence) -> Option<&str> {
    match evidence {
        Evidence::Found { quote, .. } => Some(quote),
        Evidence::Stated { .. } => None,
    }
}

/// Every quotation stands in the text.
fn quoted(review: &Review) {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = flat(&review.pages[0].text);
    for (fact, pieces) in &review.evidence {
        assert!(!pieces.is_empty(), "{fact}");
        for quote in pieces.iter().filter_map(said) {
            assert!(text.contains(&flat(quote)), "{fact}: {quote}");
        }
    }
}

#[test]
fn a_serious_case_review_under_the_name_of_its_board() {
    check(
        "Surrey Safeguarding Children Board
         Serious Case Review
         Child K
         Overview Report
         Author: Ada Finch
         Date: March 2019
         Child K, aged 7 weeks, died in June 2017.",
        &Expected {
            title: "Serious Case Review: Child K",
            review_type: Some("scr-child"),
            role: "report",
            publisher: Some("Surrey Safeguarding Children Board"),
            area: Some("Surrey"),
            published: Some("2019-03"),
            incident: Some(2017),
            authors: &["Ada Finch"],
            led: &["Ada Finch"],
            age: Some("1-11-months"),
            outcome: Some("death"),
            region: Some("South East"),
            nation: Some("England"),
            ..Expected::default()
        },
    );
}

#[test]
fn a_safeguarding_adults_review_in_respect_of_someone() {
    check(
        "Safeguarding Adults Review (SAR) in respect of ‘Adult B’
         Northmere Safeguarding Adults Board
         Lead Reviewer: Ben Wren
         Published 14 March 2021
         Adult B was an 82 year old man who lived by the harbour.",
        &Expected {
            title: "Safeguarding Adults Review (SAR) in respect of ‘Adult B’",
            review_type: Some("sar"),
            role: "report",
            publisher: Some("Northmere Safeguarding Adults Board"),
            area: Some("Northmere"),
            published: Some("2021-03-14"),
            led: &["Ben Wren"],
            age: Some("75-84"),
            nation: Some("England"),
            ..Expected::default()
        },
    );
}

#[test]
fn a_domestic_homicide_review_with_chair_and_author() {
    check(
        "Safer Harbour Partnership
         Domestic Homicide Review
         Overview Report into the death of Mrs N
         in March 2019
         Independent Chair and Author: Cleo Tern
         Report completed: 3 November 2020",
        &Expected {
            title: "Domestic Homicide Review: Overview Report into the death of Mrs N",
            review_type: Some("dhr"),
            role: "report",
            publisher: Some("Safer Harbour Partnership"),
            completed: Some("2020-11-03"),
            authors: &["Cleo Tern"],
            led: &["Cleo Tern"],
            outcome: Some("death"),
            ..Expected::default()
        },
    );
}

#[test]
fn words_of_secrecy_and_versions_are_no_title() {
    check(
        "CONFIDENTIAL – not for publication until 3 May 2021
         DRAFT v0.4
         Local Child Safeguarding Practice Review
         Child Juniper
         Leeds Safeguarding Children Partnership
         Version 3 – 2 April 2021",
        &Expected {
            title: "Local Child Safeguarding Practice Review: Child Juniper",
            review_type: Some("cspr-local"),
            role: "report",
            publisher: Some("Leeds Safeguarding Children Partnership"),
            area: Some("Leeds"),
            published: Some("2021-04-02"),
            region: Some("Yorkshire and the Humber"),
            nation: Some("England"),
            ..Expected::default()
        },
    );
}

#[test]
fn a_cover_in_two_languages() {
    check(
        "Adroddiad Terfynol
         Concise Child Practice Review Report
         Gwent Safeguarding Board
         Re: GW 3/2031
         Dyddiad cyhoeddi: 4 May 2022",
        &Expected {
            title: "Concise Child Practice Review Report: Re: GW 3/2031",
            review_type: Some("cpr"),
            role: "report",
            publisher: Some("Gwent Safeguarding Board"),
            area: Some("Gwent"),
            published: Some("2022-05-04"),
            nation: Some("Wales"),
            ..Expected::default()
        },
    );
}

#[test]
fn who_commissioned_it_and_when_is_no_date_of_publication() {
    check(
        "Learning Review
         Quay House
         This report was commissioned by Fife Adult Protection Committee on 3 May 2018",
        &Expected {
            title: "Learning Review: Quay House",
            review_type: Some("learning-review"),
            role: "report",
            publisher: Some("Fife Adult Protection Committee"),
            area: Some("Fife"),
            nation: Some("Scotland"),
            ..Expected::default()
        },
    );
}

#[test]
fn an_executive_summary_is_a_summary() {
    check(
        "Executive Summary
         Domestic Homicide Review: Fern
         Stoke-on-Trent Community Safety Partnership
         January 2016",
        &Expected {
            title: "Domestic Homicide Review: Fern",
            review_type: Some("dhr"),
            role: "summary",
            publisher: Some("Stoke-on-Trent Community Safety Partnership"),
            area: Some("Stoke-on-Trent"),
            published: Some("2016-01"),
            outcome: Some("death"),
            region: Some("West Midlands"),
            nation: Some("England"),
            ..Expected::default()
        },
    );
}

#[test]
fn a_finding_of_a_court_with_labels_and_values() {
    check(
        "JURISDICTION : CORONER’S COURT OF NORTHSHIRE
         ACT : CORONERS ACT 1996
         CORONER : Dan Swift
         HEARD : 19-21 October 2030
         DELIVERED : 9 FEBRUARY 2031
         DECEASED : CHILD T
         Ms E Rook appeared on behalf of the Department of Boats
         RECORD OF INVESTIGATION INTO DEATH
         I find that the death of Child T occurred on 4 June 2029 at sea.",
        &Expected {
            title: "RECORD OF INVESTIGATION INTO DEATH",
            review_type: Some("coroner-finding"),
            role: "report",
            publisher: Some("CORONER’S COURT OF NORTHSHIRE"),
            published: Some("2031-02-09"),
            incident: Some(2029),
            authors: &["Dan Swift"],
            outcome: Some("death"),
            ..Expected::default()
        },
    );
}

#[test]
fn an_accident_report_with_numbers_between_kind_and_title() {
    check(
        "TECHNICAL ANALYSIS REPORT
         Report No. 20/31
         Occurrence File No: BO/203100646
         Examination of a failed rudder
         Ferry Anemone
         Transportation Safety Board of Canada
         1 March 2031",
        &Expected {
            title: "TECHNICAL ANALYSIS REPORT: Examination of a failed rudder",
            review_type: Some("accident-investigation"),
            role: "report",
            publisher: Some("Transportation Safety Board of Canada"),
            nation: Some("Canada"),
            published: Some("2031-03-01"),
            ..Expected::default()
        },
    );
}

#[test]
fn lines_in_another_language_lead_to_the_title() {
    check(
        "Final report
         Tuhinga whakamutunga
         Maritime inquiry MO-2031-204
         Ferry Anemone capsize, Harbour entrance, 16 October 2031
         May 2033
         Transport Accident Investigation Commission",
        &Expected {
            title: "Maritime inquiry MO-2031-204 Ferry Anemone capsize, Harbour entrance, 16 October 2031",
            review_type: Some("accident-investigation"),
            role: "report",
            publisher: Some("Transport Accident Investigation Commission"),
            published: Some("2033-05"),
            incident: Some(2031),
            nation: Some("New Zealand"),
            ..Expected::default()
        },
    );
}

#[test]
fn a_government_response_is_published_by_who_presents_it() {
    check(
        "Government Response to the Ferry Inquiry
         Presented to Parliament by the Secretary of State for Transport by Command of His Majesty
         17 December 2031
         CP 1931",
        &Expected {
            title: "Government Response to the Ferry Inquiry",
            review_type: Some("pu-inquiry"),
            role: "response",
            publisher: Some("Department for Transport"),
            published: Some("2031-12-17"),
            ..Expected::default()
        },
    );
}

#[test]
fn a_case_management_review_of_serious_harm() {
    check(
        "Safeguarding Board for Northern Ireland
         Case Management Review
         Executive Summary
         Child T
         Child T suffered serious head injuries at the age of eight months.
         June 2014",
        &Expected {
            title: "Case Management Review: Child T",
            review_type: Some("cmr"),
            role: "summary",
            publisher: Some("Safeguarding Board for Northern Ireland"),
            nation: Some("Northern Ireland"),
            published: Some("2014-06"),
            outcome: Some("serious-harm"),
            age: Some("1-11-months"),
            ..Expected::default()
        },
    );
}

#[test]
fn a_form_of_a_coroner_with_noise_beside_it() {
    check(
        "~ 9 24th Apr:l 203l Area Cor~ner
         REGULATION 28 REPORT TO PREVENT FUTURE DEATHS
         THIS REPORT IS BEING SENT TO:
         1. Harbour Trust
         1 CORONER
         I am Ada Finch, Area Coroner, for the coroner area of Surrey
         On 4 May 2031 I commenced an investigation into the death of Ben Wren, aged 56.",
        &Expected {
            title: "REGULATION 28 REPORT TO PREVENT FUTURE DEATHS",
            review_type: Some("pfd"),
            role: "report",
            publisher: Some("HM Coroner for Surrey"),
            area: Some("Surrey"),
            authors: &["Ada Finch"],
            age: Some("40-64"),
            outcome: Some("death"),
            region: Some("South East"),
            nation: Some("England"),
            ..Expected::default()
        },
    );
}
