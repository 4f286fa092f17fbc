//! What people put right in a review: what was found, what it was changed to,
//! by whom, when and why. What no longer holds is folded away, not left out.

use hindsight_index::correction::Correction;
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};
use hindsight_index::vocabulary::{CorrectionAction, Fact};
use maud::{Markup, html};

use super::Reading;
use crate::words;

/// Shows the corrections that hold, then those that no longer do.
pub(super) fn show(reading: &Reading) -> Markup {
    let (hold, past): (Vec<&Correction>, Vec<&Correction>) =
        reading.corrections.iter().partition(|correction| correction.holds);
    html! {
        @if !reading.corrections.is_empty() {
            section.corrected aria-labelledby="corrected" {
                h2 #corrected { "Corrected" }
                @if hold.is_empty() { p.quiet { "Every correction was undone: what is shown is what was found." } }
                @for correction in hold { (holding(correction)) }
                @if !past.is_empty() {
                    details {
                        summary { "Earlier corrections" span.number { (past.len()) } }
                        @for correction in past { (earlier(correction)) }
                    }
                }
            }
        }
    }
}

/// A correction that holds.
fn holding(correction: &Correction) -> Markup {
    let now = match correction.action {
        CorrectionAction::Clear => None,
        CorrectionAction::Drop => {
            Some(format!("without {}", value(correction.field, correction.value.as_deref())))
        }
        _ => correction.value.as_deref().map(|text| value(correction.field, Some(text))),
    };
    html! {
        dl.sheet {
            div { dt { (name(correction.field)) } dd { (now.as_deref().unwrap_or("nothing is known of it")) } }
            div { dt { "Found" } dd { (value(correction.field, correction.found.as_deref())) } }
            div { dt { "Corrected" } dd { (signed(correction)) } }
        }
    }
}

/// One that no longer does.
fn earlier(correction: &Correction) -> Markup {
    let Correction { field, action, before, .. } = correction;
    html! {
        p.quiet {
            (name(*field)) ": " (done(*action))
            @if correction.value.is_some() { " " (value(*field, correction.value.as_deref())) }
            "; before it: " (value(*field, before.as_deref())) ". " (signed(correction))
        }
    }
}

/// By whom, when and why.
fn signed(correction: &Correction) -> String {
    let by = correction.by.as_ref().map(|by| format!("by {by}, ")).unwrap_or_default();
    let day = correction.at.get(..10).map(words::date).unwrap_or_default();
    let why = correction.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    format!("{by}{day}{why}")
}

/// What was done, for people.
fn done(action: CorrectionAction) -> &'static str {
    match action {
        CorrectionAction::Set => "set to",
        CorrectionAction::Add => "added",
        CorrectionAction::Drop => "taken away:",
        CorrectionAction::Clear => "cleared",
        CorrectionAction::Undo => "gone back to what was found",
    }
}

/// A value with the names of its slugs.
fn value(fact: Fact, text: Option<&str>) -> String {
    let Some(text) = text else { return "nothing".to_owned() };
    let label = |part: &str, named: fn(&str) -> String| match part.split_once(':') {
        Some((slug, word)) => format!("{} ({word})", named(slug)),
        None => named(part),
    };
    let all = |named: fn(&str) -> String| {
        text.split("; ").map(|part| label(part, named)).collect::<Vec<_>>().join("; ")
    };
    match fact {
        Fact::Theme => all(|slug| THEMES.name(slug).to_owned()),
        Fact::Agency => all(|slug| AGENCIES.name(slug).to_owned()),
        Fact::ReviewType => REVIEW_TYPES.name(text).to_owned(),
        Fact::Published | Fact::Completed => words::date(text),
        Fact::Language => words::language(text).to_owned(),
        _ => text.to_owned(),
    }
}

/// The name of a fact for people.
fn name(fact: Fact) -> &'static str {
    match fact {
        Fact::Title => "Title",
        Fact::ReviewType => "Type",
        Fact::DocumentRole => "Document",
        Fact::Publisher => "Publisher",
        Fact::Area => "Area",
        Fact::Reference => "Reference",
        Fact::Published => "Published",
        Fact::Completed => "Completed",
        Fact::IncidentYear => "Year of the events",
        Fact::Language => "Language",
        Fact::Authors => "Written by",
        Fact::Categories => "Publisher’s categories",
        Fact::Addressees => "Sent to",
        Fact::Theme => "Theme",
        Fact::Agency => "Agency",
    }
}

#[cfg(test)]
mod tests {
    use hindsight_index::vocabulary::Format;

    use super::super::tests::{reading, review_of};
    use super::*;

    fn correction(field: Fact, action: CorrectionAction, value: Option<&str>) -> Correction {
        Correction {
            no: 1,
            field,
            action,
            value: value.map(str::to_owned),
            before: Some("The <pier>".into()),
            found: None,
            by: Some("Ann Writer".into()),
            at: "2031-05-03T10:00:00Z".into(),
            why: Some("the cover says so".into()),
            holds: true,
        }
    }

    #[test]
    fn a_correction_says_what_was_found_what_it_is_now_by_whom_when_and_why() {
        let mut reading = reading(review_of(1, Format::Pdf), "", 1);
        let found = Some("The ferry".to_owned());
        let set = Correction { found, ..correction(Fact::Title, CorrectionAction::Set, Some("The lamp")) };
        let added = correction(Fact::Theme, CorrectionAction::Add, Some("neglect:central"));
        let past = Correction { holds: false, ..correction(Fact::Area, CorrectionAction::Clear, None) };
        reading.corrections = vec![set, added, past];

        let shown = show(&reading).into_string();

        for said in [
            "<dt>Title</dt><dd>The lamp</dd>",
            "<dt>Found</dt><dd>The ferry</dd>",
            "by Ann Writer, 3 May 2031: the cover says so",
            " (central)</dd>",
            "<dt>Found</dt><dd>nothing</dd>",
            "before it: The &lt;pier&gt;",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
    }

    #[test]
    fn nothing_is_said_of_a_review_that_nobody_corrected() {
        assert!(show(&reading(review_of(1, Format::Pdf), "", 1)).into_string().is_empty());
    }
}
