//! Live equals refetch: what a page makes of the frames it gets is what it would fetch afresh.

use super::{
    files::docx,
    scene::{Circle, place, secret, vote},
    tab::{Shown, Tab, serve},
    versions::next,
    world::{Person, World, on_both},
};
use domain::{
    documents::{CloseDocument, MarkRead, Marking},
    event::Event,
    groups::{
        AddMember, AttachFile, CancelMeeting, ChangeRole, CloseGroup, DetachFile, EditGroup, GroupRole,
        RemoveMember, ViewGroup,
    },
    id::PollId,
    live::{Change, Tell, Topic},
    notices::ReadNotices,
    remarks::{
        AddRemark, AnswerRemarks, DecideSuggestion, EditRemark, MoveRemark, RemarkState, ReopenRemark, Reply,
        ResolveRemark, Stance,
    },
    votes::{Choice, ClosePoll, OpenPoll, TallyShown},
};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use std::{collections::BTreeSet, net::SocketAddr, time::Duration};

on_both!(every_event_is_told, nothing_is_missed_or_doubled_over_lost_lines);

/// Whom an event concerns on the live line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// The pages of its document; those of its group too, where it has one.
    Document,
    /// The pages of its group and of all the group's documents.
    Group,
    /// The page of its group alone.
    Card,
    /// Only the person, and only there where it changes something shown.
    Own,
    /// As `Document`; tried where scans are.
    Scan,
    /// As `Document`; tried where signatures are.
    Signed,
    /// Those who write a draft, its group too where it has one; tried where drafts are.
    Draft,
    /// Nobody: pages show it when they are next fetched.
    Nobody,
}

macro_rules! told {
    ($($variant:ident => $told:ident,)+) => {
        /// A new kind of event does not compile before it is decided whom it concerns.
        fn told(event: &Event) -> Told {
            match event {
                $(Event::$variant { .. } => Told::$told,)+
            }
        }
        const KINDS: &[(&str, Told)] = &[$((stringify!($variant), Told::$told)),+];
    };
}

told! {
    SignedIn => Nobody,
    SignedOut => Own,
    SessionRevoked => Own,
    PasswordChanged => Own,
    PasswordReset => Own,
    AccountCreated => Nobody,
    ActingChanged => Own,
    BodyCreated => Nobody,
    BodyEdited => Nobody,
    UnitCreated => Nobody,
    PersonCreated => Nobody,
    PersonEdited => Nobody,
    Appointed => Nobody,
    AppointmentEnded => Nobody,
    Substituted => Own,
    SubstitutionEnded => Nobody,
    GroupCreated => Nobody,
    GroupEdited => Group,
    GroupClosed => Group,
    MemberAdded => Group,
    RoleChanged => Group,
    MemberRemoved => Group,
    FileAttached => Card,
    FileDetached => Card,
    MeetingScheduled => Card,
    MeetingCancelled => Card,
    DocumentPlaced => Card,
    VersionPlaced => Document,
    RecognitionBegun => Scan,
    RecognitionStopped => Scan,
    RecognitionEnded => Scan,
    DocumentRead => Nobody,
    DocumentClosed => Document,
    DraftBegun => Draft,
    DraftEdited => Draft,
    DraftShared => Draft,
    BlocksAdded => Draft,
    BlockSaved => Draft,
    BlockMoved => Draft,
    BlockRemoved => Draft,
    BlockRestored => Draft,
    WordingSettled => Draft,
    DraftPlaced => Draft,
    DraftDiscarded => Draft,
    RemarkAdded => Document,
    RemarkEdited => Document,
    Replied => Document,
    RemarkResolved => Document,
    RemarkReopened => Document,
    RemarkMoved => Document,
    RemarksAnswered => Document,
    SuggestionDecided => Document,
    PollOpened => Document,
    VoteCast => Document,
    BallotIssued => Document,
    PollClosed => Document,
    FolderCreated => Nobody,
    FolderRenamed => Nobody,
    FolderMoved => Nobody,
    FolderDeleted => Nobody,
    FolderAccessSet => Nobody,
    ItemPlaced => Nobody,
    ItemEdited => Nobody,
    ItemMoved => Nobody,
    ItemAccessSet => Nobody,
    ItemReplaced => Nobody,
    ItemWithdrawn => Nobody,
    ItemAcknowledged => Own,
    CertificateRequested => Nobody,
    RequestWithdrawn => Nobody,
    IdentityChecked => Nobody,
    RequestConfirmed => Nobody,
    RequestRefused => Own,
    CertificateIssued => Own,
    CertificateSuspended => Own,
    CertificateResumed => Own,
    CertificateRevoked => Own,
    CertificateExpires => Own,
    RevocationListMade => Nobody,
    OfficerNamed => Own,
    OfficerDismissed => Nobody,
    NumberConfirmed => Nobody,
    NumberWithdrawn => Nobody,
    ActSigned => Signed,
    SignatureChecked => Signed,
    NoticesRead => Own,
}

/// `VoteCast` as the journal names it.
fn kind(variant: &str) -> String {
    let mut name = String::new();
    for c in variant.chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(c.to_lowercase());
    }
    name
}

/// The pages of some people, and a page of the group.
struct Hall<'w> {
    world: &'w World,
    address: SocketAddr,
    circle: Circle,
    pages: Vec<(Person, Shown)>,
    card: Tab,
}

impl<'w> Hall<'w> {
    async fn open(world: &'w World) -> Self {
        let circle = Circle::gather(world, "").await;
        let address = serve(world).await;
        let mut pages = Vec::new();
        for person in [&circle.chair, &circle.member, &circle.observer] {
            let browser = person.elsewhere();
            world.sign_in(&browser).await;
            let shown = Shown::open(world, address, &browser, circle.document).await;
            pages.push((browser, shown));
        }
        let mut card = Tab::open(address, &circle.secretary).await;
        let group = world.done(&circle.secretary, ViewGroup { group: circle.group }).await;
        let topic = Topic::Group(circle.group);
        card.follow(topic, group.seq).await;
        assert_eq!(card.answer().await, Tell::Following { topic });
        Self { world, address, circle, pages, card }
    }

    /// Turns all pages to a new document.
    async fn turn(&mut self) {
        self.circle.document = place(self.world, &self.circle.secretary, self.circle.group, "Жоба", "").await;
        for (person, shown) in &mut self.pages {
            *shown = Shown::open(self.world, self.address, person, self.circle.document).await;
        }
    }

    async fn settle(&mut self, after: &str) {
        for (person, shown) in &mut self.pages {
            shown.settle(self.world, person, after).await;
        }
    }

    /// After an act: all document pages show what a fetch would, and the group's page was told if it had to be.
    async fn after(&mut self, act: &str) {
        self.settle(act).await;
        let mut reader = self.world.services.database().read().await.unwrap();
        let last = store::head(&mut reader).await.unwrap();
        let recorded = store::events_after(&mut reader, last - 1, 1).await.unwrap().remove(0);
        drop(reader);
        assert_eq!(recorded.event.kind(), kind(act), "the last event");
        let concerns_group = match told(&recorded.event) {
            Told::Document | Told::Scan | Told::Signed | Told::Draft => recorded.event.group().is_some(),
            Told::Group | Told::Card => true,
            Told::Own | Told::Nobody => false,
        };
        if concerns_group {
            loop {
                match self.card.answer().await {
                    Tell::Changes { seq, changes, .. } => {
                        assert_eq!(changes, [Change::Group]);
                        if seq >= last {
                            break;
                        }
                    }
                    other => panic!("{other:?} after {act}"),
                }
            }
        }
    }
}

async fn every_event_is_told(world: &World) {
    let mut hall = Hall::open(world).await;
    remarks_are_told(world, &mut hall).await;
    votes_are_told(world, &mut hall).await;
    the_group_is_told(world, &mut hall).await;
    world.noticed().await;
    hall.settle("all notices").await;
    assert!(hall.pages.iter().any(|(_, shown)| shown.unread > 0));
    let (person, shown) = &hall.pages[1];
    let home = world.done(person, domain::notices::ViewHome {}).await;
    assert_eq!(home.unread, shown.unread);
    world.done(person, ReadNotices { until: home.notices[0].id }).await;
    hall.settle("NoticesRead").await;
    assert_eq!(hall.pages[1].1.unread, 0);

    let happened: BTreeSet<String> =
        world.texts("select distinct kind from event").await.into_iter().collect();
    for (variant, told) in KINDS {
        let must = matches!(told, Told::Document | Told::Group | Told::Card);
        assert!(!must || happened.contains(&kind(variant)), "{variant} was not tried");
    }
}

async fn remarks_are_told(world: &World, hall: &mut Hall<'_>) {
    let (member, chair) = (hall.circle.member.id, hall.circle.chair.id);
    let remark = AddRemark {
        wording: "Басқаша".to_owned(),
        mentions: vec![chair],
        ..hall.circle.on_first_block(world, "Ескертпе").await
    };
    let remark = world.done(&hall.circle.member, remark).await;
    hall.after("RemarkAdded").await;
    let edit = EditRemark { remark, version: 1, text: "Дұрыс ескертпе".to_owned() };
    world.done(&hall.circle.member, edit).await;
    hall.after("RemarkEdited").await;
    let reply = Reply { remark, text: "Жауап".to_owned(), mentions: vec![member], key: world.key() };
    world.done(&hall.circle.chair, reply).await;
    hall.after("Replied").await;
    world.done(&hall.circle.chair, ResolveRemark { remark }).await;
    hall.after("RemarkResolved").await;
    world.done(&hall.circle.member, ReopenRemark { remark }).await;
    hall.after("RemarkReopened").await;
    world.done(&hall.circle.secretary, DecideSuggestion { remark, accept: true }).await;
    hall.after("SuggestionDecided").await;
    let answer = AnswerRemarks {
        document: hall.circle.document,
        remarks: vec![remark],
        stance: Stance::Accepted,
        reasoning: String::new(),
        wording: String::new(),
    };
    world.done(&hall.circle.chair, answer).await;
    hall.after("RemarksAnswered").await;
    world.done(&hall.circle.member, MarkRead { document: hall.circle.document }).await;
    hall.after("DocumentRead").await;
    next(world, &hall.circle.secretary, hall.circle.document, &["1. Басқа мәтін."]).await;
    hall.after("VersionPlaced").await;
    let block = hall.circle.discussion(world, &hall.circle.chair).await.blocks[0].id;
    world.done(&hall.circle.member, MoveRemark { remark, block, start: 0, end: 0 }).await;
    hall.after("RemarkMoved").await;
}

async fn votes_are_told(world: &World, hall: &mut Hall<'_>) {
    let changes: [fn(&mut OpenPoll); 3] =
        [|open| open.changeable = true, |open| open.tally = TallyShown::AfterClosing, secret];
    for (number, change) in changes.into_iter().enumerate() {
        let poll = hall.circle.poll(world, change).await;
        hall.after("PollOpened").await;
        let cast = if number == 2 { "BallotIssued" } else { "VoteCast" };
        world.done(&hall.circle.member, vote(world, poll, Choice::Against)).await;
        hall.after(cast).await;
        world.done(&hall.circle.chair, vote(world, poll, Choice::For)).await;
        hall.after(cast).await;
        if number == 0 {
            world.done(&hall.circle.member, vote(world, poll, Choice::For)).await;
            hall.after(cast).await;
        }
        world.done(&hall.circle.initiator, ClosePoll { poll }).await;
        hall.after("PollClosed").await;
    }
}

async fn the_group_is_told(world: &World, hall: &mut Hall<'_>) {
    let (group, secretary) = (hall.circle.group, hall.circle.secretary.elsewhere());
    world.sign_in(&secretary).await;
    let edit = EditGroup {
        group,
        version: 1,
        name: "Жаңа атау".to_owned(),
        description: String::new(),
        justification: "Керек".to_owned(),
    };
    world.done(&secretary, edit).await;
    hall.after("GroupEdited").await;
    let guest = world.person("Қонақ", world.finance).await.id;
    world.done(&secretary, AddMember { group, person: guest, role: GroupRole::Member }).await;
    hall.after("MemberAdded").await;
    // One of those whose page is open: it fetches afresh, because what may be done has changed.
    let observer = hall.circle.observer.id;
    world.done(&secretary, ChangeRole { group, person: observer, role: GroupRole::Member }).await;
    hall.after("RoleChanged").await;
    assert_eq!(hall.pages[2].1.reloads, 1);
    world.done(&secretary, RemoveMember { group, person: guest }).await;
    hall.after("MemberRemoved").await;
    let file = world.upload(&secretary, "қосымша.docx", docx(&["мәтін"])).await.id;
    let attachment =
        world.done(&secretary, AttachFile { group, file, marking: Marking::Open, key: world.key() }).await;
    hall.after("FileAttached").await;
    world.done(&secretary, DetachFile { group, attachment }).await;
    hall.after("FileDetached").await;
    let meeting = hall.circle.meet(world, "").await;
    hall.after("MeetingScheduled").await;
    world.done(&secretary, CancelMeeting { group, meeting }).await;
    hall.after("MeetingCancelled").await;
    let other = place(world, &secretary, group, "Екінші жоба", "екі").await;
    hall.after("DocumentPlaced").await;
    for document in [hall.circle.document, other] {
        world.done(&hall.circle.chair, CloseDocument { document }).await;
        hall.after("DocumentClosed").await;
    }
    world.done(&hall.circle.chair, CloseGroup { group }).await;
    hall.after("GroupClosed").await;
}

/// How many random stories are told; `ALQA_TEST_SEEDS` widens it.
fn seeds() -> u64 {
    std::env::var("ALQA_TEST_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(8)
}

async fn nothing_is_missed_or_doubled_over_lost_lines(world: &World) {
    let mut hall = Hall::open(world).await;
    for seed in 0..seeds() {
        let mut random = StdRng::seed_from_u64(seed);
        let mut polls = Vec::new();
        hall.turn().await;
        let mut added = 0;
        for _ in 0..25 {
            added += usize::from(random_act(world, &hall.circle, &mut random, &mut polls).await);
            for (person, shown) in &mut hall.pages {
                // Some frames are taken in; at any point the line may be lost.
                for _ in 0..random.random_range(0..3) {
                    if let Some(tell) = shown.tab.soon(Duration::from_millis(2)).await {
                        shown.take(world, person, tell).await;
                    }
                }
                if random.random_bool(0.2) {
                    shown.reconnect(hall.address, person).await;
                }
            }
        }
        hall.settle(&format!("the story of seed {seed}")).await;
        let now = hall.circle.discussion(world, &hall.circle.chair).await.remarks.len();
        assert_eq!(now, added, "seed {seed}");
        for poll in polls {
            world.done(&hall.circle.chair, ClosePoll { poll }).await;
        }
    }
    world.noticed().await;
    hall.settle("all stories").await;
}

/// Does something; answers whether it added a remark.
async fn random_act(world: &World, circle: &Circle, random: &mut StdRng, polls: &mut Vec<PollId>) -> bool {
    let who = *circle.voters().choose(random).unwrap();
    let remarks = circle.discussion(world, who).await.remarks;
    let remark = remarks.choose(random);
    match (random.random_range(0..10), remark) {
        (0..=2, _) | (3..=5, None) => {
            circle.remark(world, who, "Тағы бір ескертпе").await;
            return true;
        }
        (3, Some(remark)) if remark.resolved.is_none() => {
            let text = "Жауап".to_owned();
            world.done(who, Reply { remark: remark.id, text, mentions: Vec::new(), key: world.key() }).await;
        }
        (4..=5, Some(remark)) => {
            let state = if remark.resolved.is_some() { RemarkState::Resolved } else { RemarkState::Open };
            match state {
                RemarkState::Open => world.done(&circle.chair, ResolveRemark { remark: remark.id }).await,
                RemarkState::Resolved => world.done(&circle.chair, ReopenRemark { remark: remark.id }).await,
            }
        }
        (6, _) => {
            let hidden = random.random_bool(0.5);
            polls.push(
                circle
                    .poll(world, |open| {
                        if hidden {
                            secret(open)
                        }
                    })
                    .await,
            );
        }
        (7, _) => {
            let role = *[GroupRole::Member, GroupRole::Observer].choose(random).unwrap();
            let person = circle.observer.id;
            world.done(&circle.chair, ChangeRole { group: circle.group, person, role }).await;
        }
        _ => {
            if let Some(poll) = polls.choose(random) {
                // Whether it is taken or refused because this voter has voted.
                let choice = *Choice::ALL.choose(random).unwrap();
                drop(world.ask(who, vote(world, *poll, choice)).await);
            }
        }
    }
    false
}
