//! The tests of the core: one binary, one module a room.

mod records;
