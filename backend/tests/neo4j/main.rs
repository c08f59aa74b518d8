//! The store in a real Neo4j: what every store promises, and what a database that others share promises
//! beside. Each test has a network of its own there.

mod alone;
mod check;
#[path = "../store/contract.rs"]
mod contract;
mod engine;
mod everybody;
#[path = "../graphql/networks.rs"]
mod networks;
mod own;
mod page;
mod reached;
mod seen;
mod shared;
#[path = "../store/support.rs"]
mod support;
mod upgrade;

use support::Home;

contract!(Home::neo4j);
