//! A year of a scenario beside the same year without its measures.

use super::bill::{YearBill, bill};
use super::error::EconomicsError;
use super::lifecycle::{Abatement, Lifecycle, State};
use super::price_book::PriceBook;
use crate::corridor::cost::{Extent, FuelCostGap, GapAfterRegulation, GreenPremium, TotalCostGap};
use crate::corridor::{Corridor, CorridorYear, Portion, Scenario};
use crate::intensity::TeuOfLeg;
use crate::units::Money;
use crate::units::substance::UsDollar;

/// What a year costs and emits.
#[derive(Clone, Debug, PartialEq)]
pub struct YearOutcome {
    /// The bill.
    pub bill: YearBill,
    /// Well-to-wake CO2e under the corridor's GWP set.
    pub emitted: Lifecycle,
    year: i16,
    portion: Portion,
}

/// An alternative beside a reference, of one year and in prices of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The alternative: the year of the scenario.
    pub alternative: YearOutcome,
    /// The reference: the services of the baseline in the same year, without measures.
    pub reference: YearOutcome,
    /// Fuel alone.
    pub fuel: FuelCostGap<UsDollar>,
    /// Fuel, shore electricity, capital, operation.
    pub total: TotalCostGap<UsDollar>,
    /// What rules charge on both sides with it.
    pub after_regulation: GapAfterRegulation<UsDollar>,
}

impl YearOutcome {
    /// A year that has been sailed, with these measures in effect.
    ///
    /// # Errors
    ///
    /// As [`bill`]; [`EconomicsError::Kpi`] for a gas that is unknown.
    pub fn of(
        year: &CorridorYear,
        book: &PriceBook,
        measures: &[std::sync::Arc<str>],
    ) -> Result<Self, EconomicsError> {
        let portion = year.portion();
        let emitted = Lifecycle::of(&portion, year.corridor().accounting().gwp)?;
        Ok(Self { bill: bill(year, book, measures)?, emitted, year: year.corridor().year(), portion })
    }

    /// A year of a scenario.
    ///
    /// # Errors
    ///
    /// As [`Self::of`]; [`EconomicsError::Scenario`], [`EconomicsError::Sail`].
    pub fn of_scenario(
        baseline: &Corridor,
        scenario: &Scenario,
        year: i16,
        book: &PriceBook,
    ) -> Result<Self, EconomicsError> {
        let of_year = scenario.in_year(baseline, year)?;
        Self::of(&of_year.corridor.sail()?, book, &of_year.applied)
    }

    /// The money that an extent counts.
    pub fn cost(&self, extent: Extent) -> Money<UsDollar> {
        self.bill.bill.sum_of(extent)
    }

    pub(super) fn state<'a>(&self, name: &'a str, extent: Extent) -> State<'a> {
        let price_year = self.bill.bill.price_year();
        State { name, price_year, cost: self.cost(extent), kilograms: self.emitted.kilograms() }
    }
}

impl Comparison {
    /// An alternative beside a reference.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::Unlike`] for two years or two GWP sets; [`EconomicsError::Cost`] for prices of two years.
    pub fn between(alternative: YearOutcome, reference: YearOutcome) -> Result<Self, EconomicsError> {
        alternative.emitted.check_set(&reference.emitted)?;
        if alternative.year != reference.year {
            return Err(EconomicsError::Unlike {
                what: "the year",
                alternative: alternative.year.to_string(),
                reference: reference.year.to_string(),
            });
        }
        let (of, beside) = (&alternative.bill.bill, &reference.bill.bill);
        let fuel = FuelCostGap::between(of, beside)?;
        let total = TotalCostGap::between(of, beside)?;
        let after_regulation = GapAfterRegulation::between(of, beside)?;
        Ok(Self { alternative, reference, fuel, total, after_regulation })
    }

    /// A year of a scenario beside the same year without its measures.
    ///
    /// # Errors
    ///
    /// As [`YearOutcome::of_scenario`] and [`Self::between`].
    pub fn of_scenario(
        baseline: &Corridor,
        scenario: &Scenario,
        year: i16,
        book: &PriceBook,
    ) -> Result<Self, EconomicsError> {
        let alternative = YearOutcome::of_scenario(baseline, scenario, year, book)?;
        Self::between(alternative, YearOutcome::of_scenario(baseline, &unchanged(), year, book)?)
    }

    /// The gap of an extent.
    pub fn gap(&self, extent: Extent) -> Money<UsDollar> {
        match extent {
            Extent::Fuel => self.fuel.money(),
            Extent::Ownership => self.total.money(),
            Extent::AfterRegulation => self.after_regulation.money(),
        }
    }

    /// What a tonne less of well-to-wake CO2e costs.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::Cost`] with [`crate::corridor::cost::CostError::NothingAbated`] where the alternative emits as
    /// much or more.
    pub fn abatement(&self, extent: Extent) -> Result<Abatement, EconomicsError> {
        let (alternative, reference) = (&self.alternative, &self.reference);
        alternative.emitted.check_set(&reference.emitted)?;
        let set = alternative.emitted.set();
        Abatement::between(
            set,
            alternative.state("alternative", extent),
            reference.state("reference", extent),
        )
    }

    /// The gap of an extent over the TEU of the alternative that cross, each once.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::Kpi`] for a leg that does not state them; [`EconomicsError::Cost`] for none.
    pub fn premium<K: TeuOfLeg>(&self, extent: Extent) -> Result<GreenPremium<UsDollar, K>, EconomicsError> {
        Ok(GreenPremium::of(self.gap(extent), self.alternative.portion.teu::<K>()?)?)
    }
}

/// The baseline as it is.
pub(super) fn unchanged() -> Scenario {
    Scenario { name: "reference".into(), measures: Vec::new() }
}
