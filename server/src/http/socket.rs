//! The stream of a connection. Where what is to be written lies in a [`Sealed`] file, the kernel sends it from there.

use std::{
    io::{self, IoSlice},
    ops::Range,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, ready},
};

use rustix::{
    fs::sendfile,
    net::{SendAncillaryBuffer, SendFlags, sendmsg},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, Interest, ReadBuf},
    net::TcpStream,
};

use super::sealed::Sealed;

/// The body that is being sent on a connection, if it lies in a file: set by who answers, read by who writes.
#[derive(Clone, Debug, Default)]
pub struct Outgoing(Arc<Mutex<Option<Arc<Sealed>>>>);

impl Outgoing {
    /// Announces the body of the answer that comes next.
    pub fn set(&self, body: Option<Arc<Sealed>>) {
        *self.lock() = body;
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<Sealed>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection's stream.
#[derive(Debug)]
pub struct Socket {
    stream: TcpStream,
    outgoing: Outgoing,
}

impl Socket {
    /// Sends on `stream`, from files what is announced in `outgoing`.
    pub fn new(stream: TcpStream, outgoing: Outgoing) -> Self {
        Self { stream, outgoing }
    }

    /// Sends what stands before the body, then the body; as much as the kernel takes, in bytes.
    fn send(&self, before: &[IoSlice<'_>], body: &Sealed, range: &Range<usize>) -> io::Result<usize> {
        let head = length(before);
        if head > 0 {
            // More follows at once, so that both go out together.
            let flags = SendFlags::MORE | SendFlags::NOSIGNAL;
            let sent = sendmsg(&self.stream, before, &mut SendAncillaryBuffer::default(), flags)?;
            if sent < head {
                return Ok(sent);
            }
        }
        let mut at = range.start as u64;
        match sendfile(&self.stream, body.file(), Some(&mut at), range.len()) {
            Ok(sent) => Ok(head + sent),
            // Some was sent: that is what to say. The next try finds out why there is no more.
            Err(_) if head > 0 => Ok(head),
            Err(error) => Err(error.into()),
        }
    }
}

fn length(slices: &[IoSlice<'_>]) -> usize {
    slices.iter().map(|slice| slice.len()).sum()
}

impl AsyncRead for Socket {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let Some(body) = self.outgoing.lock().clone() else {
            return Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        };
        let found = slices.iter().enumerate().find_map(|(place, slice)| Some((place, body.range(slice)?)));
        let Some((place, range)) = found else {
            return Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        };
        let before = &slices[..place];
        let sent = loop {
            ready!(self.stream.poll_write_ready(cx))?;
            match self.stream.try_io(Interest::WRITABLE, || self.send(before, &body, &range)) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                done => break done?,
            }
        };
        if sent == length(before) + range.len() && body.ends_with(&range) {
            self.outgoing.set(None);
        }
        Poll::Ready(Ok(sent))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
