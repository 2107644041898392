//! A walk without any rule: the bound that plays are measured by.

use goodword::session::Game;
use std::hint::black_box;

/// Choices a walk makes in all.
pub(crate) const CHOICES: usize = 400_000;

/// Choices after which one play is given up.
pub(crate) const LONGEST: usize = 2_000;

/// A generator small enough not to be what is measured.
pub(crate) struct Pick(pub(crate) u64);

impl Pick {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// The bound: the same random plays without any rule, following each reply to where it leads.
pub(crate) fn bare(game: &Game) -> usize {
    let scenario = game.scenario();
    let leads: Vec<Vec<Option<usize>>> = scenario
        .nodes
        .values()
        .map(|node| {
            node.replies
                .values()
                .map(|reply| scenario.nodes.get_index_of(&reply.goto))
                .collect()
        })
        .collect();
    let mut pick = Pick(88_172_645_463_325_252);
    let (mut choices, mut sum) = (0, 0);
    while choices < CHOICES {
        let mut node = Some(0);
        for _ in 0..LONGEST {
            let Some(here) = node else { break };
            node = leads[here][pick.below(leads[here].len())];
            sum += here;
            choices += 1;
        }
    }
    black_box(sum);
    choices
}
