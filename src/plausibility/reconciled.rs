//! One ship, modelled against its report.

use super::{ModelledIntensity, PerDistance, Quantity, SizeClass, TeuClass, Unlike};
use crate::units::substance::{Freight, Nominal};
use crate::units::{Mass, Teu, Time, Velocity};
use crate::vessel::ImoNumber;

/// What a ship reported for a period; what is not known is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReportedIntensity {
    /// Calendar year.
    pub year: Option<i16>,
    /// Fuel and CO2 per mile.
    pub per_distance: PerDistance,
    /// Distance over time at sea.
    pub speed: Option<Velocity>,
    /// Time at sea.
    pub time_at_sea: Option<Time>,
    /// Share of the CO2 that was emitted at berth.
    pub berth_share: Option<f64>,
    /// Cargo aboard, averaged over distance.
    pub average_cargo: Option<Mass<Freight>>,
}

/// One ship: what was modelled, what was reported, how far the two are apart, and why they may be.
///
/// Both sides stay as they are. A residual is never corrected for what makes them unlike: [`Self::unlike`] says it.
///
/// # Examples
///
/// ```
/// # use green_corridor::engine::{EngineClass, Generation};
/// # use green_corridor::units::{Teu, si::{kilowatts, metres}};
/// # use green_corridor::{FactorSet, MarineFuel, Vessel};
/// use green_corridor::plausibility::{
///     ModelledIntensity, Particulars, PerDistance, Quantity, Reconciled, ReportedIntensity, Unlike,
/// };
/// use green_corridor::units::{MassPerDistance, si::knots};
///
/// # let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
/// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
/// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
/// #     .build()?;
/// let fuel = Some(MassPerDistance::from_kilograms_per_nautical_mile(250.0));
/// let reported = ReportedIntensity {
///     speed: Some(knots(15.0)),
///     per_distance: PerDistance { fuel, ..PerDistance::default() },
///     ..ReportedIntensity::default()
/// };
/// let (plan, set) = (MarineFuel::VLSFO.into(), FactorSet::imo_lca());
/// let draught = Some(metres(13.2));
/// let modelled =
///     ModelledIntensity::at_reported_speed(ship, Particulars::Own, draught, plan, &set, knots(15.0))?;
/// let pair = Reconciled { imo_number: "9074729".parse()?, teu: None, modelled, reported };
/// let residual = pair.residual(Quantity::Fuel).unwrap();
/// assert!((-0.3..0.3).contains(&residual), "{residual}");
/// assert_eq!(pair.unlike(Quantity::Fuel), [Unlike::MeanSpeed, Unlike::BerthNotKnown]);
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reconciled {
    /// The ship.
    pub imo_number: ImoNumber,
    /// Its nominal capacity, where known.
    pub teu: Option<Teu<Nominal>>,
    /// What was modelled.
    pub modelled: ModelledIntensity,
    /// What was reported.
    pub reported: ReportedIntensity,
}

impl Reconciled {
    /// Modelled over reported, less one; `None` if one of them is not known, or nothing was reported.
    pub fn residual(&self, quantity: Quantity) -> Option<f64> {
        let reported = self.reported.per_distance.value(quantity).filter(|reported| *reported > 0.0)?;
        let modelled = self.modelled.per_distance().value(quantity)?;
        Some(modelled / reported - 1.0).filter(|residual| residual.is_finite())
    }

    /// What makes the two unlike, as far as it bears on a quantity.
    pub fn unlike(&self, quantity: Quantity) -> Vec<Unlike> {
        let mut reasons = Unlike::of(&self.modelled, &self.reported);
        reasons.retain(|reason| reason.concerns(quantity));
        reasons
    }

    /// The class of its reported average cargo.
    pub fn size_class(&self) -> Option<SizeClass> {
        self.reported.average_cargo.and_then(SizeClass::of)
    }

    /// The class of its nominal capacity.
    pub fn teu_class(&self) -> Option<TeuClass> {
        self.teu.and_then(TeuClass::of)
    }
}
