//! Which of many things to take when not all fit: value for weight, exactly or with a proven gap.
//!
//! Things stand in order of value density. The split solution takes them up to the first that does not
//! fit. Every other one follows from it by adding things behind the split, nearest first, and removing
//! things before it, nearest first; a branch ends where the density of the next thing says that it cannot
//! win (Pisinger's expanding core). Before that, every subset of the few nearest the split is tried at once
//! ([`super::core`]); where that is all of them, it is the answer. Most searches end by themselves, and the answer is then proven. One that
//! does not is stopped after a fixed number of steps, and the branches left open bound what was missed.

use super::core::{self, Flip};
use super::tally::{NOISE, Tally};

/// Steps of a search; some tens of milliseconds.
const BUDGET: u32 = 2_000_000;

/// Of the bound on the value: two solutions closer than that are equally good.
const SAME_VALUE: f64 = 1e-12;

/// Something to take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) weight: f64,
    pub(super) value: f64,
}

/// What was taken.
#[derive(Clone, Debug)]
pub(super) struct Packing {
    /// Positions in the list of items, ascending.
    pub(super) taken: Vec<usize>,
    /// What a better choice could still add at most; zero if there is none.
    pub(super) gap: f64,
}

/// An item and its position in the list.
#[derive(Clone, Copy)]
struct Ranked {
    item: Item,
    density: f64,
    position: usize,
}

/// The search: items by density, the split, and the best flips of it so far.
struct Search {
    ranked: Vec<Ranked>,
    capacity: f64,
    slack: f64,
    split: usize,
    tolerance: f64,
    best: f64,
    best_flips: Vec<usize>,
}

/// A node: the split solution after some flips.
#[derive(Clone, Copy)]
struct Node {
    /// Everything before is still in.
    first_removed: usize,
    /// The next to flip: to add at or behind it, or to remove before it.
    next: usize,
    /// Everything from here on is still out.
    first_unseen: usize,
    value: f64,
    room: f64,
}

/// Takes items of the most value that fit. Of equally good choices the one first found counts, in the order
/// of the list.
pub(super) fn pack(items: &[Item], capacity: f64) -> Packing {
    let slack = NOISE * capacity;
    let mut ranked: Vec<Ranked> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.weight <= capacity + slack)
        .map(|(position, &item)| Ranked { item, density: item.value / item.weight, position })
        .collect();
    ranked.sort_by(|one, other| other.density.total_cmp(&one.density));

    let mut weight = Tally::default();
    let mut value = 0.0;
    let mut split = 0;
    for one in &ranked {
        let mut with = weight;
        with.add(one.item.weight);
        if with.total() > capacity + slack {
            break;
        }
        weight = with;
        value += one.item.value;
        split += 1;
    }
    let room = capacity - weight.total();
    let upper = upper_bound(&ranked, split, value, room);
    let tolerance = SAME_VALUE * upper;
    let mut search =
        Search { ranked, capacity, slack, split, tolerance, best: value, best_flips: Vec::new() };
    let root = Node { first_removed: split, next: split, first_unseen: split, value, room };
    search.fill(root);
    search.flip_core(root);
    let all_seen = search.ranked.len() <= core::SIZE;
    let open = if all_seen || search.best >= upper - tolerance { None } else { search.expand(root) };
    let gap = open.map_or(0.0, |open| (open.min(upper) - search.best).max(0.0));
    Packing { taken: search.taken(), gap }
}

/// No choice has more value (Martello and Toth): the split item is out, or it is in.
fn upper_bound(ranked: &[Ranked], split: usize, value: f64, room: f64) -> f64 {
    let density = |at: usize| ranked.get(at).map_or(0.0, |one| one.density);
    let Some(next) = ranked.get(split) else { return value };
    let without = value + room * density(split + 1);
    let with = match split.checked_sub(1) {
        Some(last) => value + next.item.value - (next.item.weight - room) * density(last),
        None => value,
    };
    without.max(with)
}

impl Search {
    fn fits(&self, node: &Node) -> bool {
        node.room >= -self.slack
    }

    /// Adds behind the split whatever still fits.
    fn fill(&mut self, root: Node) {
        let (mut room, mut value) = (root.room, root.value);
        let mut flips = Vec::new();
        for (at, one) in self.ranked.iter().enumerate().skip(root.first_unseen) {
            if one.item.weight <= room {
                room -= one.item.weight;
                value += one.item.value;
                flips.push(at);
            }
        }
        self.keep_if_better(value, &flips);
    }

    /// Tries every subset of the things nearest the split.
    fn flip_core(&mut self, root: Node) {
        let size = core::SIZE.min(self.ranked.len());
        let from = self.split.saturating_sub(size / 2).min(self.ranked.len() - size);
        let core = self.ranked.iter().enumerate().skip(from).take(size);
        let flips: Vec<Flip> = core
            .map(|(at, Ranked { item, .. })| {
                let sign = if at < self.split { -1.0 } else { 1.0 };
                Flip { at, weight: sign * item.weight, value: sign * item.value }
            })
            .collect();
        let (flips, value) = core::best(&flips, root.room + self.slack);
        self.keep_if_better(root.value + value, &flips);
    }

    /// Walks the tree. What the branches left open could reach at most, if the budget ended it.
    fn expand(&mut self, root: Node) -> Option<f64> {
        let mut path = vec![root];
        let mut flips: Vec<usize> = Vec::new();
        for _ in 0..BUDGET {
            let node = path.last().copied()?;
            let Some((at, child)) = self.child(&node) else {
                path.pop();
                flips.pop();
                continue;
            };
            if let Some(parent) = path.last_mut() {
                parent.next = if self.fits(&node) { at + 1 } else { at };
            }
            flips.push(at);
            if self.fits(&child) {
                self.keep_if_better(child.value, &flips);
            }
            path.push(child);
        }
        path.iter().filter_map(|node| self.reach(node)).map(|(_, _, reach)| reach).reduce(f64::max)
    }

    /// The next item that a node may flip, and the most that it and those after it could reach.
    fn reach(&self, node: &Node) -> Option<(usize, Ranked, f64)> {
        let at = if self.fits(node) { node.next } else { node.next.checked_sub(1)? };
        let one = *self.ranked.get(at)?;
        let room = if self.fits(node) { node.room.max(0.0) } else { node.room };
        let reach = node.value + room * one.density;
        (reach > self.best + self.tolerance).then_some((at, one, reach))
    }

    fn child(&self, node: &Node) -> Option<(usize, Node)> {
        let (at, Ranked { item, .. }, _) = self.reach(node)?;
        let mut child = *node;
        if self.fits(node) {
            child.first_unseen = at + 1;
            child.value += item.value;
            child.room -= item.weight;
        } else {
            child.first_removed = at;
            child.value -= item.value;
            child.room += item.weight;
        }
        child.next = if self.fits(&child) { child.first_unseen } else { child.first_removed };
        Some((at, child))
    }

    /// Keeps a choice that is better and, summed anew, fits.
    fn keep_if_better(&mut self, value: f64, flips: &[usize]) {
        if value <= self.best + self.tolerance {
            return;
        }
        let weights: Tally = self.chosen(flips).map(|one| one.item.weight).collect();
        if weights.total() <= self.capacity + self.slack {
            self.best = value;
            self.best_flips = flips.to_vec();
        }
    }

    /// The split solution with flips.
    fn chosen<'a>(&'a self, flips: &'a [usize]) -> impl Iterator<Item = &'a Ranked> {
        let mut flipped = vec![false; self.ranked.len()];
        for &at in flips {
            if let Some(one) = flipped.get_mut(at) {
                *one = true;
            }
        }
        let split = self.split;
        self.ranked
            .iter()
            .zip(flipped)
            .enumerate()
            .filter(move |(at, (_, flipped))| (*at < split) != *flipped)
            .map(|(_, (one, _))| one)
    }

    fn taken(&self) -> Vec<usize> {
        let mut taken: Vec<usize> = self.chosen(&self.best_flips).map(|one| one.position).collect();
        taken.sort_unstable();
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(pairs: &[(f64, f64)]) -> Vec<Item> {
        pairs.iter().map(|&(weight, value)| Item { weight, value }).collect()
    }

    #[test]
    fn greed_is_not_best() {
        // By density: the first, then nothing more of worth.
        let packing = pack(&items(&[(6.0, 66.0), (5.0, 50.0), (5.0, 50.0)]), 10.0);
        assert_eq!(packing.taken, [1, 2]);
        assert_eq!(packing.gap, 0.0);
    }

    #[test]
    fn equal_choices_go_by_the_list() {
        let packing = pack(&items(&[(5.0, 50.0), (5.0, 50.0), (5.0, 50.0)]), 10.0);
        assert_eq!(packing.taken, [0, 1]);
    }

    #[test]
    fn nothing_fits_or_nothing_is_there() {
        assert!(pack(&items(&[(6.0, 1.0)]), 5.0).taken.is_empty());
        assert!(pack(&[], 5.0).taken.is_empty());
        assert_eq!(pack(&items(&[(0.1, 1.0), (0.2, 1.0)]), 0.3).taken, [0, 1]);
    }

    #[test]
    fn a_core_is_solved() {
        // As below, but few enough to try every subset.
        let even: Vec<Item> = (0..core::SIZE)
            .map(|k| (10_000 + 2 * k * k) as f64)
            .map(|weight| Item { weight, value: weight })
            .collect();
        assert_eq!(pack(&even, 200_001.0).gap, 0.0);
    }

    #[test]
    fn a_search_that_is_stopped_names_its_gap() {
        // Even weights to an odd capacity: the bound is never reached, and too many sums to try them all.
        let even: Vec<Item> =
            (0..60).map(|k| f64::from(10_000 + 2 * k * k)).map(|w| Item { weight: w, value: w }).collect();
        let packing = pack(&even, 200_001.0);
        assert_eq!(packing.gap, 1.0);
    }
}
