//! The visual language: colours as tokens, and how they, the measures and the fonts become a look. The only place that makes a colour.

use super::measures::{gaps, motion, radius, sizes};
use super::preferences::Shade;
use crate::portrait::{PlaceTones, Tones};
use crate::rubric::Dimension;
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2};
use serde::{Deserialize, Deserializer, de};
use std::sync::Arc;

/// The name of the bold face.
const BOLD: &str = "bold";

/// The colours of a shade.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Background.
    #[serde(deserialize_with = "hex")]
    pub paper: Color32,
    /// A raised surface.
    #[serde(deserialize_with = "hex")]
    pub card: Color32,
    /// A lowered surface.
    #[serde(deserialize_with = "hex")]
    pub sunk: Color32,
    /// A line between surfaces.
    #[serde(deserialize_with = "hex")]
    pub line: Color32,
    /// The edge of what one can use: fields and radio buttons.
    #[serde(deserialize_with = "hex")]
    pub edge: Color32,
    /// Text.
    #[serde(deserialize_with = "hex")]
    pub ink: Color32,
    /// Secondary text.
    #[serde(deserialize_with = "hex")]
    pub muted: Color32,
    /// The one primary action, and the focus ring.
    #[serde(deserialize_with = "hex")]
    pub accent: Color32,
    /// Text on the accent.
    #[serde(deserialize_with = "hex")]
    pub on_accent: Color32,
    /// What fails.
    #[serde(deserialize_with = "hex")]
    pub warn: Color32,
    /// What calls for care.
    #[serde(deserialize_with = "hex")]
    pub amber: Color32,
    /// What was kept.
    #[serde(deserialize_with = "hex")]
    pub good: Color32,
    /// Empathy.
    #[serde(deserialize_with = "hex")]
    pub empathy: Color32,
    /// Positive phrasing.
    #[serde(deserialize_with = "hex")]
    pub phrasing: Color32,
    /// Honesty.
    #[serde(deserialize_with = "hex")]
    pub honesty: Color32,
    /// The trainee's own words.
    #[serde(deserialize_with = "hex")]
    pub you: Color32,
    /// The place around the customer.
    pub place: PlaceColours,
}

/// The colours of the place around the customer, each as it is, away from the light, and towards it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceColours {
    wall: [Hex; 3],
    wood: [Hex; 3],
    far: [Hex; 3],
    sky: [Hex; 2],
    #[serde(deserialize_with = "hex")]
    glow: Color32,
    #[serde(deserialize_with = "hex")]
    leaf: Color32,
    #[serde(deserialize_with = "hex")]
    bright: Color32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
struct Hex(#[serde(deserialize_with = "hex")] Color32);

fn hex<'de, D: Deserializer<'de>>(from: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(from)?;
    Color32::from_hex(&text).map_err(|_| de::Error::custom(format!("`{text}` is no colour; one looks like \"#1C2430\"")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shades {
    light: Theme,
    dark: Theme,
    contrast: Theme,
}

impl Theme {
    /// The colours of a shade, from the data file.
    pub fn of(shade: Shade) -> Self {
        let shades: Shades = ron::from_str(include_str!("../../assets/theme.ron")).expect("the built-in theme is tested to load");
        match shade {
            Shade::Light => shades.light,
            Shade::Dark => shades.dark,
            Shade::Contrast => shades.contrast,
        }
    }

    /// The colours of the place around the customer, as the picture needs them.
    pub fn place_tones(&self) -> PlaceTones {
        let tones = |[base, shade, light]: [Hex; 3]| Tones {
            base: channels(base.0),
            shade: channels(shade.0),
            light: channels(light.0),
        };
        PlaceTones {
            wall: tones(self.place.wall),
            wood: tones(self.place.wood),
            far: tones(self.place.far),
            sky: self.place.sky.map(|sky| channels(sky.0)),
            glow: channels(self.place.glow),
            leaf: channels(self.place.leaf),
            bright: channels(self.place.bright),
        }
    }

    /// The colour of a dimension; always shown with its sign and name.
    pub fn dimension(&self, dimension: Dimension) -> Color32 {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::PositivePhrasing => self.phrasing,
            Dimension::Honesty => self.honesty,
        }
    }

    /// A card's surface with a little of a colour in it; `part` is 0 for none and 1 for the colour itself.
    pub fn tinted(&self, colour: Color32, part: f32) -> Color32 {
        self.card.lerp_to_gamma(colour, part)
    }

    /// Sets fonts, sizes, spacing and colours of a context.
    pub fn apply(&self, ctx: &egui::Context) {
        ctx.set_fonts(fonts());
        self.apply_style(ctx);
    }

    /// Sets all but the fonts, as when the shade changes.
    pub fn apply_style(&self, ctx: &egui::Context) {
        ctx.all_styles_mut(|style| {
            style.text_styles = [
                (TextStyle::Small, FontId::proportional(sizes().small)),
                (TextStyle::Body, FontId::proportional(sizes().body)),
                (TextStyle::Button, FontId::proportional(sizes().body)),
                (TextStyle::Heading, FontId::new(sizes().title, bold())),
                (TextStyle::Monospace, FontId::monospace(sizes().small)),
            ]
            .into();
            style.spacing.item_spacing = Vec2::splat(gaps().small);
            style.spacing.button_padding = Vec2::new(gaps().wide, gaps().small);
            style.spacing.interact_size.y = 36.0;
            style.spacing.scroll = egui::style::ScrollStyle {
                bar_width: 8.0,
                bar_inner_margin: 8.0,
                bar_outer_margin: 0.0,
                // The card's colour does not stand out from the ground as far as what one drags has to.
                foreground_color: true,
                ..egui::style::ScrollStyle::solid()
            };
            style.spacing.scroll.fade.strength = 0.0;
            style.animation_time = motion();
            style.interaction.selectable_labels = true;
            let visuals = &mut style.visuals;
            *visuals = if self.paper.r() > 127 {
                egui::Visuals::light()
            } else {
                egui::Visuals::dark()
            };
            visuals.override_text_color = Some(self.ink);
            visuals.weak_text_color = Some(self.muted);
            visuals.panel_fill = self.paper;
            visuals.window_fill = self.card;
            visuals.extreme_bg_color = self.sunk;
            visuals.text_edit_bg_color = Some(self.card);
            visuals.window_corner_radius = CornerRadius::same(radius());
            visuals.disabled_alpha = 1.0;
            visuals.selection.bg_fill = self.accent.gamma_multiply(0.25);
            visuals.selection.stroke = Stroke::new(2.0, self.accent);
            for widget in [
                &mut visuals.widgets.noninteractive,
                &mut visuals.widgets.inactive,
                &mut visuals.widgets.open,
            ] {
                widget.bg_stroke = Stroke::new(1.0, self.edge);
                widget.bg_fill = self.card;
                widget.weak_bg_fill = self.card;
                widget.fg_stroke = Stroke::new(1.0, self.ink);
                widget.corner_radius = CornerRadius::same(radius());
            }
            visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, self.line);
            // What one drags to scroll, and the marks that open and close.
            visuals.widgets.inactive.fg_stroke.color = self.edge;
            for widget in [&mut visuals.widgets.hovered, &mut visuals.widgets.active] {
                widget.bg_stroke = Stroke::new(2.0, self.accent);
                widget.bg_fill = self.sunk;
                widget.weak_bg_fill = self.sunk;
                widget.fg_stroke = Stroke::new(1.5, self.ink);
                widget.corner_radius = CornerRadius::same(radius());
                widget.expansion = 0.0;
            }
        });
    }

    /// A raised card.
    pub fn card_frame(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.card)
            .stroke(Stroke::new(1.0, self.line))
            .corner_radius(CornerRadius::same(radius()))
            .inner_margin(Margin::same(gaps().wide as i8))
    }

    /// A lowered surface.
    pub fn sunk_frame(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.sunk)
            .corner_radius(CornerRadius::same(radius()))
            .inner_margin(Margin::symmetric(gaps().wide as i8, gaps().medium as i8))
    }

    /// The whole screen's background.
    pub fn page_frame(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.paper)
            .inner_margin(Margin::symmetric(gaps().part as i8, gaps().wide as i8))
    }
}

fn channels(colour: Color32) -> [f32; 4] {
    colour.to_srgba_unmultiplied().map(|channel| f32::from(channel) / 255.0)
}

/// The bold face.
pub fn bold() -> FontFamily {
    FontFamily::Name(BOLD.into())
}

/// A bold font of a size.
pub fn bold_font(size: f32) -> FontId {
    FontId::new(size, bold())
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 2] = [
        ("inter", include_bytes!("../../assets/fonts/Inter-Medium.otf")),
        ("inter-bold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let usual = fonts.families.entry(FontFamily::Proportional).or_default();
    usual.insert(0, "inter".to_owned());
    let mut heavy = usual.clone();
    heavy.insert(0, "inter-bold".to_owned());
    fonts.families.insert(bold(), heavy);
    fonts
}
