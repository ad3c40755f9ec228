//! Access codes: made and revoked by organisers, used up by proposals.

mod access_codes;
mod find;
mod make_code;
mod redeem;
mod revoke_code;
#[cfg(test)]
mod tests;

pub use self::{
    access_codes::{CodeLine, OpenedCall, access_codes, opened_call},
    make_code::make_code,
    revoke_code::revoke_code,
};
pub(super) use self::{
    find::forget_codes,
    redeem::{Carried, attach, carried, still_opens},
};
