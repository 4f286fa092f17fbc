//! What understanding costs beside reading: `cargo bench -p hindsight-ingest --bench understanding -- FILES`.
//!
//! Without files the invented reviews are read. Each file is read with and without being understood, in turn;
//! the first file is understood once before, since the phrases are compiled then. Prints milliseconds of the clock of
//! one thread, so nothing should run beside it; under `valgrind --tool=callgrind` the instructions are exact.

use std::hint::black_box;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use hindsight_ingest::limits::Limits;
use hindsight_ingest::{read, sample};
use sha2::{Digest, Sha256};

/// How often each file is read each way.
const ROUNDS: u32 = 3;

/// A file that is read.
struct File {
    name: String,
    bytes: Vec<u8>,
}

fn main() -> io::Result<()> {
    let files = files()?;
    let Some(first) = files.first() else { return Ok(()) };
    let (_, start) = timed(|| understood(first));
    let (mut pages, mut reading, mut both) = (0, Duration::ZERO, Duration::ZERO);
    for file in (0..ROUNDS).flat_map(|_| &files) {
        let (found, took) = timed(|| read_only(file));
        (pages, reading) = (pages + found, reading + took);
        both += timed(|| understood(file)).1;
    }
    let each = |took: Duration| took.as_secs_f64() * 1_000.0 / f64::from(ROUNDS);
    let mut out = io::stdout().lock();
    writeln!(out, "{} files, {} pages", files.len(), pages / ROUNDS as usize)?;
    writeln!(out, "first file, phrases compiled  {:10.1} ms", start.as_secs_f64() * 1_000.0)?;
    writeln!(out, "reading                       {:10.1} ms", each(reading))?;
    writeln!(out, "reading and understanding     {:10.1} ms", each(both))?;
    writeln!(out, "understanding                 {:10.1} ms", each(both) - each(reading))
}

/// The files that are named, or the invented reviews.
fn files() -> io::Result<Vec<File>> {
    let named: Vec<PathBuf> =
        env::args_os().skip(1).map(PathBuf::from).filter(|path| path.is_file()).collect();
    if named.is_empty() {
        let invented = sample::samples();
        return Ok(invented.into_iter().map(|file| File { name: file.name, bytes: file.bytes }).collect());
    }
    named.iter().map(|path| Ok(File { name: path.display().to_string(), bytes: fs::read(path)? })).collect()
}

/// What a step gives and how long it took.
fn timed<T>(step: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    (step(), began.elapsed())
}

/// The pages of a file, hashed as every file is and not understood; none if it cannot be read.
fn read_only(file: &File) -> usize {
    black_box(Sha256::digest(&file.bytes));
    read::pages(&file.name, file.bytes.clone(), &Limits::default()).map_or(0, |pages| pages.len())
}

/// The labels of a file, understood.
fn understood(file: &File) -> usize {
    read::read(&file.name, &file.bytes, &Limits::default()).map_or(0, |review| review.themes.len())
}
