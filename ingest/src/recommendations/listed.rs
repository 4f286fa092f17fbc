//! Finds recommendations that are items of a list: numbered, with bullets, or
//! paragraphs that say who should do what.
//!
//! Only in a section of recommendations that names none outright. An item that
//! asks for nothing is none.

use std::ops::Range;
use std::sync::LazyLock;

use hindsight_index::review::Section;
use hindsight_index::vocabulary::SectionKind;
use regex::Regex;

use super::forms::{Form, Read, bulleted, declared, lettered, numbered, tabled, told};
use super::row::Row;
use super::whole::{self, Listed};
use super::{Draft, addressees, announced, asking, marker};
use crate::expression::fixed;
use crate::sections::plain;

/// Every listed recommendation; `taken` are the rows of stated ones.
pub(super) fn find(rows: &[Row<'_>], sections: &[Section], taken: &[usize]) -> Vec<Draft> {
    let mut found = Vec::new();
    for run in runs(rows, sections) {
        for part in without_stated(rows, run, taken) {
            found.extend(in_run(rows, part, sections));
        }
    }
    found
}

/// The parts of a stretch whose sections state no recommendation outright.
fn without_stated(rows: &[Row<'_>], run: Range<usize>, taken: &[usize]) -> Vec<Range<usize>> {
    let section = |row: usize| rows.get(row).map(|row| row.section);
    let stated: Vec<_> = taken.iter().filter(|row| run.contains(row)).map(|row| section(*row)).collect();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for at in run.filter(|at| !stated.contains(&section(*at))) {
        match parts.last_mut().filter(|part| part.end == at) {
            Some(part) => part.end += 1,
            None => parts.push(at..at + 1),
        }
    }
    parts
}

/// The stretches of rows that lie in sections of recommendations.
fn runs(rows: &[Row<'_>], sections: &[Section]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
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
    LazyLock::new(|| fixed(r"(?i)\b(?:replied|responded|answered)\b[^.]{0,40}:$"));

/// Where what was announced at a row as an answer ends: before a heading, a paragraph with a number of several parts,
/// or one that recommends.
fn after_answer(rows: &[Row<'_>], at: usize, end: usize) -> usize {
    let ends = |row: &Row<'_>| {
        let dotted = marker::numbered(row.text).is_some_and(|(number, _)| number.contains('.'));
        row.opens || dotted || asking::recommends(row.text)
    };
    let after = (at + 1).min(end);
    rows.get(after..end).and_then(|rest| rest.iter().position(ends)).map_or(end, |more| after + more)
}

/// The recommendations of one stretch, by the surest form that it has.
fn in_run(rows: &[Row<'_>], run: Range<usize>, sections: &[Section]) -> Vec<Draft> {
    /// A longer section argues: its bullets and sentences are not a list.
    const LIST: usize = 150;
    let long = run.len() > LIST;
    let mixed = rows.get(run.start).and_then(|row| sections.get(row.section)).is_some_and(concludes);
    let in_form = |form: Form| in_form(rows, run.clone(), sections, form);
    let numbered = in_form(numbered);
    let declared = if long { Vec::new() } else { in_form(declared) };
    let mut found = if declared.len() <= numbered.len() {
        numbered
    } else if mixed || declared.iter().any(|draft| draft.text.starts_with("On ")) {
        // "On 3 May the Commission recommended" ends an argument, whose sentences ask for nothing.
        declared
    } else {
        in_form(told)
    };
    if found.is_empty() && !long && !mixed {
        let forms: [Form; 4] = [bulleted, tabled, lettered, told];
        found = forms.into_iter().map(in_form).find(|found| !found.is_empty()).unwrap_or_default();
    }
    found.retain(|draft| {
        !(long && is_argument(draft, rows)) && (!mixed || draft.text.to_lowercase().contains("recommend"))
    });
    found.into_iter().flat_map(|draft| parts(draft, rows)).collect()
}

/// A paragraph cut where each next thing is recommended: "It is recommended that … It is recommended that …".
fn declared_apart(text: &str) -> Vec<&str> {
    static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
        fixed(
            r"[.;]\s+(?P<again>(?:It is (?:also |further )?recommended that|(?:We|I) (?:also |further )?recommend that)\b)",
        )
    });
    let mut starts = vec![0];
    starts.extend(AGAIN.captures_iter(text).filter_map(|found| Some(found.name("again")?.start())));
    let first = starts.get(1).and_then(|second| text.get(..*second)).unwrap_or_default();
    if starts.len() > 1 && !first.contains("recommend") {
        starts.remove(1);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(from, to)| text.get(*from..to)).map(str::trim).collect()
}

/// The items below "It is recommended that:", each by itself; else the draft as it is.
fn parts(draft: Draft, rows: &[Row<'_>]) -> Vec<Draft> {
    let sentences = declared_apart(&draft.text);
    if draft.number.is_none() && draft.items.is_empty() && sentences.len() > 1 {
        let whom = addressees::of_listed(&draft.text, None);
        let part = |text: &str| Draft {
            addressees: Some(addressees::of_listed(text, None))
                .filter(|own| !own.is_empty())
                .unwrap_or(whom.clone()),
            text: text.to_owned(),
            ..draft.clone()
        };
        return sentences.into_iter().map(part).collect();
    }
    if draft.number.is_some() || draft.items.len() < 2 || !announced::announces(&draft.text) {
        return vec![draft];
    }
    let below = rows.get(draft.row..).unwrap_or_default();
    let part = |item: &String| {
        let words = marker::item(item).unwrap_or(item);
        let mark = item.get(..item.len() - words.len()).unwrap_or_default().trim();
        let at = below.iter().position(|row| item.starts_with(row.text)).unwrap_or(0);
        let page = below.get(at).map_or(draft.page, |row| row.page);
        Draft {
            row: draft.row + at,
            page,
            number: mark.contains(|c: char| c.is_alphanumeric()).then(|| mark.to_owned()),
            text: words.to_owned(),
            pages: vec![page],
            items: Vec::new(),
            addressees: addressees::of_part(words),
            ..draft.clone()
        }
    };
    draft.items.iter().map(part).collect()
}

/// Whether the words of a draft are the long paragraph below a title, which argues.
fn is_argument(draft: &Draft, rows: &[Row<'_>]) -> bool {
    /// What is asked for below a title is said in fewer words.
    const WORDS: usize = 45;
    let below = rows.get(draft.row).is_some_and(|row| !row.text.contains(draft.text.as_str()));
    below && draft.items.is_empty() && draft.text.split_whitespace().count() > WORDS
}

/// The recommendations of one form.
fn in_form(rows: &[Row<'_>], run: Range<usize>, sections: &[Section], form: Form) -> Vec<Draft> {
    let mut found: Vec<Listed> = Vec::new();
    let (mut at, mut whom) = (run.start, None);
    while at < run.end {
        let Some(row) = rows.get(at) else { break };
        whom = said_whom(row, sections, whom);
        if REPLIED.is_match(row.text) {
            at = after_answer(rows, at, run.end);
            continue;
        }
        match form(rows, at) {
            Some((read, _)) if !follows(found.last().map(|last| &last.draft), &read.draft) => at += 1,
            Some((Read { mut draft, sure }, end)) => {
                if draft.addressees.is_empty() {
                    draft.addressees = addressees::of_listed(&draft.text, whom.as_deref());
                }
                let from = at;
                at = end.max(at + 1);
                found.push(Listed { draft, sure, rows: from..at });
            }
            None => at += 1,
        }
    }
    whole::asked(found, rows)
}

/// Of whom the items below a row are asked: as its heading says, else as before.
pub(super) fn said_whom(row: &Row<'_>, sections: &[Section], before: Option<String>) -> Option<String> {
    let Some(heading) = sections.get(row.section).map(|section| section.heading.as_str()) else {
        return addressees::heads(row.text).or(before);
    };
    match row.opens {
        true => addressees::named(heading)
            .or_else(|| addressees::put_to(heading))
            .or_else(|| addressees::heads(heading)),
        false => addressees::heads(row.text).or_else(|| addressees::announced(row.text)).or(before),
    }
}

/// Whether a plain number may stand after that of the item before.
///
/// Lists count up from 1; the numbers of notes and years do not.
pub(super) fn follows(before: Option<&Draft>, draft: &Draft) -> bool {
    let count = |draft: &Draft| {
        let number = draft.number.as_deref().filter(|number| !number.contains('.'))?;
        number.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u32>().ok()
    };
    let Some(number) = count(draft) else { return true };
    number <= 1
        || before.and_then(count).is_none_or(|last| number <= last + 3)
            && number <= 3 + before.and_then(count).unwrap_or(0)
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
    fn a_line_that_names_a_body_says_of_whom_the_items_below_it_are_asked() {
        let page = "Recommendations\n\nFor the Harbour Board\n\n• Review the boats.\n\nHarbour Police\n\n• To review the lamps.\n\n• The Ferry Trust should ask.";

        let addressees: Vec<_> = found(&[page]).into_iter().map(|r| r.addressees.join(" ")).collect();

        assert_eq!(addressees, ["the Harbour Board", "Harbour Police", "The Ferry Trust"]);
    }

    #[test]
    fn each_item_that_is_recommended_is_one_recommendation() {
        let page = "10 RECOMMENDATIONS\n\nIt is recommended that:\n\n(a) Harbour Council reviews its boats;\n\n(b) the Ferry Board counts them.";

        let found = found(&[page]);

        let numbers: Vec<_> = found.iter().filter_map(|r| r.number.as_deref()).collect();
        assert_eq!(numbers, ["(a)", "(b)"]);
        assert_eq!(found[0].text, "Harbour Council reviews its boats;");
        assert_eq!(found[0].addressees, ["Harbour Council"]);
    }

    #[test]
    fn items_may_ask_without_a_verb_of_asking() {
        let page = "Recommendations\n\n7.1 That the Harbour Board reviews its lamps and reissues them.\n\n7.2 Skippers to dip sample ten boats each month.\n\n7.3 Boats were counted.";

        let numbers: Vec<_> = found(&[page]).into_iter().filter_map(|r| r.number).collect();

        assert_eq!(numbers, ["7.1", "7.2"]);
    }

    #[test]
    fn lists_of_agencies_stand_beside_those_that_are_stated() {
        let page = "Recommendations\n\nIMR recommendations\n\n1. Lamp policy to be refreshed and launched again.\n\nOverview report recommendations\n\nRecommendation 1: The Harbour Board to count boats.";

        assert_eq!(found(&[page]).len(), 2);
    }

    #[test]
    fn paragraphs_that_recommend_and_those_that_ask_are_taken_together() {
        let page = "Recommendations\n\nThe reviewer recommends that the Board counts boats.\n\nThe Harbour Trust should light the lamps.";

        assert_eq!(found(&[page]).len(), 2);
    }

    #[test]
    fn each_thing_that_a_paragraph_recommends_is_one() {
        let page = "Recommendations\n\nFor the Harbour Board. It is recommended that boats be counted. It is recommended that the Ferry Trust light the lamps.";

        let found = found(&[page]);

        let addressees: Vec<_> = found.iter().map(|one| one.addressees.join("; ")).collect();
        assert_eq!(found[1].text, "It is recommended that the Ferry Trust light the lamps.");
        assert_eq!(addressees.len(), 2);
    }

    #[test]
    fn a_heading_may_say_for_whom_the_section_is() {
        let page = "Recommendations for Harbour Police\n\n1. Review the boats.";

        assert_eq!(found(&[page])[0].addressees, ["Harbour Police"]);
    }
}
