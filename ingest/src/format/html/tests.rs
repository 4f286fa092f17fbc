//! Tests of the reader as a whole, on invented pages of differing layout.

use hindsight_index::vocabulary::PageOrigin;
use proptest::prelude::*;

use super::*;
use crate::extracted::Heading;

/// Label and value cells.
const TABLE: &str = include_str!("../../../tests/fixtures/page-with-table.html");

/// A definition list in a side box, and folded panels.
const DEFINITIONS: &str = include_str!("../../../tests/fixtures/page-with-definitions.html");

/// Lines "Label: value", some in bold.
const LINES: &str = include_str!("../../../tests/fixtures/page-with-lines.html");

/// Small headings with the value below.
const HEADINGS: &str = include_str!("../../../tests/fixtures/page-with-headings.html");

/// No details at all.
const NONE: &str = include_str!("../../../tests/fixtures/page-without-details.html");

/// Reads a page that must be readable.
fn page(html: &str) -> Extracted {
    read(html.as_bytes(), &Limits::default()).expect("a page")
}

/// The text of a page.
fn text(html: &str) -> String {
    page(html).pages.remove(0).text
}

/// The details of a page, as label and values.
fn pairs(html: &str) -> Vec<(String, Vec<String>)> {
    page(html).metadata.details.into_iter().map(|detail| (detail.label, detail.values)).collect()
}

/// Whether the page states these values under a label.
fn states(html: &str, label: &str, values: &[&str]) -> bool {
    pairs(html).iter().any(|(found, stated)| found == label && stated == values)
}

#[test]
fn details_in_a_table_are_collected() {
    assert!(states(TABLE, "Date of report", &["4 March 2021"]));
    assert!(states(TABLE, "Reference", &["NB-2021-04"]));
    assert!(states(TABLE, "Category", &["Self-neglect", "Hoarding"]));
    assert!(states(TABLE, "Sent to", &["Northmere Council", "Northmere Hospital Trust"]));
    assert_eq!(pairs(TABLE).len(), 4, "the columns of the action plan are no details");
}

#[test]
fn details_in_a_definition_list_are_collected() {
    assert!(states(DEFINITIONS, "Published", &["20 November 2018"]));
    assert!(states(DEFINITIONS, "Local authority", &["Eastvale"]));
    assert!(states(DEFINITIONS, "Themes", &["Neglect", "Voice of the child"]));
}

#[test]
fn details_in_lines_are_collected() {
    assert!(states(LINES, "Date of report", &["May 2017"]));
    assert!(states(LINES, "Independent chair", &["Ms A Example"]));
    assert!(states(LINES, "Community safety partnership", &["Westmarsh"]));
    assert!(states(LINES, "Addressees", &["Westmarsh Police", "Westmarsh Borough Council"]));
    assert_eq!(pairs(LINES).len(), 4);
}

#[test]
fn details_under_small_headings_are_collected() {
    assert!(states(HEADINGS, "Date of report", &["9 July 2020"]));
    assert!(states(HEADINGS, "Ref", &["2020-0009"]));
    assert!(states(
        HEADINGS,
        "This report is being sent to",
        &["Southmoor Ambulance Service", "Southmoor Health Board"]
    ));
    assert!(states(HEADINGS, "Coroner area", &["Southmoor"]));
    assert_eq!(pairs(HEADINGS).len(), 4);
}

#[test]
fn a_page_without_details_has_none() {
    assert_eq!(pairs(NONE), []);
}

#[test]
fn every_quotation_stands_in_the_text_of_the_page() {
    for html in [TABLE, DEFINITIONS, LINES, HEADINGS] {
        let extracted = page(html);

        for detail in &extracted.metadata.details {
            assert!(
                !detail.quote.is_empty() && extracted.pages[0].text.contains(&detail.quote),
                "{detail:?}"
            );
        }
    }
}

#[test]
fn the_main_text_is_whole_and_the_furniture_is_left_out() {
    let kept = [
        (TABLE, "Nobody asked Adult Q what a good day looked like"),
        (TABLE, "2. The trust should tell the surgery"),
        (TABLE, "Agree a lead | Council | June\nWrite to surgeries | Trust | July"),
        (TABLE, "Date of report: 4 March 2021\nReference: NB-2021-04"),
        (DEFINITIONS, "Published: 20 November 2018"),
        (LINES, "none of them knew whom to ring."),
        (HEADINGS, "each was handled as if it were new."),
        (NONE, "That is a finding about forms."),
    ];
    let dropped = [
        (TABLE, vec!["cookies", "Skip to", "News desk", "Search the board", "Adult R", "Accessibility"]),
        (DEFINITIONS, vec!["Contact the team", "Privacy of visitors"]),
        (LINES, vec!["All reviews of this kind", "Report a worry"]),
        (NONE, vec!["Home page", "learning team"]),
    ];

    for (html, words) in kept {
        assert!(text(html).contains(words), "{words} in {}", text(html));
    }
    for (html, words) in dropped {
        for word in words {
            assert!(!text(html).contains(word), "{word}");
        }
    }
}

#[test]
fn folded_panels_are_text_and_their_titles_are_headings() {
    let extracted = page(DEFINITIONS);

    let headings: Vec<&str> = extracted.headings.iter().map(|heading| heading.text.as_str()).collect();
    assert_eq!(
        headings,
        ["Child Juniper: practice review", "What we learnt", "What should change", "Glossary"]
    );
    assert!(extracted.pages[0].text.contains("The plan was never told to the nursery"));
    assert!(extracted.pages[0].text.contains("ask nurseries to every meeting"));
}

#[test]
fn headings_have_their_own_anchor_or_a_made_one() {
    let anchors = |html: &str| -> Vec<String> {
        page(html).headings.into_iter().filter_map(|heading| heading.anchor).collect()
    };

    assert_eq!(anchors(TABLE), ["main", "findings", "s3"]);
    assert_eq!(anchors(LINES), ["content", "part1", "s3"]);
    assert_eq!(
        anchors("<h2 id=s2>A</h2><h2>B</h2><h2 id=s2>C</h2><h2 id='a b'>D</h2>"),
        ["s2", "s2x", "s3", "s4"]
    );
}

#[test]
fn headings_stand_where_they_say() {
    for html in [TABLE, DEFINITIONS, LINES, HEADINGS, NONE] {
        let extracted = page(html);

        let stands = |heading: &Heading| {
            extracted.pages[0].text.get(heading.at..).is_some_and(|rest| rest.starts_with(&heading.text))
        };
        assert!(!extracted.headings.is_empty() && extracted.headings.iter().all(stands));
    }
}

#[test]
fn a_page_states_what_it_is_in_its_head() {
    let metadata = page(TABLE).metadata;

    assert_eq!(metadata.title.as_deref(), Some("Adult Q: review | Northmere Board"));
    assert_eq!(metadata.published.as_deref(), Some("2021-03-04"));
    assert_eq!(metadata.canonical.as_deref(), Some("https://example.org/reviews/adult-q"));
    assert_eq!(metadata.language.as_deref(), Some("en-GB"));
    assert_eq!(metadata.large_type, ["Adult Q: review"]);
}

#[test]
fn a_page_without_text_says_so() {
    let extracted = page("<html><nav>Home</nav><script>let a = 1;</script></html>");

    assert_eq!(extracted.pages[0].origin, PageOrigin::None);
    assert_eq!(extracted.warnings[0].code, "no-text");
}

#[test]
fn nesting_is_limited_at_its_edge() {
    let nested = |depth: usize| format!("<html><body>{}A word.", "<div>".repeat(depth));
    let limits = Limits { nesting: 50, ..Limits::default() };

    assert!(read(nested(48).as_bytes(), &limits).is_ok());
    assert!(matches!(read(nested(49).as_bytes(), &limits), Err(ReadError::OverLimit { .. })));
    assert!(matches!(read(nested(100_000).as_bytes(), &limits), Err(ReadError::OverLimit { .. })));
}

#[test]
fn elements_and_attributes_are_limited_at_their_edges() {
    let attributes = |count: usize| format!("<p{}>A word.", " a".repeat(count));
    let is_over = |measured: usize, limit: usize| check(measured, limit, "number").is_err();

    assert!(read(attributes(ATTRIBUTES).as_bytes(), &Limits::default()).is_ok());
    assert!(read(attributes(ATTRIBUTES + 1).as_bytes(), &Limits::default()).is_err());
    assert!(!is_over(ELEMENTS, ELEMENTS) && is_over(ELEMENTS + 1, ELEMENTS));
}

#[test]
fn the_deepest_page_within_the_default_limit_is_read() {
    let html = format!("<html><body>{}<p>No one asked.", "<div>".repeat(Limits::default().nesting - 3));

    assert_eq!(text(&html), "No one asked.");
}

#[test]
fn text_over_the_limit_is_cut_and_a_warning_says_so() {
    let html = "<main><h2>One</h2><p>Some words é</p><h2>Two</h2></main>";
    let limits = Limits { page_text_bytes: "One\n\nSome words ".len() + 1, ..Limits::default() };

    let extracted = read(html.as_bytes(), &limits).expect("a page");

    assert_eq!(extracted.pages[0].text, "One\n\nSome words ");
    assert_eq!(extracted.headings.len(), 1);
    assert_eq!(extracted.warnings[0].code, "page-cut");
}

/// Pieces of mark-up, put together at random.
fn any_page() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "<th>Date",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<dl>",
        "<dt>Term",
        "<dd>",
        "</dl>",
        "<h2 id=a>",
        "</h2>",
        "<b>",
        "</b>",
        "<br>",
        "<main>",
        "<nav>",
        "</nav>",
        "<a href=x>",
        "</a>",
        "<svg>",
        "<select>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "Label: é words. ",
        "&amp;",
        "<details>",
        "<summary>",
        "<pre>",
        "<button>",
        "\n",
        "<",
        "\"",
        "\u{a0}\u{200b}",
        "<td><table>",
    ]);
    proptest::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_mark_up_is_read_or_refused(html in any_page()) {
        let Ok(extracted) = read(html.as_bytes(), &Limits::default()) else { return Ok(()) };

        let text = &extracted.pages[0].text;
        for heading in &extracted.headings {
            prop_assert!(text.get(heading.at..).is_some_and(|rest| rest.starts_with(&heading.text)));
        }
        for detail in &extracted.metadata.details {
            prop_assert!(text.contains(&detail.quote));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &Limits::default());
    }

    #[test]
    fn a_page_cut_short_anywhere_is_read(share in 0.0..1.0_f64) {
        let bytes = TABLE.as_bytes();
        let length = (bytes.len() as f64 * share) as usize;

        prop_assert!(read(&bytes[..length], &Limits::default()).is_ok());
    }
}
