//! Finds recommendations that say so: "Recommendation 4: …", "R4 …".

use hindsight_index::review::Section;
use hindsight_index::vocabulary::{RecommendationKind, SectionKind};

use super::listed::said_whom;
use super::row::{Row, is_silent};
use super::{Draft, addressees, body, marker, table};

/// Every stated recommendation, in order.
pub(super) fn find(rows: &[Row<'_>], sections: &[Section]) -> Vec<Draft> {
    let mut found = Vec::new();
    let (mut at, mut whom) = (0, None);
    while let Some(row) = rows.get(at) {
        let listed = sections.get(row.section).is_some_and(|own| own.kind == SectionKind::Recommendations);
        whom = if heads(row) { said_whom(row, sections, whom) } else { whom }.filter(|_| listed);
        match draft(rows, at, row, sections) {
            Some((mut draft, end)) => {
                table::fill(&mut draft, rows, at, row.text);
                if draft.addressees.is_empty() {
                    draft.addressees = addressees::of_listed(&draft.text, whom.as_deref());
                }
                found.push(draft);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a row can say of whom the recommendations below it are asked: a heading, "For …", "To …:" or "… recommends that …:".
fn heads(row: &Row<'_>) -> bool {
    let words = row.text.trim_end_matches(':');
    let leads = words.starts_with("For ") || words.starts_with("To ") || row.text.ends_with(':');
    row.opens || leads && !words.contains(": ")
}

/// The recommendation that starts at a row, with the row after it.
fn draft(rows: &[Row<'_>], at: usize, row: &Row<'_>, sections: &[Section]) -> Option<(Draft, usize)> {
    if is_silent(row, sections) || is_entry(row.text) {
        return None;
    }
    let (number, rest) = marker::stated(row.text)?;
    let body = body::gather(rows, at, rest);
    let after = rows.get(body.end).map_or("", |next| next.text);
    let said = addressees::named(after).or_else(|| addressees::named(row.text));
    let draft = Draft {
        row: at,
        page: body.page,
        kind: RecommendationKind::Recommendation,
        number: Some(number),
        addressees: addressees::of(&body.text, said),
        text: body.text,
        pages: body.pages,
        items: body.items,
        deadline: None,
    };
    is_said(&draft.text).then_some((draft, body.end))
}

/// Whether words can be those of a recommendation, and not a row of numbers.
fn is_said(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let starts = text.starts_with(|c: char| c.is_alphanumeric() || "‘’“\"'[•".contains(c));
    let bracket = text.get(..8).is_some_and(|start| start.contains(") ")) && marker::item(text).is_none();
    starts && words.count() >= 3 && !bracket && !is_status(text)
}

/// Whether words only say what was answered to recommendations: "ii) (accepted)", "iv Recommendation 4b".
fn is_status(text: &str) -> bool {
    let words = marker::item(text).unwrap_or(text).trim_start();
    let answered =
        ["(accepted", "(not accepted", "(partially", "(rejected", "accepted", "rejected", "recommendation "];
    let start: String = words.chars().take(20).collect::<String>().to_lowercase();
    answered.iter().any(|answer| start.starts_with(answer)) || text.matches("Recommendation ").count() > 1
}

/// Whether a line is an entry of a list of contents.
fn is_entry(line: &str) -> bool {
    let ends_in_number = line.ends_with(|c: char| c.is_ascii_digit());
    line.contains("....") || line.contains("……") || (ends_in_number && line.contains('\t'))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_heading_at_the_foot_of_a_page_has_its_text_on_the_next() {
        let found = found(&["Recommendation 8", "The Trust should count the boats."]);

        assert_eq!(found[0].text, "The Trust should count the boats.");
        assert_eq!((found[0].page, found[0].pages.as_slice()), (2, [1, 2].as_slice()));
    }

    #[test]
    fn a_table_row_is_a_recommendation() {
        let found = found(&["Recommendation 3 | The Harbour Board should ask. | Chair | June"]);

        assert_eq!(found[0].text, "The Harbour Board should ask.");
    }

    #[test]
    fn words_may_begin_with_the_letter_of_a_part() {
        let found = found(&["Recommendation 14:\n\na) that the boats be counted;\n\nb) that they be red."]);

        assert_eq!((found[0].number.as_deref(), found[0].items.len()), (Some("14"), 2));
    }

    #[test]
    fn a_list_of_what_was_answered_recommends_nothing() {
        let list = "Recommendation 7a) ii) (accepted in principle by the Harbour Board)\n\nRecommendation 4a) iv Recommendation 4b) Recommendation 5";

        assert_eq!(found(&[list]), []);
    }

    #[test]
    fn a_line_above_may_say_of_whom_they_are_asked() {
        let asked = |above: &str| {
            let page = format!("Recommendations\n\n{above}\n\nRecommendation 1: Counts the boats at noon.");
            found(&[&page]).remove(0).addressees.join("; ")
        };

        assert_eq!(asked("To the Harbour Board:"), "the Harbour Board");
        assert_eq!(asked("The reviewer recommends that the Harbour Board:"), "the Harbour Board");
        assert_eq!(asked("Boats were counted."), "");
        assert_eq!(asked("Government response: Accepted"), "");
        assert_eq!(asked("Owner: Harbour Police"), "");
    }

    #[test]
    fn whom_it_is_for_may_stand_below_it() {
        let found = found(&["Recommendation 2: Count the boats.\n\nRecommendation for: Harbour Trust"]);

        assert_eq!(found[0].addressees, ["Harbour Trust"]);
    }
}
