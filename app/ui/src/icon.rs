//! Icons: one line, 1.5 px, always beside a word.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// It waits for me; the home page.
    Waiting,
    /// A working group.
    Group,
    /// A document.
    Document,
    /// A vote.
    Vote,
    /// People, the directory.
    People,
    /// One person.
    Person,
    /// A notification.
    Bell,
    /// Search.
    Search,
    /// Place a file.
    Upload,
    /// Get a file.
    Download,
    /// For; done; accepted.
    Check,
    /// Against; refused; close.
    Cross,
    /// Abstained.
    Dash,
    /// Secret; closed for changes.
    Lock,
    /// Time, term.
    Clock,
    /// Change.
    Edit,
    /// Answer a remark.
    Reply,
    /// Link.
    Link,
    /// Archive.
    Archive,
    /// Print.
    Print,
    /// More acts.
    Menu,
    /// Light scheme.
    Sun,
    /// Dark scheme.
    Moon,
    /// Careful.
    Warning,
    /// To know.
    Info,
    /// No connection.
    Offline,
    /// Goes on; opens.
    Chevron,
    /// Add.
    Plus,
    /// Meeting, date.
    Calendar,
    /// Leave the portal.
    SignOut,
    /// Talk, remarks.
    Talk,
    /// A state body.
    Building,
    /// Telephone.
    Phone,
    /// Electronic mail.
    Mail,
    /// The library.
    Library,
}

impl Glyph {
    /// The lines, on a field of 24 × 24.
    const fn path(self) -> &'static str {
        match self {
            Self::Waiting => {
                "M4 13.5 6.2 5.6A1.5 1.5 0 0 1 7.6 4.5h8.8a1.5 1.5 0 0 1 1.4 1.1L20 13.5v4.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18v-4.5ZM4 13.5h4.5l1.2 2.2h4.6l1.2-2.2H20"
            }
            Self::Group => {
                "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.2v.1M16.2 9.6v.1M16.2 14.4v.1M12 16.8v.1M7.8 14.4v.1M7.8 9.6v.1"
            }
            Self::Document => "M6 3.5h7.5L19 9v11.5H6v-17ZM13 3.5V9.5h6M9 13h7M9 16.5h7",
            Self::Vote => {
                "M4 13.5h3M17 13.5h3V20H4v-6.5ZM7 16h10M8.5 13.5 7 12l6.5-8 5 4-4.5 5.5H9.5M10 9.2l1.6 1.6 3.2-3.4"
            }
            Self::People => {
                "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c0-3 2.6-5 6.5-5s6.5 2 6.5 5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.8c2.2.7 3.5 2.4 3.5 4.7"
            }
            Self::Person => "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-3.6 3-6 7.5-6s7.5 2.4 7.5 6",
            Self::Bell => {
                "M6 16.5V10.5a6 6 0 0 1 12 0v6l1.5 1.5h-15L6 16.5ZM10 20.5c.5.7 1.2 1 2 1s1.5-.3 2-1"
            }
            Self::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.2 15.2 20 20",
            Self::Upload => "M12 16V4.5M7.5 9 12 4.5 16.5 9M4.5 16v3.5h15V16",
            Self::Download => "M12 4.5V16M7.5 11.5 12 16l4.5-4.5M4.5 16.5v3h15v-3",
            Self::Check => "M5 12.5 10 17.5 19.5 7",
            Self::Cross => "M6 6l12 12M18 6 6 18",
            Self::Dash => "M5.5 12h13",
            Self::Lock => "M5.5 11h13v9.5h-13V11ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.8v2",
            Self::Clock => "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2",
            Self::Edit => "M4.5 19.5 5.5 15 16 4.5l3.5 3.5L9 18.5l-4.5 1ZM13.5 7l3.5 3.5",
            Self::Reply => "M9.5 6 4.5 11l5 5M4.5 11H14a5.5 5.5 0 0 1 5.5 5.5V18",
            Self::Link => {
                "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1"
            }
            Self::Archive => "M3.5 4.5h17v4h-17v-4ZM5 8.5v11h14v-11M9.5 12.5h5",
            Self::Print => "M7 8.5v-5h10v5M7 16.5H4v-8h16v8h-3M7 13.5h10v7H7v-7Z",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Sun => {
                "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
            }
            Self::Moon => "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
            Self::Warning => "M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.2",
            Self::Info => "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 11v5.5M12 7.6v.2",
            Self::Offline => {
                "M3.5 3.5l17 17M2.5 9.5A14 14 0 0 1 7 6.7M11 5.6a14 14 0 0 1 10.5 3.9M5.5 13a9.5 9.5 0 0 1 4-2.3M14.8 10.9a9.5 9.5 0 0 1 3.7 2.1M8.8 16.3a5 5 0 0 1 5-.9M12 19.5v.2"
            }
            Self::Chevron => "M9 5.5 15.5 12 9 18.5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Calendar => "M4 6h16v14H4V6ZM4 10.5h16M8 3.5V8M16 3.5V8",
            Self::SignOut => "M13 4.5H5v15h8M10 12h10M16.5 8.5 20 12l-3.5 3.5",
            Self::Talk => "M4 5h16v11h-8l-4.5 4V16H4V5ZM8 9h8M8 12.2h5",
            Self::Building => {
                "M3.5 20.5h17M5 20.5V9.5M19 20.5V9.5M3.5 9.5 12 4l8.5 5.5h-17ZM9 12.5v5M12 12.5v5M15 12.5v5"
            }
            Self::Phone => {
                "M6 3.5h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4.5 1.5V18a2.5 2.5 0 0 1-2.5 2.5A14.5 14.5 0 0 1 3.5 6 2.5 2.5 0 0 1 6 3.5Z"
            }
            Self::Mail => "M3.5 5.5h17v13h-17v-13ZM3.5 6.5 12 13l8.5-6.5",
            Self::Library => {
                "M12 6.5c-2-1.6-5-2-8.5-1.5v13.5c3.5-.5 6.5-.1 8.5 1.5 2-1.6 5-2 8.5-1.5V5c-3.5-.5-6.5-.1-8.5 1.5ZM12 6.5V20"
            }
        }
    }
}

/// An icon of the text's size and colour. Hidden from screen readers: the word beside it speaks.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=glyph.path()></path>
        </svg>
    }
}

/// The sign of the portal: a collegium around one table.
#[component]
pub fn BrandSign() -> impl IntoView {
    view! {
        <svg class="brand-sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" stroke-width="2.5"></circle>
            <path
                fill="currentColor"
                d="M16 4.1a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8ZM24.2 8.8a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8ZM24.2 18.4a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8ZM16 23.1a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8ZM7.8 18.4a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8ZM7.8 8.8a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8Z"
            ></path>
        </svg>
    }
}
