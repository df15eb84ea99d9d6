//! Calls of `domain::votes`.

use crate::calls;

calls! {
    open_poll "open_poll" domain::votes::OpenPoll;
    cast_vote "cast_vote" domain::votes::CastVote;
    close_poll "close_poll" domain::votes::ClosePoll;
    view_poll "view_poll" domain::votes::ViewPoll;
    view_roll "view_roll" domain::votes::ViewRoll;
}
