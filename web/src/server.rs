//! Serves the front end until it is told to stop.

use axum::Router;
use tokio::net::TcpListener;

/// Answers requests until `shutdown` is ready, then finishes those under way.
///
/// # Errors
///
/// Fails if the listener does.
pub async fn serve<F>(listener: TcpListener, router: Router, shutdown: F) -> std::io::Result<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    axum::serve(listener, router).with_graceful_shutdown(shutdown).await
}
