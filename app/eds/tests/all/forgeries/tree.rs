//! DER as a tree, to change it where nobody should.

/// A value.
#[derive(Clone, Debug)]
pub enum Node {
    Leaf(u8, Vec<u8>),
    Branch(u8, Vec<Node>),
}

impl Node {
    pub fn read(der: &[u8]) -> Self {
        let (node, rest) = read(der);
        assert!(rest.is_empty());
        node
    }

    pub fn write(&self) -> Vec<u8> {
        let (tag, content) = match self {
            Self::Leaf(tag, content) => (*tag, content.clone()),
            Self::Branch(tag, children) => (*tag, children.iter().flat_map(Self::write).collect()),
        };
        let mut der = vec![tag];
        match content.len() {
            length @ 0..=0x7f => der.push(length as u8),
            length => der.extend([&[0x84][..], &(length as u32).to_be_bytes()].concat()),
        }
        der.extend(content);
        // The longest form is made the shortest.
        eds::ber::to_der(&der).unwrap()
    }

    pub fn children(&mut self) -> &mut Vec<Node> {
        match self {
            Self::Branch(_, children) => children,
            Self::Leaf(tag, _) => panic!("leaf {tag:x}"),
        }
    }

    pub fn at(&mut self, path: &[usize]) -> &mut Node {
        path.iter().fold(self, |node, index| &mut node.children()[*index])
    }

    pub fn bytes(&mut self) -> &mut Vec<u8> {
        match self {
            Self::Leaf(_, bytes) => bytes,
            Self::Branch(tag, _) => panic!("branch {tag:x}"),
        }
    }

    pub fn retag(&mut self, new: u8) {
        match self {
            Self::Leaf(tag, _) | Self::Branch(tag, _) => *tag = new,
        }
    }
}

fn read(der: &[u8]) -> (Node, &[u8]) {
    let (tag, first) = (der[0], usize::from(der[1]));
    let (length, rest) = match first {
        0..=0x7f => (first, &der[2..]),
        _ => {
            let (digits, rest) = der[2..].split_at(first & 0x7f);
            (digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit)), rest)
        }
    };
    let (mut content, rest) = rest.split_at(length);
    if tag & 0x20 == 0 {
        return (Node::Leaf(tag, content.to_vec()), rest);
    }
    let mut children = Vec::new();
    while !content.is_empty() {
        let (child, after) = read(content);
        children.push(child);
        content = after;
    }
    (Node::Branch(tag, children), rest)
}
