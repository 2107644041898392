//! How a scenario branches, drawn: as a picture, for Graphviz, and for Mermaid.

mod dot;
mod jumps;
mod layout;
mod marks;
mod measure;
mod mermaid;
mod model;
mod rows;
mod svg;
mod svg_legend;
mod text;
mod words;

pub use dot::dot;
pub use layout::{Area, Label, Layout, Pass, Placed, Route, TooLarge, lay_out};
pub use marks::{Marks, ReplyMark};
pub use mermaid::mermaid;
pub use model::{Edge, Figure, FigureKind, Graph, ReplyLine, Way};
pub use svg::svg;
pub use text::{TextLine, TextStyle};
