//! The root error.

use crate::air::AirError;
#[cfg(feature = "arrow")]
use crate::columnar::arrow::{TableError, TableWriteError};
#[cfg(feature = "datafusion")]
use crate::columnar::datafusion::ArgumentError;
use crate::corridor::bunkering::BunkeringError;
use crate::corridor::confidential::ConfidentialError;
use crate::corridor::cost::CostError;
use crate::corridor::economics::EconomicsError;
use crate::corridor::routing::RoutingError;
use crate::corridor::{
    CorridorError, DecompositionError, KpiError, LandsideError, ResponseError, SailError, ScenarioError,
    UnlikeBaselines, YearBunkeringError,
};
use crate::engine::EngineError;
use crate::engine::pollutant::UnknownPollutant;
use crate::fuel::{FuelError, emissions::UnknownGas};
use crate::grid::GridError;
use crate::intensity::chain::ChainError;
use crate::intensity::conservation::ConservationError;
use crate::intensity::{AllocationError, IntensityError, ManifestError};
use crate::interchange::FileError;
use crate::interchange::eu_mrv::{MrvError, Underivable};
use crate::interchange::ileap::{ExportError, IleapError, UtcTimeError};
use crate::interchange::marine_cadastre::{HeaderError, RowError};
use crate::inventory::{BalanceError, BoundError, ClaimError, InventoryError, QualityError, WaitingError};
use crate::plausibility::ModelError;
use crate::port::{PortError, TrackError};
use crate::regulation::at_berth::{RuleError, SeasonError, VisitError};
use crate::regulation::cii::CiiError;
use crate::regulation::eedi::EediError;
use crate::regulation::eu_ets::EtsError;
use crate::regulation::fuel_eu::{ComplianceError, FuelEuError};
use crate::regulation::net_zero::NetZeroError;
use crate::regulation::uk_ets::UkEtsError;
use crate::regulation::{ShipError, ShipYearError, StateError, YearError, YearSidesError};
use crate::shore_power::ConnectionError;
use crate::terminal::TerminalError;
use crate::track::TrackingError;
use crate::uncertainty::UncertaintyError;
use crate::units::{DecimalError, OutOfRange};
use crate::vessel::{ImoNumberError, VesselError};
use crate::voyage::VoyageError;
use crate::zone::ZoneError;

/// Any error of the crate: each module has its own small one, and all convert into this.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value outside its range.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A text that is not a plain decimal.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
    /// Uncertain numbers.
    #[error(transparent)]
    Uncertainty(#[from] UncertaintyError),
    /// Fuel tables.
    #[error(transparent)]
    Fuel(#[from] FuelError),
    /// A CO2e that is unknown because a gas is.
    #[error(transparent)]
    UnknownGas(#[from] UnknownGas),
    /// Engine tables and curves.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// A pollutant that is unknown.
    #[error(transparent)]
    UnknownPollutant(#[from] UnknownPollutant),
    /// Ports.
    #[error(transparent)]
    Port(#[from] PortError),
    /// A track.
    #[error(transparent)]
    Track(#[from] TrackError),
    /// Zones.
    #[error(transparent)]
    Zone(#[from] ZoneError),
    /// Grid factors.
    #[error(transparent)]
    Grid(#[from] GridError),
    /// The description of a ship.
    #[error(transparent)]
    Vessel(#[from] VesselError),
    /// An IMO number.
    #[error(transparent)]
    ImoNumber(#[from] ImoNumberError),
    /// A shore connection.
    #[error(transparent)]
    Connection(#[from] ConnectionError),
    /// The description of a voyage.
    #[error(transparent)]
    Voyage(#[from] VoyageError),
    /// The rules of a track of position reports.
    #[error(transparent)]
    Tracking(#[from] TrackingError),
    /// Writing the ledger.
    #[error(transparent)]
    Inventory(#[from] InventoryError),
    /// A ship at the speed of its report.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The data tiers of a ledger.
    #[error(transparent)]
    Quality(#[from] QualityError),
    /// Air pollutants of a ledger.
    #[error(transparent)]
    Air(#[from] AirError),
    /// A ledger that does not balance.
    #[error(transparent)]
    Balance(#[from] BalanceError),
    /// Two voyages that are not one but for their waiting.
    #[error(transparent)]
    Waiting(#[from] WaitingError),
    /// The bound of a gap policy.
    #[error(transparent)]
    Bound(#[from] BoundError),
    /// A book-and-claim contract.
    #[error(transparent)]
    Claim(#[from] ClaimError),
    /// A denominator.
    #[error(transparent)]
    Intensity(#[from] IntensityError),
    /// What was aboard.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// A voyage divided among its containers.
    #[error(transparent)]
    Allocation(#[from] AllocationError),
    /// Parts that do not sum to their whole.
    #[error(transparent)]
    Conservation(#[from] ConservationError),
    /// A transport chain.
    #[error(transparent)]
    Chain(#[from] ChainError),
    /// Alternatives in routing.
    #[error(transparent)]
    Routing(#[from] RoutingError),
    /// A visit to a berth.
    #[error(transparent)]
    Visit(#[from] VisitError),
    /// A rule that lacks a fact.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// The arithmetic of the UK ETS.
    #[error(transparent)]
    UkEts(#[from] UkEtsError),
    /// The proposed IMO Net-Zero Framework.
    #[error(transparent)]
    NetZero(#[from] NetZeroError),
    /// A season of visits.
    #[error(transparent)]
    Season(#[from] SeasonError),
    /// A balance, an account or a pool of FuelEU.
    #[error(transparent)]
    FuelEuCompliance(#[from] ComplianceError),
    /// A ship-year under FuelEU.
    #[error(transparent)]
    FuelEu(#[from] FuelEuError),
    /// A ship-year under EU MRV or EU ETS.
    #[error(transparent)]
    EuEts(#[from] EtsError),
    /// A record of a ship-year.
    #[error(transparent)]
    ShipYear(#[from] ShipYearError),
    /// A state of the EU or the EEA.
    #[error(transparent)]
    State(#[from] StateError),
    /// The particulars of a ship as the rules see it.
    #[error(transparent)]
    Ship(#[from] ShipError),
    /// A year for which a rule has no number.
    #[error(transparent)]
    Year(#[from] YearError),
    /// Sides of a ship-year that are not one ship-year.
    #[error(transparent)]
    YearSides(#[from] YearSidesError),
    /// Carbon intensity of a ship-year.
    #[error(transparent)]
    Cii(#[from] CiiError),
    /// Reference lines and reductions of EEDI and EEXI.
    #[error(transparent)]
    Eedi(#[from] EediError),
    /// A date or instant that does not parse.
    #[error(transparent)]
    Instant(#[from] jiff::Error),
    /// A port inventory.
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    /// Confidential sums.
    #[error(transparent)]
    Confidential(#[from] ConfidentialError),
    /// Bunkering of a corridor.
    #[error(transparent)]
    Bunkering(#[from] BunkeringError),
    /// Bunkering of a corridor's year.
    #[error(transparent)]
    YearBunkering(#[from] YearBunkeringError),
    /// A price, a bill or an abatement cost.
    #[error(transparent)]
    Cost(#[from] CostError),
    /// What a corridor's year costs.
    #[error(transparent)]
    Economics(#[from] EconomicsError),
    /// An iLEAP object.
    #[error(transparent)]
    Ileap(#[from] IleapError),
    /// What cannot be written as iLEAP.
    #[error(transparent)]
    IleapExport(#[from] ExportError),
    /// An instant that is not in UTC.
    #[error(transparent)]
    UtcTime(#[from] UtcTimeError),
    /// A file of EU MRV reports.
    #[error(transparent)]
    Mrv(#[from] MrvError),
    /// What a report of EU MRV does not tell.
    #[error(transparent)]
    Underivable(#[from] Underivable),
    /// A file of AIS reports that cannot be read.
    #[error(transparent)]
    AisFile(#[from] HeaderError),
    /// A row of AIS reports.
    #[error(transparent)]
    AisRow(#[from] RowError),
    /// Baselines that are not declared alike.
    #[error(transparent)]
    UnlikeBaselines(#[from] UnlikeBaselines),
    /// A figure of a corridor.
    #[error(transparent)]
    Kpi(#[from] KpiError),
    /// A corridor.
    #[error(transparent)]
    Corridor(#[from] CorridorError),
    /// A corridor that cannot be sailed.
    #[error(transparent)]
    Sail(#[from] SailError),
    /// A scenario.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// A figure without a response.
    #[error(transparent)]
    Response(#[from] ResponseError),
    /// A decomposition.
    #[error(transparent)]
    Decomposition(#[from] DecompositionError),
    /// The landside of a corridor.
    #[error(transparent)]
    Landside(#[from] LandsideError),
    /// A voyage file.
    #[error(transparent)]
    File(#[from] FileError),
    /// A table in Arrow or Parquet.
    #[cfg(feature = "arrow")]
    #[error(transparent)]
    Table(#[from] TableError),
    /// A table that is not written.
    #[cfg(feature = "arrow")]
    #[error(transparent)]
    TableWrite(#[from] TableWriteError),
    /// Arguments of a function of SQL.
    #[cfg(feature = "datafusion")]
    #[error(transparent)]
    Argument(#[from] ArgumentError),
}
