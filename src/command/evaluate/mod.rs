//! `hindsight evaluate`: how good what is read, understood and found is.

mod identity;
mod labels;
mod reports;
mod search;
mod text;

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::de::DeserializeOwned;

use crate::outcome::{Exit, Usage};

pub(crate) use text::{ReadPagesArgs, print_pages};

/// Score what is read, understood and found, beside other programs and gold files
#[derive(Debug, clap::Args)]
pub(crate) struct EvaluateArgs {
    #[command(subcommand)]
    what: What,
}

/// What is scored.
#[derive(Debug, clap::Subcommand)]
enum What {
    Labels(labels::LabelsArgs),
    Reports(reports::ReportsArgs),
    Identity(identity::IdentityArgs),
    Search(search::SearchArgs),
    Text(text::TextArgs),
}

pub(crate) fn run(library: &Path, args: &EvaluateArgs) -> anyhow::Result<Exit> {
    match &args.what {
        What::Labels(args) => labels::run(args),
        What::Reports(args) => reports::run(args),
        What::Identity(args) => identity::run(args),
        What::Search(args) => search::run(library, args),
        What::Text(args) => text::run(args),
    }
}

/// Reads a gold file.
fn gold<T: DeserializeOwned>(path: &Path) -> anyhow::Result<Vec<T>> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("the gold file {} cannot be read", path.display()))?;
    Ok(hindsight_evaluate::gold::read(&text).map_err(|error| Usage(error.to_string()))?)
}
