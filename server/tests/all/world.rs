//! A server of a test's own: database, folder, clock, people; asked the way browsers ask.

pub use super::browser::{Got, Person};
use super::watch;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{
        Method, Request, StatusCode,
        header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST, ORIGIN},
        request::Builder,
    },
};
use domain::{
    accounts::{ChangePassword, CreateAccount, SignIn},
    directory::{CreateBody, CreatePerson},
    documents::{UploadPurpose, Uploaded},
    fault::Fault,
    id::{BodyId, IdempotencyKey, Ulid},
    operation::Operation,
    time::Moment,
};
use eds::certificate::Certificate;
use scan::Scanner;
use server::{
    config::{Config, LogFormat},
    http::{Edges, router},
};
use services::{
    Authorities, Confinement, Index, Previews, Reader, Recogniser, Services, Settings, Unconfined,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use store::{Blobs, Database, Ids, ManualClock};
use tempfile::TempDir;
use tokio::task::JoinSet;
use tower::ServiceExt;

/// 22 November 2026, 15:00 in Astana.
pub const START: Moment = Moment(1_795_341_600_000_000);
/// The name under which the server is asked.
pub const HOST_NAME: &str = "alqa.test";
/// What everybody signs in with, after the first password.
pub const PASSWORD: &str = "Жаңбыр-жауды-73";
const FIRST_PASSWORD: &str = "Алғашқы-кілт-19";
/// Longest wait for what happens beside requests.
const PATIENCE: Duration = Duration::from_secs(10);

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Runs a test in a world of its own. Not beside a test that watches all of the process.
pub fn run(engine: Engine, test: impl AsyncFnOnce(&World)) {
    let _others = watch::shared();
    run_alone(engine, true, test);
}

/// The same for a test that has the process for itself; without `tasks`, nothing runs beside requests.
pub fn run_alone(engine: Engine, tasks: bool, test: impl AsyncFnOnce(&World)) {
    start(engine, tasks, Programs::default(), test);
}

/// Runs a test in a world where a scanner looks at files that arrive.
pub fn run_scanned(scanner: Scanner, test: impl AsyncFnOnce(&World)) {
    let _others = watch::shared();
    let programs = Programs { scanner: Some(scanner), ..Programs::default() };
    start(Engine::Sqlite, true, programs, test);
}

/// Runs a test in a world that trusts a root of others and may ask its authorities.
pub fn run_asking(authorities: Authorities, anchor: Certificate, test: impl AsyncFnOnce(&World)) {
    let _others = watch::shared();
    let programs = Programs { authorities: Some(authorities), anchor: Some(anchor), ..Programs::default() };
    start(Engine::Sqlite, true, programs, test);
}

/// Runs a test in a world that reads the letters of scans.
pub fn run_recognising(engine: Engine, test: impl AsyncFnOnce(&World)) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let found = runtime.block_on(async {
        let confinement = Confinement::find(Unconfined::Refused).await?;
        Recogniser::find(&confinement).await
    });
    match found {
        Ok(recogniser) => {
            let _others = watch::shared();
            let programs = Programs { recogniser: Some(Arc::new(recogniser)), ..Programs::default() };
            start(engine, true, programs, test);
        }
        Err(unavailable) => {
            assert!(std::env::var("ALQA_MUST_CONVERT").is_err(), "letters can't be read here: {unavailable}");
            eprintln!("LEFT OUT: letters can't be read here: {unavailable}");
        }
    }
}

/// Runs a test in a world that reads files in a process of its own.
pub fn run_reading(test: impl AsyncFnOnce(&World)) {
    let folder = tempfile::Builder::new().prefix("alqa-reader-").tempdir_in("/var/tmp").unwrap();
    let program = program_for_all(&folder);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let found = runtime.block_on(async {
        let confinement = Confinement::find(Unconfined::Refused).await?;
        Reader::find(&confinement, program).await
    });
    match found {
        Ok(reader) => {
            let _others = watch::shared();
            let programs = Programs { reader: Some(reader), ..Programs::default() };
            start(Engine::Sqlite, true, programs, test);
        }
        Err(unavailable) => {
            assert!(std::env::var("ALQA_MUST_CONVERT").is_err(), "nothing is read aside here: {unavailable}");
            eprintln!("LEFT OUT: nothing is read aside here: {unavailable}");
        }
    }
}

/// The program where `nobody` reaches it: a home may be closed, and a cell has a `/tmp` of its own.
fn program_for_all(folder: &TempDir) -> PathBuf {
    let built = Path::new(env!("CARGO_BIN_EXE_alqa"));
    let program = folder.path().join("alqa");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::hard_link(built, &program).or_else(|_| fs::copy(built, &program).map(drop)).unwrap();
    program
}

/// Outside programs of a world.
#[derive(Default)]
struct Programs {
    scanner: Option<Scanner>,
    recogniser: Option<Arc<Recogniser>>,
    reader: Option<Reader>,
    authorities: Option<Authorities>,
    /// A root that signatures are trusted by, beside the own centre's.
    anchor: Option<Certificate>,
}

fn start(engine: Engine, tasks: bool, programs: Programs, test: impl AsyncFnOnce(&World)) {
    let postgres = std::env::var("ALQA_TEST_POSTGRES").ok();
    if engine == Engine::Postgres && postgres.is_none() {
        eprintln!("LEFT OUT: ALQA_TEST_POSTGRES is not set, so nothing was tested on PostgreSQL");
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::open(engine, postgres.as_deref(), tasks, programs).await;
        test(&world).await;
        world.close().await;
    });
}

/// Makes of each function a test on SQLite and one on PostgreSQL.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test]
            fn $test() {
                crate::all::world::run(crate::all::world::Engine::Sqlite, super::$test);
            })+
        }
        mod postgres {
            $(#[test]
            fn $test() {
                crate::all::world::run(crate::all::world::Engine::Postgres, super::$test);
            })+
        }
    };
}
pub(crate) use on_both;

/// A server with its people.
pub struct World {
    pub services: Services,
    pub edges: Edges,
    pub clock: Arc<ManualClock>,
    pub folder: TempDir,
    pub admin: Person,
    /// Two state bodies.
    pub justice: BodyId,
    pub finance: BodyId,
    router: Router,
    tasks: JoinSet<()>,
}

impl World {
    async fn open(engine: Engine, postgres: Option<&str>, tasks: bool, programs: Programs) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = match (engine, postgres) {
            (Engine::Postgres, Some(server)) => new_database(server).await,
            _ => format!("sqlite:{}?mode=rwc", folder.path().join("alqa.db").display()),
        };
        let config = config(folder.path());
        let clock = Arc::new(ManualClock::new(START));
        let database = Database::open(&url, clock.clone(), config.readers).await.unwrap();
        let blobs = Blobs::open(&folder.path().join("files")).await.unwrap();
        let mut policy = super::centre::policy();
        policy.anchors.extend(programs.anchor.map(|anchor| anchor.der().into()));
        let settings = Settings {
            ballot_key: [7; 32],
            password_work: argon2::Params::new(8, 1, 1, None).unwrap(),
            recogniser: programs.recogniser,
            reader: programs.reader,
            scanner: programs.scanner,
            centre: Some(super::centre::centre()),
            policy,
            authorities: programs.authorities,
            lists: folder.path().join("lists"),
            origin: format!("http://{HOST_NAME}"),
        };
        let services = Services::new(
            database,
            blobs,
            clock.clone(),
            Ids::seeded(1),
            settings,
            Index::in_memory().unwrap(),
            Previews::open(&folder.path().join("previews"), None).unwrap(),
        );
        let edges = Edges::new(services.clone(), &config).unwrap();
        let router = router(edges.clone());
        let admin = services.create_administrator("Әкімші", "Айбек", "admin", PASSWORD).await.unwrap();
        let admin = Person::named(admin, "Әкімші", "admin", PASSWORD);
        let tasks = if tasks { services.start() } else { JoinSet::new() };
        let nil = Ulid::nil().into();
        let mut world =
            Self { services, edges, clock, folder, admin, justice: nil, finance: nil, router, tasks };
        world.sign_in(&world.admin).await;
        world.justice = world.body("Әділет министрлігі").await;
        world.finance = world.body("Қаржы министрлігі").await;
        world
    }

    async fn close(mut self) {
        self.tasks.shutdown().await;
        self.services.database().close().await;
    }

    async fn body(&self, name: &str) -> BodyId {
        let (name_kk, name_ru) = (name.to_owned(), name.to_owned());
        let create =
            CreateBody { name_kk, name_ru, name_en: String::new(), bin: String::new(), key: self.key() };
        self.done(&self.admin, create).await
    }

    /// An identifier that nothing has.
    pub fn id<T: From<Ulid>>(&self) -> T {
        self.services.ids().next(self.services.now())
    }

    /// A key for an act that is meant once.
    pub fn key(&self) -> IdempotencyKey {
        self.id()
    }

    /// An employee of a body who has signed in and chosen a password.
    pub async fn person(&self, surname: &str, body: BodyId) -> Person {
        let person = self.newcomer(surname, body).await;
        let change = ChangePassword {
            current_password: FIRST_PASSWORD.to_owned(),
            new_password: PASSWORD.to_owned(),
            repeat_password: PASSWORD.to_owned(),
        };
        self.done(&person, change).await;
        *person.password.lock().unwrap() = PASSWORD;
        person
    }

    /// An employee who has signed in with the first password.
    pub async fn newcomer(&self, surname: &str, body: BodyId) -> Person {
        let create = CreatePerson {
            surname: surname.to_owned(),
            given_name: "Арман".to_owned(),
            patronymic: String::new(),
            phone: String::new(),
            office: String::new(),
            email: String::new(),
            body,
            unit: None,
            position: "сарапшы".to_owned(),
            key: self.key(),
        };
        let id = self.done(&self.admin, create).await;
        let login = format!("u{}", id.to_string().to_lowercase());
        let account =
            CreateAccount { person: id, login: login.clone(), new_password: FIRST_PASSWORD.to_owned() };
        self.done(&self.admin, account).await;
        let person = Person::named(id, surname, &login, FIRST_PASSWORD);
        self.sign_in(&person).await;
        person
    }

    /// Signs in; the browser keeps the cookie.
    pub async fn sign_in(&self, person: &Person) {
        let password = (*person.password.lock().unwrap()).to_owned();
        let sign_in = SignIn { login: person.login.clone(), password };
        let got = self.post(person, &sign_in).await;
        assert_eq!(got.status, StatusCode::OK, "{}", got.text());
        *person.token.lock().unwrap() = Some(got.new_token().expect("signing in sets the cookie"));
    }

    /// A request as our own pages send it.
    pub fn request(&self, who: &Person, method: Method, path: &str) -> Builder {
        let mut request = Request::builder().method(method).uri(path).header(HOST, HOST_NAME);
        request =
            request.header(ORIGIN, format!("http://{HOST_NAME}")).header("sec-fetch-site", "same-origin");
        if let Some(cookie) = who.cookie() {
            request = request.header(COOKIE, cookie);
        }
        request
    }

    pub async fn send(&self, request: Request<Body>) -> Got {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Got { status: parts.status, headers: parts.headers, body }
    }

    /// A call's answer as it is.
    pub async fn post<O: Operation>(&self, who: &Person, operation: &O) -> Got {
        let body = serde_json::json!({ "op": operation }).to_string();
        self.post_json(who, O::NAME, body).await
    }

    pub async fn post_json(&self, who: &Person, name: &str, body: impl Into<Body>) -> Got {
        let request = self.request(who, Method::POST, &format!("/api/{name}"));
        let request = request.header(CONTENT_TYPE, "application/json").header(ACCEPT, "application/json");
        self.send(request.body(body.into()).unwrap()).await
    }

    /// Asks for an operation. The status always goes with the fault.
    pub async fn ask<O: Operation>(&self, who: &Person, operation: O) -> Result<O::Reply, Fault> {
        let got = self.post(who, &operation).await;
        if got.status == StatusCode::OK {
            return Ok(serde_json::from_slice(&got.body).unwrap());
        }
        let fault = got.fault();
        assert_eq!(got.status.as_u16(), fault.status(), "{}: {fault:?}", O::NAME);
        Err(fault)
    }

    /// Asks for what must be done.
    pub async fn done<O: Operation>(&self, who: &Person, operation: O) -> O::Reply {
        let done = self.ask(who, operation).await;
        done.unwrap_or_else(|fault| panic!("{} by {:?}: {fault:?}", O::NAME, who.surname))
    }

    /// Asks for what must be refused.
    pub async fn refused<O: Operation>(&self, who: &Person, operation: O) -> Fault {
        match self.ask(who, operation).await {
            Ok(_) => panic!("{} by {:?} was carried out", O::NAME, who.surname),
            Err(fault) => fault,
        }
    }

    pub async fn get(&self, who: &Person, path: &str) -> Got {
        let request = self.request(who, Method::GET, path).header(ACCEPT, "text/html");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a browser without scripts does.
    pub async fn form(
        &self,
        who: &Person,
        name: &str,
        fields: &[(&str, &str)],
        then: &str,
        back: &str,
    ) -> Got {
        let way = app::form::query(&[("then", then), ("back", back)]);
        let request = self.request(who, Method::POST, &format!("/do/{name}?{way}"));
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(app::form::query(fields))).unwrap()).await
    }

    pub async fn send_file(&self, who: &Person, name: &str, bytes: impl Into<Body>) -> Got {
        self.send_table(who, name, bytes, UploadPurpose::Document).await
    }

    pub async fn send_table(
        &self,
        who: &Person,
        name: &str,
        bytes: impl Into<Body>,
        purpose: UploadPurpose,
    ) -> Got {
        let purpose = serde_json::to_value(purpose).unwrap();
        let query = app::form::query(&[("name", name), ("purpose", purpose.as_str().unwrap())]);
        let request = self.request(who, Method::POST, &format!("/files?{query}"));
        self.send(request.body(bytes.into()).unwrap()).await
    }

    /// Sends a file that must be accepted.
    pub async fn upload(&self, who: &Person, name: &str, bytes: impl Into<Body>) -> Uploaded {
        let got = self.send_file(who, name, bytes).await;
        assert_eq!(got.status, StatusCode::OK, "{name}: {}", got.text());
        serde_json::from_slice(&got.body).unwrap()
    }

    /// Writes past the door, as only a broken server or an intruder would.
    pub async fn tamper(&self, sql: impl Into<String>) {
        let sql = sql.into();
        let written = self.services.database().writer().run(move |unit| {
            Box::pin(async move { unit.connection().execute(AssertSqlSafe(sql)).await.map(drop) })
        });
        written.await.unwrap().unwrap();
    }

    /// What [`World::settled`] asks.
    pub const SETTLED: &str = "select 'settled'";

    /// Waits until every connection has done and logged what it was asked before: each has a thread of its own and
    /// logs a statement after its answer.
    pub async fn settled(&self) {
        let database = self.services.database();
        let asked = database
            .writer()
            .run(|unit| Box::pin(async move { unit.look().execute(Self::SETTLED).await.map(drop) }));
        asked.await.unwrap().unwrap();
        let mut held = Vec::new();
        for _ in 0..database.glance().options().get_max_connections() {
            let mut connection = database.glance().acquire().await.unwrap();
            connection.execute(Self::SETTLED).await.unwrap();
            held.push(connection);
        }
    }

    /// Rows of one text column.
    pub async fn texts(&self, sql: &'static str) -> Vec<String> {
        let mut reader = self.services.database().read().await.unwrap();
        let rows: Vec<(String,)> = sqlx::query_as(sql).fetch_all(&mut *reader).await.unwrap();
        rows.into_iter().map(|(text,)| text).collect()
    }

    pub async fn number(&self, sql: impl Into<String>) -> i64 {
        let mut reader = self.services.database().read().await.unwrap();
        let (number,): (i64,) =
            sqlx::query_as(AssertSqlSafe(sql.into())).fetch_one(&mut *reader).await.unwrap();
        number
    }

    /// Waits until something holds that happens beside requests.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let tried = tokio::time::timeout(PATIENCE, async {
            while !holds().await {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        });
        assert!(tried.await.is_ok(), "in vain: {what}");
    }

    /// Waits until the notices have been made of everything that has happened.
    pub async fn noticed(&self) {
        self.until("notices are made", async || {
            let behind =
                "select cast(count(*) as bigint) from event where seq > (select coalesce(max(seq), 0)
                from consumer where name = 'notices') and kind not in
                ('vote_cast', 'ballot_issued', 'document_read', 'signed_in', 'signed_out')";
            self.number(behind).await == 0
        })
        .await;
    }

    /// Whether the journal's chain is whole; gives the number of events.
    pub async fn verified(&self) -> Result<i64, store::Broken> {
        let mut reader = self.services.database().read().await.unwrap();
        store::verify(&mut reader).await.unwrap()
    }

    /// All files under the server's folder, with their sizes, but for the database's own.
    pub fn stored_files(&self) -> Vec<(PathBuf, u64)> {
        fn walk(folder: &Path, found: &mut Vec<(PathBuf, u64)>) {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                let kind = entry.metadata().unwrap();
                if kind.is_dir() {
                    walk(&entry.path(), found);
                } else {
                    found.push((entry.path(), kind.len()));
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.folder.path().join("files"), &mut found);
        found.sort();
        found
    }
}

fn config(data: &Path) -> Config {
    Config {
        authorities: Vec::new(),
        time_stamps: None,
        verifier: None,
        centre: data.join("centre"),
        centre_passphrase: data.join("centre.passphrase"),
        index: data.join("index"),
        data: data.to_owned(),
        database: "sqlite".to_owned(),
        listen: ([127, 0, 0, 1], 0).into(),
        origin: String::new(),
        old_algorithms_until: None,
        trust: data.join("trust"),
        site: data.join("site"),
        log: LogFormat::Text,
        readers: 4,
        clamd: None,
        behind_proxy: false,
        ncalayer: String::new(),
    }
}

/// A database of the test's own.
async fn new_database(server: &str) -> String {
    sqlx::any::install_default_drivers();
    let name = format!("alqa_{}", Ids::new().unordered::<Ulid>().to_string().to_lowercase());
    let mut connection = AnyConnection::connect(server).await.unwrap();
    connection.execute(AssertSqlSafe(format!("create database {name}"))).await.unwrap();
    connection.close().await.unwrap();
    let (base, _) = server.rsplit_once('/').expect("the address names a database");
    format!("{base}/{name}")
}
