//! Pages with data: loading, there, or refused.

use super::FaultPage;
use crate::call::Answer;
use domain::fault::Fault;
use leptos::{prelude::*, task::spawn_local};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::Arc;
use ui::{Shape, Skeleton};

/// Data that follows the address: built anew with each answer.
#[component]
pub fn Loaded<T, F>(
    /// The data.
    page: Resource<Result<T, Fault>>,
    /// The page's own shape, shown while it loads.
    shape: Shape,
    /// The page.
    view: F,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(T) -> AnyView + Clone + Send + Sync + 'static,
{
    view! {
        <Transition fallback=move || view! { <Skeleton shape/> }>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match page.await {
                        Ok(data) => view(data),
                        Err(fault) => view! { <FaultPage fault/> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

type Fetch<T> = Arc<dyn Fn() -> Answer<T> + Send + Sync>;

/// Data that changes while the page stays: fetching it again never rebuilds what somebody is typing in.
pub struct Page<T: Send + Sync + 'static> {
    first: OnceResource<Result<T, Fault>>,
    shown: StoredValue<Option<RwSignal<T>>>,
    fault: RwSignal<Option<Fault>>,
    fetch: StoredValue<Fetch<T>>,
    fetches: StoredValue<Fetches<T>>,
}

type Change<T> = Arc<dyn Fn(&mut T) + Send + Sync>;

/// Fetches that are under way. Answers may come in another order than they were asked for, and after changes that
/// they do not know of yet.
struct Fetches<T> {
    asked: u64,
    taken: u64,
    under_way: u32,
    /// Changes made since the first of those under way was asked for.
    since: Vec<Change<T>>,
}

impl<T> Default for Fetches<T> {
    fn default() -> Self {
        Self { asked: 0, taken: 0, under_way: 0, since: Vec::new() }
    }
}

impl<T> Fetches<T> {
    fn ask(&mut self) -> u64 {
        self.asked += 1;
        self.under_way += 1;
        self.asked
    }

    /// The changes to be made to an answer; none when one asked for later has come before it.
    fn answered(&mut self, number: u64) -> Option<Vec<Change<T>>> {
        self.under_way = self.under_way.saturating_sub(1);
        let since = self.since.clone();
        if self.under_way == 0 {
            self.since.clear();
        }
        (number > self.taken).then(|| {
            self.taken = number;
            since
        })
    }
}

impl<T: Send + Sync + 'static> Clone for Page<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Page<T> {}

impl<T> Page<T>
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// Begins to fetch.
    pub fn new<F>(fetch: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<T, Fault>> + Send + 'static,
    {
        let fetch: Fetch<T> = Arc::new(move || Box::pin(fetch()));
        Self {
            first: OnceResource::new(fetch()),
            shown: StoredValue::new(None),
            fault: RwSignal::new(None),
            fetch: StoredValue::new(fetch),
            fetches: StoredValue::new(Fetches::default()),
        }
    }

    /// Fetches again and shows the answer in place. What is lost meanwhile — the right, the thing — is told.
    pub fn refetch(self) {
        let Some(answer) = self.fetch.try_with_value(|fetch| fetch()) else { return };
        let Some(number) = self.fetches.try_update_value(Fetches::ask) else { return };
        spawn_local(async move {
            let answer = answer.await;
            let since = self.fetches.try_update_value(|fetches| fetches.answered(number)).flatten();
            let Some(since) = since else { return };
            match answer {
                Ok(data) => self.update(|shown| {
                    *shown = data;
                    since.iter().for_each(|change| change(shown));
                }),
                Err(Fault::Offline | Fault::Busy) => {}
                Err(fault) => drop(self.fault.try_set(Some(fault))),
            }
        });
    }

    /// Whether the thing is not there, or no longer: for what is done in the browser about it.
    pub fn is_gone(self) -> bool {
        self.fault.with(|fault| *fault == Some(Fault::NotFound))
            || self.first.with(|first| matches!(first, Some(Err(Fault::NotFound))))
    }

    /// Takes in a change that came by itself; it is made once more to an answer that is still under way and may not
    /// know of it. So it must do no harm to what has it already.
    pub fn change(self, change: impl Fn(&mut T) + Send + Sync + 'static) {
        self.update(&change);
        self.fetches.try_update_value(|fetches| {
            if fetches.under_way > 0 {
                fetches.since.push(Arc::new(change));
            }
        });
    }

    /// Changes what is shown in place.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        if let Some(Some(shown)) = self.shown.try_get_value() {
            shown.try_update(change);
        }
    }
}

/// Data that changes while the page stays: the page is built once and gets a signal.
#[component]
pub fn LoadedLive<T, F>(
    /// The data.
    page: Page<T>,
    /// The page's own shape, shown while it loads.
    shape: Shape,
    /// The page.
    view: F,
) -> impl IntoView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Fn(Signal<T>) -> AnyView + Clone + Send + Sync + 'static,
{
    let content = move || {
        let view = view.clone();
        Suspend::new(async move {
            match page.first.await {
                Ok(first) => {
                    let shown = RwSignal::new(first);
                    page.shown.set_value(Some(shown));
                    let lost = move || page.fault.get().map(|fault| view! { <FaultPage fault/> });
                    view! {
                        {lost}
                        <div class="loaded" hidden=move || page.fault.with(Option::is_some)>
                            {view(shown.into())}
                        </div>
                    }
                    .into_any()
                }
                Err(fault) => view! { <FaultPage fault/> }.into_any(),
            }
        })
    };
    view! { <Suspense fallback=move || view! { <Skeleton shape/> }>{content}</Suspense> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_gets_what_it_does_not_know_of_and_never_undoes_a_later_one() {
        let mut fetches: Fetches<u32> = Fetches::default();
        let (first, second) = (fetches.ask(), fetches.ask());
        fetches.since.push(Arc::new(|shown| *shown += 1));
        assert_eq!(fetches.answered(second).map(|since| since.len()), Some(1));
        assert!(fetches.answered(first).is_none(), "it was asked for earlier");
        let third = fetches.ask();
        assert_eq!(fetches.answered(third).map(|since| since.len()), Some(0), "known to it");
    }
}
