//! Names in messages: how one is shown, and which one was probably meant.

/// The longest name that a message repeats in full.
const SHOWN: usize = 48;
/// The longest name that is compared with others. People misspell names; they do not misspell paragraphs.
const COMPARED: usize = 64;

/// A name from an author's file, as a message shows it: between backticks, on one line, and not too long.
pub fn shown(name: &str) -> String {
    let mut out = String::from("`");
    for (index, c) in name.chars().enumerate() {
        if index == SHOWN {
            out.push('…');
            break;
        }
        if c.is_control() {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out.push('`');
    out
}

/// The known name that a wrong one was probably meant to be.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    if length == 0 || length > COMPARED {
        return None;
    }
    let wrong = wrong.to_lowercase();
    known
        .into_iter()
        .filter_map(|name| {
            let other = name.chars().count();
            // One slip in a name of one or two letters may be any other name.
            let slips = match length.min(other) {
                0..=2 => 0,
                shorter => 1 + shorter / 4,
            };
            if length.abs_diff(other) > slips {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&wrong, &name.to_lowercase());
            (distance <= slips).then_some((distance, name))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// “Did you mean …?” for a wrong name: the nearest one, or else the ones that share a part with it.
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(name) = nearest(wrong, known.iter().copied()) {
        return Some(format!("did you mean {}?", shown(name)));
    }
    let wrong = wrong.to_lowercase();
    let inside: Vec<String> = known
        .into_iter()
        .filter(|name| {
            let name = name.to_lowercase();
            let shorter = wrong.len().min(name.len());
            shorter >= 4 && (name.contains(&wrong) || wrong.contains(&name))
        })
        .take(3)
        .map(shown)
        .collect();
    match inside.as_slice() {
        [] => None,
        names => Some(format!("did you mean {}?", names.join(" or "))),
    }
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, nearest, shown};

    #[test]
    fn the_nearest_name_is_found_whatever_the_case() {
        assert_eq!(nearest("Gotto", ["text", "goto", "coach"]), Some("goto"));
        assert_eq!(nearest("oepning", ["ending", "opening"]), Some("opening"));
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest("", ["y"]), None);
        assert_eq!(nearest("something else", ["opening"]), None);
        assert_eq!(nearest(&"a".repeat(100_000), ["opening"]), None);
    }

    #[test]
    fn a_part_of_a_name_is_enough() {
        let hint = did_you_mean("apology", ["names-feeling", "owned-apology", "if-apology"]);
        assert_eq!(hint.as_deref(), Some("did you mean `owned-apology` or `if-apology`?"));
        assert_eq!(did_you_mean("zzzz", ["owned-apology"]), None);
    }

    #[test]
    fn long_or_odd_names_are_shown_on_one_short_line() {
        assert_eq!(shown("a\nb"), "`a\\nb`");
        assert!(shown(&"é".repeat(500)).chars().count() < 60);
    }
}
