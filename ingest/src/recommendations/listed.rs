//! Finds recommendations that are items of a list: numbered, with bullets, or
//! paragraphs that say who should do what.
//!
//! Only in a section of recommendations that names none outright, or below a
//! line such as "I recommend:". An item that asks for nothing is none.

use std::sync::LazyLock;

use hindsight_index::review::Section;
use hindsight_index::vocabulary::{RecommendationKind, SectionKind};
use regex::Regex;

use super::row::Row;
use super::{Draft, addressees, body, marker};
use crate::sections::plain;

/// What a form makes of a row.
struct Read {
    draft: Draft,
    /// Whether it asks for something; else it counts only between others that do.
    sure: bool,
}

/// Reads the recommendation that starts at a row, with the row after it.
type Form = fn(&[Row<'_>], usize) -> Option<(Read, usize)>;

/// A line that announces recommendations.
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\brecommend(?:s|ed)?(?: that)?(?: the following)?\s*[:–-]$").expect("fixed")
});

/// A line that says whether what stands above it is accepted.
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^(?:this|these|the)\ recommendations?\ (?:is|are|was|were|has\ been|have\ been)\ (?:not\ |partially\ |fully\ )?(?:accepted|rejected|agreed|supported)
        | ^[^.;:]{0,160}\b(?:accepts?|rejects?|supports?|agrees?\ with)\ (?:this|these|the)\ recommendations?\b
        | ^recommendations?\ \d[^.]{0,40}\ (?:is|are|was|were)\ (?:not\ |partially\ |fully\ )?(?:accepted|rejected|agreed)\b",
    )
    .expect("fixed")
});

/// Every listed recommendation; `taken` are the rows of stated ones.
pub(super) fn find(rows: &[Row<'_>], sections: &[Section], taken: &[usize]) -> Vec<Draft> {
    let mut found = Vec::new();
    for run in runs(rows, sections) {
        if !taken.iter().any(|row| run.contains(row)) {
            found.extend(in_run(rows, run, sections));
        }
    }
    found.extend(accepted(rows));
    let known: Vec<usize> = found.iter().map(|draft| draft.row).collect();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| ANNOUNCES.is_match(row.text)) {
        let fresh = announced(rows, at, row);
        found.extend(
            fresh.into_iter().filter(|draft| !known.contains(&draft.row) && !taken.contains(&draft.row)),
        );
    }
    found
}

/// The stretches of rows that lie in sections of recommendations.
fn runs(rows: &[Row<'_>], sections: &[Section]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut concluding = false;
    for (at, row) in rows.iter().enumerate() {
        let Some(section) = sections.get(row.section) else { continue };
        // What divides such a section is part of it.
        concluding = concludes(section) || concluding && section.kind == SectionKind::Conclusions;
        if !holds(section) && !concluding {
            continue;
        }
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

/// Whether a section lists recommendations.
fn holds(section: &Section) -> bool {
    let heading = plain(&section.heading);
    let appended = heading.contains("appendix") || heading.contains("annex");
    let named = appended && heading.contains("recommendations") && section.kind == SectionKind::Appendix;
    (section.kind == SectionKind::Recommendations || named) && !heading.contains("action should be taken")
}

/// Whether a section concludes as well as recommends: only what it calls a recommendation is one.
fn concludes(section: &Section) -> bool {
    section.kind == SectionKind::Conclusions && plain(&section.heading).contains("recommendations")
}

/// A line that announces what somebody answered.
static REPLIED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:replied|responded|answered)\b[^.]{0,40}:$").expect("fixed"));

/// Where what was announced at a row as an answer ends: before a heading, a paragraph with a number of several parts,
/// or one that recommends.
fn after_answer(rows: &[Row<'_>], at: usize, end: usize) -> usize {
    let ends = |row: &Row<'_>| {
        let dotted = marker::numbered(row.text).is_some_and(|(number, _)| number.contains('.'));
        row.opens || dotted || addressees::recommends(row.text)
    };
    let after = (at + 1).min(end);
    rows.get(after..end).and_then(|rest| rest.iter().position(ends)).map_or(end, |more| after + more)
}

/// The recommendations of one stretch, by the surest form that it has.
fn in_run(rows: &[Row<'_>], run: std::ops::Range<usize>, sections: &[Section]) -> Vec<Draft> {
    /// A longer section argues: its bullets and sentences are not a list.
    const LIST: usize = 150;
    let long = run.len() > LIST;
    let mixed = rows.get(run.start).and_then(|row| sections.get(row.section)).is_some_and(concludes);
    let in_form = |form: Form| in_form(rows, run.clone(), sections, form);
    let numbered = in_form(numbered);
    let declared = if long { Vec::new() } else { in_form(declared) };
    let mut found = if declared.len() > numbered.len() { declared } else { numbered };
    if found.is_empty() && !long && !mixed {
        let bulleted = in_form(bulleted);
        found = if bulleted.is_empty() { in_form(told) } else { bulleted };
    }
    found.retain(|draft| {
        !(long && is_argument(draft, rows)) && (!mixed || draft.text.to_lowercase().contains("recommend"))
    });
    found
}

/// Whether the words of a draft are the long paragraph below a title, which argues.
fn is_argument(draft: &Draft, rows: &[Row<'_>]) -> bool {
    /// What is asked for below a title is said in fewer words.
    const WORDS: usize = 45;
    let below = rows.get(draft.row).is_some_and(|row| !row.text.contains(draft.text.as_str()));
    below && draft.items.is_empty() && draft.text.split_whitespace().count() > WORDS
}

/// The recommendations of one form.
fn in_form(rows: &[Row<'_>], run: std::ops::Range<usize>, sections: &[Section], form: Form) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    // An item that asks for nothing by itself, right behind one that does, with the row after it.
    let mut doubtful: Option<(usize, Draft)> = None;
    let (mut at, mut whom, mut last_end) = (run.start, None, None);
    while at < run.end {
        if let Some(row) = rows.get(at).filter(|row| row.opens) {
            whom = sections.get(row.section).and_then(|section| addressees::named(&section.heading));
        }
        if rows.get(at).is_some_and(|row| REPLIED.is_match(row.text)) {
            at = after_answer(rows, at, run.end);
            continue;
        }
        match form(rows, at) {
            Some((draft, _)) if !follows(found.last(), &draft.draft) => at += 1,
            Some((Read { mut draft, sure }, end)) => {
                draft.addressees = addressees::of(&draft.text, whom.clone());
                let (from, end) = (at, end.max(at + 1));
                if sure {
                    // Between two items of a list that ask, one that does not is asked for as well.
                    let between = doubtful.take().filter(|(end, _)| *end == from);
                    found.extend(between.map(|(_, draft)| draft));
                    found.push(draft);
                    last_end = Some(end);
                } else {
                    doubtful = (last_end == Some(from)).then_some((end, draft));
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a plain number may stand after that of the item before.
///
/// Lists count up from 1; the numbers of notes and years do not.
fn follows(before: Option<&Draft>, draft: &Draft) -> bool {
    let count = |draft: &Draft| {
        let number = draft.number.as_deref().filter(|number| !number.contains('.'))?;
        number.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u32>().ok()
    };
    let Some(number) = count(draft) else { return true };
    number <= 1
        || before.and_then(count).is_none_or(|last| number <= last + 3)
            && number <= 3 + before.and_then(count).unwrap_or(0)
}

/// A numbered item; sure if it asks for something.
fn numbered(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    /// An item of fewer words that asks for nothing is a heading.
    const WORDS: usize = 4;
    let (number, rest) = marker::numbered(rows.get(at)?.text)?;
    let body = body::gather(rows, at, rest);
    let next = rows.get(body.end).and_then(|row| marker::numbered(row.text));
    let leads = next.is_some_and(|(child, _)| child.starts_with(&format!("{number}.")));
    let parts = body.items.iter().any(|item| addressees::asks(marker::item(item).unwrap_or(item)));
    let sure = addressees::asks_first(&body.text) || parts;
    let end = body.end;
    let enough = sure || body.text.split_whitespace().count() > WORDS;
    (!leads && enough).then(|| (Read { draft: draft(at, Some(number), body), sure }, end))
}

/// An item with a bullet that asks for something.
fn bulleted(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    let rest = marker::bullet(rows.get(at)?.text).filter(|rest| addressees::asks(rest))?;
    let mut draft = draft(at, None, body::gather(rows, at, rest));
    draft.items.clear();
    Some((Read { draft, sure: true }, at + 1))
}

/// A paragraph that says who should do what.
fn told(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    let addressed =
        |row: &Row<'_>| addressees::asks_first(row.text) && !addressees::of(row.text, None).is_empty();
    paragraph(rows, at, |row| addressed(row) || addressees::recommends(row.text))
}

/// A paragraph that says that something is recommended.
fn declared(rows: &[Row<'_>], at: usize) -> Option<(Read, usize)> {
    paragraph(rows, at, |row| addressees::recommends(row.text))
}

/// A paragraph of the kind that is wanted, with the number of the paragraphs that argue for it.
fn paragraph(rows: &[Row<'_>], at: usize, wanted: impl Fn(&Row<'_>) -> bool) -> Option<(Read, usize)> {
    let row = rows.get(at).filter(|row| !row.opens && marker::item(row.text).is_none() && wanted(row))?;
    let body = body::gather(rows, at, row.text);
    let end = body.end;
    Some((Read { draft: draft(at, argued(rows, at), body), sure: true }, end))
}

/// The number of the paragraph that opens the argument in which a row stands: "6.3" of "6.3. No lamp burned."
fn argued<'a>(rows: &[Row<'a>], at: usize) -> Option<&'a str> {
    let section = rows.get(at)?.section;
    let before = rows.get(..at)?.iter().rev().take_while(|row| row.section == section && !row.opens);
    let (number, _) = before.filter_map(|row| marker::numbered(row.text)).next()?;
    number.contains('.').then_some(number)
}

/// The numbered items below a line that announces them.
fn announced(rows: &[Row<'_>], at: usize, row: &Row<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut next = at + 1;
    while let Some((number, rest)) = rows.get(next).and_then(|row| marker::numbered(row.text)) {
        let body = body::gather(rows, next, rest);
        let (start, end) = (next, body.end);
        let mut draft = draft(start, Some(number), body);
        if found.last().is_some_and(|last| !follows(Some(last), &draft) || is_next_heading(&draft, rest)) {
            break;
        }
        draft.addressees = addressees::of(&draft.text, addressees::asked(row.text));
        found.extend((!draft.text.is_empty()).then_some(draft));
        next = end;
    }
    found
}

/// Whether a numbered line behind what was announced is the heading of the next part.
fn is_next_heading(draft: &Draft, rest: &str) -> bool {
    let said = rest.ends_with(['.', ';']) || rest.contains(draft.text.as_str()) && rest.contains(". ");
    draft.items.is_empty() && !said && !addressees::asks_first(&draft.text)
}

/// The numbered items above a line that accepts or refuses them.
fn accepted(rows: &[Row<'_>]) -> Vec<Draft> {
    let mut found = Vec::new();
    for at in rows.iter().enumerate().filter(|(_, row)| ANSWERS.is_match(row.text)).map(|(at, _)| at) {
        let before = rows.get(..at).unwrap_or_default().iter().enumerate().rev();
        let items = before
            .take_while(|(_, row)| marker::numbered(row.text).is_some() || marker::item(row.text).is_some());
        let items: Vec<usize> = items.map(|(item, _)| item).collect();
        for item in items.into_iter().rev() {
            let Some((number, rest)) = rows.get(item).and_then(|row| marker::numbered(row.text)) else {
                continue;
            };
            let body = body::gather(rows, item, rest);
            let mut draft = draft(item, Some(number), body);
            draft.addressees = addressees::of(&draft.text, None);
            found.extend((!rest.is_empty() && draft.text.contains(' ')).then_some(draft));
        }
    }
    found
}

/// A draft from what was gathered.
fn draft(row: usize, number: Option<&str>, body: body::Body) -> Draft {
    Draft {
        row,
        page: body.page,
        kind: RecommendationKind::Recommendation,
        number: number.map(str::to_owned),
        text: body.text,
        pages: body.pages,
        items: body.items,
        addressees: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_number_that_only_leads_to_its_parts_is_no_recommendation() {
        let page = "Recommendations\n\n6.3 The Commission recommended that the Trust:\n\n6.3.1 Count the boats, one must.\n\n6.3.2 Promote counting.";

        let numbers: Vec<_> = found(&[page]).into_iter().filter_map(|r| r.number).collect();

        assert_eq!(numbers, ["6.3.1", "6.3.2"]);
    }

    #[test]
    fn the_coroners_standing_words_are_no_recommendation() {
        let page = "ACTION SHOULD BE TAKEN\n\nIn my opinion the Trust should act and has the power to do so.";

        assert_eq!(found(&[page]), []);
    }

    #[test]
    fn without_numbers_bullets_that_ask_are_taken() {
        let page = "Recommendations\n\nWe met twice.\n\n• The Trust should count.\n\n• Boats are red.";

        let texts: Vec<_> = found(&[page]).into_iter().map(|r| r.text).collect();

        assert_eq!(texts, ["The Trust should count."]);
    }

    #[test]
    fn items_below_i_recommend_are_taken_wherever_they_stand() {
        let page = "Lessons\n\nI therefore recommend:\n\n4. A duty to count the boats.\n\nThat is all.";

        let found = found(&[page]);

        assert_eq!((found.len(), found[0].number.as_deref()), (1, Some("4")));
    }

    #[test]
    fn the_heading_behind_what_is_announced_is_not_announced() {
        let page = "I therefore recommend:\n\n2. Boats\n\n(a) Count them.\n\n3. Lamps\n\nThe chapter before this one tells of lamps.";

        let numbers: Vec<_> = found(&[page]).into_iter().filter_map(|r| r.number).collect();

        assert_eq!(numbers, ["2"]);
    }

    #[test]
    fn what_a_response_accepts_is_a_recommendation() {
        let page = "Compensation\n\n1. The scheme be set up now.\n\nThis recommendation is accepted in full.";

        assert_eq!(found(&[page])[0].text, "The scheme be set up now.");
    }

    #[test]
    fn numbers_that_do_not_count_up_are_those_of_notes() {
        let page = "Recommendations\n\n1. The Trust should count.\n\n55 Though boats should be red, they are not.\n\n2. The Board should ask.";

        let numbers: Vec<_> = found(&[page]).into_iter().filter_map(|r| r.number).collect();

        assert_eq!(numbers, ["1", "2"]);
    }

    #[test]
    fn an_item_between_two_that_ask_is_asked_for_as_well() {
        let page = "Recommendations\n\n1. Review the boats.\n\n2. In winter, lamps on every single boat.\n\n3. Review the lamps.\n\n4. In summer none on any boat.";

        let numbers: Vec<_> = found(&[page]).into_iter().filter_map(|r| r.number).collect();

        assert_eq!(numbers, ["1", "2", "3"]);
    }

    #[test]
    fn what_is_recommended_at_the_end_of_an_argument_has_its_number() {
        let page = "Recommendations\n\n6.3. No lamp burned that night.\n\nThe harbour was dark.\n\nOn 3 May 2031 the Commission recommended that the Trust count the boats.\n\nThe Trust replied:\n\n• Lamps shall be lit.";

        let found = found(&[page]);

        assert_eq!((found.len(), found[0].number.as_deref()), (1, Some("6.3")));
    }

    #[test]
    fn what_somebody_replied_is_recommended_by_no_one() {
        let page = "Recommendations\n\n8.2. No lamp burned.\n\nOn 3 May 2031 the Commission recommended that the Trust count the boats.\n\n8.3. On 9 May 2031 the Trust replied in part:\n\n1. Review the lamps.\n\n2. Lamps should be lit.";

        assert_eq!(found(&[page]).len(), 1);
    }

    #[test]
    fn of_conclusions_and_recommendations_only_what_is_recommended_is_taken() {
        let page = "Conclusions and recommendations\n\n8.1. It is plain that boats should be red.\n\n8.2. We recommend that the Trust count the boats.";

        let numbers: Vec<_> = found(&[page]).into_iter().filter_map(|r| r.number).collect();

        assert_eq!(numbers, ["8.2"]);
    }

    #[test]
    fn parts_below_a_numbered_title_are_accepted_as_one() {
        let page = "2) Remembering\n\n2a. A lamp be lit.\n\n2b. A boat be named.\n\nThe Board and the Trust accept this recommendation in full.";

        let found = found(&[page]);

        assert_eq!((found.len(), found[0].number.as_deref(), found[0].items.len()), (1, Some("2"), 2));
    }

    #[test]
    fn a_heading_may_say_for_whom_the_section_is() {
        let page = "Recommendations for Harbour Police\n\n1. Review the boats.";

        assert_eq!(found(&[page])[0].addressees, ["Harbour Police"]);
    }
}
