//! One ship-year under every rule, in one table.
//!
//! Each rule answers for itself: what it finds, that it does not apply and why, or what keeps it from an answer. One
//! that cannot answer takes nothing from the others. Every row names its edition, its factor set, its GWP set and the
//! share of the ship's energy or emissions that it counts; what is proposed says so.
//!
//! ```text
//! side_by_side
//! ├── Assumptions    under which factors, weights and prices
//! ├── SideBySide     the answers, typed
//! └── Row            the same for a reader: rule, status, edition, figures
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::fuel::{ConsumerClass, MarineFuel, gwp::Ar4};
//! use green_corridor::regulation::side_by_side::{Answer, Assumptions, SideBySide};
//! use green_corridor::regulation::{Burn, MarpolShipType, Passage, Ship, ShipYear, Territory, net_zero::Trade};
//! use green_corridor::units::{Distance, Mass};
//!
//! let ship = Ship::new("Example", MarpolShipType::ContainerShip, 95_000.0)?.with_deadweight_t(105_000.0)?;
//! let corridor = Passage::Voyage { from: Territory::ThirdCountry, to: Territory::ThirdCountry };
//! let fuel = Mass::from_tonnes(18_000.0);
//! let burn =
//!     Burn::new("Yangshan - Los Angeles", corridor, MarineFuel::VLSFO, ConsumerClass::InternalCombustion, fuel);
//! let year = ShipYear::new(ship, 2028).with_burn(burn)?.with_sailed(Distance::from_nautical_miles(90_000.0))?;
//!
//! let table = SideBySide::of(&year, &Assumptions::of_the_rules(Ar4, Trade::International));
//! let rows = table.rows();
//! assert_eq!(rows[0].rule, "FuelEU Maritime");
//! assert!(matches!(&rows[0].answer, Answer::OutOfScope(why) if why.contains("third countries")));
//! assert!(table.cii.is_ok());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod figures;
mod row;

pub use row::{Answer, Figure, Number, Row, Status};

use super::cii::{self, CiiError, CiiYear};
use super::eedi::{self, EediError};
use super::eu_ets::mrv::{self, MrvYear};
use super::eu_ets::{self, EtsError, EtsYear, Gases};
use super::fuel_eu::{self, FuelEuError, FuelEuYear};
use super::net_zero::{self, NetZeroError, NetZeroYear};
use super::uk_ets::{self, UkEtsError, UkEtsYear};
use super::{Proposed, Ruling, ShipYear};
use crate::fuel::FactorSet;
use crate::fuel::gwp::{Ar5, GwpSet};
use crate::units::Price;
use crate::units::substance::{Co2e, Euro, TankToWake};

/// Under which factors, weights and prices the rules are asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumptions<G> {
    /// FuelEU: factors and GWP set.
    pub fuel_eu: fuel_eu::Terms<G>,
    /// FuelEU: wind and ice.
    pub circumstances: fuel_eu::Circumstances,
    /// Factors of EU MRV, EU ETS and UK ETS, tank-to-wake.
    pub mrv: FactorSet,
    /// Price of an EU allowance; without one no cost is given.
    pub eua_price: Option<Price<Euro, Co2e<TankToWake, Ar5>>>,
    /// Factors of CII: MEPC.364(79), with fuels of your own.
    pub cii: FactorSet,
    /// The EEDI phase that binds the ship; without one only its reference line is given.
    pub eedi: Option<eedi::Stage>,
    /// Factors of the draft Net-Zero Framework: IMO LCA guidelines, with fuels of your own.
    pub net_zero: FactorSet,
    /// Where the ship trades.
    pub trade: net_zero::Trade,
    /// Prices of the draft's remedial units.
    pub remedial_units: net_zero::Prices,
}

/// The answers of the rules.
#[derive(Clone, Debug)]
pub struct SideBySide<G: GwpSet> {
    /// FuelEU Maritime.
    pub fuel_eu: Result<Ruling<FuelEuYear<G>>, FuelEuError>,
    /// EU MRV.
    pub eu_mrv: Result<Ruling<MrvYear>, EtsError>,
    /// EU ETS.
    pub eu_ets: Result<Ruling<EtsYear>, EtsError>,
    /// UK ETS.
    pub uk_ets: Result<Ruling<UkEtsYear>, UkEtsError>,
    /// CII.
    pub cii: Result<Ruling<CiiYear>, CiiError>,
    /// Required EEDI in the stated phase.
    pub eedi: Option<Result<eedi::Required, EediError>>,
    /// EEDI reference line.
    pub eedi_reference: Result<eedi::Index, EediError>,
    /// IMO Net-Zero Framework, proposed.
    pub net_zero: Result<Proposed<Ruling<NetZeroYear>>, NetZeroError>,
    year: i16,
    gwp: &'static str,
    sets: [&'static str; 4],
    all: Option<Gases>,
}

impl<G: GwpSet> Assumptions<G> {
    /// The factors that each rule names, FuelEU under a GWP set; no wind, no ice, no price of allowances, the draft's
    /// prices of remedial units.
    pub const fn of_the_rules(gwp: G, trade: net_zero::Trade) -> Self {
        Self {
            fuel_eu: fuel_eu::Terms::annex_ii(gwp),
            circumstances: fuel_eu::Circumstances::PLAIN,
            mrv: FactorSet::fuel_eu(),
            eua_price: None,
            cii: FactorSet::mepc_364(),
            eedi: None,
            net_zero: FactorSet::imo_lca(),
            trade,
            remedial_units: net_zero::Prices::OfTheDraft,
        }
    }
}

impl<G: GwpSet> SideBySide<G> {
    /// Asks every rule.
    pub fn of(ship_year: &ShipYear, under: &Assumptions<G>) -> Self {
        let ship = ship_year.ship();
        let gases = ship_year.burns().iter().map(|burn| Gases::of(burn, &under.mrv));
        Self {
            fuel_eu: fuel_eu::year(ship_year, &under.fuel_eu, &under.circumstances),
            eu_mrv: mrv::year(ship_year, &under.mrv),
            eu_ets: eu_ets::year(ship_year, &under.mrv, under.eua_price),
            uk_ets: uk_ets::year(ship_year, &under.mrv),
            cii: cii::year(ship_year, &under.cii),
            eedi: under.eedi.map(|stage| eedi::required(ship, stage)),
            eedi_reference: eedi::reference_line(ship),
            net_zero: net_zero::ship_year(ship_year, &under.net_zero, under.trade, &under.remedial_units),
            year: ship_year.year(),
            gwp: G::NAME,
            sets: [under.fuel_eu.factors(), &under.mrv, &under.cii, &under.net_zero].map(|set| set.name()),
            all: gases.sum::<Result<Gases, _>>().ok(),
        }
    }

    /// The year.
    pub const fn year(&self) -> i16 {
        self.year
    }
}
