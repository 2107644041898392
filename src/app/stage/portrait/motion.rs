//! How a pose lives: breath, blinks, glances, talk, and the answer to a reply.

use super::appearance::scatter;
use super::pose::Pose;

/// Seconds between one chance to blink and the next.
const BLINK_EVERY: f32 = 3.7;
/// Seconds that a blink takes.
const BLINK_TAKES: f32 = 0.19;
/// Seconds for which the eyes rest on one spot.
const GLANCE_EVERY: f32 = 2.3;
/// Seconds that a syllable takes.
const SYLLABLE: f32 = 0.19;
/// Seconds that a breath takes.
const BREATH: f32 = 4.2;

impl Pose {
    /// The pose at a time of its life: it breathes, blinks and shifts its eyes. The same time gives the same pose. Lives that begin at
    /// different times do not blink together.
    #[must_use]
    pub fn alive(self, seconds: f32) -> Pose {
        let drift = |salt: u64, every: f32| wander(seconds, every, 0.5, salt);
        let hurry = 1.0 + 0.5 * self.flush;
        Pose {
            breath: (seconds * std::f32::consts::TAU / BREATH * hurry).sin() * (0.6 + 0.4 * self.flush),
            blink: self.blink.max(blink(seconds)),
            gaze_x: self.gaze_x + 0.16 * wander(seconds, GLANCE_EVERY, 0.06, 11),
            gaze_y: self.gaze_y + 0.1 * wander(seconds, GLANCE_EVERY, 0.06, 12),
            tilt: self.tilt + 0.07 * drift(13, 3.1),
            turn: self.turn + 0.08 * drift(14, 3.7),
            nod: self.nod + 0.06 * drift(15, 2.9),
            ..self
        }
        .clamped()
    }

    /// The pose while it talks: the mouth opens in the rhythm of syllables, with pauses between phrases.
    #[must_use]
    pub fn talking(self, seconds: f32) -> Pose {
        let phrase = (0.5 + 1.4 * (seconds * 1.15).sin() + 0.8 * (seconds * 0.53).cos()).clamp(0.0, 1.0);
        let syllable = seconds / SYLLABLE;
        let beat = (syllable.fract() * std::f32::consts::PI).sin();
        let stress = 0.35 + 0.65 * scatter(syllable.floor().max(0.0) as u64, 21);
        let open = phrase * beat * stress;
        let round = wander(seconds, SYLLABLE * 2.0, 0.8, 22);
        Pose {
            mouth_open: self.mouth_open * 0.5 + 0.62 * open,
            mouth_press: self.mouth_press * (1.0 - 0.75 * phrase),
            mouth_width: self.mouth_width + 0.3 * round * phrase,
            mouth_curve: self.mouth_curve * (1.0 - 0.3 * phrase),
            nod: self.nod + 0.12 * phrase * wander(seconds, 0.6, 0.8, 23),
            brow_outer: self.brow_outer + 0.12 * phrase * wander(seconds, 0.9, 0.6, 24),
            ..self
        }
        .clamped()
    }

    /// The pose when a reply hurts: it flinches back, wide-eyed, brows up. From 0 (not at all) to 1 (struck).
    #[must_use]
    pub fn startled(self, amount: f32) -> Pose {
        let struck = Pose {
            brow_inner: self.brow_inner * 0.4 + 0.45,
            brow_outer: 0.7,
            brow_pinch: self.brow_pinch * 0.5 + 0.3,
            lids: 1.0,
            squint: 0.0,
            blink: 0.0,
            gaze_x: self.gaze_x * 0.3,
            gaze_y: 0.05,
            mouth_curve: self.mouth_curve - 0.35,
            mouth_open: self.mouth_open + 0.3,
            mouth_width: self.mouth_width - 0.35,
            mouth_press: 0.0,
            nod: self.nod - 0.45,
            lean: self.lean - 0.8,
            shoulders_raised: self.shoulders_raised + 0.5,
            shoulders_open: self.shoulders_open - 0.3,
            flush: self.flush + 0.15,
            ..self
        };
        Pose::lerp(self, struck, amount.clamp(0.0, 1.0)).clamped()
    }

    /// The pose when a reply helps: brows, lids, mouth and shoulders let go. From 0 (not at all) to 1 (a weight off the chest).
    #[must_use]
    pub fn eased(self, amount: f32) -> Pose {
        let relieved = Pose {
            brow_inner: self.brow_inner * 0.3 + 0.25,
            brow_outer: self.brow_outer * 0.4 + 0.05,
            brow_skew: self.brow_skew * 0.4,
            brow_pinch: self.brow_pinch * 0.25,
            lids: self.lids * 0.5 + 0.24,
            squint: self.squint * 0.4 + 0.1,
            mouth_curve: self.mouth_curve * 0.5 + 0.35,
            mouth_press: self.mouth_press * 0.2,
            mouth_open: self.mouth_open * 0.5 + 0.05,
            nod: self.nod * 0.5 + 0.12,
            lean: self.lean * 0.5,
            shoulders_raised: self.shoulders_raised * 0.2,
            shoulders_open: self.shoulders_open * 0.6 + 0.4,
            flush: self.flush * 0.6,
            breath: -1.0,
            ..self
        };
        Pose::lerp(self, relieved, amount.clamp(0.0, 1.0)).clamped()
    }
}

/// How far the lids are down at a time.
fn blink(seconds: f32) -> f32 {
    let turn = (seconds / BLINK_EVERY).floor().max(0.0);
    let salt = turn as u64;
    let begins = 0.3 + (BLINK_EVERY - 1.2) * scatter(salt, 31);
    let since = seconds - turn * BLINK_EVERY - begins;
    let twice = scatter(salt, 32) > 0.8;
    let once = lids_down(since);
    if twice { once.max(lids_down(since - 0.3)) } else { once }
}

/// One blink: quickly down, more slowly up.
fn lids_down(since: f32) -> f32 {
    let part = since / BLINK_TAKES;
    if part < 0.35 { ease(part / 0.35) } else { 1.0 - ease((part - 0.35) / 0.65) }
}

/// A number from -1 to 1 that rests on one value and then goes to the next, in the given part of each stretch of time.
fn wander(seconds: f32, every: f32, moving: f32, salt: u64) -> f32 {
    let turn = (seconds / every).floor().max(0.0);
    let at = |turn: f32| scatter(turn as u64, salt) * 2.0 - 1.0;
    let (from, to) = (at(turn), at(turn + 1.0));
    let part = seconds / every - turn;
    from + (to - from) * ease((part - (1.0 - moving)) / moving)
}

/// From 0 to 1 with a soft start and end; flat outside.
fn ease(part: f32) -> f32 {
    let part = part.clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Mood;

    const MOODS: [Mood; 4] = [
        Mood { anger: 20, confusion: 20, trust: 50 },
        Mood { anger: 95, confusion: 10, trust: 5 },
        Mood { anger: 10, confusion: 95, trust: 40 },
        Mood { anger: 0, confusion: 0, trust: 100 },
    ];

    fn times() -> impl Iterator<Item = f32> {
        (0..6000_u16).map(|frame| f32::from(frame) / 60.0)
    }

    fn keeps_its_ranges(pose: Pose) {
        for (name, value, low, high) in pose.numbers() {
            assert!((low..=high).contains(&value), "{name} {value}");
        }
    }

    #[test]
    fn every_moment_keeps_the_ranges() {
        for mood in MOODS {
            let pose = Pose::of_mood(mood);
            for seconds in times() {
                keeps_its_ranges(pose.alive(seconds));
                keeps_its_ranges(pose.talking(seconds).alive(seconds));
            }
            for tenth in 0..=10_u8 {
                keeps_its_ranges(pose.startled(f32::from(tenth) / 10.0));
                keeps_its_ranges(pose.eased(f32::from(tenth) / 10.0));
            }
        }
    }

    #[test]
    fn the_same_moment_is_the_same_pose() {
        let pose = Pose::of_mood(MOODS[0]);
        for seconds in times() {
            assert_eq!(pose.alive(seconds), pose.alive(seconds));
            assert_eq!(pose.talking(seconds), pose.talking(seconds));
        }
    }

    #[test]
    fn nothing_but_the_lids_and_lips_jumps_from_frame_to_frame() {
        let pose = Pose::of_mood(MOODS[0]);
        let frames: Vec<Pose> = times().map(|seconds| pose.talking(seconds).alive(seconds)).collect();
        for pair in frames.windows(2) {
            for (was, is) in pair[0].numbers().iter().zip(pair[1].numbers()) {
                let most = if matches!(was.0, "blink" | "mouth_open") { 0.4 } else { 0.12 };
                assert!((was.1 - is.1).abs() <= most, "{} {} {}", was.0, was.1, is.1);
            }
        }
    }

    #[test]
    fn blinks_come_now_and_then() {
        let closed = times().map(blink).collect::<Vec<f32>>();
        let begun = closed.windows(2).filter(|pair| pair[0] < 0.5 && pair[1] >= 0.5).count();
        assert!((20..50).contains(&begun), "{begun} in 100 s");
    }

    #[test]
    fn amount_nothing_changes_nothing() {
        let pose = Pose::of_mood(MOODS[1]);
        assert_eq!(pose.startled(0.0), pose);
        assert_eq!(pose.eased(0.0), pose);
    }

    #[test]
    fn hurt_draws_back_and_help_lets_go() {
        let pose = Pose::of_mood(MOODS[1]);
        assert!(pose.startled(1.0).lean < pose.lean);
        assert!(pose.startled(1.0).lids > pose.lids);
        assert!(pose.eased(1.0).brow_pinch < pose.brow_pinch);
        assert!(pose.eased(1.0).shoulders_raised < pose.shoulders_raised);
    }
}
