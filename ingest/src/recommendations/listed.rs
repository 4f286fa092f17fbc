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

/// Reads the recommendation that starts at a row, with the row after it.
type Form = fn(&[Row<'_>], usize) -> Option<(Draft, usize)>;

/// A line that announces recommendations.
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\brecommend(?:s|ed)?(?: that)?(?: the following)?\s*[:–-]$").expect("fixed")
});

/// A line that says whether what stands above it is accepted.
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:this|the) recommendation (?:is|was|has been) (?:not |partially )?(?:accepted|rejected)",
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
    for (at, row) in rows.iter().enumerate() {
        if !sections.get(row.section).is_some_and(holds) {
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

/// The recommendations of one stretch, by the surest form that it has.
fn in_run(rows: &[Row<'_>], run: std::ops::Range<usize>, sections: &[Section]) -> Vec<Draft> {
    /// A longer section argues: its bullets and sentences are not a list.
    const LIST: usize = 150;
    let forms: [Form; 3] = [numbered, bulleted, told];
    let forms = if run.len() > LIST { forms.get(..1).unwrap_or_default() } else { &forms };
    forms
        .iter()
        .map(|form| in_form(rows, run.clone(), sections, *form))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// The recommendations of one form.
fn in_form(rows: &[Row<'_>], run: std::ops::Range<usize>, sections: &[Section], form: Form) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    let (mut at, mut whom) = (run.start, None);
    while at < run.end {
        if let Some(row) = rows.get(at).filter(|row| row.opens) {
            whom = sections.get(row.section).and_then(|section| addressees::named(&section.heading));
        }
        match form(rows, at) {
            Some((draft, end)) if !follows(found.last(), &draft) => at = end.min(at + 1),
            Some((mut draft, end)) => {
                draft.addressees = addressees::of(&draft.text, whom.clone());
                found.push(draft);
                at = end.max(at + 1);
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

/// A numbered item that asks for something.
fn numbered(rows: &[Row<'_>], at: usize) -> Option<(Draft, usize)> {
    let (number, rest) = marker::numbered(rows.get(at)?.text)?;
    let body = body::gather(rows, at, rest);
    let next = rows.get(body.end).and_then(|row| marker::numbered(row.text));
    let leads = next.is_some_and(|(child, _)| child.starts_with(&format!("{number}.")));
    let parts = body.items.iter().any(|item| addressees::asks(marker::item(item).unwrap_or(item)));
    let end = body.end;
    (!leads && (addressees::asks_first(&body.text) || parts)).then(|| (draft(at, Some(number), body), end))
}

/// An item with a bullet that asks for something.
fn bulleted(rows: &[Row<'_>], at: usize) -> Option<(Draft, usize)> {
    let rest = marker::bullet(rows.get(at)?.text).filter(|rest| addressees::asks(rest))?;
    Some((draft(at, None, body::gather(rows, at, rest)), at + 1)).map(|(mut draft, end)| {
        draft.items.clear();
        (draft, end)
    })
}

/// A paragraph that says who should do what.
fn told(rows: &[Row<'_>], at: usize) -> Option<(Draft, usize)> {
    let row = rows.get(at).filter(|row| !row.opens && marker::item(row.text).is_none())?;
    let addressed = addressees::asks_first(row.text) && !addressees::of(row.text, None).is_empty();
    if !addressed && !addressees::recommends(row.text) {
        return None;
    }
    let body = body::gather(rows, at, row.text);
    let end = body.end;
    Some((draft(at, None, body), end))
}

/// The numbered items below a line that announces them.
fn announced(rows: &[Row<'_>], at: usize, row: &Row<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut next = at + 1;
    while let Some((number, rest)) = rows.get(next).and_then(|row| marker::numbered(row.text)) {
        let body = body::gather(rows, next, rest);
        let (start, end) = (next, body.end);
        let mut draft = draft(start, Some(number), body);
        draft.addressees = addressees::of(&draft.text, addressees::asked(row.text));
        found.extend((!draft.text.is_empty()).then_some(draft));
        next = end;
    }
    found
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
    fn a_heading_may_say_for_whom_the_section_is() {
        let page = "Recommendations for Harbour Police\n\n1. Review the boats.";

        assert_eq!(found(&[page])[0].addressees, ["Harbour Police"]);
    }
}
