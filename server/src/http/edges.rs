//! All edges together.

use super::{
    backend, certificates, exports, file_forms, files, forms, guard, headers, health, lang, limit::Limit,
    live, meters::Meters, package, packed, pages, pki, previews, request, trust as trusted, vcard,
};
use crate::{StartError, config::Config};
use app::Site;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    handler::HandlerWithoutStateExt,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
    serve::ListenerExt,
};
use domain::registry::OPERATIONS;
use eds::{blob::Blob, check::Policy};
use services::{HANDLERS, Services};
use std::{collections::BTreeSet, io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, predicate::SizeAbove},
    services::ServeDir,
};

/// Largest body of a call or form in bytes: the longest remark many times over, and the largest group.
pub(super) const BODY_MAX: usize = 512 * 1024;

struct Inner {
    services: Services,
    site: PathBuf,
    packed: Site,
    origin: String,
    behind_proxy: bool,
    meters: Meters,
    stamps: Limit,
}

/// Stamps for one address in a minute: each is written down for ever, and nobody signs in for one.
const STAMPS: u32 = 30;

/// What the edges share.
#[derive(Clone)]
pub struct Edges(Arc<Inner>);

impl Edges {
    /// Checks that operations, handlers and mounted functions are the same, and prepares the edges.
    ///
    /// # Errors
    /// When they differ.
    pub fn new(services: Services, config: &Config) -> Result<Self, StartError> {
        same_operations()?;
        // The executor may be set already, by an earlier start in the same process.
        drop(any_spawner::Executor::init_tokio());
        let packed = packed::read(&config.site, &config.ncalayer);
        let meters = Meters::new().map_err(|error| StartError::Other(error.to_string()))?;
        Ok(Self(Arc::new(Inner {
            services,
            site: config.site.clone(),
            packed,
            origin: config.origin.clone(),
            behind_proxy: config.behind_proxy,
            meters,
            stamps: Limit::new(STAMPS),
        })))
    }

    /// The door.
    pub fn services(&self) -> &Services {
        &self.0.services
    }

    pub(super) fn packed(&self) -> &Site {
        &self.0.packed
    }

    pub(super) fn origin(&self) -> &str {
        &self.0.origin
    }

    pub(super) fn behind_proxy(&self) -> bool {
        self.0.behind_proxy
    }

    /// By what signatures are checked.
    pub(super) fn policy(&self) -> &Policy {
        self.0.services.policy()
    }

    /// How often an address may have a stamp.
    pub(super) fn stamps(&self) -> &Limit {
        &self.0.stamps
    }

    /// Whose keys sign here, if there is a centre of the portal's own: its certificates, and those of all others that are
    /// trusted, which would be hidden otherwise.
    pub(super) fn authorities(&self) -> Option<Vec<Blob>> {
        let Policy { anchors, intermediates, .. } = self.policy();
        self.0.services.centre().map(|_| intermediates.iter().chain(anchors).cloned().collect())
    }

    pub(super) fn meters(&self) -> &Meters {
        &self.0.meters
    }
}

/// The list, the handlers and the mounted functions must name the same operations.
fn same_operations() -> Result<(), StartError> {
    let listed: BTreeSet<String> = OPERATIONS.iter().map(|entry| entry.name.to_owned()).collect();
    let handled: BTreeSet<String> = HANDLERS.iter().map(|handler| handler.name.to_owned()).collect();
    let mounted: BTreeSet<String> = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, _)| path.trim_start_matches("/api/").to_owned())
        .collect();
    let differ: Vec<&String> =
        listed.symmetric_difference(&handled).chain(listed.symmetric_difference(&mounted)).collect();
    if differ.is_empty() { Ok(()) } else { Err(StartError::Registry(format!("{differ:?}"))) }
}

/// Short answers cost more to compress than to send.
fn compression() -> CompressionLayer<SizeAbove> {
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(SizeAbove::new(1_024))
}

/// All routes.
pub fn router(edges: Edges) -> Router {
    let missing = (|| async { StatusCode::NOT_FOUND }).into_service();
    let site = ServeDir::new(&edges.0.site).precompressed_br().precompressed_gzip();
    let packed = ServeDir::new(edges.0.site.join("pkg"))
        .precompressed_br()
        .precompressed_gzip()
        .fallback(missing.clone());
    let fonts = ServeDir::new(edges.0.site.join("fonts")).fallback(missing);
    let dynamic = Router::new()
        .route("/api/{operation}", post(backend::operation))
        .route("/do/{operation}", post(forms::submit))
        .route("/lang/{tag}", get(lang::choose))
        .route("/signatures/policy", get(trusted::policy))
        .route("/signatures/authorities", get(trusted::authorities))
        .route("/certificates/{id}/file", get(certificates::file))
        .route("/directory/people/{id}/vcard", get(vcard::person))
        .route("/documents/{id}/text/{kind}", get(exports::text))
        .route("/drafts/{id}/text/{kind}", get(exports::draft))
        .route("/documents/{id}/remarks/import", get(pages::page))
        .route("/documents/{id}/remarks/{kind}", get(exports::remarks))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(compression());
    // Files hardly shrink, and who waits for one wants to know how much is still to come.
    let stored = Router::new()
        .route("/documents/{id}/file", get(files::document))
        .route("/documents/{id}/package", get(package::version))
        .route("/polls/{id}/package", get(package::protocol))
        .route("/documents/{id}/preview/{part}", get(previews::document))
        .route("/library/{id}/file", get(files::library))
        .route("/library/{id}/preview/{part}", get(previews::library))
        .route("/groups/{group}/files/{id}", get(files::attachment))
        .route("/groups/{group}/files/{id}/preview/{part}", get(previews::attachment));
    // An upload counts its own bytes, and is never compressed nor held in memory.
    let uploads = Router::new()
        .route("/files", post(files::upload))
        .route("/files/form", post(file_forms::submit))
        .layer(DefaultBodyLimit::disable());
    let centre = Router::new()
        .route("/pki/ca/{file}", get(pki::certificate))
        .route("/pki/crl/{file}", get(pki::list))
        .route("/pki/ocsp", post(pki::ocsp))
        .route("/pki/ocsp/{*request}", get(pki::ocsp_by_get))
        .route("/pki/tsp", post(pki::stamp))
        .layer(DefaultBodyLimit::max(pki::BODY_MAX));
    let pages = get(pages::page).layer(compression());
    Router::new()
        .merge(dynamic)
        .merge(stored)
        .merge(uploads)
        .merge(centre)
        .route("/live", get(live::line))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .nest_service("/pkg", tower::ServiceBuilder::new().layer(from_fn(headers::versioned)).service(packed))
        .nest_service("/fonts", tower::ServiceBuilder::new().layer(from_fn(headers::kept)).service(fonts))
        .route_service("/favicon.svg", site.clone())
        .route_service("/icon.svg", site.clone())
        .route_service("/manifest.webmanifest", site.clone())
        .route_service("/robots.txt", site)
        .fallback_service(pages.with_state(edges.clone()))
        .layer(from_fn_with_state(edges.clone(), guard::own_site))
        .layer(from_fn(headers::secure))
        .layer(from_fn_with_state(edges.clone(), request::identify))
        .with_state(edges)
}

/// Serves until `stop`, then lets open requests end.
///
/// # Errors
/// When the socket fails.
pub async fn serve(
    listener: TcpListener,
    edges: Edges,
    stop: impl Future<Output = ()> + Send + 'static,
    last_requests: Duration,
) -> io::Result<()> {
    // Without this a page sent in parts waits 40 ms for the other side's acknowledgement.
    let listener = listener.tap_io(|socket| {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
    });
    let (said, stopping) = tokio::sync::watch::channel(false);
    let service = router(edges).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        said.send_replace(true);
    });
    let mut stopped = stopping;
    let too_long = async move {
        if stopped.wait_for(|stop| *stop).await.is_ok() {
            tokio::time::sleep(last_requests).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        ended = serving => ended,
        () = too_long => Ok(()),
    }
}

/// The request the edges identified.
pub(super) fn known(request: &Request) -> services::Request {
    request.extensions().get::<services::Request>().cloned().unwrap_or_default()
}
