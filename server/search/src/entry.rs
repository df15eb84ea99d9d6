/// One thing that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Names it, once in the whole index: "document:01J…". Putting the same key again replaces it.
    pub key: String,
    /// What it is: "document", "remark", "person", …
    pub kind: String,
    /// For a part of something else, the key of that.
    pub owner: Option<String>,
    /// The group whose members may see it; empty for what every employee may see.
    pub audience: String,
    /// The state body it belongs to; may be empty.
    pub body: String,
    /// Its state, in the words of its module; may be empty.
    pub status: String,
    /// When it last changed, in microseconds.
    pub at: i64,
    /// Its name. Words here weigh most.
    pub title: String,
    /// Numbers, names of files, labels. Words here weigh more than those of the text.
    pub requisites: Vec<String>,
    /// What it says, in order.
    pub text: Vec<Passage>,
}

/// A piece of text that a reader can be led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Where it is, in the words of its module: the identifier of a block. May be empty.
    pub place: String,
    /// What it says.
    pub text: String,
}

impl From<&str> for Passage {
    fn from(text: &str) -> Self {
        Self { place: String::new(), text: text.to_owned() }
    }
}
