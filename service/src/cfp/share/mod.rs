//! Links under which speakers show their proposal to others, for comment.

mod find;
mod revoke_share;
mod share_proposal;
mod shared;
mod shares;

pub use self::{
    revoke_share::revoke_share,
    share_proposal::share_proposal,
    shared::{SharedProposal, shared},
    shares::{ShareDesk, ShareLine, my_shares},
};
