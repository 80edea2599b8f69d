//! A scenario: measures in a stated order, applied to a baseline, year by year.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fuel_switch::Displaced;
use super::{
    Call, Change, Corridor, CorridorError, Direction, Filling, Landside, LandsideIntensity, Measure, Path,
    ScenarioError, Service, ServiceSpec, ShoreUse,
};
use crate::fuel::FactorSet;
use crate::units::bounded::{Bound, OutOfRange, bounds};
use crate::units::si::{hours, knots};
use crate::units::substance::Nominal;
use crate::units::{Fraction, Teu};

/// A speed limit of a scenario.
const SPEED_LIMIT: Bound = Bound::new("knots", 3.0, 50.0, "kn");

/// Measures under a name. They are applied in this order; where two set the same thing, the later one stands.
///
/// Fuel shares are the exception: they add up, and displace what the ship burned in the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Name.
    pub name: Arc<str>,
    /// Measures in order.
    pub measures: Vec<Measure>,
}

/// A corridor of a scenario in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioYear {
    /// The corridor.
    pub corridor: Corridor,
    /// Measures that were in effect, in the order applied.
    pub applied: Vec<Arc<str>>,
    /// Ships that a speed limit made necessary, by service.
    pub extra_ships: BTreeMap<Arc<str>, usize>,
}

/// What a measure acts on.
struct Work<'a> {
    measure: &'a Measure,
    year: i16,
    spec: &'a mut ServiceSpec,
    set: &'a FactorSet,
}

impl Scenario {
    /// The corridor in a year: the baseline with every measure that is in effect.
    ///
    /// A scenario without measures in effect gives the baseline, with the year alone changed.
    ///
    /// # Errors
    ///
    /// [`ScenarioError::BeforeBaseline`] for a year, or a measure, before the baseline's; [`ScenarioError::Unknown`] for a
    /// service, class or port that is not there; [`ScenarioError::SharesExceedOne`], [`ScenarioError::NotCapable`];
    /// [`ScenarioError::Corridor`] for a corridor that cannot be sailed, with the ships it would take.
    pub fn in_year(&self, baseline: &Corridor, year: i16) -> Result<ScenarioYear, ScenarioError> {
        self.check(baseline, year)?;
        let mut applied = Vec::new();
        let mut extra_ships = BTreeMap::new();
        let set = &baseline.accounting().factor_set;
        let mut services = Vec::with_capacity(baseline.services().len());
        for service in baseline.services() {
            let mut spec = service.spec().clone();
            let mut fuels = Displaced::default();
            let mut limited = false;
            for (index, measure) in self.measures.iter().enumerate() {
                if !measure.services.include(service.name()) {
                    continue;
                }
                let changed = Work { measure, year, spec: &mut spec, set }.apply(&mut fuels)?;
                limited |= changed && matches!(measure.change, Change::SpeedLimit { .. });
                if changed {
                    applied.push(index);
                }
            }
            fuels.displace(&mut spec, &self.name, year)?;
            if limited {
                let extra = add_ships(&mut spec);
                if extra > 0 {
                    extra_ships.insert(Arc::clone(&spec.name), extra);
                }
            }
            services.push(Service::new(spec).map_err(|source| self.refused(year, source))?);
        }
        let landside = self.landside(baseline, year, &mut applied)?;
        applied.sort_unstable();
        applied.dedup();
        let (name, accounting) = (Arc::clone(&baseline.name), baseline.accounting().clone());
        let corridor = Corridor::new(name, year, services, accounting)
            .and_then(|corridor| corridor.with_landside(landside));
        let corridor = corridor.map_err(|source| self.refused(year, source))?;
        let applied = applied.into_iter().filter_map(|index| self.measures.get(index));
        Ok(ScenarioYear {
            corridor,
            applied: applied.map(|measure| Arc::clone(&measure.name)).collect(),
            extra_ships,
        })
    }

    /// The terminals with every measure in effect, which is added to those applied.
    fn landside(
        &self,
        baseline: &Corridor,
        year: i16,
        applied: &mut Vec<usize>,
    ) -> Result<Landside, ScenarioError> {
        let mut landside = baseline.landside().clone();
        for (index, measure) in self.measures.iter().enumerate() {
            let Change::ZeroEmissionTerminal { ports, kg_per_teu, count, source } = &measure.change else {
                continue;
            };
            let Some(kilograms) = kg_per_teu.at(year) else { continue };
            let measure = || measure.name.to_string();
            let intensity = LandsideIntensity::new(kilograms, *count, source.clone())
                .map_err(|source| ScenarioError::Value { measure: measure(), year, source })?;
            landside = ports.iter().fold(landside, |all, port| all.with(Arc::clone(port), intensity.clone()));
            applied.push(index);
        }
        Ok(landside)
    }

    fn refused(&self, year: i16, source: CorridorError) -> ScenarioError {
        ScenarioError::Corridor { scenario: self.name.to_string(), year, source: Box::new(source) }
    }

    fn check(&self, baseline: &Corridor, year: i16) -> Result<(), ScenarioError> {
        let before = |what: String, year: i16| ScenarioError::BeforeBaseline {
            scenario: self.name.to_string(),
            what,
            year,
            baseline: baseline.year(),
        };
        if year < baseline.year() {
            return Err(before("figures are asked for".to_owned(), year));
        }
        for (index, measure) in self.measures.iter().enumerate() {
            if self.measures[..index].iter().any(|before| before.name == measure.name) {
                let (scenario, measure) = (self.name.to_string(), measure.name.to_string());
                return Err(ScenarioError::MeasureTwice { scenario, measure });
            }
            if let Some(starts) = measure.starts().filter(|starts| *starts < baseline.year()) {
                return Err(before(format!("measure `{}` starts", measure.name), starts));
            }
            measure.names_what_is_there(baseline)?;
        }
        Ok(())
    }
}

impl Work<'_> {
    /// Whether the measure was in effect.
    fn apply(mut self, fuels: &mut Displaced) -> Result<bool, ScenarioError> {
        let measure = self.measure;
        match &measure.change {
            Change::FuelSwitch { energy_share, .. } => {
                let Some(share) = self.share(energy_share)? else { return Ok(false) };
                fuels.add(measure, self.spec, share, self.set)?;
            }
            Change::ShoreConnection { ports, share_of_calls, supply } => {
                let Some(share_of_calls) = self.share(share_of_calls)? else { return Ok(false) };
                let shore = ShoreUse { share_of_calls, shore_power: supply.clone() };
                self.calls(|port| ports.contains(port), |call| call.shore = Some(shore.clone()));
            }
            Change::GridFactors { ports, factors } => {
                let in_use = factors.iter().rev().find(|(from, _)| *from <= self.year);
                let Some((_, grid)) = in_use else { return Ok(false) };
                self.calls(
                    |port| ports.contains(port),
                    |call| {
                        if let Some(shore) = &mut call.shore {
                            shore.shore_power.grid = grid.clone();
                        }
                    },
                );
            }
            Change::SpeedLimit { knots: path } => {
                let Some(limit) = path.at(self.year) else { return Ok(false) };
                let limit = knots(SPEED_LIMIT.check(limit).map_err(|source| self.value(source))?);
                let legs = &mut self.spec.rotation.legs;
                for stretch in legs.iter_mut().flat_map(|leg| &mut leg.stretches) {
                    stretch.speed = if stretch.speed > limit { limit } else { stretch.speed };
                }
            }
            Change::Replacement { class, vessel, from, filling, capable_of } => {
                let deployed = self.spec.deployments.iter().any(|one| one.class.name == *class);
                if *from > self.year || !deployed {
                    return Ok(false);
                }
                let before = slots_per_voyage(self.spec);
                for one in self.spec.deployments.iter_mut().filter(|one| one.class.name == *class) {
                    one.class.vessel = Arc::clone(vessel);
                    one.class.capable_of.clone_from(capable_of);
                }
                if *filling == Filling::SameContainers {
                    self.keep_containers(before)?;
                }
            }
            Change::WindAssistance { saving } => {
                let Some(saving) = self.share(saving)? else { return Ok(false) };
                self.spec.deployments.iter_mut().for_each(|one| one.class.technology.wind = saving);
            }
            Change::Efficiency { saving } => {
                let Some(saving) = self.share(saving)? else { return Ok(false) };
                self.spec.deployments.iter_mut().for_each(|one| one.class.technology.efficiency = saving);
            }
            Change::Utilisation { direction, share } => {
                let Some(share) = self.share(share)? else { return Ok(false) };
                self.spec.loading.of_mut(*direction).utilisation = share;
            }
            Change::Departures { number } => {
                let Some(number) = number.at(self.year) else { return Ok(false) };
                self.spec.departures = number;
            }
            Change::BerthTime { ports, hours: path } => {
                let Some(at_berth) = path.at(self.year) else { return Ok(false) };
                let checked = bounds::DURATION.named("berth_h").check(at_berth);
                let at_berth = checked.map_err(|source| self.value(source))?;
                self.calls(|port| ports.contains(port), |call| call.berth = hours(at_berth));
            }
            // The corridor's, not a service's.
            Change::ZeroEmissionTerminal { .. } => return Ok(false),
        }
        Ok(true)
    }

    fn value(&self, source: OutOfRange) -> ScenarioError {
        ScenarioError::Value { measure: self.measure.name.to_string(), year: self.year, source }
    }

    fn share(&self, path: &Path) -> Result<Option<Fraction>, ScenarioError> {
        path.at(self.year).map(|share| Fraction::new(share).map_err(|source| self.value(source))).transpose()
    }

    fn calls(&mut self, at: impl Fn(&str) -> bool, change: impl Fn(&mut Call)) {
        self.spec.rotation.calls.iter_mut().filter(|call| at(&call.port)).for_each(change);
    }

    /// Fills other ships with as many containers.
    fn keep_containers(&mut self, before: Teu<Nominal>) -> Result<(), ScenarioError> {
        let after = slots_per_voyage(self.spec);
        for direction in Direction::ALL {
            let share = self.spec.loading.of(direction).utilisation.get() * before.count() / after.count();
            let utilisation = Fraction::new(share).map_err(|source| self.value(source))?;
            self.spec.loading.of_mut(direction).utilisation = utilisation;
        }
        Ok(())
    }
}

/// Mean slots of a round voyage.
fn slots_per_voyage(spec: &ServiceSpec) -> Teu<Nominal> {
    Service(ServiceSpec { departures: 1.0, ..spec.clone() }).capacity()
}

/// Adds ships until the interval is kept. The classes go on making as many round voyages as before.
fn add_ships(spec: &mut ServiceSpec) -> usize {
    let service = Service(spec.clone());
    let (needed, given) = (service.ships_needed(), service.ships().count());
    let extra = needed.saturating_sub(given);
    if extra == 0 {
        return 0;
    }
    for one in &mut spec.deployments {
        let by_number = Fraction::new(one.ships.len() as f64 / given as f64).unwrap_or(Fraction::ONE);
        one.share = Some(one.share.unwrap_or(by_number));
    }
    let name = Arc::clone(&spec.name);
    let before = service.ships().filter(|ship| ship.starts_with(&format!("{name}, extra ship "))).count();
    if let Some(first) = spec.deployments.first_mut() {
        let numbers = before + 1..=before + extra;
        first.ships.extend(numbers.map(|number| Arc::from(format!("{name}, extra ship {number}"))));
    }
    extra
}
