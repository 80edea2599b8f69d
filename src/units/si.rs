//! Curated names of `uom`, and constructors that read as the field writes them.
//!
//! Only the units of this field are here. The constructors are the same `Quantity::new::<unit>`
//! that uom offers; they save the turbofish.

pub use uom::si::f64::{Energy, Length, MassDensity, Power, Time, Velocity, Volume};

pub use uom::si::energy::{joule, kilowatt_hour, megajoule, megawatt_hour};
pub use uom::si::length::{kilometer, meter, nautical_mile};
pub use uom::si::mass_density::kilogram_per_cubic_meter;
pub use uom::si::power::{kilowatt, megawatt, watt};
pub use uom::si::time::{day, hour, minute, second};
pub use uom::si::velocity::{kilometer_per_hour, knot, meter_per_second};
pub use uom::si::volume::{cubic_meter, liter};

/// A speed in knots (nautical miles of 1,852 m per hour).
#[inline]
pub fn knots(value: f64) -> Velocity {
    Velocity::new::<knot>(value)
}

/// A speed in metres per second.
#[inline]
pub fn metres_per_second(value: f64) -> Velocity {
    Velocity::new::<meter_per_second>(value)
}

/// A length in nautical miles of 1,852 m.
#[inline]
pub fn nautical_miles(value: f64) -> Length {
    Length::new::<nautical_mile>(value)
}

/// A length in kilometres.
#[inline]
pub fn kilometres(value: f64) -> Length {
    Length::new::<kilometer>(value)
}

/// A length in metres.
#[inline]
pub fn metres(value: f64) -> Length {
    Length::new::<meter>(value)
}

/// A duration in seconds.
#[inline]
pub fn seconds(value: f64) -> Time {
    Time::new::<second>(value)
}

/// A duration in hours.
#[inline]
pub fn hours(value: f64) -> Time {
    Time::new::<hour>(value)
}

/// A duration in days of 24 h.
#[inline]
pub fn days(value: f64) -> Time {
    Time::new::<day>(value)
}

/// A power in kilowatts.
#[inline]
pub fn kilowatts(value: f64) -> Power {
    Power::new::<kilowatt>(value)
}

/// A shaft energy in kilowatt-hours.
#[inline]
pub fn kilowatt_hours(value: f64) -> Energy {
    Energy::new::<kilowatt_hour>(value)
}

/// Watts per mechanical horsepower: 550 ft lbf/s, of the exact foot, pound and standard gravity.
pub(crate) const WATTS_PER_HORSEPOWER: f64 = 745.699_871_582_270_2;

/// A power in mechanical horsepower of 550 ft lbf/s, 745.69987... W. uom's own is rounded.
#[inline]
pub fn horsepower(value: f64) -> Power {
    Power::new::<watt>(value * WATTS_PER_HORSEPOWER)
}

/// A length in statute miles of exactly 1,609.344 m.
#[inline]
pub fn statute_miles(value: f64) -> Length {
    Length::new::<meter>(value * METRES_PER_STATUTE_MILE)
}

/// Metres per statute mile, exact.
pub(crate) const METRES_PER_STATUTE_MILE: f64 = 1_609.344;

/// A volume in cubic metres.
#[inline]
pub fn cubic_metres(value: f64) -> Volume {
    Volume::new::<cubic_meter>(value)
}

/// A density in kilograms per cubic metre.
#[inline]
pub fn kilograms_per_cubic_metre(value: f64) -> MassDensity {
    MassDensity::new::<kilogram_per_cubic_meter>(value)
}

/// A volume in litres.
#[inline]
pub fn litres(value: f64) -> Volume {
    Volume::new::<liter>(value)
}

/// A volume in US gallons of 231 cubic inches, exactly 3.785411784 litres. uom's own is rounded.
#[inline]
pub fn us_gallons(value: f64) -> Volume {
    litres(value * LITRES_PER_US_GALLON)
}

/// Litres per US gallon, exact.
pub(crate) const LITRES_PER_US_GALLON: f64 = 3.785_411_784;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_knot_is_a_nautical_mile_per_hour() {
        assert_eq!(knots(1.0), nautical_miles(1.0) / hours(1.0));
        assert_eq!(knots(1.0).value, 1852.0 / 3600.0);
    }

    #[test]
    fn constructors_agree_with_their_units() {
        assert_eq!(kilometres(1.852), nautical_miles(1.0));
        assert_eq!(days(1.0), hours(24.0));
        assert_eq!(kilowatts(1.0) * hours(1.0), kilowatt_hours(1.0));
        assert_eq!(metres_per_second(1.0).get::<meter_per_second>(), 1.0);
        assert_eq!(metres(1852.0), nautical_miles(1.0));
        assert_eq!(statute_miles(1.0), metres(1609.344));
        assert_eq!(us_gallons(1.0), litres(3.785411784));
        assert_eq!(cubic_metres(2.0), litres(2_000.0));
        assert_eq!((kilograms_per_cubic_metre(990.0) * cubic_metres(2.0)).value, 1_980.0);
        // 550 ft lbf/s: 0.3048 m, 0.45359237 kg, 9.80665 m/s2.
        let defined = 550.0 * 0.3048 * 0.45359237 * 9.80665;
        assert!((horsepower(1.0).value - defined).abs() < 1e-12);
    }
}
