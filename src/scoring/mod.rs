//! How well a play went: from a transcript to a scorecard, with the line of evidence behind every point.

mod best;
mod compare;
mod debrief;
mod events;
mod handling;
mod headline;
mod outline;
mod reference;
mod result;
mod scorecard;
mod survey;
mod tally;
mod words;

pub use best::as_good_as_any;
pub use compare::{Comparison, Difference, LineOfPlay, PromisePair, PromiseResult, compare};
pub use debrief::{Cost, CostLine, Costs, Debrief, DecisionStory, Moment, OtherWay, PromiseStory, SettledBy, debrief};
pub use events::{EventLine, event_lines};
pub use handling::handling_seconds;
pub use headline::headline;
pub use outline::{DecisionOutline, FatalOutline, FaultOutline, Outline, PromiseOutline, SurveyOutline};
pub use reference::{ReferencePlay, play_reference, reference_stakes};
pub use result::{Fatal, Reckoning, honest, reckon};
pub use scorecard::{
    BehaviourLine, ClaimLine, DecisionLine, FatalItem, FaultLine, GradeLine, OtherReply, PromiseLine, Scorecard, Scores, Stakes,
    outline_session, score, score_session,
};
pub use survey::Survey;
pub use tally::{Grade, Measured, Tally, stakes, stakes_among};
