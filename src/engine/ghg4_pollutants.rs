//! Air pollutants by the Fourth IMO GHG Study 2020, from the fuel burned and the shaft energy.
//!
//! ```text
//! NOx    limit of the tier at the rated speed × shaft energy; before tier I by class
//! SO2    2 × 0.97753 S × fuel                                                  oil            (eq. 15)
//! PM10   [1.35 + SFC × 7 × 0.02247 (S − 0.0246)] × shaft energy                residual       (eq. 16)
//!        [0.23 + SFC × 7 × 0.02247 (S − 0.0024)] × shaft energy                distillate     (eq. 17)
//! PM2.5  0.92 PM10
//! BC     1.500e-4 L^−0.359 residual, 3.110e-5 L^−0.397 distillate × fuel       two-stroke     (eq. 18, 19)
//!        2.500e-4 L^−0.968 residual, 1.201e-4 L^−1.124 distillate × fuel       four-stroke    (eq. 20, 21)
//! NMVOC  0.632 SSD, 0.527 MSD, 0.421 auxiliary, 0.105 boiler and turbine g/kWh
//! ```
//!
//! S is the sulphur of the fuel as a fraction, SFC in g/kWh at the load, L the load of the main engine.
//!
//! # What stays unknown
//!
//! CO and HC everywhere (the study's CO was not read); black carbon of auxiliary engines, boilers, turbines and gas;
//! particles of boilers, turbines and gas; SO2 of gas; NOx before tier I on distillate, of high-speed
//! engines and of auxiliary engines; methanol's particles, stated as a tenth of a residual fuel that the rule
//! does not name.
//!
//! # Where the methods contradict each other
//!
//! The US EPA takes a low-load factor for CO2 and SO2 as well, the study lets its SFC rise instead; EPA's CO is 1.4 and
//! 1.1 g/kWh, the study's is said to be lower; EPA gives gas an SO2 of 2e-4 g/g, others about 3e-5; EPA switches a
//! tier III catalyst off below 25 % load, the study says nothing of it.

use super::pollutant::{PM25_OF_PM10, SO2_PER_SULPHUR};
use super::{EngineClass, NoxTier, Pollutants};
use crate::fuel::Family;
use crate::provenance::{Confidence, Source};
use crate::units::substance::Substance;
use crate::units::{BrakeFactor, Energy, Factor, Load, Mass, substance::Fuel};

/// Where the equations stand.
pub const SOURCE: Source = Source::new(
    "Fourth IMO GHG Study 2020",
    "equations 15 to 21, table 20",
    "2020, as MaRU and ShipEF implement it",
    Confidence::OneSource,
);

const SULPHATE_PER_SULPHUR: f64 = 7.0 * 0.02247;

/// Below this load table 20 gives its first multipliers, from [`ADJUSTED_BELOW`] on none.
const FIRST_BIN_BELOW: f64 = 0.02;
const ADJUSTED_BELOW: f64 = 0.10;

/// Multipliers of a main engine at low load, table 20.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LowLoad {
    /// NOx.
    pub nox: f64,
    /// PM10 and PM2.5.
    pub pm: f64,
    /// NMVOC.
    pub nmvoc: f64,
}

/// Below 2 % load.
const FIRST_BIN: LowLoad = LowLoad { nox: 4.63, pm: 7.29, nmvoc: 21.18 };

const NO_ADJUSTMENT: LowLoad = LowLoad { nox: 1.0, pm: 1.0, nmvoc: 1.0 };

/// One machine that burned one fuel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Burn {
    /// Its class; `Auxiliary` and `Boiler` for what is neither main engine.
    pub class: EngineClass,
    /// Load of a main engine; `None` for others, and where fuel was measured.
    pub load: Option<Load>,
    /// NOx tier that binds; `None` before tier I.
    pub tier: Option<NoxTier>,
    /// Rated speed, which the tier limits ask for.
    pub rated_rpm: Option<f64>,
    /// Family of the fuel.
    pub family: Family,
    /// Its sulphur in per cent of mass, where known.
    pub sulphur_percent: Option<f64>,
    /// Its mass.
    pub fuel: Mass<Fuel>,
    /// Shaft energy; `None` where fuel was measured.
    pub shaft: Option<Energy>,
}

/// The two oils that the study tells apart.
#[derive(Clone, Copy, PartialEq)]
enum Oil {
    Residual,
    Distillate,
}

impl Burn {
    /// Its pollutants. From 2 % to 10 % load the multipliers of table 20 could not be verified: without them
    /// stated, NOx, particles and NMVOC of a main engine at such a load are unknown.
    pub fn pollutants(&self, from_2_to_10_percent: Option<LowLoad>) -> Pollutants {
        let adjust = match self.load.map(Load::get) {
            Some(load) if load < FIRST_BIN_BELOW => Some(FIRST_BIN),
            Some(load) if load < ADJUSTED_BELOW => from_2_to_10_percent,
            _ => Some(NO_ADJUSTMENT),
        };
        let pm10 = self.pm10().zip(adjust).map(|(pm10, adjust)| pm10 * adjust.pm);
        Pollutants {
            co2: self.per_fuel(co2_per_fuel(self.family)),
            nox: self.per_shaft(self.nox().zip(adjust).map(|(nox, adjust)| nox * adjust.nox)),
            so2: self.per_fuel(self.sulphur().map(|sulphur| SO2_PER_SULPHUR * sulphur)),
            pm10: self.per_shaft(pm10),
            pm25: self.per_shaft(pm10.map(|pm10| PM25_OF_PM10 * pm10)),
            diesel_pm: if self.is_diesel() { self.per_shaft(pm10) } else { self.per_shaft(Some(0.0)) },
            black_carbon: self.per_fuel(self.black_carbon()),
            hc: None,
            nmvoc: self.per_shaft(self.nmvoc().zip(adjust).map(|(nmvoc, adjust)| nmvoc * adjust.nmvoc)),
            co: None,
        }
    }

    fn per_shaft<S: Substance>(&self, grams_per_kilowatt_hour: Option<f64>) -> Option<Mass<S>> {
        Some(BrakeFactor::from_grams_per_kilowatt_hour(grams_per_kilowatt_hour?) * self.shaft?)
    }

    fn per_fuel<S: Substance>(&self, grams_per_gram: Option<f64>) -> Option<Mass<S>> {
        Some(Factor::from_grams_per_gram(grams_per_gram?) * self.fuel)
    }

    const fn is_diesel(&self) -> bool {
        matches!(self.class, EngineClass::Ssd | EngineClass::Msd | EngineClass::Hsd | EngineClass::Auxiliary)
    }

    const fn oil(&self) -> Option<Oil> {
        match self.family {
            Family::Hfo | Family::Lfo => Some(Oil::Residual),
            Family::MdoMgo => Some(Oil::Distillate),
            _ => None,
        }
    }

    /// Sulphur of an oil as a fraction.
    fn sulphur(&self) -> Option<f64> {
        self.oil().and(self.sulphur_percent).map(|percent| percent / 100.0)
    }

    fn nox(&self) -> Option<f64> {
        use EngineClass::{
            Auxiliary, Boiler, GasTurbine, Hsd, Lbsi, LngDiesel, LngOttoMediumSpeed, LngOttoSlowSpeed, Msd,
            Ssd, SteamTurbine,
        };
        let limit = || {
            let limit = self.tier?.limit(self.rated_rpm?).ok()?;
            Some(limit.grams_per_kilowatt_hour())
        };
        match (self.class, self.oil(), self.tier) {
            (Ssd, Some(Oil::Residual), None) => Some(18.1),
            (Msd, Some(Oil::Residual), None) => Some(14.0),
            (Ssd | Msd | Hsd | LngDiesel | Auxiliary, _, _) => limit(),
            (LngOttoMediumSpeed | LngOttoSlowSpeed | Lbsi, None, _) => Some(1.3),
            (SteamTurbine | Boiler, Some(Oil::Residual), _) => Some(2.1),
            (Boiler, Some(Oil::Distillate), _) => Some(2.0),
            (GasTurbine, Some(Oil::Residual), _) => Some(6.1),
            _ => None,
        }
    }

    fn pm10(&self) -> Option<f64> {
        if !self.is_diesel() {
            return None;
        }
        let grams_per_kilowatt_hour =
            (self.fuel / self.shaft.filter(|shaft| shaft.value > 0.0)?).grams_per_kilowatt_hour();
        let (base, at) = match self.oil()? {
            Oil::Residual => (1.35, 0.0246),
            Oil::Distillate => (0.23, 0.0024),
        };
        Some(base + grams_per_kilowatt_hour * SULPHATE_PER_SULPHUR * (self.sulphur()? - at))
    }

    fn black_carbon(&self) -> Option<f64> {
        let load = self.load?.get();
        let (factor, exponent) = match (self.class, self.oil()?) {
            (EngineClass::Ssd, Oil::Residual) => (1.500e-4, -0.359),
            (EngineClass::Ssd, Oil::Distillate) => (3.110e-5, -0.397),
            (EngineClass::Msd | EngineClass::Hsd, Oil::Residual) => (2.500e-4, -0.968),
            (EngineClass::Msd | EngineClass::Hsd, Oil::Distillate) => (1.201e-4, -1.124),
            _ => return None,
        };
        (load > 0.0).then(|| factor * load.powf(exponent))
    }

    fn nmvoc(&self) -> Option<f64> {
        self.oil()?;
        match self.class {
            EngineClass::Ssd => Some(0.632),
            EngineClass::Msd => Some(0.527),
            EngineClass::Auxiliary => Some(0.421),
            EngineClass::Boiler | EngineClass::SteamTurbine | EngineClass::GasTurbine => Some(0.105),
            _ => None,
        }
    }
}

/// Table 21.
const fn co2_per_fuel(family: Family) -> Option<f64> {
    match family {
        Family::Hfo => Some(3.114),
        Family::MdoMgo => Some(3.206),
        Family::Lng => Some(2.75),
        Family::Methanol => Some(1.375),
        _ => None,
    }
}
