//! The server as a whole: over HTTP, in rendered pages and on the live line, on SQLite and PostgreSQL.
//!
//! `ALQA_TEST_POSTGRES=postgres://…` names a server of PostgreSQL in which each test may create a database of its
//! own; without it that half is left out, which is said. `./dev test` starts one.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]
#![expect(clippy::print_stderr, reason = "what is left out must be seen")]

mod all {
    mod access;
    mod browser;
    mod budget;
    mod centre;
    mod certificates;
    mod documents;
    mod draft_files;
    mod drafts;
    mod evidence;
    mod files;
    mod filled;
    mod foreign;
    mod forms;
    mod input;
    mod journal;
    mod library;
    mod library_budget;
    mod library_items;
    mod line;
    mod live;
    mod matrix;
    mod numbers;
    mod polyglots;
    mod previews;
    mod published;
    mod reading;
    mod registry;
    mod remark_table;
    mod rules;
    mod samples;
    mod scanning;
    mod scans;
    mod scene;
    mod search;
    mod sessions;
    mod signatures;
    mod stage;
    mod suggestions;
    mod tab;
    mod upkeep;
    mod versions;
    mod votes;
    mod watch;
    mod world;
    mod writer;
}
