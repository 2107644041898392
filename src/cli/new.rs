//! `goodword new`: a commented, valid file to begin with.

use super::args::NewArgs;
use super::output::{self, Failure};
use crate::scenario::starter;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

pub(super) fn run(args: &NewArgs) -> Result<ExitCode, Failure> {
    let id = args.id.strip_suffix(".ron").unwrap_or(&args.id);
    if id.is_empty() || !id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
        return Err(Failure::said(format!(
            "`{id}` cannot be an id: use letters, digits and hyphens, as in lost-parcel"
        )));
    }
    let path = args.into.join(format!("{id}.ron"));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Failure::said(format!("{} is there already; choose another id", path.display())),
            _ => Failure::said(format!("{} cannot be written: {error}", path.display())),
        })?;
    file.write_all(starter(id).as_bytes())
        .map_err(|error| Failure::said(format!("{} cannot be written: {error}", path.display())))?;
    output::print(&format!(
        "{path} is written.\nOpen it in any text editor; then:\n  goodword check {path}\n  goodword play {path} --terminal",
        path = path.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}
