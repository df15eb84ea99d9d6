//! XML within limits: no document type, no entities of its own, bounded depth and size.

use std::borrow::Cow;

use domain::documents::NoText;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use crate::limits::{MAX_XML_DEPTH, MAX_XML_NODES};

/// The vocabularies that matter; transitional and strict spellings of one are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// WordprocessingML.
    Word,
    /// Alternatives for older readers.
    Compatibility,
    /// Formulas.
    Math,
    /// Anything else.
    Other,
}

/// An element: its name and attributes by local name.
#[derive(Debug)]
pub struct Element {
    vocabulary: Vocabulary,
    name: String,
    attributes: Vec<(String, String)>,
    /// What is inside, in order.
    pub content: Vec<Content>,
}

/// What an element holds.
#[derive(Debug)]
pub enum Content {
    /// An element.
    Element(Element),
    /// Characters.
    Text(String),
}

impl Element {
    /// Whether this is the element `name` of the vocabulary.
    pub fn is(&self, vocabulary: Vocabulary, name: &str) -> bool {
        self.vocabulary == vocabulary && self.name == name
    }

    /// The local name, if the element is of WordprocessingML.
    pub fn word_name(&self) -> Option<&str> {
        (self.vocabulary == Vocabulary::Word).then_some(self.name.as_str())
    }

    /// The local name of an element of any vocabulary.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The attribute of this local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute of this local name, whatever its vocabulary, has this value.
    pub fn has_attribute(&self, name: &str, value: &str) -> bool {
        self.attributes.iter().any(|(key, own)| key == name && own == value)
    }

    /// The attribute `val`.
    pub fn value(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// The elements inside.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|content| match content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        })
    }

    /// The first child of WordprocessingML with this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.is(Vocabulary::Word, name))
    }

    /// The first child of any vocabulary with this name.
    pub fn named(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// One alternative only: the first choice, or the fallback where there is no choice.
    pub fn alternative(&self) -> Option<&Self> {
        let named =
            |name: &'static str| self.elements().find(move |child| child.is(Vocabulary::Compatibility, name));
        named("Choice").or_else(|| named("Fallback"))
    }

    /// All characters inside, in order.
    pub fn all_text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for content in &self.content {
            match content {
                Content::Text(own) => text.push_str(own),
                Content::Element(element) => element.add_text(text),
            }
        }
    }

    /// The `val` of the first child with this name.
    pub fn child_value(&self, name: &str) -> Option<&str> {
        self.child(name)?.value()
    }

    /// An on-off property: absent, or present and possibly switched off.
    pub fn switch(&self, name: &str) -> Option<bool> {
        self.child(name).map(|element| !matches!(element.value(), Some("0" | "false" | "off" | "none")))
    }
}

/// One step through a part.
#[derive(Debug)]
pub enum Step {
    /// An element begins; its content is still to be read.
    Begin(Element),
    /// The element begun last ends.
    End,
    /// Characters.
    Text(String),
    /// The part is over.
    Over,
}

/// Reads a part step by step.
pub struct Part<'x> {
    reader: NsReader<&'x [u8]>,
    depth: usize,
    pending_end: bool,
}

/// The text of a part: UTF-8, or UTF-16 with its mark.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, NoText> {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| NoText::Damaged)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes).map(Cow::Owned),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes).map(Cow::Owned),
        _ => {
            let rest = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
            std::str::from_utf8(rest).map(Cow::Borrowed).map_err(|_| NoText::Damaged)
        }
    }
}

impl<'x> Part<'x> {
    /// Begins at the start of the part.
    pub fn new(text: &'x str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = false;
        Self { reader, depth: 0, pending_end: false }
    }

    /// The next step. A part that is not well formed, or brings its own document type or entities, is damaged.
    pub fn step(&mut self) -> Result<Step, NoText> {
        if self.pending_end {
            self.pending_end = false;
            return Ok(Step::End);
        }
        loop {
            match self.reader.read_event().map_err(|_| NoText::Damaged)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_XML_DEPTH {
                        return Err(NoText::TooLong);
                    }
                    return Ok(Step::Begin(self.element(&start)?));
                }
                Event::Empty(start) => {
                    self.pending_end = true;
                    return Ok(Step::Begin(self.element(&start)?));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::End);
                }
                Event::Text(text) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    let name: &str = &reference;
                    let c = match name {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => reference.resolve_char_ref().ok().flatten().ok_or(NoText::Damaged)?,
                    };
                    return Ok(Step::Text(c.to_string()));
                }
                Event::DocType(_) => return Err(NoText::Damaged),
                Event::Eof if self.depth > 0 => return Err(NoText::Damaged),
                Event::Eof => return Ok(Step::Over),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
        }
    }

    fn element(&self, start: &BytesStart<'_>) -> Result<Element, NoText> {
        let vocabulary = match self.reader.resolver().resolve_element(start.name()).0 {
            ResolveResult::Bound(Namespace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                | "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )) => Vocabulary::Word,
            ResolveResult::Bound(Namespace(
                "http://schemas.openxmlformats.org/markup-compatibility/2006",
            )) => Vocabulary::Compatibility,
            ResolveResult::Bound(Namespace(
                "http://schemas.openxmlformats.org/officeDocument/2006/math"
                | "http://purl.oclc.org/ooxml/officeDocument/math",
            )) => Vocabulary::Math,
            _ => Vocabulary::Other,
        };
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| NoText::Damaged)?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|_| NoText::Damaged)?;
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
        }
        let name = start.local_name().as_ref().to_owned();
        Ok(Element { vocabulary, name, attributes, content: Vec::new() })
    }

    /// Skips the rest of the element begun last.
    pub fn skip(&mut self) -> Result<(), NoText> {
        let mut open = 1_usize;
        while open > 0 {
            match self.step()? {
                Step::Begin(_) => open += 1,
                Step::End => open -= 1,
                Step::Text(_) => {}
                Step::Over => return Err(NoText::Damaged),
            }
        }
        Ok(())
    }

    /// The rest of the element begun last, as a tree.
    pub fn tree(&mut self, root: Element) -> Result<Element, NoText> {
        let mut open = vec![root];
        let mut nodes = 0_usize;
        loop {
            match self.step()? {
                Step::Begin(element) => {
                    nodes += 1;
                    if nodes > MAX_XML_NODES {
                        return Err(NoText::TooLong);
                    }
                    open.push(element);
                }
                Step::Text(text) => {
                    if let Some(element) = open.last_mut() {
                        element.content.push(Content::Text(text));
                    }
                }
                Step::End => {
                    let Some(done) = open.pop() else { return Err(NoText::Damaged) };
                    match open.last_mut() {
                        Some(parent) => parent.content.push(Content::Element(done)),
                        None => return Ok(done),
                    }
                }
                Step::Over => return Err(NoText::Damaged),
            }
        }
    }

    /// The whole part as a tree.
    pub fn whole(text: &str) -> Result<Element, NoText> {
        let mut part = Part::new(text);
        loop {
            match part.step()? {
                Step::Begin(root) => return part.tree(root),
                Step::Text(_) | Step::End => {}
                Step::Over => return Err(NoText::Damaged),
            }
        }
    }
}
