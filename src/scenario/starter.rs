//! The commented file that `goodword new` writes.

/// A valid scenario with every part explained, under a title made from its id.
pub fn starter(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut letters = words.chars();
    let title: String = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    include_str!("../../assets/starter.ron").replace("TITLE", &title)
}
