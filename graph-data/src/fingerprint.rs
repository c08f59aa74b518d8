//! A text as sixteen hexadecimal digits.
//!
//! Knows nothing of what the text says; it guards against chance, not against malice.

/// The 64-bit FNV-1a hash of a text: the same text gives the same digits anywhere.
pub(crate) fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
