//! The Shapley value: each player's marginal cost, averaged over all orders in which they may come.
//!
//! It is the one division that is efficient (it sums to the whole), symmetric (equal players pay the same), gives a
//! null player nothing, and is additive.
//!
//! # Source
//!
//! L. S. Shapley (1953) for the value; S. C. Littlechild and G. Owen, "A Simple Expression for the Shapley Value in a
//! Special Case", Management Science 20(3), 370-372 (1973) for [`airport`].

use std::iter::Sum;
use std::ops::Sub;

/// Players of [`exact`]: every subset of them is asked for its cost, 65,536 at most.
pub const MOST_PLAYERS: usize = 16;

/// More players than [`MOST_PLAYERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a Shapley value over {players} players asks for more than {MOST_PLAYERS} players' subsets")]
pub struct TooManyPlayers {
    /// Players given.
    pub players: usize,
}

/// Players of an airport game that need the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// How much each of them needs: a length of runway, slots of a ship.
    pub level: f64,
    /// How many they are: landings, miles. Need not be whole.
    pub players: f64,
}

/// The Shapley value of any game of a few players. A subset is a bit mask, player 0 its lowest bit.
///
/// ```text
/// φᵢ = Σ over S without i of |S|! (n − |S| − 1)! / n! × (v(S ∪ i) − v(S))
/// ```
///
/// # Errors
///
/// [`TooManyPlayers`], and whatever `cost` says.
///
/// # Examples
///
/// ```
/// use green_corridor::intensity::shapley::{TooManyPlayers, exact};
///
/// // Two share a taxi: 6 and 10 alone, 11 together.
/// let shares = exact(2, |riders| Ok::<_, TooManyPlayers>([0.0, 6.0, 10.0, 11.0][riders as usize]))?;
/// assert_eq!(shares, [3.5, 7.5]);
/// # Ok::<(), TooManyPlayers>(())
/// ```
pub fn exact<E: From<TooManyPlayers>>(
    players: usize,
    mut cost: impl FnMut(u32) -> Result<f64, E>,
) -> Result<Vec<f64>, E> {
    if players > MOST_PLAYERS {
        return Err(TooManyPlayers { players }.into());
    }
    let costs = (0..1_u32 << players).map(&mut cost).collect::<Result<Vec<f64>, E>>()?;
    let orders = factorial(players) as f64;
    let sums = sums_over_orders(&costs, players, |marginal, orders| marginal * orders as f64);
    Ok(sums.into_iter().map(|sum| sum / orders).collect())
}

/// Each player's marginal cost, summed over all `n!` orders: by subset, `|S|! (n − |S| − 1)!` orders at a time.
pub(super) fn sums_over_orders<T: Copy + Sub<Output = T> + Sum>(
    costs: &[T],
    players: usize,
    times: impl Fn(T, u64) -> T,
) -> Vec<T> {
    let marginal = |player: usize| {
        let bit = 1_usize << player;
        let without = costs.iter().enumerate().filter(|(subset, _)| subset & bit == 0);
        let with = costs.iter().enumerate().filter(|(subset, _)| subset & bit != 0);
        without
            .zip(with)
            .map(|((subset, without), (_, with))| {
                let before = subset.count_ones() as usize;
                times(*with - *without, factorial(before) * factorial(players - 1 - before))
            })
            .sum()
    };
    (0..players).map(marginal).collect()
}

/// `n!` of at most [`MOST_PLAYERS`].
pub(super) fn factorial(n: usize) -> u64 {
    (1..=n as u64).product()
}

/// The Shapley value of an airport game in which a unit of level costs the same: what each group bears of a cost of 1,
/// all its players together.
///
/// The cost of a set of players is that of the highest level among them. Each layer of it is borne alike by all players
/// who reach into it:
///
/// ```text
/// share of group g = Σ over layers k ≤ level_g of (level_k − level_{k−1}) / level_max × players_g / Σ players with level ≥ level_k
/// ```
///
/// On a loop of legs the players are the miles, and what a mile needs is slots for the freight on it: a ship with slots
/// for the fullest leg must sail all of them. The slots that both directions fill are borne mile for mile; those
/// that one direction alone fills are borne by it, their way back with empties included.
///
/// `None` if no level is above zero, or a number is negative or not finite.
///
/// # Source
///
/// Littlechild and Owen (1973).
///
/// # Examples
///
/// ```
/// use green_corridor::intensity::shapley::{Need, airport};
///
/// // 8,000 TEU out, 2,000 back, over as many miles: the return bears half of a quarter.
/// let out = Need { level: 8_000.0, players: 1.0 };
/// let back = Need { level: 2_000.0, players: 1.0 };
/// assert_eq!(airport(&[out, back]), Some(vec![0.875, 0.125]));
/// ```
pub fn airport(needs: &[Need]) -> Option<Vec<f64>> {
    let sound = |number: f64| number.is_finite() && number >= 0.0;
    if !needs.iter().all(|need| sound(need.level) && sound(need.players)) {
        return None;
    }
    let mut order: Vec<usize> = (0..needs.len()).filter(|&group| needs[group].players > 0.0).collect();
    order.sort_by(|&one, &other| needs[one].level.total_cmp(&needs[other].level));
    let highest = order.last().map(|&group| needs[group].level).filter(|level| *level > 0.0)?;
    let mut shares = vec![0.0; needs.len()];
    let (mut below, mut per_player) = (0.0, 0.0);
    for (rank, &group) in order.iter().enumerate() {
        let level = needs[group].level;
        let reaching: f64 = order[rank..].iter().map(|&above| needs[above].players).sum();
        per_player += (level - below) / highest / reaching;
        shares[group] = per_player * needs[group].players;
        below = level;
    }
    Some(shares)
}
