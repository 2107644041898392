//! From flat shapes to one mesh with a colour at each corner.

use crate::portrait::{Segment, Shape};
use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use lyon_tessellation::math::point;
use lyon_tessellation::path::Path;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers};

/// How far a straight edge may lie from its curve. The head is one unit high.
const TOLERANCE: f32 = 0.002;

/// One mesh of all shapes, in their order.
pub(super) fn of(shapes: &[Shape]) -> Mesh {
    let mut tessellator = FillTessellator::new();
    let options = FillOptions::tolerance(TOLERANCE).with_fill_rule(lyon_tessellation::FillRule::NonZero);
    let mut buffers: VertexBuffers<([f32; 3], [f32; 4]), u32> = VertexBuffers::new();
    for shape in shapes {
        let colour = linear(shape.colour);
        let mut builder = BuffersBuilder::new(&mut buffers, |vertex: FillVertex<'_>| {
            let at = vertex.position();
            ([at.x, at.y, 0.0], colour)
        });
        // A shape that cannot be filled is left out; the others still make a face.
        let _ = tessellator.tessellate_path(&path(&shape.path.segments), &options, &mut builder);
    }
    let (positions, colours): (Vec<_>, Vec<_>) = buffers.vertices.into_iter().unzip();
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_indices(Indices::U32(buffers.indices))
}

fn path(segments: &[Segment]) -> Path {
    let mut builder = Path::builder();
    let mut open = false;
    for segment in segments {
        match *segment {
            Segment::MoveTo(to) => {
                if open {
                    builder.end(true);
                }
                builder.begin(point(to.x, to.y));
                open = true;
            }
            Segment::LineTo(to) if open => {
                builder.line_to(point(to.x, to.y));
            }
            Segment::CubicTo(a, b, to) if open => {
                builder.cubic_bezier_to(point(a.x, a.y), point(b.x, b.y), point(to.x, to.y));
            }
            Segment::Close if open => {
                builder.end(true);
                open = false;
            }
            Segment::LineTo(_) | Segment::CubicTo(..) | Segment::Close => {}
        }
    }
    if open {
        builder.end(true);
    }
    builder.build()
}

/// Corners carry linear colours.
fn linear([red, green, blue, alpha]: [f32; 4]) -> [f32; 4] {
    LinearRgba::from(Srgba::new(red, green, blue, alpha)).to_f32_array()
}

/// A token of the theme as Bevy's colour.
pub(super) fn colour(token: egui::Color32) -> Color {
    Color::srgba_u8(token.r(), token.g(), token.b(), token.a())
}
