//! `hindsight evaluate text`: how good page text is, beside other programs.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use hindsight_evaluate::text::{self, Document, Evaluation, Leaf, Reader, Score, Total};
use hindsight_ingest::limits::Limits;
use hindsight_ingest::{read, walk, worker};

use crate::command::{PAGES, print_json};
use crate::outcome::{Exit, Usage};

/// Score page text against what pdftotext, mutool and PDFium agree on
///
/// Or against gold text, where NAME.truth.json lies beside a file. Words are
/// compared after the same normalisation on every side.
///
/// A page truly has each word as often as the middle one of the three has it.
/// The order is the one of the two that agree most; lines that we call running
/// are taken out of it whole, if they stand near an end of the page. A word is
/// glued if two of the three have it as two words side by side, and split if
/// two of the three have as one word what we have as two.
#[derive(Debug, clap::Args)]
pub(super) struct TextArgs {
    /// Files or folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// A Python interpreter that has pypdfium2
    #[arg(long, value_name = "PROGRAM", default_value = "python3")]
    python: PathBuf,

    /// List the words in which our pages differ
    #[arg(long)]
    differences: bool,

    /// Print all figures as JSON
    #[arg(long)]
    json: bool,
}

/// The pages of one file.
#[derive(Debug, clap::Args)]
pub(crate) struct ReadPagesArgs {
    /// A file
    file: PathBuf,
}

/// Scores the page text of these files.
pub(super) fn run(args: &TextArgs) -> anyhow::Result<Exit> {
    let files: Vec<PathBuf> = walk::walk(&args.paths).files.into_iter().map(|file| file.path).collect();
    if files.is_empty() {
        return Err(Usage("none of these paths holds a file that can be read".to_owned()).into());
    }
    let program = std::env::current_exe().context("this program cannot find itself")?;
    let ours = Reader::ours(program, vec![PAGES.into()]);
    let readers = [ours, Reader::pdftotext(), Reader::mutool(), Reader::pdfium(&args.python)];
    let evaluation = text::evaluate(&files, &readers, say);
    if args.json {
        print_json(&evaluation)?;
    } else {
        print(&evaluation, args.differences)?;
    }
    Ok(Exit::Done)
}

/// Says which file is being read.
fn say(file: &Path) {
    // If nobody listens, there is nobody to tell.
    let _ = writeln!(io::stderr(), "reading {}", file.display());
}

/// Prints the figures for people.
fn print(evaluation: &Evaluation, differences: bool) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{:<9} {:<10} {:>5} {:>6} {:>6} {:>6} {:>6} {:>5} {:>5} {:>6} {:>7} {:>7} {:>6}",
        "file",
        "reader",
        "pages",
        "prec",
        "recall",
        "F1",
        "order",
        "glued",
        "split",
        "U+FFFD",
        "running",
        "CPU s",
        "MB"
    )?;
    for document in &evaluation.documents {
        print_document(&mut out, document, differences)?;
    }
    for total in &evaluation.totals {
        print_total(&mut out, total)?;
    }
    Ok(())
}

/// Prints one file: a line for each reader.
fn print_document(out: &mut impl Write, document: &Document, differences: bool) -> io::Result<()> {
    for result in &document.readers {
        let (file, reader) = (&document.file, &result.reader);
        match (&result.score, &result.cost) {
            (Some(score), Some(cost)) => {
                let (figures, cpu, memory) = (figures(score), cost.cpu_seconds, cost.memory_mb);
                writeln!(out, "{file:<9} {reader:<10} {figures} {cpu:>7.2} {memory:>6.0}")?;
            }
            _ => writeln!(
                out,
                "{file:<9} {reader:<10} {}",
                result.error.as_deref().unwrap_or("nothing to compare")
            )?,
        }
    }
    for page in document.differences.iter().filter(|_| differences) {
        writeln!(
            out,
            "{:<9} page {}: order {:.3} -[{}] +[{}]",
            document.file,
            page.page,
            page.order,
            page.missing.join(" "),
            page.extra.join(" ")
        )?;
    }
    Ok(())
}

/// Prints one reader over all files.
fn print_total(out: &mut impl Write, total: &Total) -> io::Result<()> {
    let worst = total.worst.as_ref().map_or(String::new(), |(f1, file)| format!("worst {f1:.4} ({file})"));
    let speed = total.pages_per_second.map_or(String::new(), |speed| format!("{speed:.0} pages/CPU s"));
    let (reader, figures) = (&total.reader, figures(&total.score));
    let (memory, failed) = (total.most_memory_mb, total.failed);
    writeln!(
        out,
        "all       {reader:<10} {figures} {speed}, at most {memory:.0} MB, {worst}, {failed} failed"
    )
}

/// The figures of a line of the table.
fn figures(s: &Score) -> String {
    format!(
        "{:>5} {:.4} {:.4} {:.4} {:.4} {:>5.2} {:>5.2} {:>6} {:>7}",
        s.pages, s.precision, s.recall, s.f1, s.order, s.glued, s.split, s.unknown, s.running_left
    )
}

/// Prints the pages of one file, a line of JSON for each.
///
/// Reads in this very process, as the programs beside it do, within the limits of a child that reads.
pub(crate) fn print_pages(args: &ReadPagesArgs) -> anyhow::Result<Exit> {
    let limits = Limits::default();
    worker::confine(&limits)?;
    let file = fs::File::open(&args.file)?;
    let size = file.metadata()?.len().min(limits.file_bytes);
    let mut bytes = Vec::with_capacity(usize::try_from(size)?.saturating_add(1));
    file.take(limits.file_bytes).read_to_end(&mut bytes)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for page in read::pages(&args.file.to_string_lossy(), bytes, &limits)? {
        let leaf = Leaf { text: page.text, furniture: page.furniture.join("\n") };
        serde_json::to_writer(&mut out, &leaf).map_err(io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}
