//! A ship as it stands in a file.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::FileError;
use super::error::fields;
use crate::engine::{BeyondEnds, EngineClass, FuelConsumer, Generation, SfcCurve, SfcMethod, Substitution};
use crate::fuel::Family;
use crate::units::substance::Nominal;
use crate::units::{Fraction, Length, Power, SpecificFuelConsumption, Teu, Velocity, wire};
use crate::vessel::{
    Allowances, Demand, ImoNumber, LoadLimits, PowerByMode, Propulsion, PropulsionForm, ReferenceSpeed,
    ShipType, Vessel,
};

/// A ship in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VesselForm {
    /// Name.
    pub name: String,
    /// IMO number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imo_number: Option<ImoNumber>,
    /// Ship type.
    pub ship_type: ShipType,
    /// Nominal slots.
    #[serde(with = "wire::teu")]
    pub teu: Teu<Nominal>,
    /// Installed power of the main engine.
    #[serde(with = "wire::kilowatts")]
    pub mcr_kw: Power,
    /// Class of the main engine.
    pub main_engine: EngineClass,
    /// With a generation, what is not stated is taken from the Fourth IMO GHG Study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imo_ghg4_generation: Option<Generation>,
    /// Design speed, for the study's propulsion law.
    #[serde(default, with = "wire::knots::optional", skip_serializing_if = "Option::is_none")]
    pub design_speed_kn: Option<Velocity>,
    /// Design draught, for the study's propulsion law.
    #[serde(default, with = "wire::metres::optional", skip_serializing_if = "Option::is_none")]
    pub design_draught_m: Option<Length>,
    /// What to do with a fuel that an SFC is not stated for; refused where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitution: Option<Substitution>,
    /// Another propulsion law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub propulsion: Option<PropulsionLawForm>,
    /// The ship's own demand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<DemandForm>,
    /// The ship's own SFC of the main engine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main_engine_sfc: Option<SfcForm>,
    /// The ship's own SFC of the auxiliary engines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auxiliary_engine_sfc: Option<SfcForm>,
    /// The ship's own SFC of the boiler.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boiler_sfc: Option<SfcForm>,
}

/// What a reference speed refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceSpeedIs {
    /// The speed at MCR.
    Maximum,
    /// Service speed.
    Service,
}

/// A propulsion law in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PropulsionLawForm {
    /// Propeller law or Admiralty form.
    pub form: PropulsionForm,
    /// Reference speed.
    #[serde(with = "wire::knots")]
    pub reference_speed_kn: Velocity,
    /// What it refers to.
    pub reference_speed_is: ReferenceSpeedIs,
    /// Maximum draught, for the Admiralty form.
    #[serde(default, with = "wire::metres::optional", skip_serializing_if = "Option::is_none")]
    pub maximum_draught_m: Option<Length>,
    /// Resistance beyond the law.
    pub allowances: Allowances,
    /// Ends of the load range.
    pub limits: LoadLimits,
}

/// A power for each mode in a file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PowerForm {
    /// In transit.
    #[serde(with = "wire::kilowatts")]
    pub transit_kw: Power,
    /// Manoeuvring.
    #[serde(with = "wire::kilowatts")]
    pub manoeuvring_kw: Power,
    /// At anchor.
    #[serde(with = "wire::kilowatts")]
    pub anchorage_kw: Power,
    /// At berth.
    #[serde(with = "wire::kilowatts")]
    pub berth_kw: Power,
}

/// A ship's own demand in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemandForm {
    /// Auxiliary engines.
    pub auxiliary: PowerForm,
    /// Boiler.
    pub boiler: PowerForm,
    /// Where the figures come from.
    pub source: String,
}

/// A consumer's own SFC in a file: one value, points over load, or an efficiency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SfcForm {
    /// One value at every load.
    #[serde(
        default,
        with = "wire::grams_per_kilowatt_hour::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub sfc_g_per_kwh: Option<SpecificFuelConsumption>,
    /// Points of load and g/kWh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Vec<(f64, f64)>>,
    /// What happens beyond the points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond_ends: Option<BeyondEnds>,
    /// The fuel family the SFC is stated for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<Family>,
    /// Shaft energy over fuel energy, for any fuel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub efficiency: Option<Fraction>,
}

impl VesselForm {
    /// The ship it describes.
    ///
    /// # Errors
    ///
    /// [`FileError`] for fields that contradict each other, and as the ship's own builder.
    pub fn vessel(&self) -> Result<Vessel, FileError> {
        let form = self;
        let record = format!("vessel `{}`", form.name);
        let rule = |rule| fields(&record, rule);
        if form.ship_type != ShipType::Container {
            return Err(rule("`ship_type` must be container_ship: a voyage file counts TEU"));
        }
        let mut builder =
            Vessel::container_ship(&form.name, form.teu).main_engine(form.main_engine, form.mcr_kw);
        if let Some(number) = form.imo_number {
            builder = builder.imo_number(number);
        }
        builder = match (form.imo_ghg4_generation, form.design_speed_kn, form.design_draught_m) {
            (None, None, None) => builder,
            (Some(generation), Some(speed), Some(draught)) => builder.imo_ghg4(generation, speed, draught),
            (Some(generation), None, None) => builder.imo_ghg4_machinery(generation),
            _ => {
                return Err(rule(
                    "`design_speed_kn` and `design_draught_m` go together, with `imo_ghg4_generation`",
                ));
            }
        };
        if form.substitution == Some(Substitution::EqualEfficiency) {
            builder = builder.with_equal_efficiency();
        }
        if let Some(law) = &form.propulsion {
            builder = builder.propulsion(propulsion(&record, law)?);
        }
        if let Some(demand) = &form.demand {
            let DemandForm { auxiliary, boiler, source } = demand;
            builder = builder.demand(Demand::stated(by_mode(auxiliary), by_mode(boiler), source)?);
        }
        if let Some(sfc) = &form.main_engine_sfc {
            builder = builder.main_engine_consumption(consumer(&record, form.main_engine, sfc)?);
        }
        if let Some(sfc) = &form.auxiliary_engine_sfc {
            builder = builder.auxiliary_engine(consumer(&record, EngineClass::Auxiliary, sfc)?);
        }
        if let Some(sfc) = &form.boiler_sfc {
            builder = builder.boiler(consumer(&record, EngineClass::Boiler, sfc)?);
        }
        Ok(builder.build()?)
    }
}

fn propulsion(record: &str, form: &PropulsionLawForm) -> Result<Propulsion, FileError> {
    let reference = match form.reference_speed_is {
        ReferenceSpeedIs::Maximum => ReferenceSpeed::Maximum(form.reference_speed_kn),
        ReferenceSpeedIs::Service => ReferenceSpeed::Service(form.reference_speed_kn),
    };
    let law = match (form.form, form.maximum_draught_m) {
        (PropulsionForm::PropellerLaw, None) => {
            Propulsion::propeller_law(reference, form.allowances, form.limits)
        }
        (PropulsionForm::Admiralty, Some(draught)) => {
            Propulsion::admiralty(reference, draught, form.allowances, form.limits)
        }
        (PropulsionForm::PropellerLaw, Some(_)) => {
            return Err(fields(record, "the propeller law takes no `maximum_draught_m`"));
        }
        (PropulsionForm::Admiralty, None) => {
            return Err(fields(record, "the Admiralty form needs `maximum_draught_m`"));
        }
        (PropulsionForm::ImoGhg4, _) => {
            return Err(fields(
                record,
                "for the GHG4 form give `imo_ghg4_generation` and the design speed and draught",
            ));
        }
    };
    law.map_err(FileError::from)
}

fn by_mode(form: &PowerForm) -> PowerByMode {
    PowerByMode {
        transit: form.transit_kw,
        manoeuvring: form.manoeuvring_kw,
        anchorage: form.anchorage_kw,
        berth: form.berth_kw,
    }
}

fn consumer(record: &str, class: EngineClass, form: &SfcForm) -> Result<FuelConsumer, FileError> {
    let substitution = Substitution::Refuse;
    let method = match (form.sfc_g_per_kwh, &form.points, form.beyond_ends, form.family, form.efficiency) {
        (Some(sfc), None, None, Some(family), None) => SfcMethod::Constant { sfc, family, substitution },
        (None, Some(points), Some(beyond), Some(family), None) => {
            let points: Vec<(f64, SpecificFuelConsumption)> = points
                .iter()
                .map(|(load, sfc)| (*load, SpecificFuelConsumption::from_grams_per_kilowatt_hour(*sfc)))
                .collect();
            let curve = SfcCurve::new(&points, beyond).map_err(FileError::from)?;
            SfcMethod::Curve { curve: Arc::new(curve), family, substitution }
        }
        (None, None, None, None, Some(efficiency)) => SfcMethod::Efficiency(efficiency),
        _ => {
            return Err(fields(
                record,
                "an SFC is `sfc_g_per_kwh` and `family`, or `points`, `beyond_ends` and `family`, or `efficiency`",
            ));
        }
    };
    FuelConsumer::new(class, method).map_err(FileError::from)
}
