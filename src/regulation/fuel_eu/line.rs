//! How a fuel enters the intensity: by its default, its certificate, or as the fossil fuel it counts for.

use super::FuelEuError;
use crate::fuel::gwp::GwpSet;
use crate::fuel::{ConsumerClass, FactorSet, Family, FuelBatch, FuelError, MarineFuel, Origin};
use crate::provenance::{Confidence, Source};
use crate::units::bounded::bounds;
use crate::units::substance::{Co2e, Fuel, GwpName, TankToWake, WellToTank, WellToWake};
use crate::units::{FuelEnergy, GhgIntensity, Mass};

/// Where the reward stands.
pub const REWARD_SOURCE: Source = Source::new(
    "Regulation (EU) 2023/1805",
    "Article 5(1), Annex I: RWD",
    "OJ L 234, 22.9.2023",
    Confidence::Verified,
);

/// Energy of an RFNBO counts so many times in the denominator, from 2025 to 2033.
pub const REWARD: f64 = 2.0;

/// The years of the reward.
pub const REWARD_YEARS: std::ops::RangeInclusive<i16> = 2025..=2033;

/// The highest E of an RFNBO, recycled-carbon or low-carbon fuel: 70 % below 94 gCO2eq/MJ.
pub const HIGHEST_E: f64 = 28.2;

/// Where the highest E stands.
pub const HIGHEST_E_SOURCE: Source = Source::new(
    "Regulation (EU) 2023/1805",
    "Article 10(1), with the saving of 70 % on 94 gCO2eq/MJ of Directive (EU) 2018/2001",
    "OJ L 234, 22.9.2023",
    Confidence::Verified,
);

/// Under which factors and weights the regulation is computed.
///
/// ```
/// use green_corridor::fuel::gwp::{Ar4, Ar5};
/// use green_corridor::regulation::fuel_eu::Terms;
///
/// let today = Terms::annex_ii(Ar4); // the regulation points to RED II Annex V part C point 4
/// let expected = Terms::annex_ii(Ar5); // what the next reporting periods may bring
/// # let _ = (today, expected);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Terms<G> {
    factors: FactorSet,
    gwp: G,
    fossil: Vec<(MarineFuel, MarineFuel)>,
}

/// A mass of one fuel as the intensity counts it.
#[derive(Debug, PartialEq)]
pub struct Line<G: GwpName> {
    energy: FuelEnergy,
    well_to_tank: Mass<Co2e<WellToTank, G>>,
    tank_to_wake: Mass<Co2e<TankToWake, G>>,
    reward: f64,
    counted: Counted,
}

/// As what a fuel is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Counted {
    /// As a fossil fuel, by the defaults of Annex II.
    Fossil,
    /// As certified.
    Certified(Origin),
    /// As fossil, because its proof is wanting (Article 10(1)).
    Unproven,
}

impl<G: GwpSet> Terms<G> {
    /// Annex II under a GWP set.
    pub const fn annex_ii(gwp: G) -> Self {
        Self { factors: FactorSet::fuel_eu(), gwp, fossil: Vec::new() }
    }

    /// Annex II with fuels of the user's own beside it ([`FactorSet::with_fuel`]).
    #[must_use]
    pub fn with_factors(self, factors: FactorSet) -> Self {
        Self { factors, ..self }
    }

    /// Names the fossil pathway that a fuel without proof counts as. FAME, for example, has no fossil twin in
    /// Annex II, and no source that was read says which pathway is of its kind.
    #[must_use]
    pub fn counting_as(mut self, unproven: MarineFuel, fossil: MarineFuel) -> Self {
        self.fossil.push((unproven, fossil));
        self
    }

    /// The GWP set.
    pub const fn gwp(&self) -> &G {
        &self.gwp
    }

    /// The factors.
    pub const fn factors(&self) -> &FactorSet {
        &self.factors
    }

    /// A mass of a fuel as the intensity counts it.
    ///
    /// ```text
    /// fossil      WtT = default of Annex II
    /// biofuel     WtT = E − Cf_CO2 / LCV          with proof of sustainability
    /// synthetic   WtT = E − e_u                   RFNBO, RCF, LCF; RWD = 2 for RFNBO until 2033
    /// unproven    WtT and TtW per MJ of the least favourable fossil pathway of its kind
    /// ```
    ///
    /// A biofuel of food or feed crops counts as unproven too: state it so.
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Article 10 and Annex I.
    ///
    /// # Errors
    ///
    /// [`FuelEuError::Fuel`] for a fuel without a row, [`FuelEuError::EValue`] for an E that its kind cannot have,
    /// [`FuelEuError::FossilPathwayNeeded`], [`FuelEuError::Value`] for a mass out of range.
    pub fn line(
        &self,
        place: &str,
        batch: &FuelBatch,
        consumer: ConsumerClass,
        mass: Mass<Fuel>,
        year: i16,
    ) -> Result<Line<G>, FuelEuError> {
        let checked = bounds::FUEL_MASS.check(mass.tonnes());
        checked.map_err(|source| FuelEuError::Value { record: place.to_owned(), source })?;
        let origin = batch.fuel().origin();
        if origin != Origin::Fossil && !batch.is_zero_rated() {
            return self.unproven(place, batch, consumer, mass);
        }
        check_e(batch)?;
        let failed = |source| FuelEuError::Fuel { place: place.to_owned(), source };
        let factors = self.factors.resolve(batch, consumer).map_err(failed)?;
        let emissions = factors.burn(mass);
        let unknown = |unknown: crate::fuel::emissions::UnknownGas| {
            failed(FuelError::MissingCell {
                set: self.factors.name().to_owned(),
                row: factors.pathway.to_string(),
                cell: unknown.gas,
            })
        };
        let rewarded = origin == Origin::Rfnbo && REWARD_YEARS.contains(&year);
        Ok(Line {
            energy: factors.energy(mass),
            well_to_tank: emissions.well_to_tank(self.gwp.clone()).map_err(unknown)?,
            tank_to_wake: emissions.tank_to_wake(self.gwp.clone()).map_err(unknown)?,
            reward: if rewarded { REWARD } else { 1.0 },
            counted: if origin == Origin::Fossil { Counted::Fossil } else { Counted::Certified(origin) },
        })
    }

    /// Energy of its own, emissions per MJ of the fossil pathway.
    fn unproven(
        &self,
        place: &str,
        batch: &FuelBatch,
        consumer: ConsumerClass,
        mass: Mass<Fuel>,
    ) -> Result<Line<G>, FuelEuError> {
        let fuel = batch.fuel();
        let named = self.fossil.iter().find(|(unproven, _)| unproven == fuel).map(|(_, fossil)| fossil);
        let fossil = named.or_else(|| fossil_twin(fuel.family())).ok_or_else(|| {
            FuelEuError::FossilPathwayNeeded { place: place.to_owned(), fuel: fuel.to_string() }
        })?;
        let failed = |source| FuelEuError::Fuel { place: place.to_owned(), source };
        let own = self.factors.tank_to_wake(batch, consumer).map_err(failed)?;
        let energy = own.energy(mass);
        let same_energy = |one: Line<G>| energy.ratio(one.energy);
        let one = self.line(place, &fossil.clone().into(), consumer, Mass::from_tonnes(1.0), 0)?;
        let factor = same_energy(one);
        Ok(Line { energy, counted: Counted::Unproven, ..one.scaled(factor) })
    }
}

impl<G: GwpName> Line<G> {
    /// The same line without the reward of an RFNBO.
    #[must_use]
    pub fn without_reward(self) -> Self {
        Self { reward: 1.0, ..self }
    }

    /// A part of it.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self {
            energy: self.energy * factor,
            well_to_tank: self.well_to_tank * factor,
            tank_to_wake: self.tank_to_wake * factor,
            ..self
        }
    }

    /// Energy in the fuel, M LCV.
    pub const fn energy(&self) -> FuelEnergy {
        self.energy
    }

    /// Well-to-tank emissions.
    pub const fn well_to_tank(&self) -> Mass<Co2e<WellToTank, G>> {
        self.well_to_tank
    }

    /// Tank-to-wake emissions.
    pub const fn tank_to_wake(&self) -> Mass<Co2e<TankToWake, G>> {
        self.tank_to_wake
    }

    /// How many times its energy counts in the denominator.
    pub const fn reward(&self) -> f64 {
        self.reward
    }

    /// As what it is counted.
    pub const fn counted(&self) -> Counted {
        self.counted
    }

    /// Well-to-wake per energy of this fuel, its reward not applied.
    pub fn intensity(&self) -> GhgIntensity<WellToWake, G> {
        (self.well_to_tank + self.tank_to_wake) / self.energy
    }
}

impl<G: GwpName> Clone for Line<G> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<G: GwpName> Copy for Line<G> {}

fn check_e(batch: &FuelBatch) -> Result<(), FuelEuError> {
    let synthetic =
        matches!(batch.fuel().origin(), Origin::Rfnbo | Origin::RecycledCarbon | Origin::LowCarbon);
    let Some(certificate) = batch.certificate().filter(|_| synthetic) else { return Ok(()) };
    let e_value = certificate.e_value().grams_per_megajoule();
    let (min, max) = (0.0, HIGHEST_E);
    if e_value >= min && e_value <= max {
        return Ok(());
    }
    let (certificate, fuel) = (certificate.id().to_owned(), batch.fuel().to_string());
    Err(FuelEuError::EValue { certificate, fuel, min, max, e_value })
}

/// The fossil fuel of the same molecule or grade, where Annex II has one.
const fn fossil_twin(family: Family) -> Option<&'static MarineFuel> {
    Some(match family {
        Family::Hfo => &MarineFuel::HFO,
        Family::Lfo => &MarineFuel::LFO,
        Family::MdoMgo => &MarineFuel::MGO,
        Family::Lng => &MarineFuel::LNG,
        Family::LpgPropane => &MarineFuel::PROPANE,
        Family::LpgButane => &MarineFuel::BUTANE,
        Family::Methanol => &MarineFuel::METHANOL,
        Family::Hydrogen => &MarineFuel::HYDROGEN,
        Family::Ammonia => &MarineFuel::AMMONIA,
        _ => return None,
    })
}
