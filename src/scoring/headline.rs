//! The sentence that matters most about a play.

use super::scorecard::{DecisionLine, Scorecard};
use crate::rubric::Dimension;
use crate::scenario::EndingKind;
use crate::session::{PromiseState, Verdict};

/// How long the reason in a headline may be, in characters. All of it stands further down.
const BRIEF: usize = 160;

/// One sentence to read first: what failed the play, what weighs on it, or what went best.
pub fn headline(card: &Scorecard) -> String {
    if let Some(item) = card.fatal.first() {
        return brief(&item.why);
    }
    if let Some(line) = card.serious.iter().find(|line| !line.corrected) {
        let promise = card.promises.iter().find(|promise| promise.id == line.about);
        let broken = promise.is_some_and(|promise| promise.state == PromiseState::Broken);
        return match line.code.as_str() {
            "overpromise" if broken => format!("{} It did not come true.", brief(&line.why)),
            _ => brief(&line.why),
        };
    }
    match card.ending_kind {
        EndingKind::HungUp => return "The customer broke it off before you could help.".into(),
        EndingKind::Unresolved => return "The talk ended, and the problem is still there.".into(),
        EndingKind::Resolved | EndingKind::Partly => {}
    }
    let weakest = Dimension::ALL
        .into_iter()
        .filter_map(|dimension| Some((card.scores.get(dimension)?, dimension)))
        .min_by_key(|(score, _)| *score);
    match weakest {
        Some((score, dimension)) if score < 75 => {
            let costly = card
                .decisions
                .iter()
                .filter_map(|line| Some((line.grade(dimension)?.grade, line)))
                .min_by_key(|(grade, _)| *grade);
            match costly {
                Some((_, line)) => format!("{} was the weak side, most of all here: {}", dimension.name(), brief(&line.coach)),
                None => format!("{} was the weak side.", dimension.name()),
            }
        }
        _ if card.promises.iter().any(kept_and_sound) => "You promised only what you could keep, and you kept it.".into(),
        _ => best(card).map_or_else(
            || "That went well.".into(),
            |line| format!("That went well, best of all here: {}", brief(&line.coach)),
        ),
    }
}

/// The first sentences of a text, as many as fit. A quotation that is cut is closed.
fn brief(text: &str) -> String {
    let ends = text.char_indices().zip(1..).filter(|((at, sign), _)| {
        let rest = &text[at + sign.len_utf8()..];
        matches!(sign, '.' | '!' | '?') && (rest.is_empty() || rest.starts_with(' ') || rest == "”")
    });
    let Some(((at, sign), _)) = ends
        .enumerate()
        .take_while(|(nth, (_, length))| *nth == 0 || *length <= BRIEF)
        .map(|(_, end)| end)
        .last()
    else {
        return text.to_owned();
    };
    let kept = &text[..at + sign.len_utf8()];
    let open = kept.matches('“').count() > kept.matches('”').count();
    let cut = kept.len() + "”".len() < text.len();
    match (open, cut) {
        (true, true) => format!("{kept} …”"),
        (true, false) => format!("{kept}”"),
        _ => kept.to_owned(),
    }
}

fn kept_and_sound(promise: &super::scorecard::PromiseLine) -> bool {
    promise.verdict == Verdict::Sound && promise.state == PromiseState::Kept
}

fn best(card: &Scorecard) -> Option<&DecisionLine> {
    let calmed = |line: &&DecisionLine| i16::from(line.mood_before.anger) - i16::from(line.mood_after.anger);
    card.decisions.iter().max_by_key(calmed)
}

#[cfg(test)]
mod tests {
    use super::brief;

    #[test]
    fn a_short_reason_stays_as_it_is() {
        for whole in [
            "You promised “the money is there”. It was not yours to promise.",
            "By then the customer had not been told: “The van is full.”",
            "No end",
        ] {
            assert_eq!(brief(whole), whole);
        }
    }

    #[test]
    fn a_long_one_keeps_whole_sentences_and_closes_its_quotation() {
        let long = "By then the customer had not been told: “Howard lends players. Two are free at any time, and whoever wants one has it on the same \
                    day. He hands them out himself, also on Saturdays from ten. Twenty pounds are left with him.”";
        let kept = "By then the customer had not been told: “Howard lends players. Two are free at any time, and whoever wants one has it on the same \
                    day. …”";
        assert_eq!(brief(long), kept);
    }

    #[test]
    fn the_first_sentence_stays_however_long_it_is() {
        let first = format!("{} end.", "word ".repeat(60));
        assert_eq!(brief(&format!("{first} And more.")), first);
    }
}
