use super::Home;
use crate::{access::Rule, id::NoticeId, operation::operation};
use serde::{Deserialize, Serialize};

/// What waits for the caller, and the latest notices.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewHome {}
operation!(Query ViewHome as "view_home" -> Home, Rule::EMPLOYEE);

/// Marks notices as read, up to and including one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadNotices {
    /// The last one read.
    pub until: NoticeId,
}
operation!(Command ReadNotices as "read_notices" -> (), Rule::EMPLOYEE.in_person());
