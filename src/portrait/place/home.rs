//! On the phone and in a chat: the customer at home, by the lamp or on the sofa.

use super::Ground;
use crate::portrait::colour::{faded, mix};

/// By the lamp, the phone at the ear.
pub(super) fn with_a_phone(ground: &mut Ground) {
    let (half, top) = (ground.view.half, ground.view.top);
    ground.wall();
    ground.picture(-half * 0.64, top * 0.56, 0.26);
    ground.lamp(half * 0.76, 0.48);
    // The wings of an armchair.
    let far = ground.tones.far;
    ground.soft_block([-0.98, -1.4, 0.98, 0.16], 0.3, far.base);
    ground.soft_block([-0.86, -1.4, 0.86, 0.06], 0.26, far.light);
    ground.table();
    let (wood, bright) = (ground.tones.wood, ground.tones.bright);
    // A cup of tea, and a letter about it all.
    let x = 0.12 - half;
    ground.soft_block([x - 0.3, -1.085, x + 0.05, -1.045], 0.004, mix(bright, wood.light, 0.25));
    let cup = half - 0.16;
    ground.round(cup, -1.06, 0.13, 0.024, faded(wood.shade, 0.8));
    ground.soft_block([cup - 0.075, -1.055, cup + 0.075, -0.92], 0.035, bright);
    ground.round(cup + 0.085, -0.98, 0.032, 0.036, bright);
    ground.round(cup + 0.085, -0.98, 0.016, 0.02, wood.light);
}

/// On the sofa in the evening, the phone in both hands.
pub(super) fn with_a_chat(ground: &mut Ground) {
    let (half, top) = (ground.view.half, ground.view.top);
    ground.wall();
    ground.window([half * 0.3, top * 0.3, half * 0.82, top * 0.86]);
    ground.plant(-half * 0.8, -0.52, 0.95);
    let far = ground.tones.far;
    ground.soft_block([-half - 0.3, -1.4, half + 0.3, -0.18], 0.2, far.base);
    ground.soft_block([-half - 0.3, -1.4, -0.02, -0.25], 0.14, far.light);
    ground.soft_block([0.02, -1.4, half + 0.3, -0.25], 0.14, far.light);
    let cushion = mix(ground.tones.leaf, far.light, 0.45);
    ground.soft_block([half * 0.6, -1.02, half * 0.6 + 0.46, -0.58], 0.12, cushion);
    ground.table();
}
