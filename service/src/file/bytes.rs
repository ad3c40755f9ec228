//! Putting and getting bytes.

use bytes::Bytes;
use domain::id::FileId;
use object_store::{ObjectStoreExt, PutPayload, path::Path};

use super::Files;
use crate::{Error, Result};

impl Files {
    /// Puts the bytes of a file whose row follows.
    pub async fn put(&self, id: FileId, bytes: Bytes) -> Result<()> {
        self.0.put(&place(id), PutPayload::from_bytes(bytes)).await.map_err(Error::fault)?;
        Ok(())
    }

    /// The bytes of a file.
    pub async fn get(&self, id: FileId) -> Result<Bytes> {
        match self.0.get(&place(id)).await {
            Ok(found) => found.bytes().await.map_err(Error::fault),
            Err(object_store::Error::NotFound { .. }) => Err(Error::not_found()),
            Err(error) => Err(Error::fault(error)),
        }
    }

    /// Removes the bytes of a file; what is gone already stays gone.
    pub async fn remove(&self, id: FileId) -> Result<()> {
        match self.0.delete(&place(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(Error::fault(error)),
        }
    }
}

/// The last two digits spread files over folders; the first ones of a UUIDv7 are the same for weeks.
fn place(id: FileId) -> Path {
    let name = id.0.simple().to_string();
    Path::from_iter([&name[name.len() - 2..], &name])
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    async fn keeps_gives_and_removes(files: Files) -> Result<()> {
        let id = FileId(Uuid::from_u128(7));
        files.put(id, Bytes::from_static(b"picture")).await?;
        assert_eq!(files.get(id).await?, Bytes::from_static(b"picture"));
        files.remove(id).await?;
        files.remove(id).await?;
        assert!(matches!(files.get(id).await, Err(Error::Refused(_))));
        Ok(())
    }

    #[tokio::test]
    async fn a_folder_keeps_gives_and_removes() -> Result<()> {
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        keeps_gives_and_removes(Files::in_folder(&folder.path().join("files"))?).await
    }

    #[tokio::test]
    async fn memory_keeps_gives_and_removes() -> Result<()> {
        keeps_gives_and_removes(Files::in_memory()).await
    }
}
