//! The figures of a voyage, as tables and as JSON.

use std::fmt;

use comfy_table::{CellAlignment, LineStyle, Table, presets};
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::intensity::IntensityError;
use green_corridor::inventory::{Balances, CarbonLedgers, Reconciliation, Totals};
use green_corridor::plausibility::Bands;
use green_corridor::units::substance::{
    Carried, Co2e, GreatCircle, Loaded, Network, Nominal, Sailed, WellToWake,
};
use green_corridor::units::{Mass, wire::round_15};
use green_corridor::{FuelBasis, Inventory, TransportActivity, VoyageFile};
use serde::Serialize;

use crate::Failure;
use crate::evidence::Evidence;
use crate::pollutants::Air;

#[derive(Serialize)]
pub struct Report {
    title: String,
    vessel: String,
    factor_set: String,
    gwp: String,
    fuel_basis: FuelBasis,
    sailed_nm: f64,
    total: Line,
    by_stage: Vec<Line>,
    by_mode: Vec<Line>,
    by_consumer: Vec<Line>,
    by_fuel: Vec<Line>,
    carbon_ledgers: Carbon,
    shore_power: Vec<Plug>,
    per_teu: Vec<PerTeu>,
    residuals: Vec<Difference>,
    evidence: Evidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    air: Option<Air>,
    #[serde(skip_serializing_if = "Option::is_none")]
    air_not_computed: Option<String>,
    notices: Vec<String>,
    gaps: Vec<String>,
    carbon_balance: Balance,
}

#[derive(Serialize)]
struct Line {
    name: String,
    fuel_t: f64,
    fuel_energy_gj: f64,
    shore_electricity_kwh: f64,
    co2_t: f64,
    ch4_kg: Option<f64>,
    n2o_kg: Option<f64>,
    well_to_tank_co2e_t: Option<f64>,
    tank_to_wake_co2e_t: Option<f64>,
    well_to_wake_co2e_t: Option<f64>,
}

#[derive(Serialize)]
struct Carbon {
    stack_co2_t: f64,
    biogenic_co2_t: f64,
    regulatory_co2_t: f64,
    contractual_co2_t: f64,
}

#[derive(Serialize)]
struct Plug {
    place: String,
    at_ship_kwh: f64,
    fed_in_kwh: f64,
    stack_co2_t: f64,
    well_to_wake_co2e_t: Option<f64>,
    break_even_g_per_kwh: Option<f64>,
}

#[derive(Serialize)]
struct PerTeu {
    kind: &'static str,
    kg_co2e_per_teu: Option<f64>,
    g_co2e_per_teu_km_sailed: Option<f64>,
    g_co2e_per_teu_km_network: Option<f64>,
    g_co2e_per_teu_km_great_circle: Option<f64>,
}

#[derive(Serialize)]
struct Difference {
    activity: String,
    measured_t: f64,
    modelled_t: f64,
    relative_by_energy: Option<f64>,
}

#[derive(Serialize)]
struct Balance {
    in_fuel_t: f64,
    in_co2_t: f64,
    in_slip_t: f64,
    fuel_without_carbon_content_t: f64,
}

impl Report {
    pub fn of<G: GwpSet>(
        file: &VoyageFile,
        ledger: &Inventory,
        balances: &Balances,
        gwp: G,
    ) -> Result<Self, Failure> {
        let line = |name: String, totals: &Totals| Line::of(name, totals, gwp.clone());
        let total = ledger.total();
        let air = file.air(ledger);
        let CarbonLedgers { stack, biogenic, regulatory, contractual } = ledger.carbon_ledgers(&[])?;
        let voyage = file.voyage();
        let well_to_wake = total.emissions.well_to_wake(gwp.clone());
        let shore_power = ledger.shore_power().iter().map(|effect| Plug {
            place: voyage.stages()[voyage.activities()[effect.activity].stage()].label(),
            at_ship_kwh: round_15(effect.net.at_ship.kilowatt_hours()),
            fed_in_kwh: round_15(effect.net.fed_in.kilowatt_hours()),
            stack_co2_t: round_15(effect.net.stack_co2().tonnes()),
            well_to_wake_co2e_t: effect
                .net
                .well_to_wake(gwp.clone())
                .ok()
                .map(|mass| round_15(mass.tonnes())),
            break_even_g_per_kwh: effect
                .net
                .break_even(gwp.clone())
                .ok()
                .flatten()
                .map(|factor| round_15(factor.grams_per_kilowatt_hour())),
        });
        let mut notices: Vec<String> = ledger.notices().iter().map(ToString::to_string).collect();
        let verdict = Bands::eu_mrv_2018_2023().check_voyage(ledger, None)?;
        notices.extend(verdict.warnings.iter().map(ToString::to_string));
        let residuals = match Reconciliation::of(voyage, file.factor_set()) {
            Ok(reconciliation) => reconciliation.residuals().to_vec(),
            Err(error) => {
                notices.push(format!("measured fuel is not compared with the model: {error}"));
                Vec::new()
            }
        };
        let residuals = residuals.iter().map(|residual| Difference {
            activity: residual.activity.map_or("bunker notes of the voyage".to_owned(), |index| {
                let activity = &voyage.activities()[index];
                format!("{} {}", voyage.stages()[activity.stage()].label(), activity.mode())
            }),
            measured_t: round_15(residual.measured.fuel.tonnes()),
            modelled_t: round_15(residual.modelled.fuel.tonnes()),
            relative_by_energy: residual.relative().map(round_15),
        });
        Ok(Self {
            title: file.title().to_owned(),
            vessel: format!("{}, {} TEU", voyage.vessel().name(), voyage.vessel().teu().count()),
            factor_set: ledger.factor_set().to_owned(),
            gwp: G::NAME.to_owned(),
            fuel_basis: ledger.basis(),
            sailed_nm: round_15(voyage.sailed().nautical_miles()),
            total: line("total".to_owned(), &total),
            by_stage: ledger.by_stage().iter().map(|(name, part)| line(name.clone(), part)).collect(),
            by_mode: ledger.by_mode().iter().map(|(mode, part)| line(mode.to_string(), part)).collect(),
            by_consumer: ledger.by_consumer().iter().map(|(who, part)| line(who.to_string(), part)).collect(),
            by_fuel: ledger.by_fuel().iter().map(|(fuel, part)| line(fuel.to_string(), part)).collect(),
            carbon_ledgers: Carbon {
                stack_co2_t: round_15(stack.tonnes()),
                biogenic_co2_t: round_15(biogenic.tonnes()),
                regulatory_co2_t: round_15(regulatory.tonnes()),
                contractual_co2_t: round_15(contractual.tonnes()),
            },
            shore_power: shore_power.collect(),
            per_teu: PerTeu::all(&TransportActivity::of(voyage), well_to_wake.ok()),
            residuals: residuals.collect(),
            evidence: Evidence::of(file, ledger),
            air: air.as_ref().ok().and_then(Option::as_ref).map(Air::of),
            air_not_computed: air.as_ref().err().map(ToString::to_string),
            notices,
            gaps: voyage.gaps().map(|gap| format!("{} to {}", gap.from, gap.to)).collect(),
            carbon_balance: Balance {
                in_fuel_t: round_15(balances.carbon.in_fuel.tonnes()),
                in_co2_t: round_15(balances.carbon.in_co2.tonnes()),
                in_slip_t: round_15(balances.carbon.in_slip.tonnes()),
                fuel_without_carbon_content_t: round_15(balances.carbon.uncovered.tonnes()),
            },
        })
    }
}

impl Line {
    fn of<G: GwpSet>(name: String, totals: &Totals, gwp: G) -> Self {
        let emissions = &totals.emissions;
        Self {
            name,
            fuel_t: round_15(totals.fuel.tonnes()),
            fuel_energy_gj: round_15(totals.fuel_energy.gigajoules()),
            shore_electricity_kwh: round_15(totals.electricity.kilowatt_hours()),
            co2_t: round_15(emissions.stack_co2().tonnes()),
            ch4_kg: emissions.ch4().map(|mass| round_15(mass.kilograms())),
            n2o_kg: emissions.n2o.map(|mass| round_15(mass.kilograms())),
            well_to_tank_co2e_t: emissions.well_to_tank(gwp.clone()).ok().map(|mass| round_15(mass.tonnes())),
            tank_to_wake_co2e_t: emissions.tank_to_wake(gwp.clone()).ok().map(|mass| round_15(mass.tonnes())),
            well_to_wake_co2e_t: emissions.well_to_wake(gwp).ok().map(|mass| round_15(mass.tonnes())),
        }
    }

    fn cells(&self) -> Vec<String> {
        let known =
            |value: Option<f64>, digits| value.map_or("unknown".to_owned(), |value| number(value, digits));
        vec![
            self.name.clone(),
            number(self.fuel_t, 1),
            number(self.fuel_energy_gj, 0),
            number(self.co2_t, 1),
            known(self.ch4_kg, 1),
            known(self.n2o_kg, 1),
            known(self.well_to_tank_co2e_t, 1),
            known(self.tank_to_wake_co2e_t, 1),
            known(self.well_to_wake_co2e_t, 1),
        ]
    }
}

impl PerTeu {
    fn all<G: GwpSet>(activity: &TransportActivity, mass: Option<Mass<Co2e<WellToWake, G>>>) -> Vec<Self> {
        macro_rules! row {
            ($kind:ident, $name:literal) => {
                Self {
                    kind: $name,
                    kg_co2e_per_teu: known(mass, |mass| {
                        Ok(activity.per_teu::<$kind, _>(mass)?.kilograms_per_teu())
                    }),
                    g_co2e_per_teu_km_sailed: known(mass, |mass| {
                        Ok(activity.per_teu_km::<$kind, Sailed, _>(mass)?.grams_per_teu_km())
                    }),
                    g_co2e_per_teu_km_network: known(mass, |mass| {
                        Ok(activity.per_teu_km::<$kind, Network, _>(mass)?.grams_per_teu_km())
                    }),
                    g_co2e_per_teu_km_great_circle: known(mass, |mass| {
                        Ok(activity.per_teu_km::<$kind, GreatCircle, _>(mass)?.grams_per_teu_km())
                    }),
                }
            };
        }
        vec![row!(Nominal, "nominal TEU"), row!(Carried, "carried TEU"), row!(Loaded, "loaded TEU")]
    }
}

fn known<M: Copy>(mass: Option<M>, figure: impl Fn(M) -> Result<f64, IntensityError>) -> Option<f64> {
    mass.and_then(|mass| figure(mass).ok()).map(round_15)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        let basis = match self.fuel_basis {
            FuelBasis::Modelled => "modelled",
            FuelBasis::Measured if self.evidence.has_fills() => "measured and, where not, filled by policy,",
            FuelBasis::Measured => "measured",
            FuelBasis::MeasuredWhereGiven => "measured where given, else modelled,",
        };
        writeln!(
            f,
            "{}; {} nm sailed; {basis} fuel; factors {}; CO2e under {}\n",
            self.vessel,
            number(self.sailed_nm, 0),
            self.factor_set,
            self.gwp
        )?;
        let header = ["fuel t", "GJ", "CO2 t", "CH4 kg", "N2O kg", "CO2e t WtT", "CO2e t TtW", "CO2e t WtW"];
        for (what, lines) in [
            ("leg or port call", &self.by_stage),
            ("mode", &self.by_mode),
            ("consumer", &self.by_consumer),
            ("fuel", &self.by_fuel),
        ] {
            let rows = lines.iter().map(Line::cells);
            let rows =
                if what == "fuel" { rows.collect() } else { rows.chain([self.total.cells()]).collect() };
            writeln!(f, "{}\n", table(what, &header, rows))?;
        }
        let per_teu = self.per_teu.iter().map(|row| {
            let cell = |value: Option<f64>| value.map_or("unknown".to_owned(), |value| number(value, 2));
            vec![
                row.kind.to_owned(),
                cell(row.kg_co2e_per_teu),
                cell(row.g_co2e_per_teu_km_sailed),
                cell(row.g_co2e_per_teu_km_network),
                cell(row.g_co2e_per_teu_km_great_circle),
            ]
        });
        let header = ["kg per TEU, one way", "g/TEU-km sailed", "g/TEU-km network", "g/TEU-km great circle"];
        writeln!(f, "{}\n", table("well-to-wake CO2e", &header, per_teu.collect()))?;
        let Carbon { stack_co2_t, biogenic_co2_t, regulatory_co2_t, contractual_co2_t } = self.carbon_ledgers;
        writeln!(
            f,
            "CO2 by ledger, t: stack {}, of which biogenic {}; regulatory {}; contractual {}",
            number(stack_co2_t, 1),
            number(biogenic_co2_t, 1),
            number(regulatory_co2_t, 1),
            number(contractual_co2_t, 1)
        )?;
        for plug in &self.shore_power {
            let effect = plug.well_to_wake_co2e_t.map_or("an unknown change of".to_owned(), |change| {
                format!("{} {} t", if change <= 0.0 { "saves" } else { "COSTS" }, number(change.abs(), 2))
            });
            let break_even = plug
                .break_even_g_per_kwh
                .map_or(String::new(), |g| format!("; break-even grid {} g CO2e/kWh", number(g, 0)));
            writeln!(
                f,
                "shore power at {}: {} kWh at the ship, {} kWh fed in; {} t CO2 at the stack; {effect} CO2e WtW{break_even}",
                plug.place,
                number(plug.at_ship_kwh, 0),
                number(plug.fed_in_kwh, 0),
                number(plug.stack_co2_t, 2),
            )?;
        }
        if let Some(why) = &self.air_not_computed {
            writeln!(f, "\nair pollutants are not computed: {why}")?;
        }
        if let Some(air) = &self.air {
            writeln!(f, "\n{air}")?;
        }
        for residual in &self.residuals {
            let relative = residual.relative_by_energy.map_or("not defined".to_owned(), |share| {
                format!("{:+.1} % of the modelled energy", 100.0 * share)
            });
            writeln!(
                f,
                "measured against modelled, {}: {} t and {} t; residual {relative}",
                residual.activity,
                number(residual.measured_t, 1),
                number(residual.modelled_t, 1)
            )?;
        }
        writeln!(f, "\n{}\n", self.evidence)?;
        for notice in &self.notices {
            writeln!(f, "note: {notice}")?;
        }
        for gap in &self.gaps {
            writeln!(f, "no record from {gap}")?;
        }
        let Balance { in_fuel_t, in_co2_t, in_slip_t, fuel_without_carbon_content_t } = self.carbon_balance;
        if fuel_without_carbon_content_t > 0.0 {
            let mass = number(fuel_without_carbon_content_t, 1);
            writeln!(
                f,
                "outside the carbon balance, t: {mass} of fuel whose carbon content no source gives"
            )?;
        }
        write!(
            f,
            "carbon balance, t: {} in the fuel, {} in CO2, {} in slipped methane",
            number(in_fuel_t, 2),
            number(in_co2_t, 2),
            number(in_slip_t, 2)
        )
    }
}

pub fn table(what: &str, header: &[&str], rows: Vec<Vec<String>>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()));
    table.set_header([what].into_iter().chain(header.iter().copied()));
    table.add_rows(rows);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// A number with thousands apart.
pub fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
    let grouped: Vec<&str> = {
        let first = whole.len() % 3;
        let head = if first == 0 { None } else { Some(&whole[..first]) };
        let tail = (first..whole.len()).step_by(3).map(|at| &whole[at..at + 3]);
        head.into_iter().chain(tail).collect()
    };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", grouped.join(","))
}
