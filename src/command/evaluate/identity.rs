//! `hindsight evaluate identity`: how well warnings of personal data do.

use std::io::{self, Write};
use std::path::PathBuf;

use hindsight_evaluate::identity::{self, Alarms, Recall};
use hindsight_ingest::limits::Limits;
use hindsight_ingest::{source, walk};
use serde::Serialize;

use crate::command::{print_json, reader};
use crate::outcome::{Exit, Usage};

/// Count the warnings of personal data on real pages, and what is found of planted ones
///
/// On files, says how many warnings come on 1,000 pages, by kind; whether each
/// is right is for a person to judge, who finds the pages with --list. With
/// --planted, invents pages with one piece of personal data each, and pages
/// with near misses, and says how much is found.
#[derive(Debug, clap::Args)]
pub(super) struct IdentityArgs {
    /// Files or folders
    #[arg(required_unless_present = "planted", value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Invent so many pages with personal data
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    planted: Option<u32>,

    /// List where the warnings are, and the invented words that were missed
    #[arg(long)]
    list: bool,

    /// Print all figures as JSON
    #[arg(long)]
    json: bool,
}

/// All figures.
#[derive(Debug, Serialize)]
struct Figures {
    alarms: Option<Alarms>,
    planted: Option<Recall>,
}

/// Scores the warnings.
pub(super) fn run(args: &IdentityArgs) -> anyhow::Result<Exit> {
    let planted = args.planted.map(|count| identity::recall(count as usize));
    let alarms = if args.paths.is_empty() { None } else { Some(alarms(&args.paths)?) };
    let figures = Figures { alarms, planted };
    if args.json {
        print_json(&figures)?;
    } else {
        print(&figures, args.list)?;
    }
    Ok(Exit::Done)
}

/// The warnings on the pages of these files.
fn alarms(paths: &[PathBuf]) -> anyhow::Result<Alarms> {
    let limits = Limits::default();
    let bytes = limits.file_bytes;
    let reader = reader(limits)?;
    let files = walk::walk(paths).files;
    if files.is_empty() {
        return Err(Usage("none of these paths holds a file that can be read".to_owned()).into());
    }
    let mut alarms = Alarms::default();
    for file in files {
        let read = source::hash(&file.path, bytes).and_then(|hashed| {
            let review = reader.read(&file.path, &hashed.sha256)?;
            Ok((hashed.sha256, review))
        });
        match read {
            Ok((sha256, review)) => alarms.add(&sha256, review.pages.len(), &review.warnings),
            Err(error) => {
                alarms.failed += 1;
                writeln!(io::stderr(), "refused {}: {error}", file.path.display())?;
            }
        }
    }
    Ok(alarms)
}

/// Prints the figures for people.
fn print(figures: &Figures, list: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if let Some(alarms) = &figures.alarms {
        writeln!(out, "{} files, {} pages, {} refused", alarms.files, alarms.pages, alarms.failed)?;
        for (kind, count) in &alarms.kinds {
            let rate = alarms.per_thousand.get(kind).copied().unwrap_or_default();
            writeln!(out, "{kind:<22} {count:>6} warnings {rate:>8.2} in 1,000 pages")?;
        }
        writeln!(
            out,
            "{:<22} {:>6} warnings {:>8.2} in 1,000 pages",
            "all",
            alarms.places.len(),
            alarms.all_per_thousand
        )?;
        for place in alarms.places.iter().filter(|_| list) {
            writeln!(out, "{} p. {} {}", place.file, place.page.unwrap_or_default(), place.kind)?;
        }
    }
    if let Some(planted) = &figures.planted {
        let rate = |found: usize, of: usize| found as f64 / of.max(1) as f64;
        for (kind, score) in
            planted.kinds.iter().map(|(kind, score)| (*kind, score)).chain([("all", &planted.all)])
        {
            writeln!(
                out,
                "{kind:<22} {:>6} of {:>6} planted found: {:.3}",
                score.found,
                score.planted,
                rate(score.found, score.planted)
            )?;
        }
        writeln!(
            out,
            "{} false alarms on them and on {} pages with near misses",
            planted.false_alarms, planted.decoys
        )?;
        for (what, words) in planted.mistakes.iter().filter(|_| list) {
            writeln!(out, "{what}: {}", words.replace('\n', " | "))?;
        }
    }
    Ok(())
}
