//! `hindsight evaluate identity`: how well warnings of personal data do.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{fs, iter};

use hindsight_evaluate::identity::{self, Alarms, Marked, Recall};
use hindsight_index::review::Review;
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
/// with near misses, and says how much is found. With --gold, says how much is
/// found of what a person marked in the files: a line of JSON for each place,
/// with file (its name), kind (identity-phone and so on; none for a near miss)
/// and text.
#[derive(Debug, clap::Args)]
pub(super) struct IdentityArgs {
    /// Files or folders
    #[arg(required_unless_present = "planted", value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Invent so many pages with personal data
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    planted: Option<u32>,

    /// Score the warnings against the places that a person marked in these files
    #[arg(long, value_name = "FILE", conflicts_with = "planted", requires = "paths")]
    gold: Option<PathBuf>,

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
    marked: Option<Recall>,
}

/// Scores the warnings.
pub(super) fn run(args: &IdentityArgs) -> anyhow::Result<Exit> {
    let planted = args.planted.map(|count| identity::recall(count as usize));
    let marks = args.gold.as_deref().map(marks).transpose()?;
    let (mut alarms, mut marked) = (Alarms::default(), marks.as_ref().map(|_| Recall::of_nothing()));
    for read in read(&args.paths)? {
        match read? {
            Some((path, sha256, review)) => {
                alarms.add(&sha256, review.pages.len(), &review.warnings);
                if let (Some(marked), Some(marks)) = (&mut marked, &marks) {
                    let name = path.file_name().unwrap_or_default();
                    let own: Vec<&Marked> = marks.iter().filter(|mark| name == mark.file.as_str()).collect();
                    let pages: Vec<&str> = review.pages.iter().map(|page| page.text.as_str()).collect();
                    marked.add_marked(&pages, &own);
                }
            }
            None => alarms.failed += 1,
        }
    }
    let figures = Figures { alarms: (!args.paths.is_empty()).then_some(alarms), planted, marked };
    if args.json {
        print_json(&figures)?;
    } else {
        print(&figures, args.list)?;
    }
    Ok(Exit::Done)
}

/// The places that a person marked.
fn marks(path: &Path) -> anyhow::Result<Vec<Marked>> {
    let text = fs::read_to_string(path)
        .map_err(|error| Usage(format!("{} cannot be read: {error}", path.display())))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mark = |(number, line): (usize, &str)| {
        let wrong = |error| Usage(format!("{}, line {}: {error}", path.display(), number + 1));
        Ok(serde_json::from_str(line).map_err(wrong)?)
    };
    lines.map(mark).collect()
}

/// A file that was read: its path, its SHA-256, and what is in it.
type Read = (PathBuf, String, Review);

/// Reads these files one after the other; one that is refused is told and gives none.
fn read(paths: &[PathBuf]) -> anyhow::Result<Box<dyn Iterator<Item = anyhow::Result<Option<Read>>>>> {
    if paths.is_empty() {
        return Ok(Box::new(iter::empty()));
    }
    let limits = Limits::default();
    let bytes = limits.file_bytes;
    let reader = reader(limits)?;
    let files = walk::walk(paths).files;
    if files.is_empty() {
        return Err(Usage("none of these paths holds a file that can be read".to_owned()).into());
    }
    Ok(Box::new(files.into_iter().map(move |file| {
        let read = source::hash(&file.path, bytes).and_then(|hashed| {
            let review = reader.read(&file.path, &hashed.sha256)?;
            Ok((file.path.clone(), hashed.sha256, review))
        });
        if let Err(error) = &read {
            writeln!(io::stderr(), "refused {}: {error}", file.path.display())?;
        }
        Ok(read.ok())
    })))
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
    for planted in figures.planted.iter().chain(&figures.marked) {
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
