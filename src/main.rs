//! `hindsight`: a full-text search index over published reviews.
//!
//! Parses the command line, runs one command and gives its exit code. Has no
//! logic of its own: the crates `index`, `ingest` and `web` do the work.

mod cli;
mod command;
mod outcome;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match command::run(cli) {
        Ok(exit) => exit.into(),
        Err(error) => outcome::report(&error),
    }
}
