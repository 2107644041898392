//! On a social network: out in the open, with others who read along.

use super::Ground;
use crate::portrait::colour::{faded, mix};
use crate::portrait::path::{Path, point};

/// Where those who read along stand: across as a share of the view, and how large.
const READERS: [(f32, f32); 6] = [(-0.86, 0.5), (0.84, 0.52), (-0.52, 0.4), (0.5, 0.42), (-1.12, 0.38), (1.1, 0.4)];

pub(super) fn draw(ground: &mut Ground) {
    let (half, top) = (ground.view.half, ground.view.top);
    let (tones, scene) = (ground.tones, ground.scene);
    let sky = tones.sky[usize::from(scene.night())];
    ground.block(-half, -1.0, half, top, mix(sky, tones.wall.base, 0.35));
    if !scene.night() {
        ground.round(-half * 0.4, top * 0.35, half * 0.9, 1.0, faded(tones.wall.light, 0.5));
    }
    // Houses, far and near.
    for (tone, tall, wide, salt) in [(0.55, 0.55, 0.3, 3_u8), (0.25, 0.2, 0.38, 5)] {
        let colour = mix(tones.far.base, sky, tone);
        let mut x = -half;
        for step in 0_u8.. {
            if x > half {
                break;
            }
            let width = wide + 0.05 * f32::from(step * salt % 4);
            let roof = tall + 0.13 * f32::from(step * salt % 5);
            ground.block(x, -1.0, x + width, roof, colour);
            for row in 0_u8..3 {
                for column in 0_u8..2 {
                    let lit = (step + row * 2 + column * salt) % 3 == 0;
                    let (wx, wy) = (x + width * (0.28 + 0.42 * f32::from(column)), roof - 0.12 - 0.17 * f32::from(row));
                    let pane = if lit {
                        faded(tones.glow, 0.75)
                    } else {
                        faded(tones.far.light, 0.5)
                    };
                    ground.block(wx - 0.028, wy - 0.04, wx + 0.028, wy + 0.03, pane);
                }
            }
            x += width + 0.02;
        }
    }
    let readers = usize::from(scene.others).min(READERS.len());
    for (place, (x, size)) in READERS.into_iter().enumerate().take(readers).rev() {
        let across = x * (half - 0.3);
        ground.somebody(place as u8 + 1, across, -1.0, size);
        // Each reads on a phone of their own.
        let (low, high) = (-1.0 + 0.2 * size, -1.0 + 0.66 * size);
        ground.shine(across, (low + high) / 2.0, 0.34 * size, 0.5);
        ground.soft_block([across - 0.13 * size, low, across + 0.13 * size, high], 0.03, tones.far.shade);
        ground.round(across, low + 0.33 * size, 0.03 * size, 0.03 * size, tones.glow);
    }
    ground.table();
    // A railing instead of a table's front.
    let bottom = ground.view.bottom;
    ground.add(
        &Path::polygon([point(-half, bottom), point(half, bottom), point(half, -1.125), point(-half, -1.125)]),
        mix(tones.wood.shade, tones.far.shade, 0.4),
    );
}
