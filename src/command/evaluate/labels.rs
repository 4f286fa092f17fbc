//! `hindsight evaluate labels`: how good themes and agencies are.

use std::fs;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Context;
use hindsight_evaluate::counts::Figure;
use hindsight_evaluate::interval::Interval;
use hindsight_evaluate::labels::{self, Evaluation, Evaluator, Gold, LabelScore, Mistake};
use hindsight_index::review::Review;
use hindsight_ingest::limits::Limits;
use hindsight_ingest::worker::{Job, read_all};
use hindsight_ingest::{source, walk};

use crate::command::ingest::processors;
use crate::command::{print_json, reader};
use crate::outcome::{Exit, Usage};

/// Score themes and agencies against labels that people gave
///
/// The gold file has a line of JSON for each report: url or file, themes
/// (slug and tier), agencies (slug and role), involved, evidence. Web pages
/// are matched by their canonical address, other files by their name; pages
/// that are pictures are not read.
///
/// Figures over all labels have 95 % intervals by drawing publishers (for
/// coroners' reports, coroner areas) again; those of one label are Wilson's.
#[derive(Debug, clap::Args)]
pub(super) struct LabelsArgs {
    /// The gold labels
    gold: PathBuf,

    /// Files or folders of the reports
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// List what is wrong, with the words that led to it
    #[arg(long)]
    mistakes: bool,

    /// Print the figures as tables in Markdown
    #[arg(long, conflicts_with_all = ["json", "mistakes"])]
    markdown: bool,

    /// Print all figures and mistakes as JSON
    #[arg(long)]
    json: bool,
}

/// Scores the labels of these files.
pub(super) fn run(args: &LabelsArgs) -> anyhow::Result<Exit> {
    let shown = args.gold.display();
    let text = fs::read_to_string(&args.gold).with_context(|| format!("{shown} cannot be read"))?;
    let gold = Gold::read(&text).map_err(|error| Usage(format!("{shown}: {error}")))?;
    let mut evaluator = Evaluator::new(gold);
    let refused = each_review(&args.paths, |review| evaluator.add(review))?;
    let evaluation = evaluator.finish();
    if evaluation.reports == 0 {
        return Err(Usage("none of these paths holds a report of the gold file".to_owned()).into());
    }
    if args.json {
        print_json(&evaluation)?;
    } else if args.markdown {
        io::stdout().lock().write_all(labels::markdown(&evaluation).as_bytes())?;
    } else {
        print(&evaluation, args.mistakes)?;
    }
    Ok(if refused > 0 { Exit::SomeRefused } else { Exit::Done })
}

/// Has all files read by children, and hands over each review. Returns how many files were refused.
fn each_review(paths: &[PathBuf], mut take: impl FnMut(&Review)) -> anyhow::Result<usize> {
    let limits = Limits::default();
    let most = limits.file_bytes;
    let mut refused = 0;
    let mut jobs = Vec::new();
    for file in walk::walk(paths).files {
        match source::hash(&file.path, most) {
            Ok(hashed) => jobs.push(Job { path: file.path, sha256: hashed.sha256 }),
            Err(error) => refused += refuse(&file.path, &error),
        }
    }
    read_all(&reader(limits)?, jobs, processors(), |done| {
        match &done.review {
            Ok(review) => take(review),
            Err(error) => refused += refuse(&done.job.path, error),
        }
        ControlFlow::Continue(())
    });
    Ok(refused)
}

/// Says that a file was refused, and counts it.
fn refuse(path: &Path, error: &dyn std::fmt::Display) -> usize {
    // If nobody listens, there is nobody to tell.
    let _ = writeln!(io::stderr(), "refused {}: {error}", path.display());
    1
}

/// Prints the figures for people.
fn print(evaluation: &Evaluation, mistakes: bool) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    print_corpus(&mut out, evaluation)?;
    writeln!(
        out,
        "\n{:<16} {:>5} {:>5} {:>6}  {:<18} {:<18} F1",
        "measure", "right", "wrong", "missed", "precision", "recall"
    )?;
    for measure in &evaluation.measures {
        let (counts, score) = (measure.score.counts, &measure.score);
        let [precision, recall, f1] = [score.precision, score.recall, score.f1].map(figure);
        let (hit, extra, missed) = (counts.hit, counts.extra, counts.missed);
        writeln!(
            out,
            "{:<16} {hit:>5} {extra:>5} {missed:>6}  {precision:<18} {recall:<18} {f1}",
            measure.name
        )?;
    }
    for measure in &evaluation.measures {
        writeln!(out, "  {}: {}", measure.name, measure.meaning)?;
    }
    for (title, scores) in [("theme", &evaluation.themes), ("agency", &evaluation.agencies)] {
        writeln!(
            out,
            "\n{title:<24} {:>3} {:>5} {:>5} {:>6}  {:<18} recall",
            "n", "right", "wrong", "missed", "precision"
        )?;
        for label in scores.iter().filter(|label| label.n + label.counts.extra > 0) {
            print_label(&mut out, label)?;
        }
    }
    for mistake in evaluation.mistakes.iter().filter(|_| mistakes) {
        print_mistake(&mut out, mistake)?;
    }
    Ok(())
}

/// Prints what was scored.
fn print_corpus(out: &mut impl Write, evaluation: &Evaluation) -> io::Result<()> {
    let Evaluation { version, reader, corpus, reports, publishers, unmet, without_gold, .. } = evaluation;
    let (no_theme, no_agency) = (evaluation.without_theme, evaluation.without_agency);
    writeln!(out, "hindsight {version}, reader {reader}, corpus {corpus}")?;
    writeln!(
        out,
        "{reports} reports of {publishers} publishers or areas; {without_gold} files have no gold, {} gold lines no file",
        unmet.len()
    )?;
    writeln!(out, "no theme given to {no_theme} reports that have some, no agency to {no_agency}")
}

/// Prints the line of one label.
fn print_label(out: &mut impl Write, label: &LabelScore) -> io::Result<()> {
    let LabelScore { slug, n, counts, .. } = label;
    let (precision, recall) =
        (share(label.precision, label.precision_interval), share(label.recall, label.recall_interval));
    let (hit, extra, missed) = (counts.hit, counts.extra, counts.missed);
    writeln!(out, "{slug:<24} {n:>3} {hit:>5} {extra:>5} {missed:>6}  {precision:<18} {recall}")
}

/// Prints one mistake with its quotations.
fn print_mistake(out: &mut impl Write, mistake: &Mistake) -> io::Result<()> {
    let word = |of: &Option<String>| of.clone().unwrap_or_else(|| "nothing".to_owned());
    let (given, gold) = (word(&mistake.given), word(&mistake.gold));
    writeln!(out, "\n{}: given {given}, gold {gold} ({})", mistake.slug, mistake.report)?;
    mistake.quotes.iter().try_for_each(|quote| writeln!(out, "    {quote}"))
}

/// A figure with its interval.
fn figure(figure: Option<Figure>) -> String {
    share(figure.map(|figure| figure.value), figure.and_then(|figure| figure.interval))
}

/// A share with its interval.
fn share(value: Option<f64>, interval: Option<Interval>) -> String {
    match (value, interval) {
        (Some(value), Some(Interval { low, high })) => format!("{value:.3} ({low:.2}-{high:.2})"),
        (Some(value), None) => format!("{value:.3}"),
        (None, _) => "-".to_owned(),
    }
}
