//! Everybody who could ask, everything that could be asked about, and how they stand to each other: written down
//! once more here, independently of the tables.

use super::{
    centre::{Officers, certificate, request},
    library::{item, open_to, section},
    samples::Targets,
    scene::{Circle, named_poll, substitute},
    world::{Person, World},
};
use domain::{
    access::{Relation, Relations, Rule, Subject, Verdict},
    accounts::{ActFor, ListSessions},
    directory::{Appoint, ViewPerson},
    drafts::{AddBlocks, BeginDraft, BlockStyle, SaveBlock, ShareDraft},
    fault::{Fault, Refusal},
    id::{AttachmentId, BlockId, DraftId, SubstitutionId},
    lang::Lang,
    library::{AcknowledgeItem, Scope},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Anonymous,
    /// With the cookie of a session that has run out.
    Expired,
    /// With the first password still.
    Newcomer,
    /// An employee of another body.
    Outsider,
    /// Keeps the directory of the body.
    Editor,
    Administrator,
    Initiator,
    Chair,
    Secretary,
    Member,
    Observer,
    /// Had a place in the group.
    Former,
    /// Acts for the chair.
    Substitute,
    /// Of the certification centre.
    Officer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The roles are about these things; some are the member's own.
    Shared,
    /// Like things, of others.
    Foreign,
    /// Nothing is there.
    Missing,
}

pub const PLACES: [Place; 3] = [Place::Shared, Place::Foreign, Place::Missing];

pub const MARK: &str = "БІЗДІҢ-ҚҰПИЯ";
pub const FOREIGN_MARK: &str = "БӨТЕН-ҚҰПИЯ";

/// Everybody and everything.
pub struct Stage {
    pub shared: Circle,
    pub foreign: Circle,
    pub people: Vec<(Role, Person)>,
    substitution: SubstitutionId,
    about: [Targets; 3],
    pub spares: Vec<AttachmentId>,
}

impl Stage {
    pub async fn set(world: &World) -> Self {
        let shared = Circle::gather(world, MARK).await;
        let foreign = Circle::gather(world, FOREIGN_MARK).await;
        let editor = world.person("Редактор", world.justice).await;
        let appoint = Appoint {
            body: world.justice,
            person: editor.id,
            unit: None,
            position: "анықтамалық редакторы".to_owned(),
            editor: true,
            key: world.key(),
        };
        world.done(&world.admin, appoint).await;
        let expired = world.person("Кеткен", world.finance).await;
        world.tamper(format!("update session set expires_at = 1 where person = '{}'", expired.id)).await;
        let second = world.person("Орынбасар", world.finance).await;
        let substitution = substitute(world, &shared.chair, &second).await;
        world.done(&second, ActFor { substitution: Some(substitution) }).await;
        let officers = Officers::named(world).await;
        let administrator = world.admin.elsewhere();
        world.sign_in(&administrator).await;
        let officer = officers.first.elsewhere();
        world.sign_in(&officer).await;
        let mut people = vec![
            (Role::Anonymous, Person::nobody()),
            (Role::Expired, expired),
            (Role::Newcomer, world.newcomer("Жаңадан", world.finance).await),
            (Role::Outsider, world.person("Сырттан", world.finance).await),
            (Role::Editor, editor),
            (Role::Administrator, administrator),
            (Role::Former, shared.leaver(world, "Бұрынғы").await),
            (Role::Substitute, second),
            (Role::Officer, officer),
        ];
        for (role, person) in [
            (Role::Initiator, &shared.initiator),
            (Role::Chair, &shared.chair),
            (Role::Secretary, &shared.secretary),
            (Role::Member, &shared.member),
            (Role::Observer, &shared.observer),
        ] {
            let again = person.elsewhere();
            world.sign_in(&again).await;
            people.push((role, again));
        }
        let about = [
            targets(world, &officers, &shared, &shared.member, &shared.second, MARK).await,
            targets(world, &officers, &foreign, &foreign.second, &foreign.member, FOREIGN_MARK).await,
            Targets::missing(|| world.id()),
        ];
        let mut spares = Vec::new();
        for number in 0..people.len() {
            spares.push(shared.attach(world, &format!("{MARK} {number}")).await);
        }
        // Beyond the time for which a session found once is not looked for again.
        world.clock.advance(6_000_000);
        Self { shared, foreign, people, substitution, about, spares }
    }

    pub fn about(&self, place: Place) -> Targets {
        self.about[place as usize]
    }

    /// Signs in again whom an operation has signed out.
    pub async fn restore(&self, world: &World, role: Role, person: &Person) {
        if matches!(role, Role::Anonymous | Role::Expired) {
            return;
        }
        world.sign_in(person).await;
        if role == Role::Substitute {
            world.done(person, ActFor { substitution: Some(self.substitution) }).await;
        }
    }
}

/// Things of a group, and of one of its people.
async fn targets(
    world: &World,
    officers: &Officers,
    circle: &Circle,
    owner: &Person,
    other: &Person,
    mark: &str,
) -> Targets {
    let card = world.done(&world.admin, ViewPerson { person: owner.id }).await;
    let body = card.appointments[0].body;
    let second_post = Appoint {
        body,
        person: owner.id,
        unit: None,
        position: "екінші лауазым".to_owned(),
        editor: false,
        key: world.key(),
    };
    let appointment = world.done(&world.admin, second_post).await;
    let spare_browser = owner.elsewhere();
    world.sign_in(&spare_browser).await;
    let sessions = world.done(&spare_browser, ListSessions {}).await;
    let session = sessions.iter().find(|session| session.current).unwrap().id;
    // Keeps the document open whatever is closed.
    circle.poll(world, |open| open.question = format!("Күзетші {mark}")).await;
    let folder = section(world, &world.admin, Some(body), &format!("Сөре {mark}")).await;
    open_to(world, &world.admin, folder, Scope::Chosen, &[], &[circle.member.id]).await;
    let placed = item(world, &world.admin, folder, &format!("Басылым {mark}"), |place| {
        place.must_acknowledge = true;
    })
    .await;
    // What was acknowledged is not withdrawn.
    world.done(&circle.member, AcknowledgeItem { item: placed }).await;
    let (draft, block) = draft(world, circle, mark).await;
    Targets {
        body,
        person: owner.id,
        appointment,
        substitution: substitute(world, owner, other).await,
        session,
        group: circle.group,
        attachment: circle.attach(world, mark).await,
        spare_attachment: circle.attach(world, mark).await,
        meeting: circle.meet(world, mark).await,
        document: circle.document,
        draft,
        block,
        remark: circle.remark(world, owner, &format!("Ескертпе {mark}")).await,
        poll: world
            .done(&circle.chair, {
                let mut open = named_poll(world, circle.document);
                open.question = format!("Сұрақ {mark}");
                open
            })
            .await,
        folder,
        item: placed,
        request: request(world, owner).await,
        certificate: certificate(world, officers, owner).await,
        key: world.key(),
    }
}

/// A text that the members write, too, and in which two have written at once.
async fn draft(world: &World, circle: &Circle, mark: &str) -> (DraftId, BlockId) {
    let begin = BeginDraft {
        group: circle.group,
        title: format!("Мәтін {mark}"),
        lang: Lang::Kk,
        file: None,
        key: world.key(),
    };
    let draft = world.done(&circle.chair, begin).await;
    let (style, text) = (BlockStyle::Point, format!("Блок {mark}"));
    let add = AddBlocks { draft, after: None, style, text, key: world.key() };
    let block = world.done(&circle.chair, add).await;
    for text in ["бірі", "екіншісі"] {
        let text = format!("Блок {mark} {text}");
        let save = SaveBlock { draft, block, base: 1, style, text, key: world.key() };
        world.done(&circle.chair, save).await;
    }
    world.done(&circle.chair, ShareDraft { draft }).await;
    (draft, block)
}

/// How a role stands to a subject.
fn standing(role: Role, place: Place, subject: Subject) -> Relations {
    let mut found = Relations::of(&[Relation::Anyone, Relation::Employee]);
    if role == Role::Administrator {
        found.insert(Relation::Administrator);
    }
    if role == Role::Officer {
        found.insert(Relation::Officer);
    }
    match (place, subject) {
        (_, Subject::Portal) | (Place::Foreign, _) => return found,
        (Place::Missing, _) => return Relations::NONE,
        (Place::Shared, _) => {}
    }
    let in_group = match role {
        Role::Initiator => Some(Relation::Initiator),
        Role::Chair | Role::Substitute => Some(Relation::Chair),
        Role::Secretary => Some(Relation::Secretary),
        Role::Member => Some(Relation::Member),
        Role::Observer => Some(Relation::Observer),
        _ => None,
    };
    let votes = matches!(role, Role::Chair | Role::Substitute | Role::Secretary | Role::Member);
    let (own, edits) = (role == Role::Member, role == Role::Editor);
    let (own, edits, in_group, votes) = match subject {
        Subject::Portal => (false, false, None, false),
        Subject::Body(_) => (false, edits, None, false),
        Subject::Person(_) | Subject::Substitution(_) => (own, edits, None, false),
        Subject::Session(_) | Subject::Upload(_) => (own, false, None, false),
        Subject::Group(_) | Subject::Document(_) => (false, false, in_group, false),
        Subject::Draft(_) => (false, role == Role::Member, in_group, false),
        Subject::Remark(_) => (own, false, in_group, false),
        Subject::Poll(_) => (false, false, in_group, votes),
        // The section is of the editor's body, and its list names the member.
        Subject::Folder(_) | Subject::LibraryItem(_) => (false, edits, None, false),
        Subject::CertificateRequest(_) | Subject::Certificate(_) => (own, false, None, false),
    };
    let reads = own_of_library(role, subject);
    in_group.into_iter().for_each(|relation| found.insert(relation));
    let of_them = [
        (own, Relation::Own),
        (edits, Relation::Editor),
        (votes, Relation::Voter),
        (reads, Relation::Reader),
    ];
    for (holds, relation) in of_them {
        if holds {
            found.insert(relation);
        }
    }
    found
}

fn own_of_library(role: Role, subject: Subject) -> bool {
    role == Role::Member && matches!(subject, Subject::Folder(_) | Subject::LibraryItem(_))
}

/// Why it is refused; none when it is cleared.
pub fn refusal(role: Role, place: Place, rule: Rule, subject: Subject, name: &str) -> Option<Fault> {
    let signed_in = !matches!(role, Role::Anonymous | Role::Expired);
    match rule.verdict(signed_in, standing(role, place, subject)) {
        Verdict::SignIn => return Some(Fault::SignIn),
        Verdict::NotFound => return Some(Fault::NotFound),
        Verdict::Refused => return Some(Refusal::NotYours.into()),
        Verdict::Cleared => {}
    }
    let for_all = rule.allowed.has(Relation::Anyone);
    if role == Role::Substitute && !rule.by_substitute && !for_all {
        return Some(Refusal::NotAsSubstitute.into());
    }
    let before_the_password = ["sign_in", "sign_out", "change_password", "view_me"];
    (role == Role::Newcomer && !before_the_password.contains(&name)).then(|| Refusal::PasswordExpired.into())
}
