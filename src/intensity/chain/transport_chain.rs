//! A shipment from door to door: elements that connect, and their sums.

use super::element::Tce;
use super::error::ChainError;
use super::shipment::{Emission, Shipment};
use crate::intensity::conservation::{ConservationError, compensated_sum, prove_sum};
use crate::provenance::TierShares;
use crate::units::Mass;
use crate::units::si::{Time, second, seconds};
use crate::units::substance::{Co2e, GwpName, TankToWake};

/// A transport chain under the GWP set `G`: at least one element, links that connect, one shipment all the way.
///
/// See [the module](super) for an example.
#[derive(Clone, Debug, PartialEq)]
pub struct TransportChain<G: GwpName> {
    elements: Vec<Tce<G>>,
    shipment: Shipment,
    emission: Emission<G>,
}

impl<G: GwpName> TransportChain<G> {
    /// A chain of elements in their order.
    ///
    /// # Errors
    ///
    /// [`ChainError::NoElement`]; [`ChainError::BrokenLink`], which names the two places; and
    /// [`ChainError::OtherShipment`], where freight, TEU or plugs are not those of the first element.
    pub fn new(elements: Vec<Tce<G>>) -> Result<Self, ChainError> {
        let Some(first) = elements.first() else { return Err(ChainError::NoElement) };
        let shipment = *first.shipment();
        for (index, element) in (1..).zip(&elements) {
            if *element.shipment() != shipment {
                return Err(ChainError::OtherShipment {
                    index,
                    element: element.label(),
                    given: element.shipment().to_string(),
                    expected: shipment.to_string(),
                });
            }
        }
        for (index, (element, next)) in (1..).zip(elements.iter().zip(elements.iter().skip(1))) {
            if element.to() != next.from() {
                let (to, from) = (element.to().to_owned(), next.from().to_owned());
                return Err(ChainError::BrokenLink { index, to, from });
            }
        }
        let well_to_wake = elements.iter().map(|element| element.emission().well_to_wake.kilograms());
        let stacks: Option<Vec<f64>> =
            elements.iter().map(|element| element.emission().tank_to_wake.map(Mass::kilograms)).collect();
        let emission = Emission {
            well_to_wake: Mass::from_kilograms(compensated_sum(well_to_wake)),
            tank_to_wake: stacks.map(|parts| Mass::from_kilograms(compensated_sum(parts.into_iter()))),
        };
        Ok(Self { elements, shipment, emission })
    }

    /// This chain and another behind it.
    ///
    /// # Errors
    ///
    /// As [`Self::new`].
    pub fn then(self, next: Self) -> Result<Self, ChainError> {
        Self::new(self.elements.into_iter().chain(next.elements).collect())
    }

    /// Tank-to-wake of the chain.
    ///
    /// # Errors
    ///
    /// [`ChainError::TankToWakeUnknown`] names the first element that does not give it.
    pub fn tank_to_wake(&self) -> Result<Mass<Co2e<TankToWake, G>>, ChainError> {
        self.emission.tank_to_wake.ok_or_else(|| {
            let unknown = self.elements.iter().find(|element| element.emission().tank_to_wake.is_none());
            ChainError::TankToWakeUnknown { element: unknown.map(Tce::label).unwrap_or_default() }
        })
    }

    /// Proves that the elements sum to the chain, and the tiers of data to it as well.
    ///
    /// # Errors
    ///
    /// [`ConservationError`].
    pub fn prove(&self) -> Result<(), ConservationError> {
        let whole = self.emission.well_to_wake.kilograms();
        let parts = self.elements.iter().map(|element| element.emission().well_to_wake.kilograms());
        prove_sum("transport chain, elements", parts, whole)?;
        let TierShares { measured, modelled, default } = self.tiers();
        prove_sum("transport chain, tiers of data", [measured, modelled, default], whole)
    }
}

impl<G: GwpName> TransportChain<G> {
    /// The elements, in their order.
    pub fn elements(&self) -> &[Tce<G>] {
        &self.elements
    }

    /// What rides.
    pub const fn shipment(&self) -> &Shipment {
        &self.shipment
    }

    /// The sum over the elements. Tank-to-wake is known where it is for each.
    pub const fn emission(&self) -> Emission<G> {
        self.emission
    }

    /// Kilograms of CO2e per TEU, well-to-wake.
    pub const fn kg_per_teu(&self) -> f64 {
        self.emission.well_to_wake.kilograms() / self.shipment.teu().count()
    }

    /// Kilograms of CO2e per tonne of freight, well-to-wake.
    pub const fn kg_per_tonne(&self) -> f64 {
        self.emission.well_to_wake.kilograms() / self.shipment.freight().tonnes()
    }

    /// Time of all elements; `None` where that of one is not known.
    pub fn duration(&self) -> Option<Time> {
        self.untimed().next().is_none().then(|| self.least_duration())
    }

    /// Time of the elements whose time is known: the chain takes no less.
    pub fn least_duration(&self) -> Time {
        let known = self.elements.iter().filter_map(Tce::duration);
        seconds(compensated_sum(known.map(|time| time.get::<second>())))
    }

    /// The elements whose time is not known.
    pub fn untimed(&self) -> impl Iterator<Item = &Tce<G>> + '_ {
        self.elements.iter().filter(|element| element.duration().is_none())
    }

    /// The part of each element, well-to-wake; `None` where the chain emits nothing.
    pub fn shares(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        let whole = self.emission.well_to_wake;
        let share = move |element: &Tce<G>| {
            (whole != Mass::ZERO).then(|| element.emission().well_to_wake.ratio(whole))
        };
        self.elements.iter().map(share)
    }

    /// Kilograms of CO2e, well-to-wake, by tier of data.
    pub fn tiers(&self) -> TierShares {
        self.elements.iter().map(Tce::tiers).sum()
    }
}
