//! Every operation and the use case that carries it out.

use super::{Answer, Caller, Cleared, Cx, Request, Services, cx::Prepared};
use crate::Error;
use domain::{fault::Fault, for_each_operation, operation::Operation};
use futures::future::BoxFuture;
use std::any::Any;

/// Carries out an operation. Implemented once per operation, by the list in this file.
pub trait Handle: Operation {
    /// Whether slow work comes before the transaction.
    const PREPARES: bool = false;

    /// Slow work: password hashes. Runs only after the rule has cleared the caller.
    fn prepare<'a>(
        _services: &'a Services,
        _operation: &'a Self,
        _caller: Option<&'a Caller>,
    ) -> BoxFuture<'a, Result<Prepared, Error>> {
        Box::pin(async { Ok(Prepared::Nothing) })
    }

    /// The use case.
    fn handle<'a>(cx: &'a mut Cx<'_>, operation: Cleared<Self>) -> BoxFuture<'a, Result<Self::Reply, Error>>;
}

/// An operation handed over without its type, by in-process calls of the interface.
pub type Erased = Box<dyn Any + Send>;

/// An answer on its way.
pub type Called = BoxFuture<'static, Result<Answer<Erased>, Fault>>;

/// The door's entry for one operation.
#[derive(Clone, Copy)]
pub struct Handler {
    /// Name of the operation.
    pub name: &'static str,
    /// Calls it with a value of the operation's type; answers with a value of its reply's type.
    pub call: fn(Services, Request, Erased) -> Called,
}

fn erased<O: Handle>(services: Services, request: Request, operation: Erased) -> Called {
    Box::pin(async move {
        let Ok(operation) = operation.downcast::<O>() else {
            return Err(Fault::Malformed(format!("not a {}", O::NAME)));
        };
        let answer = services.call(request, *operation).await?;
        Ok(Answer { reply: Box::new(answer.reply) as Erased, cookie: answer.cookie })
    })
}

macro_rules! handlers {
    ($($module:ident: $($operation:ident),+;)+) => {
        /// The handlers of all operations, in the order of the list.
        pub const HANDLERS: &[Handler] = &[$($(Handler {
            name: <domain::$module::$operation as Operation>::NAME,
            call: erased::<domain::$module::$operation>,
        }),+),+];
    };
}
for_each_operation!(handlers);

/// Ties an operation to the function of its file.
macro_rules! handle {
    ($operation:ty, $function:path) => {
        impl $crate::door::Handle for $operation {
            fn handle<'a>(
                cx: &'a mut $crate::Cx<'_>,
                operation: $crate::Cleared<Self>,
            ) -> futures::future::BoxFuture<'a, Result<Self::Reply, $crate::Error>> {
                Box::pin($function(cx, operation))
            }
        }
    };
    ($operation:ty, $function:path, after $prepare:path) => {
        impl $crate::door::Handle for $operation {
            const PREPARES: bool = true;
            fn prepare<'a>(
                services: &'a $crate::Services,
                operation: &'a Self,
                caller: Option<&'a $crate::Caller>,
            ) -> futures::future::BoxFuture<'a, Result<$crate::door::Prepared, $crate::Error>> {
                Box::pin($prepare(services, operation, caller))
            }
            fn handle<'a>(
                cx: &'a mut $crate::Cx<'_>,
                operation: $crate::Cleared<Self>,
            ) -> futures::future::BoxFuture<'a, Result<Self::Reply, $crate::Error>> {
                Box::pin($function(cx, operation))
            }
        }
    };
}
pub(crate) use handle;
