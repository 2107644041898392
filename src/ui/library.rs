//! A shelf of customers to choose from, the trainer's own beside the shipped ones.

use super::measures::{gaps, leading, sizes};
use super::theme::{Theme, bold_font};
use super::widgets::{
    PortraitCache, Sign, chip, difficulty_dots, heading, link_button, muted, paragraph, portrait_image, primary_button, quiet_button,
    shortened, sign, small, title, warn,
};
use crate::course::{self, Because, Next};
use crate::portrait::{Appearance, Pose};
use crate::scenario::{Channel, Scenario};
use egui::{Label, RichText, Ui, vec2};
use std::collections::BTreeSet;

/// The widest the shelf becomes, in points: three customers side by side.
const WIDEST: f32 = 1560.0;
/// The side of a face on a card, in points.
const FACE: f32 = 116.0;
/// The side of a face on a board for later.
const WAITING: f32 = 64.0;

/// One customer on the shelf.
#[derive(Clone, Debug)]
pub struct ShelfItem {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The customer's name.
    pub customer: String,
    /// What they say on the shelf.
    pub line: String,
    /// The channel.
    pub channel: Channel,
    /// From 1 to 5.
    pub difficulty: u8,
    /// How long a play takes.
    pub minutes: u8,
    /// Whether it is the trainer's own file.
    pub own: bool,
    /// This person's last result.
    pub last: Option<Result>,
    /// Whether the scenario has changed since that result.
    pub changed: bool,
    /// This person's best result.
    pub best: Option<u8>,
    /// How the customer looks.
    pub appearance: Appearance,
    /// The mood they arrive in.
    pub pose: Pose,
}

/// A result of an earlier play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Result {
    /// The overall score.
    pub overall: Option<u8>,
    /// Whether it passed.
    pub passed: bool,
}

impl ShelfItem {
    /// What the shelf shows of a scenario.
    pub fn of(id: &str, scenario: &Scenario, own: bool, last: Option<Result>, best: Option<u8>) -> Self {
        let (appearance, pose) = face(scenario);
        Self {
            id: id.to_owned(),
            title: scenario.title.clone(),
            customer: scenario.customer.name.clone(),
            line: scenario.customer.line.clone(),
            channel: scenario.channel,
            difficulty: scenario.difficulty,
            minutes: scenario.minutes,
            own,
            last,
            changed: false,
            best,
            appearance,
            pose,
        }
    }

    /// What the customer is called when talked to.
    pub fn first_name(&self) -> &str {
        self.customer.split_whitespace().next().unwrap_or(&self.customer)
    }
}

/// The face of a scenario's customer, in the mood they arrive in.
pub fn face(scenario: &Scenario) -> (Appearance, Pose) {
    let customer = &scenario.customer;
    // What the file leaves open is drawn by the name, so that a customer always looks the same.
    let seed = customer
        .name
        .bytes()
        .fold(17u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    (Appearance::of(&customer.look, customer.age, seed), Pose::of_mood(customer.mood))
}

/// A file that cannot be played, with its message.
#[derive(Clone, Debug)]
pub struct BrokenItem {
    /// The file.
    pub name: String,
    /// What is wrong, as the author reads it in the terminal.
    pub message: String,
}

/// A talk that was left in the middle.
#[derive(Clone, Debug)]
pub struct OpenTalk {
    /// Which play.
    pub play: String,
    /// The scenario's title.
    pub title: String,
    /// How many replies were given.
    pub replies: usize,
    /// Whether the scenario has changed since, and the talk goes over to what it is now.
    pub changed: bool,
}

/// What the screen shows.
#[derive(Default)]
pub struct Shelf {
    /// Who plays.
    pub person: String,
    /// The customers.
    pub items: Vec<ShelfItem>,
    /// On which board each of them stands, as places in `items`.
    pub boards: Vec<course::Shelf>,
    /// Whom to talk to next, as a place in `items`.
    pub next: Option<Next>,
    /// The titles of boards for later that were opened all the same.
    pub opened: BTreeSet<String>,
    /// Files that cannot be played.
    pub broken: Vec<BrokenItem>,
    /// Talks left in the middle.
    pub open: Vec<OpenTalk>,
    /// Something to warn of, as when nothing can be saved.
    pub warning: Option<String>,
    /// How many missed decisions are to be practised in one sitting today.
    pub to_practise: usize,
    /// The trainer's own folder.
    pub folder: String,
    /// Pictures drawn so far.
    pub portraits: PortraitCache,
}

/// What a person does here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfAction {
    /// Chooses a scenario.
    Choose(String),
    /// Goes on with a talk.
    Resume(String),
    /// Leaves a talk for good.
    Leave(String),
    /// Looks for scenarios again.
    Reload,
    /// Somebody else plays.
    SwitchPerson,
    /// Sees how they get on.
    Progress,
    /// Sees how the team fares.
    Team,
    /// Rates a talk that somebody handed in.
    Rate,
    /// Opens the settings.
    Settings,
}

/// Shows the screen.
pub fn show(ui: &mut Ui, theme: &Theme, model: &mut Shelf) -> Option<ShelfAction> {
    let mut action = None;
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(WIDEST);
        let side = (ui.available_width() - width) / 2.0;
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                // Room above for the ring around a button that has the focus.
                ui.add_space(gaps().hair);
                header(ui, theme, model, &mut action);
                if let Some(warning) = &model.warning {
                    warn(ui, theme, warning);
                    ui.add_space(gaps().small);
                }
                for talk in &model.open {
                    open_talk(ui, theme, talk, &mut action);
                }
                shelf(ui, theme, model, &mut action);
                for broken in &model.broken {
                    broken_file(ui, theme, broken);
                }
                ui.add_space(gaps().medium);
                team(ui, theme, &mut action);
                ui.add_space(gaps().medium);
                ui.horizontal_wrapped(|ui| {
                    if quiet_button(ui, theme, "Reload").clicked() {
                        action = Some(ShelfAction::Reload);
                    }
                    small(ui, theme, &format!("Your own scenarios go into {}", model.folder));
                });
                ui.add_space(gaps().wide);
            });
        });
    });
    action
}

/// The ways to what others have handed in.
fn team(ui: &mut Ui, theme: &Theme, action: &mut Option<ShelfAction>) {
    heading(ui, "For whoever leads a team");
    muted(ui, theme, "Only what was handed in is seen there.");
    ui.horizontal_wrapped(|ui| {
        if quiet_button(ui, theme, "How the team fares").clicked() {
            *action = Some(ShelfAction::Team);
        }
        if quiet_button(ui, theme, "Rate a talk").clicked() {
            *action = Some(ShelfAction::Rate);
        }
    });
}

fn header(ui: &mut Ui, theme: &Theme, model: &Shelf, action: &mut Option<ShelfAction>) {
    egui::Sides::new().shrink_left().show(
        ui,
        |ui| {
            title(ui, "Who needs you today?");
        },
        |ui| {
            if quiet_button(ui, theme, "Settings").clicked() {
                *action = Some(ShelfAction::Settings);
            }
            let words = match model.to_practise {
                0 => "Your progress".to_owned(),
                due => format!("Your progress: {due} to practise"),
            };
            if quiet_button(ui, theme, &words).clicked() {
                *action = Some(ShelfAction::Progress);
            }
            let person = quiet_button(ui, theme, &shortened(&model.person, 24));
            person.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &model.person));
            if person.on_hover_text("Somebody else plays").clicked() {
                *action = Some(ShelfAction::SwitchPerson);
            }
        },
    );
    let invitation = "Choose a customer. You can try as often as you like; only you see how it went.";
    ui.add(Label::new(RichText::new(invitation).color(theme.muted)).wrap());
    ui.add_space(gaps().small);
}

fn open_talk(ui: &mut Ui, theme: &Theme, talk: &OpenTalk, action: &mut Option<ShelfAction>) {
    theme.card_frame().stroke(egui::Stroke::new(2.0, theme.accent)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, "You were in the middle of a talk");
        let replies = if talk.replies == 1 {
            "one reply".to_owned()
        } else {
            format!("{} replies", talk.replies)
        };
        let from = if talk.changed {
            "The scenario has changed since. You go on from the last reply that still fits it; nothing counts against you."
        } else {
            "It goes on exactly where you left it."
        };
        paragraph(ui, &format!("“{}”, after {replies}. {from}", talk.title));
        ui.horizontal_wrapped(|ui| {
            // Where several talks were left, a screen reader tells them apart.
            let named = |button: egui::Response, words: &str| {
                let name = format!("{words}: {}", talk.title);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
                button.clicked()
            };
            if named(primary_button(ui, theme, "Go on"), "Go on") {
                *action = Some(ShelfAction::Resume(talk.play.clone()));
            }
            if named(quiet_button(ui, theme, "Let it be"), "Let it be") {
                *action = Some(ShelfAction::Leave(talk.play.clone()));
            }
        });
    });
    ui.add_space(gaps().medium);
}

fn shelf(ui: &mut Ui, theme: &Theme, model: &mut Shelf, action: &mut Option<ShelfAction>) {
    if model.items.is_empty() {
        paragraph(
            ui,
            "There is nobody on the shelf. Put a scenario file into your folder and press Reload.",
        );
        return;
    }
    if let Some(next) = model.next.clone() {
        suggestion(ui, theme, model, &next, action);
    }
    for board in model.boards.clone() {
        board_head(ui, theme, &board);
        match &board.later {
            Some(later) if !model.opened.contains(&board.module.title) => for_later(ui, theme, model, &board, later),
            _ => cards(ui, theme, model, &board.lessons, action),
        }
        ui.add_space(gaps().wide);
    }
}

/// Whom to talk to next, and why.
fn suggestion(ui: &mut Ui, theme: &Theme, model: &mut Shelf, next: &Next, action: &mut Option<ShelfAction>) {
    let item = &model.items[next.lesson];
    // A talk that was left comes first.
    let foremost = model.open.is_empty();
    let stroke = if foremost { (2.0, theme.accent) } else { (1.0, theme.line) };
    theme.card_frame().stroke(egui::Stroke::new(stroke.0, stroke.1)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gaps().wide;
            face_of(ui, theme, item, &mut model.portraits, FACE);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = gaps().hair;
                ui.add(Label::new(RichText::new("Next for you").small().color(theme.accent)).wrap());
                ui.add(Label::new(RichText::new(&item.customer).font(bold_font(sizes().lead))).wrap());
                paragraph(ui, &format!("“{}”", item.line));
                muted(ui, theme, &reason(&next.because));
                ui.add_space(gaps().hair);
                let words = format!("Talk to {}", item.first_name());
                let button = if foremost {
                    primary_button(ui, theme, &words)
                } else {
                    quiet_button(ui, theme, &words)
                };
                let name = format!("Next for you: {words}");
                button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
                if button.clicked() {
                    *action = Some(ShelfAction::Choose(item.id.clone()));
                }
            });
        });
    });
    ui.add_space(gaps().wide);
}

fn reason(because: &Because) -> String {
    match because {
        Because::Begin => "A gentle talk to begin with.".into(),
        Because::Weak { dimension, score, title } => format!(
            "Much turns on {} here, and that was at {score} in “{title}”.",
            dimension.name().to_lowercase()
        ),
        Because::Onward { module } => format!("The next one in “{module}”."),
        Because::LongAgo => "You have passed them all. This one was the longest ago.".into(),
    }
}

fn board_head(ui: &mut Ui, theme: &Theme, board: &course::Shelf) {
    heading(ui, &board.module.title);
    ui.horizontal_wrapped(|ui| {
        if !board.module.about.is_empty() {
            muted(ui, theme, &board.module.about);
        }
        if board.passed > 0 {
            small(ui, theme, &format!("{} of {} passed", board.passed, board.lessons.len()));
        }
    });
    ui.add_space(gaps().hair);
}

/// A board whose time will come, and the way to it for those who will not wait.
fn for_later(ui: &mut Ui, theme: &Theme, model: &mut Shelf, board: &course::Shelf, later: &course::Later) {
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            for place in &board.lessons {
                face_of(ui, theme, &model.items[*place], &mut model.portraits, WAITING);
            }
        });
        let talks = if later.more == 1 {
            "one more talk".to_owned()
        } else {
            format!("{} more talks", later.more)
        };
        let customers = if board.lessons.len() == 1 {
            "One customer waits here".to_owned()
        } else {
            format!("{} customers wait here", board.lessons.len())
        };
        muted(
            ui,
            theme,
            &format!("{customers}. Their time comes after {talks} in “{}”.", later.after),
        );
        let button = quiet_button(ui, theme, "Show them now");
        let name = format!("Show them now: {}", board.module.title);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
        if button.clicked() {
            model.opened.insert(board.module.title.clone());
        }
    });
}

fn cards(ui: &mut Ui, theme: &Theme, model: &mut Shelf, places: &[usize], action: &mut Option<ShelfAction>) {
    let columns = ((ui.available_width() + 16.0) / 420.0).floor().max(1.0) as usize;
    let width = (ui.available_width() - 16.0 * (columns - 1) as f32) / columns as f32;
    for row in places.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gaps().wide;
            for place in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    customer_card(ui, theme, &model.items[*place], &mut model.portraits, action);
                });
            }
        });
        ui.add_space(gaps().small);
    }
}

fn face_of(ui: &mut Ui, theme: &Theme, item: &ShelfItem, portraits: &mut PortraitCache, side: f32) {
    let picture = portraits.get(ui.ctx(), &item.id, 256, &item.appearance, &item.pose);
    egui::Frame::new().fill(theme.sunk).corner_radius(10).show(ui, |ui| {
        portrait_image(ui, &picture, side, &item.customer);
    });
}

fn customer_card(ui: &mut Ui, theme: &Theme, item: &ShelfItem, portraits: &mut PortraitCache, action: &mut Option<ShelfAction>) {
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gaps().wide;
            face_of(ui, theme, item, portraits, FACE);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = gaps().hair;
                ui.add(Label::new(RichText::new(&item.customer).font(bold_font(sizes().lead))).wrap());
                ui.add(Label::new(RichText::new(format!("“{}”", item.line)).line_height(Some(leading(sizes().body)))).wrap());
                ui.add_space(gaps().hair);
                ui.horizontal_wrapped(|ui| {
                    sign(ui, Sign::Channel(item.channel), 18.0, theme.muted);
                    small(ui, theme, item.channel.name());
                    ui.add_space(gaps().hair);
                    difficulty_dots(ui, item.difficulty, theme.muted);
                    ui.add_space(gaps().hair);
                    small(ui, theme, &format!("{} min", item.minutes));
                });
            });
        });
        ui.add_space(gaps().hair);
        muted(ui, theme, &item.title);
        ui.horizontal_wrapped(|ui| {
            if quiet_button(ui, theme, &format!("Talk to {}", item.first_name())).clicked() {
                *action = Some(ShelfAction::Choose(item.id.clone()));
            }
            ui.add_space(gaps().hair);
            if item.own {
                chip(ui, theme, None, "Your own", theme.muted);
            }
            match item.last {
                None => {
                    chip(ui, theme, None, "New", theme.accent);
                }
                Some(last) => {
                    let score = last.overall.map_or_else(|| "–".into(), |score| score.to_string());
                    let (mark, word, colour) = if last.passed {
                        (Sign::Tick, "passed", theme.good)
                    } else {
                        (Sign::Waiting, "not yet", theme.amber)
                    };
                    chip(ui, theme, Some(mark), &format!("Last {score}, {word}"), colour);
                    if let Some(best) = item.best.filter(|best| Some(*best) != last.overall) {
                        chip(ui, theme, None, &format!("Best {best}"), theme.muted);
                    }
                    if item.changed {
                        small(ui, theme, "The scenario has changed since.");
                    }
                }
            }
        });
    });
}

fn broken_file(ui: &mut Ui, theme: &Theme, broken: &BrokenItem) {
    ui.add_space(gaps().hair);
    theme.card_frame().stroke(egui::Stroke::new(1.0, theme.warn)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            sign(ui, Sign::Warning, 20.0, theme.warn);
            heading(ui, "This file cannot be played yet");
        });
        small(ui, theme, &broken.name);
        egui::ScrollArea::horizontal().id_salt(&broken.name).show(ui, |ui| {
            ui.add(Label::new(RichText::new(&broken.message).monospace()).extend());
        });
    });
}

/// A link back to the shelf.
pub fn back_link(ui: &mut Ui, theme: &Theme) -> bool {
    link_button(ui, theme, "← All customers").clicked()
}
