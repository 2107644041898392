//! What people are called in a review: by name, or by a number that nobody can trace back to the name.

use std::collections::BTreeMap;

/// A person by name and team.
pub(super) type Who = (String, String);

/// Everybody's number, from 1, with the smallest id among their plays to go by.
///
/// With names shown, people stand by name and then team. With names hidden they stand by the smallest id among their plays: ids are drawn at
/// random, so the order says nothing of the names, and it is the same whatever order the records come in.
pub(super) fn numbers(people: &BTreeMap<Who, String>, hide: bool) -> BTreeMap<Who, usize> {
    let mut order: Vec<(&Who, &String)> = people.iter().collect();
    if hide {
        order.sort_by(|(a, a_id), (b, b_id)| a_id.cmp(b_id).then_with(|| a.cmp(b)));
    }
    order.into_iter().zip(1..).map(|((who, _), number)| (who.clone(), number)).collect()
}

/// What a person is called.
pub(super) fn label(who: &Who, number: usize, hide: bool) -> String {
    if hide { format!("Person {number}") } else { who.0.clone() }
}
