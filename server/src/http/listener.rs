//! Taking connections, within limits that no client can stretch.

use std::{convert::Infallible, future::pending, io, net::SocketAddr, panic::resume_unwind, sync::Arc, time::Duration};

use super::{
    Front, Life,
    attendants::Attendants,
    connections::{Connection, Connections},
    host, metrics,
};
use axum::extract::ConnectInfo;
use futures::{FutureExt, StreamExt, future, stream::FuturesUnordered};
use http_body_util::Either;
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::Handle,
    task::JoinError,
    time::{sleep, timeout},
};
use tokio_util::task::{AbortOnDropHandle, TaskTracker};

/// The bounds of every connection.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most connections at once.
    pub connections: usize,
    /// How long the head of a request may take, and how long a connection may wait for its next one.
    pub head: Duration,
    /// Most bytes of a request's head.
    pub head_bytes: usize,
    /// How long requests under way may go on once the process was told to stop.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: within_open_files(4_096),
            head: Duration::from_secs(20),
            head_bytes: 32 * 1_024,
            grace: Duration::from_secs(25),
        }
    }
}

/// Serves `front` until told to stop, then lets requests under way end.
///
/// HTTP/1.1 alone: in front stands a proxy that speaks the newer ones with browsers. What a connection may hold back is
/// bounded in time and size, and the quiet ones give way to new ones (see [`Connections`]).
///
/// [`Attendants`] read requests and answer what is kept. Whatever has a route is done by the runtime that calls this, so
/// that a page which takes its time to write holds up nobody who wants a kept one.
///
/// # Errors
///
/// Where the system gives no threads.
pub async fn serve(listener: TcpListener, front: impl Into<Front>, life: &Life, limits: Limits) -> io::Result<()> {
    let mut attendants = Attendants::start()?;
    let front = Arc::new(front.into());
    let connections = Connections::new(limits.connections);
    let open = TaskTracker::new();
    let http = http_with(limits);
    loop {
        let accepted = tokio::select! {
            () = life.stopping.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file descriptors, most likely; anything else of one connection is not ours to mend.
                tracing::warn!(%error, "a connection cannot be taken");
                if !connections.evict_one() {
                    sleep(Duration::from_millis(50)).await;
                }
                continue;
            }
        };
        let Some(connection) = connections.enter() else { continue };
        metrics::connections(connections.count());
        let Ok(stream) = stream.into_std() else { continue };
        let guest = Guest { stream, address, connection: Arc::new(connection) };
        let attending = attend(http.clone(), guest, Arc::clone(&front), life.clone(), Handle::current());
        open.spawn_on(attending, attendants.next_in_turn());
    }
    drop(listener);
    open.close();
    life.writing.close();
    let ended = async {
        open.wait().await;
        life.writing.wait().await;
    };
    if timeout(limits.grace, ended).await.is_err() {
        tracing::warn!(connections = open.len(), writing = life.writing.len(), "requests did not end in time");
    }
    Ok(())
}

/// A connection that was taken.
struct Guest {
    stream: std::net::TcpStream,
    address: SocketAddr,
    connection: Arc<Connection>,
}

fn http_with(limits: Limits) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_header_size(limits.head_bytes)
        .max_buf_size(limits.head_bytes.max(64 * 1_024));
    http
}

/// Attends to a guest until one of both goes. What has a route is done on the threads of `routes`.
async fn attend(http: http1::Builder, guest: Guest, front: Arc<Front>, life: Life, routes: Handle) {
    let Guest { stream, address, connection } = guest;
    let Ok(stream) = TcpStream::from_std(stream) else { return };
    let _ = stream.set_nodelay(true);
    let must_close = connection.must_close().map(|()| Told::Close);
    let stopping = life.stopped().map(|()| Told::Stop);
    let service = service_fn(move |mut request: Request<Incoming>| {
        if !host::is_named(&request) {
            return future::Either::Left(future::ready(Ok(host::refusal().map(Either::Left))));
        }
        if let Some(ready) = front.ready(&request) {
            connection.was_active();
            return future::Either::Left(future::ready(Ok(ready.into_response().map(Either::Left))));
        }
        let (front, connection, routes) = (Arc::clone(&front), Arc::clone(&connection), routes.clone());
        future::Either::Right(async move {
            let _busy = connection.busy();
            request.extensions_mut().insert(ConnectInfo(address));
            // Ends with the connection, as it would here.
            let routed = AbortOnDropHandle::new(routes.spawn(async move { front.route(request).await }));
            match routed.await.map_err(JoinError::try_into_panic) {
                Ok(answer) => Ok::<_, Infallible>(answer),
                Err(Ok(panic)) => resume_unwind(panic),
                // Only the end of the process takes a request from its routes.
                Err(Err(_)) => pending().await,
            }
        })
    });
    let serving = http.serve_connection(TokioIo::new(stream), service);
    // Looked at only when one of them has something to say, not on each stir of the connection: both take locks that all
    // connections share.
    let mut told = FuturesUnordered::from_iter([must_close.boxed(), stopping.boxed()]);
    tokio::pin!(serving);
    let ended = tokio::select! {
        ended = serving.as_mut() => ended,
        told = told.next() => match told {
            Some(Told::Stop) => {
                serving.as_mut().graceful_shutdown();
                serving.await
            }
            Some(Told::Close) | None => return,
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Why a connection ends.
enum Told {
    /// It gives way to another one.
    Close,
    /// The process stops.
    Stop,
}

/// Takes as many open files as the system grants, each connection being one.
pub fn raise_open_files() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let most = getrlimit(Resource::Nofile).maximum;
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: most, maximum: most }) {
        tracing::warn!(%error, "the number of open files cannot be raised");
    }
}

/// As many as the system lets this process have, with room for the database and files.
fn within_open_files(most: usize) -> usize {
    open_files().map_or(most, |files| most.min(files / 4 * 3))
}

/// How many files the process may have open, unless that is without limit.
pub fn open_files() -> Option<usize> {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current?;
    usize::try_from(limit).ok()
}
