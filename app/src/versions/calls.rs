//! Calls of `domain::versions`.

use crate::calls;

calls! {
    place_version "place_version" domain::versions::PlaceVersion;
    compare_versions "compare_versions" domain::versions::CompareVersions;
}
