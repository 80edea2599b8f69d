//! Ships that could, fuel that was burned, service that was sold: three series, never added.
//!
//! The plan of September 2023 speaks of *capable* ships and of *lifecycle* carbon. A capable ship may burn fuel oil all
//! year; a tonne of low-carbon fuel may be burned and never sold as a service; a service may be sold and not backed by fuel.
//!
//! # Source
//!
//! Implementation Plan Outline of the Los Angeles - Shanghai green shipping corridor, September 2023. What counts as
//! low-carbon there was not found: [`LowCarbon`] is the caller's, with its source.

use std::collections::BTreeSet;

use super::error::KpiError;
use super::fuel::FuelUse;
use crate::corridor::CorridorYear;
use crate::fuel::Origin;
use crate::fuel::gwp::GwpSet;
use crate::provenance::Source;
use crate::units::substance::{Carried, Co2e, Nominal, WellToWake};
use crate::units::{FuelEnergy, GhgIntensity, Mass, Teu};

/// A part and its whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<T> {
    /// The part.
    pub part: T,
    /// The whole.
    pub whole: T,
}

/// Ships capable of a fuel beside conventional ones. It says nothing of what they burned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CapableShips {
    /// By ships.
    pub ships: Part<f64>,
    /// By departures of the year.
    pub departures: Part<f64>,
    /// By slots that left a port one way in the year.
    pub capacity: Part<Teu<Nominal>>,
}

/// What makes a fuel low-carbon.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LowCarbon<G: GwpSet> {
    /// Well-to-wake CO2e per fuel energy at or below a threshold.
    AtMost {
        /// The threshold.
        threshold: GhgIntensity<WellToWake, G>,
        /// Who states it.
        source: Source,
    },
    /// Origin of its carbon and energy, whatever it emits.
    Origin {
        /// Those that count.
        origins: BTreeSet<Origin>,
        /// Who states it.
        source: Source,
    },
}

/// Low-carbon fuel that was burned.
#[derive(Clone, Debug, PartialEq)]
pub struct LowCarbonFuel {
    /// By energy of fuel.
    pub energy: Part<FuelEnergy>,
    /// The low-carbon fuels, each with its mass.
    pub fuels: Vec<FuelUse>,
}

/// Low-carbon service that was sold, as contracts state it.
#[derive(Clone, Debug, PartialEq)]
pub struct SoldService<G: GwpSet> {
    /// Containers.
    pub teu: Teu<Carried>,
    /// CO2e that was sold as avoided.
    pub avoided: Mass<Co2e<WellToWake, G>>,
    /// The contracts.
    pub source: Source,
}

/// More sold than the fuel burned can back.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum SoldMoreThanUsed {
    /// Containers: `carried × share of low-carbon energy` is the most there is to sell.
    Teu {
        /// Sold.
        sold: Teu<Carried>,
        /// The most there is.
        used: Teu<Carried>,
    },
    /// Tonnes: `Σ (reference − intensity) × energy` of the low-carbon fuels is the most there is to sell.
    Tonnes {
        /// Sold.
        sold: f64,
        /// The most there is.
        used: f64,
    },
}

impl<T> Part<T> {
    /// Part over whole; `None` of nothing.
    pub fn share(&self, over: impl Fn(&T, &T) -> f64) -> Option<f64> {
        Some(over(&self.part, &self.whole)).filter(|share| share.is_finite())
    }
}

impl CapableShips {
    /// Share of the ships.
    pub fn share_of_ships(&self) -> Option<f64> {
        self.ships.share(|part, whole| part / whole)
    }

    /// Share of the departures.
    pub fn share_of_departures(&self) -> Option<f64> {
        self.departures.share(|part, whole| part / whole)
    }

    /// Share of the capacity.
    pub fn share_of_capacity(&self) -> Option<f64> {
        self.capacity.share(|part, whole| part.ratio(*whole))
    }
}

impl LowCarbonFuel {
    /// Share of the energy of all fuels.
    pub fn share_of_energy(&self) -> Option<f64> {
        self.energy.share(|part, whole| part.ratio(*whole))
    }
}

impl<G: GwpSet> LowCarbon<G> {
    fn counts(&self, fuel: &FuelUse, set: G) -> Result<bool, KpiError> {
        match self {
            Self::AtMost { threshold, .. } => Ok(fuel.intensity(set)? <= *threshold),
            Self::Origin { origins, .. } => Ok(origins.contains(&fuel.key.fuel.origin())),
        }
    }
}

impl CorridorYear {
    /// Ships that could burn a fuel beside conventional ones.
    pub fn capable_ships(&self) -> CapableShips {
        let nothing = Part { part: 0.0, whole: 0.0 };
        let mut sums = CapableShips {
            ships: nothing,
            departures: nothing,
            capacity: Part { part: Teu::ZERO, whole: Teu::ZERO },
        };
        for service in self.corridor().services() {
            for (deployment, (class, departures)) in
                service.spec().deployments.iter().zip(service.voyages_by_class())
            {
                let (ships, slots) = (deployment.ships.len() as f64, class.vessel.teu() * departures);
                sums.ships.whole += ships;
                sums.departures.whole += departures;
                sums.capacity.whole += slots;
                if class.is_capable() {
                    sums.ships.part += ships;
                    sums.departures.part += departures;
                    sums.capacity.part += slots;
                }
            }
        }
        sums
    }

    /// Low-carbon fuel that was burned, by a stated rule.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`] for a fuel whose intensity is unknown where the rule asks for it.
    pub fn low_carbon_fuel<G: GwpSet>(&self, rule: &LowCarbon<G>, set: G) -> Result<LowCarbonFuel, KpiError> {
        let mut found = LowCarbonFuel {
            energy: Part { part: FuelEnergy::ZERO, whole: FuelEnergy::ZERO },
            fuels: Vec::new(),
        };
        for fuel in self.fuels().into_iter().filter(|fuel| fuel.energy != FuelEnergy::ZERO) {
            found.energy.whole += fuel.energy;
            if rule.counts(&fuel, set.clone())? {
                found.energy.part += fuel.energy;
                found.fuels.push(fuel);
            }
        }
        Ok(found)
    }

    /// What was sold beyond what the fuel burned can back; empty if nothing was. `reference` is the intensity against
    /// which the contracts count what they avoid.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`], [`KpiError::Leg`].
    pub fn sold_beyond_use<G: GwpSet>(
        &self,
        sold: &SoldService<G>,
        used: &LowCarbonFuel,
        reference: GhgIntensity<WellToWake, G>,
        set: G,
    ) -> Result<Vec<SoldMoreThanUsed>, KpiError> {
        let mut findings = Vec::new();
        let teu = self.portion().teu::<Carried>()? * used.share_of_energy().unwrap_or(0.0);
        if sold.teu > teu {
            findings.push(SoldMoreThanUsed::Teu { sold: sold.teu, used: teu });
        }
        let mut avoided: Mass<Co2e<WellToWake, G>> = Mass::ZERO;
        for fuel in &used.fuels {
            avoided += (reference - fuel.intensity(set.clone())?) * fuel.energy;
        }
        if sold.avoided > avoided {
            let (sold, used) = (sold.avoided.tonnes(), avoided.tonnes());
            findings.push(SoldMoreThanUsed::Tonnes { sold, used });
        }
        Ok(findings)
    }
}

impl std::fmt::Display for SoldMoreThanUsed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Teu { sold, used } => {
                write!(
                    f,
                    "{:.0} TEU of low-carbon service sold, low-carbon fuel for {:.0} burned",
                    sold.count(),
                    used.count()
                )
            }
            Self::Tonnes { sold, used } => {
                write!(f, "{sold:.1} t CO2e sold as avoided, low-carbon fuel avoided {used:.1} t")
            }
        }
    }
}
