//! One ship-year measured, modelled and reported.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::eu_ets::{EtsError, Gases};
use super::ship_year::{Burn, ShipYear};
use crate::fuel::{FactorSet, MarineFuel};
use crate::inventory::{ReportedFigures, Sides};
use crate::units::substance::{Co2, Fuel, RegulatoryCo2, Sailed};
use crate::units::{Distance, Mass, Time};

/// What of a ship-year a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReportScope {
    /// All of it, as the IMO Data Collection System asks.
    WholeYear,
    /// Voyages from, to and between ports of the EU and the EEA, and the stays at them: Regulation (EU) 2015/757,
    /// Article 2. A ship-year does not say how far it sailed on those, so distance has no figure beside the report's.
    EuMrv,
}

/// One ship-year on three sides. A ship-year holds no hours under way, so only a report has them.
///
/// # Source
///
/// CO2 as [`Gases`]: Regulation (EU) 2015/757, Annex I. A report under EU MRV counts proven zero-rated fuel at zero, so
/// it stands on [`Self::regulatory_co2`]; nothing here is CO2e.
#[derive(Clone, Debug, PartialEq)]
pub struct YearSides {
    /// What the report covers, and what is counted on the other sides.
    pub scope: ReportScope,
    /// Fuel burned, by fuel.
    pub by_fuel: BTreeMap<MarineFuel, Sides<Mass<Fuel>>>,
    /// Fuel burned, of all kinds.
    pub fuel: Sides<Mass<Fuel>>,
    /// Stack CO2, tank-to-wake.
    pub stack_co2: Sides<Mass<Co2>>,
    /// CO2 as the regulator counts it.
    pub regulatory_co2: Sides<Mass<RegulatoryCo2>>,
    /// Distance over ground.
    pub sailed: Sides<Distance<Sailed>>,
    /// Time under way.
    pub under_way: Sides<Time>,
}

/// Sides that cannot stand beside each other.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum YearSidesError {
    /// Two ship-years that are not one.
    #[error("measured is {measured}, modelled is {modelled}: must be one ship and year")]
    NotOneShipYear {
        /// Ship and year of the one.
        measured: String,
        /// Ship and year of the other.
        modelled: String,
    },
    /// A fuel whose gases the set does not know.
    #[error(transparent)]
    Gases(#[from] EtsError),
}

/// What one ship-year says in a scope.
struct Column {
    by_fuel: BTreeMap<MarineFuel, Mass<Fuel>>,
    gases: Gases,
    sailed: Option<Distance<Sailed>>,
}

impl YearSides {
    /// Puts a measured ship-year, a modelled one and a report side by side, each where there is one.
    ///
    /// # Errors
    ///
    /// [`YearSidesError`] for ship-years of two ships or years, and for a fuel without factors in the set.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::fuel::{ConsumerClass, FactorSet, MarineFuel};
    /// use green_corridor::inventory::{ReportedFigures, Side};
    /// use green_corridor::provenance::Source;
    /// use green_corridor::regulation::{
    ///     Burn, MarpolShipType, Passage, ReportScope, Ship, ShipYear, Territory, YearSides,
    /// };
    /// use green_corridor::units::Mass;
    ///
    /// let ship = Ship::new("Example", MarpolShipType::ContainerShip, 95_000.0)?;
    /// let (from, to) = ("third country".parse::<Territory>()?, "NL".parse::<Territory>()?);
    /// let burn = |passage, tonnes| {
    ///     let consumer = ConsumerClass::InternalCombustion;
    ///     Burn::new("sea", passage, MarineFuel::VLSFO, consumer, Mass::from_tonnes(tonnes))
    /// };
    /// let measured = ShipYear::new(ship, 2026)
    ///     .with_burn(burn(Passage::Voyage { from, to }, 1_000.0))?
    ///     .with_burn(burn(Passage::InPort(from), 500.0))?; // outside EU MRV
    /// let reported = ReportedFigures::new(Source::user("annual report"))
    ///     .with_fuel(MarineFuel::VLSFO, Mass::from_tonnes(1_040.0))?;
    /// let factors = FactorSet::fuel_eu();
    /// let sides = YearSides::of(Some(&measured), None, Some(&reported), ReportScope::EuMrv, &factors)?;
    /// assert_eq!(sides.fuel.share(Side::Reported, Side::Measured), Some(0.04));
    /// assert_eq!(sides.regulatory_co2.reported, None); // the report has no CO2, and none is made up
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(
        measured: Option<&ShipYear>,
        modelled: Option<&ShipYear>,
        reported: Option<&ReportedFigures>,
        scope: ReportScope,
        factors: &FactorSet,
    ) -> Result<Self, YearSidesError> {
        if let (Some(one), Some(other)) = (measured, modelled)
            && (one.ship(), one.year()) != (other.ship(), other.year())
        {
            let name = |year: &ShipYear| format!("{} {}", year.ship().name(), year.year());
            return Err(YearSidesError::NotOneShipYear { measured: name(one), modelled: name(other) });
        }
        let column = |year: &ShipYear| Column::of(year, scope, factors);
        let measured = measured.map(column).transpose()?;
        let modelled = modelled.map(column).transpose()?;
        let columns = [measured.as_ref(), modelled.as_ref()];
        Ok(Self {
            scope,
            by_fuel: by_fuel(columns, reported),
            fuel: sides(columns, reported.and_then(ReportedFigures::fuel), |side| {
                Some(side.by_fuel.values().copied().sum())
            }),
            stack_co2: sides(columns, reported.and_then(ReportedFigures::stack_co2), |side| {
                Some(side.gases.stack_co2)
            }),
            regulatory_co2: sides(columns, reported.and_then(ReportedFigures::regulatory_co2), |side| {
                Some(side.gases.co2)
            }),
            sailed: sides(columns, reported.and_then(ReportedFigures::sailed), |side| side.sailed),
            under_way: Sides { reported: reported.and_then(ReportedFigures::under_way), ..Sides::NONE },
        })
    }
}

impl ReportScope {
    fn covers(self, burn: &Burn) -> bool {
        match self {
            Self::WholeYear => true,
            Self::EuMrv => {
                let (from, to) = burn.passage.ends();
                from.state().is_some() || to.state().is_some()
            }
        }
    }
}

impl Column {
    fn of(year: &ShipYear, scope: ReportScope, factors: &FactorSet) -> Result<Self, EtsError> {
        let mut side = Self {
            by_fuel: BTreeMap::new(),
            gases: Gases::ZERO,
            sailed: (scope == ReportScope::WholeYear).then(|| year.sailed()),
        };
        for burn in year.burns().iter().filter(|burn| scope.covers(burn)) {
            *side.by_fuel.entry(burn.batch.fuel().clone()).or_insert(Mass::ZERO) += burn.mass;
            side.gases = side.gases + Gases::of(burn, factors)?;
        }
        Ok(side)
    }
}

fn sides<T>(
    [measured, modelled]: [Option<&Column>; 2],
    reported: Option<T>,
    figure: impl Fn(&Column) -> Option<T>,
) -> Sides<T> {
    Sides { measured: measured.and_then(&figure), modelled: modelled.and_then(&figure), reported }
}

fn by_fuel(
    [measured, modelled]: [Option<&Column>; 2],
    reported: Option<&ReportedFigures>,
) -> BTreeMap<MarineFuel, Sides<Mass<Fuel>>> {
    let masses = |side: Option<&Column>| side.map(|side| side.by_fuel.clone()).unwrap_or_default();
    let reported = reported.map(ReportedFigures::by_fuel).unwrap_or_default();
    Sides::by_key(masses(measured), masses(modelled), reported)
}
