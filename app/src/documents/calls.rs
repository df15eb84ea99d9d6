//! Calls of `domain::documents`.

use crate::calls;

calls! {
    place_document "place_document" domain::documents::PlaceDocument;
    view_document "view_document" domain::documents::ViewDocument;
    view_file "view_file" domain::documents::ViewFile;
    mark_read "mark_read" domain::documents::MarkRead;
    begin_recognition "begin_recognition" domain::documents::BeginRecognition;
    stop_recognition "stop_recognition" domain::documents::StopRecognition;
    close_document "close_document" domain::documents::CloseDocument;
}
