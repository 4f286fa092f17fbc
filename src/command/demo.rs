//! `hindsight demo`: invented reviews, to see what Hindsight does.

use std::fs;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use hindsight_index::live::Live;
use hindsight_ingest::limits::Limits;
use hindsight_ingest::sample;
use hindsight_web::WebConfig;
use tokio::net::TcpListener;

use super::ingest::{Options, Run};
use super::{reader, serve};
use crate::outcome::Exit;

/// Try Hindsight on invented reviews
///
/// Writes invented, watermarked reviews into a new folder of their own, reads
/// them, and serves them until you stop it; then the folder is removed.
/// Touches no library of yours.
#[derive(Debug, clap::Args)]
pub(crate) struct DemoArgs {
    /// Port to listen on; if it is busy, the next free one
    #[arg(long, default_value_t = 7700)]
    port: u16,
}

/// How many ports are tried.
const PORTS: u16 = 100;

pub(crate) fn run(args: &DemoArgs) -> anyhow::Result<Exit> {
    // From here on the folder is removed, whenever the end comes.
    let runtime = serve::runtime()?;
    let stopped = {
        let _context = runtime.enter();
        serve::stopped()?
    };
    let folder =
        tempfile::Builder::new().prefix("hindsight-demo-").tempdir().context("no folder for the demo")?;
    let (reviews, library) = (folder.path().join("reviews"), folder.path().join("library"));
    write_samples(&reviews)?;
    let options = Options { jobs: super::ingest::processors(), ..Options::default() };
    let summary =
        Run::new(&library, reader(Limits::default())?, options)?.ingest(std::slice::from_ref(&reviews))?;
    let mut out = io::stderr();
    writeln!(out, "Invented reviews, with every page watermarked: {}", reviews.display())?;
    writeln!(out, "Read {} reviews, {} pages.", summary.added, summary.pages)?;
    runtime.block_on(async {
        let listener = listen(args.port).await?;
        let live = Arc::new(Live::new(&library));
        // Opened here and now: nothing may be written into the folder once it is being removed.
        live.snapshot()?;
        serve::serve(live, listener, "Demo", WebConfig::default(), stopped).await
    })
}

/// Writes the samples into a folder.
fn write_samples(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    for file in sample::samples() {
        fs::write(folder.join(&file.name), &file.bytes)?;
    }
    Ok(())
}

/// Listens on a port, or on the next that is free.
async fn listen(port: u16) -> anyhow::Result<TcpListener> {
    let mut last = None;
    for port in port..=port.saturating_add(PORTS) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => last = Some(error),
        }
    }
    let error = last.map_or_else(String::new, |error| format!(" ({error})"));
    anyhow::bail!("no free port from {port} on{error}: choose another with --port")
}
