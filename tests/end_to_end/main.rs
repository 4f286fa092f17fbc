//! The built program, end to end, on invented reviews.

mod archive;
mod bad_input;
mod bundle;
mod commands;
mod correct;
mod crash;
mod demo;
mod evaluate;
mod evaluate_search;
mod identity;
mod ingest;
mod search;
mod similar;
mod support;
mod survey;
mod web;
