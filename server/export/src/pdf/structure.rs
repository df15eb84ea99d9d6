//! What the parts of a PDF are, for those who have it read aloud.

use std::num::NonZeroU16;

use krilla::tagging::{self, Identifier, TableHeaderScope, Tag, TagGroup, TagTree};

/// The number of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeId(usize);

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A paragraph.
    Paragraph,
    /// A heading of this level, from zero.
    Heading(u8),
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A heading of a column.
    ColumnHeading,
    /// A cell.
    Cell,
}

/// The parts in reading order.
#[derive(Default)]
pub struct Structure {
    nodes: Vec<Entry>,
    roots: Vec<usize>,
}

struct Entry {
    node: Node,
    children: Vec<usize>,
    drawn: Vec<Identifier>,
}

impl Structure {
    /// Adds a part below another, or at the top.
    pub fn add(&mut self, node: Node, parent: Option<NodeId>) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Entry { node, children: Vec::new(), drawn: Vec::new() });
        match parent.and_then(|parent| self.nodes.get_mut(parent.0)) {
            Some(parent) => parent.children.push(id),
            None => self.roots.push(id),
        }
        NodeId(id)
    }

    /// Notes what was drawn of a part.
    pub fn drawn(&mut self, node: NodeId, identifier: Identifier) {
        if let Some(entry) = self.nodes.get_mut(node.0) {
            entry.drawn.push(identifier);
        }
    }

    /// The parts as the file has them.
    pub fn tree(&self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        for root in &self.roots {
            if let Some(group) = self.group(*root) {
                tree.push(group);
            }
        }
        tree
    }

    /// Three levels at most: a table, its rows, their cells.
    fn group(&self, at: usize) -> Option<TagGroup> {
        let entry = self.nodes.get(at)?;
        let mut group = TagGroup::new(tag(&entry.node));
        for identifier in &entry.drawn {
            group.push(*identifier);
        }
        for child in &entry.children {
            if let Some(child) = self.group(*child) {
                group.push(child);
            }
        }
        Some(group)
    }
}

fn tag(node: &Node) -> tagging::TagKind {
    match node {
        Node::Paragraph => Tag::P.into(),
        Node::Heading(level) => {
            let level = NonZeroU16::MIN.saturating_add(u16::from(*level));
            Tag::Hn(level, None).into()
        }
        Node::Table => Tag::Table.into(),
        Node::Row => Tag::TR.into(),
        Node::ColumnHeading => Tag::TH(TableHeaderScope::Column).into(),
        Node::Cell => Tag::TD.into(),
    }
}
