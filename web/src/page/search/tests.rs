use hindsight_index::search::{
    FacetCounts, FacetValue, Filters, Hit, Lack, PassageHit, Sort, Suggestion, Unreadable, Way, WayOut, Words,
};
use hindsight_index::vocabulary::{PageOrigin, SectionKind};

use super::*;

/// A passage on page 12.
pub(crate) fn passage(text: &str, marks: &[[usize; 2]]) -> PassageHit {
    PassageHit {
        cut_before: false,
        cut_after: false,
        page: 12,
        pages: vec![12],
        label_to: None,
        turn: None,
        label: Some("10".into()),
        anchor: None,
        section: SectionKind::Findings,
        heading: "What we found".into(),
        origin: PageOrigin::Text,
        confidence: None,
        text: text.into(),
        start: 0,
        theme: None,
        marks: marks.to_vec(),
        url: "/review/r-1?page=12#p12".into(),
    }
}

/// A review with one passage.
pub(crate) fn hit(title: &str) -> Hit {
    Hit {
        id: "r-1".into(),
        title: Some(title.into()),
        year: Some(2019),
        published: Some("2019-05".into()),
        review_type: None,
        area: Some("Inventshire".into()),
        publisher: Some("Inventshire Safeguarding Board".into()),
        pages: 48,
        has_pages: true,
        themes: Vec::new(),
        agencies: Vec::new(),
        url: "/review/r-1".into(),
        source_url: None,
        file: "a.pdf".into(),
        sha256: "ab".repeat(32),
        family: 0,
        summary_only: false,
        score: 1.0,
        explanation: Vec::new(),
        reasons: None,
        passages: vec![passage("Nobody visited the café.", &[[7, 14], [19, 23]])],
        passages_total: 1,
    }
}

/// An answer with these hits.
pub(crate) fn results(query: &str, hits: Vec<Hit>) -> Results {
    Results {
        query: query.into(),
        understood: query.into(),
        expansions: Vec::new(),
        total: hits.len(),
        all_words: hits.len(),
        page: 1,
        per_page: 10,
        hits,
        facets: FacetCounts::default(),
        unreadable: Unreadable::default(),
        suggestions: Vec::new(),
        ways: Vec::new(),
        lacks: Vec::new(),
    }
}

fn request(query: &str) -> Request {
    Request { query: query.into(), ..Request::default() }
}

fn shown(request: &Request, results: &Results) -> String {
    search(request, results, &Totals { reviews: 12, pages: 340, ..Totals::default() }).into_string()
}

#[test]
fn a_passage_that_is_shown_for_a_theme_says_so() {
    let mut hit = hit("A review");
    hit.passages[0].theme = Some("prof-curiosity".into());

    let shown = super::hit::show(0, &hit, "curiosity").into_string();

    assert!(shown.contains("<span class=\"tag\">For the theme Professional curiosity</span>"), "{shown}");
    assert!(shown.contains("<figure class=\"passage\" id=\"k0-0\">"), "{shown}");
}

#[test]
fn the_count_comes_first_in_title_and_heading() {
    let page = shown(&request("visits"), &results("visits", vec![hit("A"), hit("B")]));

    assert!(page.contains("<title>2 reviews match visits – Hindsight</title>"));
    assert!(page.contains("<h1 class=\"count\">2 reviews match <em>visits</em></h1>"));
    assert!(
        shown(&request("visits"), &results("visits", vec![hit("A")]))
            .contains(">1 review matches <em>visits</em><")
    );
}

#[test]
fn words_that_run_on_over_a_page_break_are_cited_with_both_pages() {
    let mut hit = hit("A");
    hit.passages[0].pages = vec![12, 13];
    hit.passages[0].label_to = Some("11".into());
    let page = shown(&request("visits"), &results("visits", vec![hit]));

    assert!(page.contains("Pages 12–13 (printed 10–11) · Findings"), "{page}");
}

#[test]
fn markup_in_titles_queries_and_passages_is_shown_as_text() {
    let script = "<script>alert(1)</script>\"'";
    let mut hit = hit(script);
    hit.area = Some(script.into());
    hit.passages[0].text = script.into();
    hit.passages[0].section = SectionKind::Other;
    hit.passages[0].heading = script.into();

    let page = shown(&request(script), &results(script, vec![hit]));

    assert!(!page.contains("<script>"));
    assert!(page.contains("&lt;script&gt;alert(1)"));
}

#[test]
fn a_passage_is_a_link_to_its_page_that_carries_the_query() {
    let page = shown(&request("visited café"), &results("visited café", vec![hit("A")]));

    assert!(page.contains(
        "href=\"/review/r-1?page=12&amp;q=visited%20caf%C3%A9#p12\">Page 12 (printed 10) · Findings</a>"
    ));
    assert!(page.contains("Nobody <mark>visited</mark> the <mark>café</mark>."));
}

#[test]
fn a_review_without_pages_is_cited_by_heading_and_never_by_page() {
    let mut hit = hit("A");
    hit.has_pages = false;
    hit.passages[0].page = 1;
    hit.passages[0].label = None;
    hit.passages[0].anchor = Some("what-we-found".into());

    let page = shown(&request("visited"), &results("visited", vec![hit]));

    assert!(page.contains("href=\"/review/r-1?q=visited#what-we-found\">What we found · Findings</a>"));
    assert!(!page.contains("Page 1"));
    assert!(!page.contains("48 pages"));
}

#[test]
fn a_review_without_a_title_is_named_by_its_file() {
    let mut hit = hit("");
    hit.title = None;
    hit.published = None;
    hit.year = None;

    let page = shown(&request("a"), &results("a", vec![hit]));

    assert!(page.contains("Title not known (file a.pdf)"));
    assert!(page.contains("date not stated"));
}

#[test]
fn a_ticked_value_without_reviews_keeps_its_tick() {
    let mut request = request("visits");
    request.filters.sections = vec![SectionKind::GoodPractice];
    let mut results = results("visits", vec![hit("A")]);
    let section = |value: &str, count| FacetValue { value: value.into(), name: String::new(), count };
    results.facets.section = vec![section("findings", 4), section("glossary", 0)];

    let page = shown(&request, &results);

    assert!(page.contains("name=\"section\" value=\"good_practice\" checked>"));
    assert!(page.contains("name=\"section\" value=\"findings\">"));
    assert!(!page.contains("glossary"));
}

#[test]
fn words_order_and_size_outlive_a_new_query() {
    let request = Request { words: Words::Any, sort: Sort::Newest, per_page: 25, ..request("visits") };

    let page = shown(&request, &results("visits", vec![hit("A")]));

    for (name, value) in [("words", "any"), ("sort", "newest"), ("per_page", "25")] {
        assert!(page.contains(&format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"")), "{name}");
    }
}

#[test]
fn each_year_is_a_link_to_its_own_search() {
    let mut request = request("visits");
    request.filters = Filters { from: Some(2010), to: Some(2020), ..Filters::default() };
    let mut results = results("visits", vec![hit("A")]);
    results.facets.year = vec![FacetValue { value: "2015".into(), name: "2015".into(), count: 7 }];

    let page = shown(&request, &results);

    assert!(page.contains("<a href=\"/search?q=visits&amp;from=2015&amp;to=2015\">2015</a>"));
}

#[test]
fn what_could_not_be_read_is_said_beside_the_results() {
    let mut results = results("visits", vec![hit("A"), hit("B")]);
    results.unreadable = Unreadable { reviews: 1, pages: 3 };

    let page = shown(&request("visits"), &results);

    assert!(page.contains("1 of these 2 reviews has 3 pages that could not be read."), "{page}");
}

#[test]
fn a_search_that_finds_nothing_offers_searches_that_do_and_says_what_is_not_held() {
    let way = |way, query: &str, total| WayOut { way, query: query.into(), total, request: request(query) };
    let mut results = results("visits", Vec::new());
    results.ways = vec![
        way(Way::AnyWord, "other", 5),
        way(Way::WithoutCondition { condition: "<b>".into() }, "rest", 1),
        way(Way::Theme { slug: "neglect".into(), name: "Neglect".into() }, "", 7),
    ];
    results.lacks = vec![Lack::Before { year: 2013 }];

    let page = shown(&request("visits"), &results);

    assert!(page.contains("No reviews match <em>visits</em>"));
    assert!(page.contains(
        "<a href=\"/search?q=other\">Look for any of the words</a> <span class=\"number\">5 reviews</span>"
    ));
    assert!(page.contains(">Leave out &lt;b&gt;</a> <span class=\"number\">1 review</span>"));
    assert!(page.contains("Themes that these words belong to") && page.contains(">Neglect</a>"));
    assert!(page.contains("It holds nothing published before 2013."));
    assert!(page.contains("does not show that nothing happened"));
}

#[test]
fn another_spelling_is_a_link_and_never_searched_instead() {
    let suggestion = |asked: &str, instead: &str, query: &str| Suggestion {
        asked: asked.into(),
        instead: instead.into(),
        query: query.into(),
        reviews: 12,
    };
    let mut found = results("neglct hoem", vec![hit("A")]);
    found.suggestions =
        vec![suggestion("neglct", "neglect", "neglect hoem"), suggestion("hoem", "home", "neglct home")];

    let page = shown(&Request { page: 3, ..request("neglct hoem") }, &found);

    assert!(page.contains(
        "Did you mean <a href=\"/search?q=neglect%20hoem\">neglect</a> <span class=\"number\">(12 reviews)</span> for <b>neglct</b>?"
    ), "{page}");
    assert!(page.contains("1 review matches <em>neglct hoem</em>"));
}

#[test]
fn the_results_can_be_kept_as_files_of_the_same_search() {
    let request = Request { sort: Sort::Newest, page: 2, per_page: 25, ..request("a b") };

    let page = shown(&request, &results("a b", vec![hit("A")]));

    assert!(page.contains("href=\"/search.csv?q=a%20b&amp;sort=newest\">CSV<"));
    assert!(page.contains("href=\"/search.ris?q=a%20b&amp;sort=newest\">RIS<"));
    assert_eq!(page.matches("href=\"/search.atom?q=a%20b\"").count(), 2);
    assert!(page.contains("<link rel=\"alternate\" type=\"application/atom+xml\""));
}

#[test]
fn the_way_out_comes_before_the_content() {
    let page = shown(&request(""), &results("", Vec::new()));

    let exit = page.find("Exit this page").expect("the way out");
    assert!(exit < page.find("<main").expect("the content"));
}
