//! Getting in, and the pages of one's own account.

mod addresses;
mod affiliations;
mod again;
mod calendar;
mod carried;
mod data;
mod enter;
mod home;
mod link;
mod password;
mod person;
mod profile;
mod recover;
mod settings;
mod sign_ins;
mod sign_up;
mod tokens;

pub(crate) use self::settings::settings_page;
pub use self::{
    addresses::{addresses_page, confirm_address_page},
    affiliations::affiliations_page,
    again::again_page,
    calendar::{calendar_name, calendar_page},
    carried::{Carried, carried_page, proof_first_page, sign_in_ended_page},
    data::data_page,
    enter::{sign_in_page, sign_in_sent_page},
    home::{Home, home_page},
    link::sign_in_link_page,
    password::password_page,
    person::person_page,
    profile::profile_page,
    recover::{new_password_page, recover_page, recover_sent_page},
    sign_ins::sign_ins_page,
    sign_up::{open_account_page, sign_up_page, sign_up_sent_page},
    tokens::tokens_page,
};
