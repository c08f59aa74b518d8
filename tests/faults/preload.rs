//! Small libraries in C that come between the program and the machine, and lie to it about one thing.
//!
//! The program is the usual one: it is started with `LD_PRELOAD`.

use std::path::{Path, PathBuf};
use std::process::Command as Process;

/// The library of this name, built into a folder.
pub(crate) fn built(name: &str, folder: &Path) -> PathBuf {
    let library = folder.join(format!("{name}.so"));
    let source = format!("{}/faults/{name}.c", env!("CARGO_MANIFEST_DIR"));
    let made = Process::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .args([&source, "-ldl"])
        .status();
    let is_made = made.is_ok_and(|status| status.success());
    assert!(
        is_made,
        "{name}.c needs a C compiler named cc, as the program does to be built"
    );
    library
}
