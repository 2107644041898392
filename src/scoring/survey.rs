//! What the customer answers afterwards: words by the ending's author, numbers from mood and ledger.

use crate::scenario::{Answer, Ending, EndingKind, Mood};
use serde::Serialize;

/// The customer's own survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct Survey {
    /// How satisfied, 1..=5.
    pub satisfaction: u8,
    /// How easy it was, 1..=10.
    pub ease: u8,
    /// Did our staff help: `yes`, `partly` or `no`.
    pub helped: String,
    /// In the customer's words.
    pub helped_words: String,
    /// Would the customer come back: `yes`, `partly` or `no`.
    pub again: String,
    /// Why, in the customer's words.
    pub again_words: String,
    /// What could be better, in the customer's words.
    pub better: String,
    /// How we compare with others, in the customer's words.
    pub compare: String,
}

/// What the numbers follow from.
pub(super) struct Experience {
    /// The mood at the end.
    pub mood: Mood,
    /// Promises kept.
    pub kept: u32,
    /// Promises broken.
    pub broken: u32,
    /// Points for professionalism.
    pub professionalism: i32,
    /// Decisions beyond the reference path's number.
    pub detours: u32,
}

impl Survey {
    /// The survey after an ending.
    ///
    /// Satisfaction is the mean of trust and calm, moved by 3 for each promise kept, by -18 for each one broken and by
    /// how the talk ended. Ease is clarity, moved by 3 a point of professionalism and by -4 for each decision that a
    /// straight talk would not have needed. Neither is higher than the customer's own words bear: who was helped in part is not
    /// wholly satisfied.
    pub(super) fn of(ending: &Ending, experience: &Experience) -> Self {
        let Experience { mood, .. } = *experience;
        let solved = match ending.kind {
            EndingKind::Resolved => 10,
            EndingKind::Partly => 0,
            EndingKind::Unresolved => -15,
            EndingKind::HungUp => -40,
        };
        let calm = (i32::from(mood.trust) + 100 - i32::from(mood.anger)) / 2;
        let satisfied = calm + solved + 3 * experience.kept as i32 - 18 * experience.broken as i32;
        let polish = (3 * experience.professionalism).clamp(-30, 15);
        let easy = 100 - i32::from(mood.confusion) + polish - 4 * experience.detours as i32 + solved.min(0);
        let (helped, helped_words) = answer(&ending.survey.helped);
        let (again, again_words) = answer(&ending.survey.again);
        let most = borne(&ending.survey.helped, 2).min(borne(&ending.survey.again, 3));
        Self {
            satisfaction: most.min((1 + (satisfied.clamp(0, 100) + 12) / 25) as u8),
            ease: (2 * most).min((1 + (easy.clamp(0, 100) * 9 + 50) / 100) as u8),
            helped,
            helped_words,
            again,
            again_words,
            better: ending.survey.better.clone(),
            compare: ending.survey.compare.clone(),
        }
    }
}

/// The most of five that an answer bears; `no` is what a no does.
fn borne(answer: &Answer, no: u8) -> u8 {
    match answer {
        Answer::Yes(_) => 5,
        Answer::Partly(_) => 4,
        Answer::No(_) => no,
    }
}

fn answer(answer: &Answer) -> (String, String) {
    let (word, words) = match answer {
        Answer::Yes(words) => ("yes", words),
        Answer::Partly(words) => ("partly", words),
        Answer::No(words) => ("no", words),
    };
    (word.to_owned(), words.clone())
}
