//! What the whole process does: its statements, its log. A test that watches has the process for itself.

use std::{
    fmt::{Debug, Write},
    sync::{Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
    subscriber::Interest,
};
use tracing_subscriber::{
    Layer, Registry,
    layer::{Context, SubscriberExt},
    registry::LookupSpan,
};

static GATE: RwLock<()> = RwLock::new(());
static LINES: Mutex<Option<Vec<Line>>> = Mutex::new(None);

/// Something logged.
#[derive(Clone, Debug)]
pub struct Line {
    pub target: String,
    /// All fields, `name=value`.
    pub text: String,
    pub statement: Option<String>,
}

/// Beside others.
pub fn shared() -> RwLockReadGuard<'static, ()> {
    GATE.read().unwrap_or_else(PoisonError::into_inner)
}

/// Alone, and everything logged is kept.
pub fn alone() -> RwLockWriteGuard<'static, ()> {
    static STARTED: OnceLock<()> = OnceLock::new();
    STARTED.get_or_init(|| {
        tracing::subscriber::set_global_default(Registry::default().with(Keeper))
            .expect("nobody else listens");
    });
    GATE.write().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets what was kept and keeps from now on.
pub fn begin() {
    *LINES.lock().unwrap() = Some(Vec::new());
}

/// What was logged since.
pub fn end() -> Vec<Line> {
    LINES.lock().unwrap().take().unwrap_or_default()
}

struct Keeper;

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Keeper {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, _: &Metadata<'_>, _: Context<'_, S>) -> bool {
        LINES.lock().unwrap().is_some()
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        keep(attributes.metadata().target(), |visit| attributes.record(visit));
    }

    fn on_record(&self, _: &Id, values: &Record<'_>, _: Context<'_, S>) {
        keep("span", |visit| values.record(visit));
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        keep(event.metadata().target(), |visit| event.record(visit));
    }
}

fn keep(target: &str, record: impl FnOnce(&mut Fields)) {
    let mut fields = Fields::default();
    record(&mut fields);
    if let Some(lines) = LINES.lock().unwrap().as_mut() {
        lines.push(Line { target: target.to_owned(), text: fields.text, statement: fields.statement });
    }
}

#[derive(Default)]
struct Fields {
    text: String,
    statement: Option<String>,
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "summary" {
            self.statement = Some(value.to_owned());
        }
        write!(self.text, "{}={value} ", field.name()).unwrap();
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.text, "{}={value:?} ", field.name()).unwrap();
    }
}
