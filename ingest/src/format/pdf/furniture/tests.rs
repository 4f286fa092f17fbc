//! Takes the furniture of invented pages away.

use super::super::order::tests::line;
use super::*;

fn leaf(lines: Vec<Line>) -> Leaf {
    Leaf { lines, frame: Frame { left: 0.0, right: 600.0, top: 0.0, bottom: 800.0 }, angle: 0 }
}

fn left(leaves: &[Leaf]) -> Vec<Vec<&str>> {
    leaves.iter().map(|leaf| leaf.lines.iter().map(|line| line.text.as_str()).collect()).collect()
}

#[test]
fn a_line_that_runs_through_the_pages_is_taken_away_with_its_number() {
    let mut leaves: Vec<Leaf> = (1..=4)
        .map(|page| {
            leaf(vec![
                line(&format!("Review of Child Q | {}", page + 6), 50.0, 40.0, 200.0),
                line(&format!("body {page}"), 50.0, 400.0, 200.0),
            ])
        })
        .collect();

    let removed = remove(&mut leaves);

    assert_eq!(left(&leaves), [["body 1"], ["body 2"], ["body 3"], ["body 4"]]);
    assert_eq!(removed[3].label.as_deref(), Some("10"));
    assert_eq!(removed[3].lines, ["Review of Child Q | 10"]);
}

#[test]
fn a_line_in_the_band_that_stands_on_one_page_stays() {
    let mut leaves: Vec<Leaf> = (0..4).map(|_| leaf(vec![line("body", 50.0, 400.0, 200.0)])).collect();
    leaves[2].lines.push(line("a note at the foot", 50.0, 780.0, 200.0));

    remove(&mut leaves);

    assert_eq!(left(&leaves)[2], ["body", "a note at the foot"]);
}

#[test]
fn notes_that_differ_in_their_numbers_alone_stay() {
    let mut leaves: Vec<Leaf> = [(12, 40), (17, 52), (19, 9), (31, 77)]
        .iter()
        .map(|(note, page)| {
            leaf(vec![line(&format!("{note} The first report, p{page}"), 50.0, 760.0, 200.0)])
        })
        .collect();

    remove(&mut leaves);

    assert!(leaves.iter().all(|leaf| leaf.lines.len() == 1));
}

#[test]
fn the_name_of_a_figure_stays_even_where_figures_and_pages_count_alike() {
    let page = |number: usize| {
        leaf(vec![line(&format!("Figure {number}"), 50.0, 760.0, 60.0), line("body", 50.0, 400.0, 200.0)])
    };
    let mut leaves: Vec<Leaf> = (1..=6).map(page).collect();

    remove(&mut leaves);

    assert_eq!(left(&leaves)[3], ["Figure 4", "body"]);
}

#[test]
fn a_header_that_runs_up_the_side_of_a_page_goes_with_those_of_the_others() {
    let mut leaves: Vec<Leaf> = (1..=5)
        .map(|page| {
            leaf(vec![
                line(&format!("Review of Child Q | {page}"), 50.0, 40.0, 200.0),
                line(&format!("body {page}"), 50.0, 400.0, 200.0),
            ])
        })
        .collect();
    // The third page lies on its side: its words run across what is the height of the others.
    let body = Line { angle: 270, ..line("wide table", 60.0, 300.0, 400.0) };
    leaves[2] = Leaf {
        frame: leaves[2].frame.turned(270),
        angle: 270,
        lines: vec![leaves[2].lines[0].clone(), body],
    };

    let removed = remove(&mut leaves);

    assert_eq!(left(&leaves)[2], ["wide table"]);
    assert_eq!(removed[2].label.as_deref(), Some("3"));
}

#[test]
fn the_last_line_of_a_note_that_comes_again_is_no_footer() {
    let note = |page: usize| {
        leaf(vec![
            line(&format!("{page} Guidance on {}", "lamps and ".repeat(page / 10)), 50.0, 738.0, 300.0),
            line("(guidance.example, read again)", 50.0, 750.0, 150.0),
            line("Lamp review", 50.0, 780.0, 80.0),
        ])
    };
    let plain = |page: usize| {
        leaf(vec![line(&format!("body {page}"), 50.0, 300.0, 80.0), line("Lamp review", 50.0, 780.0, 80.0)])
    };
    let mut leaves: Vec<Leaf> =
        (1..=60).map(|page| if page % 20 == 3 { note(page) } else { plain(page) }).collect();

    let removed = remove(&mut leaves);

    assert_eq!(left(&leaves)[22][1], "(guidance.example, read again)");
    assert!(removed.iter().all(|removed| removed.lines == ["Lamp review"]));
}

#[test]
fn a_chapter_runs_whatever_side_its_number_stands_on() {
    let page = |number: usize| {
        let footer = if number.is_multiple_of(2) {
            format!("{number} The lamp")
        } else {
            format!("The lamp {number}")
        };
        leaf(vec![line(&format!("body {number}"), 50.0, 300.0, 80.0), line(&footer, 50.0, 780.0, 80.0)])
    };
    let mut leaves: Vec<Leaf> = (1..=4).map(page).collect();
    leaves.extend((5..=30).map(|number| leaf(vec![line(&format!("{number}"), 50.0, 780.0, 80.0)])));

    let removed = remove(&mut leaves);

    assert_eq!(left(&leaves)[..4], [["body 1"], ["body 2"], ["body 3"], ["body 4"]]);
    assert_eq!(removed[2].label.as_deref(), Some("3"));
}

#[test]
fn a_footer_with_its_number_goes_from_a_wide_page_with_other_margins() {
    let footer = |page: usize, y| line(&format!("Review of Child Q | Page {page}"), 50.0, y, 200.0);
    let body = |page: usize| line(&format!("body {page}"), 50.0, 300.0, 200.0);
    let mut leaves: Vec<Leaf> = (1..=6).map(|page| leaf(vec![footer(page, 765.0), body(page)])).collect();
    let frame = Frame { left: 0.0, right: 800.0, top: 0.0, bottom: 600.0 };
    leaves[3] = Leaf { lines: vec![footer(4, 540.0), body(4)], frame, angle: 0 };

    remove(&mut leaves);

    assert_eq!(left(&leaves)[3], ["body 4"]);
}

#[test]
fn a_number_among_others_is_masked_alike_on_every_page() {
    let mut leaves: Vec<Leaf> = (1..=20)
        .map(|page| {
            // From page to page another of these numbers happens to keep its distance.
            let note = line(&format!("{} Ibid", page % 2 + page), 50.0, 740.0, 80.0);
            leaf(vec![line(&format!("Page {} | AO-2019-006", page + 8), 50.0, 780.0, 200.0), note])
        })
        .collect();

    remove(&mut leaves);

    assert!(left(&leaves).iter().flatten().all(|line| !line.contains("AO-2019")), "{:?}", left(&leaves));
}

#[test]
fn the_number_that_most_pages_agree_on_is_the_label_whatever_stands_above_it() {
    let mut leaves: Vec<Leaf> = (1..=20)
        .map(|page: usize| {
            // The notes, each in other words, happen to be as far off as the header is on pages 6 to 9.
            let notes: Vec<String> = (4..8).map(|off| page.saturating_sub(off).to_string()).collect();
            let note = format!("{} {}", notes.join(" and "), "see ".repeat(page));
            leaf(vec![
                line("[2021] FINDING 2", 50.0, 30.0, 200.0),
                line(&note, 50.0, 740.0, 80.0),
                line(&format!("Page {page}"), 50.0, 780.0, 60.0),
            ])
        })
        .collect();

    let labels: Vec<_> = remove(&mut leaves).into_iter().filter_map(|removed| removed.label).collect();

    assert_eq!(labels, (1..=20).map(|page| page.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_line_that_repeats_outside_the_bands_stays() {
    let mut leaves: Vec<Leaf> =
        (0..5).map(|_| leaf(vec![line("Key line of enquiry", 50.0, 400.0, 200.0)])).collect();

    remove(&mut leaves);

    assert!(leaves.iter().all(|leaf| leaf.lines.len() == 1));
}

#[test]
fn a_short_document_loses_only_a_lone_page_number() {
    let mut leaves: Vec<Leaf> = (1..=2)
        .map(|page| {
            leaf(vec![
                line("Quay House, Northmere", 50.0, 40.0, 200.0),
                line(&format!("Page {page} of 2"), 50.0, 780.0, 60.0),
                line("4", 300.0, 785.0, 60.0),
            ])
        })
        .collect();

    let labels: Vec<_> = remove(&mut leaves).into_iter().map(|removed| removed.label).collect();

    assert_eq!(left(&leaves), [["Quay House, Northmere", "4"], ["Quay House, Northmere", "4"]]);
    assert_eq!(labels, [Some("1".to_owned()), Some("2".to_owned())]);
}

#[test]
fn roman_numbers_label_the_pages_before_the_first() {
    let mut leaves: Vec<Leaf> = ["i", "ii", "iii", "1", "2", "3"]
        .iter()
        .map(|number| leaf(vec![line(number, 300.0, 780.0, 8.0)]))
        .collect();

    let labels: Vec<String> = remove(&mut leaves).into_iter().filter_map(|removed| removed.label).collect();

    assert_eq!(labels, ["i", "ii", "iii", "1", "2", "3"]);
}

#[test]
fn a_lone_number_out_of_turn_stays() {
    let mut leaves: Vec<Leaf> =
        [17, 3, 90, 41].iter().map(|n: &i32| leaf(vec![line(&n.to_string(), 50.0, 790.0, 9.0)])).collect();

    remove(&mut leaves);

    assert!(leaves.iter().all(|leaf| leaf.lines.len() == 1));
}
