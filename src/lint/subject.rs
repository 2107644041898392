//! What a rule looks at, and how it tells what it finds.

use super::Beside;
use super::reference::passes;
use super::unused::used::Used;
use crate::diagnostics::{Code, Diagnostic};
use crate::ronfile::{Outline, Step};
use crate::scenario::Scenario;
use crate::session::Game;
use crate::simulate::{Analysis, Bounds, analyse};
use std::cell::OnceCell;

/// What a rule looks at.
pub struct Subject<'a> {
    /// The scenario, ready to play.
    pub game: &'a Game,
    /// Where everything stands in its text.
    pub outline: &'a Outline,
    /// What lies beside its file.
    pub beside: &'a Beside,
    bounds: Bounds,
    used: OnceCell<Used<'a>>,
    plays: OnceCell<Analysis>,
    reference_passes: OnceCell<bool>,
}

impl<'a> Subject<'a> {
    /// A scenario, where everything stands in its text, and what lies beside its file.
    pub fn new(game: &'a Game, outline: &'a Outline, beside: &'a Beside, bounds: Bounds) -> Self {
        Self {
            game,
            outline,
            beside,
            bounds,
            used: OnceCell::new(),
            plays: OnceCell::new(),
            reference_passes: OnceCell::new(),
        }
    }

    /// The scenario as its author wrote it.
    pub fn scenario(&self) -> &'a Scenario {
        self.game.scenario()
    }

    /// Every play of the scenario, as far as the bounds allow. They are walked once, when the first rule asks.
    pub(super) fn plays(&self) -> &Analysis {
        self.plays.get_or_init(|| analyse(self.game, self.bounds))
    }

    /// Whether the reference path can be played and passes. Where it does not, scores measure nothing yet.
    pub(super) fn reference_passes(&self) -> bool {
        *self.reference_passes.get_or_init(|| passes(self))
    }

    /// The names that the scenario uses.
    pub(super) fn used(&self) -> &Used<'a> {
        self.used.get_or_init(|| Used::of(self.scenario()))
    }

    /// A problem at the end of a way through the file.
    pub fn problem(&self, code: Code, way: &[Step<'_>], message: impl Into<String>) -> Diagnostic {
        let (span, path) = self.outline.find(way);
        Diagnostic::new(code, span, path, message)
    }
}
