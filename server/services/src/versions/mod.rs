//! Use cases of `domain::versions`: versions are placed, compared, and remarks carried from one to the next.

mod carried;
mod compare_versions;
mod count_pictures;
mod insert;
mod load;
mod made_file;
mod place_version;
mod take_suggestions;

pub(crate) use carried::{Aligned, align, base, base_before, carry_on, keep as keep_carried};
pub(crate) use compare_versions::Compared;
pub(crate) use insert::{ReadText, insert_blocks, insert_version, page_list, plain};
pub(crate) use load::{VersionRow, blocks, chosen, versions};
pub(crate) use made_file::{MadeFile, insert_made, make_file};
pub(crate) use place_version::ready;
pub use take_suggestions::Made;
