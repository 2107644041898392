//! The colours: every pair in use can be read, and every letter has a shape.

use crate::models::*;
use crate::window::see;
use egui::{Color32, FontId};
use goodword::rubric::Dimension;
use goodword::ui::preferences::Shade;
use goodword::ui::theme::{Theme, bold_font};

/// Every colour with its name.
pub(crate) fn tokens(theme: &Theme) -> [(&'static str, Color32); 16] {
    [
        ("paper", theme.paper),
        ("card", theme.card),
        ("sunk", theme.sunk),
        ("line", theme.line),
        ("edge", theme.edge),
        ("ink", theme.ink),
        ("muted", theme.muted),
        ("accent", theme.accent),
        ("on_accent", theme.on_accent),
        ("warn", theme.warn),
        ("amber", theme.amber),
        ("good", theme.good),
        ("empathy", theme.empathy),
        ("phrasing", theme.phrasing),
        ("honesty", theme.honesty),
        ("you", theme.you),
    ]
}

/// How light a colour is, as the WCAG reckon it.
fn luminance(colour: Color32) -> f64 {
    let [red, green, blue] = [colour.r(), colour.g(), colour.b()].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of two colours, from 1 to 21.
pub(crate) fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A see-through colour as it looks on a ground.
fn over(colour: Color32, ground: Color32) -> Color32 {
    ground.blend(colour)
}

#[test]
fn contrast_is_reckoned_as_the_guidelines_do() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    // The grey that is known to just pass on white.
    let grey = contrast(Color32::from_rgb(0x76, 0x76, 0x76), Color32::WHITE);
    assert!((grey - 4.54).abs() < 0.01, "{grey}");
}

#[test]
fn every_pair_can_be_read() {
    let mut weak = Vec::new();
    for shade in [Shade::Light, Shade::Dark, Shade::Contrast] {
        let theme = Theme::of(shade);
        let all = tokens(&theme);
        let colour = |name: &str| all.iter().find(|(token, _)| *token == name).expect("a token").1;
        let mut need = |least: f64, inks: &[&str], grounds: &[&str]| {
            for (ink, ground) in inks.iter().flat_map(|ink| grounds.iter().map(move |ground| (ink, ground))) {
                let reached = contrast(colour(ink), colour(ground));
                if reached < least {
                    weak.push(format!("{shade:?}: {ink} on {ground} is {reached:.2}:1, and {least}:1 is needed"));
                }
            }
        };
        let marks = ["accent", "warn", "amber", "good", "empathy", "phrasing", "honesty"];
        let surfaces = ["paper", "card", "sunk"];
        // Text.
        need(4.5, &["ink", "muted"], &surfaces);
        need(4.5, &["ink", "muted"], &["you"]);
        need(4.5, &marks, &surfaces);
        need(4.5, &["on_accent"], &["accent"]);
        // Signs, the arcs of dials on their track, the bars of the mood on theirs.
        need(3.0, &marks, &["you", "line"]);
        need(3.0, &["ink"], &["line"]);
        // The ring of the focus, and the edge of what can be used.
        need(3.0, &["accent"], &["paper", "card", "sunk", "you"]);
        need(3.0, &["edge"], &["paper", "card"]);
        // Text that is selected.
        for ground in [theme.paper, theme.card, theme.sunk, theme.you] {
            let reached = contrast(theme.ink, over(theme.accent.gamma_multiply(0.25), ground));
            if reached < 4.5 {
                weak.push(format!("{shade:?}: ink on a selection is {reached:.2}:1"));
            }
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

#[test]
fn dimensions_have_their_colours() {
    for shade in [Shade::Light, Shade::Dark, Shade::Contrast] {
        let theme = Theme::of(shade);
        let three = Dimension::ALL.map(|dimension| theme.dimension(dimension));
        assert_eq!(three, [theme.empathy, theme.phrasing, theme.honesty]);
    }
    assert_ne!(Theme::of(Shade::Light), Theme::of(Shade::Dark));
}

#[test]
fn every_letter_has_a_shape() {
    let seen = see(people(&[]));
    let mut texts = vec![
        "ÇĞİIÖŞÜçğıöşü".to_owned(),
        "ÆØÅæøå".to_owned(),
        "ӘҒҚҢӨҰҮҺІәғқңөұүһі АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ".to_owned(),
        "“”‘’…–—·•←£€×".to_owned(),
    ];
    for entry in &library().entries {
        let drawn: String = entry.source.text.chars().filter(|letter| !letter.is_control()).collect();
        texts.push(drawn);
    }
    for font in [FontId::proportional(16.0), bold_font(16.0)] {
        for text in &texts {
            let missing: String = text
                .chars()
                .filter(|letter| !seen.ctx.fonts_mut(|fonts| fonts.has_glyphs(&font, &letter.to_string())))
                .collect();
            assert_eq!(missing, "", "{font:?} lacks letters");
        }
    }
}
