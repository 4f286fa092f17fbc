//! `hindsight ingest`: files, folders and archives into the library.

mod contents;
mod origin;
mod report;
mod run;
mod stand;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use hindsight_ingest::limits::Limits;
use hindsight_ingest::manifest::{Manifest, read_manifest};
use hindsight_ingest::ocr::Ocr;

use super::{engine, reader};
use crate::outcome::{Exit, Usage};
pub(super) use run::{Options, Run};

/// Read published reviews into the library
///
/// An unchanged file costs one hash; a changed one replaces its review under
/// the same id. A run that was ended is taken up where it stopped by typing
/// the same command again.
#[derive(Debug, clap::Args)]
pub(crate) struct IngestArgs {
    /// Files, folders or zip archives of reviews
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Facts that you state, which win over those found: a CSV file with the
    /// columns file, id, title, type, publisher, area, published, url, themes,
    /// agencies, family (the same word: the same case) and others
    #[arg(long, value_name = "FILE.csv")]
    manifest: Option<PathBuf>,

    /// Files to read at once (as many as there are processors)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,

    /// Read pages from their pictures, with the program tesseract: those that
    /// have no usable text (auto), none, or all
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "never", "always"])]
    ocr: String,

    /// Try pages again whose pictures could not be read, however often that
    /// failed; without this the first three runs try them, since a try may
    /// take minutes
    #[arg(long)]
    retry_ocr: bool,

    /// Refuse files that are larger
    #[arg(long, value_name = "MB", default_value_t = 150, value_parser = clap::value_parser!(u64).range(1..=4096))]
    max_file_mb: u64,

    /// Say what would be done, and change nothing
    #[arg(long)]
    dry_run: bool,

    /// Print one line of JSON for each file, and a summary
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(dir: &Path, args: &IngestArgs) -> anyhow::Result<Exit> {
    let manifest = args.manifest.as_deref().map(read_manifest).transpose();
    let manifest = manifest.map_err(|error| Usage(error.to_string()))?;
    warn_of(manifest.as_ref())?;
    let limits = Limits { file_bytes: args.max_file_mb << 20, ..Limits::default() };
    let jobs = args.jobs.map_or_else(processors, usize::from);
    let ocr = Ocr::from_word(&args.ocr).unwrap_or_default();
    if args.retry_ocr && ocr == Ocr::Never {
        let why = "--retry-ocr has pictures read, and --ocr never has none read: leave one of them out";
        return Err(Usage(why.to_owned()).into());
    }
    let engine = engine(ocr);
    let (dry_run, json, retry) = (args.dry_run, args.json, args.retry_ocr);
    let options = Options { jobs, dry_run, json, loud: true, manifest, ocr, retry, engine };
    let summary = Run::new(dir, reader(limits)?, options)?.ingest(&args.paths)?;
    Ok(if summary.refused > 0 { Exit::SomeRefused } else { Exit::Done })
}

/// Tells what is odd about a manifest.
fn warn_of(manifest: Option<&Manifest>) -> io::Result<()> {
    let warnings = manifest.map_or(&[][..], Manifest::warnings);
    warnings.iter().try_for_each(|warning| writeln!(io::stderr(), "warning: {warning}"))
}

/// How many processors there are.
pub(super) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
