//! From kept texts back to a play: the ground under resuming and verifying.

use super::error::StoreError;
use crate::ronfile::TextHash;
use crate::rubric;
use crate::scenario;
use crate::session::{Game, Session, Transcript};
use std::sync::Arc;

/// Why a play cannot be gone on with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResumeError {
    /// The store gives trouble.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A text it rests on is not in the store.
    #[error("the {what} it rests on is not in the store ({hash}); import the file that holds it")]
    TextMissing {
        /// "scenario" or "rubric".
        what: &'static str,
        /// The text's name.
        hash: TextHash,
    },
    /// Its texts or its replies are not what this version can play.
    #[error("{0}; begin anew")]
    Unplayable(String),
}

/// Makes a game of two texts.
///
/// # Errors
/// A text with faults, in half a sentence.
pub(super) fn game(scenario_text: &str, rubric_text: &str) -> Result<Arc<Game>, String> {
    let (rubric, problems) = rubric::load(rubric_text);
    let first = |problems: Vec<crate::diagnostics::Diagnostic>| {
        let problem = problems
            .into_iter()
            .find(|problem| crate::diagnostics::has_errors(std::slice::from_ref(problem)));
        problem.map_or_else(|| "it has faults".to_owned(), |problem| problem.message)
    };
    let Some(rubric) = rubric else {
        return Err(format!("this version cannot use its rubric: {}", first(problems)));
    };
    let loaded = scenario::load(scenario_text, &rubric);
    let Some(scenario) = loaded.scenario else {
        return Err(format!("this version cannot play its scenario: {}", first(loaded.problems)));
    };
    let (scenario_hash, rubric_hash) = (TextHash::of(scenario_text), TextHash::of(rubric_text));
    Ok(Arc::new(Game::new(
        Arc::new(scenario),
        scenario_hash,
        Arc::new(rubric),
        rubric_hash,
    )))
}

/// Plays a transcript again and holds the outcome against it.
///
/// # Errors
/// A transcript that this game cannot have given, in half a sentence.
pub(super) fn replay(game: Arc<Game>, transcript: &Transcript) -> Result<Session, String> {
    let session = Session::replay(game, transcript).map_err(|error| format!("its replies cannot be played: {error}"))?;
    let pairs = session.transcript().choices.iter().zip(&transcript.choices);
    for (number, (ours, theirs)) in (1..).zip(pairs) {
        if ours.node != theirs.node {
            return Err(format!(
                "decision {number} is said to be at `{}`; the replies before it lead to `{}`",
                theirs.node, ours.node
            ));
        }
        if ours.pace != theirs.pace {
            return Err(format!("decision {number} has a pace although no clock counted"));
        }
    }
    Ok(session)
}
