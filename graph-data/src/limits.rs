//! Every limit of the library and of the questions, once, with its unit in its name.
//!
//! Errors, documentation and tests read these numbers from here; nobody writes them again.

/// Entities that one dataset may hold.
pub const ENTITIES_MAX: usize = 1_000_000;
/// Relations that one dataset may hold.
pub const RELATIONS_MAX: usize = 5_000_000;
/// Bytes that one cell of a dataset file may hold.
pub const CELL_BYTES_MAX: usize = 64 * 1024;
/// Highest number of steps that a path may be asked to have.
pub const HOPS_MAX: u32 = 20;
/// Steps that a path may have when the question does not say.
pub const HOPS_DEFAULT: u32 = 8;
/// Highest number of steps around an entity for its neighbours.
pub const NEIGHBOUR_HOPS_MAX: u32 = 6;
/// Highest number of rows on one page of a list.
pub const PAGE_ROWS_MAX: u32 = 100;
/// Lowest resolution of a clustering.
pub const RESOLUTION_MIN: f64 = 0.01;
/// Highest resolution of a clustering.
pub const RESOLUTION_MAX: f64 = 100.0;
/// Entities that a path may be asked to go through.
pub const VIA_MAX: usize = 5;
/// Ties that one question for ways may look at; beyond it the answer is partial.
pub const PATH_SCANS_MAX: u64 = 50_000_000;
/// Ties that the distances of a whole network may look at; beyond it there is no answer.
pub const DISTANCE_SCANS_MAX: u64 = 2_000_000_000;
/// Nodes and ties that a measure from everybody to everybody may look at; beyond it, it is estimated from
/// a sample.
pub const MEASURE_SCANS_MAX: u64 = 200_000_000;
/// Fewest entities between which is asked what is known.
pub const KNOWN_MIN: usize = 2;
/// Most entities between which is asked what is known.
pub const KNOWN_MAX: usize = 6;
/// Fewest entities of which is asked what ties them.
pub const TIES_MIN: usize = 2;
/// Most entities of which is asked what ties them.
pub const TIES_MAX: usize = 100;
/// Entities that are joined by a subnetwork sure to be the smallest; more by a nearly smallest one.
pub const TIES_EXACT_MAX: usize = 8;
/// States (parts of those to be joined, times entities) that the search for the smallest may hold.
pub const TIES_STATES_MAX: usize = 1_000_000;
/// Steps that one question for what ties may take; beyond it the answer is partial.
pub const TIES_SCANS_MAX: u64 = 50_000_000;
/// Changes that one supposition may hold.
pub const CHANGES_MAX: usize = 100;
/// Most entities among which untied pairs are looked for.
pub const UNTIED_AMONG_MAX: usize = 200;
/// Years beyond which a relation may be asked to be old.
pub const STALE_YEARS_MAX: u32 = 1_000;
/// Fewest entities among which best contacts are sought.
pub const CONTACTS_AMONG_MIN: usize = 2;
/// Most entities among which best contacts are sought: what can be worked out exactly in a few seconds.
pub const CONTACTS_AMONG_MAX: usize = 1_000;
/// Entities and ties of a network up to which partners are also sought by cluster: beyond it clusters
/// take longer than a question may.
pub const PARTNER_CLUSTER_SIZE_MAX: usize = 250_000;
/// Clusters up to which the smallest round table is proved to be the smallest.
pub const ROUND_TABLE_EXACT_CLUSTERS_MAX: usize = 64;
/// Beginnings of round tables that are tried before the best so far is taken.
pub const ROUND_TABLE_TRIALS_MAX: u32 = 2_000_000;
/// Pieces of evidence that one dataset may hold.
pub const EVIDENCE_MAX: usize = 10_000_000;
/// Edits that one revision may hold.
pub const EDITS_MAX: usize = 200;
/// Bytes that a name, a source or a reason in an edit may have.
pub const NAME_BYTES_MAX: usize = 1_000;
/// Bytes that a description, a note or quoted words in an edit may have.
pub const TEXT_BYTES_MAX: usize = 20_000;
/// Other names that an entity may be given by an edit.
pub const ALIASES_MAX: usize = 100;
/// Pieces of evidence that one entity or relation may be given by an edit.
pub const EVIDENCE_OF_ONE_MAX: usize = 100;
/// Columns that one table of a dataset may have.
pub const COLUMNS_MAX: usize = 1_000;
/// Bytes that an id in a dataset file may have.
pub const ID_BYTES_MAX: usize = 200;
/// Kinds that a dataset may add to the built-in ones; relation kinds likewise.
pub const KINDS_MAX: usize = 10_000;
/// Problems that are told of one file of a dataset; beyond them, only how many more there are.
pub const PROBLEMS_PER_FILE_MAX: usize = 1_000;
/// Signs of a searched text that are looked at.
pub const SEARCH_SIGNS_MAX: usize = 200;
/// Signs that a typed question may have; a longer one is not understood.
pub const QUESTION_SIGNS_MAX: usize = 600;
/// Words that a typed question may have.
pub const QUESTION_WORDS_MAX: usize = 80;
/// Readings of a typed question that are given at most.
pub const READINGS_MAX: usize = 5;
/// Highest number of years that a question for old ties may name.
pub const YEARS_MAX: u32 = 200;
