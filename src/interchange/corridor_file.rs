//! A corridor file, checked.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ShorePowerForm;
use super::corridor_form::{
    ConfidentialForm, CorridorForm, MeasureForm, ServiceForm, ShipClassForm, SoldForm, StandardForm, landside,
};
use super::error::{FileError, fields};
use crate::corridor::bunkering::{BatchBook, Standard, Supply, Tank};
use crate::corridor::confidential::SafetyRule;
use crate::corridor::economics::PriceBook;
use crate::corridor::kpi::{AirInPorts, SoldService};
use crate::corridor::{Accounting, Corridor, CorridorYear, Inputs, KpiError, Measure, Scenario, ShipClass};
use crate::fuel::gwp::GwpSet;
use crate::shore_power::ShorePower;
use crate::uncertainty::{Distribution, MonteCarlo};

/// A corridor from a file, checked: services, ships, fuels and shore supplies.
///
/// Deserialising checks everything; [`CorridorFile::try_from`] a [`CorridorForm`] does the same with a typed error.
/// Names that nothing uses are checked too, and listed by [`CorridorFile::unused`].
///
/// # Examples
///
/// ```
/// use green_corridor::fuel::gwp::Ar6;
/// use green_corridor::interchange::CorridorFile;
///
/// let text = std::fs::read_to_string("examples/data/los_angeles_shanghai_corridor.toml")?;
/// let file: CorridorFile = toml::from_str(&text)?;
/// assert!(file.is_illustrative());
///
/// let year = file.corridor().sail()?;
/// let lifecycle = year.total().emissions.well_to_wake(Ar6)?;
/// let slots: f64 = year.services().iter().map(|one| one.service().capacity().count()).sum();
/// assert!((300.0..600.0).contains(&(lifecycle.kilograms() / (2.0 * slots)))); // per slot, one way
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "CorridorForm", into = "CorridorForm")]
pub struct CorridorFile {
    form: CorridorForm,
    corridor: Corridor,
    ship_classes: BTreeMap<String, ShipClass>,
    shore_supplies: BTreeMap<String, ShorePower>,
    scenarios: Vec<Scenario>,
    uncertainty: Option<(MonteCarlo, Inputs<Distribution>)>,
    supply: Supply,
    tanks: BTreeMap<String, Vec<Tank>>,
    batch_book: BatchBook,
    standard: Option<Standard>,
    safety_rule: Option<SafetyRule>,
    prices: Option<PriceBook>,
}

impl CorridorFile {
    /// Title.
    pub fn title(&self) -> &str {
        &self.form.title
    }

    /// Whether its figures are made up.
    pub const fn is_illustrative(&self) -> bool {
        self.form.illustrative
    }

    /// What its figures are, where the file says so; an illustrative one does.
    pub fn note(&self) -> Option<&str> {
        self.form.note.as_deref()
    }

    /// The corridor.
    pub const fn corridor(&self) -> &Corridor {
        &self.corridor
    }

    /// Its ship classes by name, those that no service sails with among them.
    pub const fn ship_classes(&self) -> &BTreeMap<String, ShipClass> {
        &self.ship_classes
    }

    /// Its shore supplies by name, those that no call connects to among them.
    pub const fn shore_supplies(&self) -> &BTreeMap<String, ShorePower> {
        &self.shore_supplies
    }

    /// Air pollutants in ports by the method that the file names; `None` where it names none.
    ///
    /// # Errors
    ///
    /// As [`CorridorYear::air_in_ports`].
    pub fn air_in_ports(&self, year: &CorridorYear) -> Result<Option<AirInPorts>, KpiError> {
        self.form.air.as_ref().map(|air| year.air_in_ports(|_, ledger| air.inventory(ledger))).transpose()
    }

    /// Its scenarios, in order.
    pub fn scenarios(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// What is uncertain, and how often it is drawn; `None` where the file does not say.
    pub fn uncertainty(&self) -> Option<(&MonteCarlo, &Inputs<Distribution>)> {
        self.uncertainty.as_ref().map(|(run, inputs)| (run, inputs))
    }

    /// What its ports supply; nothing where the file does not say.
    pub const fn supply(&self) -> &Supply {
        &self.supply
    }

    /// Tanks of its ship classes, by name of the class; classes without an entry are unknown.
    pub const fn tanks(&self) -> &BTreeMap<String, Vec<Tank>> {
        &self.tanks
    }

    /// Batches delivered, burned and sold.
    pub const fn batch_book(&self) -> &BatchBook {
        &self.batch_book
    }

    /// The GHG-intensity standard of its fuel.
    pub const fn standard(&self) -> Option<&Standard> {
        self.standard.as_ref()
    }

    /// When a sum of its carriers is refused.
    pub const fn safety_rule(&self) -> Option<&SafetyRule> {
        self.safety_rule.as_ref()
    }

    /// Low-carbon service sold under a GWP set, a contract each. Contracts under another set are not among them: CO2e of
    /// two sets does not add.
    pub fn sold<G: GwpSet>(&self) -> Vec<SoldService<G>> {
        self.form.sold.iter().filter_map(SoldForm::sold).collect()
    }

    /// What it costs; `None` where the file does not say.
    pub const fn prices(&self) -> Option<&PriceBook> {
        self.prices.as_ref()
    }

    /// What the file defines and nothing in it uses, as the file names it: `ship_classes.NAME`. It is no error.
    pub fn unused(&self) -> Vec<String> {
        let form = &self.form;
        let classes: BTreeSet<&str> = form.services.iter().flat_map(ServiceForm::class_names).collect();
        let supplies = form.services.iter().flat_map(ServiceForm::supply_names);
        let supplies = supplies.chain(form.measures.values().filter_map(MeasureForm::supply_name)).collect();
        let sailing = form.ship_classes.iter().filter(|(name, _)| classes.contains(name.as_str()));
        let names = form.fuels();
        let burned = sailing.flat_map(|(_, class)| class.fuels.names());
        let switched = form.measures.values().flat_map(MeasureForm::fuel_names);
        let delivered = form.deliveries.iter().map(|delivery| &delivery.batch);
        let supplied = form.supply.iter().flat_map(|supply| &supply.fuels);
        let fuels = names.behind(burned.chain(switched).chain(delivered).chain(supplied));
        let mut unused = beyond("user_fuels", &form.user_fuels, &fuels);
        unused.extend(beyond("batches", &form.batches, &fuels));
        unused.extend(beyond("blends", &form.blends, &fuels));
        unused.extend(beyond("shore_supplies", &form.shore_supplies, &supplies));
        unused.extend(beyond("ship_classes", &form.ship_classes, &classes));
        unused
    }
}

/// The names of a group that are not among those used.
fn beyond<T>(group: &str, defined: &BTreeMap<String, T>, used: &BTreeSet<&str>) -> Vec<String> {
    let unused = defined.keys().filter(|name| !used.contains(name.as_str()));
    unused.map(|name| format!("{group}.{name}")).collect()
}

impl From<CorridorFile> for CorridorForm {
    fn from(file: CorridorFile) -> Self {
        file.form
    }
}

impl TryFrom<CorridorForm> for CorridorFile {
    type Error = FileError;

    fn try_from(form: CorridorForm) -> Result<Self, FileError> {
        if form.illustrative && form.note.as_ref().is_none_or(|note| note.trim().is_empty()) {
            return Err(fields("corridor", "an illustrative file needs a `note` that says what is made up"));
        }
        let fuels = form.fuels();
        fuels.check()?;
        let accounting = Accounting { factor_set: fuels.factor_set(&form.factor_set)?, gwp: form.gwp };
        let supply = |(name, form): (&String, &ShorePowerForm)| {
            let record = format!("shore_supplies.{name}");
            if form.start.is_some() || form.end.is_some() {
                return Err(fields(&record, "a supply covers whole stays: it takes no `start` and no `end`"));
            }
            Ok((name.clone(), form.shore_power(&record)?))
        };
        let shore_supplies = form.shore_supplies.iter().map(supply).collect::<Result<_, _>>()?;
        let class = |(name, form): (&String, &ShipClassForm)| Ok((name.clone(), form.class(name, fuels)?));
        let ship_classes = form.ship_classes.iter().map(class).collect::<Result<_, FileError>>()?;
        let services = form.services.iter().map(|service| service.service(&ship_classes, &shore_supplies));
        let services = services.collect::<Result<_, _>>()?;
        let corridor = Corridor::new(form.name.as_str(), form.year, services, accounting)?;
        let corridor = corridor.with_landside(landside(&form.landside)?)?;
        let measure = |(name, form): (&String, &MeasureForm)| {
            Ok((name.clone(), form.measure(name, fuels, &shore_supplies)?))
        };
        let measures = form.measures.iter().map(measure).collect::<Result<BTreeMap<_, _>, FileError>>()?;
        let scenarios = form.scenarios.iter().map(|form| form.scenario(&measures));
        let scenarios: Vec<Scenario> = scenarios.collect::<Result<_, _>>()?;
        measures.values().try_for_each(|measure| measure.names_what_is_there(&corridor))?;
        for scenario in &scenarios {
            let named = scenario.measures.iter().flat_map(Measure::years);
            let years: BTreeSet<i16> = named.chain([corridor.year()]).collect();
            for year in years.into_iter().filter(|year| *year >= corridor.year()) {
                scenario.in_year(&corridor, year)?;
            }
        }
        let uncertainty = form.uncertainty.as_ref();
        let uncertainty =
            uncertainty.map(|form| Ok::<_, FileError>((form.run()?, form.inputs()?))).transpose()?;
        let prices = form.prices.as_ref().map(|prices| prices.book(fuels)).transpose()?;
        let ports: Vec<&str> = corridor.ports().into_iter().collect();
        let (supply, batch_book) = (form.supply(&ports)?, form.batch_book(&ports)?);
        let tanks = form.tanks(&ship_classes)?;
        let standard = form.standard.as_ref().map(StandardForm::standard).transpose()?;
        let safety_rule = form.confidential.as_ref().map(ConfidentialForm::rule).transpose()?;
        form.sold.iter().try_for_each(|one| one.check(&form.sold))?;
        Ok(Self {
            form,
            corridor,
            ship_classes,
            shore_supplies,
            scenarios,
            uncertainty,
            supply,
            tanks,
            batch_book,
            standard,
            safety_rule,
            prices,
        })
    }
}
