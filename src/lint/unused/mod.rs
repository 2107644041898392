//! Rules about what is declared and never used, and what is asked for and never happens.

pub(super) mod authority;
pub(super) mod chance;
pub(super) mod fact;
pub(super) mod owed;
pub(super) mod promise;
pub(super) mod unasked_flag;
pub(super) mod unmade_promise;
pub(super) mod unset_flag;
pub(super) mod unshown_behaviour;
pub(super) mod used;
