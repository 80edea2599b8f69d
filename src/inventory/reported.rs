//! What an operator reported of a voyage or a year.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fuel::{FuelBatch, MarineFuel};
use crate::provenance::Source;
use crate::units::bounded::bounds;
use crate::units::si::hour;
use crate::units::substance::{Co2, Fuel, RegulatoryCo2, Sailed};
use crate::units::{Distance, Mass, OutOfRange, Time};

/// Reported figures, each as it stands in the report: none is computed from another.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedFigures {
    fuels: Vec<(Arc<FuelBatch>, Mass<Fuel>)>,
    stack_co2: Option<Mass<Co2>>,
    regulatory_co2: Option<Mass<RegulatoryCo2>>,
    sailed: Option<Distance<Sailed>>,
    under_way: Option<Time>,
    source: Source,
}

impl ReportedFigures {
    /// A report without figures.
    pub const fn new(source: Source) -> Self {
        Self {
            fuels: Vec::new(),
            stack_co2: None,
            regulatory_co2: None,
            sailed: None,
            under_way: None,
            source,
        }
    }

    /// One more fuel.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a mass out of range.
    pub fn with_fuel(mut self, batch: impl Into<FuelBatch>, mass: Mass<Fuel>) -> Result<Self, OutOfRange> {
        bounds::FUEL_MASS.check(mass.tonnes())?;
        self.fuels.push((Arc::new(batch.into()), mass));
        Ok(self)
    }

    /// CO2 as it left the funnel, tank-to-wake.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a mass out of range.
    pub fn with_stack_co2(self, co2: Mass<Co2>) -> Result<Self, OutOfRange> {
        bounds::YEAR_CO2.named("stack_co2_t").check(co2.tonnes())?;
        Ok(Self { stack_co2: Some(co2), ..self })
    }

    /// CO2 as the regulator counts it, proven zero-rated fuel at zero: the column of EU MRV.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a mass out of range.
    pub fn with_regulatory_co2(self, co2: Mass<RegulatoryCo2>) -> Result<Self, OutOfRange> {
        bounds::YEAR_CO2.named("regulatory_co2_t").check(co2.tonnes())?;
        Ok(Self { regulatory_co2: Some(co2), ..self })
    }

    /// Distance over ground.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a distance out of range.
    pub fn with_sailed(self, distance: Distance<Sailed>) -> Result<Self, OutOfRange> {
        bounds::DISTANCE_OF_A_YEAR.check(distance.nautical_miles())?;
        Ok(Self { sailed: Some(distance), ..self })
    }

    /// Time under way.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a time out of range.
    pub fn with_under_way(self, time: Time) -> Result<Self, OutOfRange> {
        bounds::DURATION.named("under_way_h").check(time.get::<hour>())?;
        Ok(Self { under_way: Some(time), ..self })
    }

    /// The fuels, as reported.
    pub fn fuels(&self) -> &[(Arc<FuelBatch>, Mass<Fuel>)] {
        &self.fuels
    }

    /// Fuel by identity; two batches of one fuel are summed.
    pub fn by_fuel(&self) -> BTreeMap<MarineFuel, Mass<Fuel>> {
        let mut groups = BTreeMap::new();
        for (batch, mass) in &self.fuels {
            *groups.entry(batch.fuel().clone()).or_insert(Mass::ZERO) += *mass;
        }
        groups
    }

    /// All fuel; `None` where none was reported.
    pub fn fuel(&self) -> Option<Mass<Fuel>> {
        (!self.fuels.is_empty()).then(|| self.fuels.iter().map(|(_, mass)| *mass).sum())
    }

    /// CO2 as it left the funnel.
    pub const fn stack_co2(&self) -> Option<Mass<Co2>> {
        self.stack_co2
    }

    /// CO2 as the regulator counts it.
    pub const fn regulatory_co2(&self) -> Option<Mass<RegulatoryCo2>> {
        self.regulatory_co2
    }

    /// Distance over ground.
    pub const fn sailed(&self) -> Option<Distance<Sailed>> {
        self.sailed
    }

    /// Time under way.
    pub const fn under_way(&self) -> Option<Time> {
        self.under_way
    }

    /// The report.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}
