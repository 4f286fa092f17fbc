//! The built program, end to end, on invented reviews.

mod archive;
mod bad_input;
mod commands;
mod crash;
mod demo;
mod evaluate;
mod ingest;
mod search;
mod support;
mod web;
