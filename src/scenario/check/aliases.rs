//! Whether every alias leads from an id that is gone to one that is there.

use super::Checker;
use crate::diagnostics::{Code, shown};
use crate::scenario::{Followed, IdKind};

impl<'a> Checker<'a> {
    pub(super) fn aliases(&mut self) {
        // What cannot be read may hold the names that seem to be missing.
        if !self.whole {
            return;
        }
        let scenario = self.scenario;
        self.key("aliases", |this| {
            for kind in IdKind::ALL {
                this.key(kind.section(), |this| {
                    for old in scenario.aliases.of(kind).keys() {
                        this.key(old, |this| this.alias(kind, old));
                    }
                });
            }
        });
    }

    fn alias(&mut self, kind: IdKind, old: &'a str) {
        let scenario = self.scenario;
        let new = &scenario.aliases.of(kind)[old];
        if kind == IdKind::Reply && !old.contains('/') {
            let key = self.outline.follow(&self.path).key;
            let told = self.tell(Code::BadId, format!("{} does not say at which node the reply stood", shown(old)));
            told.span = key;
            told.hint = Some(format!("write it as \"node/{old}\""));
            return;
        }
        if scenario.has_id(kind, old) {
            let key = self.outline.follow(&self.path).key;
            let message = format!("the {} {} is still there, so it cannot be an alias", kind.noun(), shown(old));
            let told = self.tell(Code::AliasInUse, message);
            told.span = key;
            told.hint = Some("delete this line, or rename what still has the old id".into());
            return;
        }
        match scenario.follow(kind, new) {
            Followed::Found(_) => {}
            // A chain is told at its last line.
            Followed::Lost(_) if scenario.aliases.of(kind).contains_key(new) => {}
            Followed::Lost(name) => {
                let there = scenario.ids(kind);
                let known: Vec<&str> = there.iter().map(String::as_str).collect();
                let message = if name == *new {
                    format!("there is no {} {} now", kind.noun(), shown(&name))
                } else {
                    format!("this is {} by now, and there is no such {}", shown(&name), kind.noun())
                };
                self.unknown(Code::LostAlias, &name, message, &known, || match kind {
                    IdKind::Reply => "behind the colon stands what the reply is called now, as \"node/reply\"".into(),
                    _ => format!("behind the colon stands what the {} is called now", kind.noun()),
                });
            }
            // A circle is told once, at the line of it that stands first.
            Followed::Circle(names) => {
                let first = scenario.aliases.of(kind).keys().find(|line| names.contains(line));
                if first.is_some_and(|first| first == old) {
                    let way: Vec<String> = names.iter().map(|name| shown(name)).collect();
                    let message = format!("these aliases lead in a circle: {}", way.join(" to "));
                    self.tell(Code::AliasCircle, message).hint = Some("one of them must lead to something that is there".into());
                }
            }
        }
    }
}
