mod ieee;
mod nomcom;
mod oasis;
mod others;
mod support;
