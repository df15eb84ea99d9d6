//! Calls of `domain::documents`.

use crate::calls;

calls! {
    place_document "place_document" domain::documents::PlaceDocument;
    view_document "view_document" domain::documents::ViewDocument;
    view_file "view_file" domain::documents::ViewFile;
    mark_read "mark_read" domain::documents::MarkRead;
    close_document "close_document" domain::documents::CloseDocument;
}
