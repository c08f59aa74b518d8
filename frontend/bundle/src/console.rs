//! The GraphQL console: ready browser files from npm, unbundled, and a starter of ours.
//!
//! The versions stand in `frontend/console/package-lock.json`; `./just build` installs them.

use std::path::Path;

use anyhow::{Context, Result};

use crate::files::Files;
use crate::page::{read_text, sorted_files};

/// Address in the console -> file of the installed packages.
const PACKAGED: [(&str, &str); 4] = [
    ("/graphiql/react.js", "react/umd/react.production.min.js"),
    (
        "/graphiql/react-dom.js",
        "react-dom/umd/react-dom.production.min.js",
    ),
    ("/graphiql/graphiql.js", "graphiql/graphiql.min.js"),
    ("/graphiql/graphiql.css", "graphiql/graphiql.min.css"),
];

pub(crate) fn add(files: &mut Files, folder: &Path) -> Result<()> {
    for (address, path) in PACKAGED {
        let text = read_text(&folder.join("node_modules").join(path)).context(
            "the console's packages are missing: run ./just build, or npm ci in frontend/console",
        )?;
        files.add_hashed(address, without_source_map(&text).into_bytes());
    }
    for name in ["start.js", "console.css"] {
        let text = read_text(&folder.join(name))?;
        files.add_hashed(&format!("/graphiql/{name}"), text.into_bytes());
    }
    let examples = examples(&folder.join("examples"))?;
    files.add_hashed("/graphiql/examples.js", examples.into_bytes());
    let index = files.readdress(
        "console/index.html",
        &read_text(&folder.join("index.html"))?,
    )?;
    files.add_document("/graphiql/index.html", index);
    Ok(())
}

/// The example questions, in the order of their file names, as a script that the starter reads.
fn examples(folder: &Path) -> Result<String> {
    let mut queries = Vec::new();
    for path in sorted_files(folder)? {
        queries.push(read_text(&path)?);
    }
    Ok(format!(
        "const EXAMPLES = {};\n",
        serde_json::to_string(&queries)?
    ))
}

/// The maps are not served; browsers should not ask for them.
fn without_source_map(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with("//# sourceMappingURL="))
        .collect::<Vec<_>>()
        .join("\n")
}
