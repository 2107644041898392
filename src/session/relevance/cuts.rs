//! Where the scale of a mood is cut: two values in one piece are the same to every condition still to come.

use crate::scenario::Range;

/// Cuts of a 0..=100 scale. Cut `c` parts the values from `c` on from those below, for `c` in 1..=100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cuts(u128);

/// The cuts that a scale can have.
const ALL: u128 = ((1 << 101) - 1) & !1;

impl Cuts {
    /// The cuts at which a condition looks.
    pub(super) fn of(range: Range) -> Self {
        let at = |cut: u16| if cut <= 100 { 1_u128 << cut } else { 0 };
        let cuts = match range {
            Range::AtLeast(least) => at(least.into()),
            Range::Below(bound) => at(bound.into()),
            Range::Between(least, most) => at(least.into()) | at(u16::from(most) + 1),
        };
        Self(cuts & ALL)
    }

    /// These cuts and others.
    #[must_use]
    pub(super) fn and(self, others: Cuts) -> Cuts {
        Cuts(self.0 | others.0)
    }

    /// The cuts before the value moves by `change` and is kept within 0..=100.
    ///
    /// The moved value reaches `c` exactly if the value before reached `c - change`; a cut that leaves the scale is always or
    /// never reached, and no longer parts anything.
    #[must_use]
    pub(super) fn before(self, change: i16) -> Cuts {
        let by = u32::from(change.unsigned_abs());
        let moved = match change {
            0 => self.0,
            _ if by > 100 => 0,
            1.. => self.0 >> by,
            _ => self.0 << by,
        };
        Cuts(moved & ALL)
    }

    /// Whether no value is parted from another.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The piece of the scale in which a value lies, counted from 0.
    pub(super) fn piece(self, value: u8) -> u64 {
        let reached = (1_u128 << (value.min(100) + 1)) - 1;
        u64::from((self.0 & reached).count_ones())
    }
}

#[cfg(test)]
mod tests {
    use super::Cuts;
    use crate::scenario::Range;

    /// For every range, change and pair of values: values in one piece before the change fall alike after it.
    #[test]
    fn values_in_one_piece_stay_alike_after_a_change() {
        let ranges = [
            Range::AtLeast(40),
            Range::Below(7),
            Range::Between(30, 60),
            Range::Between(0, 100),
            Range::AtLeast(100),
        ];
        for range in ranges {
            for change in [-100, -60, -7, -1, 0, 1, 33, 99, 100] {
                let cuts = Cuts::of(range).before(change);
                let holds = |value: u8| range.contains((i16::from(value) + change).clamp(0, 100) as u8);
                for one in 0..=100_u8 {
                    for other in one..=100 {
                        if cuts.piece(one) == cuts.piece(other) {
                            assert_eq!(holds(one), holds(other), "{range:?} after {change}: {one} and {other}");
                        } else {
                            let parted = (one..other).any(|value| holds(value) != holds(value + 1));
                            assert!(parted, "{range:?} after {change}: {one} and {other} are cut for nothing");
                        }
                    }
                }
            }
        }
    }
}
