//! People, their accounts, and how they prove who they are.
//!
//! Every way in (`sign_in_with_password`, `use_sign_in_link`, …) is a verb of its own that proves something about an
//! account and then ends in [`begin_sign_in`](mod@begin_sign_in), the one place where sign-ins are made. Passkeys and other providers would be
//! further verbs beside these, each with its word in `SignInMethod`.

mod accounts;
mod attempts;
mod begin_sign_in;
mod mailed_links;
mod passwords;
mod proof;
mod secret;
mod strength;

mod add_address;
mod add_affiliation;
mod addresses;
mod affiliations;
mod change_password;
mod confirm_address;
mod create_account;
mod create_token;
mod edit_profile;
mod end_affiliation;
mod end_sign_ins;
mod erase_me;
mod export_my_data;
mod forget_expired;
mod grant_site_role;
mod issue_recovery_link;
mod make_primary;
mod note_seen;
mod open_account;
mod profile;
mod prove_again;
mod recover_password;
mod remove_address;
mod request_recovery;
mod request_sign_in_link;
mod revoke_token;
mod set_picture;
mod sign_in_with_password;
mod sign_ins;
mod sign_out;
mod sign_up;
mod tokens;
mod use_sign_in_link;
mod visitors;

pub use self::{
    begin_sign_in::NewSignIn,
    secret::Secret,
};
