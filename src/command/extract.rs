//! `hindsight extract`: what would be indexed of one file.

use std::io::{self, Write};
use std::path::PathBuf;

use hindsight_index::review::Review;
use hindsight_ingest::limits::Limits;
use hindsight_ingest::ocr::Ocr;
use hindsight_ingest::worker::{Pictures, Recogniser, Stop};
use hindsight_ingest::{source, walk};

use super::ingest::processors;
use super::{engine, print_json, reader, recognised};
use crate::outcome::Exit;

/// Show what would be indexed of a file, without a library
#[derive(Debug, clap::Args)]
pub(crate) struct ExtractArgs {
    /// A file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Read pages from their pictures, with the program tesseract: those that
    /// have no usable text (auto), none, or all
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "never", "always"])]
    ocr: String,

    /// Print all that was found as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &ExtractArgs) -> anyhow::Result<Exit> {
    let limits = Limits::default();
    let path = walk::identity(&args.file);
    let ocr = Ocr::from_word(&args.ocr).unwrap_or_default();
    let found = engine(ocr);
    let engine = found.as_ref().and_then(|found| found.as_ref().ok());
    let scratch = tempfile::tempdir()?;
    let recogniser = Recogniser::new(ocr, engine.cloned(), scratch.path(), processors());
    let reader = reader(limits.clone())?.with_pictures(recogniser);
    let read = source::hash(&path, limits.file_bytes)
        .and_then(|hashed| reader.read_until(&path, &hashed.sha256, &Stop::default()));
    if let (Ok(reading), Some(Err(missing))) = (&read, &found)
        && reading.pictures == Pictures::Left
    {
        writeln!(io::stderr(), "warning: {missing}")?;
    }
    match read.map(|reading| reading.review) {
        Ok(review) if args.json => print_json(&review)?,
        Ok(review) => print(&review)?,
        Err(error) => {
            writeln!(io::stderr(), "refused {}: {error}", args.file.display())?;
            return Ok(Exit::SomeRefused);
        }
    }
    Ok(Exit::Done)
}

/// Prints a review for people.
fn print(review: &Review) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    let mut line = |name: &str, value: &str| {
        if value.is_empty() { Ok(()) } else { writeln!(out, "{name:<12} {value}") }
    };
    line("Title", review.title.as_deref().unwrap_or("(not stated)"))?;
    line("Type", review.review_type.as_deref().unwrap_or_default())?;
    line("Role", review.document_role.as_str())?;
    line("Publisher", review.publisher.as_deref().unwrap_or_default())?;
    line("Area", review.area.as_deref().unwrap_or_default())?;
    line("Published", &review.published.map(|date| date.to_string()).unwrap_or_default())?;
    line("Reference", review.reference.as_deref().unwrap_or_default())?;
    line("Sent to", &review.addressees.join("; "))?;
    let themes: Vec<String> = review.themes.iter().map(|t| format!("{} ({})", t.slug, t.tier)).collect();
    line("Themes", &themes.join(", "))?;
    let agencies: Vec<String> = review.agencies.iter().map(|a| format!("{} ({})", a.slug, a.role)).collect();
    line("Agencies", &agencies.join(", "))?;
    line("Sections", &review.sections.len().to_string())?;
    line("Recommended", &review.recommendations.len().to_string())?;
    for warning in &review.warnings {
        let page = warning.page.map_or(String::new(), |page| format!("page {page}: "));
        line("Warning", &format!("{page}{}", warning.message))?;
    }
    if !review.format.has_pages() {
        return Ok(review.pages.iter().try_for_each(|page| writeln!(out, "\n{}", page.text))?);
    }
    for page in &review.pages {
        let label = page.label.as_ref().map_or(String::new(), |label| format!(" (printed {label})"));
        let origin =
            recognised(page.origin, page.confidence).map_or(String::new(), |words| format!(", {words}"));
        writeln!(out, "\n--- page {}{label}{origin} ---\n{}", page.number, page.text)?;
    }
    Ok(())
}
