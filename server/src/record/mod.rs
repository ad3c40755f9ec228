//! Records of groups on their way: out of the site as one `.tar`, and from a folder or such a file.

mod download;
mod pack;

pub use self::{
    download::download,
    pack::{pack, unpacked},
};
