//! Serves the front end until it is told to stop.

use std::net::SocketAddr;

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
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).with_graceful_shutdown(shutdown).await
}
