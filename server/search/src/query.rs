/// What somebody looks for.
#[derive(Clone, Debug, Default)]
pub struct Query<'q> {
    /// As it was typed: words that must all occur, "words in quotes" that must stand so, -words that must not occur.
    /// Without words, everything that fits is found, the newest first.
    pub text: &'q str,
    /// The last word is still being typed: its beginning is enough.
    pub unfinished: bool,
    /// The groups the reader is in. What belongs to no group is found as well, what belongs to another never.
    pub audiences: &'q [String],
    /// Only these kinds; all if empty.
    pub kinds: &'q [String],
    /// Only of these bodies; of all if empty.
    pub bodies: &'q [String],
    /// Only in these states; in all if empty.
    pub statuses: &'q [String],
    /// Changed at this moment or later, in microseconds.
    pub from: Option<i64>,
    /// Changed before this moment.
    pub until: Option<i64>,
    /// Which page, from 0.
    pub page: usize,
    /// How many on a page, at most [`PER_PAGE_MAX`].
    pub per_page: usize,
}

/// Most hits on one page.
pub const PER_PAGE_MAX: usize = 100;
/// Nobody turns pages further than to this hit; beyond, pages are empty.
pub const DEPTH_MAX: usize = 2_000;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How much fits.
    pub total: usize,
    /// How much of each kind would fit if no kinds had been asked for, by the kind's name.
    pub by_kind: Vec<(String, usize)>,
    /// This page of it, the best first.
    pub hits: Vec<Hit>,
    /// Nothing fits what was typed, but something fits this: what was meant, probably.
    pub repaired: Option<String>,
}

/// One of the things found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its key.
    pub key: String,
    /// What it is.
    pub kind: String,
    /// For a part of something else, the key of that.
    pub owner: Option<String>,
    /// Its name.
    pub title: String,
    /// The place of the passage that the snippet is from; empty if it is of no passage.
    pub place: String,
    /// A piece of it, cut into fragments; those that were looked for bear `true`.
    pub snippet: Vec<(bool, String)>,
    /// How well it fits. Says something only beside other hits of the same query.
    pub score: f32,
    /// When it last changed, in microseconds.
    pub at: i64,
}
