//! Brackets that do not fit, and which of them it probably was.

use super::{Fault, Item, Kind, Scanner, is_word_part};
use crate::diagnostics::{Code, Diagnostic, Span};

impl Scanner<'_> {
    /// Whether what stands here can only belong to a block further out, so that this one was left open.
    pub(super) fn outdented(&mut self, open: Span, kind: Kind, items: &[Item]) -> Fault<bool> {
        let Some(c) = self.peek() else { return Ok(false) };
        let start = self.at;
        let word = is_word_part(c);
        let keyed = match kind {
            Kind::List => word || c == '"',
            Kind::Fields => c == '"' && items.last().and_then(|item| item.key.as_ref()).is_some_and(|key| !key.2),
            Kind::Map => word && items.last().and_then(|item| item.key.as_ref()).is_some_and(|key| key.2),
        };
        if items.is_empty() || !keyed || !self.own_line(start) || self.indent(start) > self.indent(open.start) {
            return Ok(false);
        }
        if word {
            self.word();
        } else {
            self.skip_plain_string();
        }
        let keyed = self.colon_ahead()?;
        self.at = start;
        Ok(keyed)
    }

    pub(super) fn line(&self, span: Span) -> usize {
        self.text[..span.start].matches('\n').count() + 1
    }

    /// Whether only spaces stand before a byte on its line.
    pub(super) fn own_line(&self, byte: usize) -> bool {
        let before = self.text[..byte].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with('\n')
    }

    /// How far the line of a byte is indented.
    pub(super) fn indent(&self, byte: usize) -> usize {
        let start = self.text[..byte].rfind('\n').map_or(0, |at| at + 1);
        let line = &self.text[start..];
        line.len() - line.trim_start_matches([' ', '\t']).len()
    }

    pub(super) fn note_crooked(&mut self, open: Span) {
        if self.crooked.is_none() && self.own_line(self.at) && self.indent(self.at) < self.indent(open.start) {
            self.crooked = Some((open, self.here()));
        }
    }

    /// The fault of a bracket that was left open, where the lines' beginnings show which it was.
    pub(super) fn crooked_fault(&self) -> Option<Box<Diagnostic>> {
        let (open, close) = self.crooked?;
        let (opener, closer) = (self.slice(open), self.slice(close));
        Some(Box::new(
            Diagnostic::new(
                Code::Syntax,
                open,
                "",
                format!("this `{opener}` seems to be left open: a `{closer}` is missing"),
            )
            .related(close, "closed only here, further left")
            .hint(format!("put the `{closer}` after the last entry that belongs inside")),
        ))
    }

    pub(super) fn never_closed(&self, open: Span, close: char) -> Box<Diagnostic> {
        self.crooked_fault().unwrap_or_else(|| {
            if self.path.is_empty() {
                let last = self.before(self.text.trim_end().len());
                return Box::new(
                    Diagnostic::new(
                        Code::Syntax,
                        last,
                        "",
                        format!("the file ends before its first bracket is closed: a `{close}` is missing"),
                    )
                    .related(open, "opened here")
                    .hint(format!(
                        "put a `{close}` in the last line; if the file looks cut off, its end may be lost"
                    )),
                );
            }
            Box::new(
                Diagnostic::new(
                    Code::Syntax,
                    open,
                    "",
                    format!("this bracket is never closed: a `{close}` is missing"),
                )
                .hint("put it after the last entry that belongs inside; if the file looks cut off, its end may be lost"),
            )
        })
    }

    pub(super) fn closed_by_another(&self, open: Span, close: char, found: char) -> Box<Diagnostic> {
        if let Some(fault) = self.crooked_fault() {
            return fault;
        }
        Box::new(
            self.fault(
                self.here(),
                format!(
                    "`{found}` cannot stand here: the `{}` of line {} is still open",
                    self.slice(open),
                    self.line(open)
                ),
            )
            .related(open, format!("opened here; `{close}` closes it"))
            .hint(format!(
                "write `{close}` in its place, or put a `{close}` before it; if it is one too many, delete it"
            )),
        )
    }
}
