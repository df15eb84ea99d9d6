//! The heart of the product: a document, its text, what is said of it, and the votes on it.

use super::{
    place::Places,
    points::Points,
    segments::{Stretch, Stretches},
    selection::{self, Picked},
    sheet::{Sheet, clears},
};
use crate::{
    call::call,
    live::{self, News},
    remarks::Talk,
    shell::{FaultPage, LoadedLive, Page, Title, me, param, query_param},
    votes::VoteCard,
};
use domain::{
    documents::{Discussion, MarkRead, ViewDocument},
    fault::Fault,
    groups::GroupState,
    id::{BlockId, DocumentId, RemarkId},
    live::{OwnChange, Presence, Topic},
    operation::Operation,
    remarks::Place,
    signatures::{Sign, SignedAct},
    votes::{OpenPoll, OwnVote, PollView},
};
use leptos::{prelude::*, task::spawn_local};
use ui::{
    Button, Kind, Shape,
    i18n::{documents as words, lang, t},
};

/// What a reader has before them: the discussion, and what they are doing in it.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    pub document: DocumentId,
    pub discussion: Signal<Discussion>,
    pub page: Page<Discussion>,
    /// The words picked in the text.
    pub picked: RwSignal<Option<Picked>>,
    /// What is being written on them.
    pub writing: RwSignal<Option<Writing>>,
    /// The remark in hand.
    pub focus: RwSignal<Option<RemarkId>>,
    /// The remark that is being moved to another place.
    pub moving: RwSignal<Option<RemarkId>>,
    /// Number of the version shown.
    pub version: u32,
    /// Whether it was the one under discussion when the page was opened.
    pub opened_current: bool,
    /// Who else is here.
    pub present: RwSignal<Vec<Presence>>,
    places: StoredValue<Places>,
}

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// A remark.
    Remark,
    /// A remark with another wording.
    Suggestion,
}

impl Desk {
    /// Whether anything may still be said or decided. In an older version nothing is; what is being written when a
    /// newer one comes can still be finished.
    pub(crate) fn writable(self) -> bool {
        self.opened_current
            && self.discussion.with(|discussion| {
                discussion.card.state.writable().is_ok() && discussion.group_state == GroupState::Open
            })
    }

    /// A block's place in words.
    pub(crate) fn place(self, block: BlockId) -> String {
        let lang = lang();
        self.places.with_value(|places| places.say(lang, block))
    }

    /// The number of a block in the text, from 0.
    pub(crate) fn position(self, block: BlockId) -> Option<usize> {
        self.places.with_value(|places| places.position(block))
    }

    /// Whether the reader may open a vote now.
    pub(super) fn may_open_poll(self) -> bool {
        self.writable() && clears(OpenPoll::RULE, self)
    }

    /// What the reader may sign as the final version now; further signatures are offered beside the first.
    pub(super) fn to_sign(self) -> Option<SignedAct> {
        let act = self.discussion.with(|discussion| {
            let open = discussion.polls.iter().filter(|poll| poll.closed.is_none()).count();
            let version = discussion.card.current.number;
            let none = open == 0 && discussion.card.final_version.is_none();
            none.then_some(SignedAct::FinalVersion { document: self.document, version })
        });
        act.filter(|_| self.writable() && clears(Sign::RULE, self))
    }

    /// Where a vote is opened: on the point of the words in hand, else on the whole document.
    pub(super) fn poll_address(self) -> String {
        let document = self.document;
        match self.picked.get() {
            Some(picked) => format!("/documents/{document}/polls/new?block={}", picked.block),
            None => format!("/documents/{document}/polls/new"),
        }
    }

    /// Takes words in hand, or lets go of them.
    pub(super) fn pick(self, picked: Option<Picked>) {
        if picked.is_some() || self.writing.get_untracked().is_none() {
            self.picked.set(picked);
        }
    }

    /// Where remarks lie in the text.
    pub(super) fn stretches(self) -> Stretches {
        let reader = me().with_untracked(|me| me.as_ref().map(|me| me.on_behalf().id));
        let mut stretches = Stretches::new();
        self.discussion.with(|discussion| {
            for remark in &discussion.remarks {
                let Place::At(anchor) = remark.place_in(self.version) else { continue };
                let whole = anchor.start == 0 && anchor.end == 0;
                stretches.entry(anchor.block).or_default().push(Stretch {
                    remark: remark.id,
                    start: anchor.start as usize,
                    end: if whole { usize::MAX } else { anchor.end as usize },
                    mine: Some(remark.author.person.id) == reader,
                    settled: remark.resolved.is_some(),
                });
            }
        });
        stretches
    }
}

/// `/documents/:id`
#[component]
pub fn DocumentPage() -> impl IntoView {
    let Some(document) = param::<DocumentId>("id") else {
        return view! { <FaultPage fault=Fault::NotFound/> }.into_any();
    };
    // The version that was shown first stays, whatever is placed meanwhile.
    let version = StoredValue::new(query_param("version").get_untracked().and_then(|text| text.parse().ok()));
    let page = Page::new(move || call(ViewDocument { document, version: version.get_value() }));
    let open = move |discussion: Signal<Discussion>| {
        version.set_value(Some(discussion.with_untracked(|discussion| discussion.version)));
        view! { <Open document page discussion/> }.into_any()
    };
    view! {
        <LoadedLive
            page
            shape=Shape::Document
            view=open
        />
    }
    .into_any()
}

#[component]
fn Open(document: DocumentId, page: Page<Discussion>, discussion: Signal<Discussion>) -> impl IntoView {
    let desk = Desk {
        document,
        discussion,
        page,
        picked: RwSignal::new(None),
        writing: RwSignal::new(None),
        focus: RwSignal::new(None),
        moving: RwSignal::new(None),
        version: discussion.with_untracked(|discussion| discussion.version),
        opened_current: discussion.with_untracked(Discussion::is_current),
        present: RwSignal::new(Vec::new()),
        places: StoredValue::new(discussion.with_untracked(|discussion| Places::of(&discussion.blocks))),
    };
    keep_current(desk);
    if desk.opened_current {
        note_reading(document);
    }
    // A touch selection ends without a click: look at what is selected when it rests.
    let released = move |_| {
        if let Some(picked) = selection::selected()
            && untrack(|| desk.may_discuss())
        {
            desk.pick(Some(picked));
        }
    };
    let title = discussion.with_untracked(|discussion| discussion.card.title.clone());
    view! {
        <Title text=Signal::stored(title)/>
        <Jump desk/>
        <main class="doc" id="main" tabindex="-1" on:pointerup=released on:keyup=move |_| released_by_keys(desk)>
            <Votes desk/>
            <Points desk/>
            <Sheet desk/>
            <Talk desk/>
        </main>
        <PickBar desk/>
    }
}

fn released_by_keys(desk: Desk) {
    if let Some(picked) = selection::selected()
        && untrack(|| desk.may_discuss())
    {
        desk.pick(Some(picked));
    }
}

/// Takes in what the live line brings.
fn keep_current(desk: Desk) {
    let seq = desk.discussion.with_untracked(|discussion| discussion.seq);
    let page = desk.page;
    live::follow(Topic::Document(desk.document), seq, move |news| match news {
        News::Changes { seq, changes } => match changes.read() {
            Some(changes) => page.change(move |discussion| discussion.take(seq, &changes)),
            None => page.refetch(),
        },
        News::Reload => page.refetch(),
    });
    live::own(move |change| {
        if let OwnChange::Vote { poll, vote } = change {
            page.change(move |discussion| discussion.take_own_vote(poll, vote));
        }
    });
    live::presence(Topic::Document(desk.document), move |people| desk.present.set(people));
}

/// The document no longer waits for being read.
fn note_reading(document: DocumentId) {
    Effect::new(move |_| {
        let acting = me().with_untracked(|me| me.as_ref().is_some_and(|me| me.acting.is_some()));
        if !acting {
            // Only a convenience of the home page: it may fail.
            spawn_local(async move { drop(call(MarkRead { document }).await) });
        }
    });
}

/// On a phone: where the parts of the page are.
#[component]
fn Jump(desk: Desk) -> impl IntoView {
    let open =
        move || desk.discussion.with(|discussion| discussion.polls.iter().any(|poll| poll.closed.is_none()));
    view! {
        <nav class="doc-jump" aria-label=t(words::PARTS)>
            {move || open().then(|| view! { <a class="due" href="#votes">{t(words::VOTES)}</a> })}
            <a href="#text">{t(words::TEXT)}</a>
            <a href="#talk">{t(words::REMARKS)}</a>
        </nav>
    }
}

/// Open votes first, those that wait for the reader before all; closed ones folded away.
#[component]
fn Votes(desk: Desk) -> impl IntoView {
    let polls = move |closed: bool| {
        desk.discussion.with(|discussion| {
            let mut polls: Vec<_> = discussion
                .polls
                .iter()
                .filter(|poll| poll.closed.is_some() == closed)
                .map(|poll| (poll.own != OwnVote::NotYet, poll.id))
                .collect();
            polls.sort_by_key(|(waits, id)| (*waits, std::cmp::Reverse(*id)));
            polls.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    };
    let open = Memo::new(move |_| polls(false));
    let closed = Memo::new(move |_| polls(true));
    let card = move |id| view! { <OneVote desk id/> };
    view! {
        <section class="votes" id="votes" aria-label=t(words::VOTES)>
            <For each=move || open.get() key=|id| *id children=card/>
            {move || {
                (!closed.with(Vec::is_empty))
                    .then(|| {
                        view! {
                            <details class="fold">
                                <summary>{move || words::CLOSED_VOTES.count(lang(), closed.with(Vec::len) as u64)}</summary>
                                <For each=move || closed.get() key=|id| *id children=card/>
                            </details>
                        }
                    })
            }}
        </section>
    }
}

#[component]
fn OneVote(desk: Desk, id: domain::id::PollId) -> impl IntoView {
    let find = move |discussion: &Discussion| discussion.polls.iter().find(|poll| poll.id == id).cloned();
    let Some(first) = desk.discussion.with_untracked(find) else { return ().into_any() };
    let poll = Memo::new(move |before: Option<&PollView>| {
        desk.discussion.with(find).or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let standing = Signal::derive(move || desk.discussion.with(|discussion| discussion.standing));
    let archived = Signal::derive(move || !desk.writable());
    let point = Signal::derive(move || {
        poll.with(|poll| poll.block.filter(|_| poll.version == desk.version)).map(|block| desk.place(block))
    });
    let page = desk.page;
    view! {
        <VoteCard poll=Signal::from(poll) standing archived point on_done=Callback::new(move |()| page.refetch())/>
    }
    .into_any()
}

/// What can be done with the words picked.
#[component]
fn PickBar(desk: Desk) -> impl IntoView {
    let shown = Memo::new(move |_| desk.picked.with(Option::is_some) && desk.writing.get().is_none());
    let may_open = Memo::new(move |_| desk.may_open_poll());
    let begin = move |writing| {
        move |_| {
            selection::release();
            desk.writing.set(Some(writing));
        }
    };
    let drop_it = move |_| {
        selection::release();
        desk.picked.set(None);
    };
    move || {
        shown.get().then(|| {
            view! {
                <div class="pick" role="toolbar" aria-label=t(words::PICKED)>
                    <Button kind=Kind::Primary kind_of="button" small=true on_click=Callback::new(begin(Writing::Remark))>
                        {t(words::WRITE_REMARK)}
                    </Button>
                    <Button kind=Kind::Plain kind_of="button" small=true on_click=Callback::new(begin(Writing::Suggestion))>
                        {t(words::SUGGEST)}
                    </Button>
                    {move || {
                        may_open
                            .get()
                            .then(|| {
                                view! {
                                    <a class="button small" href=move || desk.poll_address()>
                                        {t(words::OPEN_POLL)}
                                    </a>
                                }
                            })
                    }}
                    <Button kind=Kind::Quiet kind_of="button" small=true on_click=Callback::new(drop_it)>
                        {t(words::LET_GO)}
                    </Button>
                </div>
            }
        })
    }
}
