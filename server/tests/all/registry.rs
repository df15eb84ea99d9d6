//! Arrows between crates run one way, and the three lists of operations are one.

use serde_json::Value;
use std::{collections::BTreeMap, process::Command};

/// Each crate of the project with those it may use; what is not listed fails.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("gost", &[]),
    ("eds", &["gost"]),
    ("signing", &["eds"]),
    ("ui", &["domain"]),
    ("app", &["domain", "eds", "signing", "ui"]),
    ("frontend", &["app", "domain", "ui"]),
    ("pack", &[]),
    ("signer", &["eds", "gost", "signing"]),
    ("store", &["domain"]),
    ("text", &["domain"]),
    ("export", &["domain"]),
    ("scan", &[]),
    ("search", &["domain"]),
    ("convert", &["domain", "text"]),
    ("certification", &["eds"]),
    ("authorities", &["eds"]),
    (
        "services",
        &[
            "authorities",
            "certification",
            "convert",
            "domain",
            "eds",
            "export",
            "scan",
            "search",
            "store",
            "text",
        ],
    ),
    ("server", &["app", "certification", "domain", "eds", "export", "scan", "services", "store"]),
    ("bench", &["domain", "eds", "search", "text"]),
];

/// What rules may use: nothing that does input or output, knows the time, or draws a page.
const OF_RULES: &[&str] = &["serde", "serde_json", "ulid", "unicode-normalization"];

fn metadata() -> Value {
    let answer = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).unwrap()
}

/// Crates of the project: the folder of each, and what it uses outside of tests.
fn crates() -> BTreeMap<String, (String, Vec<String>)> {
    let metadata = metadata();
    let root = metadata["workspace_root"].as_str().unwrap().to_owned();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let manifest = text(&package["manifest_path"]);
            let folder = manifest.strip_prefix(&root).unwrap().trim_start_matches('/');
            let uses = package["dependencies"].as_array().unwrap().iter();
            let uses = uses
                .filter(|dependency| dependency["kind"] != "dev")
                .map(|dependency| text(&dependency["name"]));
            (text(&package["name"]), (folder.replace("Cargo.toml", ""), uses.collect()))
        })
        .collect()
}

#[test]
fn arrows_run_one_way() {
    let crates = crates();
    let listed: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    for (name, (_, uses)) in &crates {
        let may = ARROWS.iter().find(|(known, _)| known == name);
        let (_, may) = may.unwrap_or_else(|| panic!("{name} is new: say in this test what it may use"));
        for used in uses.iter().filter(|used| crates.contains_key(*used)) {
            assert!(may.contains(&used.as_str()), "{name} must not use {used}");
        }
    }
    for name in listed {
        assert!(crates.contains_key(name), "{name} is gone");
    }
}

#[test]
fn nothing_of_the_interface_uses_the_server() {
    let crates = crates();
    for (name, (folder, uses)) in crates.iter().filter(|(_, (folder, _))| folder.starts_with("app/")) {
        for used in uses {
            let of_server = crates.get(used).is_some_and(|(folder, _)| folder.starts_with("server/"));
            assert!(!of_server, "{name} in {folder} uses {used}");
            assert!(!used.starts_with("sqlx"), "{name} in {folder} uses {used}");
        }
    }
}

#[test]
fn rules_do_nothing_but_rule() {
    let crates = crates();
    for used in &crates["domain"].1 {
        assert!(OF_RULES.contains(&used.as_str()), "domain uses {used}");
    }
    for name in ["services", "store", "text"] {
        for used in &crates[name].1 {
            assert!(!used.starts_with("leptos") && used != "axum", "{name} uses {used}");
        }
    }
    for used in &crates["store"].1 {
        assert!(
            !["services", "text", "app"].contains(&used.as_str()),
            "store knows no module, but uses {used}"
        );
    }
}
