//! What the tests of the public faces share.
