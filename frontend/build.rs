//! What the linker must leave in for the splitting of the program.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // The packer finds by relocations which function needs which.
        println!("cargo::rustc-link-arg=--emit-relocs");
    }
}
