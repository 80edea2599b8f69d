//! A voyage file, checked.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::error::{FileError, fields};
use super::fuel_names::FuelNames;
use super::voyage_form::{ActivityForm, MeasuredForm, StageForm, VoyageForm};
use super::{GapPolicyForm, ShorePowerForm, regime_form};
use crate::air::{AirError, AirInventory};
use crate::fuel::FactorSet;
use crate::fuel::gwp::NamedSet;
use crate::inventory::{FuelBasis, GapPolicy, Inventory, InventoryError, ReportedFigures};
use crate::vessel::{Consumer, OperatingMode};
use crate::voyage::{ActivitySpec, Cargo, Leg, MeasuredFuel, Regime, Voyage, VoyageBuilder};
use crate::zone::Zones;

/// A voyage from a file: what [`Inventory::of`] needs, checked.
///
/// Deserialising checks everything; [`VoyageFile::try_from`] a [`VoyageForm`] does the same with a
/// typed error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "VoyageForm", into = "VoyageForm")]
pub struct VoyageFile {
    form: VoyageForm,
    voyage: Voyage,
    factor_set: FactorSet,
    gap_policy: Option<GapPolicy>,
    reported: Option<ReportedFigures>,
}

impl VoyageFile {
    /// Title.
    pub fn title(&self) -> &str {
        &self.form.title
    }

    /// The voyage.
    pub const fn voyage(&self) -> &Voyage {
        &self.voyage
    }

    /// The factor set, with the fuels that the file defines.
    pub const fn factor_set(&self) -> &FactorSet {
        &self.factor_set
    }

    /// The GWP set of CO2e figures.
    pub const fn gwp(&self) -> NamedSet {
        self.form.gwp
    }

    /// Modelled or measured.
    pub const fn fuel_basis(&self) -> FuelBasis {
        self.form.fuel_basis
    }

    /// Air pollutants of its ledger, where the file asks for them.
    ///
    /// # Errors
    ///
    /// As the method's.
    pub fn air(&self, ledger: &Inventory) -> Result<Option<AirInventory>, AirError> {
        self.form.air.as_ref().map(|air| air.inventory(ledger)).transpose()
    }

    /// The ledger.
    ///
    /// # Errors
    ///
    /// As [`Inventory::of`], or [`Inventory::measured_with`] where the file names a gap policy.
    pub fn inventory(&self) -> Result<Inventory, InventoryError> {
        match &self.gap_policy {
            Some(policy) => Inventory::measured_with(&self.voyage, &self.factor_set, policy),
            None => Inventory::of(&self.voyage, &self.factor_set, self.form.fuel_basis),
        }
    }

    /// What the operator reported, where the file has it.
    pub const fn reported(&self) -> Option<&ReportedFigures> {
        self.reported.as_ref()
    }
}

impl From<VoyageFile> for VoyageForm {
    fn from(file: VoyageFile) -> Self {
        file.form
    }
}

impl TryFrom<VoyageForm> for VoyageFile {
    type Error = FileError;

    fn try_from(form: VoyageForm) -> Result<Self, FileError> {
        let fuels = form.fuels();
        fuels.unique()?;
        let factor_set = fuels.factor_set(&form.factor_set)?;
        let vessel = form.vessel.vessel()?;
        let plan = fuels.plan("fuel", &form.fuel)?;
        let mut builder = Voyage::starting(form.start, vessel, plan);
        if let Some(regime) = &form.regime {
            let plans = regime.fuels.iter().enumerate();
            let plans = plans.map(|(index, plan)| fuels.plan(&format!("regime.fuels {}", index + 1), plan));
            let plans = plans.collect::<Result<Vec<_>, _>>()?;
            builder = builder.under(Regime::new(Zones::embedded(), plans, regime.speed_advice));
        }
        for note in &form.bunker_notes {
            builder = builder.bunker_note(form.measured("bunker_notes", note)?);
        }
        for (index, stage) in form.stages.iter().enumerate() {
            builder = form.stage(builder, &format!("stage {}", index + 1), stage)?;
        }
        let voyage = builder.build()?;
        if form.gap_policy.is_some() && form.fuel_basis != FuelBasis::Measured {
            return Err(fields(
                "gap_policy",
                "it fills a ledger of measured fuel: `fuel_basis` must be \"measured\"",
            ));
        }
        let gap_policy = form.gap_policy.as_ref().map(GapPolicyForm::policy).transpose()?;
        let batch = |record: &str, name: &str| fuels.batch(record, name);
        let reported = form.reported.as_ref().map(|reported| reported.figures(batch)).transpose()?;
        Ok(Self { form, voyage, factor_set, gap_policy, reported })
    }
}

impl VoyageForm {
    const fn fuels(&self) -> FuelNames<'_> {
        FuelNames { user_fuels: &self.user_fuels, batches: &self.batches, blends: &self.blends }
    }

    fn measured(&self, record: &str, form: &MeasuredForm) -> Result<MeasuredFuel, FileError> {
        let batch = self.fuels().batch(record, &form.fuel)?;
        Ok(match form.consumer {
            Consumer::WholeShip => MeasuredFuel::whole_ship(batch, form.mass_t, form.evidence),
            consumer => MeasuredFuel::of(consumer, batch, form.mass_t, form.evidence),
        })
    }

    fn stage(
        &self,
        builder: VoyageBuilder,
        record: &str,
        form: &StageForm,
    ) -> Result<VoyageBuilder, FileError> {
        let rule = |rule| fields(record, rule);
        let mut builder = match (&form.port_call, &form.from, &form.to) {
            (Some(port), None, None) => {
                let of_leg = form.carried_teu.is_some()
                    || form.loaded_teu.is_some()
                    || form.network_nm.is_some()
                    || form.shortest_feasible_nm.is_some()
                    || form.great_circle_nm.is_some();
                if of_leg {
                    return Err(rule("TEU and distances belong to a leg, not to a port call"));
                }
                match regime_form::known_port(port).filter(|_| self.regime.is_some()) {
                    Some(port) => builder.port_call_at(port),
                    None => builder.port_call(port.as_str()),
                }
            }
            (None, Some(from), Some(to)) => builder.add_leg(Leg {
                cargo: cargo(form).map_err(rule)?,
                network: form.network_nm,
                shortest_feasible: form.shortest_feasible_nm,
                great_circle: form.great_circle_nm,
                ..Leg::new(from.as_str(), to.as_str())
            }),
            _ => return Err(rule("give either `port_call`, or `from` and `to`")),
        };
        let mut plugs = form.shore_power.iter().peekable();
        let whole_stay = |plug: &&ShorePowerForm| plug.start.is_none() && plug.end.is_none();
        let stays = form.activities.iter().filter(|one| one.mode == OperatingMode::Berth).count();
        if form.shore_power.iter().any(|plug| whole_stay(&plug))
            && (stays != 1 || form.shore_power.len() != 1)
        {
            return Err(rule(
                "shore power without `start` and `end` needs exactly one stay at berth and no other connection",
            ));
        }
        for (index, activity) in form.activities.iter().enumerate() {
            let record = format!("{record}, activity {} ({})", index + 1, activity.mode);
            let berth = activity.mode == OperatingMode::Berth;
            builder = match &activity.along {
                Some(track) => regime_form::along(builder, &record, track, form, activity)?,
                None => builder.activity(self.activity(&record, activity)?),
            };
            if berth && let Some(plug) = plugs.next_if(|plug| whole_stay(plug)) {
                builder = builder.shore_power(plug.shore_power(&record)?);
            }
        }
        for plug in plugs {
            builder = match (plug.start, plug.end) {
                (Some(start), Some(end)) => builder.connect(start, end, plug.shore_power(record)?),
                _ => return Err(rule("shore power needs both `start` and `end`, or neither")),
            };
        }
        Ok(builder)
    }

    fn activity(&self, record: &str, form: &ActivityForm) -> Result<ActivitySpec, FileError> {
        let fuel = match &form.fuel {
            Some(plan) => Some(Arc::new(self.fuels().plan(record, plan)?)),
            None => None,
        };
        let measured =
            form.measured.iter().map(|fuel| self.measured(record, fuel)).collect::<Result<_, _>>()?;
        Ok(ActivitySpec {
            mode: form.mode,
            start: form.start,
            end: form.end,
            duration: form.hours,
            distance: form.distance_nm,
            speed: form.speed_kn,
            speed_through_water: form.speed_through_water_kn,
            draught: form.draught_m,
            fuel,
            waters: None,
            measured,
        })
    }
}

fn cargo(form: &StageForm) -> Result<Option<Cargo>, &'static str> {
    match (form.carried_teu, form.loaded_teu) {
        (Some(carried), Some(loaded)) => Ok(Some(Cargo::new(carried, loaded))),
        (Some(carried), None) => Ok(Some(Cargo::carried_only(carried))),
        (None, Some(_)) => Err("`loaded_teu` needs `carried_teu`"),
        (None, None) => Ok(None),
    }
}
