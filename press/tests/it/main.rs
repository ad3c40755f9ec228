//! The press as others see it: a manuscript in, a PDF out, and a bomb that harms only itself.

mod bombs;
mod pages;
mod run;
