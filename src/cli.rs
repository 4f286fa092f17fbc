//! The command line: what can be typed, and the help that says so.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::command;

/// Search published reviews in full text, with the page of every quotation
///
/// Reads serious case reviews, safeguarding reviews, domestic homicide
/// reviews, coroners' reports and inquiry reports into one library, and
/// answers on the page: which reviews, on which page, in whose words.
#[derive(Debug, Parser)]
#[command(name = "hindsight", version, propagate_version = true, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    /// Folder that holds the library
    #[arg(long, global = true, env = "HINDSIGHT_LIBRARY", value_name = "DIR", default_value = "library")]
    pub(crate) library: PathBuf,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Stands under the help.
const EXIT_CODES: &str =
    "Exit codes: 0 done, 1 nothing found, 2 usage, 3 finished but some files were refused,
4 no library or one of another version, 5 failed.";

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(command::demo::DemoArgs),
    Ingest(command::ingest::IngestArgs),
    Doctor(command::doctor::DoctorArgs),
    Evaluate(command::evaluate::EvaluateArgs),
    Extract(command::extract::ExtractArgs),
    Search(command::search::SearchArgs),
    Similar(command::similar::SimilarArgs),
    Recommendations(command::recommendations::RecommendationsArgs),
    Show(command::show::ShowArgs),
    Serve(command::serve::ServeArgs),
    Stats(command::stats::StatsArgs),
    Reindex(command::reindex::ReindexArgs),
    Remove(command::remove::RemoveArgs),
    Correct(command::correct::CorrectArgs),
    Completions(command::completions::CompletionsArgs),
    Man(command::man::ManArgs),
    /// Read files for another process of this program
    #[command(hide = true, name = command::CHILD)]
    ReadOne,
    /// Print the pages of a file for the evaluation
    #[command(hide = true, name = command::PAGES)]
    ReadPages(command::evaluate::ReadPagesArgs),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
