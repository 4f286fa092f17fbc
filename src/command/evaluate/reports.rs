//! `hindsight evaluate reports`: how well whole reports are understood, against gold.

use std::io::{self, Write};
use std::path::PathBuf;

use hindsight_evaluate::count::Count;
use hindsight_evaluate::interval::{Interval, bootstrap, wilson};
use hindsight_evaluate::reports::{self, Evaluation, FACTS, Mistake};
use hindsight_ingest::limits::Limits;
use hindsight_ingest::{source, walk};

use super::gold;
use crate::command::{print_json, reader};
use crate::outcome::Exit;

/// Score facts, sections and recommendations against gold
///
/// GOLD has a line of JSON for each report: file, title, publisher, document_role, published, incident_year,
/// sections (kind, heading, page), recommendations (number, page, starts), recommendations_total, concerns.
/// A recommendation counts if it starts on the right page and has the right number; a section if it opens
/// on the right page with the right kind. What gold does not list is not judged.
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
        let count = evaluation.facts.get(*fact).copied().unwrap_or_default();
        writeln!(
            out,
            "{fact:<16} right in {} of {} {}",
            count.right,
            count.of,
            wilson(count.right, count.of)
        )?;
    }
    let each = || evaluation.each.iter();
    let recommendations = bootstrap(each().map(|(publisher, r, _)| (publisher.as_str(), *r)), Count::f1);
    let sections = bootstrap(each().map(|(publisher, _, s)| (publisher.as_str(), *s)), Count::f1);
    line(&mut out, "recommendations", evaluation.recommendations, recommendations)?;
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
