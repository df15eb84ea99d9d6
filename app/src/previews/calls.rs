//! Calls of `domain::previews`.

use crate::calls;

calls! {
    view_preview "view_preview" domain::previews::ViewPreview;
}
