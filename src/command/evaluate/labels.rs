//! `hindsight evaluate labels`: how well themes and agencies are given, against gold.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use hindsight_evaluate::count::Count;
use hindsight_evaluate::interval::{bootstrap, wilson};
use hindsight_evaluate::labels::{self, Evaluation, Measure, Mistake};
use hindsight_index::review::Review;
use hindsight_index::taxonomy::{AGENCIES, THEMES, Taxonomy};
use hindsight_ingest::limits::Limits;
use hindsight_ingest::{source, walk};

use super::gold;
use crate::command::{print_json, reader};
use crate::outcome::Exit;

/// Score themes and agencies against gold
///
/// GOLD has a line of JSON for each report: url, themes (slug: central or mentioned), polarity (slug:
/// concern, good or neutral), agencies (slug: involved, addressed or mentioned), involved, evidence. Intervals hold 95 times in 100; those of totals draw the publishers
/// or areas again and again.
#[derive(Debug, clap::Args)]
pub(super) struct LabelsArgs {
    /// The gold file
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// The reports, or folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// List what was wrong, with the words
    #[arg(long)]
    mistakes: bool,

    /// Print each label as a row of a Markdown table
    #[arg(long, conflicts_with = "json")]
    markdown: bool,

    /// Print all figures as JSON
    #[arg(long)]
    json: bool,
}

/// Scores the labels of the reports that gold names.
pub(super) fn run(args: &LabelsArgs) -> anyhow::Result<Exit> {
    let gold = gold(&args.gold)?;
    let evaluation = labels::evaluate(&gold, &reviews(&args.paths)?);
    if args.json {
        print_json(&evaluation)?;
    } else {
        print(&evaluation, args)?;
    }
    Ok(if evaluation.documents == 0 { Exit::NothingFound } else { Exit::Done })
}

/// Reads all files; those that cannot be read are told and left out.
fn reviews(paths: &[PathBuf]) -> anyhow::Result<Vec<Review>> {
    let limits = Limits::default();
    let reader = reader(limits.clone())?;
    let mut reviews = Vec::new();
    for file in walk::walk(paths).files {
        let read = source::hash(&file.path, limits.file_bytes)
            .map_err(|error| error.to_string())
            .and_then(|hashed| reader.read(&file.path, &hashed.sha256).map_err(|error| error.to_string()));
        match read {
            Ok(review) => reviews.push(review),
            Err(why) => writeln!(io::stderr(), "left out {}: {why}", file.path.display())?,
        }
    }
    Ok(reviews)
}

/// Prints the figures for people.
fn print(evaluation: &Evaluation, args: &LabelsArgs) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let (documents, missing) = (evaluation.documents, evaluation.missing.len());
    writeln!(out, "hindsight {}, corpus {}", env!("CARGO_PKG_VERSION"), evaluation.corpus)?;
    writeln!(
        out,
        "{documents} reports, {missing} of gold missing, {} without a theme",
        evaluation.without_themes
    )?;
    for measure in Measure::ALL {
        let of = |counts: &BTreeMap<Measure, Count>| counts.get(&measure).copied().unwrap_or_default();
        let each = || evaluation.each.iter().map(|(publisher, counts)| (publisher.as_str(), of(counts)));
        let shown = |figure: fn(Count) -> f64| {
            let interval = bootstrap(each(), figure).map_or(String::new(), |interval| format!(" {interval}"));
            format!("{:.3}{interval}", figure(of(&evaluation.totals)))
        };
        let (f1, precision, recall) = (shown(Count::f1), shown(Count::precision), shown(Count::recall));
        writeln!(out, "{:<34} F1 {f1} precision {precision} recall {recall}", measure.name())?;
    }
    for (word, count) in &evaluation.polarity {
        let Count { right, wrong, missed } = count;
        let (precision, recall) = (count.precision(), count.recall());
        let counts = format!("{right} right, {wrong} wrong, {missed} missed");
        let named = format!("polarity {word}");
        writeln!(out, "{named:<34} precision {precision:.3} recall {recall:.3} ({counts})")?;
    }
    if args.markdown {
        table(&mut out, "Theme", &THEMES, &evaluation.themes)?;
        table(&mut out, "Agency", &AGENCIES, &evaluation.agencies)?;
    }
    for mistake in evaluation.mistakes.iter().filter(|_| args.mistakes) {
        let Mistake { url, what, slug, given, quote } = mistake;
        let verdict = if *given { "wrong" } else { "missed" };
        writeln!(out, "{verdict} {what} {slug}: {url}: {quote}")?;
    }
    Ok(())
}

/// Prints each label of a taxonomy that gold or we gave.
fn table(
    out: &mut impl Write,
    head: &str,
    taxonomy: &Taxonomy,
    counts: &BTreeMap<String, Count>,
) -> io::Result<()> {
    writeln!(out, "\n| {head} | in gold | given | right | precision | recall |\n|---|---|---|---|---|---|")?;
    for entry in taxonomy.entries() {
        let Some(count) = counts.get(&entry.slug) else { continue };
        let (given, wanted) = (count.right + count.wrong, count.right + count.missed);
        let share = |of: u32, figure: f64| match of {
            0 => "–".to_owned(),
            _ => format!("{figure:.2} {}", wilson(count.right, of)),
        };
        let (precision, recall) = (share(given, count.precision()), share(wanted, count.recall()));
        writeln!(out, "| {} | {wanted} | {given} | {} | {precision} | {recall} |", entry.name, count.right)?;
    }
    Ok(())
}
