//! What the forms of a report say alike.

use crate::review::Review;
pub(super) use crate::review::words::{basis, counted, filter, kept, left_out, or_dash, percent, shown, time};

/// What is said where nothing could be counted.
pub(super) fn nothing(review: &Review) -> &'static str {
    if review.counts.filtered > 0 {
        "No handed-in play fits what was asked for. Ask for less, or look whether the names are written as they are in the records."
    } else {
        "Nothing is handed in yet. A play counts here once whoever played it presses Hand in, or plays with --name; name files or folders to report \
         on records from other machines."
    }
}
