use hindsight_index::search::{AskFacets, AskHit, FacetValue, Filters, MarkedText, Suggestion};
use hindsight_index::vocabulary::RecommendationKind;

use super::*;
use crate::request::USUAL_ASKS;

fn hit(id: &str, text: &str) -> AskHit {
    AskHit {
        id: id.into(),
        title: Some("Child Q".into()),
        year: Some(2019),
        published: Some("2019-05".into()),
        review_type: None,
        area: None,
        publisher: None,
        file: "a.pdf".into(),
        place: 0,
        kind: RecommendationKind::Recommendation,
        number: Some("4".into()),
        text: text.into(),
        marks: vec![[0, 3]],
        items: vec![MarkedText { text: "Part <one>".into(), marks: Vec::new() }],
        page: 31,
        pages: vec![31, 32],
        has_pages: true,
        anchor: None,
        addressees: vec!["The Board".into()],
        agencies: vec!["police".into()],
        sent_to: false,
        deadline: Some("by March".into()),
        answer: None,
        answers: Vec::new(),
        url: String::new(),
        score: 1.0,
    }
}

fn found(hits: Vec<AskHit>) -> Recommendations {
    Recommendations {
        query: String::new(),
        understood: String::new(),
        expansions: Vec::new(),
        suggestions: Vec::new(),
        total: hits.len(),
        reviews: hits.len().min(1),
        all_words: hits.len(),
        nobody_named: 0,
        page: 1,
        per_page: USUAL_ASKS,
        recommendations: hits,
        facets: AskFacets {
            agency: vec![FacetValue { value: "police".into(), name: "Police".into(), count: 7 }],
            ..AskFacets::default()
        },
        held: Held { recommendations: 9, concerns: 0, reviews: 3 },
    }
}

fn request(query: &str) -> AskRequest {
    AskRequest {
        search: Request { query: query.into(), per_page: USUAL_ASKS, ..Request::default() },
        kind: None,
    }
}

#[test]
fn a_recommendation_has_its_words_its_pages_and_whom_it_asks() {
    let page =
        recommendations(&request("the"), &found(vec![hit("r", "The lot."), hit("r", "And this.")]), None)
            .into_string();

    assert!(page.contains("<b>4</b> <mark>The</mark> lot."));
    assert!(page.contains("href=\"/review/r?page=32&amp;q=the#p32\">Page 32</a>"));
    assert!(page.contains("To: The Board · When: by March") && page.contains("Part &lt;one&gt;"));
    assert_eq!(page.matches("Child Q").count(), 1, "the title of a review stands once above its run");
    assert!(page.contains("2 recommendations match") && page.contains("count recommendations, not reviews"));
    assert!(page.contains(", with the number of recommendations</legend>"));
}

#[test]
fn nothing_found_offers_ways_on() {
    let mut request = request("no such");
    request.search.filters = Filters { agencies: vec!["police".into()], ..Filters::default() };

    let page = recommendations(&request, &found(Vec::new()), None).into_string();

    assert!(page.contains("No recommendations match"));
    assert!(page.contains("/search?q=no%20such&amp;section=recommendations"));
    assert!(page.contains("/recommendations?q=no%20such%20agency%3Apolice"));
}

#[test]
fn an_agency_leads_to_all_that_is_asked_of_it() {
    let group = AskGroup {
        agency: "police".into(),
        name: "Police".into(),
        total: 12,
        recommendations: vec![hit("r", "The lot.")],
    };

    let page =
        recommendations(&request(""), &found(vec![hit("r", "The lot.")]), Some(&[group])).into_string();

    assert!(page.contains("href=\"/recommendations?agency=police\">All 12"));
    assert!(page.contains("name=\"group\" value=\"agency\""));
}

#[test]
fn other_spellings_lead_to_recommendations_and_keep_what_was_chosen() {
    let mut request = request("trainning");
    request.kind = Some(RecommendationKind::Concern);
    let meant = Suggestion {
        asked: "trainning".into(),
        instead: "training".into(),
        query: "training".into(),
        reviews: 12,
    };
    let found = Recommendations {
        suggestions: vec![meant],
        understood: "train".into(),
        query: "trainning".into(),
        ..found(Vec::new())
    };

    let page = recommendations(&request, &found, Some(&[])).into_string();

    let address = "/recommendations?q=training&amp;kind=concern&amp;group=agency";
    assert!(page.contains(&format!("Did you mean <a href=\"{address}\">training</a>")), "{page}");
    assert!(page.contains("(12 reviews)") && page.contains("Read as: <span class=\"query\">train</span>"));
}
