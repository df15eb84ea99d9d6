//! A valid case altered at random: it may stay valid only if it still says the same.

use super::{
    scene::{Made, Scene, manifest},
    tree::Node,
};
use crate::pki::{DAY, MARAT, NOW};
use eds::{
    algorithm::KeyKind,
    blob::Blob,
    certificate::{Role, Subject},
    check::{BestTime, Expected, SignerReport, Verdict},
    cms::SignedData,
    moment::Moment,
    ocsp::State,
};
use proptest::{prelude::*, sample::Index};
use std::{collections::BTreeSet, sync::LazyLock};

/// What a verdict vouches for: what was signed; by whom, in which role, when by whose word, on which path.
#[derive(Debug, PartialEq)]
struct Meaning {
    content: Vec<u8>,
    signers: Vec<Said>,
}

#[derive(Debug, PartialEq)]
struct Said {
    certificate: Option<Blob>,
    subject: Option<Subject>,
    roles: Vec<Role>,
    signing_time: Option<Moment>,
    best_time: BestTime,
    path: Vec<Blob>,
}

/// None: nothing is vouched for.
fn meaning(made: &Made) -> Option<Meaning> {
    let report = made.report();
    if report.verdict != Verdict::Valid {
        return None;
    }
    let said =
        |SignerReport { certificate, subject, roles, signing_time, best_time, path, .. }: SignerReport| {
            Said { certificate, subject, roles, signing_time, best_time, path }
        };
    let within = SignedData::read(&made.evidence.cms.0).unwrap().content().map(<[u8]>::to_vec);
    let content = made.content.clone().or(within).unwrap();
    Some(Meaning { content, signers: report.signers.into_iter().map(said).collect() })
}

struct Cases {
    /// Valid ones, to be altered.
    good: Vec<Made>,
    /// From these parts are taken: true signatures, stamps, answers and lists that say something else.
    others: Vec<Made>,
    /// What was truly signed and stamped.
    said: Vec<Meaning>,
}

static CASES: LazyLock<Cases> = LazyLock::new(|| {
    let mut scene = Scene::new(KeyKind::P256);
    let marat = scene.pki.issue(MARAT, &Role::Head, |_| ());
    let mut next = manifest();
    next.version += 1;
    // Nothing is expected: the signature alone says what it says.
    let anything = |made: Made| made.with(|made| made.expected = Expected::default());
    let good = vec![
        scene.made(|_| ()),
        scene.made(|plan| plan.attached = false),
        scene.made(|plan| plan.answer = None),
        beside(scene.made(|plan| plan.attached = false)),
        anything(scene.made(|_| ())),
    ];
    let yesterday = NOW.plus_seconds(-DAY);
    let others = vec![
        scene.made(|plan| plan.content = next.to_bytes()),
        scene.by(&marat),
        scene.made(|plan| plan.signing_time = Some(yesterday)),
        scene.made(|plan| plan.stamp.as_mut().unwrap().0 = yesterday),
        scene.made(|plan| {
            plan.answer.as_mut().unwrap().state = State::Revoked { at: yesterday, reason: None };
        }),
        beside(scene.made(|plan| plan.signing_time = None)),
    ];
    let mut said: Vec<Meaning> = good.iter().map(|made| meaning(made).expect("valid")).collect();
    said.extend(others.iter().filter_map(|made| meaning(&anything(made.clone()))));
    Cases { good, others, said }
});

/// The stamp beside the message.
fn beside(made: Made) -> Made {
    let token = SignedData::read(&made.evidence.cms.0).unwrap().signers()[0].tokens().remove(0);
    made.with(|made| made.evidence.tokens = vec![token.into()])
        .tree(|tree| drop(tree.at(&super::scene::SIGNER).children().pop()))
}

/// Everything that came from others: what is in DER, and last the content.
fn pieces(made: &mut Made) -> Vec<&mut Vec<u8>> {
    let evidence = &mut made.evidence;
    let blobs = [&mut evidence.cms].into_iter();
    let blobs = blobs.chain(&mut evidence.ocsp).chain(&mut evidence.crls).chain(&mut evidence.tokens);
    blobs.map(|Blob(bytes)| bytes).chain(&mut made.content).collect()
}

/// A change of octets.
#[derive(Clone, Debug)]
enum Edit {
    Set(Index, u8),
    Flip(Index, u8),
    Cut(Index),
    Remove(Index, Index),
    Double(Index, Index),
}

impl Edit {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len();
        let range = |from: &Index, to: &Index| {
            let (from, to) = (from.index(length), to.index(length));
            from.min(to)..from.max(to)
        };
        match self {
            _ if length == 0 => {}
            Self::Set(at, byte) => bytes[at.index(length)] = *byte,
            Self::Flip(at, bit) => bytes[at.index(length)] ^= 1 << (bit % 8),
            Self::Cut(at) => bytes.truncate(at.index(length)),
            Self::Remove(from, to) => drop(bytes.drain(range(from, to))),
            Self::Double(from, to) => {
                let range = range(from, to);
                let piece = bytes[range.clone()].to_vec();
                bytes.splice(range.start..range.start, piece);
            }
        }
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<Index>;
    prop_oneof![
        (index(), any::<u8>()).prop_map(|(at, byte)| Edit::Set(at, byte)),
        (index(), any::<u8>()).prop_map(|(at, bit)| Edit::Flip(at, bit)),
        index().prop_map(Edit::Cut),
        (index(), index()).prop_map(|(from, to)| Edit::Remove(from, to)),
        (index(), index()).prop_map(|(from, to)| Edit::Double(from, to)),
    ]
}

/// A change of values as a whole, which leaves DER in order.
#[derive(Clone, Debug)]
enum Move {
    Remove,
    Double,
    Reverse,
    /// The value at the same place of another case, or at any.
    Take {
        case: Index,
        same: bool,
        place: Index,
    },
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        Just(Move::Remove),
        Just(Move::Double),
        Just(Move::Reverse),
        (any::<Index>(), any::<bool>(), any::<Index>()).prop_map(|(case, same, place)| Move::Take {
            case,
            same,
            place
        }),
    ]
}

fn nodes(node: &Node) -> usize {
    match node {
        Node::Leaf(..) => 1,
        Node::Branch(_, children) => 1 + children.iter().map(nodes).sum::<usize>(),
    }
}

/// The node so many places on, in the order in which they are written.
fn nth<'a>(node: &'a mut Node, left: &mut usize) -> Option<&'a mut Node> {
    if *left == 0 {
        return Some(node);
    }
    *left -= 1;
    match node {
        Node::Leaf(..) => None,
        Node::Branch(_, children) => children.iter_mut().find_map(|child| nth(child, left)),
    }
}

fn moved(bytes: &mut Vec<u8>, change: &Move, at: Index, piece: usize) {
    let mut tree = Node::read(bytes);
    let mut place = at.index(nodes(&tree));
    match change {
        Move::Take { case, same, place: any } => {
            let mut other = one_of(&CASES.others, *case);
            // Cases are alike: the same piece is mostly of the same kind.
            let from = pieces(&mut other);
            let mut from = Node::read(from[piece.min(from.len() - 1)]);
            let mut there = if *same { place } else { any.index(nodes(&from)) };
            let (Some(taken), Some(node)) = (nth(&mut from, &mut there), nth(&mut tree, &mut place)) else {
                return;
            };
            *node = taken.clone();
        }
        Move::Remove | Move::Double | Move::Reverse => {
            let Some(Node::Branch(_, children)) = nth(&mut tree, &mut place) else { return };
            match change {
                Move::Remove => drop(children.pop()),
                Move::Double => children.extend(children.last().cloned()),
                _ => children.reverse(),
            }
        }
    }
    *bytes = tree.write();
}

/// Not valid, or valid with a meaning that was truly signed and stamped.
fn says_nothing_else(made: &Made) -> Result<(), TestCaseError> {
    if let Some(meaning) = meaning(made) {
        prop_assert!(CASES.said.contains(&meaning), "{:?}", meaning);
    }
    Ok(())
}

fn one_of(cases: &[Made], which: Index) -> Made {
    cases[which.index(cases.len())].clone()
}

proptest! {
    #[test]
    fn octets_changed_say_nothing_else(
        which in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), edit()), 1..4),
    ) {
        let mut made = one_of(&CASES.good, which);
        for (piece, edit) in changes {
            let mut pieces = pieces(&mut made);
            let at = piece.index(pieces.len());
            edit.apply(pieces[at]);
        }
        says_nothing_else(&made)?;
    }

    #[test]
    fn parts_moved_say_nothing_else(
        which in any::<Index>(),
        piece in any::<Index>(),
        changes in prop::collection::vec((moves(), any::<Index>()), 1..4),
    ) {
        let mut made = one_of(&CASES.good, which);
        let apart = usize::from(made.content.is_some());
        let mut pieces = pieces(&mut made);
        let piece = piece.index(pieces.len() - apart);
        for (change, at) in changes {
            moved(pieces[piece], &change, at, piece);
        }
        says_nothing_else(&made)?;
    }

    #[test]
    fn proof_exchanged_says_nothing_else(
        which in any::<Index>(),
        other in any::<Index>(),
        [cms, ocsp, crls, tokens, content] in any::<[bool; 5]>(),
    ) {
        let (mut made, other) = (one_of(&CASES.good, which), one_of(&CASES.others, other));
        let (own, others) = (&mut made.evidence, other.evidence);
        if cms {
            own.cms = others.cms;
        }
        if ocsp {
            own.ocsp = others.ocsp;
        }
        if crls {
            own.crls = others.crls;
        }
        if tokens {
            own.tokens = others.tokens;
        }
        if content {
            made.content = Some(b"another".to_vec());
        }
        says_nothing_else(&made)?;
    }
}

/// Where each value lies, from the outermost in.
fn places(node: &Node, way: &[usize], found: &mut Vec<Vec<usize>>) {
    found.push(way.to_vec());
    let Node::Branch(_, children) = node else { return };
    for (index, child) in children.iter().enumerate() {
        places(child, &[way, &[index]].concat(), found);
    }
}

/// Where the stamp lies in a message.
const TOKEN: [usize; 8] = [1, 0, 4, 0, 6, 0, 1, 0];
/// All that may change in a message and its stamp, for it isn't signed and decides nothing: the version, the list of digests,
/// the signer's version, and in the name by which the certificate is looked up the letters' case.
const FREE: [&[usize]; 4] = [&[1, 0, 0], &[1, 0, 1], &[1, 0, 4, 0, 0], &[1, 0, 4, 0, 1, 0]];

/// What of it lies there, and whether in the stamp.
fn free(way: &[usize]) -> Option<(bool, &'static [usize])> {
    let (stamp, way) = way.strip_prefix(&TOKEN).map_or((false, way), |within| (true, within));
    FREE.into_iter().find(|free| way.starts_with(free)).map(|free| (stamp, free))
}

#[test]
fn nothing_else_may_change_in_a_message() {
    let good = &CASES.good[0];
    let mut tree = Node::read(&good.evidence.cms.0);
    let mut all = Vec::new();
    places(&tree, &[], &mut all);
    let mut changed = BTreeSet::new();
    let mut tried = |way: &[usize], change: &dyn Fn(&mut Node)| {
        let made = good.clone().tree(change);
        let Some(meaning) = meaning(&made) else { return };
        assert_eq!(meaning, CASES.said[0]);
        changed.insert(free(way).unwrap_or_else(|| panic!("{way:?} may change")));
    };
    for way in &all {
        if let Node::Leaf(_, content) = tree.at(way)
            && let Some(last) = content.len().checked_sub(1)
        {
            for (at, bit) in [0, last / 2, last].into_iter().flat_map(|at| [(at, 2), (at, 0x20)]) {
                tried(way, &|tree| tree.at(way).bytes()[at] ^= bit);
            }
        }
        if let Some((last, above)) = way.split_last() {
            tried(way, &|tree| drop(tree.at(above).children().remove(*last)));
        }
    }
    let expected = [false, true].into_iter().flat_map(|stamp| FREE.map(|free| (stamp, free)));
    assert_eq!(changed, expected.collect());
}

/// The first case as the fuzz target has it.
#[test]
fn the_fuzz_target_alters_the_same_case() {
    let Made { evidence, expected, policy, now, .. } = &CASES.good[0];
    super::as_the_fuzz_target_has_it("case.json", &(policy, evidence, expected, now));
}
