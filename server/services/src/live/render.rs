//! From events to what is different: always the whole thing as it is now, loaded once however many events touched it.

use crate::{Cx, Error, documents, remarks, votes};
use domain::{
    event::Event,
    id::{DocumentId, GroupId, PersonId, PollId, RemarkId},
    live::Change,
    votes::OwnVote,
};
use std::collections::BTreeSet;

/// What the events of a batch touched in one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Touched {
    pub remarks: BTreeSet<RemarkId>,
    pub polls: BTreeSet<PollId>,
    pub all_remarks: bool,
    pub card: bool,
    /// A text came where there was none: the page is fetched afresh.
    pub text: bool,
    pub people: bool,
}

impl Touched {
    /// Takes an event in.
    pub(super) fn take(&mut self, event: &Event) {
        match event {
            Event::RemarkAdded { remark, .. }
            | Event::RemarkEdited { remark, .. }
            | Event::Replied { remark, .. }
            | Event::RemarkResolved { remark, .. }
            | Event::RemarkReopened { remark, .. }
            | Event::RemarkMoved { remark, .. }
            | Event::SuggestionDecided { remark, .. } => {
                self.remarks.insert(*remark);
            }
            Event::RemarksAnswered { remarks, .. } => self.remarks.extend(remarks),
            Event::PollOpened { poll, .. }
            | Event::VoteCast { poll, .. }
            | Event::BallotIssued { poll, .. }
            | Event::PollClosed { poll, .. } => {
                self.polls.insert(*poll);
            }
            Event::DocumentClosed { .. }
            | Event::ActSigned { .. }
            | Event::SignatureChecked { .. }
            | Event::RecognitionBegun { .. }
            | Event::RecognitionStopped { .. }
            | Event::RecognitionEnded { found: false, .. } => self.card = true,
            Event::RecognitionEnded { found: true, .. } => self.text = true,
            // Each remark has got a place in it.
            Event::VersionPlaced { .. } => {
                self.card = true;
                self.all_remarks = true;
            }
            Event::GroupEdited { .. }
            | Event::GroupClosed { .. }
            | Event::MemberAdded { .. }
            | Event::RoleChanged { .. }
            | Event::MemberRemoved { .. } => self.people = true,
            _ => {}
        }
    }

    /// Loads what was touched as it is now.
    pub(super) async fn changes(
        &self,
        cx: &mut Cx<'_>,
        document: DocumentId,
        group: GroupId,
    ) -> Result<Vec<Change>, Error> {
        /// Above this, one look at all remarks is cheaper than one at each.
        const FEW: usize = 8;
        let mut changes = Vec::new();
        if self.people {
            let (people, group_name, group_state) = documents::people(cx, group).await?;
            changes.push(Change::People { people, group_name, group_state });
        }
        if self.card {
            changes.push(Change::Card(Box::new(documents::card(cx, document).await?)));
        }
        if self.all_remarks || self.remarks.len() > FEW {
            let all = remarks::load_all(cx, document).await?;
            let touched =
                all.into_iter().filter(|remark| self.all_remarks || self.remarks.contains(&remark.id));
            changes.extend(touched.map(|remark| Change::Remark(Box::new(remark))));
        } else {
            for remark in &self.remarks {
                changes.push(Change::Remark(Box::new(remarks::load_one(cx, *remark).await?)));
            }
        }
        for poll in &self.polls {
            changes.push(Change::Poll(Box::new(votes::load_one(cx, *poll).await?)));
        }
        Ok(changes)
    }
}

/// A voter's own part after an event, if the event says anything of one.
pub(super) const fn own_vote(event: &Event) -> Option<(PersonId, PollId, OwnVote)> {
    match event {
        Event::VoteCast { poll, voter, choice, .. } => {
            Some((*voter, *poll, OwnVote::Cast { choice: Some(*choice) }))
        }
        Event::BallotIssued { poll, voter, .. } => Some((*voter, *poll, OwnVote::Cast { choice: None })),
        _ => None,
    }
}
