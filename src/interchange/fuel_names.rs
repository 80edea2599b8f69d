//! The fuels that a file defines, and what their names stand for.

use std::collections::{BTreeMap, BTreeSet};

use super::batch;
use super::error::FileError;
use super::voyage_form::{BatchForm, BlendForm, FuelPlanForm, UserFuelForm};
use crate::fuel::{Blend, FactorSet, FuelBatch, MarineFuel, UserFuel};
use crate::provenance::Source;
use crate::voyage::FuelPlan;

/// User fuels, batches and blends of a file, by name.
#[derive(Clone, Copy)]
pub(super) struct FuelNames<'a> {
    pub(super) user_fuels: &'a BTreeMap<String, UserFuelForm>,
    pub(super) batches: &'a BTreeMap<String, BatchForm>,
    pub(super) blends: &'a BTreeMap<String, BlendForm>,
}

impl FuelNames<'_> {
    /// Refuses a name that is defined twice, or is an embedded fuel's.
    pub(super) fn unique(&self) -> Result<(), FileError> {
        let mut names: Vec<&String> = self.defined().collect();
        names.sort();
        let twice = names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        let embedded = names.iter().copied().find(|name| MarineFuel::named(name).is_ok());
        match twice.or(embedded) {
            Some(name) => Err(FileError::DefinedTwice { name: name.clone() }),
            None => Ok(()),
        }
    }

    /// A factor set by its name, with the user's fuels.
    pub(super) fn factor_set(&self, name: &str) -> Result<FactorSet, FileError> {
        let named = FactorSet::named(name).ok_or_else(|| FileError::FactorSet {
            given: name.to_owned(),
            known: FactorSet::NAMES.join(", "),
        })?;
        self.user_fuels.iter().try_fold(named, |set, (name, fuel)| Ok(set.with_fuel(user_fuel(name, fuel)?)?))
    }

    pub(super) fn plan(&self, record: &str, form: &FuelPlanForm) -> Result<FuelPlan, FileError> {
        let plan = FuelPlan::new(
            self.blend(record, &form.main)?,
            self.blend(record, &form.auxiliary)?,
            self.blend(record, &form.boiler)?,
        );
        match &form.pilot {
            Some(pilot) => Ok(plan.with_pilot(self.batch(record, pilot)?)),
            None => Ok(plan),
        }
    }

    pub(super) fn blend(&self, record: &str, name: &str) -> Result<Blend, FileError> {
        let Some(form) = self.blends.get(name) else { return self.batch(record, name).map(Blend::single) };
        let shares = form
            .shares
            .iter()
            .map(|(part, share)| Ok((self.batch(&format!("blends.{name}"), part)?, *share)))
            .collect::<Result<_, FileError>>()?;
        Ok(Blend::new(shares, form.basis)?)
    }

    pub(super) fn batch(&self, record: &str, name: &str) -> Result<FuelBatch, FileError> {
        if self.blends.contains_key(name) {
            return Err(FileError::NotABatch { record: record.to_owned(), name: name.to_owned() });
        }
        match self.batches.get(name) {
            None => Ok(self.marine_fuel(record, name)?.into()),
            Some(form) => {
                let record = format!("batches.{name}");
                batch::described(&record, self.marine_fuel(&record, &form.fuel)?, form)
            }
        }
    }

    fn marine_fuel(&self, record: &str, name: &str) -> Result<MarineFuel, FileError> {
        match self.user_fuels.get(name) {
            Some(form) => named_user_fuel(name, form),
            None => batch::embedded(record, name, self.defined()),
        }
    }

    /// Refuses what no plan need mention to be wrong: names defined twice, batches and blends that are none.
    pub(super) fn check(&self) -> Result<(), FileError> {
        self.unique()?;
        let named = self.batches.keys().map(|name| ("batches", name));
        let mut named = named.chain(self.blends.keys().map(|name| ("blends", name)));
        named.try_for_each(|(group, name)| self.blend(&format!("{group}.{name}"), name).map(drop))
    }

    /// The names that plans mention, and those that their blends and batches are made of.
    pub(super) fn behind<'a>(&'a self, mentioned: impl Iterator<Item = &'a String>) -> BTreeSet<&'a str> {
        let mut behind: BTreeSet<&str> = mentioned.map(String::as_str).collect();
        let blends = self.blends.iter().filter(|(name, _)| behind.contains(name.as_str()));
        let parts: Vec<&str> = blends.flat_map(|(_, form)| form.shares.keys()).map(String::as_str).collect();
        behind.extend(parts);
        let batches = self.batches.iter().filter(|(name, _)| behind.contains(name.as_str()));
        let fuels: Vec<&str> = batches.map(|(_, form)| form.fuel.as_str()).collect();
        behind.extend(fuels);
        behind
    }

    fn defined(&self) -> impl Iterator<Item = &String> {
        self.user_fuels.keys().chain(self.batches.keys()).chain(self.blends.keys())
    }
}

fn named_user_fuel(name: &str, form: &UserFuelForm) -> Result<MarineFuel, FileError> {
    let fuel = MarineFuel::new(name, form.family, form.origin);
    batch::with_sulphur(&format!("user_fuels.{name}"), fuel, form.sulphur_percent)
}

fn user_fuel(name: &str, form: &UserFuelForm) -> Result<UserFuel, FileError> {
    Ok(UserFuel {
        fuel: named_user_fuel(name, form)?,
        lower_heating_value: form.lower_heating_value_mj_per_kg,
        well_to_tank: form.wtt_g_per_mj,
        co2: form.cf_co2_g_per_g,
        ch4: form.cf_ch4_g_per_g,
        n2o: form.cf_n2o_g_per_g,
        methane_slip: form.methane_slip,
        carbon: form.carbon_g_per_g,
        source: Source::user(&form.source),
    })
}
