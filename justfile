# The recipes of Schakel. `./just` lists them; continuous integration calls `./just ci`.
# Each recipe sets up what it needs, and says what is missing where it cannot.

set shell := ["sh", "-euc"]
set positional-arguments

# One target folder, whatever the environment says: later recipes read from it.
export CARGO_TARGET_DIR := justfile_directory() / "target"

just := quote(just_executable()) + " --justfile " + quote(justfile())
wasm := "--target wasm32-unknown-unknown"
heading := "./just RECIPE, where RECIPE is one of\n"
npm_ci := "npm ci --ignore-scripts --no-audit --no-fund --loglevel=error"

[private]
default:
    @{{ just }} --list --unsorted --list-heading {{ quote(heading) }}

# Build everything and serve the page on http://127.0.0.1:8080; arguments go to `schakel serve`
run *arguments: build
    @exec target/release/schakel serve "$@"

# Build target/release/schakel: one file, page and dataset inside
build: _page
    cargo build --release -p backend

# Set up and run all tests, those in a real browser and with a real Neo4j included
test: build _browser _neo4j
    cargo build --quiet -p test-neo4j
    SCHAKEL_PROGRAM={{ justfile_directory() }}/target/release/schakel \
        target/debug/with-neo4j cargo test --workspace
    cd tests/browser && npx --no-install playwright test

# Kills, turned bits, editors at once, stops and backups in mid-edit, a Neo4j that fails: the long form, as docs/FAULTS.md reports it
test-faults: build _neo4j
    cargo build --quiet -p test-neo4j
    SCHAKEL_PROGRAM={{ justfile_directory() }}/target/release/schakel SCHAKEL_FAULTS=long \
        target/debug/with-neo4j cargo test -p tests -p backend --test faults --test stores --test neo4j --test store -- --nocapture --test-threads 1
    SCHAKEL_PROGRAM={{ justfile_directory() }}/target/release/schakel \
        cargo test -p tests -p backend --lib --test cli --test graphql -- panic cannot_hold_a_store

# Everything that continuous integration checks: lint, then test
ci: lint test

# Format all Rust code
fmt:
    cargo fmt --all

# Format check, clippy for the program and for the page, documentation, licences, browser-test types
lint: _format _page (_npm "tests/browser")
    cargo clippy --workspace --all-targets -- -D warnings
    cargo clippy -p frontend {{ wasm }} --bins --lib -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --workspace
    cd tests/browser && npx --no-install tsc --noEmit
    @{{ just }} _deny

# Server CPU per GraphQL request beside a peer, in JSON lines; SECONDS for each question
bench-serve seconds="6": build (_npm "tests/bench/peer")
    SCHAKEL_PROGRAM={{ justfile_directory() }}/target/release/schakel \
        cargo run --quiet --release -p tests --bin bench-serve -- {{ seconds }}

# 10,000 web sockets, one in ten of which never reads: memory for each, and how soon all hear an edit
bench-sockets: build
    SCHAKEL_PROGRAM={{ justfile_directory() }}/target/release/schakel SCHAKEL_FAULTS=long \
        cargo test -p tests --test faults fault_17 -- --nocapture

# The library's methods on the graph in PREFIX.edges.csv, .nodes.csv and .pairs.csv, as JSON
bench-graph prefix *arguments:
    @cargo run --quiet --release -p tests --bin bench-graph -- "$@"

# The same beside igraph, networkit, scipy and rustworkx, as a table; tests/bench/graph/README.md sets them up
bench-graph-peers prefix *arguments:
    #!/bin/sh
    set -eu
    python="${PYTHON:-target/peers/bin/python}"
    peers=tests/bench/graph/peers/peers.py
    command -v "$python" >/dev/null 2>&1 || {
        echo "$python is missing: tests/bench/graph/README.md says how to set it up" >&2
        exit 3
    }
    {{ just }} bench-graph "$@" >"$1.schakel.json"
    "$python" "$peers" run --graph "$1" --out "$1.peers.json" >&2
    "$python" "$peers" table "$1.schakel.json" "$1.peers.json"

# Processor time of applying a view to the shipped network, in JSON lines
bench-view:
    @cargo run --quiet --release -p tests --bin bench-view

# Memory and time of answers from a Neo4j by parts, on a seeded network of so many entities, in JSON lines
bench-parts entities="100000": _neo4j
    @cargo bench --quiet -p backend --bench parts -- {{ entities }}

# Loads into fresh Neo4js beside a plain script, and ways through our GraphQL beside Neo4j's graph library, in JSON lines
bench-neo4j rounds="3": _neo4j
    @cargo bench --quiet -p backend --bench neo4j -- {{ rounds }}

# Edits kept a second beside what the disk does, how soon they are seen, and the start, in JSON lines
bench-store seconds="10": build
    SCHAKEL_PROGRAM={{ justfile_directory() }}/target/release/schakel \
        cargo run --quiet --release -p tests --bin bench-store -- {{ seconds }}

# Bytes to the first network on the page, and main-thread milliseconds of the first picture
bench-page: build _browser
    cd tests/browser && npx --no-install playwright test --config bench.config.ts

# Take the screenshots of docs/screenshots from the running program
screenshot: build _browser
    cd tests/browser && npx --no-install playwright test --config screenshots.config.ts

# Remove all that was built or fetched
clean:
    cargo clean
    rm -rf .tools frontend/console/node_modules tests/browser/node_modules tests/browser/results
    find frontend/dist -mindepth 1 ! -name .gitignore -delete

# Before anything is built: the cheapest check first.
_format: _cargo
    cargo fmt --all --check

# The page in frontend/dist: wasm, its glue, style sheets and the GraphQL console, precompressed.
_page: _wasm-target (_npm "frontend/console")
    cargo build --profile wasm {{ wasm }} -p frontend --bins
    cargo run --quiet -p bundle -- target/wasm32-unknown-unknown/wasm/app.wasm frontend/dist

_cargo:
    #!/bin/sh
    command -v cargo >/dev/null 2>&1 || {
        echo "cargo is missing: install Rust from https://rustup.rs, then run this again" >&2
        exit 3
    }

_wasm-target: _cargo
    #!/bin/sh
    set -eu
    [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && exit 0
    command -v rustup >/dev/null 2>&1 && rustup target add wasm32-unknown-unknown && exit 0
    echo "Rust's target wasm32-unknown-unknown is missing and rustup could not add it:" >&2
    echo "install it with this toolchain ($(rustc --version)), then run this again" >&2
    exit 3

# Packages of a folder with a package-lock.json, installed again only when that changed.
_npm folder:
    #!/bin/sh
    set -eu
    cd "$1"
    command -v npm >/dev/null 2>&1 || {
        echo "npm is missing: install Node.js 20 or newer with npm, then run this again" >&2
        exit 3
    }
    stamp=node_modules/.installed-lock.json
    cmp -s package-lock.json "$stamp" && exit 0
    {{ npm_ci }}
    cp package-lock.json "$stamp"

# Chromium and what drives it. A missing browser is an error, never a skipped test.
_browser: (_npm "tests/browser")
    #!/bin/sh
    set -eu
    found() {
        for name in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
            command -v "$name" >/dev/null 2>&1 && return 0
        done
        return 1
    }
    found && exit 0
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        echo "installing Chromium and a font from the distribution's packages" >&2
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends chromium fonts-liberation fonts-dejavu-core >/dev/null
        found && exit 0
    fi
    echo "The browser tests need Chromium: install it (Debian: apt-get install chromium)" >&2
    echo "or set CHROMIUM to its executable, then run this again" >&2
    exit 3

# The jars of a Neo4j server and its graph library, fetched again only when tests/neo4j/pom.xml changed.
_neo4j:
    #!/bin/sh
    set -eu
    stamp=.tools/neo4j/pom.xml
    has_java() {
        version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
        [ "$version" = 17 ] || [ "$version" = 21 ]
    }
    has_all() { has_java && command -v mvn >/dev/null 2>&1; }
    has_java && cmp -s tests/neo4j/pom.xml "$stamp" && exit 0
    if ! has_all && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        echo "installing Java and Maven from the distribution's packages" >&2
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends default-jre-headless maven >/dev/null
    fi
    has_all || {
        echo "The tests with a real Neo4j need Java 17 or 21, and Maven: install them" >&2
        echo "(Debian: apt-get install default-jre-headless maven), then run this again" >&2
        exit 3
    }
    rm -rf .tools/neo4j
    mvn --batch-mode --quiet --file tests/neo4j/pom.xml generate-resources
    cp tests/neo4j/pom.xml "$stamp"

# Licences, bans and sources need no network. Advisories are a git repository of their own:
# checked where a copy is at hand (`cargo deny fetch db` gets one), and said when left out.
_deny:
    #!/bin/sh
    set -eu
    deny=$(command -v cargo-deny || .ci/fetch-tool cargo-deny)
    "$deny" --log-level error check bans licenses sources
    if [ -d "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs" ]; then
        "$deny" --log-level error --offline check advisories
    else
        echo "advisories: left out, no copy of the advisory database at hand"
    fi
