//! What stands about in more than one place: windows, lamps, shelves, pictures, plants.

use super::Ground;
use crate::portrait::colour::{faded, mix};
use crate::portrait::path::{Path, point};

impl Ground {
    /// A window with a cross in it, and the sky of the hour behind.
    pub(super) fn window(&mut self, [left, low, right, high]: [f32; 4]) {
        let (far, night) = (self.tones.far, self.scene.night());
        let sky = self.tones.sky[usize::from(night)];
        let evening = if self.scene.hour % 4 == 2 {
            mix(sky, self.tones.glow, 0.35)
        } else {
            sky
        };
        self.soft_block([left - 0.045, low - 0.045, right + 0.045, high + 0.045], 0.02, far.light);
        self.block(left, low, right, high, evening);
        if night {
            for (x, y) in [(0.2, 0.8), (0.42, 0.6), (0.7, 0.86), (0.86, 0.5)] {
                self.round(left + (right - left) * x, low + (high - low) * y, 0.008, 0.008, self.tones.glow);
            }
        } else {
            let light = faded(self.tones.bright, 0.35);
            self.add(
                &Path::polygon([
                    point(left, low + (high - low) * 0.45),
                    point(left + (right - left) * 0.55, high),
                    point(left + (right - left) * 0.85, high),
                    point(left, low + (high - low) * 0.2),
                ]),
                light,
            );
        }
        let (middle, bar) = ((left + right) / 2.0, low + (high - low) * 0.56);
        self.block(middle - 0.014, low, middle + 0.014, high, far.light);
        self.block(left, bar - 0.014, right, bar + 0.014, far.light);
        self.soft_block([left - 0.09, low - 0.1, right + 0.09, low - 0.045], 0.015, far.base);
    }

    /// A lamp on a tall foot, shining.
    pub(super) fn lamp(&mut self, x: f32, height: f32) {
        let far = self.tones.far;
        self.shine(x, height, 0.62, 0.42);
        self.block(x - 0.012, -1.0, x + 0.012, height, far.shade);
        self.add(
            &Path::polygon([
                point(x - 0.11, height + 0.13),
                point(x + 0.11, height + 0.13),
                point(x + 0.19, height - 0.13),
                point(x - 0.19, height - 0.13),
            ]),
            mix(self.tones.glow, far.light, 0.25),
        );
    }

    /// A framed picture of hills.
    pub(super) fn picture(&mut self, x: f32, y: f32, half: f32) {
        let (far, wall) = (self.tones.far, self.tones.wall);
        let up = half * 0.78;
        self.soft_block(
            [x - half + 0.015, y - up - 0.02, x + half + 0.015, y + up - 0.02],
            0.012,
            faded(wall.shade, 0.8),
        );
        self.soft_block([x - half, y - up, x + half, y + up], 0.012, far.shade);
        let (left, right, low, high) = (x - half + 0.03, x + half - 0.03, y - up + 0.03, y + up - 0.03);
        self.block(left, low, right, high, self.tones.bright);
        let hill = |from: f32, peak: f32, to: f32, tall: f32| {
            let at = |part: f32| left + (right - left) * part;
            Path::polygon([point(at(from), low), point(at(peak), low + (high - low) * tall), point(at(to), low)])
        };
        self.add(&hill(0.0, 0.36, 0.8, 0.66), faded(far.base, 0.8));
        self.add(&hill(0.4, 0.72, 1.0, 0.48), faded(self.tones.leaf, 0.7));
    }

    /// A shelf with books, from its left end to its right.
    pub(super) fn shelf(&mut self, left: f32, right: f32, y: f32) {
        let (far, wood) = (self.tones.far, self.tones.wood);
        let tones = [
            far.base,
            far.shade,
            mix(wood.base, far.base, 0.5),
            far.light,
            mix(self.tones.leaf, far.base, 0.5),
        ];
        let mut x = left + 0.05;
        for step in 0_u8.. {
            let wide = 0.05 + 0.014 * f32::from(step * 7 % 4);
            if x + wide > right - 0.05 {
                break;
            }
            let tall = 0.2 + 0.022 * f32::from(step * 5 % 6);
            self.soft_block([x, y, x + wide - 0.008, y + tall], 0.008, tones[usize::from(step * 3 % 5)]);
            x += wide;
        }
        self.soft_block([left, y - 0.035, right, y], 0.01, mix(wood.base, far.base, 0.35));
        self.block(left + 0.03, y - 0.06, right - 0.03, y - 0.035, faded(self.tones.wall.shade, 0.8));
    }

    /// A plant in a pot that stands on a height.
    pub(super) fn plant(&mut self, x: f32, floor: f32, size: f32) {
        let (leaf, far) = (self.tones.leaf, self.tones.far);
        for (lean, tall, tone) in [
            (-0.9, 0.62, 0.3),
            (0.95, 0.58, 0.3),
            (-0.45, 0.86, 0.12),
            (0.5, 0.82, 0.12),
            (0.0, 1.0, 0.0),
        ] {
            let (tip_x, tip_y) = (x + lean * 0.5 * size, floor + (0.3 + tall * 0.75) * size);
            let (from_x, from_y) = (x, floor + 0.26 * size);
            let blade = Path::stroke(&[
                (from_x, from_y, 0.03 * size),
                ((from_x * 1.2 + tip_x * 0.8) / 2.0, from_y + (tip_y - from_y) * 0.6, 0.17 * size),
                (tip_x, tip_y, 0.01),
            ]);
            self.add(&blade, mix(leaf, far.base, tone));
        }
        self.add(
            &Path::polygon([
                point(x - 0.17 * size, floor + 0.32 * size),
                point(x + 0.17 * size, floor + 0.32 * size),
                point(x + 0.12 * size, floor),
                point(x - 0.12 * size, floor),
            ]),
            mix(self.tones.wood.base, far.base, 0.3),
        );
    }
}
