//! `goodword export`: records as JSON Lines, for another machine.

use super::args::ExportArgs;
use super::output::{self, Failure, counted};
use crate::records::{Exported, Store, StoreError, export, write_whole};
use crate::workplace::Workplace;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

/// Why an export stopped.
enum Stopped {
    Store(StoreError),
    Write(io::Error),
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Stopped::Store(error)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Stopped::Write(error)
    }
}

pub(super) fn run(workplace: &Workplace, args: &ExportArgs) -> Result<ExitCode, Failure> {
    let store = Store::open_existing(&workplace.data_dir).map_err(|error| Failure::said(error.to_string()))?;
    let work = |out: &mut dyn Write| match &store {
        Some(store) => export::<Stopped>(store, args.all, out),
        None => Ok(Exported::default()),
    };
    let exported = match &args.out {
        Some(path) => {
            let exported = write_whole(path, work).map_err(|stopped| unwritten(path, stopped))?;
            output::print(&format!("{} written to {}", counted(exported.records, "record"), path.display()))?;
            exported
        }
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            let exported = work(&mut out).map_err(|stopped| match stopped {
                Stopped::Store(error) => Failure::said(error.to_string()),
                Stopped::Write(error) => error.into(),
            })?;
            out.flush()?;
            exported
        }
    };
    if exported.records == 0 {
        output::say_error(if args.all {
            "there are no records yet"
        } else {
            "nothing is handed in yet; --all exports private plays too"
        });
    }
    Ok(ExitCode::SUCCESS)
}

fn unwritten(path: &Path, stopped: Stopped) -> Failure {
    match stopped {
        Stopped::Store(error) => Failure::said(error.to_string()),
        Stopped::Write(error) => Failure::said(format!("{} cannot be written: {error}; nothing was changed there", path.display())),
    }
}
