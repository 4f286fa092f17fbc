//! `hindsight evaluate search`: how well a library is searched, beside other engines.

mod report;

use std::path::{Path, PathBuf};

use hindsight_evaluate::search::{self, Engines, Gold};
use hindsight_index::live::Snapshot;
use hindsight_index::search::Words;
use serde::de::DeserializeOwned;

use super::gold;
use crate::command::print_json;
use crate::outcome::{Exit, Usage};

/// Score search on judged questions, beside other engines on the same words
///
/// Gold files have a line of JSON for each question; each option can be given more than once.
/// Reports are known by address, or by the name of their file. SQLite FTS5 and plain tantivy, over
/// reviews and over pages, and Xapian and Recoll, if their programs are installed, are given the
/// title and the pages of each review of the library, and asked for any and for all of the words.
/// Intervals hold 95 times in 100; differences are taken question by question.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("gold").required(true).multiple(true)))]
pub(super) struct SearchArgs {
    /// Judged queries: id, kind, query, relevant (address: 1 or 2)
    #[arg(long, value_name = "FILE.jsonl", group = "gold")]
    queries: Vec<PathBuf>,

    /// Topics: topic, source, query, pool (all, or tagged: only reports with a research tag), relevant
    #[arg(long, value_name = "FILE.jsonl", group = "gold")]
    topics: Vec<PathBuf>,

    /// Questions with their pages: query, kind, file, pages
    #[arg(long, value_name = "FILE.jsonl", group = "gold")]
    pages: Vec<PathBuf>,

    /// Phrases: phrase, file, page (or both pages, if it runs over a break)
    #[arg(long, value_name = "FILE.jsonl", group = "gold")]
    phrases: Vec<PathBuf>,

    /// Which reports have a research tag: url, research_tags
    #[arg(long, value_name = "FILE.jsonl")]
    pool: Vec<PathBuf>,

    /// How many of the plain words a review must have; of our own search
    #[arg(long, default_value = "most", value_parser = ["most", "all", "any"])]
    words: String,

    /// Ask no other engine
    #[arg(long)]
    no_peers: bool,

    /// List each question with its scores, and what was missed
    #[arg(long)]
    mistakes: bool,

    /// Print all figures as JSON, each question too
    #[arg(long)]
    json: bool,
}

/// Scores the search of a library.
pub(super) fn run(library: &Path, args: &SearchArgs) -> anyhow::Result<Exit> {
    let gold = read(args)?;
    let engines = if args.no_peers { Engines::Ours } else { Engines::Peers };
    let words = Words::from_word(&args.words).unwrap_or_default();
    let evaluation = search::evaluate(&Snapshot::open(library)?, &gold, words, engines)?;
    if args.json {
        print_json(&evaluation)?;
    } else {
        report::print(&evaluation, args.mistakes)?;
    }
    Ok(if evaluation.held == 0 { Exit::NothingFound } else { Exit::Done })
}

/// Reads all gold files.
fn read(args: &SearchArgs) -> anyhow::Result<Gold> {
    let mut read = Gold {
        queries: all(&args.queries)?,
        topics: all(&args.topics)?,
        pages: all(&args.pages)?,
        phrases: all(&args.phrases)?,
        ..Gold::default()
    };
    read.tag(all(&args.pool)?);
    if read.needs_tags() && args.pool.is_empty() {
        let needed =
            "some topics count only reports with a research tag: name the file that has them with --pool";
        return Err(Usage(needed.to_owned()).into());
    }
    Ok(read)
}

/// The lines of several gold files.
fn all<T: DeserializeOwned>(paths: &[PathBuf]) -> anyhow::Result<Vec<T>> {
    let lists = paths.iter().map(|path| gold(path)).collect::<anyhow::Result<Vec<Vec<T>>>>()?;
    Ok(lists.into_iter().flatten().collect())
}
