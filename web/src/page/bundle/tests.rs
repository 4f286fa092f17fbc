use hindsight_export::{Place as Cited, Source};

use super::*;
use crate::collection::{self, Pick, Place};

fn gathered(place: &str, id: &str, note: &str) -> Gathered {
    let source = Source {
        id: id.into(),
        title: format!("About {id} <b>"),
        publisher: Some("Inventshire Board".into()),
        date: Some("2019-05".into()),
        link: format!("https://hindsight.example/review/{id}?page=2#p2"),
        ..Source::default()
    };
    let cited = Cited { page: "2".into(), label: "ii".into(), section: "Findings".into(), recognised: None };
    let quotation = Quotation {
        words: "No one asked.\n\n<i>Twice</i>.".into(),
        cut_after: true,
        place: cited,
        source,
        citation: "Inventshire Board. page 2 (printed ii).".into(),
        note: note.into(),
        ..Quotation::default()
    };
    Gathered {
        pick: Pick { place: Place::read(place), note: note.into() },
        entry: Entry::Quoted(Box::new(quotation)),
        at: Some((id.into(), Some(2), "p2".into())),
    }
}

fn lost(place: &str) -> Gathered {
    let entry =
        Entry::Lost { address: place.into(), why: "there is no such review".into(), note: "kept".into() };
    Gathered { pick: Pick { place: Place::read(place), note: "kept".into() }, entry, at: None }
}

fn shown(gathered: &[Gathered], view: View) -> String {
    let pairs: Vec<String> = gathered.iter().map(|one| format!("p={}", one.pick.place)).collect();
    collection::asked(&format!("/bundle?{}", pairs.join("&")), || bundle(gathered, view).into_string())
}

#[test]
fn each_passage_has_its_words_page_source_note_and_citation() {
    let page = shown(&[gathered("r1.2", "r1", "a \"note\"")], View::List);

    assert!(page.contains("<h1 class=\"count\">1 collected passage</h1>"));
    assert!(page.contains("<a href=\"/review/r1?page=2&amp;p=r1.2#p2\">Page 2 (printed ii)</a> · Findings"));
    assert!(page.contains("<p>No one asked.</p><p>&lt;i&gt;Twice&lt;/i&gt;. …</p>"));
    assert!(page.contains("name=\"n\" value=\"a &quot;note&quot;\""));
    assert!(
        page.contains("May 2019")
            && page.contains("page 2 (printed ii). https://hindsight.example/review/r1?page=2#p2")
    );
}

#[test]
fn the_files_have_the_same_collection() {
    let page = shown(&[gathered("r1.2", "r1", ""), gathered("r2.2", "r2", "")], View::List);

    for (_, file) in FILES {
        assert!(page.contains(&format!("href=\"{file}?p=r1.2&amp;p=r2.2\"")), "{file}");
    }
    assert!(page.contains("href=\"/bundle?view=side&amp;p=r1.2&amp;p=r2.2\""));
}

#[test]
fn the_first_cannot_go_up_nor_the_last_down() {
    let page = shown(&[gathered("r1.2", "r1", ""), gathered("r2.2", "r2", "")], View::List);

    let buttons: Vec<&str> =
        page.split("name=\"do\" value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(buttons, ["down.1", "drop.1", "up.2", "drop.2"]);
    let first = page.find("<button class=\"apply\"").expect("to save");
    assert!(first < page.find("name=\"do\"").expect("to move"), "Enter in a note must save it");
}

#[test]
fn a_lost_passage_says_why_and_keeps_its_note() {
    let page = shown(&[lost("r9.1")], View::List);

    assert!(page.contains("<strong>Not found</strong> (r9.1): there is no such review."));
    assert!(
        page.contains("name=\"p\" value=\"r9.1\"")
            && page.contains("value=\"kept\"")
            && page.contains("drop.1")
    );
}

#[test]
fn side_by_side_each_review_has_one_column_and_what_does_not_fit_is_said() {
    let all = [
        gathered("r1.2", "r1", "mine"),
        gathered("r2.2", "r2", ""),
        gathered("r1.3", "r1", ""),
        gathered("r3.2", "r3", ""),
        gathered("r4.2", "r4", ""),
        lost("r9.1"),
    ];

    let page = shown(&all, View::Side);

    assert_eq!(page.matches("<section class=\"hit\">").count(), 3);
    assert!(page.contains("1 review more in the list. 1 passage could not be found."));
    assert!(page.contains("<b>Note: </b>mine"));
}

#[test]
fn an_empty_collection_shows_how_to_begin() {
    let page = bundle(&[], View::List).into_string();

    assert!(page.contains("Nothing is collected yet") && page.contains("Add to collection"));
    assert!(!page.contains("bundle.csv"));
}
