//! `hindsight serve`: the web front end and the API.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use hindsight_index::live::Live;
use hindsight_web::{BaseAddress, Pictures, WebConfig};
use tokio::net::TcpListener;

use crate::outcome::Exit;

/// Serve the search page and the API
///
/// A library that is written meanwhile is picked up by itself.
#[derive(Debug, clap::Args)]
pub(crate) struct ServeArgs {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7700")]
    bind: SocketAddr,

    /// How many requests a second one reader may make, five times as many at once; 0 for any number.
    /// Readers on this machine, so all who come through a proxy on it, are not counted
    #[arg(long, value_name = "N", default_value_t = 20)]
    requests_per_second: u32,

    /// Address under which readers see this server, for lasting addresses in citations, files and feeds;
    /// without it, the host that each reader asked
    #[arg(long, value_name = "ADDRESS")]
    base_address: Option<BaseAddress>,
}

pub(crate) fn run(dir: &Path, args: &ServeArgs) -> anyhow::Result<Exit> {
    runtime()?.block_on(async {
        let stopped = stopped()?;
        let listener = TcpListener::bind(args.bind)
            .await
            .with_context(|| format!("cannot listen on {}: choose another address with --bind", args.bind))?;
        let config = WebConfig {
            requests_per_second: NonZeroU32::new(args.requests_per_second),
            base: args.base_address.clone(),
            ..WebConfig::default()
        };
        let live = Arc::new(Live::new(dir));
        let first = Arc::clone(&live);
        // Before anyone asks. What is wrong is told to whoever asks first; the thread never holds up the end.
        std::thread::spawn(move || first.snapshot().and_then(|opened| opened.warm()));
        serve(live, listener, "Serving", config, stopped).await
    })
}

/// The threads on which the server runs.
pub(super) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads for the server")
}

/// Serves a library until the process is asked to stop.
pub(super) async fn serve(
    live: Arc<Live>,
    listener: TcpListener,
    what: &str,
    config: WebConfig,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<Exit> {
    let address = listener.local_addr()?;
    writeln!(io::stderr(), "{what} on http://{address}/ (Ctrl+C stops)")?;
    let pictures: Arc<dyn Pictures> = Arc::new(super::picture::Drawer::new());
    let config = WebConfig { pictures: Some(pictures), ..config };
    let router = hindsight_web::router(live, &config);
    hindsight_web::serve(listener, router, stopped).await?;
    Ok(Exit::Done)
}

/// Listens for Ctrl+C and the signal to end from now on; the future is ready after either.
///
/// To be called in the context of a runtime.
pub(super) fn stopped() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(windows)]
    {
        let mut interrupt = tokio::signal::windows::ctrl_c()?;
        Ok(async move {
            interrupt.recv().await;
        })
    }
}
