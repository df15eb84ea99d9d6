//! Calls of `domain::drafts`.

use crate::calls;

calls! {
    begin_draft "begin_draft" domain::drafts::BeginDraft;
    begin_next_version "begin_next_version" domain::drafts::BeginNextVersion;
    view_draft "view_draft" domain::drafts::ViewDraft;
    view_revisions "view_revisions" domain::drafts::ViewRevisions;
    edit_draft "edit_draft" domain::drafts::EditDraft;
    share_draft "share_draft" domain::drafts::ShareDraft;
    add_blocks "add_blocks" domain::drafts::AddBlocks;
    save_block "save_block" domain::drafts::SaveBlock;
    move_block "move_block" domain::drafts::MoveBlock;
    remove_block "remove_block" domain::drafts::RemoveBlock;
    restore_block "restore_block" domain::drafts::RestoreBlock;
    settle_wording "settle_wording" domain::drafts::SettleWording;
    place_draft "place_draft" domain::drafts::PlaceDraft;
    discard_draft "discard_draft" domain::drafts::DiscardDraft;
}
