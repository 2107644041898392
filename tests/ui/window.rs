//! A screen in a window of a size, and the hands and ears of the person before it.

use egui::accesskit::Role;
use egui::{Context, Key, LayerId, Rect, Ui, UiBuilder, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use goodword::ui::preferences::Shade;
use goodword::ui::theme::Theme;

/// What can be shown in a window.
pub(crate) trait Screen {
    /// What a person does there.
    type Action;

    /// Whether something moves, so that frame follows on frame.
    fn moves(&self) -> bool {
        false
    }

    /// How much of the window's height its lowest scroll area has at least, in points.
    fn scrolled_height(&self, view: View) -> f32 {
        view.size.y - 130.0
    }

    /// Shows it into the whole window, as the app does.
    fn show(&mut self, ctx: &Context, theme: &Theme) -> Option<Self::Action>;
}

/// The window's root, made as the app makes it.
pub(crate) fn root(ctx: &Context, name: &str) -> Ui {
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect());
    Ui::new(ctx.clone(), egui::Id::new(name), builder)
}

/// A page with its margins, made as the app makes it.
pub(crate) fn page<R>(ctx: &Context, name: &str, theme: &Theme, inner: impl FnOnce(&mut Ui) -> R) -> R {
    let mut ui = root(ctx, name);
    egui::CentralPanel::default().frame(theme.page_frame()).show(&mut ui, inner).inner
}

/// How large the window is, how large its text, and in which shade.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    /// In points, as the screen sees it.
    pub(crate) size: Vec2,
    /// Pixels a point.
    pub(crate) zoom: f32,
    pub(crate) shade: Shade,
}

impl View {
    pub(crate) const USUAL: Self = Self::new(1280.0, 720.0, 1.0, Shade::Light);
    pub(crate) const ZOOMED: Self = Self::new(1280.0, 720.0, 2.0, Shade::Light);

    /// The views that every screen has to hold in.
    pub(crate) const ALL: [Self; 7] = [
        Self::USUAL,
        Self::new(1920.0, 1080.0, 1.0, Shade::Light),
        Self::ZOOMED,
        Self::new(1280.0, 720.0, 1.0, Shade::Dark),
        Self::new(1920.0, 1080.0, 1.0, Shade::Dark),
        Self::new(1280.0, 720.0, 2.0, Shade::Dark),
        Self::new(1280.0, 720.0, 1.0, Shade::Contrast),
    ];

    const fn new(width: f32, height: f32, zoom: f32, shade: Shade) -> Self {
        Self {
            size: Vec2::new(width / zoom, height / zoom),
            zoom,
            shade,
        }
    }

    pub(crate) fn rect(self) -> Rect {
        Rect::from_min_size(egui::Pos2::ZERO, self.size)
    }
}

/// A screen, its colours, and what was done on it.
pub(crate) struct Window<S: Screen> {
    pub(crate) screen: S,
    pub(crate) theme: Theme,
    pub(crate) actions: Vec<S::Action>,
    /// Fonts are there from the second frame on, so nothing is drawn before.
    dressed: bool,
}

/// A window with a screen in it.
pub(crate) type Seen<S> = Harness<'static, Window<S>>;

/// Opens a window on a screen.
pub(crate) fn open<S: Screen + 'static>(screen: S, view: View) -> Seen<S> {
    let window = Window {
        screen,
        theme: Theme::of(view.shade),
        actions: Vec::new(),
        dressed: false,
    };
    let mut seen = Harness::builder()
        .with_size(view.size)
        .with_pixels_per_point(view.zoom)
        .with_max_steps(16)
        .build_ui_state(
            |ui, window: &mut Window<S>| {
                if window.dressed {
                    let action = window.screen.show(&ui.ctx().clone(), &window.theme);
                    window.actions.extend(action);
                }
            },
            window,
        );
    seen.state().theme.apply(&seen.ctx);
    seen.ctx.all_styles_mut(|style| style.animation_time = 0.0);
    seen.state_mut().dressed = true;
    seen.settle();
    seen
}

/// Opens a window of the usual size.
pub(crate) fn see<S: Screen + 'static>(screen: S) -> Seen<S> {
    open(screen, View::USUAL)
}

/// What a person does and finds.
pub(crate) trait Hands<S: Screen> {
    /// Lets it come to rest. A screen that asks for frame after frame and moves nothing keeps a laptop warm; that is a fault.
    fn settle(&mut self);
    /// Presses a key.
    fn press(&mut self, key: Key);
    /// Brings a button or the like into view and clicks on it.
    fn click_on(&mut self, role: Role, name: &str);
    /// Clicks on a button.
    fn click_button(&mut self, name: &str);
    /// What was done since this was last asked.
    fn done(&mut self) -> Vec<S::Action>;
    /// Whether a text stands there, or something is called so.
    fn says(&self, words: &str) -> bool;
    /// The names of everything of a role, in order.
    fn names(&self, role: Role) -> Vec<String>;
    /// The name of what has the focus.
    fn focused(&self) -> Option<String>;
}

impl<S: Screen + 'static> Hands<S> for Seen<S> {
    fn settle(&mut self) {
        if self.state().screen.moves() {
            self.run_steps(3);
        } else {
            self.run();
        }
    }

    fn press(&mut self, key: Key) {
        self.key_press(key);
        self.settle();
    }

    fn click_on(&mut self, role: Role, name: &str) {
        self.get_by_role_and_label(role, name).scroll_to_me();
        self.settle();
        self.get_by_role_and_label(role, name).click();
        self.settle();
    }

    fn click_button(&mut self, name: &str) {
        self.click_on(Role::Button, name);
    }

    fn done(&mut self) -> Vec<S::Action> {
        std::mem::take(&mut self.state_mut().actions)
    }

    fn says(&self, words: &str) -> bool {
        nodes(self).iter().any(|node| name(node).contains(words))
    }

    fn names(&self, role: Role) -> Vec<String> {
        nodes(self)
            .iter()
            .filter(|node| node.accesskit_node().role() == role)
            .map(name)
            .collect()
    }

    fn focused(&self) -> Option<String> {
        nodes(self).iter().find(|node| node.is_focused()).map(name)
    }
}

/// Everything in the tree, in order.
pub(crate) fn nodes<S: Screen>(seen: &Seen<S>) -> Vec<Node<'_>> {
    seen.root().children_recursive().collect()
}

/// What a node is called. A label's name is its value.
pub(crate) fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    let name = match node.role() {
        Role::Label => node.value(),
        _ => node.label(),
    };
    name.unwrap_or_default()
}
