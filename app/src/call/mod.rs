//! Asking for an operation: from the browser over HTTP, during server rendering in process; one way for both.

mod failure;
mod json;
#[cfg(feature = "ssr")]
mod port;

pub use failure::Failure;
pub use json::{Json, JsonText};
#[cfg(feature = "ssr")]
pub use port::{Answered, Backend, Port, serve};

use domain::{fault::Fault, operation::Operation};
use std::{future::Future, pin::Pin};

/// An answer on its way.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send>>;

/// An operation that can be asked for from a page. Implemented by [`calls!`](crate::calls) for each.
pub trait Remote: Operation {
    /// Asks.
    fn ask(self) -> Answer<Self::Reply>;
}

/// Asks for an operation.
///
/// # Errors
/// Why it was not carried out.
pub async fn call<O: Remote>(operation: O) -> Result<O::Reply, Fault> {
    operation.ask().await
}

/// Writes a `#[server]` function per operation, all alike: JSON in, JSON out, an address of its own, our own error.
#[macro_export]
macro_rules! calls {
    ($($function:ident $endpoint:literal $operation:ty;)+) => {$(
        #[leptos::server(prefix = "/api", endpoint = $endpoint, input = $crate::call::Json, output = $crate::call::Json)]
        async fn $function(
            op: $operation,
        ) -> Result<<$operation as domain::operation::Operation>::Reply, $crate::call::Failure> {
            $crate::call::serve(op).await.map_err($crate::call::Failure)
        }

        impl $crate::call::Remote for $operation {
            fn ask(self) -> $crate::call::Answer<Self::Reply> {
                Box::pin(async move { $function(self).await.map_err(|failure| failure.0) })
            }
        }
    )+};
}
