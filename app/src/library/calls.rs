//! Calls of `domain::library`.

use crate::calls;

calls! {
    view_library "view_library" domain::library::ViewLibrary;
    view_folder "view_folder" domain::library::ViewFolder;
    create_section "create_section" domain::library::CreateSection;
    create_folder "create_folder" domain::library::CreateFolder;
    rename_folder "rename_folder" domain::library::RenameFolder;
    move_folder "move_folder" domain::library::MoveFolder;
    delete_folder "delete_folder" domain::library::DeleteFolder;
    set_folder_access "set_folder_access" domain::library::SetFolderAccess;
    place_item "place_item" domain::library::PlaceItem;
    edit_item "edit_item" domain::library::EditItem;
    move_item "move_item" domain::library::MoveItem;
    set_item_access "set_item_access" domain::library::SetItemAccess;
    replace_item "replace_item" domain::library::ReplaceItem;
    withdraw_item "withdraw_item" domain::library::WithdrawItem;
    view_item "view_item" domain::library::ViewItem;
    view_item_file "view_item_file" domain::library::ViewItemFile;
    acknowledge_item "acknowledge_item" domain::library::AcknowledgeItem;
    view_acknowledged "view_acknowledged" domain::library::ViewAcknowledged;
}
