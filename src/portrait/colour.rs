//! Which colours skin, hair, eyes and clothes have, each in three tones.

use crate::scenario::{Clothes, HairColour};

/// Red, green, blue and alpha, each 0..=1, in sRGB.
pub type Colour = [f32; 4];

/// A colour in the three tones of a flat picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tones {
    /// Where the light neither falls nor fails.
    pub base: Colour,
    /// Away from the light.
    pub shade: Colour,
    /// Towards the light.
    pub light: Colour,
}

/// The tones of a skin and what lies on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skin {
    /// The skin.
    pub tones: Tones,
    /// Folds, nostrils, the line between the lips.
    pub deep: Colour,
    /// The lips.
    pub lips: Colour,
    /// Where the blood shows.
    pub flush: Colour,
}

/// An opaque colour from its hexadecimal number.
pub(super) const fn hex(number: u32) -> Colour {
    let [_, red, green, blue] = number.to_be_bytes();
    [red as f32 / 255.0, green as f32 / 255.0, blue as f32 / 255.0, 1.0]
}

const fn tones(base: u32, shade: u32, light: u32) -> Tones {
    Tones {
        base: hex(base),
        shade: hex(shade),
        light: hex(light),
    }
}

/// A colour a part (0..=1) of the way to another.
pub(super) fn mix(from: Colour, to: Colour, part: f32) -> Colour {
    std::array::from_fn(|channel| from[channel] + (to[channel] - from[channel]) * part)
}

/// A colour made see-through: 0 is invisible, 1 leaves it as it is.
pub(super) fn faded(colour: Colour, alpha: f32) -> Colour {
    let [red, green, blue, was] = colour;
    [red, green, blue, was * alpha.clamp(0.0, 1.0)]
}

impl Tones {
    /// All three a part (0..=1) of the way to those of another.
    pub(super) fn mixed(self, other: Tones, part: f32) -> Tones {
        Tones {
            base: mix(self.base, other.base, part),
            shade: mix(self.shade, other.shade, part),
            light: mix(self.light, other.light, part),
        }
    }
}

impl Skin {
    /// The skin of a number from 1 (lightest) to 6 (darkest).
    pub(super) fn of(number: u8) -> Skin {
        let (tones, deep, lips, flush) = match number {
            0 | 1 => (tones(0xF2CFB8, 0xD9A78D, 0xFADFCC), 0x9A5B48, 0xC9766B, 0xD8604C),
            2 => (tones(0xE6B897, 0xC99072, 0xF1CCAF), 0x8A4F3A, 0xB96A5B, 0xC85440),
            3 => (tones(0xCF9A72, 0xAE7650, 0xDFB08A), 0x70402A, 0xA65C4A, 0xB84C33),
            4 => (tones(0xAE7750, 0x8A5837, 0xC28D66), 0x552E1C, 0x8F4B3D, 0xA04028),
            5 => (tones(0x855638, 0x643D26, 0x9B6A49), 0x3E2114, 0x93503F, 0x8C3524),
            _ => (tones(0x69442F, 0x4C2E20, 0x815840), 0x28150E, 0x85453A, 0x842F22),
        };
        Skin {
            tones,
            deep: hex(deep),
            lips: hex(lips),
            flush: hex(flush),
        }
    }

    /// This skin with blood in it, from 0 (as it is) to 1 (furious).
    pub(super) fn heated(self, heat: f32) -> Skin {
        let warm = |colour: Colour, part: f32| mix(colour, self.flush, heat * part);
        Skin {
            tones: Tones {
                base: warm(self.tones.base, 0.17),
                shade: warm(self.tones.shade, 0.22),
                light: warm(self.tones.light, 0.12),
            },
            lips: warm(self.lips, 0.2),
            ..self
        }
    }
}

/// The tones of hair.
pub(super) fn hair(colour: HairColour) -> Tones {
    match colour {
        HairColour::Black => tones(0x2B2527, 0x191618, 0x453C3E),
        HairColour::Brown => tones(0x57392A, 0x3E271D, 0x76513B),
        HairColour::Auburn => tones(0x8B4529, 0x68301D, 0xAD6340),
        HairColour::Blond => tones(0xC79C5B, 0xA37A41, 0xE0BF82),
        HairColour::Grey => tones(0x8F8E8C, 0x6E6D6E, 0xB0AEAB),
        HairColour::White => tones(0xDCD8D1, 0xB8B3AD, 0xF0EEE9),
    }
}

/// The tones of cloth.
pub(super) fn cloth(clothes: Clothes) -> Tones {
    match clothes {
        Clothes::Teal => tones(0x2F7A78, 0x1F5C5C, 0x479492),
        Clothes::Plum => tones(0x7A4165, 0x5A2D4A, 0x96597F),
        Clothes::Mustard => tones(0xCB9A3B, 0xA67A26, 0xDDB45F),
        Clothes::Navy => tones(0x33456A, 0x22304D, 0x4C6088),
        Clothes::Rust => tones(0xB0573A, 0x8A3F28, 0xC77353),
        Clothes::Sage => tones(0x8CA186, 0x6C8268, 0xA8BAA2),
        Clothes::Slate => tones(0x5F6E7E, 0x465361, 0x7C8A99),
    }
}

/// The tones of a shirt worn under something, or beside a headscarf.
pub(super) const LINEN: Tones = tones(0xEDE7DB, 0xCFC6B7, 0xF9F6EF);
/// The tones of a dark shirt.
pub(super) const CHARCOAL: Tones = tones(0x3B3F47, 0x2A2D34, 0x535862);
/// The white of an eye.
pub(super) const EYE_WHITE: Colour = hex(0xF3EEE6);
/// The pupil, and lashes at their darkest.
pub(super) const PUPIL: Colour = hex(0x17120F);
/// The light in an eye.
pub(super) const GLINT: Colour = hex(0xFFFDF8);
/// The open mouth.
pub(super) const MOUTH: Colour = hex(0x4A1C1A);
/// Teeth.
pub(super) const TEETH: Colour = hex(0xF0E9DE);
/// The tongue.
pub(super) const TONGUE: Colour = hex(0xA8524C);

/// The gold of earrings.
pub(super) const GOLD: Colour = hex(0xD1A94F);

/// The colours of irises, from dark to light.
pub(super) const IRISES: [Colour; 5] = [hex(0x3A2317), hex(0x5A3820), hex(0x75602F), hex(0x4F6B5C), hex(0x4E6D8C)];
/// The colours of frames that stand out from light skin.
pub(super) const DARK_FRAMES: [Colour; 4] = [hex(0x2A2A2E), hex(0x5B3423), hex(0x2E4A52), hex(0x7A2F3A)];
/// The colours of frames that stand out from dark skin.
pub(super) const BRIGHT_FRAMES: [Colour; 4] = [hex(0xC9A45C), hex(0xD8CDBB), hex(0xB9573F), hex(0x6FA3A0)];
