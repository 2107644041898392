//! What a face and body do at one moment, as numbers, and which numbers a mood has.

use crate::scenario::Mood;

/// Declares the numbers of a pose once: what each means, and its range.
macro_rules! pose {
    ($($(#[doc = $says:literal])+ $name:ident: $low:literal to $high:literal,)+) => {
        /// What a face and body do at one moment. Left and right are the viewer's.
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct Pose {
            $($(#[doc = $says])+ #[doc = concat!("From ", $low, " to ", $high, ".")] pub $name: f32,)+
        }

        impl Pose {
            /// The pose a part of the way (0..=1) from one to another.
            #[must_use]
            pub fn lerp(from: Pose, to: Pose, part: f32) -> Pose {
                Pose { $($name: from.$name + (to.$name - from.$name) * part,)+ }
            }

            /// How far two poses are apart in the number in which they are farthest apart.
            pub fn farthest(from: Pose, to: Pose) -> f32 {
                [$((from.$name - to.$name).abs(),)+].into_iter().fold(0.0, f32::max)
            }

            /// Every number brought into its range.
            #[must_use]
            pub fn clamped(self) -> Pose {
                Pose { $($name: self.$name.clamp($low, $high),)+ }
            }

            /// Every number with its name and range.
            #[cfg(test)]
            pub(super) fn numbers(self) -> Vec<(&'static str, f32, f32, f32)> {
                vec![$((stringify!($name), self.$name, $low, $high),)+]
            }
        }
    };
}

pose! {
    /// The inner ends of the brows: low in anger, high in worry.
    brow_inner: -1.0 to 1.0,
    /// The outer ends of the brows.
    brow_outer: -1.0 to 1.0,
    /// The right brow above (+) or below (-) the left.
    brow_skew: -1.0 to 1.0,
    /// The brows drawn together.
    brow_pinch: 0.0 to 1.0,
    /// The upper lids: closed, at rest at 0.65, wide open.
    lids: 0.0 to 1.0,
    /// The lower lids: relaxed, drawn up tight.
    squint: 0.0 to 1.0,
    /// The lids brought down for a blink, whatever their openness.
    blink: 0.0 to 1.0,
    /// The eyes look left or right.
    gaze_x: -1.0 to 1.0,
    /// The eyes look down or up.
    gaze_y: -1.0 to 1.0,
    /// The corners of the mouth down or up.
    mouth_curve: -1.0 to 1.0,
    /// The right corner of the mouth above (+) or below (-) the left.
    mouth_skew: -1.0 to 1.0,
    /// The lips apart.
    mouth_open: 0.0 to 1.0,
    /// The mouth narrow or wide.
    mouth_width: -1.0 to 1.0,
    /// The lips pressed together.
    mouth_press: 0.0 to 1.0,
    /// The head leans to the left or right shoulder.
    tilt: -1.0 to 1.0,
    /// The head turns to the left or right.
    turn: -1.0 to 1.0,
    /// The chin up or down.
    nod: -1.0 to 1.0,
    /// The body leans back or towards the viewer.
    lean: -1.0 to 1.0,
    /// The shoulders at rest or drawn up.
    shoulders_raised: 0.0 to 1.0,
    /// The shoulders drawn in or open.
    shoulders_open: -1.0 to 1.0,
    /// Blood in the face.
    flush: 0.0 to 1.0,
    /// Breathed out or in.
    breath: -1.0 to 1.0,
}

impl Pose {
    /// The pose of a mood. It changes softly with each of the three numbers, and mixed moods look mixed.
    #[must_use]
    pub fn of_mood(mood: Mood) -> Pose {
        let share = |number: u8| f32::from(number.min(100)) / 100.0;
        let (anger, confusion, trust) = (share(mood.anger), share(mood.confusion), share(mood.trust));
        let calm = 1.0 - anger;
        let heat = anger.powf(1.2);
        let lost = confusion * (1.0 - 0.45 * anger);
        let wary = (1.0 - trust) * calm;
        let warm = trust * (1.0 - 0.8 * anger);
        let bitter = heat * (1.0 - 0.4 * trust);
        let smile = warm * (1.0 - 0.55 * confusion);
        Pose {
            brow_inner: -0.55 * heat - 0.45 * bitter + 0.5 * lost + 0.12 * warm - 0.16 * wary,
            brow_outer: 0.25 * heat + 0.3 * lost - 0.04 * wary + 0.05 * warm,
            brow_skew: lost,
            brow_pinch: 0.9 * heat + 0.4 * lost * calm + 0.15 * wary,
            lids: 0.68 - 0.24 * heat + 0.2 * lost - 0.06 * warm - 0.16 * wary,
            squint: 0.35 * heat + 0.45 * bitter + 0.45 * smile,
            blink: 0.0,
            gaze_x: (0.6 * lost - 0.6 * wary * (1.0 - 0.6 * confusion)) * (1.0 - 0.3 * anger),
            gaze_y: 0.55 * lost + 0.25 * heat - 0.22 * wary * (1.0 - confusion),
            mouth_curve: 0.04 - 0.8 * bitter - 0.1 * lost - 0.2 * wary * wary + 0.95 * smile,
            mouth_skew: 0.7 * lost + 0.3 * wary,
            mouth_open: 0.4 * lost * (1.0 - 0.3 * trust) + 0.12 * anger * confusion + 0.1 * smile * smile,
            mouth_width: 0.2 * bitter + 0.6 * smile - 0.8 * lost - 0.2 * wary,
            mouth_press: (0.85 * bitter + 0.4 * wary * wary) * (1.0 - 0.6 * confusion),
            tilt: 0.85 * lost + 0.14 * warm,
            turn: 0.3 - 0.5 * wary * (1.0 - 0.6 * confusion) - 0.15 * heat,
            nod: 0.25 * heat + 0.4 * bitter - 0.3 * wary - 0.15 * lost,
            lean: 0.95 * heat - 0.5 * wary + 0.2 * warm - 0.1 * lost,
            shoulders_raised: 0.6 * bitter + 0.3 * wary + 0.25 * lost,
            shoulders_open: 0.8 * trust * (1.0 - 0.4 * anger) - 0.8 * wary + 0.1 * heat - 0.15 * lost,
            flush: heat,
            breath: 0.0,
        }
        .clamped()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mood(anger: u8, confusion: u8, trust: u8) -> Mood {
        Mood { anger, confusion, trust }
    }

    fn all_moods() -> impl Iterator<Item = Mood> {
        let steps = || (0..=100_u8).step_by(10);
        steps().flat_map(move |a| steps().flat_map(move |c| steps().map(move |t| mood(a, c, t))))
    }

    #[test]
    fn every_mood_keeps_the_ranges() {
        for at in all_moods() {
            for (name, value, low, high) in Pose::of_mood(at).numbers() {
                assert!((low..=high).contains(&value), "{at:?} {name} {value}");
            }
        }
    }

    #[test]
    fn a_step_of_one_moves_no_number_far() {
        for at in all_moods() {
            let here = Pose::of_mood(at).numbers();
            let steps = [
                mood((at.anger + 1).min(100), at.confusion, at.trust),
                mood(at.anger, (at.confusion + 1).min(100), at.trust),
                mood(at.anger, at.confusion, (at.trust + 1).min(100)),
            ];
            for next in steps {
                for (a, b) in here.iter().zip(Pose::of_mood(next).numbers()) {
                    assert!((a.1 - b.1).abs() <= 0.03 * (a.3 - a.2), "{at:?} {next:?} {} {} {}", a.0, a.1, b.1);
                }
            }
        }
    }

    #[test]
    fn lerp_meets_both_ends_and_the_middle() {
        let (from, to) = (Pose::of_mood(mood(90, 10, 10)), Pose::of_mood(mood(10, 10, 90)));
        assert_eq!(Pose::lerp(from, to, 0.0), from);
        let middle = Pose::lerp(from, to, 0.5);
        assert!((middle.flush - (from.flush + to.flush) / 2.0).abs() < 1e-6);
    }

    #[test]
    fn anger_lowers_the_brows_and_leans_in() {
        let (calm, angry) = (Pose::of_mood(mood(10, 20, 50)), Pose::of_mood(mood(90, 20, 50)));
        assert!(angry.brow_inner < calm.brow_inner - 0.5);
        assert!(angry.lean > calm.lean + 0.5);
        assert!(angry.flush > calm.flush + 0.5);
        assert!(angry.squint > calm.squint);
        assert!(angry.mouth_curve < calm.mouth_curve);
    }

    #[test]
    fn confusion_tilts_the_head_and_raises_one_brow() {
        let (clear, lost) = (Pose::of_mood(mood(20, 10, 50)), Pose::of_mood(mood(20, 90, 50)));
        assert!(lost.tilt > clear.tilt + 0.4);
        assert!(lost.brow_inner > clear.brow_inner + 0.3);
        assert!(lost.brow_skew > clear.brow_skew + 0.4);
        assert!(lost.mouth_open > clear.mouth_open);
    }

    #[test]
    fn trust_opens_the_shoulders_and_meets_the_eye() {
        let (wary, trusting) = (Pose::of_mood(mood(10, 10, 10)), Pose::of_mood(mood(10, 10, 90)));
        assert!(trusting.shoulders_open > wary.shoulders_open + 0.8);
        assert!(trusting.mouth_curve > wary.mouth_curve + 0.6);
        assert!(trusting.gaze_x.abs() < wary.gaze_x.abs() - 0.2);
    }
}
