//! What people do before anything is measured: form a group, place a document, open votes. All through the server.

use crate::{
    Error,
    api::Api,
    portal::{Person, id},
};
use domain::{
    documents::{Marking, PlaceDocument},
    groups::CreateGroup,
    id::{DocumentId, GroupId, PollId},
    votes::{Base, OpenPoll, Rounding, Secrecy, Share, TallyShown, Tie, Voters},
};
use rand::rngs::StdRng;
use std::time::Duration;

/// The largest group the portal allows, chair and secretary included.
pub const GROUP_MAX: usize = domain::groups::MEMBERS_MAX as usize;

/// The smallest file the portal accepts.
const FILE: &[u8] = b"{\\rtf1\\ansi A draft.}";

/// A group with a document before it.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The document.
    pub document: DocumentId,
}

/// Forms a group of people, the first two of them its chair and secretary, with a document before it.
pub async fn lay_table(api: &mut Api, people: &[Person], random: &mut StdRng) -> Result<Table, Error> {
    let group = form_group(api, "Жұмыс тобы", people, random).await?;
    let chair = chair(people)?;
    let file = api.send_file(&chair.cookie, "draft.rtf", FILE).await?;
    let place = PlaceDocument {
        group,
        file: file.id,
        title: "Қаулының жобасы".to_owned(),
        marking: Marking::Open,
        key: id(random),
    };
    let document = put(api, chair, &place).await?;
    Ok(Table { document })
}

/// A server built to answer too early, for `crash`, may not find yet the file it has just acknowledged.
async fn put(api: &mut Api, chair: &Person, place: &PlaceDocument) -> Result<DocumentId, Error> {
    for _ in 0..20 {
        match api.call(&chair.cookie, place).await {
            Err(Error::Refused { status: 409, .. }) => tokio::time::sleep(Duration::from_millis(50)).await,
            done => return done,
        }
    }
    api.call(&chair.cookie, place).await
}

/// Forms a group.
pub async fn form_group(
    api: &mut Api,
    name: &str,
    people: &[Person],
    random: &mut StdRng,
) -> Result<GroupId, Error> {
    let [chair, secretary, members @ ..] = people else {
        return Err(Error::Wrong("a group needs a chair and a secretary".to_owned()));
    };
    let create = CreateGroup {
        name: name.to_owned(),
        description: String::new(),
        justification: "Өлшеу үшін".to_owned(),
        chair: chair.id,
        secretary: secretary.id,
        members: members.iter().map(|member| member.id).collect(),
        observers: Vec::new(),
        key: id(random),
    };
    api.call(&chair.cookie, &create).await
}

/// Opens a vote of everybody in the group.
pub async fn open_poll(
    api: &mut Api,
    chair: &Person,
    document: DocumentId,
    (secrecy, changeable): (Secrecy, bool),
    random: &mut StdRng,
) -> Result<PollId, Error> {
    let open = OpenPoll {
        document,
        block: None,
        question: "Жоба мақұлдансын ба?".to_owned(),
        voters: Voters::Everybody,
        secrecy,
        tally: if secrecy == Secrecy::Secret { TallyShown::AfterClosing } else { TallyShown::Live },
        quorum: Share::HALF,
        majority: Share::HALF,
        more_than: true,
        rounding: Rounding::Up,
        base: Base::Cast,
        tie: Tie::Fails,
        changeable,
        reason_against: false,
        closes_at: None,
        key: id(random),
    };
    api.call(&chair.cookie, &open).await
}

/// The one who leads.
pub fn chair(people: &[Person]) -> Result<&Person, Error> {
    people.first().ok_or_else(|| Error::Wrong("a group without people".to_owned()))
}
