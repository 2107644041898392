//! What a customer looks like in full: what the author said, and for the rest what the seed decides.

use super::colour::{self, CHARCOAL, Colour, LINEN, Skin, Tones};
use crate::scenario::{Beard, Clothes, Hair, HairColour, Look};

/// A look with nothing left open.
#[derive(Clone, Debug, PartialEq)]
pub struct Appearance {
    /// The skin.
    pub skin: Skin,
    /// The cut of the hair.
    pub cut: Hair,
    /// Which way the cut is worn, 0 or 1.
    pub style: u8,
    /// The side of the parting: -1 the viewer's left, 1 the right.
    pub parting: f32,
    /// The hair.
    pub hair: Tones,
    /// The brows.
    pub brows: Colour,
    /// The beard.
    pub beard: Beard,
    /// The hair of the beard.
    pub whiskers: Tones,
    /// The irises.
    pub iris: Colour,
    /// The frame of the glasses, where they are worn.
    pub glasses: Option<Frame>,
    /// Earrings, where they are worn.
    pub earrings: Option<Earrings>,
    /// What is worn.
    pub garment: Garment,
    /// The outer cloth.
    pub cloth: Tones,
    /// The cloth beneath.
    pub inner: Tones,
    /// The headscarf, where one is worn.
    pub scarf: Tones,
    /// The proportions of face and body.
    pub build: Build,
    /// How much age shows: 0 young, 1 very old.
    pub age: f32,
}

/// What somebody wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Garment {
    /// A shirt or blouse with a collar.
    Shirt,
    /// A round-necked jumper.
    Jumper,
    /// A jacket over a shirt.
    Jacket,
    /// A cardigan over a plain top.
    Cardigan,
}

/// What hangs from the ears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earrings {
    /// Small studs.
    Studs,
    /// Hoops.
    Hoops,
}

/// The frame of glasses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Its colour.
    pub colour: Colour,
    /// From 0 (round) to 1 (square).
    pub square: f32,
}

/// The proportions that tell people apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Build {
    /// From 0 (slight, soft) to 1 (broad, angular).
    pub breadth: f32,
    /// Half the width of the face at the cheekbones, 0.34..=0.38.
    pub cheek: f32,
    /// Half its width at the jaw, 0.19..=0.3.
    pub jaw: f32,
    /// Half the width of the chin, 0.06..=0.14.
    pub chin: f32,
    /// The height of the chin, 0.005..=0.075: a lower one makes a longer face.
    pub chin_height: f32,
    /// Half the width of an eye, 0.08..=0.102.
    pub eye: f32,
    /// How far an eye lies from the middle, 0.155..=0.17.
    pub eye_apart: f32,
    /// The slant of the eyes, -1 (outer corners down) ..=1 (up).
    pub eye_slant: f32,
    /// How heavy the upper lids are, 0..=1.
    pub lid_weight: f32,
    /// How long the lashes are, 0..=1.
    pub lashes: f32,
    /// The thickness of the brows, 0.024..=0.046.
    pub brow: f32,
    /// How arched they are, 0..=1.
    pub brow_arch: f32,
    /// The width of the nose, 0.065..=0.11.
    pub nose: f32,
    /// The height of its tip, 0.33..=0.38.
    pub nose_height: f32,
    /// Half the width of the mouth, 0.11..=0.14.
    pub mouth: f32,
    /// The fullness of the lips, 0.65..=1.5.
    pub lips: f32,
    /// Half the width of the neck, 0.15..=0.21.
    pub neck: f32,
    /// Half the width of the shoulders, 0.67..=0.88.
    pub shoulders: f32,
}

/// The choices that a seed makes, each with a number of its own, so that settling one leaves the others as they are.
#[derive(Clone, Copy)]
enum Choice {
    Skin = 1,
    Hair,
    HairColour,
    Style,
    Parting,
    Clothes,
    Garment,
    Inner,
    Iris,
    FrameColour,
    FrameShape,
    Breadth,
    Cheek,
    Jaw,
    Chin,
    ChinHeight,
    Eye,
    EyeApart,
    EyeSlant,
    LidWeight,
    Brow,
    BrowArch,
    Nose,
    NoseHeight,
    Mouth,
    Lips,
    Neck,
    Shoulders,
    Earrings,
}

/// Decides what is open, always the same way for the same seed.
#[derive(Clone, Copy)]
struct Chooser(u64);

impl Chooser {
    /// A number from 0 up to, but not with, 1.
    fn unit(self, choice: Choice) -> f32 {
        scatter(self.0, choice as u64)
    }

    fn between(self, choice: Choice, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit(choice)
    }

    fn one_of<T: Copy>(self, choice: Choice, options: &[T]) -> T {
        let index = (self.unit(choice) * options.len() as f32) as usize;
        options[index.min(options.len() - 1)]
    }
}

/// A number from 0 up to, but not with, 1 that looks random and is always the same for the same two numbers.
pub(super) fn scatter(seed: u64, salt: u64) -> f32 {
    let mut bits = seed ^ salt.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^= bits >> 31;
    (bits >> 40) as f32 / (1_u64 << 24) as f32
}

impl Appearance {
    /// The look of somebody of an age, with what the author left open decided by the seed.
    pub fn of(look: &Look, age: u8, seed: u64) -> Appearance {
        let choose = Chooser(seed);
        let shows = age_shown(age);
        let number = look
            .skin
            .unwrap_or_else(|| choose.one_of(Choice::Skin, &[1, 2, 2, 3, 4, 5, 6]))
            .clamp(1, 6);
        let skin = Skin::of(number);
        let cut = look.hair.unwrap_or_else(|| some_cut(choose, look.beard, age));
        let breadth = breadth(choose, cut, look.beard);
        let hair = hair_tones(choose, look.hair_colour, number, age);
        let clothes = look.clothes.unwrap_or_else(|| choose.one_of(Choice::Clothes, &ALL_CLOTHES));
        let scarf = colour::cloth(clothes);
        let (cloth, inner) = match cut {
            Hair::Headscarf => (if dark(clothes) { LINEN.mixed(scarf, 0.2) } else { CHARCOAL }, LINEN),
            _ => (scarf, choose.one_of(Choice::Inner, &[LINEN, LINEN, CHARCOAL])),
        };
        Appearance {
            skin,
            cut,
            style: choose.one_of(Choice::Style, &[0, 1]),
            parting: choose.one_of(Choice::Parting, &[-1.0, 1.0]),
            hair,
            brows: colour::mix(hair.shade, skin.deep, 0.4),
            beard: look.beard,
            whiskers: hair.mixed(colour::hair(HairColour::Grey), 0.35 * shows),
            iris: some_iris(choose, number),
            glasses: look.glasses.then(|| Frame {
                colour: choose.one_of(
                    Choice::FrameColour,
                    if number < 4 { &colour::DARK_FRAMES } else { &colour::BRIGHT_FRAMES },
                ),
                square: choose.unit(Choice::FrameShape),
            }),
            earrings: (breadth < 0.35)
                .then(|| choose.one_of(Choice::Earrings, &[None, Some(Earrings::Studs), Some(Earrings::Hoops)]))
                .flatten(),
            garment: choose.one_of(
                Choice::Garment,
                &[Garment::Shirt, Garment::Jumper, Garment::Jacket, Garment::Cardigan],
            ),
            cloth,
            inner,
            scarf,
            build: Build::of(choose, breadth),
            age: shows,
        }
    }
}

const ALL_CLOTHES: [Clothes; 7] = [
    Clothes::Teal,
    Clothes::Plum,
    Clothes::Mustard,
    Clothes::Navy,
    Clothes::Rust,
    Clothes::Sage,
    Clothes::Slate,
];

/// How much an age shows: nothing up to 38, everything from 84 on.
fn age_shown(age: u8) -> f32 {
    ((f32::from(age) - 38.0) / 46.0).clamp(0.0, 1.0)
}

fn dark(clothes: Clothes) -> bool {
    matches!(clothes, Clothes::Teal | Clothes::Plum | Clothes::Navy | Clothes::Slate)
}

/// A cut for somebody of whom none is told. A headscarf is never guessed.
fn some_cut(choose: Chooser, beard: Beard, age: u8) -> Hair {
    match (beard, age) {
        (Beard::None, ..55) => choose.one_of(Choice::Hair, &[Hair::Short, Hair::Curly, Hair::Bob, Hair::Long, Hair::Bun]),
        (Beard::None, _) => choose.one_of(Choice::Hair, &[Hair::Short, Hair::Bald, Hair::Bob, Hair::Bun, Hair::Curly]),
        (_, ..45) => choose.one_of(Choice::Hair, &[Hair::Short, Hair::Short, Hair::Curly]),
        _ => choose.one_of(Choice::Hair, &[Hair::Short, Hair::Bald]),
    }
}

fn breadth(choose: Chooser, cut: Hair, beard: Beard) -> f32 {
    let (low, high) = match (beard, cut) {
        (Beard::None, Hair::Bob | Hair::Long | Hair::Bun | Hair::Headscarf) => (0.0, 0.35),
        (Beard::None, Hair::Short | Hair::Curly) => (0.2, 0.9),
        (Beard::None, Hair::Bald) => (0.6, 1.0),
        _ => (0.65, 1.0),
    };
    choose.between(Choice::Breadth, low, high)
}

/// Told hair keeps its colour and only pales with age; the rest greys.
fn hair_tones(choose: Chooser, told: Option<HairColour>, skin: u8, age: u8) -> Tones {
    let natural = match skin {
        ..=2 => choose.one_of(
            Choice::HairColour,
            &[HairColour::Brown, HairColour::Blond, HairColour::Auburn, HairColour::Black],
        ),
        3 => choose.one_of(Choice::HairColour, &[HairColour::Brown, HairColour::Black]),
        _ => HairColour::Black,
    };
    let grey = (f32::from(age) - 50.0).clamp(0.0, 25.0) / 25.0;
    let white = (f32::from(age) - 70.0).clamp(0.0, 20.0) / 20.0;
    match told {
        Some(told @ (HairColour::Grey | HairColour::White)) => colour::hair(told),
        Some(told) => colour::hair(told).mixed(colour::hair(HairColour::Grey), 0.3 * grey),
        None => colour::hair(natural)
            .mixed(colour::hair(HairColour::Grey), grey)
            .mixed(colour::hair(HairColour::White), white * 0.8),
    }
}

fn some_iris(choose: Chooser, skin: u8) -> Colour {
    let choices = match skin {
        ..=2 => &colour::IRISES[1..],
        3 => &colour::IRISES[..3],
        _ => &colour::IRISES[..2],
    };
    choose.one_of(Choice::Iris, choices)
}

impl Build {
    fn of(choose: Chooser, breadth: f32) -> Build {
        let at = |slight: f32, broad: f32| slight + (broad - slight) * breadth;
        let near = |choice: Choice, middle: f32, by: f32| choose.between(choice, middle - by, middle + by);
        Build {
            breadth,
            cheek: near(Choice::Cheek, at(0.353, 0.364), 0.013),
            jaw: near(Choice::Jaw, at(0.222, 0.272), 0.026),
            chin: near(Choice::Chin, at(0.084, 0.12), 0.02),
            chin_height: near(Choice::ChinHeight, at(0.05, 0.032), 0.024),
            eye: near(Choice::Eye, at(0.095, 0.087), 0.006),
            eye_apart: near(Choice::EyeApart, 0.163, 0.006),
            eye_slant: choose.between(Choice::EyeSlant, -0.7, 1.0),
            lid_weight: choose.unit(Choice::LidWeight),
            lashes: at(1.0, 0.1),
            brow: near(Choice::Brow, at(0.029, 0.04), 0.005),
            brow_arch: near(Choice::BrowArch, at(0.75, 0.25), 0.25),
            nose: near(Choice::Nose, at(0.08, 0.094), 0.014),
            nose_height: near(Choice::NoseHeight, at(0.362, 0.348), 0.016),
            mouth: near(Choice::Mouth, at(0.12, 0.128), 0.008),
            lips: near(Choice::Lips, at(1.18, 0.92), 0.24),
            neck: near(Choice::Neck, at(0.155, 0.2), 0.008),
            shoulders: near(Choice::Shoulders, at(0.7, 0.85), 0.025),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seeds() -> impl Iterator<Item = u64> {
        (0..200_u64).map(|seed| seed.wrapping_mul(0x1234_5678_9ABC_DEF1))
    }

    #[test]
    fn the_same_seed_makes_the_same_person() {
        for seed in seeds() {
            assert_eq!(
                Appearance::of(&Look::default(), 40, seed),
                Appearance::of(&Look::default(), 40, seed)
            );
        }
    }

    #[test]
    fn seeds_make_different_people() {
        let first = Appearance::of(&Look::default(), 40, 1);
        let others = (2..12).map(|seed| Appearance::of(&Look::default(), 40, seed));
        assert!(others.into_iter().all(|other| other != first));
    }

    #[test]
    fn what_the_author_says_holds_for_every_seed() {
        let look = Look {
            skin: Some(5),
            hair: Some(Hair::Bun),
            hair_colour: Some(HairColour::Auburn),
            glasses: true,
            beard: Beard::None,
            clothes: Some(Clothes::Rust),
        };
        for seed in seeds() {
            let person = Appearance::of(&look, 30, seed);
            assert_eq!(person.skin, Skin::of(5));
            assert_eq!(person.cut, Hair::Bun);
            assert_eq!(person.hair, colour::hair(HairColour::Auburn));
            assert_eq!(person.cloth, colour::cloth(Clothes::Rust));
            assert!(person.glasses.is_some());
        }
    }

    #[test]
    fn a_headscarf_is_never_guessed() {
        assert!(seeds().all(|seed| Appearance::of(&Look::default(), 40, seed).cut != Hair::Headscarf));
    }

    #[test]
    fn proportions_keep_their_ranges() {
        for seed in seeds() {
            let build = Appearance::of(&Look::default(), 40, seed).build;
            for (name, value, low, high) in [
                ("cheek", build.cheek, 0.34, 0.38),
                ("jaw", build.jaw, 0.19, 0.3),
                ("chin", build.chin, 0.06, 0.14),
                ("chin_height", build.chin_height, 0.005, 0.075),
                ("eye", build.eye, 0.08, 0.102),
                ("brow", build.brow, 0.024, 0.046),
                ("nose", build.nose, 0.065, 0.11),
                ("mouth", build.mouth, 0.11, 0.14),
                ("lips", build.lips, 0.65, 1.5),
                ("neck", build.neck, 0.145, 0.21),
                ("shoulders", build.shoulders, 0.67, 0.88),
            ] {
                assert!((low..=high).contains(&value), "{name} {value}");
            }
        }
    }

    #[test]
    fn hair_greys_with_age_and_only_then() {
        let grey = |age: u8| {
            let [red, green, blue, _] = Appearance::of(
                &Look {
                    skin: Some(6),
                    ..Look::default()
                },
                age,
                3,
            )
            .hair
            .base;
            red + green + blue
        };
        assert!((grey(30) - grey(50)).abs() < 1e-6);
        assert!(grey(62) > grey(50));
        assert!(grey(80) > grey(62));
    }
}
