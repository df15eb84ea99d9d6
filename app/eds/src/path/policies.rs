//! Policies along a path: the graph of RFC 9618, which grows with the path and not with its power.

use super::{PathError, validate::Parameters};
use crate::{certificate::Certificate, oid};
use const_oid::ObjectIdentifier as Oid;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default)]
struct Node {
    expected: BTreeSet<Oid>,
    parents: BTreeSet<Oid>,
}

type Level = BTreeMap<Oid, Node>;

pub(super) struct PolicyState {
    /// Levels from the anchor down; None: no policy holds any more.
    graph: Option<Vec<Level>>,
    wanted: Vec<Oid>,
    explicit: usize,
    mapping: usize,
    any: usize,
}

impl PolicyState {
    pub fn new(length: usize, parameters: &Parameters) -> Self {
        let counter = |now: bool| if now { 0 } else { length + 1 };
        let root = Node { expected: [oid::ANY_POLICY].into(), parents: BTreeSet::new() };
        Self {
            graph: Some(vec![Level::from([(oid::ANY_POLICY, root)])]),
            wanted: parameters.policies.clone(),
            explicit: counter(parameters.require_policy),
            mapping: counter(parameters.inhibit_mapping),
            any: counter(parameters.inhibit_any),
        }
    }

    /// 6.1.3 (d) to (f).
    pub fn take(&mut self, certificate: &Certificate, last: bool) -> Result<(), PathError> {
        let any_counts = self.any > 0 || (!last && certificate.is_self_issued());
        self.graph = match (&certificate.extensions().policies.policies, self.graph.take()) {
            (Some(policies), Some(graph)) => grown(graph, policies, any_counts),
            _ => None,
        };
        if self.explicit == 0 && self.graph.is_none() { Err(PathError::Policy) } else { Ok(()) }
    }

    /// 6.1.4 (a), (b), (h) to (j).
    pub fn prepare(&mut self, certificate: &Certificate) -> Result<(), PathError> {
        let said = &certificate.extensions().policies;
        if said.mappings.iter().any(|(from, to)| [from, to].contains(&&oid::ANY_POLICY)) {
            return Err(PathError::Policy);
        }
        if let Some(graph) = self.graph.take() {
            self.graph = mapped(graph, &said.mappings, self.mapping > 0);
        }
        if !certificate.is_self_issued() {
            for counter in [&mut self.explicit, &mut self.mapping, &mut self.any] {
                *counter = counter.saturating_sub(1);
            }
        }
        let limits = [
            (&mut self.explicit, said.require_explicit),
            (&mut self.mapping, said.inhibit_mapping),
            (&mut self.any, said.inhibit_any),
        ];
        for (counter, limit) in limits {
            if let Some(limit) = limit.and_then(|limit| usize::try_from(limit).ok()) {
                *counter = (*counter).min(limit);
            }
        }
        Ok(())
    }

    /// 6.1.5 (a), (b), (g): the policies that hold.
    pub fn finish(mut self, last: Option<&Certificate>) -> Result<Vec<Oid>, PathError> {
        self.explicit = self.explicit.saturating_sub(1);
        if last.is_some_and(|last| last.extensions().policies.require_explicit == Some(0)) {
            self.explicit = 0;
        }
        let held = self.graph.as_deref().map(authority_set).unwrap_or_default();
        let held = if self.wanted.is_empty() || self.wanted.contains(&oid::ANY_POLICY) {
            held
        } else if held.contains(&oid::ANY_POLICY) {
            self.wanted.iter().copied().collect()
        } else {
            held.into_iter().filter(|policy| self.wanted.contains(policy)).collect()
        };
        if self.explicit == 0 && held.is_empty() {
            return Err(PathError::Policy);
        }
        Ok(held.into_iter().collect())
    }
}

fn grown(mut graph: Vec<Level>, policies: &[Oid], any_counts: bool) -> Option<Vec<Level>> {
    let above = graph.last()?;
    let expecting = |policy: &Oid| -> BTreeSet<Oid> {
        above.iter().filter(|(_, node)| node.expected.contains(policy)).map(|(valid, _)| *valid).collect()
    };
    let mut level = Level::new();
    for policy in policies.iter().filter(|policy| **policy != oid::ANY_POLICY) {
        let mut parents = expecting(policy);
        if parents.is_empty() && above.contains_key(&oid::ANY_POLICY) {
            parents.insert(oid::ANY_POLICY);
        }
        if !parents.is_empty() {
            level.insert(*policy, Node { expected: [*policy].into(), parents });
        }
    }
    if any_counts && policies.contains(&oid::ANY_POLICY) {
        let expected: BTreeSet<Oid> = above.values().flat_map(|node| node.expected.iter().copied()).collect();
        for policy in expected {
            let parents = expecting(&policy);
            level.entry(policy).or_insert_with(|| Node { expected: [policy].into(), parents });
        }
    }
    graph.push(level);
    pruned(graph)
}

fn mapped(mut graph: Vec<Level>, mappings: &[(Oid, Oid)], allowed: bool) -> Option<Vec<Level>> {
    let level = graph.last_mut()?;
    let mut targets: BTreeMap<Oid, BTreeSet<Oid>> = BTreeMap::new();
    for (from, to) in mappings {
        targets.entry(*from).or_default().insert(*to);
    }
    for (from, to) in targets {
        if !allowed {
            level.remove(&from);
        } else if let Some(node) = level.get_mut(&from) {
            node.expected = to;
        } else if level.contains_key(&oid::ANY_POLICY) {
            level.insert(from, Node { expected: to, parents: [oid::ANY_POLICY].into() });
        }
    }
    pruned(graph)
}

/// Without nodes that lead nowhere; None when nothing is left on the last level.
fn pruned(mut graph: Vec<Level>) -> Option<Vec<Level>> {
    for index in (1..graph.len()).rev() {
        let used: BTreeSet<Oid> =
            graph[index].values().flat_map(|node| node.parents.iter().copied()).collect();
        graph[index - 1].retain(|policy, _| used.contains(policy));
    }
    graph.last().is_some_and(|level| !level.is_empty()).then_some(graph)
}

/// Policies as the anchor's side names them: those below "any policy".
fn authority_set(graph: &[Level]) -> BTreeSet<Oid> {
    let below_any = graph.iter().skip(1).flat_map(|level| level.iter());
    let mut set: BTreeSet<Oid> = below_any
        .filter(|(policy, node)| **policy != oid::ANY_POLICY && node.parents.contains(&oid::ANY_POLICY))
        .map(|(policy, _)| *policy)
        .collect();
    if graph.last().is_some_and(|level| level.contains_key(&oid::ANY_POLICY)) {
        set.insert(oid::ANY_POLICY);
    }
    set
}
