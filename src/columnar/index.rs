//! From MMSI to the place of a ship in its fleet.

use crate::track::Mmsi;

/// A hash table without deletion: open addressing, at most a quarter full.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Index {
    /// Key and place; an empty slot has the key 0, which no station has.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

/// The place of a ship that is not there.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Fibonacci hashing: 2³² over the golden ratio.
const MULTIPLIER: u32 = 0x9E37_79B9;

impl Index {
    /// Of the ships in their order; a ship that comes twice is the error.
    pub(super) fn of(ships: impl ExactSizeIterator<Item = Mmsi>) -> Result<Self, Mmsi> {
        let bits = (4 * ships.len().max(1)).next_power_of_two().trailing_zeros().max(4);
        let mut index = Self { slots: vec![(0, NOWHERE); 1 << bits], shift: 32 - bits };
        for (place, mmsi) in ships.enumerate() {
            let slot = index.slot_from(index.first_slot(mmsi.get()), mmsi.get());
            if index.slots[slot].0 == mmsi.get() {
                return Err(mmsi);
            }
            index.slots[slot] = (mmsi.get(), u32::try_from(place).unwrap_or(NOWHERE));
        }
        Ok(index)
    }

    /// The place of a ship, or [`NOWHERE`].
    ///
    /// Nearly every ship is in the first two slots. Both are read in any case: the processor has nothing to guess.
    #[inline(always)]
    pub(super) fn place(&self, mmsi: u32) -> u32 {
        let first = self.first_slot(mmsi);
        let second = self.next_slot(first);
        let (near, far) = (self.slots[first], self.slots[second]);
        let (key, place) = if near.0 == mmsi { near } else { far };
        if (key == mmsi) | (near.0 == 0) | (far.0 == 0) {
            return if key == mmsi { place } else { NOWHERE };
        }
        let (key, place) = self.slots[self.slot_from(second, mmsi)];
        if key == mmsi { place } else { NOWHERE }
    }

    #[inline(always)]
    fn first_slot(&self, mmsi: u32) -> usize {
        (mmsi.wrapping_mul(MULTIPLIER) >> self.shift) as usize & (self.slots.len() - 1)
    }

    #[inline(always)]
    fn next_slot(&self, slot: usize) -> usize {
        (slot + 1) & (self.slots.len() - 1)
    }

    /// From a slot on, the one that holds a key, or the empty one where it would go.
    fn slot_from(&self, mut slot: usize, mmsi: u32) -> usize {
        while self.slots[slot].0 != mmsi && self.slots[slot].0 != 0 {
            slot = self.next_slot(slot);
        }
        slot
    }
}
