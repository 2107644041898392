//! The talk: the customer on a stage, what was said, and the replies on offer. Scores are not on this screen.

use super::measures::{gaps, leading, radius, sizes};
use super::policy;
use super::theme::{Theme, bold_font};
use super::widgets::{
    Sign, chip, focus_at_first, heading, muted, name_plate, paragraph, patience, primary_button, quiet_button, reply_card, small, title,
    warn,
};
use crate::scenario::{Channel, Mood, PolicyCard};
use crate::session::ReplyView;
use egui::{Align, CornerRadius, Key, Layout, Margin, Rect, RichText, Stroke, Ui, pos2, vec2};

/// Who says a line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The customer.
    Customer,
    /// The trainee.
    You,
    /// The coach.
    Coach,
    /// Time passes.
    Time,
    /// Goodword itself, of the scenario, as when it has changed under a talk.
    Note,
    /// The policy card: something new stands on it.
    Card,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Who says it.
    pub speaker: Speaker,
    /// The words.
    pub text: String,
}

/// What the screen shows.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The customer's name.
    pub customer: String,
    /// The scenario's title.
    pub title: String,
    /// The channel.
    pub channel: Channel,
    /// Where the trainee works, as the customer knows it; empty where the scenario does not say it.
    pub desk: String,
    /// What time it is in the talk, where a caption has told it.
    pub now: Option<String>,
    /// How long the two have been talking, where they speak.
    pub spent: Option<String>,
    /// What the channel tells of the moment.
    pub sign: Option<String>,
    /// How much of the customer's patience is left, 0..=1; none where no clock counts.
    pub patience: Option<f32>,
    /// Whether the customer can be put on hold, and is.
    pub hold: Option<bool>,
    /// Whether the customer is writing what will arrive in one piece.
    pub typing: bool,
    /// The customer's mood.
    pub mood: Mood,
    /// Whether the mood is told in numbers too.
    pub numbers: bool,
    /// What was said so far; the newest last.
    pub log: Vec<LogLine>,
    /// From which line on words are still arriving, and how many characters of them are here.
    pub arriving: Option<Arriving>,
    /// The replies on offer. Empty at the end.
    pub replies: Vec<ReplyView>,
    /// Whether the talk has come to its end.
    pub ended: bool,
    /// What the agent knows by now.
    pub card: PolicyCard,
    /// How many facts came onto the card since it was last open.
    pub card_new: usize,
    /// What the trainee has promised and what is still open.
    pub promised: Vec<String>,
    /// Whether the policy card is open.
    pub card_open: bool,
    /// Whether the talk is paused.
    pub paused: bool,
    /// Something to warn of, as when nothing can be saved.
    pub warning: Option<String>,
}

/// Room under the table's edge for name and mood, in points.
const FOOT: f32 = 124.0;

/// Words on their way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arriving {
    /// The first line of the log that is still arriving.
    pub from: usize,
    /// Characters that are here, counted over all arriving lines.
    pub characters: f32,
}

/// What a person does here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TalkAction {
    /// Says a reply.
    Say(String),
    /// Wants the rest of the words now.
    Skip,
    /// Opens or closes the policy card.
    ToggleCard,
    /// Wants the mood in numbers, or no longer.
    ToggleNumbers,
    /// Pauses, or goes on.
    TogglePause,
    /// Puts the customer on hold, or comes back.
    ToggleHold,
    /// Leaves; the talk can be taken up again.
    Leave,
    /// Goes on to the scorecard.
    Scorecard,
}

/// Where the customer and their place are drawn, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// All of it.
    pub whole: Rect,
    /// The height of the table's far edge.
    pub table: f32,
}

/// What was shown: where the stage is, and what the person did.
pub struct Shown {
    /// The stage; none while something else lies there.
    pub stage: Option<Stage>,
    /// What the person did.
    pub action: Option<TalkAction>,
}

/// Shows the screen into the whole window. Nothing is painted on the stage but the mood under it.
pub fn show(ui: &mut Ui, theme: &Theme, model: &Conversation) -> Shown {
    let mut action = keys(ui, model);
    if model.paused {
        pause_panel(ui, theme, &mut action);
        return Shown { stage: None, action };
    }
    let whole = ui.max_rect();
    let stage_width = (whole.width() * 0.44).clamp(180.0, 860.0);
    let (stage_column, talk_column) = whole.split_left_right_at_x(whole.left() + stage_width);
    let stage = Stage {
        whole: stage_column,
        table: stage_column.bottom() - FOOT,
    };
    let mut left = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(stage_column.shrink(16.0))
            .layout(Layout::top_down(Align::Min)),
    );
    // What the policy card hides is hidden from a screen reader too.
    if !model.card_open {
        stage_overlay(&mut left, theme, model, &mut action);
    }
    ui.painter().rect_filled(talk_column, CornerRadius::ZERO, theme.paper);
    ui.painter()
        .vline(talk_column.left(), talk_column.y_range(), Stroke::new(1.0, theme.line));
    let mut right = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(talk_column.shrink2(vec2(20.0, 14.0)))
            .layout(Layout::top_down(Align::Min)),
    );
    talk(&mut right, theme, model, &mut action);
    if model.card_open {
        card_panel(ui, theme, model, stage_column, &mut action);
    }
    Shown {
        stage: (!model.card_open).then_some(stage),
        action,
    }
}

fn keys(ui: &Ui, model: &Conversation) -> Option<TalkAction> {
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::Escape) {
        return Some(if model.card_open && !model.paused {
            TalkAction::ToggleCard
        } else {
            TalkAction::TogglePause
        });
    }
    if model.paused {
        return None;
    }
    if pressed(Key::P) {
        return Some(TalkAction::ToggleCard);
    }
    if pressed(Key::M) {
        return Some(TalkAction::ToggleNumbers);
    }
    if model.hold.is_some() && pressed(Key::H) {
        return Some(TalkAction::ToggleHold);
    }
    if model.arriving.is_some() {
        return (pressed(Key::Space) || pressed(Key::Enter)).then_some(TalkAction::Skip);
    }
    let numbers = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let number = numbers.into_iter().take(model.replies.len()).position(pressed)?;
    Some(TalkAction::Say(model.replies[number].id.clone()))
}

/// The narrowest stage, in points, that has room for the hour and for how long the talk has lasted.
const ROOMY: f32 = 380.0;

/// What lies over the stage: the channel, the hour and what else is to be told above, name and mood below.
fn stage_overlay(ui: &mut Ui, theme: &Theme, model: &Conversation, action: &mut Option<TalkAction>) {
    ui.horizontal_wrapped(|ui| {
        let roomy = ui.available_width() > ROOMY;
        let place = if model.desk.is_empty() || !roomy {
            model.channel.name()
        } else {
            &model.desk
        };
        let told = chip(ui, theme, Some(Sign::Channel(model.channel)), place, theme.ink);
        // The sign shows the channel; who hears the screen needs its name.
        let heard = format!("{}. {}", model.channel.name(), model.desk);
        told.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &heard));
        for told in [&model.now, &model.spent].into_iter().flatten().filter(|_| roomy) {
            chip(ui, theme, None, told, theme.ink);
        }
        if let Some(left) = model.patience {
            patience(ui, theme, left);
        }
        if let Some(sign) = &model.sign {
            let told = chip(ui, theme, None, sign, theme.ink);
            announce(&told);
        }
    });
    if let Some(held) = model.hold {
        let words = if held { "Back to the line (H)" } else { "Hold (H)" };
        if quiet_button(ui, theme, words).clicked() {
            *action = Some(TalkAction::ToggleHold);
        }
    }
    ui.with_layout(Layout::bottom_up(Align::Center), |ui| {
        if name_plate(ui, theme, &model.customer, model.mood, model.numbers).clicked() {
            *action = Some(TalkAction::ToggleNumbers);
        }
    });
}

fn talk(ui: &mut Ui, theme: &Theme, model: &Conversation, action: &mut Option<TalkAction>) {
    let roomy = ui.available_width() > 480.0;
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            if roomy {
                ui.label(RichText::new(&model.title).font(bold_font(sizes().body)));
            }
        },
        |ui| {
            if quiet_button(ui, theme, "Pause").clicked() {
                *action = Some(TalkAction::TogglePause);
            }
            let words = match model.card_new {
                0 => "Policy card (P)".to_owned(),
                new => format!("Policy card (P): {new} new"),
            };
            if quiet_button(ui, theme, &words).clicked() {
                *action = Some(TalkAction::ToggleCard);
            }
        },
    );
    if let Some(warning) = &model.warning {
        warn(ui, theme, warning);
    }
    ui.separator();
    let compact = ui.available_height() < 420.0;
    if compact {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if let Some(answer) = log(ui, theme, model)
                && (is_new(ui, model) || model.arriving.is_some())
            {
                // Log and replies share one column here: what is answered stands on top, the replies below it.
                ui.scroll_to_rect(answer, Some(Align::TOP));
            }
            offers(ui, theme, model, action);
        });
        return;
    }
    // The replies take the height they need; the log has the rest.
    let measured = egui::Id::new("height of the replies");
    let needed = ui.data(|data| data.get_temp::<f32>(measured)).unwrap_or(220.0);
    let mut log_height = (ui.available_height() - needed - 44.0).max(140.0);
    // The newest words stay in view at the bottom. What is said of the scenario comes before them, and must not be overlooked; with the next
    // reply the log begins to stick to its bottom anew, as if it had never been elsewhere.
    let noted = model.log[newest(model)..].iter().any(|line| line.speaker == Speaker::Note);
    let measured_note = egui::Id::new("height of the note and of what follows it");
    if noted {
        // The note should not push out of sight what has to be answered.
        let wanted = ui.data(|data| data.get_temp::<f32>(measured_note)).unwrap_or(log_height);
        log_height = log_height.max(wanted.min(ui.available_height() / 2.0));
    }
    egui::ScrollArea::vertical()
        .id_salt(("log", noted))
        .max_height(log_height)
        .min_scrolled_height(log_height)
        .auto_shrink(false)
        .stick_to_bottom(!noted)
        .show(ui, |ui| {
            if let Some(answer) = log(ui, theme, model)
                && noted
            {
                if is_new(ui, model) {
                    ui.scroll_to_rect(answer, Some(Align::TOP));
                }
                let height = answer.height() + 6.0;
                if ui.data(|data| data.get_temp(measured_note)) != Some(height) {
                    ui.data_mut(|data| data.insert_temp(measured_note, height));
                    ui.ctx().request_repaint();
                }
            }
        });
    ui.separator();
    egui::ScrollArea::vertical().id_salt("replies").auto_shrink(false).show(ui, |ui| {
        let height = ui.scope(|ui| offers(ui, theme, model, action)).response.rect.height();
        if height != needed {
            ui.data_mut(|data| data.insert_temp(measured, height));
            ui.ctx().request_repaint();
        }
    });
}

/// Whether the log has changed since it was last asked, its words have all arrived, or there is other room for them, as when the bar for
/// scrolling comes up beside them.
fn is_new(ui: &Ui, model: &Conversation) -> bool {
    let room = vec2(ui.available_width(), ui.clip_rect().height()).round();
    let seen = (model.log.len(), model.arriving.is_none(), room);
    let id = egui::Id::new("the log that was scrolled to");
    let before = ui.data(|data| data.get_temp::<(usize, bool, egui::Vec2)>(id));
    ui.data_mut(|data| data.insert_temp(id, seen));
    before != Some(seen)
}

/// Where in the log what is new begins: after the trainee's last words, or at what is said of the scenario where a talk was taken up again, as
/// the answer before that was read long ago.
fn newest(model: &Conversation) -> usize {
    let last = |speaker| model.log.iter().rposition(|line| line.speaker == speaker);
    let answer = last(Speaker::You).map_or(0, |at| at + 1);
    last(Speaker::Note).map_or(answer, |note| note.max(answer))
}

/// Shows what was said; where the customer's answer to the last reply stands.
fn log(ui: &mut Ui, theme: &Theme, model: &Conversation) -> Option<Rect> {
    let answer = newest(model);
    let mut place = None;
    let mut left = model.arriving.map(|arriving| arriving.characters as usize);
    for (index, line) in model.log.iter().enumerate() {
        let arriving = model.arriving.is_some_and(|arriving| index >= arriving.from);
        let text = match (&mut left, arriving) {
            (Some(left), true) => {
                let shown: String = line.text.chars().take(*left).collect();
                *left -= shown.chars().count();
                if shown.is_empty() {
                    break;
                }
                shown
            }
            _ => line.text.clone(),
        };
        let top = ui.cursor().top();
        let words = Words {
            shown: &text,
            whole: &line.text,
            newest: index + 1 == model.log.len(),
            answers: index >= answer,
        };
        bubble(ui, theme, model, line.speaker, words);
        if index >= answer {
            let shown = Rect::from_min_max(pos2(ui.min_rect().left(), top), ui.min_rect().max);
            place = Some(place.map_or(shown, |place: Rect| place.union(shown)));
        }
        ui.add_space(gaps().small);
    }
    if model.typing {
        let dots = chip(ui, theme, None, "•  •  •", theme.muted);
        dots.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, format!("{} is typing", model.customer)));
        place = Some(place.map_or(dots.rect, |place| place.union(dots.rect)));
    }
    place
}

/// Lets a screen reader hear it by itself, as soon as it is free.
fn announce(response: &egui::Response) {
    let polite = |node: &mut egui::accesskit::Node| node.set_live(egui::accesskit::Live::Polite);
    response.ctx.accesskit_node_builder(response.id, polite);
}

/// Words in the log.
#[derive(Clone, Copy)]
struct Words<'a> {
    /// What of them has arrived.
    shown: &'a str,
    whole: &'a str,
    newest: bool,
    /// Whether they come after the trainee's last words.
    answers: bool,
}

impl Words<'_> {
    /// A screen reader hears the whole line at once, not letter by letter; what answers the last reply by itself, as soon as it begins to arrive.
    fn read_out(&self, response: &egui::Response) {
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, self.whole));
        if self.answers {
            announce(response);
        }
    }
}

fn bubble(ui: &mut Ui, theme: &Theme, model: &Conversation, speaker: Speaker, words: Words<'_>) {
    let shown = words.shown;
    let room = ui.available_width();
    match speaker {
        Speaker::Time => {
            ui.vertical_centered(|ui| words.read_out(&small(ui, theme, shown)));
        }
        Speaker::Note => {
            theme.sunk_frame().stroke(Stroke::new(1.0, theme.edge)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new("Before you go on").font(bold_font(sizes().small)).color(theme.accent));
                words.read_out(&small(ui, theme, shown));
            });
        }
        Speaker::Card => {
            theme.sunk_frame().stroke(Stroke::new(1.0, theme.line)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(
                    RichText::new("New on your policy card")
                        .font(bold_font(sizes().small))
                        .color(theme.accent),
                );
                words.read_out(&small(ui, theme, shown));
            });
        }
        Speaker::Coach => {
            theme.sunk_frame().show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new("Coach").font(bold_font(sizes().small)).color(theme.accent));
                words.read_out(&paragraph(ui, shown));
            });
        }
        Speaker::Customer | Speaker::You => {
            let yours = speaker == Speaker::You;
            let layout = if yours {
                Layout::top_down(Align::Max)
            } else {
                Layout::top_down(Align::Min)
            };
            ui.with_layout(layout, |ui| {
                ui.set_max_width(room);
                let fill = if yours { theme.you } else { theme.card };
                let frame = egui::Frame::new()
                    .fill(fill)
                    .stroke(Stroke::new(1.0, theme.line))
                    .corner_radius(CornerRadius::same(radius()))
                    .inner_margin(Margin::symmetric(14, 10));
                frame.show(ui, |ui| {
                    // A letter has the whole width; what is spoken or written in a chat leans to the side of who says it.
                    ui.set_max_width(if model.channel == Channel::Email { room } else { room * 0.86 });
                    ui.with_layout(Layout::top_down(Align::Min), |ui| {
                        let name = if yours { "You" } else { model.customer.as_str() };
                        let name = match model.channel {
                            Channel::Email => format!("From: {name}"),
                            _ => name.to_owned(),
                        };
                        ui.label(RichText::new(name).font(bold_font(sizes().small)).color(theme.muted));
                        let size = if words.newest && !yours { sizes().said } else { sizes().body };
                        let text = RichText::new(shown).size(size).line_height(Some(leading(size)));
                        words.read_out(&ui.add(egui::Label::new(text).wrap()));
                    });
                });
            });
        }
    }
}

fn offers(ui: &mut Ui, theme: &Theme, model: &Conversation, action: &mut Option<TalkAction>) {
    ui.add_space(gaps().hair);
    if model.arriving.is_some() {
        if quiet_button(ui, theme, "Show the rest (Space)").clicked() {
            *action = Some(TalkAction::Skip);
        }
        return;
    }
    if model.ended {
        let button = primary_button(ui, theme, "See how it went");
        focus_at_first(&button);
        if button.clicked() {
            *action = Some(TalkAction::Scorecard);
        }
        return;
    }
    if model.replies.is_empty() {
        muted(
            ui,
            theme,
            "The scenario has no reply left here. Please tell whoever wrote it; you can leave by Pause.",
        );
        return;
    }
    for (index, reply) in model.replies.iter().enumerate() {
        if reply_card(ui, theme, index + 1, &reply.text).clicked() {
            *action = Some(TalkAction::Say(reply.id.clone()));
        }
    }
    small(ui, theme, "Answer with a click, with 1 to 4, or with Tab and Enter.");
}

fn card_panel(ui: &mut Ui, theme: &Theme, model: &Conversation, column: Rect, action: &mut Option<TalkAction>) {
    let rect = column.shrink(12.0);
    let mut panel = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    theme.card_frame().show(&mut panel, |ui| {
        ui.set_min_size(ui.available_size());
        egui::Sides::new().shrink_left().show(
            ui,
            |ui| heading(ui, "Policy card"),
            |ui| {
                if quiet_button(ui, theme, "Close (P)").clicked() {
                    *action = Some(TalkAction::ToggleCard);
                }
            },
        );
        egui::ScrollArea::vertical().id_salt("policy").auto_shrink(false).show(ui, |ui| {
            policy::promised(ui, theme, &model.promised);
            policy::show(ui, theme, &model.card);
        });
    });
}

fn pause_panel(ui: &mut Ui, theme: &Theme, action: &mut Option<TalkAction>) {
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, CornerRadius::ZERO, theme.paper);
    let rect = Rect::from_center_size(
        whole.center(),
        vec2(whole.width().min(520.0) - 32.0, whole.height().min(300.0) - 16.0),
    );
    let mut panel = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    egui::ScrollArea::vertical().id_salt("pause").show(&mut panel, |ui| {
        title(ui, "Paused");
        paragraph(ui, "The clock stands still. Breathe.");
        ui.add_space(gaps().small);
        ui.horizontal_wrapped(|ui| {
            let go_on = primary_button(ui, theme, "Go on");
            focus_at_first(&go_on);
            if go_on.clicked() {
                *action = Some(TalkAction::TogglePause);
            }
            if quiet_button(ui, theme, "Leave for now").clicked() {
                *action = Some(TalkAction::Leave);
            }
        });
        muted(ui, theme, "If you leave, the talk is kept and you can take it up again.");
    });
}
