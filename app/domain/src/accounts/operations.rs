use super::{LOGIN_MAX, Me, SessionView, check_password, is_login};
use crate::{
    access::{Relation, Rule, Subject},
    field::{Field, Findings, Flaw},
    form,
    id::{PersonId, SessionId, SubstitutionId},
    operation::operation,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What holds a password says nothing of itself: it can't reach a log by accident.
macro_rules! silent {
    ($($operation:ident)+) => {$(
        impl fmt::Debug for $operation {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($operation), "(…)"))
            }
        }
    )+};
}
silent! { SignIn ChangePassword CreateAccount ResetPassword }

/// Signs in by login and password; the answer carries the session's cookie.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Login.
    pub login: String,
    /// Password; never logged.
    pub password: String,
}
operation!(Command SignIn as "sign_in" -> (), Rule::ANYONE, {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.line(Field::Login, &self.login, LOGIN_MAX);
        found.text(Field::Password, &self.password, super::PASSWORD_MAX);
        found
    }
});

/// Ends the session of this browser.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOut {}
operation!(Command SignOut as "sign_out" -> (), Rule::EMPLOYEE);

/// Changes one's own password and ends all other sessions.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password until now.
    pub current_password: String,
    /// The password from now on.
    pub new_password: String,
    /// The same once more.
    pub repeat_password: String,
}
operation!(Command ChangePassword as "change_password" -> (), Rule::EMPLOYEE.in_person(), {
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.text(Field::CurrentPassword, &self.current_password, super::PASSWORD_MAX);
        check_password(Field::NewPassword, &self.new_password, "", &mut found);
        found.add_if(self.new_password != self.repeat_password, Field::RepeatPassword, Flaw::Different);
        found
    }
});

/// Lists one's own sessions.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListSessions {}
operation!(Query ListSessions as "list_sessions" -> Vec<SessionView>, Rule::EMPLOYEE.in_person());

/// Ends one of one's own sessions.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevokeSession {
    /// Which.
    pub session: SessionId,
}
operation!(Command RevokeSession as "revoke_session" -> (), Rule::hidden(&[Relation::Own]).in_person(), {
    fn subject(&self) -> Subject {
        Subject::Session(self.session)
    }
});

/// Gives a person of the directory an account with a first password, to be changed at the first sign-in.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateAccount {
    /// Whose.
    pub person: PersonId,
    /// Login.
    pub login: String,
    /// First password.
    pub new_password: String,
}
operation!(Command CreateAccount as "create_account" -> (),
    Rule::everyone_sees(&[Relation::Editor, Relation::Administrator]).in_person(), {
    fn subject(&self) -> Subject {
        Subject::Person(self.person)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        found.add_if(!is_login(&self.login), Field::Login, Flaw::Malformed);
        check_password(Field::NewPassword, &self.new_password, &self.login, &mut found);
        found
    }
});

/// Gives an account a new first password and ends its sessions.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    /// Whose.
    pub person: PersonId,
    /// New first password.
    pub new_password: String,
}
operation!(Command ResetPassword as "reset_password" -> (),
    Rule::everyone_sees(&[Relation::Editor, Relation::Administrator]).in_person(), {
    fn subject(&self) -> Subject {
        Subject::Person(self.person)
    }
    fn check(&self) -> Findings {
        let mut found = Findings::new();
        check_password(Field::NewPassword, &self.new_password, "", &mut found);
        found
    }
});

/// Who the caller is and what the shell of the page shows. Answers to strangers too: nobody.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewMe {}
operation!(Query ViewMe as "view_me" -> Option<Me>, Rule::ANYONE);

/// Acts in the name of the person substituted, or again in one's own.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActFor {
    /// The substitution to act under; none returns to one's own name.
    #[serde(default, deserialize_with = "form::optional")]
    pub substitution: Option<SubstitutionId>,
}
operation!(Command ActFor as "act_for" -> (), Rule::EMPLOYEE);
