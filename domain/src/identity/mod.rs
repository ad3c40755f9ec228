//! People, their accounts, and how they prove who they are.

mod address;
mod affiliation;
mod claim;
mod client;
mod lifetime;
mod limit;
mod link;
mod name;
mod next;
mod password;
mod picture;
mod profile;
mod token;

pub use address::EmailAddress;
pub use affiliation::{AFFILIATION_TITLE_MAX, Interval, ORGANISATION_NAME_MAX, canonical_organisation};
pub use claim::{CLAIM_LASTS, CLAIMS_A_DAY};
pub use client::Client;
pub use lifetime::{
    PROOF_LASTS, SEEN_EVERY, SIGN_IN_IDLE, SIGN_IN_LASTS, SIGN_INS_AT_ONCE, SignInMethod, is_recent_proof,
    sign_in_is_alive,
};
pub use limit::{Limit, Tries};
pub use link::{CODE_LENGTH, LinkPurpose, code_from_bytes, typed_code};
pub use name::{ERASED_NAME, PERSON_NAME_MAX, person_name, sort_name};
pub use next::same_site_path;
pub use password::{PASSWORD_MAX, PASSWORD_MIN, Password};
pub use picture::{PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, PICTURE_SIDE};
pub use profile::{BIOGRAPHY_MAX, LINKS_MAX, Profile, ProfileInput, ProfileLink};
pub use token::{TOKEN_NAME_MAX, TOKEN_PREFIX, TokenLifetime, scopes_from_text, scopes_to_text};
