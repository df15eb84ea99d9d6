//! Calls of `domain::notices`.

use crate::calls;

calls! {
    view_home "view_home" domain::notices::ViewHome;
    read_notices "read_notices" domain::notices::ReadNotices;
}
