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
        }
    }

    /// Fetches again and shows the answer in place. What is lost meanwhile — the right, the thing — is told.
    pub fn refetch(self) {
        let Some(answer) = self.fetch.try_with_value(|fetch| fetch()) else { return };
        spawn_local(async move {
            match answer.await {
                Ok(data) => self.update(|shown| *shown = data),
                Err(Fault::Offline | Fault::Busy) => {}
                Err(fault) => drop(self.fault.try_set(Some(fault))),
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
