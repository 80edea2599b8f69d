//! A ship-year file, checked, and what the rules say of it.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::batch;
use super::error::{FileError, fields};
use super::outlook_row::OutlookRow;
use super::reported_form::RecordSide;
use super::ship_year_form::{
    BurnForm, FuelEuGwp, LcaForm, ShipForm, ShipYearForm, ShoreUseForm, UnprovenForm,
};
use crate::fuel::gwp::{Ar4, Ar5, GwpSet};
use crate::fuel::{FactorSet, FuelBatch, MarineFuel, UserFuel};
use crate::inventory::ReportedFigures;
use crate::provenance::Source;
use crate::regulation::eedi::Stage;
use crate::regulation::fuel_eu::{Circumstances, FuelEuError, IceConditions, WindFactor, outlook};
use crate::regulation::side_by_side::{Assumptions, Row, SideBySide};
use crate::regulation::{
    Burn, Passage, Places, Ship, ShipYear, ShoreUse, Territory, YearSides, YearSidesError,
};
use crate::units::bounded::bounds;
use crate::units::si::kilowatts;
use crate::units::{Distance, Electricity, FuelEnergy, Mass, OutOfRange, Price};

/// A ship-year from a file, checked, with what the rules are told beyond it.
///
/// Deserialising checks everything; [`ShipYearFile::try_from`] a [`ShipYearForm`] does the same with a typed error.
///
/// # Examples
///
/// ```
/// use green_corridor::interchange::ShipYearFile;
/// use green_corridor::regulation::side_by_side::Answer;
///
/// let file: ShipYearFile = toml::from_str(
///     r#"
///     title = "A made-up year"
///     year = 2026
///     distance_nm = 90000
///     fuel_eu_gwp = "AR4"
///     trade = "international"
///     ship = { name = "Example", ship_type = "container_ship", gross_tonnage = 95000, dwt_t = 105000 }
///     places = { Rotterdam = "NL" }
///     burns = [
///         { from = "Yangshan", to = "Rotterdam", fuel = "VLSFO", consumer = "internal_combustion", mass_t = 9000 },
///     ]
///     "#,
/// )?;
/// let rows = file.rows();
/// assert_eq!(rows[0].scope, Some(0.5));
/// assert!(matches!(rows[0].answer, Answer::Found(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ShipYearForm", into = "ShipYearForm")]
pub struct ShipYearFile {
    form: ShipYearForm,
    ship_year: ShipYear,
    circumstances: Circumstances,
    unproven: Vec<(MarineFuel, MarineFuel)>,
    eua_price: Option<f64>,
    eedi: Option<Stage>,
    cii: FactorSet,
    net_zero: FactorSet,
    reported: Option<ReportedFigures>,
}

impl ShipYearFile {
    /// Title.
    pub fn title(&self) -> &str {
        &self.form.title
    }

    /// The ship-year.
    pub const fn ship_year(&self) -> &ShipYear {
        &self.ship_year
    }

    /// What the operator reported, beside the burns of the file on the side they say they are on; `None` without a
    /// report. CO2 by the factors of FuelEU Annex II.
    ///
    /// # Errors
    ///
    /// As [`YearSides::of`].
    pub fn sides(&self) -> Result<Option<YearSides>, YearSidesError> {
        let (Some(form), Some(reported)) = (&self.form.reported, &self.reported) else { return Ok(None) };
        let year = Some(&self.ship_year);
        let (measured, modelled) = match form.burns_are {
            RecordSide::Measured => (year, None),
            RecordSide::Modelled => (None, year),
        };
        let sides = YearSides::of(measured, modelled, Some(reported), form.scope, &FactorSet::fuel_eu())?;
        Ok(Some(sides))
    }

    /// What the operator reported, where the file has it.
    pub const fn reported(&self) -> Option<&ReportedFigures> {
        self.reported.as_ref()
    }

    /// The GWP set of FuelEU.
    pub const fn fuel_eu_gwp(&self) -> FuelEuGwp {
        self.form.fuel_eu_gwp
    }

    /// What every rule says, those in force first ([`SideBySide::rows`]).
    pub fn rows(&self) -> Vec<Row> {
        match self.form.fuel_eu_gwp {
            FuelEuGwp::Ar4 => SideBySide::of(&self.ship_year, &self.assumptions(Ar4)).rows(),
            FuelEuGwp::Ar5 => SideBySide::of(&self.ship_year, &self.assumptions(Ar5)).rows(),
        }
    }

    /// The ship-year under the FuelEU limits of other years ([`outlook`]).
    ///
    /// # Errors
    ///
    /// As [`outlook`].
    pub fn outlook(&self, years: RangeInclusive<i16>) -> Result<Vec<OutlookRow>, FuelEuError> {
        match self.form.fuel_eu_gwp {
            FuelEuGwp::Ar4 => self.outlook_under(Ar4, years),
            FuelEuGwp::Ar5 => self.outlook_under(Ar5, years),
        }
    }

    /// Factors, weights and prices of the file, FuelEU under a GWP set.
    pub fn assumptions<G: GwpSet>(&self, gwp: G) -> Assumptions<G> {
        let of_the_rules = Assumptions::of_the_rules(gwp, self.form.trade);
        let unproven = self.unproven.iter().cloned();
        Assumptions {
            fuel_eu: unproven
                .fold(of_the_rules.fuel_eu, |terms, (fuel, fossil)| terms.counting_as(fuel, fossil)),
            circumstances: self.circumstances,
            eua_price: self.eua_price.map(Price::from_per_tonne),
            cii: self.cii.clone(),
            eedi: self.eedi,
            net_zero: self.net_zero.clone(),
            ..of_the_rules
        }
    }

    fn outlook_under<G: GwpSet>(
        &self,
        gwp: G,
        years: RangeInclusive<i16>,
    ) -> Result<Vec<OutlookRow>, FuelEuError> {
        let terms = self.assumptions(gwp).fuel_eu;
        let years = outlook(&self.ship_year, &terms, &self.circumstances, years)?;
        Ok(years.iter().map(OutlookRow::of).collect())
    }
}

impl From<ShipYearFile> for ShipYearForm {
    fn from(file: ShipYearFile) -> Self {
        file.form
    }
}

impl TryFrom<ShipYearForm> for ShipYearFile {
    type Error = FileError;

    fn try_from(form: ShipYearForm) -> Result<Self, FileError> {
        form.unique_names()?;
        let (cii, net_zero) = form.imo_factors()?;
        Ok(Self {
            ship_year: form.ship_year()?,
            circumstances: form.circumstances()?,
            unproven: form.unproven()?,
            eua_price: form.eua_price()?,
            eedi: form.eedi_phase()?,
            reported: form.reported()?,
            cii,
            net_zero,
            form,
        })
    }
}

impl ShipYearForm {
    fn unique_names(&self) -> Result<(), FileError> {
        match self.batches.keys().find(|name| MarineFuel::named(name).is_ok()) {
            Some(name) => Err(FileError::DefinedTwice { name: name.clone() }),
            None => Ok(()),
        }
    }

    fn ship_year(&self) -> Result<ShipYear, FileError> {
        let places = self.known_places()?;
        let stated = |record: String| move |source| FileError::ShipYear { record, source: Box::new(source) };
        let mut ship_year = ShipYear::new(self.ship.ship()?, self.year)
            .with_sailed(Distance::from_nautical_miles(self.distance_nm))
            .map_err(stated("ship-year".to_owned()))?;
        for (index, form) in self.burns.iter().enumerate() {
            let record = format!("burns {}", index + 1);
            let burn = self.burn(&record, form, &places)?;
            ship_year = ship_year.with_burn(burn).map_err(stated(record))?;
        }
        for (index, form) in self.shore_power.iter().enumerate() {
            let record = format!("shore_power {}", index + 1);
            let shore = self.shore_use(&record, form, &places)?;
            ship_year = ship_year.with_shore_power(shore).map_err(stated(record))?;
        }
        Ok(ship_year)
    }

    /// The ports of the crate's table, and over them those of the file.
    fn known_places(&self) -> Result<Places, FileError> {
        self.places.iter().try_fold(Places::of_the_corridor(), |places, (port, territory)| {
            let territory = territory.parse();
            let refused = |source| FileError::Territory { port: port.clone(), source };
            Ok(places.with(port.as_str(), territory.map_err(refused)?))
        })
    }

    fn port_of_call(
        &self,
        record: &str,
        (field, port): (&'static str, &str),
        places: &Places,
    ) -> Result<Territory, FileError> {
        let (record, name) = (|| record.to_owned(), || port.to_owned());
        if places.stop(port, self.ship.ship_type).is_some() {
            return Err(FileError::NoPortOfCall { record: record(), field, port: name() });
        }
        places.territory(port).ok_or_else(|| FileError::UnknownPlace {
            record: record(),
            field,
            port: name(),
            known: places.names(),
        })
    }

    fn burn(&self, record: &str, form: &BurnForm, places: &Places) -> Result<Burn, FileError> {
        let port = |field, port| self.port_of_call(record, (field, port), places);
        let (label, passage) = match (&form.at, &form.from, &form.to) {
            (Some(at), None, None) => (at.clone(), Passage::InPort(port("at", at)?)),
            (None, Some(from), Some(to)) => {
                let passage = Passage::Voyage { from: port("from", from)?, to: port("to", to)? };
                (format!("{from} - {to}"), passage)
            }
            _ => return Err(fields(record, "give either `at`, or `from` and `to`")),
        };
        let batch = match (self.batches.get(&form.fuel), &form.certificate) {
            (Some(_), Some(_)) => {
                return Err(fields(record, "the fuel is a batch: its `certificate` belongs to the batch"));
            }
            (_, None) => self.batch(record, &form.fuel)?,
            (None, certificate) => {
                batch::certified(self.embedded(record, &form.fuel)?, certificate.as_ref())?
            }
        };
        let place = form.place.clone().unwrap_or(label);
        let (exemption, day) = (form.exemption, form.day);
        Ok(Burn {
            exemption,
            day,
            ..Burn::new(place, passage, batch, form.consumer, Mass::from_tonnes(form.mass_t))
        })
    }

    fn shore_use(&self, record: &str, form: &ShoreUseForm, places: &Places) -> Result<ShoreUse, FileError> {
        Ok(ShoreUse {
            place: form.at.as_str().into(),
            passage: Passage::InPort(self.port_of_call(record, ("at", &form.at), places)?),
            exemption: form.exemption,
            electricity: Electricity::from_kilowatt_hours(form.electricity_kwh),
        })
    }

    fn batch(&self, record: &str, name: &str) -> Result<FuelBatch, FileError> {
        match self.batches.get(name) {
            None => Ok(self.embedded(record, name)?.into()),
            Some(form) => {
                let record = format!("batches.{name}");
                batch::described(&record, self.embedded(&record, &form.fuel)?, form)
            }
        }
    }

    fn embedded(&self, record: &str, name: &str) -> Result<MarineFuel, FileError> {
        batch::embedded(record, name, self.batches.keys())
    }

    fn circumstances(&self) -> Result<Circumstances, FileError> {
        let wind = match &self.assumptions.wind {
            Some(wind) => WindFactor::of(kilowatts(wind.p_wind_kw), kilowatts(wind.p_prop_kw))
                .map_err(|source| FileError::FuelEu(Box::new(source)))?,
            None => WindFactor::NONE,
        };
        let ice = self.assumptions.ice.as_ref().map(|ice| IceConditions {
            distance: Distance::from_nautical_miles(ice.distance_nm),
            distance_in_ice: Distance::from_nautical_miles(ice.distance_in_ice_nm),
            energy_in_ice: FuelEnergy::from_megajoules(ice.energy_in_ice_mj),
        });
        Ok(Circumstances { wind, ice })
    }

    fn reported(&self) -> Result<Option<ReportedFigures>, FileError> {
        let figures = self.reported.as_ref().map(|reported| &reported.figures);
        figures.map(|figures| figures.figures(|record, name| self.batch(record, name))).transpose()
    }

    fn eua_price(&self) -> Result<Option<f64>, FileError> {
        let Some(price) = self.assumptions.eua_price_eur_per_t else { return Ok(None) };
        let checked = bounds::CARBON_PRICE.named("eua_price_eur_per_t").check(price);
        checked.map(Some).map_err(in_assumptions)
    }

    fn unproven(&self) -> Result<Vec<(MarineFuel, MarineFuel)>, FileError> {
        let pairs = self.assumptions.unproven_counts_as.iter().enumerate();
        let pair = |(index, form): (usize, &UnprovenForm)| {
            let record = format!("assumptions.unproven_counts_as {}", index + 1);
            Ok((self.batch(&record, &form.fuel)?.fuel().clone(), self.embedded(&record, &form.fossil)?))
        };
        pairs.map(pair).collect()
    }

    fn eedi_phase(&self) -> Result<Option<Stage>, FileError> {
        let Some(phase) = self.assumptions.eedi_phase else { return Ok(None) };
        match phase {
            0 => Ok(Some(Stage::Phase0)),
            1 => Ok(Some(Stage::Phase1)),
            2 => Ok(Some(Stage::Phase2)),
            3 => Ok(Some(Stage::Phase3)),
            _ => Err(in_assumptions(OutOfRange { bound: bounds::EEDI_PHASE, value: phase as f64 })),
        }
    }

    /// The sets of CII and of the draft Net-Zero Framework, with the factors of the file.
    fn imo_factors(&self) -> Result<(FactorSet, FactorSet), FileError> {
        let mut sets = (FactorSet::mepc_364(), FactorSet::imo_lca());
        for (index, form) in self.assumptions.lca.iter().enumerate() {
            let record = format!("assumptions.lca {}", index + 1);
            let fuel = self.batch(&record, &form.fuel)?.fuel().clone();
            if sets.0.user_fuels().iter().any(|known| known.fuel == fuel) {
                return Err(fields(&record, "the factors of this fuel are stated more than once"));
            }
            let factors = form.factors(fuel);
            let of_cii = UserFuel { co2: form.cii_cf_co2_g_per_g.unwrap_or(factors.co2), ..factors.clone() };
            sets = (sets.0.with_fuel(of_cii)?, sets.1.with_fuel(factors)?);
        }
        Ok(sets)
    }
}

fn in_assumptions(source: OutOfRange) -> FileError {
    FileError::Value { record: "assumptions".to_owned(), source }
}

impl ShipForm {
    fn ship(&self) -> Result<Ship, FileError> {
        let gross_tonnage = bounds::GROSS_TONNAGE
            .named("gross_tonnage")
            .check(self.gross_tonnage)
            .map_err(|source| FileError::Value { record: format!("ship `{}`", self.name), source })?;
        let ship = Ship::new(self.name.as_str(), self.ship_type, gross_tonnage)?;
        let ship = match self.dwt_t {
            Some(deadweight) => ship.with_deadweight_t(deadweight)?,
            None => ship,
        };
        Ok(match self.ice_class {
            Some(ice_class) => ship.with_ice_class(ice_class),
            None => ship,
        })
    }
}

impl LcaForm {
    fn factors(&self, fuel: MarineFuel) -> UserFuel {
        UserFuel {
            fuel,
            lower_heating_value: self.lower_heating_value_mj_per_kg,
            well_to_tank: self.wtt_g_per_mj,
            co2: self.cf_co2_g_per_g,
            ch4: self.cf_ch4_g_per_g,
            n2o: self.cf_n2o_g_per_g,
            methane_slip: self.methane_slip,
            carbon: None,
            source: Source::user(&self.source),
        }
    }
}
