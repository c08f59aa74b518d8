//! Interchange formats, one file each: values in, text or bytes out. No files, no sockets.

pub mod table;
