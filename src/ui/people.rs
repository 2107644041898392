//! Who is playing: several people may share a machine.

use super::measures::gaps;
use super::theme::Theme;
use super::widgets::{focus_in_view, heading, lead, muted, primary_button, quiet_button, small, title};
use egui::{Key, TextEdit, Ui, vec2};

/// The longest name that is taken, in characters.
const NAME_LIMIT: usize = 60;
/// How many who have played here are offered at a time.
const AT_A_GLANCE: usize = 12;

/// A person who has played here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    /// The name.
    pub name: String,
    /// The team; may be empty.
    pub team: String,
}

/// What the screen shows and what is being typed.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Who has played here.
    pub known: Vec<KnownPerson>,
    /// The name being typed.
    pub name: String,
    /// The team being typed.
    pub team: String,
    /// Whether the name field has been given the focus.
    pub focused: bool,
}

/// What a person does here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleAction {
    /// Plays as this person.
    Play {
        /// The name, not empty.
        name: String,
        /// The team; may be empty.
        team: String,
    },
}

/// Shows the screen.
pub fn show(ui: &mut Ui, theme: &Theme, model: &mut People) -> Option<PeopleAction> {
    let mut action = None;
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(640.0);
        let side = (ui.available_width() - width) / 2.0;
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width - 16.0);
                ui.add_space(if ui.available_height() > 560.0 { 56.0 } else { 8.0 });
                title(ui, "Goodword");
                lead(ui, "Practise the talks that go wrong, where nobody minds.");
                ui.add_space(gaps().wide);
                theme.card_frame().show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    action = form(ui, theme, model);
                });
                known(ui, theme, model, &mut action);
                ui.add_space(gaps().medium);
                small(
                    ui,
                    theme,
                    "What you practise stays on this machine and is yours. A play counts for others only when you hand it in.",
                );
            });
        });
    });
    action
}

/// Who has played here: those whose name holds what is being typed, as many as one looks through at a glance.
fn known(ui: &mut Ui, theme: &Theme, model: &People, action: &mut Option<PeopleAction>) {
    let typed = model.name.trim().to_lowercase();
    let fits = |person: &&KnownPerson| person.name.to_lowercase().contains(&typed);
    let fitting: Vec<&KnownPerson> = model.known.iter().filter(fits).collect();
    if fitting.is_empty() {
        return;
    }
    ui.add_space(gaps().medium);
    heading(ui, "Or go on as");
    ui.horizontal_wrapped(|ui| {
        for person in fitting.iter().take(AT_A_GLANCE) {
            let label = if person.team.is_empty() {
                person.name.clone()
            } else {
                format!("{} · {}", person.name, person.team)
            };
            if quiet_button(ui, theme, &label).clicked() {
                *action = Some(PeopleAction::Play {
                    name: person.name.clone(),
                    team: person.team.clone(),
                });
            }
        }
    });
    if fitting.len() > AT_A_GLANCE {
        let more = fitting.len() - AT_A_GLANCE;
        small(ui, theme, &format!("And {more} more. Type a part of the name to find them."));
    }
}

fn form(ui: &mut Ui, theme: &Theme, model: &mut People) -> Option<PeopleAction> {
    heading(ui, "Who is playing?");
    let field = |ui: &mut Ui, name: &str, hint: &str, text: &mut String| {
        let label = ui.label(name);
        let edit = TextEdit::singleline(text)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .char_limit(NAME_LIMIT)
            .margin(vec2(12.0, 10.0));
        let response = ui.add(edit).labelled_by(label.id);
        focus_in_view(ui, &response);
        response
    };
    let name = field(ui, "Your name", "Aylin", &mut model.name);
    if !model.focused {
        model.focused = true;
        name.request_focus();
        ui.ctx().request_repaint();
    }
    let team = field(ui, "Your team (may stay empty)", "Support desk", &mut model.team);
    ui.add_space(gaps().hair);
    let entered = ui.input(|input| input.key_pressed(Key::Enter)) && (name.lost_focus() || team.lost_focus());
    let ready = !model.name.trim().is_empty();
    let clicked = ui.add_enabled_ui(ready, |ui| primary_button(ui, theme, "Begin")).inner.clicked();
    if !ready {
        muted(ui, theme, "Any name will do.");
    }
    ((clicked || entered) && ready).then(|| PeopleAction::Play {
        name: model.name.trim().to_owned(),
        team: model.team.trim().to_owned(),
    })
}
