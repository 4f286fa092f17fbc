use super::*;
use crate::fixture;
use crate::review::Review;

/// So many invented sentences from a point on.
fn sentences(from: usize, count: usize) -> String {
    let one = |n: usize| {
        format!(
            "On day {n} the boat Heron {} left pier {} with {} lamps lit. ",
            n * 7,
            n * 13 % 97,
            n * 31 % 89
        )
    };
    (from..from + count).map(one).collect()
}

fn document(id: &str, role: DocumentRole, title: &str, text: &str) -> Review {
    let mut review = fixture::review(id).title(title).published("2020-05").page(text).build();
    review.document_role = role;
    review.publisher = Some("Northshire Safeguarding Children Partnership".to_owned());
    review
}

fn verdict(a: &Review, b: &Review) -> Option<Verdict> {
    judge(&Sketch::of("a", a), &Sketch::of("b", b))
}

fn kind(a: &Review, b: &Review) -> Option<LinkKind> {
    let (found, turned) = (verdict(a, b), judge(&Sketch::of("b", b), &Sketch::of("a", a)));
    assert_eq!(found.as_ref().map(|v| v.kind), turned.map(|v| v.kind));
    found.map(|verdict| verdict.kind)
}

use DocumentRole::{ActionPlan, Briefing, Report, Response, Summary};

#[test]
fn two_cases_of_one_board_are_never_linked_whatever_their_text() {
    let text = sentences(0, 300);
    for (one, other) in [("Child A", "Child B"), ("Child A", "Children A and B"), ("DHR 07", "DHR 08")] {
        for role in [Report, Summary, Briefing, ActionPlan, Response] {
            let (a, b) = (document("a", Report, one, &text), document("b", role, other, &text));
            assert_eq!(kind(&a, &b), None, "{one} {other} {role}");
        }
    }
}

#[test]
fn generic_titles_of_one_board_do_not_link() {
    let title = "Serious Case Review: overview report";
    let a = document("a", Report, title, &sentences(0, 300));

    for role in [Report, Summary, Briefing, ActionPlan, Response] {
        assert_eq!(kind(&a, &document("b", role, title, &sentences(5000, 100))), None, "{role}");
    }
}

#[test]
fn a_report_that_is_published_again_is_a_version() {
    let text = sentences(0, 300);
    let a = document("a", Report, "Serious Case Review: Child R", &format!("{} {text}", sentences(9000, 20)));
    let b = document("b", Report, "Child R: overview report (republished)", &text);

    assert_eq!(kind(&a, &b), Some(LinkKind::Version));
}

#[test]
fn one_form_filled_in_for_two_people_is_no_version() {
    let form = |day: usize| {
        let blank = |n: usize| {
            format!(
                "The duty of every body in part {} is to answer this in writing. ",
                "abcdefgh".repeat(n % 7)
            )
        };
        (0..90).map(blank).collect::<String>()
            + &format!(
                "It was in {day}01 that Heron{day} met Gull{day} of Pier{day} at {day}22 and {day}33. "
            )
    };
    let a = document("a", Report, "Report to prevent future deaths", &form(1));
    let b = document("b", Report, "Report to prevent future deaths", &form(7));

    assert_ne!(kind(&a, &b), Some(LinkKind::Version));
}

#[test]
fn a_summary_or_briefing_of_the_same_case_place_and_time_is_linked() {
    let report = document("a", Report, "Serious Case Review: Child R", &sentences(0, 300));
    let other = sentences(5000, 40);

    for (role, expected) in [
        (Summary, LinkKind::SummaryOf),
        (Briefing, LinkKind::BriefingOf),
        (ActionPlan, LinkKind::ActionPlanOf),
    ] {
        let part = document("b", role, "Child R: seven minute briefing", &other);
        assert_eq!(kind(&report, &part), Some(expected));
        let mut elsewhere = part.clone();
        elsewhere.publisher = Some("Eastmere Safeguarding Partnership".to_owned());
        assert_eq!(kind(&report, &elsewhere), None);
        let mut later = part;
        later.published = "2029".parse().ok();
        assert_eq!(kind(&report, &later), None);
    }
}

#[test]
fn a_summary_whose_words_stand_in_the_report_is_linked_without_a_name() {
    let report = document("a", Report, "Overview report", &sentences(0, 300));

    let summary = document("b", Summary, "Executive summary", &sentences(100, 60));

    assert_eq!(kind(&report, &summary), Some(LinkKind::SummaryOf));
}

#[test]
fn a_response_is_linked_to_what_it_says_it_answers() {
    let report = document("a", Report, "Harbour Lamp Inquiry: module 1", &sentences(0, 300));
    let title = "Government response to the Harbour Lamp Inquiry module 1 report";
    let mut answer = document("b", Response, title, &sentences(5000, 40));
    answer.publisher = Some("Cabinet of Ferries".to_owned());

    let found = verdict(&report, &answer).expect("linked");

    assert_eq!((found.kind, found.first), (LinkKind::ResponseTo, false));
    assert!(found.reasons.iter().any(|reason| reason.page == Some(1) && reason.quote.is_some()));
    answer.title = Some(title.replace("module 1", "module 2"));
    assert_eq!(kind(&report, &answer), None);
    answer.title = Some(title.to_owned());
    answer.published = "2019".parse().ok();
    assert_eq!(kind(&report, &answer), None);
}

#[test]
fn the_same_in_another_language_is_a_translation() {
    let mut english = document("a", Report, "Child Practice Review: Child R", &sentences(0, 100));
    english.language = Some("en".to_owned());
    let swap = |text: &str| {
        text.replace("On day", "Ar ddydd").replace("the boat", "y cwch").replace("left", "gadael")
    };
    let mut welsh = document("b", Report, "Adolygiad Ymarfer Plant: Plentyn R", &swap(&sentences(0, 100)));
    welsh.language = Some("cy".to_owned());

    assert_eq!(kind(&english, &welsh), Some(LinkKind::TranslationOf));
    welsh.title = Some("Adolygiad Ymarfer Plant: Plentyn S".to_owned());
    assert_eq!(kind(&english, &welsh), None);
}

#[test]
fn what_a_person_states_wins_over_everything() {
    let mut a = document("a", Report, "Child A", &sentences(0, 100));
    let mut b = document("b", Briefing, "Child B", &sentences(900, 100));
    a.family = Some("tide".to_owned());
    b.family = Some("Tide".to_owned());
    assert_eq!(kind(&a, &b), Some(LinkKind::BriefingOf));

    b.title = Some("Child A".to_owned());
    b.family = Some("ebb".to_owned());
    assert_eq!(kind(&a, &b), None);
}

#[test]
fn a_briefing_of_another_publisher_belongs_to_the_report_whose_publisher_it_names() {
    let mut report = document("a", Report, "Lantern Quay Inquiry: the report", &sentences(0, 300));
    report.publisher = Some("Lantern Quay Inquiry".to_owned());
    let briefing = |title: &str, quoted: usize| {
        let own =
            (0..150).map(|n| format!("Clerk {n} of the quay wrote page {} of the office. ", n * 17 % 83));
        let text = sentences(0, quoted) + &own.collect::<String>();
        let mut briefing = document("b", Briefing, title, &text);
        briefing.publisher = Some("Northshire Library".to_owned());
        briefing
    };
    let title = "Lantern Quay Inquiry: what was asked of the harbour";

    assert_eq!(kind(&report, &briefing(title, 40)), Some(LinkKind::BriefingOf));
    assert_eq!(kind(&report, &briefing(title, 0)), None, "no words of the report");
    assert_eq!(kind(&report, &briefing("Lantern boats: what was asked", 40)), None, "another name");
    report.title = Some("Lantern Quay Inquiry: the boats of Heron Pier".to_owned());
    assert_eq!(kind(&report, &briefing(title, 40)), None, "another report of the inquiry");
}
