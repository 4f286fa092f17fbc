//! Asks a library many hostile queries and tells how long the answers took.
//!
//! usage: hostile LIBRARY COUNT SEED [answers | KIND]
//!
//! Queries are made of words of the library's pages at run time. Prints times by kind, by the clock and of a
//! processor, never a word of a query; with `answers`, every answer as one line of JSON instead, to compare
//! two programs; with the name of a kind, only those of the kind are asked.

mod dice;
mod queries;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use hindsight_index::search::{Request, Snapshot};
use queries::Queries;

/// How many threads ask.
const THREADS: usize = 2;

/// How many reviews lend their words, and how many of their pages.
const LENT: (usize, u32) = (200, 8);

/// After so many answers it is told how many there were.
const TOLD: usize = 5_000;

/// What an answer took.
struct Took {
    kind: &'static str,
    /// Milliseconds by the clock.
    clock: f64,
    /// Milliseconds of a processor, which other programs beside it change little.
    processor: f64,
    /// The length of the query in bytes.
    length: usize,
    /// How many reviews it found.
    total: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [library, count, seed, rest @ ..] = arguments.as_slice() else {
        return Err("usage: hostile LIBRARY COUNT SEED [answers]".into());
    };
    let opening = Instant::now();
    let snapshot = Snapshot::open(Path::new(library))?;
    let opened = opening.elapsed().as_secs_f64() * 1_000.0;
    let mut source = Queries::new(seed.parse()?, text(&snapshot)?);
    let queries: Vec<(&str, String)> = (0..count.parse()?).map(|_| source.next()).collect();
    let mut out = std::io::stdout().lock();
    if rest.first().is_some_and(|word| word == "answers") {
        return answers(&snapshot, &queries, &mut out);
    }
    let kind = rest.first();
    let queries: Vec<(&str, String)> =
        queries.into_iter().filter(|(own, _)| kind.is_none_or(|kind| kind == own)).collect();
    let totals = snapshot.totals();
    writeln!(out, "{} reviews, {} pages, opened in {opened:.0} ms", totals.reviews, totals.pages)?;
    let began = Instant::now();
    let took = ask(&snapshot, &queries)?;
    writeln!(out, "{} queries in {:.0} s by {THREADS} threads", took.len(), began.elapsed().as_secs_f64())?;
    tell(took, &mut out)
}

/// The words of some pages of the library, one behind the other.
fn text(snapshot: &Snapshot) -> Result<Vec<String>, Box<dyn Error>> {
    let all = snapshot.search(&Request { per_page: LENT.0, ..Request::default() })?;
    let mut text = Vec::new();
    for hit in all.hits {
        for page in snapshot.pages(&hit.id, 1, LENT.1)? {
            let words = page.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            text.extend(words.map(str::to_owned));
        }
    }
    Ok(text)
}

fn request(query: &str) -> Request {
    Request { query: query.to_owned(), ..Request::default() }
}

/// Prints every answer.
fn answers(
    snapshot: &Snapshot,
    queries: &[(&str, String)],
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    for (_, query) in queries {
        let explained = Request { explain: true, ..request(query) };
        writeln!(out, "{}", serde_json::to_string(&snapshot.search(&explained)?)?)?;
    }
    Ok(())
}

/// Asks all queries; each thread takes the next one that is left.
fn ask(snapshot: &Snapshot, queries: &[(&'static str, String)]) -> Result<Vec<Took>, Box<dyn Error>> {
    let (next, answered) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || -> Result<Vec<Took>, String> {
        let mut took = Vec::new();
        while let Some((kind, query)) = queries.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (began, used) = (Instant::now(), used());
            let results = snapshot.search(&request(query)).map_err(|error| format!("{kind}: {error}"))?;
            let clock = began.elapsed().as_secs_f64() * 1_000.0;
            let (processor, length, total) = (self::used() - used, query.len(), results.total);
            took.push(Took { kind, clock, processor, length, total });
            let answered = answered.fetch_add(1, Ordering::Relaxed) + 1;
            if answered.is_multiple_of(TOLD) {
                // It is only told; nothing depends on it.
                let _ = writeln!(std::io::stderr(), "{answered} of {} answered", queries.len());
            }
        }
        Ok(took)
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for thread in threads {
            all.extend(thread.join().map_err(|_| "a query made the program panic")??);
        }
        Ok(all)
    })
}

/// The milliseconds of a processor that this thread has used; none where the system does not say.
fn used() -> f64 {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds: Option<f64> = said.split(' ').next().and_then(|first| first.parse().ok());
    nanoseconds.unwrap_or(0.0) / 1_000_000.0
}

/// Prints how long answers took, in all and by kind, and the slowest ten.
fn tell(mut took: Vec<Took>, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    took.sort_by(|a, b| b.processor.total_cmp(&a.processor));
    table("ms by the clock", took.iter().map(|took| (took.kind, took.clock)), out)?;
    table("ms of a processor", took.iter().map(|took| (took.kind, took.processor)), out)?;
    for Took { kind, clock, processor, length, total } in took.iter().take(10) {
        writeln!(
            out,
            "slow: {clock:.1} ms, {processor:.1} of a processor, {kind}, {length} bytes, {total} reviews found"
        )?;
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS")) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Prints times by kind.
fn table(
    name: &str,
    times: impl Iterator<Item = (&'static str, f64)>,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let mut kinds: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (kind, ms) in times {
        kinds.entry("ALL").or_default().push(ms);
        kinds.entry(kind).or_default().push(ms);
    }
    writeln!(out, "{name:28}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}", "queries", "p50", "p95", "p99", "p99.9", "max")?;
    for (kind, ms) in &mut kinds {
        ms.sort_by(f64::total_cmp);
        write!(out, "{kind:28}{:>8}", ms.len())?;
        for part in [0.5, 0.95, 0.99, 0.999, 1.0] {
            write!(out, "{:>9.1}", ms[((ms.len() as f64 * part).ceil() as usize).clamp(1, ms.len()) - 1])?;
        }
        writeln!(out)?;
    }
    Ok(())
}
