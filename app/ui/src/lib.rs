//! The design system: components, icons, words. Its classes live in `style/`, described in `style/README.md`.

pub mod banner;
pub mod button;
pub mod choice;
pub mod dialog;
pub mod empty;
pub mod faces;
pub mod field;
pub mod i18n;
pub mod icon;
pub mod plural;
pub mod skeleton;
pub mod table;
pub mod tabs;
pub mod tag;
pub mod tally;
pub mod text_field;
pub mod time;

pub use banner::{Banner, ErrorSummary, Notice};
pub use button::{Button, Kind, LinkButton};
pub use choice::{Check, Choices, Opt, SelectField};
pub use dialog::{Confirm, Dialog, DialogLink};
pub use empty::EmptyState;
pub use faces::{Face, Faces};
pub use field::Field;
pub use icon::{BrandSign, Glyph, Icon};
pub use skeleton::{Shape, Skeleton};
pub use table::Table;
pub use tabs::{Tab, Tabs};
pub use tag::{Tag, Tone};
pub use tally::{OptionCount, OptionTally, Part, Side, Tally};
pub use text_field::{DateTimeField, TextArea, TextField};
pub use time::{Countdown, Moment};
