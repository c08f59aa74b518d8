//! Tasks about the network as a whole.

use graph_data::algo::islands::Islands;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::clock::timed;
use crate::loading::Loaded;
use crate::memory::with_peak;

/// `cc`: the connected components; the check counts them.
pub(crate) fn components(loaded: &Loaded, arguments: &Arguments) -> Value {
    let (mut figures, islands) = timed(arguments.repeat, || Islands::new(&loaded.network));
    figures["check"] = islands.count().into();
    json!({ "cc": with_peak(figures) })
}
