//! Whether reviewers see the same in a talk: what they gave before they saw the key, held against the key and against one another.

mod agree;
mod kappa;
mod rating;
mod talk;

pub use agree::{
    Agreement, Calibration, DimensionAgreement, Disputed, Given, LeftOut, PairResult, Reviewer, ReviewerResult, WITHIN, Within, calibrate,
};
pub use kappa::{Kappa, Table, Undefined};
pub use rating::{Key, KeyDecision, Level, Misfit, RatedDecision, RatedScores, Rating};
pub use talk::{Answer, Moment, Opinion, Reason, Talk};
