//! Calls of `domain::groups`.

use crate::calls;

calls! {
    create_group "create_group" domain::groups::CreateGroup;
    edit_group "edit_group" domain::groups::EditGroup;
    close_group "close_group" domain::groups::CloseGroup;
    add_member "add_member" domain::groups::AddMember;
    change_role "change_role" domain::groups::ChangeRole;
    remove_member "remove_member" domain::groups::RemoveMember;
    attach_file "attach_file" domain::groups::AttachFile;
    detach_file "detach_file" domain::groups::DetachFile;
    schedule_meeting "schedule_meeting" domain::groups::ScheduleMeeting;
    cancel_meeting "cancel_meeting" domain::groups::CancelMeeting;
    list_groups "list_groups" domain::groups::ListGroups;
    view_group "view_group" domain::groups::ViewGroup;
    view_attachment "view_attachment" domain::groups::ViewAttachment;
}
