//! A working group with a document, as most tests need one.

use super::{
    files::docx,
    world::{Person, World},
};
use domain::{
    documents::{Discussion, Marking, PlaceDocument, ViewDocument},
    groups::{AddMember, AttachFile, CreateGroup, GroupRole, RemoveMember, ScheduleMeeting},
    id::{AttachmentId, DocumentId, GroupId, MeetingId, PollId, RemarkId, SubstitutionId},
    remarks::AddRemark,
    time::{CalendarDay, DAY, WallTime},
    votes::{Base, CastVote, Choice, OpenPoll, Rounding, Secrecy, Share, TallyShown, Tie, Voters},
};

/// A group of people with a document before them.
pub struct Circle {
    pub group: GroupId,
    pub document: DocumentId,
    pub initiator: Person,
    pub chair: Person,
    pub secretary: Person,
    pub member: Person,
    pub second: Person,
    pub observer: Person,
}

impl Circle {
    /// Makes a group; `mark` stands in its name and in the title and text of its document.
    pub async fn gather(world: &World, mark: &str) -> Self {
        let person = async |role: &str, body| world.person(&format!("{role}{mark}"), body).await;
        let initiator = person("Бастамашы", world.justice).await;
        let chair = person("Төраға", world.justice).await;
        let secretary = person("Хатшы", world.justice).await;
        let member = person("Мүше", world.justice).await;
        let second = person("Екінші", world.finance).await;
        let observer = person("Бақылаушы", world.finance).await;
        let create = CreateGroup {
            name: format!("Топ {mark}"),
            description: format!("Сипаттама {mark}"),
            justification: "Жоба керек".to_owned(),
            chair: chair.id,
            secretary: secretary.id,
            members: vec![member.id, second.id],
            observers: vec![observer.id],
            key: world.key(),
        };
        let group = world.done(&initiator, create).await;
        let document = place(world, &secretary, group, &format!("Жоба {mark}"), mark).await;
        Self { group, document, initiator, chair, secretary, member, second, observer }
    }

    /// Everybody with a place in the group, and its initiator.
    pub fn everybody(&self) -> [&Person; 6] {
        [&self.initiator, &self.chair, &self.secretary, &self.member, &self.second, &self.observer]
    }

    /// Who votes when everybody may.
    pub fn voters(&self) -> [&Person; 4] {
        [&self.chair, &self.secretary, &self.member, &self.second]
    }

    pub async fn discussion(&self, world: &World, who: &Person) -> Discussion {
        world.done(who, ViewDocument { document: self.document, version: None }).await
    }

    pub async fn remark(&self, world: &World, who: &Person, text: &str) -> RemarkId {
        world.done(who, self.on_first_block(world, text).await).await
    }

    /// A remark on the first block of the text.
    pub async fn on_first_block(&self, world: &World, text: &str) -> AddRemark {
        let discussion = self.discussion(world, &self.chair).await;
        AddRemark {
            document: self.document,
            block: Some(discussion.blocks[0].id),
            start: 0,
            end: 0,
            text: text.to_owned(),
            wording: String::new(),
            grounds: String::new(),
            mentions: Vec::new(),
            key: world.key(),
        }
    }

    pub async fn attach(&self, world: &World, mark: &str) -> AttachmentId {
        let file = world.upload(&self.secretary, &format!("қосымша {mark}.docx"), docx(&[mark])).await.id;
        world
            .done(
                &self.secretary,
                AttachFile { group: self.group, file, marking: Marking::Open, key: world.key() },
            )
            .await
    }

    pub async fn meet(&self, world: &World, mark: &str) -> MeetingId {
        let meeting = ScheduleMeeting {
            group: self.group,
            at: WallTime::of(world.services.now().plus(DAY)),
            place: format!("Зал {mark}"),
            agenda: format!("Күн тәртібі {mark}"),
            key: world.key(),
        };
        world.done(&self.secretary, meeting).await
    }

    /// Somebody who had a place and has none any more.
    pub async fn leaver(&self, world: &World, surname: &str) -> Person {
        let (group, leaver) = (self.group, world.person(surname, world.finance).await);
        world.done(&self.chair, AddMember { group, person: leaver.id, role: GroupRole::Member }).await;
        world.done(&self.chair, RemoveMember { group, person: leaver.id }).await;
        leaver
    }

    /// Opens a vote by simple majority of those who take part; `change` makes another rule of it.
    pub async fn poll(&self, world: &World, change: impl FnOnce(&mut OpenPoll)) -> PollId {
        let mut open = named_poll(world, self.document);
        change(&mut open);
        world.done(&self.chair, open).await
    }
}

/// Places a document made of a few points.
pub async fn place(world: &World, who: &Person, group: GroupId, title: &str, mark: &str) -> DocumentId {
    let text =
        [&format!("1. Бірінші тармақ {mark}."), "2. Екінші тармақ. Екінші сөйлем.", "3. Үшінші тармақ."];
    place_text(world, who, group, title, &text).await
}

/// Places a document made of some paragraphs.
pub async fn place_text(
    world: &World,
    who: &Person,
    group: GroupId,
    title: &str,
    text: &[&str],
) -> DocumentId {
    let file = world.upload(who, "жоба.docx", docx(text)).await.id;
    let place =
        PlaceDocument { group, file, title: title.to_owned(), marking: Marking::Open, key: world.key() };
    world.done(who, place).await
}

/// A named vote by simple majority, with its figures live.
pub fn named_poll(world: &World, document: DocumentId) -> OpenPoll {
    OpenPoll {
        document,
        block: None,
        question: "Жобаны мақұлдау керек пе?".to_owned(),
        voters: Voters::Everybody,
        secrecy: Secrecy::Named,
        tally: TallyShown::Live,
        quorum: Share::HALF,
        majority: Share::HALF,
        more_than: true,
        rounding: Rounding::Up,
        base: Base::Cast,
        tie: Tie::Fails,
        changeable: false,
        reason_against: false,
        closes_at: None,
        key: world.key(),
    }
}

/// Makes a secret vote of it.
pub fn secret(open: &mut OpenPoll) {
    open.secrecy = Secrecy::Secret;
    open.tally = TallyShown::AfterClosing;
}

/// A vote without a reason.
pub fn vote(world: &World, poll: PollId, choice: Choice) -> CastVote {
    CastVote { poll, choice, reason: String::new(), key: world.key() }
}

/// Lets one person act for another from today for a month; the substitute is not acting yet.
pub async fn substitute(world: &World, absent: &Person, substitute: &Person) -> SubstitutionId {
    let from = CalendarDay::of(world.services.now());
    let name = domain::directory::Substitute {
        person: absent.id,
        substitute: substitute.id,
        order: "214-л/с".to_owned(),
        from,
        until: CalendarDay(from.0 + 30),
        key: world.key(),
    };
    world.done(absent, name).await
}
