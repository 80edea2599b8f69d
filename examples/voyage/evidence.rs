//! What the figures rest on: data quality, gaps that were filled, and the three sides.

use std::fmt;

use green_corridor::fuel::emissions::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::inventory::{
    Bounded, Comparable, InventoryError, MeasuredSide, Quality, QualityWeight, Side, Sides, ThreeSides,
};
use green_corridor::provenance::{DataTier, TierShares};
use green_corridor::units::substance::{Carried, Fuel};
use green_corridor::units::{FuelEnergy, Mass, si::hour, wire::round_15};
use green_corridor::{Inventory, TransportActivity, VoyageFile};
use serde::Serialize;

use crate::report::{number, table};

#[derive(Serialize)]
pub struct Evidence {
    quality: Vec<Weighed>,
    well_to_wake_by_stage: Vec<Shares>,
    gap_fills: Vec<Filled>,
    /// The totals with all gaps at their bounds.
    #[serde(skip_serializing_if = "Option::is_none")]
    bounded: Option<BoundedTotals>,
    /// Figures above that are not known, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_known: Vec<String>,
    side_by_side: Option<Compared>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_compared: Option<String>,
}

#[derive(Serialize)]
struct Weighed {
    weight: String,
    shares: Option<Shares>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<String>,
}

#[derive(Serialize)]
struct Shares {
    name: String,
    amount: Option<TierShares>,
    factor: Option<TierShares>,
    weakest: Option<TierShares>,
}

#[derive(Serialize)]
struct Filled {
    activity: String,
    consumer: String,
    policy: &'static str,
    bound_rests_on: Option<String>,
    fuel_t: Bounded<f64>,
    well_to_wake_co2e_t: Option<Bounded<f64>>,
}

#[derive(Serialize)]
struct BoundedTotals {
    fuel_t: Bounded<f64>,
    well_to_wake_co2e_t: Option<Bounded<f64>>,
    kg_co2e_per_carried_teu_one_way: Option<Bounded<f64>>,
}

#[derive(Serialize)]
struct Compared {
    source: Option<String>,
    measured_rests_on: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    quantity: String,
    measured: Option<f64>,
    modelled: Option<f64>,
    reported: Option<f64>,
    measured_less_modelled: Residual,
    reported_less_modelled: Residual,
    reported_less_measured: Residual,
}

#[derive(Serialize)]
struct Residual {
    difference: Option<f64>,
    share: Option<f64>,
}

impl Evidence {
    pub fn of(file: &VoyageFile, ledger: &Inventory) -> Self {
        let set = file.gwp();
        let well_to_wake = QualityWeight::GreenhouseGases { stage: LifeCycleStage::WtW, set };
        let weights = [
            ("WtW CO2e", well_to_wake),
            ("TtW CO2e", QualityWeight::GreenhouseGases { stage: LifeCycleStage::TtW, set }),
            ("fuel energy", QualityWeight::FuelEnergy),
        ];
        let quality = weights.map(|(name, weight)| {
            let quality = ledger.quality(weight);
            Weighed {
                weight: name.to_owned(),
                shares: quality.as_ref().ok().map(|quality| Shares::of("total", quality)),
                unknown: quality.err().map(|error| error.to_string()),
            }
        });
        let (side_by_side, not_compared) = match Compared::of(file) {
            Ok(compared) => (Some(compared), None),
            Err(error) => (None, Some(error.to_string())),
        };
        let mut not_known = Vec::new();
        let stages = ledger.quality_by_stage(well_to_wake);
        let stages = told("data quality by stage", stages, &mut not_known).unwrap_or_default();
        let gap_fills = Filled::all(ledger, set, &mut not_known);
        let bounded = (!ledger.fills().is_empty()).then(|| BoundedTotals::of(ledger, set, &mut not_known));
        Self {
            quality: quality.into(),
            well_to_wake_by_stage: stages.iter().map(|(name, part)| Shares::of(name, part)).collect(),
            gap_fills,
            bounded,
            not_known,
            side_by_side,
            not_compared,
        }
    }
}

impl Evidence {
    pub const fn has_fills(&self) -> bool {
        !self.gap_fills.is_empty()
    }
}

/// A figure; one that is not known goes to the list, with its reason.
fn told<T>(what: &str, figure: Result<T, impl fmt::Display>, not_known: &mut Vec<String>) -> Option<T> {
    figure.map_err(|error| not_known.push(format!("{what}: {error}"))).ok()
}

impl BoundedTotals {
    fn of(ledger: &Inventory, set: NamedSet, not_known: &mut Vec<String>) -> Self {
        let Bounded { lower, value, upper } = ledger.bounded_fuel();
        let fuel = Bounded { lower: lower.tonnes(), value: value.tonnes(), upper: upper.tonnes() };
        let co2e = ledger.bounded_co2e_kilograms(LifeCycleStage::WtW, set);
        let co2e = told("WtW CO2e with all gaps at their bounds", co2e, not_known);
        let activity = TransportActivity::of(ledger.voyage());
        let one_way = activity.per_teu::<Carried, _>(Mass::<Fuel>::from_kilograms(1.0));
        let one_way = told("CO2e per carried TEU, one way", one_way, not_known);
        Self {
            fuel_t: scaled(fuel, 1.0),
            well_to_wake_co2e_t: co2e.map(|kilograms| scaled(kilograms, 1e-3)),
            kg_co2e_per_carried_teu_one_way: co2e
                .zip(one_way)
                .map(|(kilograms, per_teu)| scaled(kilograms, per_teu.kilograms_per_teu())),
        }
    }
}

fn scaled(bounded: Bounded<f64>, by: f64) -> Bounded<f64> {
    Bounded {
        lower: round_15(bounded.lower * by),
        value: round_15(bounded.value * by),
        upper: round_15(bounded.upper * by),
    }
}

impl Shares {
    fn of(name: &str, quality: &Quality) -> Self {
        let Quality { activity, factor, weakest } = quality;
        Self {
            name: name.to_owned(),
            amount: shares(activity),
            factor: shares(factor),
            weakest: shares(weakest),
        }
    }

    fn cells(&self, name: &str) -> Vec<String> {
        let percent = |shares: Option<TierShares>| {
            [DataTier::Measured, DataTier::Modelled, DataTier::Default]
                .map(|tier| shares.map_or("-".to_owned(), |shares| number(100.0 * shares.on(tier), 1)))
        };
        let [one, two, three] = [self.amount, self.factor, self.weakest].map(percent);
        [name.to_owned()].into_iter().chain(one).chain(two).chain(three).collect()
    }
}

/// Parts of one; `None` where the total is zero.
fn shares(tiers: &TierShares) -> Option<TierShares> {
    let share = |tier| tiers.share(tier).map(round_15);
    Some(TierShares {
        measured: share(DataTier::Measured)?,
        modelled: share(DataTier::Modelled)?,
        default: share(DataTier::Default)?,
    })
}

impl Filled {
    fn all(ledger: &Inventory, set: NamedSet, not_known: &mut Vec<String>) -> Vec<Self> {
        let voyage = ledger.voyage();
        let fills = ledger.fills().iter().map(|fill| {
            let activity = &voyage.activities()[fill.activity];
            let Bounded { lower, value, upper } = fill.fuel();
            let tonnes = Bounded { lower: lower.tonnes(), value: value.tonnes(), upper: upper.tonnes() };
            let activity = format!("{} {}", voyage.stages()[activity.stage()].label(), activity.mode());
            let co2e = fill.co2e_kilograms(LifeCycleStage::WtW, set);
            let co2e = told(&format!("WtW CO2e, {activity}, {}", fill.consumer), co2e, not_known);
            Self {
                activity,
                consumer: fill.consumer.to_string(),
                policy: fill.policy,
                bound_rests_on: fill.bound_source.as_ref().map(ToString::to_string),
                fuel_t: scaled(tonnes, 1.0),
                well_to_wake_co2e_t: co2e.map(|kilograms| scaled(kilograms, 1e-3)),
            }
        });
        fills.collect()
    }
}

impl Compared {
    fn of(file: &VoyageFile) -> Result<Self, InventoryError> {
        let sides = ThreeSides::of(file.voyage(), file.factor_set(), file.reported())?;
        let mut rows: Vec<Row> = sides
            .by_fuel
            .iter()
            .map(|(fuel, masses)| Row::of(format!("{fuel}, t"), masses, Mass::tonnes))
            .collect();
        rows.extend([
            Row::of("all fuel, t", &sides.fuel, Mass::tonnes),
            Row::of("fuel energy, GJ", &sides.fuel_energy, FuelEnergy::gigajoules),
            Row::of("CO2 TtW at the stack, t", &sides.stack_co2, Mass::tonnes),
            Row::of("CO2 as regulated, t", &sides.regulatory_co2, Mass::tonnes),
            Row::of("distance, nm", &sides.sailed, |distance| distance.nautical_miles()),
            Row::of("under way, h", &sides.under_way, |time| time.get::<hour>()),
        ]);
        let measured_rests_on = match &sides.measured {
            MeasuredSide::Activities => "measurements of every activity".to_owned(),
            MeasuredSide::BunkerNotes => "bunker notes of the voyage".to_owned(),
            MeasuredSide::Incomplete(error) => format!("nothing complete: {error}"),
            other => format!("{other:?}"),
        };
        let source = file.reported().map(|reported| reported.source().document().to_owned());
        Ok(Self { source, measured_rests_on, rows })
    }
}

impl Row {
    fn of<T: Comparable>(name: impl Into<String>, sides: &Sides<T>, figure: impl Fn(T) -> f64) -> Self {
        let number = |value: Option<T>| value.map(|value| round_15(figure(value)));
        let residual = |side, against| Residual {
            difference: number(sides.residual(side, against)),
            share: sides.share(side, against).map(round_15),
        };
        Self {
            quantity: name.into(),
            measured: number(sides.measured),
            modelled: number(sides.modelled),
            reported: number(sides.reported),
            measured_less_modelled: residual(Side::Measured, Side::Modelled),
            reported_less_modelled: residual(Side::Reported, Side::Modelled),
            reported_less_measured: residual(Side::Reported, Side::Measured),
        }
    }

    fn cells(&self) -> Vec<String> {
        let cell = |value: Option<f64>| value.map_or("-".to_owned(), |value| number(value, 1));
        let residual = |residual: &Residual| match (residual.difference, residual.share) {
            (Some(difference), Some(share)) => {
                let sign = if difference < 0.0 { "" } else { "+" };
                format!("{sign}{} ({:+.1} %)", number(difference, 1), 100.0 * share)
            }
            (difference, _) => cell(difference),
        };
        vec![
            self.quantity.clone(),
            cell(self.measured),
            cell(self.modelled),
            cell(self.reported),
            residual(&self.measured_less_modelled),
            residual(&self.reported_less_modelled),
            residual(&self.reported_less_measured),
        ]
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = Vec::new();
        for Weighed { weight, shares, unknown } in &self.quality {
            rows.extend(shares.iter().map(|shares| shares.cells(&format!("total, by {weight}"))));
            if let Some(error) = unknown {
                writeln!(f, "data quality by {weight} is unknown: {error}")?;
            }
        }
        rows.extend(
            self.well_to_wake_by_stage.iter().map(|stage| stage.cells(&format!("{}, WtW", stage.name))),
        );
        let header = [
            "amount\nmeasured",
            "\nmodelled",
            "\ndefault",
            "factor\ncertified",
            "\nstated",
            "\ntable",
            "weaker of both\nmeasured",
            "\nmodelled",
            "\ndefault",
        ];
        writeln!(f, "{}\n", table("data quality, %", &header, rows))?;
        for Filled { activity, consumer, policy, bound_rests_on, fuel_t, .. } in &self.gap_fills {
            let bound = bound_rests_on.as_ref().map_or(String::new(), |source| format!(" ({source})"));
            let [lower, value, upper] =
                [fuel_t.lower, fuel_t.value, fuel_t.upper].map(|tonnes| number(tonnes, 1));
            writeln!(
                f,
                "not measured, {activity}, {consumer}: {value} t of fuel by policy `{policy}`, from {lower} to {upper} t{bound}"
            )?;
        }
        if let Some(BoundedTotals { fuel_t, well_to_wake_co2e_t, kg_co2e_per_carried_teu_one_way }) =
            &self.bounded
        {
            let range = |bounded: &Bounded<f64>| {
                let [lower, value, upper] =
                    [bounded.lower, bounded.value, bounded.upper].map(|it| number(it, 1));
                format!("{value} (from {lower} to {upper})")
            };
            let unknown = || "unknown".to_owned();
            writeln!(
                f,
                "with all gaps at their bounds: fuel {} t; CO2e WtW {} t; per carried TEU, one way, {} kg\n",
                range(fuel_t),
                well_to_wake_co2e_t.as_ref().map_or_else(unknown, range),
                kg_co2e_per_carried_teu_one_way.as_ref().map_or_else(unknown, range)
            )?;
        }
        for figure in &self.not_known {
            writeln!(f, "not known: {figure}")?;
        }
        match &self.side_by_side {
            None => {
                let why = self.not_compared.as_deref().unwrap_or_default();
                write!(f, "measured, modelled and reported are not compared: {why}")
            }
            Some(Compared { source, measured_rests_on, rows }) => {
                let header = [
                    "measured",
                    "modelled",
                    "reported",
                    "measured − modelled",
                    "reported − modelled",
                    "reported − measured",
                ];
                writeln!(f, "{}", table("side by side", &header, rows.iter().map(Row::cells).collect()))?;
                let source = source.as_deref().unwrap_or("nothing");
                write!(f, "measured: {measured_rests_on}; reported: {source}; - is not known, not zero")
            }
        }
    }
}
