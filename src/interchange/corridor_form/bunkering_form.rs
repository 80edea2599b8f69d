//! Bunkering of a corridor as it stands in a file: supply, tanks, batches, standard, contracts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::CorridorForm;
use crate::corridor::ShipClass;
use crate::corridor::bunkering::{
    Assignment, BatchBook, Custody, Delivery, EnergyDensity, Offer, ProofOfSustainability, Sale, Standard,
    StandardGwp, StandardScope, StandardStatus, Supply, Tank, Threshold,
};
use crate::fuel::Origin;
use crate::fuel::gwp::NamedSet;
use crate::interchange::error::{FileError, defined, fields};
use crate::provenance::{Source, Sourced};
use crate::units::si::cubic_metres;
use crate::units::substance::{AsPublished, Fuel, WellToWake};
use crate::units::{Fraction, GhgIntensity, Mass, wire};

/// Fuels that some ports supply, in a file: each of the fuels at each of the ports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyForm {
    /// The ports.
    pub ports: Vec<String>,
    /// Names of fuels or batches.
    pub fuels: Vec<String>,
    /// First day.
    pub from: Date,
    /// Last day, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Who says so.
    pub source: String,
}

/// A tank of a class in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TankForm {
    /// Name of a fuel or batch.
    pub fuel: String,
    /// Volume as built.
    pub volume_m3: f64,
    /// Energy of a cubic metre of the fuel.
    pub energy_density_gj_per_m3: f64,
    /// Share of the volume that can be filled and pumped out again.
    pub usable: Fraction,
    /// Share of that which is kept when the next bunkers are taken.
    pub reserve: Fraction,
    /// Where they stand.
    pub source: String,
}

/// A batch delivered, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryForm {
    /// Number of the bunker delivery note.
    pub id: String,
    /// Name of a fuel or batch.
    pub batch: String,
    /// The port.
    pub port: String,
    /// The day.
    pub on: Date,
    /// Mass.
    #[serde(with = "wire::tonnes")]
    pub mass_t: Mass<Fuel>,
    /// How the attributes follow the fuel.
    pub custody: Custody,
    /// GWP set of the certificate's value E, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gwp: Option<NamedSet>,
    /// Who says so.
    pub source: String,
}

/// A part of a batch that a voyage burned, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignmentForm {
    /// Number of the delivery.
    pub delivery: String,
    /// The voyage.
    pub voyage: String,
    /// First day on which it burned of it.
    pub on: Date,
    /// Mass.
    #[serde(with = "wire::tonnes")]
    pub mass_t: Mass<Fuel>,
}

/// Attributes of a part of a batch, sold, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaleForm {
    /// Number of the contract.
    pub contract: String,
    /// Number of the delivery.
    pub delivery: String,
    /// Day of the sale.
    pub on: Date,
    /// Mass.
    #[serde(with = "wire::tonnes")]
    pub mass_t: Mass<Fuel>,
}

/// A GHG-intensity standard in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardForm {
    /// Name.
    pub name: String,
    /// Highest intensities, each from its day on.
    pub thresholds: Vec<ThresholdForm>,
    /// GWP set, `as_certified` or `not_known`.
    pub gwp: StandardGwp,
    /// Origins of which it speaks; every fuel where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origins: Option<Vec<Origin>>,
    /// Whether it asks for proof of sustainability beside the value E.
    pub proof_required: bool,
    /// How far it has come.
    pub status: StandardStatusForm,
    /// Where it stands.
    pub source: String,
}

/// How far a standard has come, in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandardStatusForm {
    /// Not adopted on this day.
    ProposedAsOf(Date),
    /// In use since this day.
    InForceSince(Date),
}

/// A threshold in a file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThresholdForm {
    /// Highest intensity, well-to-wake.
    #[serde(with = "wire::grams_per_megajoule")]
    pub at_most_g_per_mj: GhgIntensity<WellToWake, AsPublished>,
    /// First day.
    pub from: Date,
    /// Last day, where one is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl CorridorForm {
    pub(in crate::interchange) fn supply(&self, ports: &[&str]) -> Result<Supply, FileError> {
        let mut supply = Supply::none();
        for form in &self.supply {
            let record = format!("supply at {}", form.ports.join(", "));
            if form.ports.is_empty() || form.fuels.is_empty() {
                return Err(fields(&record, "`ports` and `fuels` must each name one or more"));
            }
            for port in &form.ports {
                known_port(ports, &record, port)?;
                for fuel in &form.fuels {
                    supply = supply.with(Offer {
                        port: port.as_str().into(),
                        fuel: self.fuels().batch(&record, fuel)?.fuel().clone(),
                        from: form.from,
                        until: form.until,
                        source: Source::user(&form.source),
                    })?;
                }
            }
        }
        Ok(supply)
    }

    pub(in crate::interchange) fn tanks(
        &self,
        classes: &BTreeMap<String, ShipClass>,
    ) -> Result<BTreeMap<String, Vec<Tank>>, FileError> {
        let of_class = |(class, forms): (&String, &Vec<TankForm>)| {
            defined(classes, "tanks", "class", class)?;
            let record = format!("tanks.{class}");
            let tanks = forms.iter().map(|form| {
                let density = EnergyDensity::from_gigajoules_per_cubic_metre(form.energy_density_gj_per_m3);
                let density =
                    density.map_err(|source| FileError::Value { record: record.clone(), source })?;
                let source = Source::user(&form.source);
                Ok(Tank::new(
                    self.fuels().batch(&record, &form.fuel)?.fuel().clone(),
                    Sourced { value: density, source },
                    cubic_metres(form.volume_m3),
                    form.usable,
                    form.reserve,
                )?)
            });
            Ok((class.clone(), tanks.collect::<Result<_, FileError>>()?))
        };
        self.tanks.iter().map(of_class).collect()
    }

    pub(in crate::interchange) fn batch_book(&self, ports: &[&str]) -> Result<BatchBook, FileError> {
        let mut book = BatchBook::default();
        for form in &self.deliveries {
            let record = format!("delivery `{}`", form.id);
            known_port(ports, &record, &form.port)?;
            book.deliver(Delivery {
                id: form.id.clone(),
                batch: self.fuels().batch(&record, &form.batch)?,
                mass: form.mass_t,
                port: form.port.clone(),
                on: form.on,
                custody: form.custody,
                certified_under: form.gwp,
                source: Source::user(&form.source),
            })?;
        }
        for AssignmentForm { delivery, voyage, on, mass_t } in &self.assignments {
            let (batch, voyage) = (delivery.clone(), voyage.clone());
            book.assign(Assignment { batch, voyage, on: *on, mass: *mass_t })?;
        }
        for SaleForm { contract, delivery, on, mass_t } in &self.sales {
            let (contract, batch) = (contract.clone(), delivery.clone());
            book.sell(Sale { contract, batch, on: *on, mass: *mass_t })?;
        }
        Ok(book)
    }
}

impl StandardForm {
    pub(in crate::interchange) fn standard(&self) -> Result<Standard, FileError> {
        let threshold = |form: &ThresholdForm| {
            let ThresholdForm { at_most_g_per_mj: at_most, from, until } = *form;
            Threshold { at_most, from, until }
        };
        Ok(Standard::new(
            &self.name,
            self.thresholds.iter().map(threshold).collect(),
            self.gwp,
            self.origins.clone().map_or(StandardScope::EveryFuel, StandardScope::Origins),
            if self.proof_required {
                ProofOfSustainability::Required
            } else {
                ProofOfSustainability::NotAsked
            },
            match self.status {
                StandardStatusForm::ProposedAsOf(as_of) => StandardStatus::Proposed { as_of },
                StandardStatusForm::InForceSince(since) => StandardStatus::InForce { since },
            },
            Source::user(&self.source),
        )?)
    }
}

fn known_port(ports: &[&str], record: &str, port: &str) -> Result<(), FileError> {
    if ports.contains(&port) {
        return Ok(());
    }
    Err(FileError::NotDefined {
        record: record.to_owned(),
        field: "port",
        name: port.to_owned(),
        known: ports.join(", "),
    })
}
