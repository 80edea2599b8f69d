//! Serde with the unit in the field name.
//!
//! A field `speed_kn` holds a number in knots. Reading also takes a string with a unit, `"17.5 kn"`
//! or `"9 m/s"`; a unit that does not fit the quantity is an error that lists the ones that do, and
//! a value outside its range ([`super::bounded::bounds`]) is an error that states the range.
//! Writing gives a plain number with at most 15 significant digits, so that a decimal survives.
//!
//! ```text
//! wire
//! ├── knots, nautical_miles, metres, hours, kilowatts   uom quantities
//! ├── tonnes, kilowatt_hours, teu, ...                  accounting quantities
//! └── <each>::optional                                  for Option<_> with #[serde(default)]
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::units::{Velocity, si::knots, wire};
//!
//! #[derive(serde::Serialize, serde::Deserialize)]
//! #[serde(deny_unknown_fields)]
//! struct Leg {
//!     #[serde(with = "wire::knots")]
//!     speed_kn: Velocity,
//! }
//!
//! let leg: Leg = toml::from_str("speed_kn = '9 m/s'")?;
//! assert_eq!(serde_json::to_string(&leg)?, r#"{"speed_kn":17.4946004319654}"#);
//! assert!(toml::from_str::<Leg>("speed_kn = '9 t'").is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;

pub use super::decimal::round_15;

use super::bounded::{Bound, OutOfRange, bounds};
use super::quantity::{
    BrakeFactor, Distance, Electricity, ElectricityFactor, Factor, GhgIntensity, LowerHeatingValue, Mass, Teu,
};
use super::si;
use super::substance::Fuel;

/// A quantity that can be read from a number in its field's unit or from a string with a unit.
trait Wire: Copy {
    /// The units a string may carry, the field's own first.
    const UNITS: &'static [&'static str];
    /// The range of the number in the field's own unit.
    const BOUND: Bound;
    fn from_unit(value: f64, unit: &str) -> Option<Self>;
    fn to_field(self) -> f64;
}

struct WireVisitor<T>(PhantomData<T>);

impl<T: Wire> WireVisitor<T> {
    fn number<E: de::Error>(value: f64) -> Result<T, E> {
        Self::in_unit(value, T::UNITS[0])
    }

    fn in_unit<E: de::Error>(value: f64, unit: &str) -> Result<T, E> {
        let quantity = T::from_unit(value, unit).ok_or_else(|| {
            E::custom(format_args!("unit `{unit}` does not fit, expected one of {}", T::UNITS.join(", ")))
        })?;
        match T::BOUND.check(quantity.to_field()) {
            Ok(_) => Ok(quantity),
            Err(OutOfRange { bound: Bound { min, max, .. }, .. }) => {
                let own = T::UNITS[0];
                Err(E::custom(format_args!("must be in {min}..={max} {own}, got {value} {unit}")))
            }
        }
    }
}

impl<T: Wire> Visitor<'_> for WireVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number in {}, or a string with one of the units {}", T::UNITS[0], T::UNITS.join(", "))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<T, E> {
        Self::number(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        Self::number(value as f64)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        Self::number(value as f64)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        let text = text.trim();
        let unit_at = text.find(|c: char| c.is_alphabetic() && !matches!(c, 'e' | 'E')).unwrap_or(text.len());
        let (number, unit) = (text[..unit_at].trim(), &text[unit_at..]);
        let value: f64 =
            number.parse().map_err(|_| E::custom(format_args!("`{text}` does not start with a number")))?;
        Self::in_unit(value, unit.trim())
    }
}

struct OptionVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        WireVisitor::<T>(PhantomData).expecting(f)
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(WireVisitor(PhantomData)).map(Some)
    }
}

macro_rules! wire {
    ($(
        $(#[$doc:meta])*
        $module:ident $([$($p:ident),+])?, $type:ty, $bound:expr, |$q:ident| $get:expr, $($unit:literal: |$v:ident| $make:expr),+;
    )+) => {$(
        impl $(<$($p),+>)? Wire for $type {
            const UNITS: &'static [&'static str] = &[$($unit),+];
            const BOUND: Bound = $bound;

            fn from_unit(value: f64, unit: &str) -> Option<Self> {
                match unit {
                    $($unit => {
                        let $v = value;
                        Some($make)
                    })+
                    _ => None,
                }
            }

            fn to_field(self) -> f64 {
                let $q = self;
                $get
            }
        }

        $(#[$doc])*
        pub mod $module {
            #[allow(unused_imports)]
            use super::*;

            /// Writes the number in the field's unit.
            pub fn serialize<Ser: Serializer $($(, $p)+)?>(
                quantity: &$type,
                serializer: Ser,
            ) -> Result<Ser::Ok, Ser::Error> {
                serializer.serialize_f64(round_15(quantity.to_field()))
            }

            /// Reads a number, or a string with a unit.
            pub fn deserialize<'de, D: Deserializer<'de> $($(, $p)+)?>(
                deserializer: D,
            ) -> Result<$type, D::Error> {
                deserializer.deserialize_any(WireVisitor(PhantomData))
            }

            /// The same for an `Option`, with `#[serde(default)]` beside it.
            pub mod optional {
                #[allow(unused_imports)]
                use super::*;

                /// Writes the number, or null.
                pub fn serialize<Ser: Serializer $($(, $p)+)?>(
                    quantity: &Option<$type>,
                    serializer: Ser,
                ) -> Result<Ser::Ok, Ser::Error> {
                    match quantity {
                        Some(quantity) => serializer.serialize_some(&round_15(quantity.to_field())),
                        None => serializer.serialize_none(),
                    }
                }

                /// Reads a number, a string with a unit, or null.
                pub fn deserialize<'de, D: Deserializer<'de> $($(, $p)+)?>(
                    deserializer: D,
                ) -> Result<Option<$type>, D::Error> {
                    deserializer.deserialize_option(OptionVisitor(PhantomData))
                }
            }
        }
    )+};
}

wire! {
    /// Speed in knots.
    knots, si::Velocity, bounds::SPEED, |q| q.get::<si::knot>(),
        "kn": |v| si::knots(v), "m/s": |v| si::metres_per_second(v), "km/h": |v| si::Velocity::new::<si::kilometer_per_hour>(v);
    /// A distance in nautical miles; its basis is in the type.
    nautical_miles[B], Distance<B>, bounds::DISTANCE, |q| q.nautical_miles(),
        "nm": |v| Distance::from_nautical_miles(v), "km": |v| Distance::from_kilometres(v);
    /// Length in metres.
    metres, si::Length, bounds::DRAUGHT, |q| q.get::<si::meter>(),
        "m": |v| si::metres(v);
    /// Time in hours.
    hours, si::Time, bounds::DURATION, |q| q.get::<si::hour>(),
        "h": |v| si::hours(v), "min": |v| si::Time::new::<si::minute>(v), "d": |v| si::days(v), "s": |v| si::Time::new::<si::second>(v);
    /// Power in kilowatts.
    kilowatts, si::Power, bounds::POWER, |q| q.get::<si::kilowatt>(),
        "kW": |v| si::kilowatts(v), "MW": |v| si::Power::new::<si::megawatt>(v);
    /// Mass in tonnes.
    tonnes[S], Mass<S>, bounds::FUEL_MASS, |q| q.tonnes(),
        "t": |v| Mass::from_tonnes(v), "kg": |v| Mass::from_kilograms(v);
    /// Electricity in kilowatt-hours.
    kilowatt_hours, Electricity, bounds::CONNECTION_ENERGY, |q| q.kilowatt_hours(),
        "kWh": |v| Electricity::from_kilowatt_hours(v), "MWh": |v| Electricity::from_kilowatt_hours(v * 1e3), "MJ": |v| Electricity::from_megajoules(v);
    /// TEU as a count.
    teu[K], Teu<K>, bounds::TEU, |q| q.count(),
        "TEU": |v| Teu::from_count(v), "FEU": |v| Teu::from_count(v * 2.0);
    /// Lower heating value in megajoules per kilogram.
    megajoules_per_kilogram, LowerHeatingValue, bounds::LOWER_HEATING_VALUE, |q| q.megajoules_per_kilogram(),
        "MJ/kg": |v| LowerHeatingValue::from_megajoules_per_kilogram(v), "MJ/g": |v| LowerHeatingValue::from_megajoules_per_gram(v);
    /// Gas per fuel in grams per gram.
    grams_per_gram[S], Factor<S, Fuel>, bounds::GAS_PER_FUEL, |q| q.grams_per_gram(),
        "g/g": |v| Factor::from_grams_per_gram(v), "t/t": |v| Factor::from_grams_per_gram(v);
    /// A brake factor in grams per kilowatt-hour of shaft energy.
    grams_per_kilowatt_hour[S], BrakeFactor<S>, bounds::SFC, |q| q.grams_per_kilowatt_hour(),
        "g/kWh": |v| BrakeFactor::from_grams_per_kilowatt_hour(v);
    /// A grid factor in grams per kilowatt-hour of electricity.
    grid_grams_per_kilowatt_hour[S], ElectricityFactor<S>, bounds::GRID_FACTOR, |q| q.grams_per_kilowatt_hour(),
        "g/kWh": |v| ElectricityFactor::from_grams_per_kilowatt_hour(v), "lb/MWh": |v| ElectricityFactor::from_pounds_per_megawatt_hour(v);
    /// A GHG intensity in grams of CO2e per megajoule of fuel.
    grams_per_megajoule[L, G], GhgIntensity<L, G>, bounds::GHG_INTENSITY, |q| q.grams_per_megajoule(),
        "g/MJ": |v| GhgIntensity::from_grams_per_megajoule(v);
}
