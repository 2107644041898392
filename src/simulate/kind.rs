//! The kinds of trainees: what each stands for, and its name on the command line.

/// A kind of trainee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Goes for the best overall score that can be expected.
    Expert,
    /// Says whatever calms at once.
    Pleaser,
    /// Quotes facts, terms and policy.
    ByTheBook,
    /// Says the least empathic thing.
    Blamer,
    /// Takes the longest reply.
    Longest,
    /// Takes the reply that stands first in the file.
    First,
    /// Takes any reply, each as likely as another.
    Random,
}

impl Kind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Kind; 7] = [
        Kind::Expert,
        Kind::Pleaser,
        Kind::ByTheBook,
        Kind::Blamer,
        Kind::Longest,
        Kind::First,
        Kind::Random,
    ];

    /// The name on the command line and in results.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Expert => "expert",
            Kind::Pleaser => "pleaser",
            Kind::ByTheBook => "by-the-book",
            Kind::Blamer => "blamer",
            Kind::Longest => "longest",
            Kind::First => "first",
            Kind::Random => "random",
        }
    }

    /// What it does, in a line.
    pub fn about(self) -> &'static str {
        match self {
            Kind::Expert => "plans for the best overall score that can be expected",
            Kind::Pleaser => "says whatever calms most at once, true or not",
            Kind::ByTheBook => "quotes facts and policy, and shows little feeling",
            Kind::Blamer => "says the least empathic thing on offer",
            Kind::Longest => "takes the longest reply",
            Kind::First => "takes the reply that stands first in the file",
            Kind::Random => "takes any reply, each as likely as another",
        }
    }
}
