//! The facts of a review, each with its evidence, and what is doubtful in it.

use hindsight_index::review::{Review, Warning};
use hindsight_index::taxonomy::REVIEW_TYPES;
use maud::{Markup, html};

use super::{Reading, evidence};
use crate::words;

/// The most warnings that are shown unfolded.
const FEW: usize = 4;

/// A fact: its name in the evidence, its name for people, its value.
type Fact = (&'static str, &'static str, Option<String>);

/// Shows the facts; what is not known is said so where a reader would look for it.
pub(super) fn show(reading: &Reading) -> Markup {
    html! {
        section.about aria-labelledby="about" {
            h2 #about { "About this review" }
            dl.sheet {
                @for (field, name, value) in facts(&reading.review) {
                    div {
                        dt { (name) }
                        dd {
                            @match value { Some(value) => (value), None => span.quiet { (words::NOT_KNOWN) } }
                            @if let Some(pieces) = reading.review.evidence.get(field).filter(|pieces| !pieces.is_empty()) {
                                details.why {
                                    summary { "Evidence" span.unseen { " for " (name) } }
                                    (evidence::show(reading, pieces))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The facts that are always shown, then those that are known.
fn facts(review: &Review) -> Vec<Fact> {
    let kind = review.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned());
    let date =
        |date: Option<hindsight_index::date::PartialDate>| date.map(|date| words::date(&date.to_string()));
    let list = |values: &[String]| (!values.is_empty()).then(|| values.join("; "));
    let mut facts = vec![
        ("review_type", "Type", kind),
        ("publisher", "Publisher", review.publisher.clone()),
        ("area", "Area", review.area.clone()),
        ("published", "Published", date(review.published)),
    ];
    let further = [
        ("document_role", "Document", Some(words::document_role(review.document_role).to_owned())),
        ("completed", "Completed", date(review.completed)),
        ("incident_year", "Year of the events", review.incident_year.map(|year| year.to_string())),
        ("reference", "Reference", review.reference.clone()),
        ("region", "Region", review.region.clone()),
        ("nation", "Nation", review.nation.clone()),
        ("age_band", "Age", review.age_band.as_deref().map(words::age)),
        ("outcome", "Outcome", review.outcome.as_deref().map(words::outcome)),
        ("authors", "Written by", list(&review.authors)),
        ("lead_reviewers", "Led by", list(&review.lead_reviewers)),
        ("independence", "Independence", review.independence.clone()),
        ("panel", "On the panel", list(&review.panel)),
        ("addressees", "Sent to", list(&review.addressees)),
        ("categories", "Publisher’s categories", list(&review.categories)),
        ("language", "Language", review.language.as_deref().map(|code| words::language(code).to_owned())),
    ];
    facts.extend(further.into_iter().filter(|(_, _, value)| value.is_some()));
    facts
}

/// Shows what could not be read or is doubtful.
pub(super) fn warnings(reading: &Reading) -> Markup {
    // What may be personal is for the operator: the library leaves it out, and so does this page.
    let warnings: Vec<&Warning> =
        reading.review.warnings.iter().filter(|warning| !warning.is_identity()).collect();
    let list = html! {
        ul {
            @for warning in &warnings {
                li { @if let Some(page) = warning.page { (reading.page_link(page)) ": " } (warning.message) }
            }
        }
    };
    html! {
        @if !warnings.is_empty() {
            section.note aria-label="What to know about this text" {
                @if warnings.len() <= FEW { (list) } @else {
                    details {
                        summary { (words::counted(warnings.len(), "thing", "things")) " to know about this text" }
                        (list)
                    }
                }
            }
        }
    }
}
