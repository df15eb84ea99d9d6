//! Name constraints (RFC 5280, 4.2.1.10).

use super::{PathError, label};
use crate::{certificate::Certificate, name, oid};
use x509_cert::ext::pkix::{constraints::name::GeneralSubtree, name::GeneralName};

/// What authorities above allow.
#[derive(Default)]
pub(super) struct Constraints {
    /// Each authority's list: a name must be in every one that speaks of its kind.
    permitted: Vec<Vec<GeneralSubtree>>,
    excluded: Vec<GeneralSubtree>,
}

impl Constraints {
    /// Adds those of an authority.
    pub fn take(&mut self, certificate: &Certificate) -> Result<(), PathError> {
        let Some(constraints) = &certificate.extensions().constraints else { return Ok(()) };
        let lists = constraints.permitted_subtrees.iter().chain(&constraints.excluded_subtrees);
        if lists.flatten().any(|subtree| subtree.minimum != 0 || subtree.maximum.is_some()) {
            return Err(PathError::NameConstraints { subject: label(certificate) });
        }
        self.permitted.extend(constraints.permitted_subtrees.clone());
        self.excluded.extend(constraints.excluded_subtrees.iter().flatten().cloned());
        Ok(())
    }

    /// Checks all names of a certificate.
    pub fn check(&self, certificate: &Certificate) -> Result<(), PathError> {
        if self.permitted.is_empty() && self.excluded.is_empty() {
            return Ok(());
        }
        let refused = || PathError::NameConstraints { subject: label(certificate) };
        if certificate.extensions().alt_names_unreadable {
            return Err(refused());
        }
        let names = names(certificate).map_err(|_| refused())?;
        if names.iter().all(|name| self.allows(name)) { Ok(()) } else { Err(refused()) }
    }

    fn allows(&self, name: &GeneralName) -> bool {
        let excluded = self.excluded.iter().filter(|tree| same_kind(&tree.base, name));
        let permitted = self.permitted.iter().all(|list| {
            let mut of_kind = list.iter().filter(|tree| same_kind(&tree.base, name)).peekable();
            of_kind.peek().is_none() || of_kind.any(|tree| within(name, &tree.base) == Some(true))
        });
        // A kind whose trees can't be compared counts as excluded.
        permitted && excluded.into_iter().all(|tree| within(name, &tree.base) == Some(false))
    }
}

fn names(certificate: &Certificate) -> Result<Vec<GeneralName>, der::Error> {
    let mut names = certificate.extensions().alt_names.clone();
    let subject = certificate.subject_name();
    if !names.iter().any(|name| matches!(name, GeneralName::Rfc822Name(_))) {
        for address in name::values(subject, &oid::EMAIL) {
            names.push(GeneralName::Rfc822Name(der::asn1::Ia5String::new(&address)?));
        }
    }
    if !subject.is_empty() {
        names.push(name::directory(subject)?);
    }
    Ok(names)
}

fn same_kind(a: &GeneralName, b: &GeneralName) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// Whether `name` lies in `tree`; None: such kinds can't be compared here.
fn within(name: &GeneralName, tree: &GeneralName) -> Option<bool> {
    Some(match (name, tree) {
        (GeneralName::DirectoryName(name), GeneralName::DirectoryName(tree)) => {
            name::begins(name.as_ref(), tree.as_ref())
        }
        (GeneralName::Rfc822Name(name), GeneralName::Rfc822Name(tree)) => {
            mailbox(name.as_str(), tree.as_str())
        }
        (GeneralName::DnsName(name), GeneralName::DnsName(tree)) => host_below(name.as_str(), tree.as_str()),
        (GeneralName::UniformResourceIdentifier(name), GeneralName::UniformResourceIdentifier(tree)) => {
            host(host_of(name.as_str())?, tree.as_str())
        }
        (GeneralName::IpAddress(name), GeneralName::IpAddress(tree)) => {
            address(name.as_bytes(), tree.as_bytes())?
        }
        _ => return None,
    })
}

fn ends_with(name: &str, end: &str) -> bool {
    let (name, end) = (name.to_ascii_lowercase(), end.to_ascii_lowercase());
    name.ends_with(&end)
}

/// One mailbox, all of a host, or all below a domain.
fn mailbox(name: &str, tree: &str) -> bool {
    if tree.contains('@') {
        let (Some((user, domain)), Some((of, at))) = (name.rsplit_once('@'), tree.rsplit_once('@')) else {
            return false;
        };
        return user == of && domain.eq_ignore_ascii_case(at);
    }
    name.rsplit_once('@').is_some_and(|(_, domain)| host(domain, tree))
}

/// A host, or with a leading dot all below a domain.
fn host(name: &str, tree: &str) -> bool {
    if tree.starts_with('.') { ends_with(name, tree) } else { name.eq_ignore_ascii_case(tree) }
}

/// The host itself and all below it.
fn host_below(name: &str, tree: &str) -> bool {
    tree.is_empty()
        || name.eq_ignore_ascii_case(tree)
        || ends_with(name, &format!(".{}", tree.trim_start_matches('.')))
}

fn host_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?;
    // An address in numbers isn't a name and can't be constrained as one.
    let named =
        !host.is_empty() && !host.starts_with('[') && !host.bytes().all(|c| c.is_ascii_digit() || c == b'.');
    named.then_some(host)
}

fn address(name: &[u8], tree: &[u8]) -> Option<bool> {
    let (base, mask) = tree.split_at_checked(tree.len() / 2)?;
    if base.len() != name.len() {
        return Some(false);
    }
    Some(name.iter().zip(base).zip(mask).all(|((a, b), mask)| a & mask == b & mask))
}
