//! Calls of `domain::directory`.

use crate::calls;

calls! {
    list_bodies "list_bodies" domain::directory::ListBodies;
    search_directory "search_directory" domain::directory::SearchDirectory;
    view_body "view_body" domain::directory::ViewBody;
    view_person "view_person" domain::directory::ViewPerson;
    create_body "create_body" domain::directory::CreateBody;
    edit_body "edit_body" domain::directory::EditBody;
    create_unit "create_unit" domain::directory::CreateUnit;
    create_person "create_person" domain::directory::CreatePerson;
    edit_person "edit_person" domain::directory::EditPerson;
    appoint "appoint" domain::directory::Appoint;
    end_appointment "end_appointment" domain::directory::EndAppointment;
    substitute "substitute" domain::directory::Substitute;
    end_substitution "end_substitution" domain::directory::EndSubstitution;
    import_people "import_people" domain::directory::ImportPeople;
}
