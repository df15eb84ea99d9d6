//! The whole policy as a text a lawyer can read, `docs/access-matrix.txt`: made from the rules themselves.

use super::samples::{Sample, Targets};
use domain::{
    access::{Relation, Relations, Subject, Verdict},
    for_each_operation,
    id::Ulid,
    operation::Effect,
    registry::{Entry, OPERATIONS},
};
use std::{env, fmt::Write, fs};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access-matrix.txt");

const HEAD: &str = "\
THE ACCESS MATRIX: WHO MAY DO WHAT

Made from the rules in app/domain by a test, which fails when this file differs from them.
To write it anew: ALQA_TEST_WRITE=1 cargo test -p server matrix

A row is an operation, a column is how the one who asks stands to what the operation is about:

  nobody     not signed in, or the session has ended
  employee   signed in, and nothing more
  own        it is the caller's own: card, session, remark, substitution of oneself
  editor     keeps the directory of the body; of a folder or item of the library: of the body whose section it is in;
             of a draft: a member of the group to whom it was opened
  admin      administrator of the portal
  initiator  created the working group
  chair, secretary, member, observer
             has this place in the working group
  voter      was entitled when the vote opened, and is still in the group
  reader     the lists of the library let the caller read it

Who stands in several ways may do what any of them allows. A cell says what the portal answers:

  +          it is done, if the state of things allows it
  401        sign in first; asked before anything else
  404        there is no such thing: the caller may not even know that it exists
  403        the caller sees it but may not do this

What is not there answers 404 to everybody signed in, exactly like what may not be seen.

The column \"for another\" says whether a substitute may do it in the name of the person substituted:
the substitute then stands as that person does. \"no\" answers 403; \"-\" where it makes no difference.

Whoever still has a first password may only change it, ask who they are, and sign out: all else answers 403.
";

/// Name of the column of each relation.
const fn column(relation: Relation) -> &'static str {
    match relation {
        Relation::Anyone => "nobody",
        Relation::Employee => "employee",
        Relation::Own => "own",
        Relation::Editor => "editor",
        Relation::Administrator => "admin",
        Relation::Initiator => "initiator",
        Relation::Chair => "chair",
        Relation::Secretary => "secretary",
        Relation::Member => "member",
        Relation::Observer => "observer",
        Relation::Voter => "voter",
        Relation::Reader => "reader",
        Relation::Officer => "officer",
    }
}

/// Relations that a caller can have to a subject of this kind; of others nothing is said.
fn possible(subject: Subject) -> Relations {
    use Relation::*;
    let all = Relations::of(&[Anyone, Employee, Administrator, Officer]);
    let place = all.and(Relations::of(&[Initiator, Chair, Secretary, Member, Observer]));
    all.and(match subject {
        Subject::Portal => Relations::NONE,
        Subject::Body(_) => Relations::of(&[Editor]),
        Subject::Person(_) | Subject::Substitution(_) => Relations::of(&[Own, Editor]),
        Subject::Session(_) | Subject::Upload(_) => Relations::of(&[Own]),
        Subject::Group(_) | Subject::Document(_) => place,
        Subject::Draft(_) => place.and(Relations::of(&[Editor])),
        Subject::Remark(_) => place.and(Relations::of(&[Own])),
        Subject::Poll(_) => place.and(Relations::of(&[Voter])),
        Subject::Folder(_) | Subject::LibraryItem(_) => Relations::of(&[Editor, Reader]),
        Subject::CertificateRequest(_) | Subject::Certificate(_) => Relations::of(&[Own]),
    })
}

const fn about(subject: Subject) -> &'static str {
    match subject {
        Subject::Portal => "the portal",
        Subject::Body(_) => "a body",
        Subject::Person(_) => "a person",
        Subject::Substitution(_) => "a substitution",
        Subject::Session(_) => "a session",
        Subject::Upload(_) => "a file sent",
        Subject::Group(_) => "a group",
        Subject::Document(_) => "a document",
        Subject::Draft(_) => "a draft",
        Subject::Remark(_) => "a remark",
        Subject::Poll(_) => "a vote",
        Subject::Folder(_) => "a folder",
        Subject::LibraryItem(_) => "a library item",
        Subject::CertificateRequest(_) => "a request",
        Subject::Certificate(_) => "a certificate",
    }
}

fn subjects() -> Vec<Subject> {
    fn of<O: Sample>(targets: &Targets) -> Subject {
        O::sample(targets).subject()
    }
    let targets = Targets::missing(|| Ulid::from(1_u128));
    macro_rules! subjects {
        ($($module:ident: $($operation:ident),+;)+) => {
            vec![$($(of::<domain::$module::$operation>(&targets)),+),+]
        };
    }
    for_each_operation!(subjects)
}

fn cell(entry: &Entry, relation: Relation, subject: Subject) -> &'static str {
    if !possible(subject).has(relation) {
        return ".";
    }
    let signed_in = relation != Relation::Anyone;
    let standing = if signed_in {
        Relations::of(&[Relation::Anyone, Relation::Employee, relation])
    } else {
        Relations::of(&[Relation::Anyone])
    };
    match entry.rule.verdict(signed_in, standing) {
        Verdict::Cleared => "+",
        Verdict::SignIn => "401",
        Verdict::NotFound => "404",
        Verdict::Refused => "403",
    }
}

fn for_another(entry: &Entry) -> &'static str {
    match (entry.rule.allowed.has(Relation::Anyone), entry.rule.by_substitute) {
        (true, _) => "-",
        (false, true) => "yes",
        (false, false) => "no",
    }
}

fn matrix() -> String {
    let mut text = HEAD.to_owned();
    text.push_str("A dot stands where nobody can stand so to a thing of this kind.\n");
    let mut module = "";
    for (entry, subject) in OPERATIONS.iter().zip(subjects()) {
        if entry.module != module {
            module = entry.module;
            write!(text, "\n\n{}\n\n{:<26}{:<9}{:<16}", module.to_uppercase(), "operation", "", "about")
                .unwrap();
            for relation in Relation::ALL {
                write!(text, "{:<11}", column(relation)).unwrap();
            }
            text.push_str("for another\n");
        }
        let effect = match entry.effect {
            Effect::Query => "reads",
            Effect::Command => "changes",
        };
        write!(text, "{:<26}{effect:<9}{:<16}", entry.name, about(subject)).unwrap();
        for relation in Relation::ALL {
            write!(text, "{:<11}", cell(entry, relation, subject)).unwrap();
        }
        writeln!(text, "{}", for_another(entry)).unwrap();
    }
    text
}

#[test]
fn the_committed_matrix_is_what_the_rules_say() {
    let text = matrix();
    if env::var_os("ALQA_TEST_WRITE").is_some() {
        fs::write(PATH, &text).unwrap();
    }
    let committed = fs::read_to_string(PATH).unwrap_or_default();
    for (number, (is, should)) in committed.lines().zip(text.lines()).enumerate() {
        assert_eq!(is, should, "docs/access-matrix.txt, line {}", number + 1);
    }
    assert!(committed == text, "docs/access-matrix.txt is longer or shorter than the rules make it");
}
