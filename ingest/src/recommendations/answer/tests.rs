use super::super::tests::found;
use super::*;
use AnswerStatus::{Accepted, AcceptedInPart, AcceptedInPrinciple, Noted, Rejected};

/// How each recommendation of a file with these pages is answered.
fn answers(pages: &[&str]) -> Vec<Option<AnswerStatus>> {
    found(pages).into_iter().map(|one| one.answer.map(|answer| answer.status)).collect()
}

const ASK: &str = "The Harbour Trust should count the boats at noon each day.";

#[test]
fn the_usual_forms_of_an_answer_are_read() {
    for (words, expected) in [
        ("This recommendation is accepted in principle.", AcceptedInPrinciple),
        ("This recommendation is accepted in full by the Ferry Board.", Accepted),
        ("This recommendation is partially accepted.", AcceptedInPart),
        ("This recommendation has not been accepted.", Rejected),
        ("The Board does not accept this recommendation.", Rejected),
        ("We accept this recommendation and will count.", Accepted),
        ("The government supports the recommendation that boats should be counted.", Accepted),
        ("We accept the principle of this recommendation.", AcceptedInPrinciple),
        ("We accept this recommendation in part.", AcceptedInPart),
        ("The Board accepts this recommendation made to the Trust in principle.", AcceptedInPrinciple),
        ("Response: Accepted", Accepted),
        ("Trust response: Partially accepted", AcceptedInPart),
        ("Agreed. The Trust will count the boats.", Accepted),
        ("Not accepted", Rejected),
        ("Status: Noted", Noted),
        ("We agree. The Trust will count.", Accepted),
    ] {
        let page = format!("Recommendation 1: {ASK}\n\n{words}");
        assert_eq!(answers(&[&page]), [Some(expected)], "{words}");
    }
}

#[test]
fn one_answer_may_be_given_to_all() {
    let second = "Recommendation 2: The Ferry Board should light the lamps at dusk each day.";
    let all = |words: &str| answers(&[&format!("{words}\n\nRecommendation 1: {ASK}\n\n{second}")]);

    for words in [
        "The Harbour Board has accepted all of the recommendations.",
        "All recommendations have been accepted.",
        "The review made two recommendations. These have been accepted by the partners:",
    ] {
        assert_eq!(all(words), [Some(Accepted), Some(Accepted)], "{words}");
    }
    for words in [
        "All recommendations of the earlier review were accepted.",
        "Not all recommendations were accepted.",
        "Since the 2016 review all recommendations were accepted.",
        "All previous recommendations were accepted.",
        "All recommendations have been accepted except Recommendation 2.",
        "All IMR recommendations have been agreed by the panel.",
        "Whether the Board accepts all recommendations is open.",
    ] {
        assert_eq!(all(words), [None, None], "{words}");
    }
    let principle = all("All of the recommendations have been accepted in principle.");
    assert_eq!(principle, [Some(AcceptedInPrinciple), Some(AcceptedInPrinciple)]);
    let own = answers(&[&format!(
        "All recommendations have been accepted.\n\nRecommendation 1: {ASK}\n\nNot accepted\n\n{second}"
    )]);
    assert_eq!(own, [Some(Rejected), None]);
}

#[test]
fn words_that_answer_no_recommendation_are_no_answer() {
    for words in [
        "The government agrees that boats are of great importance to all.",
        "The Board will decide whether to accept this recommendation.",
        "They should say whether these recommendations have been accepted or rejected.",
        "The government accepts the recommendations of the inquiry.",
        "The accepted way of counting boats is by hand.",
        "Noted in the margin was a boat.",
    ] {
        let page = format!("Recommendation 1: {ASK}\n\n{words}");
        assert_eq!(answers(&[&page]), [None], "{words}");
    }
}

#[test]
fn each_answer_belongs_to_the_recommendation_before_it_with_its_page_and_words() {
    let pages = [
        "Recommendation 1: The Harbour Trust should count the boats.\n\nThe Trust accepts this recommendation.\n\nIt is done.",
        "Recommendation 2: The Ferry Board should light the lamps.\n\nGovernment response to recommendation 2\n\nWe do not accept this recommendation. Lamps are dear.",
    ];

    let found = found(&pages);

    let said: Vec<_> = found.iter().filter_map(|one| one.answer.clone()).collect();
    assert_eq!((said[0].status, said[0].page), (Accepted, 1));
    assert_eq!((said[1].status, said[1].page), (Rejected, 2));
    assert_eq!(said[1].quote, "We do not accept this recommendation.");
}

#[test]
fn one_answer_may_be_given_to_several() {
    let page = "Recommendation 1: The Trust should count the boats.\n\nThis recommendation is rejected.\n\nRecommendation 2: The Board should light the lamps.\n\nRecommendation 3: The Company should mend the nets.\n\nThese recommendations are accepted in principle.";

    assert_eq!(answers(&[page]), [Some(Rejected), Some(AcceptedInPrinciple), Some(AcceptedInPrinciple)]);
}

#[test]
fn a_row_of_a_table_holds_the_answer_in_a_cell() {
    let page = "Recommendation 1 | The Harbour Trust should count the boats. | Accepted | June\n\nRecommendation 2 | The Ferry Board should light the lamps. | Not accepted | -";

    assert_eq!(answers(&[page]), [Some(Accepted), Some(Rejected)]);
}

#[test]
fn answers_may_name_their_numbers() {
    let page = "The government accepts recommendations 1 and 3 to 4. Recommendation 2 is not accepted.\n\nRecommendation 1: The Trust should count boats.\n\nRecommendation 2: The Board should light lamps.\n\nRecommendation 3: The Company should mend nets.\n\nRecommendation 4: The Trust should paint the pier.";

    assert_eq!(answers(&[page]), [Some(Accepted), Some(Rejected), Some(Accepted), Some(Accepted)]);
}

#[test]
fn a_list_of_numbers_is_read_with_its_ranges() {
    assert_eq!(numbers("1, 3 and 5 to 7"), ["1", "3", "5", "6", "7"]);
    assert_eq!(numbers("2a"), ["2a"]);
}

#[test]
fn an_answer_below_the_last_part_of_a_recommendation_answers_its_other_parts() {
    let page = "Recommendation 1: The Trust should count the boats.\n\nRecommendation 2a: The Board should light the lamps.\n\nRecommendation 2b: The Board should mend the nets.\n\nThis recommendation is accepted.";

    assert_eq!(answers(&[page]), [None, Some(Accepted), Some(Accepted)]);
}
