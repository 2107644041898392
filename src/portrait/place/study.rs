//! By e-mail: the customer at a desk by the window, with the hours going by outside.

use super::Ground;
use crate::portrait::colour::{faded, mix};

pub(super) fn draw(ground: &mut Ground) {
    let (half, top) = (ground.view.half, ground.view.top);
    ground.wall();
    ground.window([-half * 0.94, top * 0.02, -half * 0.34, top * 0.82]);
    ground.shelf(half * 0.3, half * 0.98, top * 0.66);
    ground.shelf(half * 0.3, half * 0.98, top * 0.32);
    if ground.scene.night() {
        ground.lamp(half * 0.86, -0.1);
    }
    ground.table();
    let (wood, bright, far) = (ground.tones.wood, ground.tones.bright, ground.tones.far);
    let x = 0.26 - half;
    ground.soft_block([x - 0.19, -1.08, x + 0.2, -1.03], 0.006, mix(bright, far.base, 0.2));
    ground.soft_block([x - 0.21, -1.05, x + 0.17, -1.0], 0.006, bright);
    let mug = half - 0.18;
    ground.round(mug, -1.065, 0.1, 0.02, faded(wood.shade, 0.8));
    ground.soft_block([mug - 0.06, -1.06, mug + 0.06, -0.9], 0.02, ground.tones.leaf);
    ground.round(mug + 0.07, -0.97, 0.03, 0.036, ground.tones.leaf);
    ground.round(mug + 0.07, -0.97, 0.015, 0.02, wood.light);
}
