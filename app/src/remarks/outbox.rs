//! What was written without a connection: kept in this browser, sent when the line is back, each once.

use crate::{
    call::call,
    kept::{forget, keep, kept},
    live,
};
use domain::{
    fault::Fault,
    id::{DocumentId, RemarkId},
    remarks::{AddRemark, Reply},
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

/// Something not sent yet. It keeps its key: should it have arrived after all, it is not doubled.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unsent {
    Remark(AddRemark),
    Reply(Reply),
}

impl Unsent {
    fn key(&self) -> String {
        match self {
            Self::Remark(remark) => remark.key.to_string(),
            Self::Reply(reply) => reply.key.to_string(),
        }
    }

    /// What was written.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Remark(remark) => remark.text.clone(),
            Self::Reply(reply) => reply.text.clone(),
        }
    }

    /// The remark it answers.
    pub(super) fn answers(&self) -> Option<RemarkId> {
        match self {
            Self::Remark(_) => None,
            Self::Reply(reply) => Some(reply.remark),
        }
    }

    async fn send(self) -> Result<(), Fault> {
        match self {
            Self::Remark(remark) => call(remark).await.map(drop),
            Self::Reply(reply) => call(reply).await.map(drop),
        }
    }
}

/// The outbox of one document.
#[derive(Clone, Copy)]
pub(super) struct Outbox {
    name: StoredValue<String>,
    pub unsent: RwSignal<Vec<Unsent>>,
    /// What the server refused after all: shown with its text, so that nothing is lost.
    pub refused: RwSignal<Vec<(String, Fault)>>,
    sending: RwSignal<bool>,
}

impl Outbox {
    /// Opens it, and sends whenever the line comes back.
    pub(super) fn open(document: DocumentId) -> Self {
        let outbox = Self {
            name: StoredValue::new(format!("outbox:{document}")),
            unsent: RwSignal::new(Vec::new()),
            refused: RwSignal::new(Vec::new()),
            sending: RwSignal::new(false),
        };
        let line = live::state();
        Effect::new(move |before: Option<()>| {
            if before.is_none() {
                outbox.unsent.set(outbox.name.with_value(|name| kept(name)).unwrap_or_default());
            }
            if line.get() == live::Line::On && outbox.unsent.with(|unsent| !unsent.is_empty()) {
                outbox.flush();
            }
        });
        outbox
    }

    /// Keeps what could not be sent.
    pub(super) fn put(self, unsent: Unsent) {
        self.unsent.update(|all| {
            if !all.iter().any(|known| known.key() == unsent.key()) {
                all.push(unsent);
            }
        });
        self.store();
    }

    fn store(self) {
        let all = self.unsent.get_untracked();
        self.name.with_value(|name| if all.is_empty() { forget(name) } else { keep(name, &all) });
    }

    fn flush(self) {
        if self.sending.get_untracked() {
            return;
        }
        self.sending.set(true);
        spawn_local(async move {
            while let Some(next) = self.unsent.get_untracked().into_iter().next() {
                match next.clone().send().await {
                    Err(Fault::Offline | Fault::Busy | Fault::SignIn) => break,
                    Err(fault) => self.refused.update(|refused| refused.push((next.text(), fault))),
                    Ok(()) => {}
                }
                let key = next.key();
                self.unsent.update(|all| all.retain(|known| known.key() != key));
                self.store();
            }
            self.sending.set(false);
        });
    }
}
