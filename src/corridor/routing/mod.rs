//! Alternatives in routing: whether another way is faster, and what a day costs in CO2e.
//!
//! ```text
//! door-to-door time = Σ time of the elements of the chain           (to the second; unknown where one is)
//! least time        = Σ time of the elements whose time is known
//! dominated         = another way is as fast and as low, and faster or lower
//! trade-off         = (kg per TEU of the faster − of the slower) / (days of the slower − of the faster)
//! ```
//!
//! A corridor's claim that there is "no faster route" is a statement that other gateways can refute: Oakland, Seattle,
//! Prince Rupert, or all-water by Panama. [`Alternatives::no_faster_than`] puts it to the test.
//!
//! A time that is not known is not zero: such a way never proves to be faster, but the claim does not hold while it may
//! be, unless what is known of its time is long enough already.
//!
//! ```text
//! routing
//! ├── finding   what becomes of the claim;  what a day costs
//! └── error     ways that cannot be compared
//! ```
//!
//! # Source
//!
//! The chains are those of ISO 14083:2023; that no way among several dominates is the order of Pareto.
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::routing::{Alternatives, Finding};
//! use green_corridor::fuel::gwp::Ar6;
//! use green_corridor::intensity::chain::{Intensity, Mode, Shipment, Tce, Toc, TransportChain};
//! use green_corridor::provenance::{DataTier, Source};
//! use green_corridor::units::si::{days, hour};
//! use green_corridor::units::substance::ShortestFeasible;
//! use green_corridor::units::{Distance, Mass, Teu};
//!
//! let shipment = Shipment::new(Mass::from_tonnes(10.0), Teu::from_count(1.0))?;
//! let category = |name, mode, grams| {
//!     let intensity = Intensity::<ShortestFeasible, Ar6>::grams_per_teu_km(grams, None);
//!     Toc::new(name, mode, intensity, DataTier::Default, Source::user("made up"))
//! };
//! let sea = category("ship", Mode::Sea, 70.0)?;
//! let rail = category("train", Mode::Rail, 190.0)?;
//! let leg = |from: &str, to: &str, by, km, time| {
//!     Tce::transport(from, to, &shipment, by, Distance::from_kilometres(km), days(time))
//! };
//! let by_los_angeles = TransportChain::new(vec![
//!     leg("Shanghai", "Los Angeles", &sea, 10_600.0, 16.0)?,
//!     leg("Los Angeles", "New York", &rail, 4_500.0, 5.0)?,
//! ])?;
//! let by_panama = TransportChain::new(vec![leg("Shanghai", "New York", &sea, 19_600.0, 30.0)?])?;
//!
//! let ways = Alternatives::new(vec![("Los Angeles", by_los_angeles), ("Panama", by_panama)])?;
//! match ways.no_faster_than("Los Angeles")? {
//!     Finding::Holds { next } => assert_eq!(next.at_least.get::<hour>(), 9.0 * 24.0),
//!     other => panic!("{other}"),
//! }
//! assert_eq!(ways.lowest().name(), "Panama");
//! let trade = &ways.trade_offs()[0];
//! assert!((trade.kg_per_teu_per_day() - (1_597.0 - 1_372.0) / 9.0).abs() < 1e-9);
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod error;
mod finding;

pub use error::{RoutingError, Unlike};
pub use finding::{Finding, Margin, TradeOff, Untimed};

use crate::intensity::chain::{Tce, TransportChain};
use crate::units::si::{Time, second, seconds};
use crate::units::substance::GwpName;

/// One way from door to door, under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative<G: GwpName> {
    name: String,
    chain: TransportChain<G>,
}

/// At least two ways of one shipment, from one origin to one destination, under the GWP set `G`.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternatives<G: GwpName> {
    first: Alternative<G>,
    others: Vec<Alternative<G>>,
}

impl<G: GwpName> Alternative<G> {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its elements.
    pub const fn chain(&self) -> &TransportChain<G> {
        &self.chain
    }

    /// From door to door, to the second; `None` where the time of an element is not known.
    pub fn time(&self) -> Option<Time> {
        self.chain.duration().map(to_the_second)
    }

    /// What is known of the time: the way takes no less.
    pub fn least_time(&self) -> Time {
        to_the_second(self.chain.least_duration())
    }

    /// Kilograms of CO2e per TEU, well-to-wake.
    pub const fn kg_per_teu(&self) -> f64 {
        self.chain.kg_per_teu()
    }

    /// Whether it is known to be as fast and as low as another, and faster or lower.
    fn dominates(&self, other: &Self) -> bool {
        let (own, its) = (self.kg_per_teu(), other.kg_per_teu());
        self.time().is_some_and(|time| {
            let least = other.least_time();
            time <= least && own <= its && (time < least || own < its)
        })
    }

    fn margin(&self, at_least: Time, claimed: Option<Time>) -> Margin {
        Margin { name: self.name.clone(), at_least, is_exact: self.time().is_some() && claimed.is_some() }
    }

    fn untimed(&self) -> Untimed {
        Untimed { name: self.name.clone(), elements: self.chain.untimed().map(Tce::label).collect() }
    }

    fn checked(self) -> Result<Self, RoutingError> {
        for element in self.chain.elements() {
            let km = element.distance_km().unwrap_or(0.0);
            if km > 0.0 && element.duration() == Some(Time::default()) {
                return Err(RoutingError::NoTime { name: self.name, element: element.label(), km });
            }
        }
        Ok(self)
    }

    fn ends(&self) -> (&str, &str) {
        let elements = self.chain.elements();
        (elements.first().map_or("", Tce::from), elements.last().map_or("", Tce::to))
    }

    fn unlike(&self, first: &Self) -> Vec<Unlike> {
        let ((from, to), (origin, destination)) = (self.ends(), first.ends());
        let (given, expected) = (self.chain.shipment(), first.chain.shipment());
        let text = str::to_owned;
        let unlike = [
            (from != origin).then(|| Unlike::Origin { given: text(from), expected: text(origin) }),
            (to != destination).then(|| Unlike::Destination { given: text(to), expected: text(destination) }),
            (given != expected)
                .then(|| Unlike::Shipment { given: Box::new(*given), expected: Box::new(*expected) }),
        ];
        unlike.into_iter().flatten().collect()
    }
}

impl<G: GwpName> Alternatives<G> {
    /// Ways under their names. Their GWP set is one by their type.
    ///
    /// # Errors
    ///
    /// [`RoutingError`]: fewer than two, a name that is missing or given twice, a leg over some distance in no time, and
    /// a way that begins or ends elsewhere than the first or carries another shipment, with all that is unlike.
    pub fn new<N: Into<String>>(ways: Vec<(N, TransportChain<G>)>) -> Result<Self, RoutingError> {
        let given = ways.len();
        let mut ways = (1..).zip(ways).map(|(place, (name, chain))| {
            let name = name.into();
            if name.trim().is_empty() {
                return Err(RoutingError::Nameless { place });
            }
            Alternative { name, chain }.checked()
        });
        let first = ways.next().ok_or(RoutingError::TooFew { given })??;
        let mut others: Vec<Alternative<G>> = Vec::new();
        for way in ways {
            let way = way?;
            if std::iter::once(&first).chain(&others).any(|known| known.name == way.name) {
                return Err(RoutingError::SameName { name: way.name });
            }
            let reasons = way.unlike(&first);
            if !reasons.is_empty() {
                return Err(RoutingError::NoAlternative { name: way.name, first: first.name, reasons });
            }
            others.push(way);
        }
        if others.is_empty() {
            return Err(RoutingError::TooFew { given });
        }
        Ok(Self { first, others })
    }

    /// The ways, as they were given.
    pub fn iter(&self) -> impl Iterator<Item = &Alternative<G>> + Clone {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// The fastest way, and of several the lowest of them; `None` where a way whose time is not known may be faster.
    pub fn fastest(&self) -> Option<&Alternative<G>> {
        let timed = self.iter().filter_map(|way| way.time().map(|time| (time, way)));
        let (time, fastest) = timed.min_by(|(time, way), (other_time, other)| {
            let (time, other_time) = (time.get::<second>(), other_time.get::<second>());
            time.total_cmp(&other_time).then(way.kg_per_teu().total_cmp(&other.kg_per_teu()))
        })?;
        self.iter().all(|way| time <= way.least_time()).then_some(fastest)
    }

    /// The way with the lowest emission per TEU, and of several the one known to be the fastest of them.
    pub fn lowest(&self) -> &Alternative<G> {
        let time = |way: &Alternative<G>| way.time().map_or(f64::INFINITY, |time| time.get::<second>());
        self.others.iter().fold(&self.first, |lowest, way| {
            let order = way.kg_per_teu().total_cmp(&lowest.kg_per_teu());
            if order.then_with(|| time(way).total_cmp(&time(lowest))).is_lt() { way } else { lowest }
        })
    }

    /// The ways that none is known to dominate, the fastest first. One whose time is not known is among them unless a
    /// lower one takes no longer than what is known of it.
    pub fn pareto(&self) -> Vec<&Alternative<G>> {
        let mut kept: Vec<_> =
            self.iter().filter(|way| !self.iter().any(|other| other.dominates(way))).collect();
        kept.sort_by(|way, other| {
            let (time, other_time) = (way.least_time().get::<second>(), other.least_time().get::<second>());
            time.total_cmp(&other_time).then(way.kg_per_teu().total_cmp(&other.kg_per_teu()))
        });
        kept
    }

    /// What each way that none dominates costs against its slower neighbour. A way whose time is not known has no
    /// neighbour.
    pub fn trade_offs(&self) -> Vec<TradeOff> {
        let timed: Vec<_> =
            self.pareto().into_iter().filter_map(|way| way.time().map(|time| (way, time))).collect();
        let pairs = timed.iter().zip(timed.iter().skip(1));
        let apart = pairs.filter(|((_, time), (_, longer))| time < longer);
        apart
            .map(|((faster, time), (slower, longer))| TradeOff {
                faster: faster.name.clone(),
                slower: slower.name.clone(),
                saved: *longer - *time,
                kg_per_teu: faster.kg_per_teu() - slower.kg_per_teu(),
            })
            .collect()
    }

    /// Tests the claim that no way is faster than the one of this name.
    ///
    /// # Errors
    ///
    /// [`RoutingError::NoSuchRoute`] names the ways there are.
    pub fn no_faster_than(&self, name: &str) -> Result<Finding, RoutingError> {
        let claimed = self.iter().find(|way| way.name == name).ok_or_else(|| RoutingError::NoSuchRoute {
            name: name.to_owned(),
            known: self.iter().map(|way| way.name.clone()).collect(),
        })?;
        let (time, least) = (claimed.time(), claimed.least_time());
        let others = || self.iter().filter(|way| way.name != name);
        let mut by: Vec<Margin> = others()
            .filter_map(|way| way.time().filter(|own| *own < least).map(|own| way.margin(least - own, time)))
            .collect();
        if !by.is_empty() {
            by.sort_by(|one, other| other.hours().total_cmp(&one.hours()));
            return Ok(Finding::Beaten { by });
        }
        let may_be = |way: &&Alternative<G>| way.time().is_none() && way.least_time() < least;
        let undecided = std::iter::once(claimed).filter(|_| time.is_none()).chain(others().filter(may_be));
        let untimed: Vec<Untimed> = undecided.map(Alternative::untimed).collect();
        let next = others()
            .map(|way| way.margin(way.least_time() - least, time))
            .min_by(|one, other| one.hours().total_cmp(&other.hours()));
        Ok(match next {
            Some(next) if untimed.is_empty() => Finding::Holds { next },
            _ => Finding::Untold { untimed },
        })
    }
}

fn to_the_second(time: Time) -> Time {
    seconds(time.get::<second>().round())
}
