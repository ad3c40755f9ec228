//! Files: their bytes lie in an object store, what is known of them in the table `file`.
//!
//! Bytes are put before the transaction that records them and removed after the one that forgets them, so that a row
//! always has its bytes. Each row has bytes of its own, under its id: two people with the same picture share nothing that
//! the erasure of one could take from the other.

mod bytes;
mod remove_bytes;

use std::{path::Path, sync::Arc};

use object_store::{ObjectStore, local::LocalFileSystem, memory::InMemory};

pub(crate) use self::remove_bytes::forget;
pub use self::remove_bytes::{REMOVE_BYTES, RemoveBytes};
use crate::{Error, Result};

/// Where the bytes of files are kept.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// In a folder of this machine, which is made if it is missing.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(Error::fault)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(Error::fault)?.with_fsync(true);
        Ok(Self(Arc::new(store)))
    }

    /// In memory, for as long as the process lives; for tests.
    pub fn in_memory() -> Self {
        Self(Arc::new(InMemory::new()))
    }

    /// In any other store.
    pub fn in_store(store: Arc<dyn ObjectStore>) -> Self {
        Self(store)
    }
}
