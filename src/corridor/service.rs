//! A service (string): who sails which loop with which ships, how often, how full.

use std::sync::Arc;

use super::error::CorridorError;
use super::{BothWays, Deployment, Direction, Loading, Rotation, ShipClass};
use crate::fuel::Blend;
use crate::units::bounded::{Bound, bounds};
use crate::units::si::hour;
use crate::units::substance::{Carried, Loaded, Nominal};
use crate::units::{Fraction, Teu, Time};

/// Time between two departures.
const INTERVAL: Bound = Bound::new("interval_days", 0.5, 60.0, "days");
/// A rotation may end this much after its last day and still be sailed by so many ships: a minute in two months.
const ROUNDING: f64 = 1e-5;

/// What a service is made of; [`Service::new`] checks it.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceSpec {
    /// Name.
    pub name: Arc<str>,
    /// Who sails it.
    pub carrier: Arc<str>,
    /// Its ships.
    pub deployments: Vec<Deployment>,
    /// Its loop.
    pub rotation: Rotation,
    /// Time between two departures: a week. Ships with time to spare are taken to spend it without burning fuel; state it
    /// as hours at anchor where they do.
    pub interval: Time,
    /// Round voyages in the year. Shared among the ships alike.
    pub departures: f64,
    /// How full the ships are, each way.
    pub loading: BothWays<Loading>,
}

/// A checked service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service(pub(super) ServiceSpec);

impl Service {
    /// Checks a service.
    ///
    /// # Errors
    ///
    /// [`CorridorError::Frequency`] if its ships cannot keep the interval, with the number it would take;
    /// [`CorridorError::Departures`] for more departures than the interval allows in a year;
    /// [`CorridorError::NotCapable`] for a class that burns what it is not said to be capable of;
    /// [`CorridorError::ClassTwice`], [`CorridorError::NoShip`], [`CorridorError::ShipTwice`], [`CorridorError::Shares`], [`CorridorError::Value`].
    pub fn new(spec: ServiceSpec) -> Result<Self, CorridorError> {
        let name = spec.name.as_ref();
        let record = format!("service `{name}`");
        let failed = |source| CorridorError::Value { record: record.clone(), source };
        INTERVAL.check(spec.interval.get::<hour>() / 24.0).map_err(failed)?;
        DEPARTURES.check(spec.departures).map_err(failed)?;
        for direction in Direction::ALL {
            spec.loading.of(direction).check(&format!("{record}, {direction}"))?;
        }
        let most = (bounds::DURATION.max / spec.interval.get::<hour>()).ceil();
        if spec.departures > most {
            let (service, departures) = (name.to_owned(), spec.departures);
            let interval_days = spec.interval.get::<hour>() / 24.0;
            return Err(CorridorError::Departures { service, departures, most, interval_days });
        }
        let service = Self(spec);
        let ships: Vec<_> = service.ships().collect();
        if ships.is_empty() || service.0.deployments.iter().any(|deployment| deployment.ships.is_empty()) {
            return Err(CorridorError::NoShip { service: service.name().to_owned() });
        }
        if let Some(twice) = (1..ships.len()).find(|index| ships[..*index].contains(&ships[*index])) {
            let both = service.name().to_owned();
            return Err(CorridorError::ShipTwice {
                ship: ships[twice].to_owned(),
                one: both.clone(),
                other: both,
            });
        }
        let classes: Vec<&ShipClass> = service.0.deployments.iter().map(|one| &one.class).collect();
        for (index, class) in classes.iter().enumerate() {
            if classes[..index].iter().any(|before| before.name == class.name) {
                let (service, class) = (service.name().to_owned(), class.name.to_string());
                return Err(CorridorError::ClassTwice { service, class });
            }
            if let Some(fuel) = class.burns_what_it_cannot() {
                let (service, class) = (service.name().to_owned(), class.name.to_string());
                return Err(CorridorError::NotCapable { service, class, fuel: fuel.to_string() });
            }
        }
        let shares: Vec<f64> =
            service.0.deployments.iter().filter_map(|one| one.share).map(Fraction::get).collect();
        let sum: f64 = shares.iter().sum();
        let stated =
            shares.len() == service.0.deployments.len() && (sum - 1.0).abs() <= Blend::SHARE_TOLERANCE;
        if !shares.is_empty() && !stated {
            return Err(CorridorError::Shares { service: service.name().to_owned(), sum });
        }
        let (needed, given) = (service.ships_needed(), ships.len());
        if given < needed {
            return Err(CorridorError::Frequency {
                service: service.name().to_owned(),
                interval_days: service.0.interval.get::<hour>() / 24.0,
                rotation_days: service.0.rotation.duration().get::<hour>() / 24.0,
                given,
                needed,
            });
        }
        Ok(service)
    }

    /// What it is made of.
    pub const fn spec(&self) -> &ServiceSpec {
        &self.0
    }

    /// Name.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Names of its ships.
    pub fn ships(&self) -> impl Iterator<Item = &str> {
        self.0.deployments.iter().flat_map(|deployment| &deployment.ships).map(AsRef::as_ref)
    }

    /// Ships that the interval takes at the speeds of the rotation: `⌈rotation / interval⌉`.
    ///
    /// A loop of 42 days every 7 days takes 6.
    pub fn ships_needed(&self) -> usize {
        let loops = self.0.rotation.duration().get::<hour>() / self.0.interval.get::<hour>();
        (loops - ROUNDING).ceil().max(1.0) as usize
    }

    /// Classes of its ships with the round voyages of each in the year.
    pub fn voyages_by_class(&self) -> impl Iterator<Item = (&ShipClass, f64)> {
        let ships = self.ships().count() as f64;
        self.0.deployments.iter().map(move |one| {
            let share = one.share.map_or(one.ships.len() as f64 / ships, Fraction::get);
            (&one.class, self.0.departures * share)
        })
    }

    /// Slots that leave a port one way in the year.
    #[doc(alias = "annual capacity")]
    pub fn capacity(&self) -> Teu<Nominal> {
        self.voyages_by_class().map(|(class, voyages)| class.vessel.teu() * voyages).sum()
    }

    /// Slots that leave a port one way a week of the interval: capacity over departures, for an interval of 7 days.
    pub fn weekly_capacity(&self) -> Teu<Nominal> {
        let weeks_of_an_interval = self.0.interval.get::<hour>() / 168.0;
        match self.0.departures {
            0.0 => Teu::ZERO,
            departures => self.capacity() / (departures * weeks_of_an_interval),
        }
    }

    /// Containers that cross one way in the year.
    pub fn carried(&self, direction: Direction) -> Teu<Carried> {
        self.crossing(direction, |loading, slots| loading.cargo(slots, Fraction::ONE).carried())
    }

    /// Containers with cargo that cross one way in the year.
    pub fn loaded(&self, direction: Direction) -> Teu<Loaded> {
        self.crossing(direction, |loading, slots| {
            loading.cargo(slots, Fraction::ONE).loaded().unwrap_or(Teu::ZERO)
        })
    }

    fn crossing<T>(&self, direction: Direction, of: impl Fn(&Loading, Teu<Nominal>) -> T) -> T {
        of(self.0.loading.of(direction), self.capacity())
    }
}

/// Departures of a year: two a day at most.
const DEPARTURES: Bound = Bound::new("departures", 0.0, 732.0, "");
