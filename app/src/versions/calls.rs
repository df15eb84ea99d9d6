//! Calls of `domain::versions`.

use crate::calls;

calls! {
    place_version "place_version" domain::versions::PlaceVersion;
    count_pictures "count_pictures" domain::versions::CountPictures;
    take_suggestions "take_suggestions" domain::versions::TakeSuggestions;
    compare_versions "compare_versions" domain::versions::CompareVersions;
}
