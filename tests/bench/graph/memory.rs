//! How much memory this process holds, and held at most.

use serde_json::Value;

/// Resident megabytes, as the kernel tells them: now (`VmRSS`) or at most (`VmHWM`).
pub(crate) fn megabytes(field: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells its figures");
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let kilobytes = line.and_then(|line| {
        let figure = line.trim_start_matches(':').trim().trim_end_matches(" kB");
        figure.parse::<f64>().ok()
    });
    kilobytes.expect("a figure") / 1024.0
}

/// Adds to a variant how much memory was held at most so far.
pub(crate) fn with_peak(mut variant: Value) -> Value {
    variant["peak_mb"] = crate::clock::rounded(megabytes("VmHWM"), 1).into();
    variant
}
