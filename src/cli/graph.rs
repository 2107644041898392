//! `goodword graph`: how a scenario branches, drawn.

use super::args::{GraphArgs, GraphFormat};
use super::output::{self, Failure};
use super::play;
use crate::graph::{Graph, Marks, dot, lay_out, mermaid, svg};
use crate::records::write_whole;
use crate::workplace::Workplace;
use std::io;
use std::process::ExitCode;

pub(super) fn run(workplace: &Workplace, args: &GraphArgs) -> Result<ExitCode, Failure> {
    let entry = play::find(workplace, &args.scenario)?;
    let game = play::ready(workplace, &entry)?;
    let graph = Graph::of(&game, &Marks::of(&game));
    let drawing = match args.format {
        GraphFormat::Svg => {
            let layout = lay_out(&graph).map_err(|error| {
                Failure::said(format!(
                    "`{}` is too large to draw: {error}; `--format dot` writes it for Graphviz instead",
                    entry.id
                ))
            })?;
            svg(&layout)
        }
        GraphFormat::Dot => dot(&graph),
        GraphFormat::Mermaid => mermaid(&graph),
    };
    match &args.out {
        None => output::print(&drawing)?,
        Some(path) => {
            write_whole(path, |out| out.write_all(drawing.as_bytes())).map_err(|error: io::Error| {
                Failure::said(format!("{} cannot be written: {error}; nothing was changed there", path.display()))
            })?;
            output::print(&format!("the graph of `{}` is written to {}", entry.id, path.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
