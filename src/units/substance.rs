//! The meanings that ride in a type: substances, life-cycle stages, TEU kinds, distance bases, currencies.
//!
//! All are markers without data. A marker names a difference that moves a result by more than one
//! per cent: mixing two of them is a compile error, crossing is a named conversion.

use std::fmt;
use std::marker::PhantomData;

/// What a [`Mass`](super::Mass) is a mass of.
pub trait Substance: 'static {
    /// The symbol printed behind the unit, for example `CO2` or `CO2e WtW AR5`.
    fn symbol() -> String;
}

/// A stage of the fuel life cycle.
pub trait LifeCycle: 'static {
    /// The short name used in print: `WtT`, `TtW` or `WtW`.
    const SYMBOL: &'static str;
}

/// A named set of global warming potentials, as a type.
///
/// The weights are in [`crate::fuel::gwp`]; here is only the name that keeps two sets apart.
pub trait GwpName: 'static {
    /// The name printed with a CO2e figure, for example `AR5`.
    const NAME: &'static str;
}

/// One of the meanings of "per TEU".
pub trait TeuKind: 'static {
    /// The name used in print.
    const SYMBOL: &'static str;
}

/// The basis of a distance.
pub trait DistanceBasis: 'static {
    /// The name used in print and in files.
    const SYMBOL: &'static str;
}

/// The currency of an amount of money.
pub trait Currency: 'static {
    /// Its ISO 4217 code.
    const SYMBOL: &'static str;
}

/// The unit of distance inside a transport work, TEU-km or TEU-nm.
pub trait DistanceUnit: 'static {
    /// `km` or `nm`.
    const SYMBOL: &'static str;
    /// Metres per unit, exact.
    const METRES: f64;
}

macro_rules! markers {
    ($trait:ident { $($(#[$doc:meta])* $name:ident = $symbol:literal),+ $(,)? }) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}
        impl $trait for $name {
            const SYMBOL: &'static str = $symbol;
        }
    )+};
}

macro_rules! substances {
    ($($(#[$doc:meta])* $name:ident = $symbol:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}
        impl Substance for $name {
            fn symbol() -> String {
                $symbol.to_owned()
            }
        }
    )+};
}

substances! {
    /// Fuel of any kind; which one is data.
    Fuel = "fuel",
    /// Goods with their packaging, without the container: the mass of ISO 14083.
    Freight = "freight",
    /// Elemental carbon, for balances.
    Carbon = "C",
    /// Physical CO2, as it leaves the stack, whatever its origin.
    Co2 = "CO2",
    /// The part of the stack CO2 whose carbon is biogenic. Does not add to [`Co2`].
    BiogenicCo2 = "biogenic CO2",
    /// CO2 as a regulator counts it, zero-rated fuel at zero. Does not add to [`Co2`].
    RegulatoryCo2 = "regulatory CO2",
    /// CO2 after book-and-claim contracts. Does not add to [`Co2`].
    ContractualCo2 = "contractual CO2",
    /// Methane: slipped fuel and unburned combustion product.
    Ch4 = "CH4",
    /// Nitrous oxide.
    N2o = "N2O",
    /// Nitrogen oxides, as NO2.
    Nox = "NOx",
    /// Sulphur dioxide.
    So2 = "SO2",
    /// Particles up to 10 micrometres.
    Pm10 = "PM10",
    /// Particles up to 2.5 micrometres. Part of [`Pm10`], so the two do not add.
    Pm25 = "PM2.5",
    /// Particles up to 10 micrometres out of diesel engines. Part of [`Pm10`], so the two do not add.
    DieselPm = "diesel PM",
    /// Black carbon. Part of [`Pm25`], so the two do not add.
    BlackCarbon = "black carbon",
    /// Hydrocarbons.
    Hc = "HC",
    /// Volatile organic compounds without methane. Overlaps [`Hc`], so the two do not add.
    Nmvoc = "NMVOC",
    /// Reactive organic gases, as California counts them. Overlaps [`Hc`], so the two do not add.
    Rog = "ROG",
    /// Carbon monoxide.
    Co = "CO",
}

markers! {
    LifeCycle {
        /// From the feedstock to the ship's tank.
        WellToTank = "WtT",
        /// From the ship's tank to the wake: what the ship itself emits.
        TankToWake = "TtW",
        /// The sum of both.
        WellToWake = "WtW",
    }
}

markers! {
    TeuKind {
        /// Slots of the ship as built, full or not.
        Nominal = "nominal TEU",
        /// Containers aboard, loaded and empty.
        Carried = "carried TEU",
        /// Containers aboard that hold cargo.
        Loaded = "loaded TEU",
        /// Containers over a quay in a year: the denominator of a port inventory.
        Throughput = "throughput TEU",
    }
}

markers! {
    DistanceBasis {
        /// Over ground, as the ship went.
        Sailed = "sailed",
        /// Along a routing graph.
        Network = "network",
        /// Shortest feasible distance of ISO 14083.
        ShortestFeasible = "shortest-feasible",
        /// Geodesic between the two ports, over land if need be.
        GreatCircle = "great-circle",
    }
}

markers! {
    Currency {
        /// Euro.
        Euro = "EUR",
        /// Dollar of the United States.
        UsDollar = "USD",
        /// Pound sterling.
        PoundSterling = "GBP",
        /// Yuan renminbi.
        Yuan = "CNY",
    }
}

/// The kilometre of a TEU-km.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kilometre {}

/// The nautical mile of a TEU-nm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NauticalMile {}

impl DistanceUnit for Kilometre {
    const SYMBOL: &'static str = "km";
    const METRES: f64 = 1000.0;
}

impl DistanceUnit for NauticalMile {
    const SYMBOL: &'static str = "nm";
    const METRES: f64 = 1852.0;
}

/// CO2 equivalent of life-cycle stage `L` under the GWP set `G`.
///
/// A CO2e without a stage and a set is not a number. `Mass<Co2e<WellToWake, Ar5>>` is.
pub struct Co2e<L, G>(PhantomData<fn() -> (L, G)>);

impl<L: LifeCycle, G: GwpName> Substance for Co2e<L, G> {
    fn symbol() -> String {
        format!("CO2e {} {}", L::SYMBOL, G::NAME)
    }
}

impl<L, G> Clone for Co2e<L, G> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L, G> Copy for Co2e<L, G> {}

impl<L, G> PartialEq for Co2e<L, G> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<L, G> fmt::Debug for Co2e<L, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Co2e")
    }
}

/// The GWP set of a factor that its publisher states as CO2e and that cannot be split into gases.
///
/// Such a figure enters a total only through
/// [`Mass::read_as`](super::Mass::read_as), which names the set it is taken under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsPublished {}

impl GwpName for AsPublished {
    const NAME: &'static str = "as published";
}
