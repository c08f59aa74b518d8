//! The service over HTTP, as a stranger on the network sees it: addresses, headers, and the attacks
//! that it must stand, by their numbers in the list of guards.

mod addresses;
mod bodies;
mod connections;
mod costly;
mod costly_past;
mod documents;
mod headers;
mod origins;
mod sign_in;
mod sockets;
mod stop;
mod stream;
mod texts;
