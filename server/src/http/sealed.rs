//! Bodies that also lie in a file in memory, which nobody can change any more: the kernel sends their pages as they are
//! and copies nothing.

use std::{fs::File, io::Write, ops::Range, os::fd::OwnedFd};

use bytes::Bytes;
use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};

/// Shorter bodies are copied in less time than a second system call takes.
const WORTH_IT: usize = 8 * 1024;

/// A body, and the file that holds the same bytes.
#[derive(Debug)]
pub struct Sealed {
    body: Bytes,
    file: OwnedFd,
}

impl Sealed {
    /// The body in a file. `None` where that is not worth it, or where the system gives none: such a body is copied.
    pub fn new(body: &Bytes) -> Option<Self> {
        if body.len() < WORTH_IT {
            return None;
        }
        let file = memfd_create("plenary-body", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING).ok()?;
        let mut file = File::from(file);
        file.write_all(body).ok()?;
        fcntl_add_seals(&file, SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL).ok()?;
        Some(Self { body: body.clone(), file: file.into() })
    }

    /// Where `part` stands in the file, if it is a part of this very body: told by its place in memory, which is this
    /// body's for as long as this value lives.
    pub fn range(&self, part: &[u8]) -> Option<Range<usize>> {
        let from = (part.as_ptr() as usize).checked_sub(self.body.as_ptr() as usize)?;
        let to = from.checked_add(part.len()).filter(|to| *to <= self.body.len())?;
        (!part.is_empty()).then_some(from..to)
    }

    /// Whether `range` ends where the body ends.
    pub fn ends_with(&self, range: &Range<usize>) -> bool {
        range.end == self.body.len()
    }

    /// The file.
    pub fn file(&self) -> &OwnedFd {
        &self.file
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Read, os::unix::fs::FileExt};

    use super::*;

    #[test]
    fn the_file_holds_the_same_bytes_for_good() {
        let body = Bytes::from((0..=255).cycle().take(3 * WORTH_IT).collect::<Vec<u8>>());
        let sealed = Sealed::new(&body).expect("the system makes files in memory");
        let mut file = File::from(sealed.file().try_clone().expect("a second handle"));
        let mut read = Vec::new();
        std::io::Seek::rewind(&mut file).and_then(|()| file.read_to_end(&mut read)).expect("readable");
        assert_eq!(read, body);
        assert!(file.write_at(b"other", 0).is_err() && file.set_len(1).is_err());
    }

    #[test]
    fn only_its_own_bytes_are_found_in_it() {
        let body = Bytes::from(vec![b'a'; 2 * WORTH_IT]);
        let sealed = Sealed::new(&body).expect("the system makes files in memory");
        assert_eq!(sealed.range(&body), Some(0..body.len()));
        assert_eq!(sealed.range(&body[100..]), Some(100..body.len()));
        assert_eq!(sealed.range(&body[100..100]), None);
        let elsewhere = vec![b'a'; body.len()];
        assert_eq!(sealed.range(&elsewhere), None, "the same letters elsewhere");
    }

    #[test]
    fn short_bodies_are_not_worth_a_file() {
        assert!(Sealed::new(&Bytes::from_static(b"short")).is_none());
    }
}
