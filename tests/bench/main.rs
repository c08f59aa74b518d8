//! `bench-serve`: server CPU per GraphQL request, beside a peer on the same network in the same run.
//!
//! Prints one JSON line per server and question. `cpu_us_per_req` (user and system time of the server's
//! process over answered requests) holds on a busy machine too; `rps`, `p50_us` and `p99_us` count on
//! a quiet one only. Clients and servers share the machine, on the loopback address alone.

mod load;
mod network;
mod server;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::load::{Measured, measure};
use crate::network::Network;
use crate::server::Server;

/// What is asked of every server: an entity, the first hundred around one, and a shortest way.
const QUESTIONS: [&str; 3] = ["tiny", "hood", "path"];

const SCHAKEL: fn(&str) -> &'static str = |question| match question {
    "tiny" => "query($a:ID!){network{entity(id:$a){id label}}}",
    "hood" => {
        "query($a:ID!){network{neighbourhood(of:$a,max:100){ids labels kinds degrees sources targets \
         relationKinds strengths}}}"
    }
    _ => {
        "query($a:ID!,$b:ID!){network{paths(from:$a,to:$b,first:1,rank:SHORTEST){paths{hops \
         entities{id label}}}}}"
    }
};

const PEER: fn(&str) -> &'static str = |question| match question {
    "tiny" => "query($a:String!){node(id:$a){id name}}",
    "hood" => {
        "query($a:String!){neighbourhood(id:$a,limit:100){nodes{id name kind degree} edges{source \
         target kind weight}}}"
    }
    _ => "query($a:String!,$b:String!){shortestPath(from:$a,to:$b){length nodes{id name}}}",
};

fn main() {
    let seconds = std::env::args()
        .nth(1)
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(6);
    let network = Network::write();
    let mut figures = BTreeMap::new();
    for (server, wording) in [
        (Server::schakel(&network), SCHAKEL),
        (Server::peer(&network), PEER),
    ] {
        for question in QUESTIONS {
            let measured = measure(&server, wording(question), Duration::from_secs(seconds));
            println!("{}", measured.line(&server, question));
            figures.insert((question, server.name), measured);
        }
    }
    print_ratios(&figures);
}

fn print_ratios(figures: &BTreeMap<(&str, &str), Measured>) {
    for question in QUESTIONS {
        let cpu = |server| figures[&(question, server)].cpu_micros_per_request;
        println!(
            "{question}: {:.2} of mercurius's server CPU",
            cpu("schakel") / cpu("mercurius-jit")
        );
    }
}
