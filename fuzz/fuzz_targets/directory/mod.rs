//! The reader of tables of people. It is a part of the server's use cases, but a pure one: its files are taken in here by
//! themselves, so that the database stays outside.

pub mod import;

/// What the reader uses of the module around it.
pub mod sql {
    pub fn squeezed(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
