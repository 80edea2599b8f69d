//! What a price is per, in which currency, and on which terms.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::units::substance::{Currency, Euro, PoundSterling, UsDollar, Yuan};

/// A currency as data, where [`Currency`] is one as a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum CurrencyCode {
    /// Euro.
    Eur,
    /// Dollar of the United States.
    Usd,
    /// Pound sterling.
    Gbp,
    /// Yuan renminbi.
    Cny,
}

/// Net heating values behind a VLSFO equivalent, MJ/kg. Platts takes 41 of oil and 21.5 of methanol (gross), IMO and
/// FuelEU 40.2 and 19.9.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeatingValues {
    /// Of the fuel that is priced.
    pub fuel_mj_per_kg: f64,
    /// Of VLSFO.
    pub vlsfo_mj_per_kg: f64,
}

/// What a price is per.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PriceBasis {
    /// Per tonne of the fuel itself.
    PerTonneOfFuel,
    /// Per tonne of VLSFO equivalent. Without heating values it says nothing of a tonne of the fuel.
    PerTonneVlsfoEquivalent {
        /// The heating values, where the source states them.
        heating_values: Option<HeatingValues>,
    },
    /// Per kilowatt-hour of electricity, at the meter.
    PerKilowattHour,
    /// Per tonne of CO2e.
    PerTonneOfCo2e,
    /// Per TEU, of a kind that the source does not state.
    PerTeu,
    /// Per loaded TEU.
    PerLoadedTeu,
    /// For a ship.
    PerShip,
    /// For a ship and a year.
    PerShipYear,
    /// For a berth.
    PerBerth,
    /// For a facility: a barge, a storage.
    PerFacility,
    /// Per tonne of yearly capacity of a plant.
    PerAnnualTonne,
    /// For a whole programme of unlike things.
    PerProgramme,
    /// A fraction of the price of the conventional ship.
    FractionOfConventionalCapital,
    /// A nominal discount rate a year.
    NominalRatePerYear,
}

/// Who pays such a price, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Terms {
    /// Delivered to the buyer: a bunker price.
    Delivered,
    /// Free on board.
    FreeOnBoard,
    /// Posted by a seller; what is paid is less.
    Posted,
    /// What it costs to make, without transport or margin.
    ProductionCost,
    /// Paid or contracted.
    Paid,
    /// Estimated by a study.
    Estimated,
    /// Set by an authority.
    Tariff,
    /// What the payer is given: no cost.
    Subsidy,
    /// The source does not say.
    NotStated,
}

/// Which number of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Estimate {
    /// The lower end.
    Low,
    /// The middle, or the only one.
    Central,
    /// The upper end.
    High,
}

impl CurrencyCode {
    /// The code of a currency; `None` of one that the crate does not know.
    pub fn of<C: Currency>() -> Option<Self> {
        [Self::Eur, Self::Usd, Self::Gbp, Self::Cny].into_iter().find(|known| known.code() == C::SYMBOL)
    }

    /// Its ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eur => Euro::SYMBOL,
            Self::Usd => UsDollar::SYMBOL,
            Self::Gbp => PoundSterling::SYMBOL,
            Self::Cny => Yuan::SYMBOL,
        }
    }
}

impl PriceBasis {
    /// Whether a price of it belongs to a place; a ship has none.
    pub const fn needs_place(self) -> bool {
        matches!(
            self,
            Self::PerTonneOfFuel
                | Self::PerTonneVlsfoEquivalent { .. }
                | Self::PerKilowattHour
                | Self::PerTonneOfCo2e
                | Self::PerTeu
                | Self::PerLoadedTeu
                | Self::PerBerth
                | Self::PerFacility
                | Self::PerProgramme
        )
    }

    /// Whether it is a pure number without a currency.
    pub const fn is_ratio(self) -> bool {
        matches!(self, Self::FractionOfConventionalCapital | Self::NominalRatePerYear)
    }
}

impl fmt::Display for PriceBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PerTonneOfFuel => "per tonne of fuel",
            Self::PerTonneVlsfoEquivalent { .. } => "per tonne of VLSFO equivalent",
            Self::PerKilowattHour => "per kWh of electricity",
            Self::PerTonneOfCo2e => "per tonne of CO2e",
            Self::PerTeu => "per TEU of a kind not stated",
            Self::PerLoadedTeu => "per loaded TEU",
            Self::PerShip => "per ship",
            Self::PerShipYear => "per ship and year",
            Self::PerBerth => "per berth",
            Self::PerFacility => "per facility",
            Self::PerAnnualTonne => "per tonne of yearly capacity",
            Self::PerProgramme => "per programme",
            Self::FractionOfConventionalCapital => "as a fraction of the price of the conventional ship",
            Self::NominalRatePerYear => "as a nominal rate a year",
        })
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Low => "low",
            Self::Central => "central",
            Self::High => "high",
        })
    }
}
