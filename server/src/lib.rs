//! The process: pages, REST, feeds, jobs, configuration, adapters and the command line.
//!
//! An entrance here holds no rule: it reads what came, calls the use case that every other entrance calls too, and
//! writes the answer.

pub mod adapter;
pub mod api;
pub mod asset;
pub mod command;
pub mod config;
pub mod cookie;
pub mod demo;
pub mod exchange;
pub mod http;
pub mod job;
pub mod operate;
pub mod page;
pub mod peer;
pub mod problem;
pub mod programme;
pub mod reading;
pub mod record;
pub mod router;
pub mod site;
pub mod upload;
pub mod visitor;
