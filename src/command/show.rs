//! `hindsight show`: one review, or one page of it.

use std::io::{self, Write};
use std::path::Path;

use hindsight_index::correction::Correction;
use hindsight_index::family::{Answered, Relative};
use hindsight_index::live::Snapshot;
use hindsight_index::review::{Page, Recommendation, Review};
use hindsight_index::search::Kin;
use hindsight_index::taxonomy::{AGENCIES, REVIEW_TYPES, THEMES};
use hindsight_index::text_report::TextReport;

use super::correct::told;
use super::{print_json, recognised};
use crate::outcome::Exit;

/// Show a review: its facts and parts, or the text of one page
#[derive(Debug, clap::Args)]
pub(crate) struct ShowArgs {
    /// Id of a review, as search gives it
    id: String,

    /// Show the text of this page
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    page: Option<u32>,

    /// Print as JSON; a review with the text of all its pages
    #[arg(long)]
    json: bool,
}

/// What is said of a review that is not there.
fn absent(snapshot: &Snapshot, id: &str) -> anyhow::Result<String> {
    Ok(match snapshot.withdrawal(id)? {
        Some(gone) => {
            let why = gone.reason.map_or_else(String::new, |reason| format!(", because: {reason}"));
            let day = gone.at.get(..10).unwrap_or_default();
            format!(
                "the review {id} was withdrawn on {day}{why}; after hindsight remove --undo the next ingest may take it in again"
            )
        }
        None => format!("there is no review {id}: hindsight search lists ids"),
    })
}

pub(crate) fn run(dir: &Path, args: &ShowArgs) -> anyhow::Result<Exit> {
    let snapshot = Snapshot::open(dir)?;
    let Some(mut review) = snapshot.review(&args.id)? else {
        writeln!(io::stderr(), "{}", absent(&snapshot, &args.id)?)?;
        return Ok(Exit::NothingFound);
    };
    let (first, last) = args.page.map_or((1, u32::MAX), |page| (page, page));
    let wants_text = args.page.is_some() || args.json;
    let pages = if wants_text { snapshot.pages(&args.id, first, last)? } else { Vec::new() };
    if let (Some(number), true) = (args.page, pages.is_empty()) {
        writeln!(io::stderr(), "there is no page {number}: it has {} pages", review.pages.len())?;
        return Ok(Exit::NothingFound);
    }
    match (args.page, args.json) {
        (Some(_), true) => print_json(&pages.first())?,
        (Some(_), false) => pages.iter().try_for_each(print_page)?,
        (None, true) => {
            review.pages = pages;
            let text_report = TextReport::of(&review);
            let corrections = snapshot.corrections(&args.id)?;
            let kin = snapshot.kin(&args.id, &review)?;
            print_json(&Shown { review, text_report, corrections, kin })?;
        }
        (None, false) => {
            print_review(&args.id, &review, &snapshot.kin(&args.id, &review)?)?;
            let corrections = snapshot.corrections(&args.id)?;
            list(&mut io::stdout().lock(), "Corrected", corrections.iter().map(told))?;
            print_reading(snapshot.text_report(&args.id)?.as_ref())?;
        }
    }
    Ok(Exit::Done)
}

/// A review as it is shown, with how well it was read, what was put right, and the other documents of its case.
#[derive(serde::Serialize)]
struct Shown {
    #[serde(flatten)]
    review: Review,
    text_report: TextReport,
    corrections: Vec<Correction>,
    #[serde(flatten)]
    kin: Kin,
}

/// Prints how well a review was read.
fn print_reading(report: Option<&TextReport>) -> anyhow::Result<()> {
    let Some(report) = report else { return Ok(()) };
    let mut items = vec![format!("{} pages with the words of the file", report.text_pages)];
    if let Some(confidence) = report.lowest_confidence {
        items.push(format!("{} pages read from pictures, the worst {confidence} % sure", report.ocr_pages));
    }
    if !report.unreadable.is_empty() {
        items.push(format!("no words on {}", super::doctor::pages(&report.unreadable)));
    }
    if report.doubtful > 0 {
        items.push(format!("{} of {} words may be misread", report.doubtful, report.words));
    }
    let left_out = report.furniture.iter().map(|(line, count)| format!("left out {count} times: {line}"));
    list(&mut io::stdout().lock(), "How it was read", items.into_iter().chain(left_out))
}

/// Prints the text of a page.
fn print_page(page: &Page) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    if page.text.is_empty() {
        writeln!(out, "(page {} has no text that can be read)", page.number)?;
    } else {
        if let Some(words) = recognised(page.origin, page.confidence) {
            writeln!(out, "({words})\n")?;
        }
        writeln!(out, "{}", page.text)?;
    }
    Ok(())
}

/// Prints the facts and parts of a review.
fn print_review(id: &str, review: &Review, kin: &Kin) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", review.title.as_deref().unwrap_or("(no title)"))?;
    let facts = [
        ("Id", Some(id.to_owned())),
        ("Type", review.review_type.as_deref().map(|slug| REVIEW_TYPES.name(slug).to_owned())),
        ("Publisher", review.publisher.clone()),
        ("Area", review.area.clone()),
        ("Published", review.published.map(|date| date.to_string())),
        ("Completed", review.completed.map(|date| date.to_string())),
        ("Events of", review.incident_year.map(|year| year.to_string())),
        ("Reference", review.reference.clone()),
        ("Region", review.region.clone()),
        ("Nation", review.nation.clone()),
        ("Age", review.age_band.clone()),
        ("Outcome", review.outcome.clone()),
        ("Authors", together(&review.authors)),
        ("Led by", together(&review.lead_reviewers)),
        ("Panel", together(&review.panel)),
        ("Pages", review.format.has_pages().then(|| review.pages.len().to_string())),
        ("Address", review.source_url.clone()),
        ("File", Some(review.file.clone())),
        ("SHA-256", Some(review.sha256.clone())),
    ];
    for (name, value) in facts {
        value.map_or(Ok(()), |value| writeln!(out, "  {name:<10} {value}"))?;
    }
    if kin.summary_only {
        writeln!(out, "  Summary only: the full report is not held")?;
    }
    list(&mut out, "Of the same case", kin.family.iter().map(relative))?;
    let themes = review.themes.iter().map(|t| format!("{} ({})", THEMES.name(&t.slug), t.tier));
    list(&mut out, "Themes", themes)?;
    let agencies = review.agencies.iter().map(|a| format!("{} ({})", AGENCIES.name(&a.slug), a.role));
    list(&mut out, "Agencies", agencies)?;
    let place = |page: u32| if review.format.has_pages() { format!("p. {page:<4} ") } else { String::new() };
    let sections = review.sections.iter().filter(|s| !s.heading.is_empty());
    list(&mut out, "Sections", sections.map(|s| format!("{}{}", place(s.page), s.heading)))?;
    let recommendations = review.recommendations.iter().enumerate().map(|(at, r)| {
        let number = r.number.as_deref().unwrap_or("-");
        let deadline = r.deadline.as_ref().map_or(String::new(), |deadline| format!(" [{deadline}]"));
        let answers = answers(at, r, &kin.answers);
        format!("{}{number} {}{deadline}{answers}", place(r.page), r.text.replace('\n', " "))
    });
    list(&mut out, "Recommendations and concerns", recommendations)?;
    list(&mut out, "Warnings", review.warnings.iter().map(|w| w.message.clone()))
}

/// Several values on one line, if there are any.
fn together(values: &[String]) -> Option<String> {
    (!values.is_empty()).then(|| values.join("; "))
}

/// Another document of the case: what it is, and why it is taken for that.
fn relative(one: &Relative) -> String {
    let mut line = format!("{}: {} ({})", one.relation, one.title.as_deref().unwrap_or("(no title)"), one.id);
    for reason in &one.evidence {
        let page = reason.page.map_or(String::new(), |page| format!(", p. {page}"));
        let quote =
            reason.quote.as_ref().map_or(String::new(), |quote| format!(": '{}'", quote.replace('\n', " ")));
        let whose = reason.review.as_ref().map_or(String::new(), |id| format!(" ({id}{page})"));
        line.extend(["\n      ", &reason.why, &whose, &quote]);
    }
    line
}

/// How a recommendation is answered: here, or in responses that are held.
fn answers(at: usize, one: &Recommendation, answers: &[Answered]) -> String {
    let own = one.answer.iter().map(|answer| (None, answer));
    let held = answers.iter().filter(|answered| answered.recommendation == at);
    let held = held.map(|answered| (Some(answered.response.as_str()), &answered.answer));
    let line = |(response, answer): (Option<&str>, &hindsight_index::review::Answer)| {
        let whose = response.map_or(String::new(), |id| format!("response {id}, "));
        format!("\n      {}: {whose}p. {}", answer.status.name(), answer.page)
    };
    own.chain(held).map(line).collect()
}

/// Prints a list under a name, if it has anything.
fn list(out: &mut impl Write, name: &str, items: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let mut items = items.peekable();
    if items.peek().is_some() {
        writeln!(out, "{name}")?;
    }
    for item in items {
        writeln!(out, "  {item}")?;
    }
    Ok(())
}
