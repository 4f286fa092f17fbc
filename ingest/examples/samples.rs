//! Writes the invented reviews into a folder: `cargo run -p hindsight-ingest --example samples -- FOLDER`.

use std::path::PathBuf;
use std::{env, fs, io};

use hindsight_ingest::sample;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or_else(|| io::Error::other("name a folder"))?);
    fs::create_dir_all(&folder)?;
    sample::samples().iter().try_for_each(|file| fs::write(folder.join(&file.name), &file.bytes))
}
