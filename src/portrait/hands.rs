//! What the customer does with their hands: a phone at the ear, a phone to write on, a laptop, or the counter.

use super::colour::{Colour, Tones, faded, hex, mix};
use super::path::{Path, Point, point};
use super::sketch::Sketch;
use crate::scenario::Channel;

/// What is in the customer's hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Nothing that is seen.
    Nothing,
    /// A phone at the ear.
    Receiver,
    /// A phone before the chest, in both hands.
    Handset,
    /// A laptop that stands on the table.
    Laptop,
    /// Nothing; the hands lie on the counter, open or clenched as the mood has it.
    Counter,
}

impl Holding {
    /// What a channel puts into the customer's hands.
    pub fn of(channel: Channel) -> Holding {
        match channel {
            Channel::Phone => Holding::Receiver,
            Channel::Chat | Channel::Social => Holding::Handset,
            Channel::Email => Holding::Laptop,
            Channel::InPerson => Holding::Counter,
        }
    }
}

const DEVICE: Colour = hex(0x2A3038);
const DEVICE_LIT: Colour = hex(0x4A535E);
const LID: Tones = Tones {
    base: hex(0xAEB4BA),
    shade: hex(0x868D95),
    light: hex(0xC9CED2),
};

/// Arms, hands and what they hold, over everything else.
pub(super) fn draw(sketch: &mut Sketch, holding: Holding) {
    match holding {
        Holding::Nothing => {}
        Holding::Receiver => receiver(sketch),
        Holding::Handset => handset(sketch),
        Holding::Laptop => laptop(sketch),
        Holding::Counter => {
            for side in [-1.0, 1.0] {
                on_counter(sketch, side);
            }
        }
    }
}

/// How lit a side is: the light falls from the left.
fn sleeve(sketch: &Sketch, side: f32) -> (Colour, Colour) {
    let cloth = sketch.person.cloth;
    if side < 0.0 {
        (mix(cloth.base, cloth.light, 0.25), cloth.shade)
    } else {
        (mix(cloth.base, cloth.shade, 0.45), mix(cloth.shade, [0.0, 0.0, 0.0, 1.0], 0.2))
    }
}

/// The skin of a hand on a side; on the right it lies so far (0..=1) in the shade.
fn skin_of(sketch: &Sketch, side: f32, shade: f32) -> Colour {
    let tones = sketch.skin.tones;
    mix(tones.base, tones.shade, if side < 0.0 { 0.0 } else { shade })
}

/// A forearm in its sleeve, with its cuff, from the elbow to the wrist.
fn forearm(sketch: &mut Sketch, elbow: Point, wrist: Point, side: f32) {
    let (tone, dark) = sleeve(sketch, side);
    sketch.add(Path::limb(elbow, wrist, 0.27, 0.165).moved(0.018, -0.02), faded(dark, 0.9));
    sketch.add(Path::limb(elbow, wrist, 0.26, 0.155), tone);
    let cuff = elbow.towards(wrist, 0.94);
    sketch.add(Path::limb(cuff, wrist.towards(elbow, -0.05), 0.16, 0.155), dark);
    sketch.add(Path::limb(elbow.towards(wrist, 0.5), cuff, 0.2, 0.158), tone);
}

/// A phone held to the ear on the viewer's right.
fn receiver(sketch: &mut Sketch) {
    let over = sketch.person.build.cheek - 0.36;
    let beside = |x: f32, y: f32| sketch.on_head(point(x + over, y), 0.04);
    let wide = sketch.person.build.shoulders;
    let (ear, mouth, palm) = (beside(0.44, 0.62), beside(0.36, 0.14), beside(0.5, 0.3));
    let elbow = sketch.on_body(point(wide + 0.03, -0.84));
    let wrist = point(palm.x + 0.03, palm.y - 0.2);
    sketch.add(Path::limb(ear, mouth, 0.105, 0.1), DEVICE);
    sketch.add(
        Path::limb(ear.towards(mouth, 0.02), mouth.towards(ear, 0.02), 0.04, 0.04).moved(-0.02, 0.0),
        DEVICE_LIT,
    );
    let skin = sketch.skin;
    sketch.add(Path::limb(wrist, palm, 0.125, 0.15), skin.tones.shade);
    forearm(sketch, elbow, wrist, 1.0);
    sketch.add(Path::limb(point(wrist.x, wrist.y + 0.07), palm, 0.12, 0.155), skin.tones.base);
    let along = (mouth.x - ear.x, mouth.y - ear.y);
    for finger in 0_u8..4 {
        let part = 0.3 + 0.14 * f32::from(finger);
        let tip = point(ear.x + along.0 * part - 0.045, ear.y + along.1 * part + 0.012);
        let root = point(tip.x + 0.135 - 0.012 * f32::from(finger), tip.y - 0.035 + 0.006 * f32::from(finger));
        sketch.add(Path::limb(root, tip, 0.066, 0.056).moved(0.004, -0.012), skin.tones.shade);
        sketch.add(Path::limb(root, tip, 0.06, 0.052), skin.tones.base);
        let nail = root.towards(tip, 0.97);
        sketch.add(Path::ellipse(nail, 0.014, 0.016), mix(skin.tones.light, skin.lips, 0.15));
    }
}

/// A phone before the chest.
fn handset(sketch: &mut Sketch) {
    let wide = sketch.person.build.shoulders;
    let lift = 0.012 * sketch.pose.breath + 0.03 * sketch.pose.lean;
    let centre = point(0.0, -0.6 + lift);
    for side in [-1.0, 1.0] {
        let elbow = sketch.on_body(point(side * (wide - 0.04), -0.97));
        let wrist = point(side * 0.22, centre.y - 0.2);
        forearm(sketch, elbow, wrist, side);
        let tone = skin_of(sketch, side, 0.4);
        sketch.add(
            Path::limb(point(side * 0.2, centre.y - 0.18), point(side * 0.14, centre.y - 0.02), 0.13, 0.15),
            tone,
        );
    }
    let body = |inset: f32| {
        Path::rounded(
            point(-0.125 + inset, centre.y - 0.22 + inset),
            point(0.125 - inset, centre.y + 0.22 - inset),
            0.04,
        )
    };
    sketch.add(body(0.0).moved(0.01, -0.012), mix(DEVICE, [0.0, 0.0, 0.0, 1.0], 0.4));
    sketch.add(body(0.0), DEVICE_LIT);
    sketch.add(body(0.01), DEVICE);
    sketch.add(
        Path::rounded(point(-0.095, centre.y + 0.1), point(-0.02, centre.y + 0.19), 0.02),
        DEVICE_LIT,
    );
    sketch.add(Path::ellipse(point(-0.058, centre.y + 0.145), 0.02, 0.02), hex(0x11151A));
    let skin = sketch.skin;
    for side in [-1.0, 1.0] {
        let tone = skin_of(sketch, side, 0.4);
        for finger in 0_u8..4 {
            let y = centre.y + 0.06 - 0.062 * f32::from(finger);
            let (root, tip) = (point(side * 0.165, y - 0.03), point(side * 0.082, y));
            sketch.add(Path::limb(root, tip, 0.062, 0.05).moved(0.003, -0.011), skin.tones.shade);
            sketch.add(Path::limb(root, tip, 0.058, 0.048), tone);
        }
    }
}

/// The back of an open laptop.
fn laptop(sketch: &mut Sketch) {
    let lid = Path::polygon([point(-0.6, -1.0), point(0.6, -1.0), point(0.565, -0.5), point(-0.565, -0.5)]);
    let top = Path::rounded(point(-0.565, -0.54), point(0.565, -0.478), 0.03);
    sketch.add(top, LID.light);
    sketch.add(lid, LID.base);
    let gleam = Path::polygon([point(-0.58, -0.97), point(-0.565, -0.5), point(-0.1, -0.5), point(-0.36, -0.97)]);
    sketch.add(gleam, faded(LID.light, 0.6));
    sketch.add(Path::ellipse(point(0.0, -0.74), 0.045, 0.045), LID.shade);
    sketch.add(Path::rounded(point(-0.66, -1.035), point(0.66, -0.985), 0.02), LID.shade);
}

/// A forearm on the counter; the hand clenches with anger and opens with trust.
fn on_counter(sketch: &mut Sketch, side: f32) {
    let wide = sketch.person.build.shoulders;
    let clench = (sketch.pose.flush * 1.15).clamp(0.0, 1.0);
    let reach = 0.02 * sketch.pose.lean;
    let elbow = sketch.on_body(point(side * (wide - 0.02), -0.9));
    let wrist = point(side * (0.42 - reach), -0.985 - 0.02 * clench);
    forearm(sketch, elbow, wrist, side);
    let skin = sketch.skin;
    let tone = skin_of(sketch, side, 0.35);
    let back = point(wrist.x - side * (0.1 - 0.02 * clench), wrist.y - 0.012 + 0.02 * clench);
    let shadow = Path::ellipse(point(back.x - side * 0.05, -1.045), 0.17, 0.022);
    sketch.add(shadow, [0.0, 0.0, 0.0, 0.16]);
    sketch.add(Path::limb(wrist, back, 0.115, 0.13 + 0.03 * clench), tone);
    for finger in 0_u8..4 {
        let spread = f32::from(finger) - 1.5;
        let root = point(back.x - side * 0.03, back.y - 0.028 * spread - 0.004);
        let long = 0.12 - 0.075 * clench - 0.012 * (spread - 0.3).abs();
        let tip = point(root.x - side * long, root.y - 0.012 * spread - 0.012 * (1.0 - clench));
        sketch.add(Path::limb(root, tip, 0.045, 0.036).moved(0.002, -0.009), skin.tones.shade);
        sketch.add(Path::limb(root, tip, 0.042, 0.034), tone);
    }
    let thumb = point(back.x - side * (0.075 - 0.03 * clench), back.y + 0.055 - 0.02 * clench);
    sketch.add(
        Path::limb(point(back.x + side * 0.02, back.y + 0.03), thumb, 0.05, 0.04),
        mix(tone, skin.tones.light, 0.25),
    );
}
