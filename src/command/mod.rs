//! The commands, one file each.

pub(crate) mod completions;
pub(crate) mod correct;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod evaluate;
pub(crate) mod extract;
pub(crate) mod ingest;
pub(crate) mod man;
mod picture;
pub(crate) mod recommendations;
pub(crate) mod reindex;
pub(crate) mod remove;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod similar;
pub(crate) mod stats;
mod ways;

use std::io::{self, Write};

use anyhow::Context;
use hindsight_index::vocabulary::PageOrigin;
use hindsight_ingest::limits::Limits;
use hindsight_ingest::ocr::{Engine, Missing, Ocr};
use hindsight_ingest::worker::{self, Reader};
use serde::Serialize;

use crate::cli::{Cli, Command};
use crate::outcome::Exit;

/// The hidden command by which this program reads files in a process of its own.
pub(crate) const CHILD: &str = "read-one";

/// The hidden command that prints the pages of one file, a line of JSON for each.
pub(crate) const PAGES: &str = "read-pages";

/// Runs the command that was typed.
pub(crate) fn run(cli: Cli) -> anyhow::Result<Exit> {
    let dir = &cli.library;
    match cli.command {
        Command::Demo(args) => demo::run(&args),
        Command::Ingest(args) => ingest::run(dir, &args),
        Command::Doctor(args) => doctor::run(dir, &args),
        Command::Evaluate(args) => evaluate::run(dir, &args),
        Command::Extract(args) => extract::run(&args),
        Command::Search(args) => search::run(dir, args),
        Command::Similar(args) => similar::run(dir, args),
        Command::Recommendations(args) => recommendations::run(dir, args),
        Command::Show(args) => show::run(dir, &args),
        Command::Serve(args) => serve::run(dir, &args),
        Command::Stats(args) => stats::run(dir, &args),
        Command::Reindex(args) => reindex::run(dir, &args),
        Command::Remove(args) => remove::run(dir, &args),
        Command::Correct(args) => correct::run(dir, &args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
        Command::ReadOne => {
            worker::answer(io::stdin().lock(), io::stdout().lock())?;
            Ok(Exit::Done)
        }
        Command::ReadPages(args) => evaluate::print_pages(&args),
    }
}

/// What reads files in child processes of this program.
fn reader(limits: Limits) -> anyhow::Result<Reader> {
    let program = std::env::current_exe().context("this program cannot find itself")?;
    Ok(Reader::new(program, vec![CHILD.into()], limits))
}

/// What reads pictures, if it is asked for and installed.
fn engine(ocr: Ocr) -> Option<Result<Engine, Missing>> {
    let find =
        || Engine::find(&std::env::var_os("PATH").unwrap_or_default(), std::env::var_os("TESSDATA_PREFIX"));
    (ocr != Ocr::Never).then(find)
}

/// Says of words that were read from a picture that they were, and how surely.
fn recognised(origin: PageOrigin, confidence: Option<u8>) -> Option<String> {
    (origin == PageOrigin::Ocr).then(|| match confidence {
        Some(sure) => format!("read from a picture, {sure} % sure"),
        None => "read from a picture".to_owned(),
    })
}

/// Prints a value as one line of JSON.
fn print_json(value: &impl Serialize) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
