//! The first bytes of an id as one number: most ids fit, and numbers compare in a moment.
//!
//! Knows nothing of what ids are for.

/// How many bytes the number holds.
const BYTES: usize = 16;

/// The first sixteen bytes as a number that orders as they do; a shorter id is filled up with zeros.
pub(super) fn first_bytes(id: &str) -> u128 {
    let bytes = id.as_bytes();
    if let Some(first) = bytes.first_chunk::<BYTES>() {
        return u128::from_be_bytes(*first);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let rest = shifted(u64::from_be_bytes(*last), BYTES - bytes.len());
        return (u128::from(u64::from_be_bytes(*first)) << 64) | u128::from(rest);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let last = u64::from(u32::from_be_bytes(*last));
        let first = u64::from(u32::from_be_bytes(*first)) << 32;
        return u128::from(first | shifted(last, 8 - bytes.len())) << 64;
    }
    let number = bytes
        .iter()
        .fold(0, |number, byte| (number << 8) | u128::from(*byte));
    number.checked_shl(8 * zeros(bytes)).unwrap_or(0)
}

fn zeros(bytes: &[u8]) -> u32 {
    u32::try_from(BYTES - bytes.len()).unwrap_or(0)
}

/// So many bytes further to the front; those that no longer fit fall off.
fn shifted(number: u64, bytes: usize) -> u64 {
    let bits = u32::try_from(8 * bytes).unwrap_or(u32::MAX);
    number.checked_shl(bits).unwrap_or(0)
}

/// Whether two ids are the same.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && if one.len() <= BYTES {
            first_bytes(one) == first_bytes(other)
        } else {
            one == other
        }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The plain way.
    fn padded(id: &str) -> u128 {
        let mut bytes = [0; BYTES];
        let length = id.len().min(BYTES);
        bytes[..length].copy_from_slice(&id.as_bytes()[..length]);
        u128::from_be_bytes(bytes)
    }

    proptest! {
        #[test]
        fn the_number_is_that_of_the_bytes(id in "[a-zé.0-9]{0,20}") {
            prop_assert_eq!(first_bytes(&id), padded(&id), "{}", id);
        }

        #[test]
        fn ids_are_the_same_where_their_texts_are(one in "[ab\\u{0}]{0,18}", other in "[ab\\u{0}]{0,18}") {
            prop_assert_eq!(is_same(&one, &other), one == other);
            prop_assert!(is_same(&one, &one.clone()));
        }
    }
}
