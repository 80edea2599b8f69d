//! The best of all flips of a few things: every subset of the core, by meeting in the middle.
//!
//! The things nearest the split, where the value density crosses the one of the bound, are flipped at little loss;
//! among all their subsets some fill the room to the gram. Both halves of the core are written out as sums in order
//! of weight, and one walk over the two finds the pair of most value that fits (Horowitz and Sahni).

/// Most things in a core: half a million sums a half.
pub(super) const SIZE: usize = 38;

/// What a flip adds to weight and value; both negative where it removes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flip {
    pub(super) at: usize,
    pub(super) weight: f64,
    pub(super) value: f64,
}

/// The sum of some flips of a half.
#[derive(Clone, Copy)]
struct Sum {
    weight: f64,
    value: f64,
    flips: u32,
}

/// The flips of most value that fit into the room, and that value. No more than [`SIZE`] are looked at.
pub(super) fn best(flips: &[Flip], room: f64) -> (Vec<usize>, f64) {
    let flips = &flips[..flips.len().min(SIZE)];
    let (one, other) = flips.split_at(flips.len() / 2);
    let (light, heavy) = (sums(one), sums(other));
    let mut found = (0.0, 0, 0);
    let mut fitting = light.iter();
    let mut richest: Option<Sum> = None;
    let mut next = fitting.next();
    for sum in heavy.iter().rev() {
        while let Some(candidate) = next.filter(|candidate| candidate.weight + sum.weight <= room) {
            if richest.is_none_or(|richest| candidate.value > richest.value) {
                richest = Some(*candidate);
            }
            next = fitting.next();
        }
        if let Some(richest) = richest.filter(|richest| richest.value + sum.value > found.0) {
            found = (richest.value + sum.value, richest.flips, sum.flips);
        }
    }
    let (value, first, second) = found;
    let of = |half: &[Flip], set: u32| -> Vec<usize> {
        let chosen = half.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
        chosen.map(|(_, flip)| flip.at).collect()
    };
    (of(one, first).into_iter().chain(of(other, second)).collect(), value)
}

/// The sums of all subsets, lightest first: the list so far, merged with itself moved by the next flip.
fn sums(flips: &[Flip]) -> Vec<Sum> {
    let mut all = vec![Sum { weight: 0.0, value: 0.0, flips: 0 }];
    for (bit, flip) in flips.iter().enumerate() {
        let moved = |sum: &Sum| Sum {
            weight: sum.weight + flip.weight,
            value: sum.value + flip.value,
            flips: sum.flips | 1 << bit,
        };
        let mut merged = Vec::with_capacity(2 * all.len());
        let (mut without, mut with) = (all.iter().peekable(), all.iter().map(moved).peekable());
        loop {
            let lighter = match (without.peek(), with.peek()) {
                (Some(without), Some(with)) => without.weight <= with.weight,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => break,
            };
            merged.extend(if lighter { without.next().copied() } else { with.next() });
        }
        all = merged;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flips(pairs: &[(f64, f64)]) -> Vec<Flip> {
        let flip = |(at, &(weight, value))| Flip { at, weight, value };
        pairs.iter().enumerate().map(flip).collect()
    }

    /// Against every subset, one by one.
    #[test]
    fn the_best_of_all_subsets() {
        let mut state = 7_u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as f64 / f64::from(1_u32 << 31)
        };
        for _ in 0..200 {
            let pairs: Vec<(f64, f64)> = (0..9)
                .map(|at| {
                    let (weight, sign) = (1.0 + 9.0 * random(), if at % 2 == 0 { 1.0 } else { -1.0 });
                    (sign * weight, sign * weight * (1.0 + 0.1 * random()))
                })
                .collect();
            let room = 5.0 * random();
            let sum = |set: u32| {
                let chosen = pairs.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
                chosen.fold((0.0, 0.0), |(weight, value), (_, pair)| (weight + pair.0, value + pair.1))
            };
            let every = (0..512).map(sum).filter(|(weight, _)| *weight <= room);
            let most = every.map(|(_, value)| value).fold(f64::MIN, f64::max);
            let (chosen, value) = best(&flips(&pairs), room);
            assert!((value - most).abs() <= 1e-12 * most.abs(), "{value} {most}");
            let weight: f64 = chosen.iter().map(|at| pairs[*at].0).sum();
            assert!(weight <= room + 1e-12);
        }
    }

    #[test]
    fn nothing_fits_or_nothing_is_there() {
        assert_eq!(best(&[], 1.0), (Vec::new(), 0.0));
        assert_eq!(best(&flips(&[(2.0, 5.0)]), 1.0), (Vec::new(), 0.0));
    }
}
