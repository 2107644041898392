//! Rules about things in one file that do not go together.

pub(super) mod claims;
pub(super) mod detour_circle;
pub(super) mod idle_settles;
pub(super) mod repeated_name;
