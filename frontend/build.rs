//! Has the linker keep in the page's wasm what `frontend/bundle` needs to cut it into chunks.

fn main() {
    let target = std::env::var("CARGO_CFG_TARGET_FAMILY").unwrap_or_default();
    if target == "wasm" {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
