//! How a figure of a corridor's year responds to its inputs: read from the ledgers, for numbers that carry a range or a
//! derivative as well as for plain ones.
//!
//! Every entry of a ledger is a product, and the inputs are factors of it:
//!
//! ```text
//! main engine      limited(load × power × speed³) × SFC(that load) × consumption × distance / speed
//! auxiliary        demand × hours          hours at sea × distance / speed, at berth × berth time
//! from shore       demand × (stay × berth time − plugging) × grid factor
//! CO2e             stack + methane × methane at the stack + upstream × fuel upstream
//! TEU              slots × min(utilisation × utilisation's input, 1)
//! ```
//!
//! The load limits, the cube of the speed and the parabola of the SFC are those that wrote the ledger
//! ([`crate::vessel::power_of_speed`], [`crate::vessel::LoadLimits::limited_of`],
//! [`crate::engine::ghg4::load_correction_of`]): a corridor sailed again with the inputs as its values gives the same.
//! An engine that is off in the ledger stays off, and what a shore connection leaves to the engines while it is plugged in
//! and out stays as it is. With all inputs at 1, the figure is that of [`Kpi::value`], but for the rounding of another order of sums.

use super::input::{INPUTS, Input, Inputs};
use super::response_term::{Amounts, Law, Term, TeuTerm};
use super::{CorridorYear, Kpi, Per};
use crate::inventory::Inventory;
use crate::uncertainty::{
    Distribution, Dual, Interval, MonteCarlo, Number, Sample, UncertaintyError, VarianceShares,
};

pub use super::response_term::ResponseError;

/// A figure of a year as a function of its uncertain inputs.
///
/// # Examples
///
/// ```
/// use green_corridor::corridor::{Input, Inputs, KindOfTeu, Kpi, Per, Response};
/// use green_corridor::fuel::{LifeCycleStage, gwp::NamedSet};
/// use green_corridor::interchange::CorridorFile;
/// use green_corridor::uncertainty::{Distribution, MonteCarlo};
///
/// let text = std::fs::read_to_string("examples/data/los_angeles_shanghai_corridor.toml")?;
/// let file: CorridorFile = toml::from_str(&text)?;
/// let year = file.corridor().sail()?;
///
/// let figure = Kpi { stage: LifeCycleStage::WtW, set: NamedSet::Ar5, per: Per::Teu(KindOfTeu::LoadedTeu) };
/// let response = Response::of(&year, figure)?;
/// let inputs = Inputs::certain()?
///     .with(Input::PropulsionPower, Distribution::normal_within(1.0, 10.0)?)
///     .with(Input::UtilisationWestbound, Distribution::triangular(0.8, 1.0, 1.1)?);
/// let sample = response.draw(&MonteCarlo::new(2026, 10_000)?, &inputs)?;
/// println!("{:.0} .. {:.0} .. {:.0} {}", sample.p10(), sample.p50(), sample.p90(), figure.unit());
/// assert!(sample.p10() < figure.value(&year)? && figure.value(&year)? < sample.p90());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    figure: Kpi,
    terms: Vec<Term>,
    teu: Vec<TeuTerm>,
}

/// What one input does to a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    /// The input.
    pub input: Input,
    /// `d figure / d multiplier` at 1: what doubling it would add if the figure were linear. Exact.
    pub derivative: f64,
    /// `(d figure / figure) / (d multiplier / multiplier)`: per cent of the figure by per cent of the input.
    /// `None` of a figure of zero.
    pub elasticity: Option<f64>,
}

impl Response {
    /// Reads the ledgers of a year.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Gas`] for a gas that is unknown, [`ResponseError::Curve`] for an SFC by points, whose derivative
    /// is not taken, [`ResponseError::Teu`] for a leg without what the figure is per.
    pub fn of(year: &CorridorYear, figure: Kpi) -> Result<Self, ResponseError> {
        let mut response = Self { figure, terms: Vec::new(), teu: Vec::new() };
        for service in year.services() {
            for sailings in service.sailings() {
                response.read(&sailings.ledger, sailings.count, service.service().name())?;
                if figure.per != Per::Total {
                    let terms = TeuTerm::of(service.service(), sailings, figure.per)?;
                    terms.into_iter().for_each(|term| response.add_teu(term));
                }
            }
        }
        if figure.per != Per::Total && response.denominator(&Inputs::all(1.0)) == 0.0 {
            return Err(ResponseError::Zero { unit: figure.unit() });
        }
        Ok(response)
    }

    fn denominator<N: Number>(&self, inputs: &Inputs<N>) -> N {
        self.teu.iter().map(|term| term.at(inputs)).sum()
    }

    fn read(&mut self, ledger: &Inventory, count: f64, service: &str) -> Result<(), ResponseError> {
        for entry in ledger.entries() {
            let law = Law::of(ledger, entry, service)?;
            let amounts = Amounts::of(entry.emissions(), self.figure.stage, self.figure.set)
                .map_err(|source| ResponseError::Gas { service: service.to_owned(), source })?;
            let amounts = amounts.scaled(count);
            match self.terms.iter_mut().find(|term| term.law == law) {
                Some(term) => term.amounts = term.amounts + amounts,
                None => self.terms.push(Term { law, amounts }),
            }
        }
        Ok(())
    }

    fn add_teu(&mut self, term: TeuTerm) {
        match self.teu.iter_mut().find(|known| known.is_like(&term)) {
            Some(known) => known.full += term.full,
            None => self.teu.push(term),
        }
    }

    /// The figure.
    pub const fn figure(&self) -> Kpi {
        self.figure
    }

    /// The figure with every input as in the ledgers.
    pub fn value(&self) -> f64 {
        self.at(&Inputs::all(1.0))
    }

    /// The figure for inputs, in the unit of [`Kpi::unit`].
    pub fn at<N: Number>(&self, inputs: &Inputs<N>) -> N {
        let kilograms: N = self.terms.iter().map(|term| term.at(inputs)).sum();
        match self.figure.per {
            Per::Total => kilograms,
            Per::Teu(_) => kilograms / self.denominator(inputs),
            Per::TeuKm(..) | Per::TeuNm(..) => kilograms * 1e3 / self.denominator(inputs),
        }
    }

    /// The exact derivative of the figure by every input, in one pass.
    pub fn sensitivities(&self) -> [Sensitivity; INPUTS] {
        let figure = self.at(&Inputs(Dual::<INPUTS>::variables([1.0; INPUTS])));
        let derivatives = figure.derivatives();
        Input::ALL.map(|input| {
            let derivative = derivatives[input as usize];
            let elasticity = (figure.value() != 0.0).then(|| derivative / figure.value());
            Sensitivity { input, derivative, elasticity }
        })
    }

    /// What the figure lies between if every input lies in its interval, whatever the rest.
    pub fn within(&self, inputs: &Inputs<Interval>) -> Interval {
        self.at(inputs)
    }

    /// The figure drawn again and again. Draw `i` of an input is the same for every response: of two scenarios, or of
    /// two years, the samples may be subtracted draw by draw ([`Sample::minus`]).
    ///
    /// # Errors
    ///
    /// [`UncertaintyError`] for a draw that is not a number.
    pub fn draw(&self, run: &MonteCarlo, inputs: &Inputs<Distribution>) -> Result<Sample, UncertaintyError> {
        run.run(|draw| Ok(self.at(&Inputs(draw.values(&inputs.0)))))
    }

    /// The share of each input in the variance of the figure.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::ZeroVariance`] where nothing varies.
    pub fn variance_shares(
        &self,
        run: &MonteCarlo,
        inputs: &Inputs<Distribution>,
    ) -> Result<VarianceShares, UncertaintyError> {
        run.variance_shares(&inputs.0, |values| Ok::<_, UncertaintyError>(self.at(&Inputs(*values))))
    }
}
