//! What is read of whole Word files.

use hindsight_index::vocabulary::PageOrigin;
use proptest::prelude::*;

use super::fixture::{docx, paragraph, part, zip};
use super::*;

/// Styles of headings, of the title and of hidden text.
const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/><w:lang w:val='en-GB'/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:styleId='Title'><w:name w:val='Title'/><w:rPr><w:sz w:val='56'/></w:rPr></w:style>
    <w:style w:styleId='Heading1'><w:name w:val='heading 1'/></w:style>
    <w:style w:styleId='Heading2'><w:name w:val='heading 2'/></w:style>
    <w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>
    <w:style w:styleId='Ghost'><w:name w:val='Ghost'/><w:rPr><w:vanish/></w:rPr></w:style>";

/// One list with numbers, one with bullets.
const LISTS: &str = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl></w:abstractNum>
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>";

/// A file with this body and these parts.
fn file_with(body: &str, others: &[(&str, &str)]) -> Extracted {
    let (styles, lists) = (part("styles", STYLES), part("numbering", LISTS));
    let mut parts = vec![("word/styles.xml", styles.as_str()), ("word/numbering.xml", lists.as_str())];
    parts.extend(others);
    read(&docx(body, &parts), &Limits::default()).expect("a Word file")
}

/// The text of a file with this body.
fn text(body: &str) -> String {
    file_with(body, &[]).pages.remove(0).text
}

/// A paragraph with these properties and this text.
fn set(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// An item of a list.
fn item(list: u8, text: &str) -> String {
    set(&format!("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{list}'/></w:numPr>"), text)
}

/// A paragraph in a style.
fn styled(style: &str, text: &str) -> String {
    set(&format!("<w:pStyle w:val='{style}'/>"), text)
}

/// A row of cells.
fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
    format!("<w:tr>{cells}</w:tr>")
}

#[test]
fn headings_have_their_level_place_and_an_anchor() {
    let body =
        [styled("Title", "The lamp"), styled("Heading1", "Findings"), paragraph("No one asked.")].concat();

    let file = file_with(&body, &[]);

    let page = &file.pages[0];
    assert_eq!((page.number, page.label.as_deref(), page.origin), (1, None, PageOrigin::Text));
    assert_eq!(page.text, "The lamp\n\nFindings\n\nNo one asked.");
    let headings: Vec<(u8, usize, &str)> =
        file.headings.iter().map(|h| (h.level, h.at, h.anchor.as_deref().expect("an anchor"))).collect();
    assert_eq!(headings, [(1, 0, "s1"), (2, 10, "s2")]);
    assert_eq!(file.metadata.large_type, ["The lamp"]);
    assert_eq!(file.metadata.language.as_deref(), Some("en-GB"));
}

#[test]
fn without_a_title_headings_start_at_the_first_level() {
    let file = file_with(&[styled("Heading1", "One"), styled("Heading2", "Two")].concat(), &[]);

    assert_eq!(file.headings.iter().map(|heading| heading.level).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn lists_show_the_marks_that_print() {
    let body = [item(1, "First"), item(2, "Dot"), item(1, "Second"), item(1, "")].concat();

    assert_eq!(text(&body), "1. First\n\n• Dot\n\n2. Second");
}

#[test]
fn a_number_alone_in_a_cell_counts() {
    let body = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[&item(1, ""), &paragraph("the board should ask"), &paragraph("May")]),
        row(&[&item(1, ""), &paragraph("the board should look"), &paragraph("June")])
    );

    assert_eq!(text(&body), "1. | the board should ask | May\n2. | the board should look | June");
}

#[test]
fn rows_read_as_lines_and_labels_with_values_are_details() {
    let rows = [
        row(&[&paragraph("Date:"), &paragraph("3 May 2031")]),
        row(&[&paragraph("Area"), &paragraph("Eastvale")]),
    ];
    let body = format!("<w:tbl>{}</w:tbl>", rows.concat());

    let file = file_with(&body, &[]);

    assert_eq!(file.pages[0].text, "Date: 3 May 2031\nArea: Eastvale");
    let details: Vec<(&str, &str)> =
        file.metadata.details.iter().map(|d| (d.label.as_str(), d.values[0].as_str())).collect();
    assert_eq!(details, [("Date", "3 May 2031"), ("Area", "Eastvale")]);
}

#[test]
fn a_table_that_only_places_things_reads_as_text() {
    let cell = [styled("Heading1", "Findings"), paragraph("No one asked.")].concat();
    let aside = paragraph("Aside");
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[&cell, &aside]));

    assert_eq!(text(&inner), "Findings\n\nNo one asked.\n\nAside");
    let boxed = format!("<w:tbl>{}{}</w:tbl>", row(&[&paragraph("One")]), row(&[&paragraph("Two")]));
    assert_eq!(text(&boxed), "One\n\nTwo");
}

#[test]
fn notes_are_numbered_apart_from_words_and_follow_the_text() {
    let run = |inside: &str| format!("<w:r>{inside}</w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("<w:t>He asked.</w:t>"),
        run("<w:footnoteReference w:id='7'/>"),
        run("<w:t>Then</w:t>"),
        run("<w:endnoteReference w:id='2'/>")
    );
    let foot = part(
        "footnotes",
        &format!(
            "<w:footnote w:id='0'>{0}</w:footnote><w:footnote w:id='7'>{0}</w:footnote>",
            paragraph(" See the log.")
        ),
    );
    let end = part("endnotes", &format!("<w:endnote w:id='2'>{}</w:endnote>", paragraph("Never met.")));

    let file = file_with(&body, &[("word/footnotes.xml", &foot), ("word/endnotes.xml", &end)]);

    assert_eq!(
        file.pages[0].text,
        "He asked. 1 Then i\n\nFootnotes\n\n1 See the log.\n\nEndnotes\n\ni Never met."
    );
}

#[test]
fn a_text_box_is_read_once_after_its_paragraph() {
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("In a box"));
    let body = format!(
        "<w:p><w:r><w:t xml:space='preserve'>Before </w:t></w:r><w:r><mc:AlternateContent>
         <mc:Choice Requires='wps'><wps:txbx>{boxed}</wps:txbx></mc:Choice>
         <mc:Fallback><v:textbox>{boxed}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>
         <w:r><w:t>after</w:t></w:r></w:p>"
    );

    assert_eq!(text(&body), "Before after\n\nIn a box");
}

#[test]
fn of_two_forms_the_one_that_says_something_is_read() {
    let body = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><wps:x/></mc:Choice>
        <mc:Fallback><w:t>words</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>";

    assert_eq!(text(body), "words");
}

#[test]
fn fields_show_their_result_and_changes_what_they_leave() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>
        <w:fldSimple w:instr='DATE'><w:r><w:t xml:space='preserve'> May</w:t></w:r></w:fldSimple>
        <w:hyperlink><w:r><w:t xml:space='preserve'> link</w:t></w:r></w:hyperlink>
        <w:ins><w:r><w:t xml:space='preserve'> new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>
        <w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom></w:p>";

    assert_eq!(text(body), "12 May link new");
}

#[test]
fn a_paragraph_whose_end_was_struck_out_goes_on() {
    let first = set("<w:rPr><w:del/></w:rPr>", "No one");

    assert_eq!(text(&[first, paragraph("asked.")].concat()), "No one asked.");
}

#[test]
fn hidden_text_and_prompts_are_left_out() {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
        <w:r><w:rPr><w:rStyle w:val='Ghost'/></w:rPr><w:t>hidden</w:t></w:r>
        <w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t></w:r></w:p>
        <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>
        <w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>control</w:t></w:r></w:p></w:sdtContent></w:sdt>";

    assert_eq!(text(body), "seen\n\ncontrol");
    assert_eq!(text(&styled("Ghost", "hidden")), "");
}

#[test]
fn breaks_tabs_hyphens_and_signs_read_as_they_print() {
    let body = "<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>oper</w:t><w:softHyphen/><w:t>ate</w:t><w:tab/><w:t>now</w:t>
        <w:br/><w:t>next</w:t><w:br/><w:br/><w:t>last</w:t><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>";

    assert_eq!(text(body), "co-operate now\nnext\n\nlast✓");
}

#[test]
fn lines_of_a_table_of_contents_stand_close() {
    let body =
        [styled("TOC1", "Findings<w:tab/>3"), styled("TOC1", "Learning 4"), paragraph("Text")].concat();
    let body = body.replace("<w:t>Findings<w:tab/>3</w:t>", "<w:t>Findings</w:t><w:tab/><w:t>3</w:t>");

    assert_eq!(text(&body), "Findings 3\nLearning 4\n\nText");
}

#[test]
fn a_strict_file_with_parts_in_other_places_is_read() {
    const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let kind = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let document = format!(
        "<document xmlns='{STRICT}'><body><p><pPr><pStyle val='H'/></pPr><r><t>Findings</t></r></p></body></document>"
    );
    let styles =
        format!("<styles xmlns='{STRICT}'><style styleId='H'><name val='heading 1'/></style></styles>");
    let bytes = zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &format!("<R><R Type='{kind}/officeDocument' Target='/word/document2.xml'/></R>")),
        ("word/document2.xml", &document),
        (
            "word/_rels/document2.xml.rels",
            &format!("<R><R Type='{kind}/styles' Target='../other/s.xml'/></R>"),
        ),
        ("other/s.xml", &styles),
    ]);

    let file = read(&bytes, &Limits::default()).expect("a Word file");

    assert_eq!(file.headings.len(), 1);
    assert_eq!(is_word(&bytes, &Limits::default()), Some(true));
}

#[test]
fn a_damaged_part_is_a_warning_and_a_damaged_text_an_error() {
    let file = file_with(&paragraph("Words"), &[("word/footnotes.xml", "<w:foot")]);
    let broken = zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document>")]);

    assert_eq!(file.warnings[0].code, "part-unreadable");
    assert_eq!(file.pages[0].text, "Words");
    assert!(matches!(read(&broken, &Limits::default()), Err(ReadError::Damaged { .. })));
}

#[test]
fn a_chart_is_told_of() {
    let file = file_with("<w:p><w:r><c:chart/><w:t>Words</w:t></w:r></w:p>", &[]);

    assert_eq!(file.warnings[0].code, "part-unread");
}

#[test]
fn large_type_comes_before_small_and_bold_stands_in_for_it() {
    let sized = |size: u32, words: &str| {
        format!("<w:p><w:r><w:rPr><w:sz w:val='{size}'/></w:rPr><w:t>{words}</w:t></w:r></w:p>")
    };
    let long = paragraph("No one asked whether the lamp was burning.");
    let bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>The lamp</w:t></w:r></w:p>";

    let large = file_with(&[sized(32, "A review"), sized(48, "The lamp"), long.clone()].concat(), &[]);
    let small = file_with(&[bold, &long].concat(), &[]);

    assert_eq!(large.metadata.large_type, ["The lamp", "A review"]);
    assert_eq!(small.metadata.large_type, ["The lamp"]);
}

/// A paragraph in bold, of this size in half points.
fn bold(size: u32, text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/><w:sz w:val='{size}'/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

/// Text that goes on.
fn running() -> String {
    paragraph(&"No one asked whether the lamp at the end of the pier was burning. ".repeat(3))
}

/// The headings of a file with this body, each with its level.
fn headings(body: &[String]) -> Vec<(u8, String)> {
    let found = file_with(&body.concat(), &[]).headings;
    assert!(found.iter().all(|heading| heading.anchor.is_some()));
    found.into_iter().map(|heading| (heading.level, heading.text)).collect()
}

#[test]
fn short_bold_paragraphs_over_text_are_headings_where_styles_are_not_used() {
    let body = [
        bold(28, "1 Findings"),
        bold(24, "1.1 What was known"),
        running(),
        bold(24, "1.2 Who asked?"),
        running(),
        bold(28, "Recommendations"),
        item(1, "The board should ask."),
    ];

    let found = headings(&body);

    let found: Vec<(u8, &str)> = found.iter().map(|(level, text)| (*level, text.as_str())).collect();
    assert_eq!(
        found,
        [(1, "1 Findings"), (2, "1.1 What was known"), (2, "1.2 Who asked?"), (1, "Recommendations")]
    );
    let sources: Vec<HeadingSource> =
        file_with(&body.concat(), &[]).headings.iter().map(|heading| heading.source).collect();
    assert_eq!(sources, [HeadingSource::Layout; 4]);
}

#[test]
fn capitals_and_numbers_rank_bold_headings_of_one_size() {
    let body = [
        bold(22, "FINDINGS"),
        running(),
        bold(22, "The lamp"),
        running(),
        bold(22, "2.1 The pier"),
        running(),
    ];

    let levels: Vec<u8> = headings(&body).into_iter().map(|(level, _)| level).collect();

    assert_eq!(levels, [1, 2, 3]);
}

#[test]
fn a_bold_style_makes_a_heading_and_plain_type_none() {
    let styles =
        part("styles", "<w:style w:styleId='B'><w:name w:val='Ours'/><w:rPr><w:b/></w:rPr></w:style>");
    let body = [styled("B", "The lamp"), running(), paragraph("The pier"), running()].concat();
    let bytes = docx(&body, &[("word/styles.xml", &styles)]);

    let found = read(&bytes, &Limits::default()).expect("a Word file").headings;

    assert_eq!(found.iter().map(|heading| heading.text.as_str()).collect::<Vec<_>>(), ["The lamp"]);
}

#[test]
fn bold_sentences_labels_items_and_cells_are_no_headings() {
    let label = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Area</w:t></w:r><w:r><w:t> Eastvale, as it was then</w:t></w:r></w:p>";
    let cell = format!("<w:tbl>{}</w:tbl>", row(&[&bold(22, "Area"), &running()]));
    for body in [
        vec![bold(22, "No one asked."), running()],
        vec![bold(22, "They were:"), running()],
        vec![bold(22, "• The lamp"), running()],
        vec![bold(22, "(a) The lamp"), running()],
        vec![bold(22, "17 March 2031"), bold(22, "12"), running()],
        vec![bold(22, "Area"), paragraph("Eastvale")],
        vec![bold(22, &"The lamp ".repeat(20)), running()],
        vec![item(1, "The lamp").replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"), running()],
        vec![label.to_owned(), running()],
        vec![cell, running()],
        vec![running(), bold(22, "The lamp")],
    ] {
        assert_eq!(headings(&body), [], "{body:?}");
    }
}

#[test]
fn bold_type_says_nothing_where_much_is_bold_or_styles_are_used() {
    let loud = bold(22, &"No one asked whether the lamp was burning. ".repeat(4));
    let mostly = [bold(22, "The lamp"), running(), loud.clone(), loud];
    let styled = ["One", "Two", "Three"].map(|text| [styled("Heading1", text), running()].concat());

    assert_eq!(headings(&mostly), []);
    let found = headings(&[&styled[..], &[bold(22, "The lamp"), running()]].concat());
    assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["One", "Two", "Three"]);
}

#[test]
fn properties_fill_the_metadata() {
    let core = "<p><title>The lamp</title><creator>A writer</creator><created>2031-05-03T09:00:00Z</created>
        <language>cy</language></p>";

    let about = file_with(&paragraph("Words"), &[("docProps/core.xml", core)]).metadata;

    assert_eq!((about.title.as_deref(), about.author.as_deref()), (Some("The lamp"), Some("A writer")));
    assert_eq!((about.created.as_deref(), about.language.as_deref()), (Some("2031-05-03"), Some("cy")));
}

#[test]
fn elements_may_nest_as_deep_as_the_limit_and_no_deeper() {
    // The text, the body, so many tables of three elements each, and a paragraph of three.
    let nested = |tables: usize| {
        let (start, end) = ("<w:tbl><w:tr><w:tc>".repeat(tables), "</w:tc></w:tr></w:tbl>".repeat(tables));
        docx(&format!("{start}{}{end}", paragraph("Deep")), &[])
    };
    let limits = |nesting| Limits { nesting, ..Limits::default() };

    let deep = read(&nested(131), &limits(398)).expect("within the limit");

    assert_eq!(deep.pages[0].text, "Deep");
    assert!(matches!(read(&nested(131), &limits(397)), Err(ReadError::OverLimit { .. })));
}

#[test]
fn a_truncated_file_is_damaged() {
    let whole = docx(&paragraph("Words"), &[]);

    for length in [4, 60, whole.len() / 2, whole.len() - 1] {
        let error = read(&whole[..length], &Limits::default()).expect_err("damaged");

        assert!(matches!(error, ReadError::Damaged { .. }), "{length}: {error}");
    }
}

/// Mark-up without anything inside.
const LEAVES: [&str; 9] = [
    "<w:t>é word </w:t>",
    "<w:br/>",
    "<w:tab/>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:fldChar w:fldCharType='separate'/>",
    "<w:fldChar w:fldCharType='end'/>",
    "<w:footnoteReference w:id='1'/>",
    "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>",
    "<w:pPr><w:pStyle w:val='Heading1'/><w:rPr><w:del/></w:rPr></w:pPr>",
];

/// Names of elements that hold others.
const HOLDERS: [&str; 12] = [
    "w:p",
    "w:p",
    "w:r",
    "w:r",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:txbxContent",
    "w:del",
    "w:sdt",
    "mc:AlternateContent",
    "mc:Choice",
];

/// A paragraph in a style of headings or contents, or any mark-up in any other.
fn any_body() -> impl Strategy<Value = String> {
    let start = prop_oneof![
        (0..LEAVES.len()).prop_map(|leaf| LEAVES[leaf].to_owned()),
        Just(styled("Heading2", "Findings")),
        Just(styled("Title", "The lamp")),
        Just(styled("TOC1", "Findings 3")),
    ];
    start.prop_recursive(8, 60, 6, |inside| {
        (0..HOLDERS.len(), proptest::collection::vec(inside, 0..6)).prop_map(|(holder, inside)| {
            let name = HOLDERS[holder];
            format!("<{name}>{}</{name}>", inside.concat())
        })
    })
}

proptest! {
    #[test]
    fn any_bytes_in_a_file_or_its_parts_never_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        at in any::<prop::sample::Index>(),
        part in "\\PC{0,80}",
    ) {
        let mut whole = docx(&paragraph("Words"), &[("word/styles.xml", &part), ("word/numbering.xml", &part)]);
        let at = at.index(whole.len());
        let _ = read(&bytes, &Limits::default());
        let _ = read(&zip(&[("word/document.xml", &part)]), &Limits::default());
        for (place, byte) in whole.iter_mut().skip(at).zip(&bytes) {
            *place = *byte;
        }

        let _ = read(&whole, &Limits::default());
    }

    #[test]
    fn any_elements_in_each_other_are_read_with_headings_in_their_places(body in any_body()) {
        let foot = part("footnotes", &format!("<w:footnote w:id='1'>{}</w:footnote>", paragraph("Note")));

        let file = file_with(&body, &[("word/footnotes.xml", &foot)]);

        for heading in &file.headings {
            let there = file.pages[0].text.get(heading.at..heading.at + heading.text.len());
            prop_assert_eq!(there, Some(heading.text.as_str()));
        }
    }
}
