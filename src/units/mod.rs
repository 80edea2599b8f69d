//! What a number means: dimensions, substances, stages, kinds and bases, checked by the compiler.
//!
//! Two layers. **Physics** (speed, power, time, length, shaft energy) is in [`uom::si::f64`], in and
//! out of every public function. **Accounting** is in named quantities of this crate, because a
//! dimension is not enough: fuel and CO2 are both kilograms, and a kilogram per TEU is a kilogram
//! to a units library.
//!
//! ```text
//! units
//! ├── si          curated uom names, and short constructors such as knots(17.5)
//! ├── substance   what a mass is made of; life-cycle stage, TEU kind, distance basis
//! ├── quantity    Mass<S>, Factor<To, From>, BrakeFactor<S>, FuelEnergy, Teu<K>, Distance<B>, ...
//! ├── relations   the one table of A x B = C
//! ├── crossings   the named ways from one meaning to another
//! ├── bounded     fractions, loads, and the bounds of bad input, each named once
//! ├── Decimal     exact decimals, for regulators that round them
//! └── wire        serde with the unit in the field name
//! ```
//!
//! # What does not compile
//!
//! Each case stands beside its compiling twin.
//!
//! Fuel is not CO2:
//!
//! ```
//! use green_corridor::units::{Mass, substance::{Co2, Fuel}};
//! let fuel = Mass::<Fuel>::from_tonnes(10.0);
//! let more_fuel = Mass::<Fuel>::from_tonnes(2.0);
//! assert_eq!((fuel + more_fuel).tonnes(), 12.0);
//! ```
//! ```compile_fail,E0308
//! use green_corridor::units::{Mass, substance::{Co2, Fuel}};
//! let fuel = Mass::<Fuel>::from_tonnes(10.0);
//! let co2 = Mass::<Co2>::from_tonnes(31.14);
//! let _ = fuel + co2;
//! ```
//!
//! Well-to-tank plus tank-to-wake is well-to-wake; nothing else adds across stages:
//!
//! ```
//! use green_corridor::units::{Mass, substance::{Co2e, TankToWake, WellToTank, WellToWake}};
//! use green_corridor::fuel::gwp::Ar5;
//! let wtt = Mass::<Co2e<WellToTank, Ar5>>::from_tonnes(1.0);
//! let ttw = Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(4.0);
//! let wtw: Mass<Co2e<WellToWake, Ar5>> = wtt + ttw;
//! assert_eq!(wtw.tonnes(), 5.0);
//! ```
//! ```compile_fail,E0277
//! use green_corridor::units::{Mass, substance::{Co2e, TankToWake, WellToWake}};
//! use green_corridor::fuel::gwp::Ar5;
//! let ttw = Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(4.0);
//! let wtw = Mass::<Co2e<WellToWake, Ar5>>::from_tonnes(5.0);
//! let _ = wtw + ttw;
//! ```
//!
//! Energy in a fuel is not energy at the shaft:
//!
//! ```
//! use green_corridor::units::{FuelEnergy, si::kilowatt_hours};
//! let _ = FuelEnergy::from_gigajoules(1.0) + FuelEnergy::from_gigajoules(2.0);
//! let _ = kilowatt_hours(1.0) + kilowatt_hours(2.0);
//! ```
//! ```compile_fail,E0308
//! use green_corridor::units::{FuelEnergy, si::kilowatt_hours};
//! let _ = FuelEnergy::from_gigajoules(1.0) + kilowatt_hours(2.0);
//! ```
//!
//! CO2 is not CO2e, and CO2e under one GWP set is not CO2e under another:
//!
//! ```compile_fail,E0308
//! use green_corridor::fuel::gwp::Ar5;
//! use green_corridor::units::{Mass, substance::{Co2, Co2e, TankToWake}};
//! let _ = Mass::<Co2>::from_tonnes(1.0) + Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(1.1);
//! ```
//! ```compile_fail,E0308
//! use green_corridor::fuel::gwp::{Ar4, Ar5};
//! use green_corridor::units::{Mass, substance::{Co2e, TankToWake}};
//! let _ = Mass::<Co2e<TankToWake, Ar4>>::from_tonnes(1.0) + Mass::<Co2e<TankToWake, Ar5>>::from_tonnes(1.0);
//! ```
//!
//! Slots are not containers, TEU-nm are not TEU-km, and miles sailed are not a great circle:
//!
//! ```
//! use green_corridor::units::{Distance, Teu, substance::{Carried, Sailed}};
//! let teu_km = Teu::<Carried>::from_count(7_200.0) * Distance::<Sailed>::from_nautical_miles(5_750.0);
//! let twice = teu_km + teu_km.in_nautical_miles().in_kilometres();
//! assert_eq!(twice.teu_km(), 2.0 * 7_200.0 * 5_750.0 * 1.852);
//! ```
//! ```compile_fail,E0308
//! use green_corridor::units::{Teu, substance::{Carried, Nominal}};
//! let _ = Teu::<Nominal>::from_count(8_500.0) + Teu::<Carried>::from_count(7_200.0);
//! ```
//! ```compile_fail,E0308
//! use green_corridor::units::{Distance, Teu, substance::{Carried, Sailed}};
//! let teu_km = Teu::<Carried>::from_count(7_200.0) * Distance::<Sailed>::from_nautical_miles(5_750.0);
//! let _ = teu_km + teu_km.in_nautical_miles();
//! ```
//! ```compile_fail,E0308
//! use green_corridor::units::{Distance, substance::{GreatCircle, Sailed}};
//! fn great_circle(_: Distance<GreatCircle>) {}
//! great_circle(Distance::<Sailed>::from_nautical_miles(5_750.0));
//! ```
//!
//! All but one are pinned with the compiler's own words in `tests/compile_fail/`.
//!
//! # What the types do not protect from
//!
//! Two fuels are both `Mass<Fuel>`: their identity is data ([`crate::fuel::MarineFuel`]). Two
//! user-defined GWP sets share the type [`crate::fuel::gwp::Custom`]. A number typed in the wrong
//! unit is only caught where it leaves a bound of [`bounded`].

pub mod bounded;
mod crossings;
mod decimal;
mod exact;
mod quantity;
mod relations;
pub mod si;
pub mod substance;
pub mod wire;

pub use bounded::{Bound, Fraction, Load, OutOfRange};
pub use exact::{Decimal, DecimalError};
pub use quantity::{
    BrakeFactor, ComplianceBalance, Distance, Electricity, ElectricityFactor, EnergyUsed, Factor,
    FreightWork, FuelEnergy, GhgIntensity, LowerHeatingValue, Mass, MassPerDistance, MassPerFreightWork,
    MassPerTeu, MassPerTransportWork, Money, Price, Rate, SpecificFuelConsumption, Teu, TransportWork,
};
pub use si::{Energy, Length, Power, Time, Velocity, Volume};
