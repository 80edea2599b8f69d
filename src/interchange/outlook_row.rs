//! FuelEU over the years, as rows.

use serde::Serialize;

use crate::fuel::gwp::GwpSet;
use crate::regulation::Ruling;
use crate::regulation::fuel_eu::OutlookYear;

/// FuelEU in one year of an outlook, for a reader.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutlookRow {
    /// The year.
    pub year: i16,
    /// What FuelEU says.
    #[serde(flatten)]
    pub answer: OutlookAnswer,
}

/// What FuelEU says of one year of an outlook.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutlookAnswer {
    /// It does not apply, for this reason.
    OutOfScope(String),
    /// What it finds.
    Found(OutlookFigures),
}

/// Figures of FuelEU in one year of an outlook.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OutlookFigures {
    /// The limit, gCO2eq/MJ.
    pub target_g_per_mj: f64,
    /// The attained intensity, gCO2eq/MJ.
    pub ghgie_g_per_mj: f64,
    /// The compliance balance of the year alone, tCO2eq.
    pub balance_t: f64,
    /// The penalty if it were the first year of deficit, EUR.
    pub first_year_penalty_eur: f64,
    /// Years of deficit in a row, banked surplus spent, this one the last; zero where it is none.
    pub consecutive_deficits: u32,
    /// What is paid in the year: the penalty of what banked surplus does not cover, a tenth more with each year in a
    /// row after the first, EUR.
    pub penalty_eur: f64,
}

impl OutlookRow {
    pub(super) fn of<G: GwpSet>(year: &OutlookYear<G>) -> Self {
        let answer = match &year.ruling {
            Ruling::OutOfScope(reason) => OutlookAnswer::OutOfScope(reason.to_string()),
            Ruling::Applies(found) => OutlookAnswer::Found(OutlookFigures {
                target_g_per_mj: found.target().grams_per_megajoule(),
                ghgie_g_per_mj: found.attained().intensity().grams_per_megajoule(),
                balance_t: found.balance().tonnes(),
                first_year_penalty_eur: found.penalty().amount(),
                consecutive_deficits: year.account.consecutive_deficits,
                penalty_eur: year.account.penalty.amount(),
            }),
        };
        Self { year: year.year, answer }
    }
}
