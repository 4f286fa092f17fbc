//! `hindsight evaluate`: how good what is read and understood is.

mod labels;
mod text;

use crate::outcome::Exit;

pub(crate) use text::{ReadPagesArgs, print_pages};

/// Score what is read and understood, beside other programs and gold files
#[derive(Debug, clap::Args)]
pub(crate) struct EvaluateArgs {
    #[command(subcommand)]
    what: What,
}

/// What is scored.
#[derive(Debug, clap::Subcommand)]
enum What {
    Labels(labels::LabelsArgs),
    Text(text::TextArgs),
}

pub(crate) fn run(args: &EvaluateArgs) -> anyhow::Result<Exit> {
    match &args.what {
        What::Labels(args) => labels::run(args),
        What::Text(args) => text::run(args),
    }
}
