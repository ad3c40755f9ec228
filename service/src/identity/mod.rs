//! People, their accounts, and how they prove who they are.
//!
//! Every way in (`sign_in_with_password`, `use_sign_in_link`, …) is a verb of its own that proves something about an
//! account and then ends in `begin_sign_in`, the one place where sign-ins are made. Passkeys and other
//! providers would be further verbs beside these, each with its word in `SignInMethod`.

mod accounts;
mod attempts;
mod begin_sign_in;
mod claim;
mod mailed_links;
mod passwords;
mod proof;
mod secret;
mod strength;

mod add_address;
mod add_affiliation;
mod addresses;
mod calendar_link;
mod change_password;
mod confirm_address;
mod create_account;
mod create_token;
mod edit_profile;
mod end_affiliation;
mod end_sign_ins;
mod erase_me;
mod export_my_data;
mod grant_site_role;
mod issue_recovery_link;
mod make_primary;
mod note_seen;
mod open_account;
mod profile;
mod prove_again;
mod recover_password;
mod remove_address;
mod renew;
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
mod users;
mod visitors;

pub use self::{
    add_address::add_address,
    add_affiliation::{NewAffiliation, add_affiliation},
    addresses::{AddressLine, Addresses, addresses},
    begin_sign_in::NewSignIn,
    calendar_link::{calendar_link, end_calendar_link, make_calendar_link, owner_of_calendar},
    change_password::{ChangePassword, change_password},
    claim::{WaitingClaim, claim_person, merge_persons, undo_merge, waiting_claim},
    confirm_address::{confirm_address, waiting_address},
    create_account::create_account,
    create_token::{NewToken, create_token},
    edit_profile::edit_profile,
    end_affiliation::end_affiliation,
    end_sign_ins::{end_all_sign_ins_of, end_other_sign_ins, end_sign_in},
    erase_me::erase_me,
    export_my_data::export_my_data,
    grant_site_role::{grant_site_role, revoke_site_role},
    issue_recovery_link::issue_recovery_link,
    make_primary::make_primary,
    note_seen::{note_seen, note_used},
    open_account::{WaitingAccount, open_account, waiting_account},
    profile::{AffiliationLine, PersonPage, person_page, profile},
    prove_again::prove_again,
    recover_password::{recover_password, waiting_recovery},
    remove_address::remove_address,
    request_recovery::request_recovery,
    request_sign_in_link::request_sign_in_link,
    revoke_token::revoke_token,
    secret::Secret,
    set_picture::{picture, remove_picture, set_picture},
    sign_in_with_password::sign_in_with_password,
    sign_ins::{SignInLine, sign_ins},
    sign_out::sign_out,
    sign_up::{SignUp, sign_up},
    tokens::{TokenLine, tokens},
    use_sign_in_link::{use_sign_in_code, use_sign_in_link, waiting_sign_in},
    users::{UserLine, person_at, users},
    visitors::{SignedIn, TokenBearer, bearer_of_token, visitor_of_cookie},
};
pub(crate) use self::{
    add_affiliation::organisation_called,
    claim::{claims_since, merged_into},
    create_account::person_row,
    secret::{Purpose, hash},
};
#[cfg(any(test, feature = "testing"))]
pub(crate) use self::{begin_sign_in::begin_sign_in_for_test, change_password::set_password_for_test};
