//! `live_fanout`, `live_p99`, `live_memory`: one event to many subscribed sockets, against a plain broadcast of
//! the same payload over tokio-tungstenite. Both sides are heard by the same client.

mod bare;
mod board;
mod crowd;
mod socket;

pub use bare::{MODE, broadcast};

use crate::{
    Error, Options,
    api::Api,
    figure::Pairs,
    machine::{Cores, allow_files, look_for_others},
    portal::{Person, Portal, id},
    process::{Running, free_address},
    say,
    scene::{Table, chair, lay_table},
};
use crowd::{Crowd, Heard, Subscription};
use domain::{
    documents::ViewDocument,
    live::{Ask, Topic},
    remarks::AddRemark,
};
use rand::{SeedableRng, rngs::StdRng};
use socket::Socket;
use std::env;

/// Sockets that are connected before memory is looked at: the first ones pay for what all share.
const FIRST: usize = 100;

/// What one side gave in one round.
struct Side {
    /// Deliveries per second.
    fanout: f64,
    /// Microseconds from the event to its delivery.
    p99: f64,
    /// Bytes per idle socket.
    memory: f64,
}

/// What makes an event. There is one at a time: its size does not matter.
#[expect(clippy::large_enum_variant, reason = "one value, for the length of a measurement")]
enum Speaker<'a> {
    /// A member who writes a remark.
    Member { api: Box<Api>, person: &'a Person, table: Table, random: StdRng },
    /// A socket of the plain broadcast that says what all then hear.
    Socket { socket: Socket, payload: String },
}

impl Speaker<'_> {
    async fn say(&mut self, event: usize) -> Result<(), Error> {
        match self {
            Self::Member { api, person, table, random } => {
                let remark = AddRemark {
                    document: table.document,
                    block: None,
                    start: 0,
                    end: 0,
                    text: format!(
                        "{} The second sentence contradicts the first; strike one of them.",
                        board::mark(event)
                    ),
                    wording: String::new(),
                    grounds: String::new(),
                    mentions: Vec::new(),
                    key: id(random),
                };
                api.call(&person.cookie, &remark).await.map(drop)
            }
            Self::Socket { socket, payload } => socket.say(&board::marked(payload, event)).await,
        }
    }
}

/// Measures.
pub async fn run(options: &Options, cores: Cores) -> Result<(), Error> {
    // Two sides and some files of their own, though never at once.
    allow_files(options.sockets as u64 + 500)?;
    let mut random = StdRng::seed_from_u64(options.seed);
    let portal = Portal::create(options, cores).await?;
    let people = portal.people(options.sockets.max(2), &mut random).await?;
    let server = portal.serve().await?;
    let table = lay_table(&mut Api::connect(server.address()).await?, &people, &mut random).await?;
    server.settle().await?;
    server.kill().await?;
    look_for_others().await;

    let race = Race { options, cores, portal, people, table };
    let payload = race.payload().await?;
    say::note(format!("{} sockets, {} bytes a frame", options.sockets, payload.len()));
    let (mut fanout, mut p99, mut memory) = (Pairs::default(), Pairs::default(), Pairs::default());
    for round in 0..options.rounds {
        let (ours, other) = if round % 2 == 0 {
            let ours = race.ours(round).await?;
            (ours, race.other(&payload).await?)
        } else {
            let other = race.other(&payload).await?;
            (race.ours(round).await?, other)
        };
        for (name, side) in [("ours", &ours), ("plain", &other)] {
            let Side { fanout, p99, memory } = side;
            say::note(format!(
                "round {}, {name}: {fanout:.0}/s, p99 {p99:.0} us, {memory:.0} bytes a socket",
                round + 1
            ));
        }
        fanout.push(ours.fanout, other.fanout);
        p99.push(ours.p99, other.p99);
        memory.push(ours.memory, other.memory);
    }
    fanout.figure("live_fanout").print()?;
    p99.figure("live_p99").print()?;
    memory.figure("live_memory").print()
}

struct Race<'a> {
    options: &'a Options,
    cores: Cores,
    portal: Portal,
    people: Vec<Person>,
    table: Table,
}

impl Race<'_> {
    /// A frame of ours, for the other side to send.
    async fn payload(&self) -> Result<String, Error> {
        let server = self.portal.serve().await?;
        let mut crowd = Crowd::default();
        crowd.join(server.address(), self.subscriptions(&server, 1).await?).await?;
        let mut speaker = self.member(&server, 0).await?;
        let heard = crowd.hear_one(&mut speaker).await?;
        server.kill().await?;
        Ok(heard)
    }

    async fn ours(&self, round: usize) -> Result<Side, Error> {
        let server = self.portal.serve().await?;
        let subscriptions = self.subscriptions(&server, self.options.sockets).await?;
        let speaker = self.member(&server, round as u64 + 1).await?;
        self.measure(server, subscriptions, speaker).await
    }

    async fn other(&self, payload: &str) -> Result<Side, Error> {
        let address = free_address()?;
        let program = env::current_exe().map_err(Error::io("this program"))?;
        let mut command = self.cores.command(&program);
        command.arg(MODE).arg(address.to_string());
        let server =
            Running::start(command, address, "/readyz", &self.portal.folder().join("bare.log")).await?;
        let ask =
            serde_json::to_string(&Ask::Follow { topic: Topic::Document(self.table.document), since: 0 })?;
        let subscription = Subscription { cookie: String::new(), ask };
        let socket = Socket::open(server.address(), "").await?;
        let speaker = Speaker::Socket { socket, payload: payload.to_owned() };
        self.measure(server, vec![subscription; self.options.sockets], speaker).await
    }

    async fn subscriptions(&self, server: &Running, count: usize) -> Result<Vec<Subscription>, Error> {
        let mut api = Api::connect(server.address()).await?;
        let view = ViewDocument { document: self.table.document, version: None };
        let since = api.call(&chair(&self.people)?.cookie, &view).await?.seq;
        let ask = serde_json::to_string(&Ask::Follow { topic: Topic::Document(self.table.document), since })?;
        let people = self.people.iter().take(count);
        Ok(people.map(|person| Subscription { cookie: person.cookie.clone(), ask: ask.clone() }).collect())
    }

    async fn member(&self, server: &Running, seed: u64) -> Result<Speaker<'_>, Error> {
        let api = Box::new(Api::connect(server.address()).await?);
        // Keys must not come again after a restart on the same data.
        let random = StdRng::seed_from_u64(self.options.seed.wrapping_add(1_000 + seed));
        Ok(Speaker::Member { api, person: chair(&self.people)?, table: self.table, random })
    }

    /// The same for both sides.
    async fn measure(
        &self,
        server: Running,
        subscriptions: Vec<Subscription>,
        mut speaker: Speaker<'_>,
    ) -> Result<Side, Error> {
        let mut crowd = Crowd::default();
        let (first, rest) = subscriptions.split_at(FIRST.min(subscriptions.len() / 2));
        crowd.join(server.address(), first.to_vec()).await?;
        server.settle().await?;
        let before = server.memory()?;
        crowd.join(server.address(), rest.to_vec()).await?;
        server.settle().await?;
        let grown = server.memory()?.saturating_sub(before);
        let memory = grown as f64 / rest.len() as f64;

        crowd.one_after_another(&mut speaker, self.options.warm_up()).await?;
        let Heard { deliveries, seconds, .. } =
            crowd.one_after_another(&mut speaker, self.options.measured).await?;
        let Heard { p99, .. } = crowd.at_a_fixed_rate(&mut speaker, self.options.measured).await?;
        server.kill().await?;
        Ok(Side { fanout: deliveries as f64 / seconds, p99, memory })
    }
}
