//! The check itself.

use super::{Caller, Cx, Request, Services, standing::standing};
use crate::Error;
use domain::{
    access::{Relation, Relations, Rule, Subject, Verdict},
    fault::{Fault, Refusal},
    operation::Operation,
};
use std::ops::Deref;

/// An operation that may be carried out: who asks was found, the rule was asked, the entries were checked.
/// Only the door makes one, so a use case can't be reached around it.
#[derive(Debug)]
pub struct Cleared<T> {
    operation: T,
    standing: Relations,
}

impl<T> Cleared<T> {
    /// How the caller stands to the subject.
    pub const fn standing(&self) -> Relations {
        self.standing
    }

    /// Whether another operation's rule would clear the same caller on the same subject: for what a page offers.
    pub const fn would_clear(&self, rule: Rule) -> bool {
        matches!(rule.verdict(true, self.standing), Verdict::Cleared)
    }
}

impl<T> Deref for Cleared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.operation
    }
}

/// Operations that a caller who must change the password may still ask for.
const BEFORE_PASSWORD_CHANGE: [&str; 4] = ["sign_in", "sign_out", "change_password", "view_me"];

/// Clears an operation, or says why not: 401 before 404 before 403 before anything about the entries.
pub(super) async fn clear<O: Operation>(cx: &mut Cx<'_>, operation: O) -> Result<Cleared<O>, Error> {
    let standing = match cx.caller().cloned() {
        Some(caller) => {
            let standing = standing(cx, &caller, operation.subject()).await?;
            decide::<O>(Some(&caller), standing)?;
            standing
        }
        None => {
            decide::<O>(None, Relations::NONE)?;
            Relations::of(&[Relation::Anyone])
        }
    };
    let flaws = operation.check().into_flaws();
    if flaws.is_empty() { Ok(Cleared { operation, standing }) } else { Err(Fault::Invalid(flaws).into()) }
}

fn decide<O: Operation>(caller: Option<&Caller>, standing: Relations) -> Result<(), Fault> {
    match O::RULE.verdict(caller.is_some(), standing) {
        Verdict::Cleared => {}
        Verdict::SignIn => return Err(Fault::SignIn),
        Verdict::NotFound => return Err(Fault::NotFound),
        Verdict::Refused => return Err(Refusal::NotYours.into()),
    }
    let Some(caller) = caller else { return Ok(()) };
    let open_to_all = O::RULE.allowed.has(Relation::Anyone);
    if caller.acting.is_some() && !O::RULE.by_substitute && !open_to_all {
        return Err(Refusal::NotAsSubstitute.into());
    }
    if caller.must_change_password && !BEFORE_PASSWORD_CHANGE.contains(&O::NAME) {
        return Err(Refusal::PasswordExpired.into());
    }
    Ok(())
}

/// Whether the caller may follow what happens in a group: the same rule as for its pages.
///
/// # Errors
/// Why not.
pub(crate) async fn may_see(
    services: &Services,
    request: &Request,
    rule: Rule,
    subject: Subject,
) -> Result<(), Fault> {
    let check = async {
        let caller = services.sessions().find(services, request).await?.ok_or(Fault::SignIn)?;
        let mut reader = services.database().read().await?;
        let mut cx = Cx::looking(&mut reader, services.clone(), request.clone());
        let standing = standing(&mut cx, &caller, subject).await?;
        reader.commit().await?;
        match rule.verdict(true, standing) {
            Verdict::Cleared => Ok(()),
            Verdict::SignIn => Err(Error::Fault(Fault::SignIn)),
            Verdict::NotFound | Verdict::Refused => Err(Error::Fault(Fault::NotFound)),
        }
    };
    check.await.map_err(|error| error.into_fault(&request.id))
}
