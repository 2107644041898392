//! Sizes of text, gaps and corners, as tokens from the data file; the same in every shade.

use serde::Deserialize;
use std::sync::LazyLock;

/// Sizes of text, in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// Secondary text and names over what is said.
    pub small: f32,
    /// Running text and buttons.
    pub body: f32,
    /// What the customer says now.
    pub said: f32,
    /// Headings and sentences that matter.
    pub lead: f32,
    /// The name of a page where there is little room.
    pub title: f32,
    /// The name of a page.
    pub display: f32,
    /// The height of a line, as a multiple of its size.
    pub line: f32,
}

/// Gaps, in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gaps {
    /// Between what reads as one.
    pub hair: f32,
    /// Between things of one kind.
    pub small: f32,
    /// Inside what is pressed.
    pub medium: f32,
    /// Inside and between cards.
    pub wide: f32,
    /// Between parts of a page.
    pub part: f32,
    /// Around a page's columns.
    pub page: f32,
}

/// All measures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measures {
    sizes: Sizes,
    gaps: Gaps,
    /// Corners of cards and buttons, in points.
    radius: u8,
    /// The longest line of running text, in points: about 68 characters.
    longest_line: f32,
    /// How long a change of a widget takes, in seconds.
    motion: f32,
}

static MEASURES: LazyLock<Measures> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/measures.ron")).expect("the built-in measures are tested to load"));

/// Sizes of text.
pub fn sizes() -> &'static Sizes {
    &MEASURES.sizes
}

/// Gaps.
pub fn gaps() -> &'static Gaps {
    &MEASURES.gaps
}

/// Corners of cards and buttons, in points.
pub fn radius() -> u8 {
    MEASURES.radius
}

/// The longest line of running text, in points.
pub fn longest_line() -> f32 {
    MEASURES.longest_line
}

/// How long a change of a widget takes, in seconds.
pub fn motion() -> f32 {
    MEASURES.motion
}

/// The height of a line of text of a size, in points.
pub fn leading(size: f32) -> f32 {
    (size * MEASURES.sizes.line).round()
}
