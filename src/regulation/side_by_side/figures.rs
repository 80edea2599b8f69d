//! The answers as rows.

use std::fmt;

use super::row::{Answer, Figure, Row, Status};
use super::{Ruling, SideBySide};
use crate::fuel::gwp::{Ar5, GwpSet};
use crate::provenance::{Confidence, Source};
use crate::regulation::cii::{CapacityMeasure, CiiYear, Rating};
use crate::regulation::eedi::Required;
use crate::regulation::eu_ets::{self, EtsYear, mrv::MrvYear};
use crate::regulation::fuel_eu::{self, FuelEuYear};
use crate::regulation::net_zero::{self, NetZeroYear};
use crate::regulation::uk_ets::{self, UkEtsYear};
use crate::units::Mass;
use crate::units::substance::GwpName;

/// The edition of CII.
const CII: Source = Source::new(
    "MARPOL Annex VI, regulation 28",
    "MEPC.352 to 355(78), MEPC.338(76), MEPC.400(83)",
    "2025",
    Confidence::Verified,
);

/// The edition of EEDI.
const EEDI: Source = Source::new(
    "MARPOL Annex VI, regulation 24",
    "reference lines; reductions of phases 0 to 2",
    "text of 1 October 2020",
    Confidence::OneSource,
);

const WELL_TO_WAKE: &str = "well-to-wake";
const TANK_TO_WAKE: &str = "tank-to-wake";

impl<G: GwpSet> SideBySide<G> {
    /// The table: one row a rule, those in force first.
    pub fn rows(&self) -> Vec<Row> {
        let [fuel_eu_set, mrv_set, cii_set, net_zero_set] = self.sets;
        let in_force = |rule, edition: &Source, life_cycle, factors, gwp, (scope, answer)| {
            let (status, edition) = (Status::InForce, edition.clone());
            Row { rule, status, edition, life_cycle, factors, gwp, scope, answer }
        };
        let (ar5, own) = (Some(Ar5::NAME), Some(self.gwp));
        let mut rows = vec![
            in_force(
                "FuelEU Maritime",
                &fuel_eu::SCOPE_SOURCE,
                WELL_TO_WAKE,
                Some(fuel_eu_set),
                own,
                of(&self.fuel_eu, fuel_eu_scope, fuel_eu_figures),
            ),
            in_force(
                "EU MRV",
                &eu_ets::mrv::MRV_SOURCE,
                TANK_TO_WAKE,
                Some(mrv_set),
                ar5,
                of(&self.eu_mrv, |found| self.share(found.total().co2e().tonnes()), mrv_figures),
            ),
            in_force(
                "EU ETS",
                &eu_ets::PHASE_IN_SOURCE,
                TANK_TO_WAKE,
                Some(mrv_set),
                ar5,
                of(&self.eu_ets, |found| self.share(found.in_scope().tonnes()), ets_figures),
            ),
            in_force(
                "UK ETS",
                &uk_ets::FROM_SOURCE,
                TANK_TO_WAKE,
                Some(mrv_set),
                ar5,
                of(
                    &self.uk_ets,
                    |found| self.share_of_stack(decimal(found.surrender().total())?),
                    uk_figures,
                ),
            ),
            in_force(
                "CII",
                &CII,
                TANK_TO_WAKE,
                Some(cii_set),
                None,
                of(&self.cii, |_| Some(1.0), cii_figures),
            ),
            in_force("EEDI", &EEDI, TANK_TO_WAKE, None, None, (None, self.eedi_answer())),
        ];
        rows.push(Row {
            rule: "IMO Net-Zero Framework",
            status: Status::Proposed(net_zero::STATUS.as_of()),
            edition: net_zero::TARGETS_SOURCE,
            life_cycle: WELL_TO_WAKE,
            factors: Some(net_zero_set),
            gwp: ar5,
            scope: match &self.net_zero {
                Err(_) => None,
                Ok(proposed) => match proposed.clone().assuming_adoption() {
                    Ruling::OutOfScope(_) => Some(0.0),
                    Ruling::Applies(_) => Some(1.0),
                },
            },
            answer: match &self.net_zero {
                Err(error) => Answer::NotComputed(error.to_string()),
                Ok(proposed) => match proposed.clone().assuming_adoption() {
                    Ruling::OutOfScope(reason) => Answer::OutOfScope(reason.to_string()),
                    Ruling::Applies(found) => Answer::Found(net_zero_figures(&found)),
                },
            },
        });
        rows
    }

    /// Share of all CO2e of the year, zero-rated CO2 at zero.
    fn share(&self, tonnes: f64) -> Option<f64> {
        ratio(tonnes, self.all?.co2e().tonnes())
    }

    /// Share of all CO2e of the year, all CO2 counted.
    fn share_of_stack(&self, tonnes: f64) -> Option<f64> {
        let all = self.all?;
        ratio(tonnes, all.co2e().tonnes() - all.co2.tonnes() + all.stack_co2.tonnes())
    }

    fn eedi_answer(&self) -> Answer {
        let reference = match &self.eedi_reference {
            Err(error) => return Answer::NotComputed(error.to_string()),
            Ok(reference) => {
                Figure::new("reference line", reference.grams_per_unit_nm(), per_mile(reference.measure()))
            }
        };
        match &self.eedi {
            None => Answer::Found(vec![reference]),
            Some(Err(error)) => Answer::NotComputed(error.to_string()),
            Some(Ok(Required::Stated(required))) => {
                let index = required.required();
                let required_figure =
                    Figure::new("required", index.grams_per_unit_nm(), per_mile(index.measure()));
                let reduction = Figure::new("reduction", required.reduction_percent(), "%");
                Answer::Found(vec![reference, reduction, required_figure])
            }
            Some(Ok(_)) => Answer::OutOfScope("the phase does not bind this ship type".to_owned()),
        }
    }
}

/// Scope and answer of a ruling.
fn of<T, E: fmt::Display>(
    result: &Result<Ruling<T>, E>,
    scope: impl Fn(&T) -> Option<f64>,
    figures: impl Fn(&T) -> Vec<Figure>,
) -> (Option<f64>, Answer) {
    match result {
        Err(error) => (None, Answer::NotComputed(error.to_string())),
        Ok(Ruling::OutOfScope(reason)) => (Some(0.0), Answer::OutOfScope(reason.to_string())),
        Ok(Ruling::Applies(found)) => (scope(found), Answer::Found(figures(found))),
    }
}

/// Unit of CII and EEDI.
const fn per_mile(measure: CapacityMeasure) -> &'static str {
    match measure {
        CapacityMeasure::Deadweight => "gCO2/(t nm)",
        CapacityMeasure::GrossTonnage => "gCO2/(GT nm)",
    }
}

fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

fn decimal(exact: crate::units::Decimal) -> Option<f64> {
    exact.to_string().parse().ok()
}

fn fuel_eu_scope<G: GwpSet>(found: &FuelEuYear<G>) -> Option<f64> {
    found.used().map(|used| found.in_scope().ratio(used))
}

fn fuel_eu_figures<G: GwpSet>(found: &FuelEuYear<G>) -> Vec<Figure> {
    vec![
        Figure::new("energy in scope", found.in_scope().gigajoules(), "GJ"),
        Figure::new("GHG intensity", found.attained().intensity().grams_per_megajoule(), "gCO2eq/MJ"),
        Figure::new("target", found.target().grams_per_megajoule(), "gCO2eq/MJ"),
        Figure::new("compliance balance", found.balance().tonnes(), "tCO2eq"),
        Figure::new("penalty, first year", found.penalty().amount(), "EUR"),
    ]
}

fn mrv_figures(found: &MrvYear) -> Vec<Figure> {
    let column = |name, gases: eu_ets::Gases| Figure::new(name, gases.co2.tonnes(), "t CO2");
    vec![
        column("between member states", found.between),
        column("departed from them", found.departed),
        column("arrived at them", found.arrived),
        column("at berth in them", found.at_berth),
    ]
}

fn ets_figures(found: &EtsYear) -> Vec<Figure> {
    vec![
        Figure::new("in scope, three gases", found.in_scope().tonnes(), "tCO2e"),
        Figure::new("charged", found.charged().tonnes(), "tCO2e"),
        Figure::new("allowances", found.allowances().tonnes(), "EUA"),
        Figure::maybe("cost", found.cost().map(|cost| cost.amount()), "EUR"),
    ]
}

fn uk_figures(found: &UkEtsYear) -> Vec<Figure> {
    vec![
        Figure::text("emissions in scope", found.total().total(), "tCO2e"),
        Figure::text("to surrender", found.surrender().total(), "UKA"),
    ]
}

fn cii_figures(found: &CiiYear) -> Vec<Figure> {
    let unit = per_mile(found.attained().measure());
    let mut figures = vec![
        Figure::new("attained", found.attained().grams_per_unit_nm(), unit),
        Figure::new("required", found.required().grams_per_unit_nm(), unit),
        Figure::text("rating", found.rating(), ""),
    ];
    if found.rating() > Rating::C {
        let limit = found.largest_co2(Rating::C);
        let share = limit.map(|limit| 100.0 * (1.0 - limit.ratio(found.co2())));
        figures.push(Figure::maybe("less CO2 on the same miles to be a C", share, "%"));
    }
    figures
}

fn net_zero_figures(found: &NetZeroYear) -> Vec<Figure> {
    let tonnes =
        |mass: Option<Mass<_>>| mass.map(|mass: Mass<crate::units::substance::Co2e<_, _>>| mass.tonnes());
    vec![
        Figure::new("GFI", found.gfi.grams_per_megajoule(), "gCO2eq/MJ"),
        Figure::new("base target", found.targets.base.grams_per_megajoule(), "gCO2eq/MJ"),
        Figure::maybe(
            "direct target",
            found.targets.direct.map(|target| target.grams_per_megajoule()),
            "gCO2eq/MJ",
        ),
        Figure::maybe("tier 1 deficit", tonnes(found.tier_1_deficit), "tCO2eq"),
        Figure::new("tier 2 deficit", found.tier_2_deficit.tonnes(), "tCO2eq"),
        Figure::maybe("surplus", tonnes(found.surplus), "tCO2eq"),
        Figure::maybe("remedial units", found.total_cost.map(|cost| cost.amount()), "USD"),
    ]
}
