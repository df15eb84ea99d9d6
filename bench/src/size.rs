//! `first_load_bytes`: what a browser that comes for the first time loads before the home page is alive.

use crate::{
    Error, Options,
    api::Api,
    figure::Figure,
    http::Http,
    machine::Cores,
    portal::Portal,
    say,
    scene::{chair, lay_table, open_poll},
};
use domain::votes::Secrecy;
use rand::{SeedableRng, rngs::StdRng};
use std::collections::BTreeSet;

/// Links a browser follows at once. Icons and the manifest are not among them: they wait.
const LOADED: [&str; 3] = ["stylesheet", "modulepreload", "preload"];

/// Measures.
pub async fn run(options: &Options) -> Result<(), Error> {
    let mut random = StdRng::seed_from_u64(options.seed);
    let portal = Portal::create(options, Cores::shared()).await?;
    if portal.site().is_none() {
        return Err(Error::Usage("ALQA_SITE must name the packed browser's half".to_owned()));
    }
    let people = portal.people(12, &mut random).await?;
    let server = portal.serve().await?;
    let mut api = Api::connect(server.address()).await?;
    let table = lay_table(&mut api, &people, &mut random).await?;
    open_poll(&mut api, chair(&people)?, table.document, (Secrecy::Named, true), &mut random).await?;
    server.settle().await?;

    let mut http = Http::connect(server.address()).await?;
    let reader = people.last().map(|person| person.cookie.clone()).unwrap_or_default();
    let page = load(&mut http, "/", &reader, "").await?;
    let html = String::from_utf8_lossy(&load(&mut http, "/", &reader, "identity").await?).into_owned();
    say::note(format!("{:>8}  / ({} as text)", page.len(), html.len()));
    let mut bytes = page.len();
    let mut files = 1;
    let mut waiting: BTreeSet<String> = linked(&html);
    let mut loaded = BTreeSet::new();
    while let Some(path) = waiting.pop_first() {
        let body = load(&mut http, &path, "", "").await?;
        say::note(format!("{:>8}  {path}", body.len()));
        bytes += body.len();
        files += 1;
        if path.split('?').next().is_some_and(|path| path.ends_with(".js")) {
            let script = load(&mut http, &path, "", "identity").await?;
            waiting.extend(imported(&String::from_utf8_lossy(&script), &path));
        }
        loaded.insert(path);
        waiting.retain(|path| !loaded.contains(path));
    }
    for ending in [".js", ".css", ".wasm"] {
        if !loaded.iter().any(|path| path.split('?').next().is_some_and(|path| path.ends_with(ending))) {
            return Err(Error::Wrong(format!("the page loads no {ending}: is the browser's half packed?")));
        }
    }
    Figure { metric: "first_load_bytes", ours: bytes as f64, other: None, ratio: None, spread: 0.0, n: files }
        .print()
}

/// A body as it travels; with brotli unless told otherwise.
async fn load(http: &mut Http, path: &str, cookie: &str, encoding: &str) -> Result<Vec<u8>, Error> {
    let asked = if encoding.is_empty() { "br" } else { encoding };
    let answer = http.get(path, cookie, asked).await?.success(path)?;
    if asked == "br" && answer.header("content-encoding").as_deref() != Some("br") {
        say::note(format!("{path} comes uncompressed"));
    }
    Ok(answer.body.to_vec())
}

/// What a page loads.
fn linked(html: &str) -> BTreeSet<String> {
    let links =
        tags(html, "<link").filter(|tag| attribute(tag, "rel").is_some_and(|rel| LOADED.contains(&rel)));
    let files = links.filter_map(|tag| attribute(tag, "href"));
    let scripts = tags(html, "<script").filter_map(|tag| attribute(tag, "src"));
    files.chain(scripts).map(|path| path.replace("&amp;", "&")).collect()
}

fn tags<'h>(html: &'h str, name: &'static str) -> impl Iterator<Item = &'h str> {
    html.match_indices(name).map(|(at, _)| html[at..].split('>').next().unwrap_or_default())
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// What a script imports from the start; what it imports later, on demand, is not of the first load.
fn imported(script: &str, path: &str) -> BTreeSet<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let statements = script.split(['\n', ';']).map(str::trim_start);
    statements
        .filter(|statement| statement.starts_with("import") && !statement.starts_with("import("))
        .filter_map(|statement| {
            let from = statement.trim_end().strip_suffix(['"', '\''])?;
            let name = &from[from.rfind(['"', '\''])? + 1..];
            match name.strip_prefix("./") {
                Some(beside) => Some(format!("{folder}/{beside}")),
                None => name.starts_with('/').then(|| name.to_owned()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_imports_are_followed() {
        let html = "<link rel=\"icon\" href=\"/i.svg\"><link rel=\"stylesheet\" href=\"/pkg/a.css?v=1&amp;w=2\"/>\
                    <link rel=\"preload\" href=\"/pkg/a.wasm\" as=\"fetch\"><script src=\"/x.js\"></script>";
        let found: Vec<String> = linked(html).into_iter().collect();
        assert_eq!(found, ["/pkg/a.css?v=1&w=2", "/pkg/a.wasm", "/x.js"]);
        let script = "import { a } from './snippets/b.js';\nimport\"/c.js\";const d = import('./late.js');";
        let found: Vec<String> = imported(script, "/pkg/a.js?v=1").into_iter().collect();
        assert_eq!(found, ["/c.js", "/pkg/snippets/b.js"]);
    }
}
