//! The packed browser's half, as `frontend/pack` leaves it in `pkg/VERSION`.

use app::Site;
use std::{fs, path::Path, sync::Arc};

/// What stands below the site's folder; without it pages stay without scripts. Read once: a new one comes with a new
/// server.
pub(super) fn read(site: &Path, ncalayer: &str) -> Site {
    let folder = site.join("pkg");
    let version = fs::read_to_string(folder.join("version")).unwrap_or_default();
    let version = version.trim();
    let chunks = fs::read(folder.join(version).join("chunks.json")).ok();
    Site {
        packed: format!("/pkg/{version}"),
        chunks: chunks.and_then(|list| serde_json::from_slice(&list).ok()).map(Arc::new),
        ncalayer: ncalayer.to_owned(),
    }
}
