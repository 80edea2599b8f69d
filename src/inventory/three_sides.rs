//! One voyage measured, modelled and reported.

use std::collections::{BTreeMap, BTreeSet};

use super::measured::{bunkered, heating_value};
use super::{FuelBasis, Inventory, InventoryError, ReportedFigures, Sides, Totals};
use crate::fuel::{FactorSet, MarineFuel};
use crate::units::substance::{Co2, Fuel, RegulatoryCo2, Sailed};
use crate::units::{Distance, FuelEnergy, Mass, Time};
use crate::vessel::Consumer;
use crate::voyage::{Activity, Voyage};

/// What the measured side of a voyage rests on.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum MeasuredSide {
    /// Measurements of every activity.
    Activities,
    /// Bunker notes of the whole voyage, since not every activity was measured.
    BunkerNotes,
    /// Neither is complete, so the side is missing; the first measurement that lacks.
    Incomplete(InventoryError),
}

/// One voyage on three sides, never CO2 beside CO2e, nor regulatory CO2 beside that of the stack.
///
/// A side is there only if it covers the whole voyage; what covers a part of it is compared by
/// [`super::Reconciliation`]. A fuel that a side does not name has no figure there: the side may know it under another
/// name, so it is not zero.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreeSides {
    /// Fuel burned, by fuel.
    pub by_fuel: BTreeMap<MarineFuel, Sides<Mass<Fuel>>>,
    /// Fuel burned, of all kinds.
    pub fuel: Sides<Mass<Fuel>>,
    /// Its energy on the lower heating values of the factor set, the reported fuel's too.
    pub fuel_energy: Sides<FuelEnergy>,
    /// Stack CO2, tank-to-wake; never computed from the reported fuel.
    pub stack_co2: Sides<Mass<Co2>>,
    /// CO2 as the regulator counts it; never computed from the reported fuel.
    pub regulatory_co2: Sides<Mass<RegulatoryCo2>>,
    /// Distance over ground: the voyage's stands on the side of the model.
    pub sailed: Sides<Distance<Sailed>>,
    /// Time under way: the voyage's stands on the side of the model.
    pub under_way: Sides<Time>,
    /// What the measured side rests on.
    pub measured: MeasuredSide,
}

/// What one side says of the fuel.
struct Column {
    by_fuel: BTreeMap<MarineFuel, Mass<Fuel>>,
    total: Totals,
    regulatory_co2: Mass<RegulatoryCo2>,
}

impl ThreeSides {
    /// Puts a voyage's measurements, its model and what was reported of it side by side.
    ///
    /// # Errors
    ///
    /// [`InventoryError`] as for [`Inventory::of`], and for a reported fuel that the set has no heating value of.
    pub fn of(
        voyage: &Voyage,
        set: &FactorSet,
        reported: Option<&ReportedFigures>,
    ) -> Result<Self, InventoryError> {
        let modelled = Column::of_ledger(&Inventory::of(voyage, set, FuelBasis::Modelled)?);
        let (measured, rests_on) = measured_side(voyage, set)?;
        let measured = measured.as_ref();
        let energy = reported.map(|reported| reported_energy(voyage, set, reported)).transpose()?.flatten();
        let under_way = voyage.activities().iter().filter(|activity| activity.mode().is_under_way());
        let of_voyage = |side: &ReportedFigures| (side.sailed(), side.under_way());
        let (sailed, hours) = reported.map_or((None, None), of_voyage);
        Ok(Self {
            by_fuel: Sides::by_key(
                measured.map(|side| side.by_fuel.clone()).unwrap_or_default(),
                modelled.by_fuel.clone(),
                reported.map(ReportedFigures::by_fuel).unwrap_or_default(),
            ),
            fuel: sides(measured, &modelled, reported.and_then(ReportedFigures::fuel), |side| {
                side.total.fuel
            }),
            fuel_energy: sides(measured, &modelled, energy, |side| side.total.fuel_energy),
            stack_co2: sides(measured, &modelled, reported.and_then(ReportedFigures::stack_co2), |side| {
                side.total.emissions.stack_co2()
            }),
            regulatory_co2: sides(
                measured,
                &modelled,
                reported.and_then(ReportedFigures::regulatory_co2),
                |side| side.regulatory_co2,
            ),
            sailed: Sides { measured: None, modelled: Some(voyage.sailed()), reported: sailed },
            under_way: Sides {
                measured: None,
                modelled: Some(under_way.map(Activity::duration).sum()),
                reported: hours,
            },
            measured: rests_on,
        })
    }
}

impl Column {
    fn of_ledger(ledger: &Inventory) -> Self {
        let by_fuel = ledger.by_fuel().into_iter().map(|(fuel, totals)| (fuel, totals.fuel)).collect();
        Self { by_fuel, total: ledger.total(), regulatory_co2: ledger.regulatory_co2() }
    }

    /// The bunker notes, if they cover every consumer.
    fn of_notes(voyage: &Voyage, set: &FactorSet) -> Result<Option<Self>, InventoryError> {
        let noted: BTreeSet<Consumer> = voyage.bunker_notes().iter().map(|note| note.consumer).collect();
        let each = [Consumer::MainEngine, Consumer::AuxiliaryEngine, Consumer::Boiler];
        if !noted.contains(&Consumer::WholeShip) && !each.iter().all(|consumer| noted.contains(consumer)) {
            return Ok(None);
        }
        let mut side = Self { by_fuel: BTreeMap::new(), total: Totals::ZERO, regulatory_co2: Mass::ZERO };
        for (note, totals) in bunkered(voyage, set)? {
            *side.by_fuel.entry(note.batch.fuel().clone()).or_insert(Mass::ZERO) += note.mass;
            side.total = side.total + totals;
            if !note.batch.is_zero_rated() {
                side.regulatory_co2 += Mass::of(totals.emissions.stack_co2().kilograms());
            }
        }
        Ok(Some(side))
    }
}

fn measured_side(voyage: &Voyage, set: &FactorSet) -> Result<(Option<Column>, MeasuredSide), InventoryError> {
    match Inventory::of(voyage, set, FuelBasis::Measured) {
        Ok(ledger) => Ok((Some(Column::of_ledger(&ledger)), MeasuredSide::Activities)),
        Err(lacking @ (InventoryError::NotMeasured { .. } | InventoryError::ShoreNotMetered { .. })) => {
            Ok(match Column::of_notes(voyage, set)? {
                Some(side) => (Some(side), MeasuredSide::BunkerNotes),
                None => (None, MeasuredSide::Incomplete(lacking)),
            })
        }
        Err(error) => Err(error),
    }
}

fn reported_energy(
    voyage: &Voyage,
    set: &FactorSet,
    reported: &ReportedFigures,
) -> Result<Option<FuelEnergy>, InventoryError> {
    reported.fuels().iter().try_fold(None, |sum: Option<FuelEnergy>, (batch, mass)| {
        let energy = heating_value(voyage, set, batch)? * *mass;
        Ok(Some(sum.unwrap_or(FuelEnergy::ZERO) + energy))
    })
}

fn sides<T>(
    measured: Option<&Column>,
    modelled: &Column,
    reported: Option<T>,
    figure: impl Fn(&Column) -> T,
) -> Sides<T> {
    Sides { measured: measured.map(&figure), modelled: Some(figure(modelled)), reported }
}
