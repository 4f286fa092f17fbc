//! `hindsight evaluate reports`: how well whole reports are understood, against gold.

use std::io::{self, Write};
use std::path::PathBuf;

use hindsight_evaluate::count::Count;
use hindsight_evaluate::interval::{Interval, bootstrap, wilson};
use hindsight_evaluate::reports::{self, DETAILS, Evaluation, FACTS, Mistake};
use hindsight_ingest::limits::Limits;
use hindsight_ingest::{source, walk};

use super::gold;
use crate::command::{print_json, reader};
use crate::outcome::Exit;

/// Score facts, sections and recommendations against gold
///
/// GOLD has a line of JSON for each report: file; its facts by the names that extract --json gives them,
/// null where it states none (title, publisher, document_role, published, completed, incident_year,
/// review_type, area, nation, language, authors, lead_reviewers, independence, panel, age_band, outcome);
/// sections (kind, heading, page); recommendations (number, page, starts; addressees, deadline, items: how
/// many, answer), recommendations_total, concerns. A recommendation counts if it starts on the right page
/// and has the right number; a section if it opens on the right page with the right kind. What gold does
/// not speak of is not judged.
#[derive(Debug, clap::Args)]
pub(super) struct ReportsArgs {
    /// The gold file
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// The files that it names, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// List what was wrong
    #[arg(long)]
    mistakes: bool,

    /// Print all figures as JSON
    #[arg(long)]
    json: bool,
}

/// Scores the reports that gold names.
pub(super) fn run(args: &ReportsArgs) -> anyhow::Result<Exit> {
    let gold = gold(&args.gold)?;
    let files: Vec<PathBuf> = walk::walk(&args.paths).files.into_iter().map(|file| file.path).collect();
    let limits = Limits::default();
    let reader = reader(limits.clone())?;
    let evaluation = reports::evaluate(&gold, &files, |file| {
        let hashed = source::hash(file, limits.file_bytes).map_err(|error| error.to_string())?;
        reader.read(file, &hashed.sha256).map_err(|error| error.to_string())
    });
    if args.json {
        print_json(&evaluation)?;
    } else {
        print(&evaluation, args.mistakes)?;
    }
    Ok(if evaluation.documents == 0 { Exit::NothingFound } else { Exit::Done })
}

/// Prints the figures for people.
fn print(evaluation: &Evaluation, mistakes: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{} reports, {} of gold missing", evaluation.documents, evaluation.missing.len())?;
    for fact in FACTS {
        let Some(count) = evaluation.facts.get(fact.name) else { continue };
        let (right, of) = (count.right, count.of);
        let (precision, recall) = (count.values.precision(), count.values.recall());
        writeln!(
            out,
            "{:<16} right in {right} of {of} {}, precision {precision:.3}, recall {recall:.3}, not found in {} of {} that state it",
            fact.name,
            wilson(right, of),
            count.abstained,
            count.stated
        )?;
    }
    let each = || evaluation.each.iter();
    let recommendations = bootstrap(each().map(|(publisher, r, _)| (publisher.as_str(), *r)), Count::f1);
    let sections = bootstrap(each().map(|(publisher, _, s)| (publisher.as_str(), *s)), Count::f1);
    line(&mut out, "recommendations", evaluation.recommendations, recommendations)?;
    for (detail, ..) in DETAILS {
        if let Some(count) = evaluation.details.get(*detail) {
            line(&mut out, &format!("  {detail}"), *count, None)?;
        }
    }
    line(&mut out, "sections", evaluation.sections, sections)?;
    for (file, why) in &evaluation.missing {
        writeln!(out, "missing {file}: {why}")?;
    }
    for mistake in evaluation.mistakes.iter().filter(|_| mistakes) {
        let Mistake { file, what, gold, found } = mistake;
        let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "(nothing)".to_owned());
        writeln!(out, "{file}: {what}: gold {} | found {}", side(gold), side(found))?;
    }
    Ok(())
}

/// Prints a count with its shares.
fn line(out: &mut impl Write, name: &str, count: Count, interval: Option<Interval>) -> io::Result<()> {
    let Count { right, wrong, missed } = count;
    let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
    let interval = interval.map_or(String::new(), |interval| format!(" {interval}"));
    let counts = format!("{right} right, {wrong} wrong, {missed} missed");
    writeln!(out, "{name:<16} F1 {f1:.3}{interval} precision {precision:.3} recall {recall:.3} ({counts})")
}
