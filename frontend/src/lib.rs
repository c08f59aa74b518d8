//! The page of Schakel: questions asked in plain words, answers in sentences with their sources.
//!
//! It computes no answer itself: it asks GraphQL and shows what comes back. Everything that a user
//! sees is decided by the address (`state`), fetched by `api`, worded by `i18n` and drawn by `pages`
//! out of `components`.

pub mod api;
pub mod app;
pub mod canvas;
pub mod components;
pub mod decimals;
pub mod i18n;
mod moments;
pub mod pages;
pub mod state;
