//! In person: a counter with a bell, and the queue behind the customer.

use super::Ground;
use crate::portrait::colour::{faded, mix};
use crate::portrait::path::{Path, point};

/// Where those who wait stand: across as a share of the view, and how large.
const QUEUE: [(f32, f32); 6] = [(0.72, 0.62), (-0.74, 0.58), (0.98, 0.52), (-1.0, 0.5), (0.46, 0.48), (-0.44, 0.46)];

pub(super) fn draw(ground: &mut Ground) {
    let (half, top) = (ground.view.half, ground.view.top);
    ground.wall();
    let far = ground.tones.far;
    // A glass door with the day behind it, and its light on the wall.
    ground.window([-half * 0.97, -1.0, -half * 0.5, top * 0.62]);
    ground.add(
        &Path::polygon([
            point(-half * 0.42, top * 0.5),
            point(half * 0.1, top * 0.72),
            point(half * 0.42, -1.0),
            point(-half * 0.2, -1.0),
        ]),
        faded(ground.tones.wall.light, 0.5),
    );
    ground.shelf(half * 0.36, half * 0.98, top * 0.44);
    let waiting = usize::from(ground.scene.others).min(QUEUE.len());
    // Those farthest back first.
    for (place, (x, size)) in QUEUE.into_iter().enumerate().take(waiting).rev() {
        ground.somebody(place as u8 * 2 + 1, x * (half - 0.35), -1.0, size);
    }
    ground.table();
    let (wood, bottom) = (ground.tones.wood, ground.view.bottom);
    for step in -6_i8..=6 {
        let x = f32::from(step) * 0.34 + 0.17;
        ground.block(x - 0.006, bottom, x + 0.006, -1.125, faded(wood.shade, 0.55));
    }
    bell(ground, 0.17 - half);
    let stand = half - 0.18;
    ground.add(
        &Path::polygon([
            point(stand - 0.13, -1.075),
            point(stand + 0.13, -1.075),
            point(stand + 0.1, -0.9),
            point(stand - 0.1, -0.9),
        ]),
        mix(ground.tones.bright, far.light, 0.25),
    );
    for line in 0_u8..3 {
        let y = -0.94 - 0.04 * f32::from(line);
        ground.block(stand - 0.07, y - 0.006, stand + 0.07 - 0.03 * f32::from(line), y + 0.006, far.base);
    }
}

fn bell(ground: &mut Ground, x: f32) {
    let (glow, wood) = (ground.tones.glow, ground.tones.wood);
    let brass = mix(glow, wood.shade, 0.35);
    let dome: Vec<_> = (0_u8..=12)
        .map(|step| {
            let (sin, cos) = (f32::from(step) / 12.0 * std::f32::consts::PI).sin_cos();
            point(x + 0.1 * cos, -1.03 + 0.1 * sin)
        })
        .collect();
    ground.round(x, -1.045, 0.14, 0.03, wood.shade);
    ground.add(&Path::polygon(dome), brass);
    ground.round(x - 0.035, -0.985, 0.02, 0.03, mix(brass, glow, 0.8));
    ground.round(x, -0.925, 0.018, 0.018, brass);
}
