//! Calls of `domain::previews`.

use crate::calls;

calls! {
    view_preview "view_preview" domain::previews::ViewPreview;
    view_item_preview "view_item_preview" domain::previews::ViewItemPreview;
}
