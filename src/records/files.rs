//! How a file is written so that it is never there by half.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes a file whole or not at all: beside its place first, then moved there in one step. What was there before stays until then. A place that is
/// no plain file, as a pipe or a terminal, is written to directly.
///
/// # Errors
/// Whatever `work` gives, or a folder or disk that cannot take the file.
pub fn write_whole<T, E: From<io::Error>>(path: &Path, work: impl FnOnce(&mut dyn Write) -> Result<T, E>) -> Result<T, E> {
    // A link stays a link: what it leads to is replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(&place).ok();
    if before.as_ref().is_some_and(|before| !before.is_file() && !before.is_dir()) {
        let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(&place)?);
        let value = work(&mut out)?;
        out.flush()?;
        return Ok(value);
    }
    if before.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    let folder = match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".goodword-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // What the system says names the file beside its place, which nobody has asked for.
    let file = builder.tempfile_in(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(error.kind(), format!("there is no folder {}", folder.display())),
        kind => io::Error::from(kind),
    })?;
    let mut out = BufWriter::new(file);
    let value = work(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Some(before) = before {
        file.as_file().set_permissions(before.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&place).map_err(|error| error.error)?;
    Ok(value)
}
