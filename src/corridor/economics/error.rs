//! Why a year has no bill, or a bill no comparison.

use crate::corridor::cost::CostError;
use crate::corridor::{KpiError, SailError, ScenarioError};
use crate::regulation::eu_ets::EtsError;
use crate::regulation::fuel_eu::FuelEuError;
use crate::regulation::net_zero::NetZeroError;
use crate::regulation::uk_ets::UkEtsError;
use crate::regulation::{ShipError, ShipYearError};

/// What a price book, a bill or a comparison refuses.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EconomicsError {
    /// A fuel that was burned and has no price.
    #[error("no price of the fuel `{fuel}`; the price book has {has}")]
    NoFuelPrice {
        /// The fuel.
        fuel: String,
        /// The fuels with a price.
        has: String,
    },
    /// A port whose electricity was used and has no price.
    #[error("no price of shore electricity at `{port}`; the price book has {has}")]
    NoElectricityPrice {
        /// The port.
        port: String,
        /// The ports with a price.
        has: String,
    },
    /// A ship without a price.
    #[error("no price of the vessel `{vessel}`; the price book has {has}")]
    NoShipPrice {
        /// The vessel.
        vessel: String,
        /// The vessels with a price.
        has: String,
    },
    /// A measure of which the book does not say what capital it takes.
    #[error(
        "no capital of the measure `{measure}`; one that takes none says so with an empty list; the price book has {has}"
    )]
    NoMeasurePrice {
        /// The measure.
        measure: String,
        /// The measures with an entry.
        has: String,
    },
    /// Two prices of one thing.
    #[error("{what} `{name}` has more than one price")]
    PricedTwice {
        /// What sort of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// A rule charges, and the book does not say what its unit costs.
    #[error("{rule} charges the class `{class}` of `{service}`, and the price book has no {lacks}")]
    ChargedWithoutPrice {
        /// The rule.
        rule: &'static str,
        /// The service.
        service: String,
        /// The class.
        class: String,
        /// What the book lacks.
        lacks: &'static str,
    },
    /// Two years that are not to be compared.
    #[error("{what} of the alternative is {alternative}, of the reference {reference}: they must be alike")]
    Unlike {
        /// What differs.
        what: &'static str,
        /// Of the alternative.
        alternative: String,
        /// Of the reference.
        reference: String,
    },
    /// A price, a bill or an abatement cost.
    #[error(transparent)]
    Cost(#[from] CostError),
    /// A figure of the year.
    #[error(transparent)]
    Kpi(#[from] KpiError),
    /// A scenario.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// A year that cannot be sailed.
    #[error(transparent)]
    Sail(#[from] SailError),
    /// A ship as the rules see it.
    #[error(transparent)]
    Ship(#[from] ShipError),
    /// A ship-year as the rules see it.
    #[error(transparent)]
    ShipYear(#[from] ShipYearError),
    /// FuelEU Maritime.
    #[error("FuelEU Maritime: {0}")]
    FuelEu(Box<FuelEuError>),
    /// EU ETS.
    #[error("EU ETS: {0}")]
    EuEts(Box<EtsError>),
    /// UK ETS.
    #[error("UK ETS: {0}")]
    UkEts(Box<UkEtsError>),
    /// The draft Net-Zero Framework, whose adoption was assumed.
    #[error("IMO Net-Zero Framework, if adopted: {0}")]
    NetZero(Box<NetZeroError>),
}

/// Names as errors list them.
pub(super) fn listed<T: ToString>(names: impl Iterator<Item = T>) -> String {
    let names: Vec<String> = names.map(|name| name.to_string()).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
