//! `hindsight doctor`: which reviews were read badly, and what to do about it.

use std::io::{self, Write};
use std::path::Path;

use hindsight_index::family::Twins;
use hindsight_index::live::Snapshot;
use hindsight_index::search::Read;

use super::print_json;
use crate::outcome::Exit;

/// List the reviews that were read worst, or that may hold personal data
///
/// Pages without words, words that may be misread, pages read from pictures;
/// and pairs of reviews that hold the same text.
#[derive(Debug, clap::Args)]
pub(crate) struct DoctorArgs {
    /// Reviews to list
    #[arg(short, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    n: u32,

    /// List instead the pages on which personal data may stand: NHS numbers,
    /// dates of birth, home addresses, phones, e-mail addresses, children's names
    #[arg(long)]
    identity: bool,

    /// Print as JSON: a line for each review, then a summary
    #[arg(long)]
    json: bool,
}

/// From this confidence on, words that were read from a picture are mostly right.
const SURE: u8 = 80;

pub(crate) fn run(dir: &Path, args: &DoctorArgs) -> anyhow::Result<Exit> {
    let snapshot = Snapshot::open(dir)?;
    if args.identity {
        return identity(&snapshot, args);
    }
    let (all, twins) = (snapshot.text_reports()?, snapshot.twins()?);
    let bad: Vec<&Read> = all.iter().filter(|read| is_bad(read)).collect();
    let shown = bad.iter().take(args.n as usize);
    if args.json {
        shown.into_iter().try_for_each(print_json)?;
        let pairs = twins.iter().take(args.n as usize);
        pairs.into_iter().try_for_each(|pair| print_json(&serde_json::json!({ "same_text": pair })))?;
        let pages = |count: fn(&Read) -> usize| all.iter().map(count).sum::<usize>();
        print_json(&serde_json::json!({ "summary": {
            "reviews": all.len(),
            "affected": bad.len(),
            "same_text": twins.len(),
            "text_pages": pages(|read| read.report.text_pages),
            "ocr_pages": pages(|read| read.report.ocr_pages),
            "unreadable_pages": pages(|read| read.report.unreadable.len()),
        }}))?;
        return Ok(Exit::Done);
    }
    let mut out = io::stdout().lock();
    if bad.is_empty() {
        writeln!(out, "Every page of all {} reviews has words that can be searched.", all.len())?;
    }
    shown.into_iter().try_for_each(|read| print(&mut out, read))?;
    if bad.len() > args.n as usize {
        writeln!(out, "and {} more: -n lists them", bad.len() - args.n as usize)?;
    }
    print_twins(&mut out, &twins, args.n as usize)?;
    Ok(Exit::Done)
}

/// Lists where personal data may stand: the kind and the page, never the words.
fn identity(snapshot: &Snapshot, args: &DoctorArgs) -> anyhow::Result<Exit> {
    let all = snapshot.exposed()?;
    let shown = all.iter().take(args.n as usize);
    if args.json {
        shown.into_iter().try_for_each(print_json)?;
        let warnings: usize = all.iter().map(|exposed| exposed.warnings.len()).sum();
        let summary = serde_json::json!({
            "reviews": snapshot.totals().reviews, "affected": all.len(), "warnings": warnings,
        });
        print_json(&serde_json::json!({ "summary": summary }))?;
        return Ok(Exit::Done);
    }
    let mut out = io::stdout().lock();
    if all.is_empty() {
        writeln!(out, "No page seems to hold personal data.")?;
    }
    for exposed in shown {
        writeln!(out, "{}  {}", exposed.id, exposed.title.as_deref().unwrap_or(&exposed.file))?;
        for warning in &exposed.warnings {
            let page = warning.page.map(|page| format!("page {page}: ")).unwrap_or_default();
            writeln!(out, "    {page}{}", warning.message)?;
        }
    }
    if all.len() > args.n as usize {
        writeln!(out, "and {} more: -n lists them", all.len() - args.n as usize)?;
    }
    Ok(Exit::Done)
}

/// Whether something about a review should be known before it is relied on.
fn is_bad(read: &Read) -> bool {
    read.lost > 0.0 || read.report.lowest_confidence.is_some_and(|confidence| confidence < SURE)
}

/// Prints the pairs of reviews that hold the same text.
fn print_twins(out: &mut impl Write, twins: &[Twins], most: usize) -> io::Result<()> {
    if !twins.is_empty() {
        writeln!(out, "The same text is held twice: see whether both are wanted")?;
    }
    for pair in twins.iter().take(most) {
        let why = pair.evidence.first().map_or("", |reason| reason.why.as_str());
        writeln!(out, "{}  {}  {}", pair.one, pair.other, pair.title.as_deref().unwrap_or_default())?;
        writeln!(out, "    {why}")?;
    }
    if twins.len() > most {
        writeln!(out, "and {} more such pairs: -n lists them", twins.len() - most)?;
    }
    Ok(())
}

/// Prints what is wrong with a review.
fn print(out: &mut impl Write, read: &Read) -> io::Result<()> {
    let report = &read.report;
    writeln!(out, "{}  {}", read.id, read.title.as_deref().unwrap_or(&read.file))?;
    if !report.unreadable.is_empty() {
        writeln!(out, "    no words on {}: read them in the original", pages(&report.unreadable))?;
    }
    if report.doubtful > 0 {
        writeln!(out, "    {} of {} words may be misread", report.doubtful, report.words)?;
    }
    if let Some(confidence) = report.lowest_confidence {
        writeln!(out, "    {} pages read from pictures, the worst {confidence} % sure", report.ocr_pages)?;
    }
    Ok(())
}

/// Numbers of pages as people write them: `page 3`, `pages 1–4, 7`.
pub(super) fn pages(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*number) => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let range = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    let list = ranges.iter().map(range).collect::<Vec<_>>().join(", ");
    format!("{} {list}", if numbers.len() == 1 { "page" } else { "pages" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_a_row_are_written_as_a_range() {
        assert_eq!(pages(&[3]), "page 3");
        assert_eq!(pages(&[1, 2, 3, 7, 9, 10]), "pages 1–3, 7, 9–10");
    }
}
