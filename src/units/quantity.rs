//! The named accounting quantities.
//!
//! Every quantity holds one `f64` in coherent SI base units (kg, J, s, m, TEU), so that a relation
//! of [`super::relations`] is one multiplication and nothing else. Constructors are `const` and
//! named by their unit, so that factor tables can be `static`.

use std::fmt;
use std::iter::Sum;
use std::marker::PhantomData;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use super::decimal::round_15;
use super::substance::{Currency, DistanceBasis, DistanceUnit, Fuel, GwpName, LifeCycle, Substance, TeuKind};

/// The base-unit number behind a quantity; crate-internal.
pub(crate) trait Raw: Copy {
    fn raw(self) -> f64;
    fn from_raw(value: f64) -> Self;
}

macro_rules! quantity {
    (
        $(#[$doc:meta])*
        $name:ident $([$($p:ident: $bound:ident),+])?, |$shown:ident| $number:expr, $label:expr;
        $($(#[$udoc:meta])* $from:ident, $get:ident: $value:ident => $to_base:expr, $base:ident => $from_base:expr;)*
    ) => {
        $(#[$doc])*
        pub struct $name $(<$($p),+>)? {
            pub(super) value: f64,
            meaning: PhantomData<fn() -> ($($($p,)+)?)>,
        }

        impl $(<$($p),+>)? $name $(<$($p),+>)? {
            /// Nothing of it.
            pub const ZERO: Self = Self::of(0.0);

            pub(crate) const fn of(value: f64) -> Self {
                Self { value, meaning: PhantomData }
            }

            $(
                $(#[$udoc])*
                #[inline]
                pub const fn $from($value: f64) -> Self {
                    Self::of($to_base)
                }

                /// The same unit as the constructor, back as a number.
                #[inline]
                pub const fn $get(self) -> f64 {
                    let $base = self.value;
                    $from_base
                }
            )*

            /// This over another of the same meaning; `NaN` where both are zero.
            #[inline]
            pub fn ratio(self, other: Self) -> f64 {
                self.value / other.value
            }

            /// The magnitude.
            #[inline]
            pub const fn abs(self) -> Self {
                Self::of(self.value.abs())
            }

            /// Neither infinite nor NaN.
            #[inline]
            pub const fn is_finite(self) -> bool {
                self.value.is_finite()
            }
        }

        impl $(<$($p),+>)? Raw for $name $(<$($p),+>)? {
            #[inline]
            fn raw(self) -> f64 {
                self.value
            }
            #[inline]
            fn from_raw(value: f64) -> Self {
                Self::of(value)
            }
        }

        impl $(<$($p),+>)? Clone for $name $(<$($p),+>)? {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }
        impl $(<$($p),+>)? Copy for $name $(<$($p),+>)? {}
        impl $(<$($p),+>)? PartialEq for $name $(<$($p),+>)? {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.value == other.value
            }
        }
        impl $(<$($p),+>)? PartialOrd for $name $(<$($p),+>)? {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                self.value.partial_cmp(&other.value)
            }
        }
        impl $(<$($p),+>)? Add for $name $(<$($p),+>)? {
            type Output = Self;
            #[inline]
            fn add(self, other: Self) -> Self {
                Self::of(self.value + other.value)
            }
        }
        impl $(<$($p),+>)? AddAssign for $name $(<$($p),+>)? {
            #[inline]
            fn add_assign(&mut self, other: Self) {
                self.value += other.value;
            }
        }
        impl $(<$($p),+>)? Sub for $name $(<$($p),+>)? {
            type Output = Self;
            #[inline]
            fn sub(self, other: Self) -> Self {
                Self::of(self.value - other.value)
            }
        }
        impl $(<$($p),+>)? Neg for $name $(<$($p),+>)? {
            type Output = Self;
            #[inline]
            fn neg(self) -> Self {
                Self::of(-self.value)
            }
        }
        impl $(<$($p),+>)? Mul<f64> for $name $(<$($p),+>)? {
            type Output = Self;
            #[inline]
            fn mul(self, factor: f64) -> Self {
                Self::of(self.value * factor)
            }
        }
        impl $(<$($p),+>)? Mul<$name $(<$($p),+>)?> for f64 {
            type Output = $name $(<$($p),+>)?;
            #[inline]
            fn mul(self, quantity: $name $(<$($p),+>)?) -> Self::Output {
                quantity * self
            }
        }
        impl $(<$($p),+>)? Div<f64> for $name $(<$($p),+>)? {
            type Output = Self;
            #[inline]
            fn div(self, divisor: f64) -> Self {
                Self::of(self.value / divisor)
            }
        }
        impl $(<$($p),+>)? Sum for $name $(<$($p),+>)? {
            fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
                iter.fold(Self::ZERO, Add::add)
            }
        }
        impl $(<$($p: $bound),+>)? fmt::Debug for $name $(<$($p),+>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
        impl $(<$($p: $bound),+>)? fmt::Display for $name $(<$($p),+>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $shown = *self;
                fmt::Display::fmt(&round_15($number), f)?;
                write!(f, " {}", $label)
            }
        }
    };
}

quantity! {
    /// A mass of one substance. Base unit kg.
    #[doc(alias = "weight")]
    Mass[S: Substance], |q| q.kilograms(), format!("kg {}", S::symbol());
    /// From kilograms.
    from_kilograms, kilograms: v => v, b => b;
    /// From grams.
    from_grams, grams: v => v / 1e3, b => b * 1e3;
    /// From tonnes of 1,000 kg.
    from_tonnes, tonnes: v => v * 1e3, b => b / 1e3;
    /// From US short tons of exactly 907.18474 kg, in which San Pedro Bay reports criteria pollutants.
    from_short_tons, short_tons: v => v * 907.18474, b => b / 907.18474;
}

quantity! {
    /// Mass of `To` per mass of `From`. Base unit kg/kg, which is also g/g and t/t.
    #[doc(alias = "Cf")]
    Factor[To: Substance, From: Substance], |q| q.grams_per_gram(), format!("g {}/g {}", To::symbol(), From::symbol());
    /// From grams per gram.
    from_grams_per_gram, grams_per_gram: v => v, b => b;
}

quantity! {
    /// Mass of `S` per shaft energy. Base unit kg/J.
    #[doc(alias = "brake-specific emission factor")]
    BrakeFactor[S: Substance], |q| q.grams_per_kilowatt_hour(), format!("g {}/kWh of shaft energy", S::symbol());
    /// From grams per kilowatt-hour of shaft energy.
    from_grams_per_kilowatt_hour, grams_per_kilowatt_hour: v => v / 3.6e9, b => b * 3.6e9;
}

/// Fuel per shaft energy: the SFC of an engine.
#[doc(alias = "SFC")]
#[doc(alias = "SFOC")]
#[doc(alias = "BSFC")]
pub type SpecificFuelConsumption = BrakeFactor<Fuel>;

quantity! {
    /// Mass of `S` per time. Base unit kg/s.
    Rate[S: Substance], |q| q.kilograms_per_hour(), format!("kg {}/h", S::symbol());
    /// From kilograms per second.
    from_kilograms_per_second, kilograms_per_second: v => v, b => b;
    /// From kilograms per hour.
    from_kilograms_per_hour, kilograms_per_hour: v => v / 3600.0, b => b * 3600.0;
    /// From tonnes per day of 24 h.
    from_tonnes_per_day, tonnes_per_day: v => v / 86.4, b => b * 86.4;
}

quantity! {
    /// Energy in a fuel, on the lower heating value. Not shaft energy, not electricity. Base unit J.
    FuelEnergy, |q| q.megajoules(), "MJ of fuel (LHV)";
    /// From megajoules.
    from_megajoules, megajoules: v => v * 1e6, b => b / 1e6;
    /// From gigajoules.
    from_gigajoules, gigajoules: v => v * 1e9, b => b / 1e9;
}

quantity! {
    /// Electrical energy at a stated point of the line. Not shaft energy, not fuel energy. Base unit J.
    Electricity, |q| q.kilowatt_hours(), "kWh of electricity";
    /// From kilowatt-hours.
    from_kilowatt_hours, kilowatt_hours: v => v * 3.6e6, b => b / 3.6e6;
    /// From megajoules.
    from_megajoules, megajoules: v => v * 1e6, b => b / 1e6;
}

quantity! {
    /// Fuel energy per mass of fuel. Base unit J/kg.
    #[doc(alias = "LCV")]
    #[doc(alias = "LHV")]
    LowerHeatingValue, |q| q.megajoules_per_kilogram(), "MJ/kg";
    /// From megajoules per gram, as FuelEU Annex II and MEPC.391(81) print it.
    from_megajoules_per_gram, megajoules_per_gram: v => v * 1e9, b => b / 1e9;
    /// From megajoules per kilogram.
    from_megajoules_per_kilogram, megajoules_per_kilogram: v => v * 1e6, b => b / 1e6;
}

quantity! {
    /// CO2e of stage `L` under GWP set `G` per fuel energy. Base unit kg/J.
    #[doc(alias = "carbon intensity")]
    GhgIntensity[L: LifeCycle, G: GwpName], |q| q.grams_per_megajoule(), format!("g CO2e {} {}/MJ of fuel", L::SYMBOL, G::NAME);
    /// From grams of CO2e per megajoule of fuel.
    from_grams_per_megajoule, grams_per_megajoule: v => v / 1e9, b => b * 1e9;
}

quantity! {
    /// Mass of `S` per electrical energy: a grid factor. Base unit kg/J.
    ElectricityFactor[S: Substance], |q| q.grams_per_kilowatt_hour(), format!("g {}/kWh of electricity", S::symbol());
    /// From grams per kilowatt-hour of electricity.
    from_grams_per_kilowatt_hour, grams_per_kilowatt_hour: v => v / 3.6e9, b => b * 3.6e9;
    /// From pounds (exactly 0.45359237 kg) per megawatt-hour, as eGRID prints it.
    from_pounds_per_megawatt_hour, pounds_per_megawatt_hour: v => v * 0.45359237 / 3.6e9, b => b * 3.6e9 / 0.45359237;
}

quantity! {
    /// A number of twenty-foot equivalent units of one kind.
    #[doc(alias = "twenty-foot equivalent unit")]
    Teu[K: TeuKind], |q| q.count(), K::SYMBOL;
    /// From a count; a forty-foot container counts two.
    from_count, count: v => v, b => b;
}

quantity! {
    /// A distance on a stated basis. Base unit m.
    Distance[B: DistanceBasis], |q| q.nautical_miles(), format!("nm {}", B::SYMBOL);
    /// From nautical miles of 1,852 m.
    from_nautical_miles, nautical_miles: v => v * 1852.0, b => b / 1852.0;
    /// From kilometres.
    from_kilometres, kilometres: v => v * 1e3, b => b / 1e3;
}

quantity! {
    /// TEU of kind `K` over a distance of basis `B`, stated in TEU-km or TEU-nm by `U`.
    #[doc(alias = "transport activity")]
    TransportWork[K: TeuKind, B: DistanceBasis, U: DistanceUnit], |q| q.value / U::METRES, format!("{} {} {}", K::SYMBOL, U::SYMBOL, B::SYMBOL);
}

quantity! {
    /// Mass of `S` per TEU of kind `K`. Base unit kg/TEU.
    MassPerTeu[S: Substance, K: TeuKind], |q| q.kilograms_per_teu(), format!("kg {}/{}", S::symbol(), K::SYMBOL);
    /// From kilograms per TEU.
    from_kilograms_per_teu, kilograms_per_teu: v => v, b => b;
    /// From tonnes per TEU.
    from_tonnes_per_teu, tonnes_per_teu: v => v * 1e3, b => b / 1e3;
}

quantity! {
    /// Mass of `S` per [`TransportWork`] of the same kind, basis and unit. Base unit kg/(TEU m).
    MassPerTransportWork[S: Substance, K: TeuKind, B: DistanceBasis, U: DistanceUnit], |q| q.value * 1e3 * U::METRES, format!("g {}/({} {} {})", S::symbol(), K::SYMBOL, U::SYMBOL, B::SYMBOL);
}

quantity! {
    /// Freight over a distance of basis `B`: the transport activity of ISO 14083. Base unit kg m.
    #[doc(alias = "tkm")]
    #[doc(alias = "transport activity")]
    FreightWork[B: DistanceBasis], |q| q.tonne_kilometres(), format!("tkm {}", B::SYMBOL);
    /// From tonne-kilometres.
    from_tonne_kilometres, tonne_kilometres: v => v * 1e6, b => b / 1e6;
}

quantity! {
    /// Mass of `S` per [`FreightWork`] of the same basis: an emission intensity of ISO 14083. Base unit kg/(kg m).
    MassPerFreightWork[S: Substance, B: DistanceBasis], |q| q.grams_per_tonne_kilometre(), format!("g {}/(tkm {})", S::symbol(), B::SYMBOL);
    /// From grams per tonne-kilometre.
    from_grams_per_tonne_kilometre, grams_per_tonne_kilometre: v => v / 1e9, b => b * 1e9;
    /// From grams per tonne and nautical mile, as EU MRV prints it.
    from_grams_per_tonne_nautical_mile, grams_per_tonne_nautical_mile: v => v / 1.852e9, b => b * 1.852e9;
}

quantity! {
    /// Mass of `S` per distance of basis `B`: the fuel and CO2 per distance of EU MRV. Base unit kg/m.
    MassPerDistance[S: Substance, B: DistanceBasis], |q| q.kilograms_per_nautical_mile(), format!("kg {}/(nm {})", S::symbol(), B::SYMBOL);
    /// From kilograms per nautical mile.
    from_kilograms_per_nautical_mile, kilograms_per_nautical_mile: v => v / 1852.0, b => b * 1852.0;
}

quantity! {
    /// Energy used on board: fuel energy and shore electricity together, as FuelEU counts it. Base unit J.
    /// It is neither of the two; [`EnergyUsed::on_board`] makes it of both.
    EnergyUsed, |q| q.megajoules(), "MJ used on board";
    /// From megajoules.
    from_megajoules, megajoules: v => v * 1e6, b => b / 1e6;
    /// From gigajoules.
    from_gigajoules, gigajoules: v => v * 1e9, b => b / 1e9;
}

quantity! {
    /// A compliance balance of FuelEU Maritime: CO2eq below the limit (surplus) or above it (deficit, negative).
    /// It is banked and pooled over years whose GWP sets may differ, so it carries none. Base unit kg.
    ComplianceBalance, |q| q.tonnes(), "t CO2eq of compliance balance";
    /// From grams, in which Annex IV counts.
    from_grams, grams: v => v / 1e3, b => b * 1e3;
    /// From tonnes.
    from_tonnes, tonnes: v => v * 1e3, b => b / 1e3;
}

quantity! {
    /// An amount of money in the currency `C`.
    Money[C: Currency], |q| q.amount(), C::SYMBOL;
    /// From an amount in the currency's unit.
    from_amount, amount: v => v, b => b;
}

quantity! {
    /// Money in the currency `C` per mass of `S`. Base unit per kg.
    #[doc(alias = "carbon price")]
    Price[C: Currency, S: Substance], |q| q.per_tonne(), format!("{}/t {}", C::SYMBOL, S::symbol());
    /// From an amount per tonne.
    from_per_tonne, per_tonne: v => v / 1e3, b => b * 1e3;
}

#[cfg(test)]
mod tests {
    use super::super::substance::{Carried, Co2, Fuel, Nox, Sailed};
    use super::*;

    #[test]
    fn units_agree_with_their_definitions() {
        assert_eq!(Mass::<Nox>::from_short_tons(1.0), Mass::from_tonnes(0.90718474));
        assert_eq!(Mass::<Nox>::from_tonnes(0.90718474).short_tons(), 1.0);
        assert_eq!(Rate::<Fuel>::from_tonnes_per_day(86.4), Rate::from_kilograms_per_second(1.0));
        assert_eq!(Rate::<Fuel>::from_kilograms_per_hour(3_600.0).tonnes_per_day(), 86.4);
        assert_eq!(FuelEnergy::from_gigajoules(1.0).megajoules(), 1_000.0);
        assert_eq!(Electricity::from_kilowatt_hours(1.0).megajoules(), 3.6);
        assert_eq!(LowerHeatingValue::from_megajoules_per_gram(0.0427).megajoules_per_kilogram(), 42.7);
        let pound = ElectricityFactor::<Co2>::from_pounds_per_megawatt_hour(1_000.0);
        assert!((pound.grams_per_kilowatt_hour() - 453.59237).abs() < 1e-12);
        assert_eq!(Distance::<Sailed>::from_nautical_miles(1.0).kilometres(), 1.852);
        let intensity = MassPerFreightWork::<Co2, Sailed>::from_grams_per_tonne_nautical_mile(1.852);
        assert_eq!(intensity.grams_per_tonne_kilometre(), 1.0);
        let per_mile = MassPerDistance::<Fuel, Sailed>::from_kilograms_per_nautical_mile(100.0);
        assert_eq!((per_mile * Distance::from_nautical_miles(10.0)).tonnes(), 1.0);
        assert_eq!(MassPerTeu::<Co2, Carried>::from_tonnes_per_teu(1.0).kilograms_per_teu(), 1_000.0);
    }

    #[test]
    fn a_quantity_prints_its_unit_and_meaning() {
        let sfc = SpecificFuelConsumption::from_grams_per_kilowatt_hour(175.0);
        assert_eq!(sfc.to_string(), "175 g fuel/kWh of shaft energy");
        assert_eq!(Teu::<Carried>::from_count(2.0).to_string(), "2 carried TEU");
        assert_eq!(Distance::<Sailed>::from_nautical_miles(5.5).to_string(), "5.5 nm sailed");
    }
}
