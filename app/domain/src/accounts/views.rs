use crate::{
    directory::PersonName,
    id::{SessionId, SubstitutionId},
    time::{CalendarDay, Moment},
};
use serde::{Deserialize, Serialize};

/// The caller, as the shell of every page needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The person who signed in.
    pub person: PersonName,
    /// Set while acting for another: every act then says "X for Y, order №".
    pub acting: Option<ActingFor>,
    /// Substitutions open to the caller today.
    pub substitutions: Vec<ActingFor>,
    /// Administrator of the portal.
    pub administrator: bool,
    /// May keep the directory of one's own body.
    pub editor: bool,
    /// The first password must be changed before anything else.
    pub must_change_password: bool,
    /// Unread notices.
    pub unread: u32,
}

impl Me {
    /// The person in whose name things are done: the one substituted, else the caller.
    pub fn on_behalf(&self) -> &PersonName {
        self.acting.as_ref().map_or(&self.person, |acting| &acting.absent)
    }
}

/// A substitution the caller may act under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActingFor {
    /// Which.
    pub substitution: SubstitutionId,
    /// For whom.
    pub absent: PersonName,
    /// Number of the order.
    pub order: String,
    /// First day.
    pub from: CalendarDay,
    /// Last day.
    pub until: CalendarDay,
}

/// A session of one's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Which.
    pub id: SessionId,
    /// When it began.
    pub began: Moment,
    /// When it was last used, to the minute.
    pub seen: Moment,
    /// What the browser calls itself.
    pub agent: String,
    /// The address it came from.
    pub address: String,
    /// Whether it is the one that asks.
    pub current: bool,
}
