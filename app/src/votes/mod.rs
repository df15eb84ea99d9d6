//! Pages of `domain::votes`.

mod author;
mod ballots;
mod calls;
mod card;
mod draft;
mod new_fields;
mod new_page;
mod paper;
mod protocol_page;
mod roll;
mod rule_text;
mod select;
mod state;

pub use author::author_line;
pub use card::VoteCard;
pub use new_page::NewPollPage;
pub use protocol_page::ProtocolPage;
pub use rule_text::rule_text;
