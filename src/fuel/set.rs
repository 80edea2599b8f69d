//! Factor sets: a named table, and the lookup of a batch in a consumer.

use std::borrow::Cow;

use super::factors::{ConsumerClass, FilledCells, FuelFactors, WellToTankRule};
use super::row::{FactorRow, WellToTankCell};
use super::{FuelBatch, FuelError, MarineFuel, Origin, fuel_eu, imo_lca, mepc364};
use crate::provenance::Source;
use crate::units::substance::{AsPublished, Carbon, Ch4, Co2, Fuel, N2o, WellToTank};
use crate::units::{Factor, Fraction, GhgIntensity, LowerHeatingValue, bounded::bounds};

/// Factors of a user's own fuel, valid in every consumer.
#[derive(Clone, Debug, PartialEq)]
pub struct UserFuel {
    /// The fuel they belong to, and to no other.
    pub fuel: MarineFuel,
    /// Lower heating value.
    pub lower_heating_value: LowerHeatingValue,
    /// Well-to-tank CO2e; `None` is unknown, unless a certificate of the batch gives it.
    pub well_to_tank: Option<GhgIntensity<WellToTank, AsPublished>>,
    /// CO2 per burned fuel.
    pub co2: Factor<Co2, Fuel>,
    /// Methane per burned fuel; `None` is unknown.
    pub ch4: Option<Factor<Ch4, Fuel>>,
    /// Nitrous oxide per burned fuel; `None` is unknown.
    pub n2o: Option<Factor<N2o, Fuel>>,
    /// Share of the mass that leaves unburned as methane; `None` is unknown.
    pub methane_slip: Option<Fraction>,
    /// Carbon per fuel; `None` leaves the fuel out of the carbon balance.
    pub carbon: Option<Factor<Carbon, Fuel>>,
    /// Where the numbers come from.
    pub source: Source,
}

/// A named, dated table of fuel factors, to which the user may add fuels of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorSet {
    name: &'static str,
    rows: &'static [FactorRow],
    user: Vec<UserFuel>,
}

impl FactorSet {
    /// FuelEU Maritime, Regulation (EU) 2023/1805 Annex II, adopted rows and EU guidance rows.
    pub const fn fuel_eu() -> Self {
        Self { name: "FuelEU Annex II", rows: fuel_eu::ROWS, user: Vec::new() }
    }

    /// IMO LCA guidelines, MEPC.391(81) Appendix 2. Many cells are empty: the guidelines state no
    /// LNG upstream, for example.
    pub const fn imo_lca() -> Self {
        Self { name: "IMO LCA MEPC.391(81)", rows: imo_lca::ROWS, user: Vec::new() }
    }

    /// MEPC.364(79) conversion factors, as used by EEDI, EEXI, DCS and CII: CO2 only.
    pub const fn mepc_364() -> Self {
        Self { name: "MEPC.364(79)", rows: mepc364::ROWS, user: Vec::new() }
    }

    /// No table at all, for fuels of the user's own.
    pub const fn user_defined() -> Self {
        Self { name: "user-defined", rows: &[], user: Vec::new() }
    }

    /// The set that a file names.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "fuel_eu" => Some(Self::fuel_eu()),
            "imo_lca" => Some(Self::imo_lca()),
            "mepc_364" => Some(Self::mepc_364()),
            "user_defined" => Some(Self::user_defined()),
            _ => None,
        }
    }

    /// The names that [`Self::named`] takes.
    pub const NAMES: &'static [&'static str] = &["fuel_eu", "imo_lca", "mepc_364", "user_defined"];

    /// Adds a fuel of the user's own. It is found by identity, before any row of the table.
    ///
    /// # Errors
    ///
    /// [`FuelError::Value`] for a factor outside its range.
    pub fn with_fuel(mut self, fuel: UserFuel) -> Result<Self, FuelError> {
        let record = || format!("fuel `{}`", fuel.fuel);
        let check = |bound: crate::units::Bound, value: f64| {
            bound.check(value).map(drop).map_err(|source| FuelError::Value { record: record(), source })
        };
        let gas = bounds::GAS_PER_FUEL;
        check(bounds::LOWER_HEATING_VALUE, fuel.lower_heating_value.megajoules_per_kilogram())?;
        check(gas.named("cf_co2_g_per_g"), fuel.co2.grams_per_gram())?;
        if let Some(ch4) = fuel.ch4 {
            check(gas.named("cf_ch4_g_per_g"), ch4.grams_per_gram())?;
        }
        if let Some(n2o) = fuel.n2o {
            check(gas.named("cf_n2o_g_per_g"), n2o.grams_per_gram())?;
        }
        if let Some(carbon) = fuel.carbon {
            check(bounds::FRACTION.named("carbon_g_per_g"), carbon.grams_per_gram())?;
        }
        if let Some(wtt) = fuel.well_to_tank {
            check(bounds::GHG_INTENSITY.named("wtt_g_per_mj"), wtt.grams_per_megajoule())?;
        }
        self.user.retain(|known| known.fuel != fuel.fuel);
        self.user.push(fuel);
        Ok(self)
    }

    /// The name, for reports.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The rows of the table, in its order.
    pub const fn rows(&self) -> &'static [FactorRow] {
        self.rows
    }

    /// The user's own fuels.
    pub fn user_fuels(&self) -> &[UserFuel] {
        &self.user
    }

    /// The factors of a batch in a consumer.
    ///
    /// # Errors
    ///
    /// [`FuelError::NoRow`], [`FuelError::SulphurNeeded`], [`FuelError::CertificateNeeded`],
    /// [`FuelError::CertificateNotAllowed`] or [`FuelError::MissingCell`]. A cell that the table
    /// leaves open is never read as zero.
    pub fn resolve(&self, batch: &FuelBatch, consumer: ConsumerClass) -> Result<FuelFactors, FuelError> {
        match self.user_fuel(batch.fuel()) {
            Some(user) => user.factors(self.name, batch),
            None => self.row(batch.fuel(), consumer)?.factors(self.name, batch),
        }
    }

    /// The tank-to-wake factors of a batch in a consumer, well-to-tank left unknown: what a rule needs that
    /// counts the stack alone. No certificate is asked for.
    ///
    /// # Errors
    ///
    /// As [`Self::resolve`], certificates apart.
    pub fn tank_to_wake(&self, batch: &FuelBatch, consumer: ConsumerClass) -> Result<FuelFactors, FuelError> {
        match self.user_fuel(batch.fuel()) {
            Some(user) => Ok(user.tank_to_wake(batch)),
            None => self.row(batch.fuel(), consumer)?.tank_to_wake(self.name, batch),
        }
    }

    fn user_fuel(&self, fuel: &MarineFuel) -> Option<&UserFuel> {
        self.user.iter().find(|user| user.fuel == *fuel)
    }

    fn row(&self, fuel: &MarineFuel, consumer: ConsumerClass) -> Result<&'static FactorRow, FuelError> {
        let mut matches = self.rows.iter().filter(|row| row.serves(fuel, consumer)).peekable();
        if matches.peek().is_none() {
            return Err(self.no_row(fuel, consumer));
        }
        matches
            .find(|row| match (row.sulphur, fuel.sulphur_ppm()) {
                (None, _) => true,
                (Some((above, up_to)), Some(ppm)) => ppm > above && ppm <= up_to,
                (Some(_), None) => false,
            })
            .ok_or_else(|| match fuel.sulphur_ppm() {
                None => FuelError::SulphurNeeded { set: self.name.to_owned(), fuel: fuel.to_string() },
                Some(_) => self.no_row(fuel, consumer),
            })
    }

    fn no_row(&self, fuel: &MarineFuel, consumer: ConsumerClass) -> FuelError {
        let rows: Vec<String> =
            self.rows.iter().filter(|row| row.family == fuel.family()).map(FactorRow::label).collect();
        let rows = if rows.is_empty() { "none".to_owned() } else { rows.join("; ") };
        FuelError::NoRow { set: self.name.to_owned(), fuel: fuel.to_string(), consumer, rows }
    }
}

impl UserFuel {
    /// The factors of a batch. A certificate gives the well-to-tank value where the user stated none.
    fn factors(&self, set: &'static str, batch: &FuelBatch) -> Result<FuelFactors, FuelError> {
        let cell = match (self.well_to_tank, self.fuel.origin(), batch.certificate()) {
            (Some(wtt), _, _) => WellToTankCell::Default(wtt),
            (None, Origin::Fossil, Some(_)) => {
                let (set, fuel) = (set.to_owned(), self.fuel.to_string());
                return Err(FuelError::CertificateNotAllowed { set, fuel });
            }
            (None, _, None) => WellToTankCell::NotStated,
            (None, Origin::Biogenic, Some(_)) => WellToTankCell::CertifiedBio,
            (None, _, Some(_)) => WellToTankCell::CertifiedSynthetic { e_use: None },
        };
        let record = (set, self.fuel.name());
        let (well_to_tank, well_to_tank_rule) =
            cell.resolve(batch, self.co2, self.lower_heating_value, record)?;
        Ok(FuelFactors { well_to_tank, well_to_tank_rule, ..self.tank_to_wake(batch) })
    }

    fn tank_to_wake(&self, batch: &FuelBatch) -> FuelFactors {
        FuelFactors {
            pathway: Cow::Owned(self.fuel.name().to_owned()),
            origin: batch.fuel().origin(),
            lower_heating_value: self.lower_heating_value,
            well_to_tank: None,
            well_to_tank_rule: WellToTankRule::NotStated,
            co2: self.co2,
            ch4: self.ch4,
            n2o: self.n2o,
            methane_slip: self.methane_slip,
            carbon: self.carbon,
            filled: FilledCells::None,
            source: self.source.clone(),
        }
    }
}
