//! What is signed: a short text that names a version of a document, all its parts by their digests, the act and
//! the signer's role. A reader can hold it beside the page; a program compares it byte for byte.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const HEAD: &str = "alqa-manifest 1";

/// Whether a part is text that the portal holds or a file as it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartKind {
    /// Text of the document; the name says which, as `kk`.
    Text,
    /// The document as a file.
    File,
    /// Something attached.
    Attachment,
}

impl PartKind {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Text, "text"), (Self::File, "file"), (Self::Attachment, "attachment")];

    fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::File => "file",
            Self::Attachment => "attachment",
        }
    }
}

/// One part of what is signed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    /// What kind.
    pub kind: PartKind,
    /// Its name, as of the file.
    pub name: String,
    /// How many bytes.
    pub size: u64,
    /// Their SHA-256.
    pub sha256: [u8; 32],
}

impl Part {
    /// Of these bytes.
    pub fn of(kind: PartKind, name: &str, bytes: &[u8]) -> Self {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Self { kind, name: name.to_owned(), size, sha256: Sha256::digest(bytes).into() }
    }
}

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Which document: its identifier.
    pub document: String,
    /// Which version.
    pub version: u32,
    /// The document's title, for a reader.
    pub title: String,
    /// What the signature does, as `approve`.
    pub act: String,
    /// As whom the signer acts, as `head`.
    pub role: String,
    /// Everything the signature covers.
    pub parts: Vec<Part>,
}

/// A field in which two manifests differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Difference {
    /// The other isn't a manifest at all.
    NoManifest,
    /// Another document.
    Document,
    /// Another version.
    Version,
    /// Another title.
    Title,
    /// Another act.
    Act,
    /// Another role.
    Role,
    /// Other parts.
    Parts,
}

impl Manifest {
    /// The bytes that are signed: one line for each thing, parts in order of kind, name and digest.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("{HEAD}\n");
        let version = self.version.to_string();
        for (word, value) in [
            ("document", self.document.as_str()),
            ("version", &version),
            ("title", &self.title),
            ("act", &self.act),
            ("role", &self.role),
        ] {
            text.push_str(&format!("{word}: {}\n", escaped(value)));
        }
        let mut parts: Vec<&Part> = self.parts.iter().collect();
        parts.sort();
        for part in parts {
            let digest: String = part.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
            let (word, name) = (part.kind.word(), escaped(&part.name));
            text.push_str(&format!("{word}: sha256 {digest} {} {name}\n", part.size));
        }
        text.into_bytes()
    }

    /// Reads what [`Self::to_bytes`] wrote; anything written otherwise is none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != HEAD {
            return None;
        }
        let mut field = |word: &str| {
            let value = lines.next()?.strip_prefix(word)?.strip_prefix(": ")?;
            unescaped(value)
        };
        let document = field("document")?;
        let version = field("version")?.parse().ok()?;
        let (title, act, role) = (field("title")?, field("act")?, field("role")?);
        let parts = lines.map(part).collect::<Option<Vec<_>>>()?;
        let manifest = Self { document, version, title, act, role, parts };
        (manifest.to_bytes() == bytes).then_some(manifest)
    }

    /// Where `bytes` aren't this manifest; None: they are.
    pub fn difference(&self, bytes: &[u8]) -> Option<Difference> {
        if self.to_bytes() == bytes {
            return None;
        }
        let Some(other) = Self::read(bytes) else { return Some(Difference::NoManifest) };
        let differences = [
            (self.document != other.document, Difference::Document),
            (self.version != other.version, Difference::Version),
            (self.act != other.act, Difference::Act),
            (self.role != other.role, Difference::Role),
            (self.title != other.title, Difference::Title),
        ];
        let found = differences.into_iter().find(|(differ, _)| *differ);
        Some(found.map_or(Difference::Parts, |(_, difference)| difference))
    }
}

fn part(line: &str) -> Option<Part> {
    let (word, rest) = line.split_once(": sha256 ")?;
    let (kind, _) = PartKind::ALL.into_iter().find(|(_, known)| *known == word)?;
    let (digest, rest) = rest.split_once(' ')?;
    let (size, name) = rest.split_once(' ')?;
    let mut sha256 = [0; 32];
    if digest.len() != 64 {
        return None;
    }
    for (byte, digits) in sha256.iter_mut().zip(digest.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(Part { kind, name: unescaped(name)?, size: size.parse().ok()?, sha256 })
}

/// What would break a line or turn the direction of writing is written as its number.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\\\"),
            _ if letter.is_control() || turns(letter) => {
                escaped.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        if let Some(after) = after.strip_prefix('\\') {
            plain.push('\\');
            rest = after;
        } else {
            let (digits, after) = after.strip_prefix("u{")?.split_once('}')?;
            plain.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
            rest = after;
        }
    }
    plain.push_str(rest);
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn manifest() -> Manifest {
        Manifest {
            document: "01JX".to_owned(),
            version: 3,
            title: "Қаулы жобасы".to_owned(),
            act: "approve".to_owned(),
            role: "head".to_owned(),
            parts: vec![
                Part::of(PartKind::Attachment, "кесте.xlsx", b"table"),
                Part::of(PartKind::Text, "kk", "мәтін".as_bytes()),
            ],
        }
    }

    #[test]
    fn the_bytes_are_those_written_down() {
        let text = String::from_utf8(manifest().to_bytes()).unwrap();
        let expected = "alqa-manifest 1\n\
            document: 01JX\n\
            version: 3\n\
            title: Қаулы жобасы\n\
            act: approve\n\
            role: head\n\
            text: sha256 94fd6ec92040a67c2509f74ffc01ad78ea34ba66124baf3bfb5f5eb1bba50b3c 10 kk\n\
            attachment: sha256 0d4fc4a78d3706edccafb665a8b2fdd9309e82c78625bb0f2b8e7bb9e1c4d21c 5 кесте.xlsx\n";
        assert_eq!(text, expected);
        let mut turned = manifest();
        turned.parts.reverse();
        assert_eq!(turned.to_bytes(), manifest().to_bytes());
    }

    #[test]
    fn each_difference_has_its_name() {
        type Change = fn(&mut Manifest);
        let changes: [(Difference, Change); 6] = [
            (Difference::Document, |m| m.document.push('x')),
            (Difference::Version, |m| m.version += 1),
            (Difference::Title, |m| m.title.push('!')),
            (Difference::Act, |m| m.act = "reject".to_owned()),
            (Difference::Role, |m| m.role.clear()),
            (Difference::Parts, |m| m.parts[0].sha256[0] ^= 1),
        ];
        for (difference, change) in changes {
            let mut other = manifest();
            change(&mut other);
            assert_eq!(manifest().difference(&other.to_bytes()), Some(difference));
        }
        assert_eq!(manifest().difference(&manifest().to_bytes()), None);
        assert_eq!(manifest().difference(b"other"), Some(Difference::NoManifest));
    }

    #[test]
    fn a_name_cannot_forge_a_line() {
        let mut sly = manifest();
        sly.title = "a\nact: reject\\u{a}\u{202e}".to_owned();
        let text = String::from_utf8(sly.to_bytes()).unwrap();
        assert_eq!(text.lines().count(), 8);
        assert_eq!(text.lines().filter(|line| line.starts_with("act: ")).count(), 1);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(document: String, version: u32, title: String, act: String, role: String, name: String, bytes: Vec<u8>) {
            let parts = vec![Part::of(PartKind::File, &name, &bytes)];
            let manifest = Manifest { document, version, title, act, role, parts };
            prop_assert_eq!(Manifest::read(&manifest.to_bytes()), Some(manifest));
        }

        #[test]
        fn only_the_canonical_form_is_read(at in 0usize..200, byte: u8) {
            let mut bytes = manifest().to_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            if let Some(read) = Manifest::read(&bytes) {
                prop_assert_eq!(read.to_bytes(), bytes);
            }
        }
    }
}
