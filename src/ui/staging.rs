//! What the stage shows of the moment: the hour, those who wait or read along, and what the channel tells of the customer's patience.

use crate::portrait::Scene;
use crate::scenario::Channel;
use crate::scoring::handling_seconds;
use crate::session::{Pace, Session};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The longest caption that stands on the stage as a sign, in characters.
const LONGEST_SIGN: usize = 48;

/// For each language, words of a caption with their hour.
type Daytimes = BTreeMap<String, Vec<(String, u8)>>;

static DAYTIMES: LazyLock<Daytimes> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/daytime.ron")).expect("the built-in words for hours are tested to load"));

/// The place as it is now. `pace` is how the trainee keeps the customer waiting; prompt where no clock counts.
pub fn scene(session: &Session, pace: Pace) -> Scene {
    let scenario = session.game().scenario();
    let hour = captions(session)
        .find_map(|caption| hour_of(&scenario.language, &caption))
        .unwrap_or(0);
    let others = match scenario.channel {
        Channel::InPerson => match pace {
            Pace::Prompt => 2,
            Pace::Slow => 3,
            Pace::Late => 5,
        },
        Channel::Social => 1 + session.state().mood.anger / 20,
        Channel::Phone | Channel::Chat | Channel::Email => 0,
    };
    Scene {
        channel: scenario.channel,
        hour,
        others,
    }
}

/// What stands beside the channel's name, where there is something to tell.
pub fn sign(scene: Scene, pace: Option<Pace>, typing: Option<&str>) -> Option<String> {
    if let Some(name) = typing {
        return Some(format!("{name} is typing …"));
    }
    if let Some(pace) = pace {
        let words = match (scene.channel, pace) {
            (_, Pace::Prompt) => return None,
            (Channel::Phone, Pace::Slow) => "The silence is getting long",
            (Channel::Phone, Pace::Late) => "“Are you still there?”",
            (Channel::InPerson, Pace::Slow) => "The queue grows restless",
            (Channel::InPerson, Pace::Late) => "The queue sighs aloud",
            (_, Pace::Slow) => "Waiting for an answer",
            (_, Pace::Late) => "Waiting too long",
        };
        return Some(words.to_owned());
    }
    let words = match (scene.channel, scene.others) {
        (Channel::Social, ..2) => "Few read along",
        (Channel::Social, 2..4) => "Some read along",
        (Channel::Social, 4) => "Many read along",
        (Channel::Social, _) => "A crowd reads along",
        _ => return None,
    };
    Some(words.to_owned())
}

/// When this is, as the newest caption has it that is short enough for a sign.
pub fn now(session: &Session) -> Option<String> {
    captions(session).find(|caption| caption.chars().count() <= LONGEST_SIGN)
}

/// The captions of a talk, the newest first.
fn captions(session: &Session) -> impl Iterator<Item = String> {
    let before = session.turns().iter().rev().filter_map(|turn| turn.words.caption.clone());
    session.view().words.caption.into_iter().chain(before)
}

/// The handling time so far, as the scorecard reckons it; none where letters wait for their answer.
pub fn spent(session: &Session) -> Option<String> {
    let seconds = handling_seconds(session);
    match session.game().scenario().channel {
        Channel::Phone | Channel::InPerson | Channel::Chat => Some(format!("Handling time {}:{:02}", seconds / 60, seconds % 60)),
        Channel::Email | Channel::Social => None,
    }
}

/// Which part of the day a caption names, as [`Scene::hour`] counts them.
fn hour_of(language: &str, caption: &str) -> Option<u8> {
    if let Some(hour) = clock(caption) {
        return Some(match hour {
            5..11 => 0,
            11..17 => 1,
            17..21 => 2,
            _ => 3,
        });
    }
    let lower = caption.to_lowercase();
    let tag = language.split('-').next().unwrap_or_default();
    let words = DAYTIMES.get(tag)?;
    words.iter().find(|(word, _)| lower.contains(word.as_str())).map(|(_, hour)| *hour)
}

/// The hour of a time in figures, such as 14:20, 9.05 or 8 pm.
fn clock(caption: &str) -> Option<u8> {
    let words: Vec<&str> = caption.split([' ', ',', ';', '(', ')']).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let word = word.trim_end_matches(['.', ':']);
        let half = words.get(at + 1).map(|next| next.trim_end_matches('.').to_lowercase());
        let afternoon = match half.as_deref() {
            Some("am") => Some(false),
            Some("pm") => Some(true),
            _ => None,
        };
        let hour: u8 = match word.split_once([':', '.']) {
            Some((hour, minutes)) if minutes.len() == 2 && minutes.parse::<u8>().is_ok_and(|minutes| minutes < 60) => hour.parse().ok()?,
            None if afternoon.is_some() => word.parse().ok()?,
            _ => return None,
        };
        match afternoon {
            Some(true) => Some(hour % 12 + 12),
            Some(false) => Some(hour % 12),
            None => (hour < 24).then_some(hour),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_is_known_from_figures_and_words() {
        for (caption, hour) in [
            ("Thursday 12 March, 23:10", Some(3)),
            ("Tuesday, 8.40 am. A letter", Some(0)),
            ("Tuesday 6 October, 1.15 pm", Some(1)),
            ("Wednesday, 12.10 am", Some(3)),
            ("Monday, 11 am", Some(1)),
            ("17:42. Twelve waiting", Some(2)),
            ("Thursday, nine in the morning", Some(0)),
            ("Friday 9 October, twenty past six in the evening", Some(2)),
            ("Midnight", Some(3)),
            ("Friday 6 March, ten past two", None),
            ("Saturday 16 May, twenty to one", None),
            ("A registered letter", None),
            ("Order 7.125", None),
        ] {
            assert_eq!(hour_of("en", caption), hour, "{caption}");
            assert_eq!(hour_of("en-GB", caption), hour, "{caption}");
        }
        assert_eq!(hour_of("da", "14:20"), Some(1));
        assert_eq!(hour_of("da", "morning"), None);
    }

    #[test]
    fn a_sign_stands_where_there_is_something_to_tell() {
        let scene = |channel, others| Scene { channel, hour: 0, others };
        assert_eq!(sign(scene(Channel::Phone, 0), None, None), None);
        assert_eq!(sign(scene(Channel::Phone, 0), Some(Pace::Prompt), None), None);
        assert!(sign(scene(Channel::Phone, 0), Some(Pace::Late), None).is_some());
        assert_eq!(
            sign(scene(Channel::Chat, 0), Some(Pace::Late), Some("Gillian")).as_deref(),
            Some("Gillian is typing …")
        );
        let crowd = |others| sign(scene(Channel::Social, others), None, None);
        assert_ne!(crowd(1), crowd(5));
    }
}
