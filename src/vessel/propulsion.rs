//! Main-engine load from speed and draught.

use serde::{Deserialize, Serialize};

use super::demand_table::bin_of;
use super::load_curve::LoadCurve;
use super::{OperatingMode, ShipType, VesselError};
use crate::provenance::{Confidence, Source, Sourced};
use crate::uncertainty::Number;
use crate::units::bounded::{Bound, bounds};
use crate::units::si::{knot, meter};
use crate::units::{Fraction, Length, Load, OutOfRange, Velocity};

/// Service speed over the speed at MCR, where only the service speed is known.
pub const SERVICE_OVER_MAXIMUM_SPEED: Sourced<f64> = Sourced { value: 0.94, source: EPA };

/// Fouling efficiency η_f.
pub const GHG4_FOULING_EFFICIENCY: Sourced<Fraction> =
    Sourced { value: Fraction::constant(0.917), source: GHG4 };

const EPA: Source = Source::new("EPA-420-B-22-011", "section 3.5", "2022", Confidence::Verified);
const GHG4: Source =
    Source::new("Fourth IMO GHG Study 2020", "equation 8 and table 44", "2020", Confidence::Verified);
const GHG4_OFF: Source = Source::new(
    "Fourth IMO GHG Study 2020",
    "main engine off below 7 % load, as the cetos implementation reads it",
    "2020",
    Confidence::OneSource,
);

/// The form of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PropulsionForm {
    /// `(v/v_max)³`: draught does not enter.
    PropellerLaw,
    /// `(v/v_max)³ (d/d_max)^(2/3)`.
    Admiralty,
    /// `δ_w (v/v_ref)³ (d/d_ref)^(2/3) / (η_w η_f)` of the Fourth IMO GHG Study.
    ImoGhg4,
}

/// A reference speed, and what it refers to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReferenceSpeed {
    /// The speed at MCR.
    Maximum(Velocity),
    /// Service speed: the speed at MCR is this over [`SERVICE_OVER_MAXIMUM_SPEED`].
    Service(Velocity),
}

/// Resistance beyond calm water and a clean hull.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowances {
    /// Sea margin in transit: 0.15 is 15 % more power.
    pub transit_margin: Fraction,
    /// Margin while manoeuvring.
    pub manoeuvring_margin: Fraction,
    /// Power divides by this for weather; 1 where the margin holds it already.
    pub weather_efficiency: Fraction,
    /// Power divides by this for fouling; 1 where the margin holds it already.
    pub fouling_efficiency: Fraction,
}

/// What happens at the ends of the load range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoadLimits {
    /// At most 1, at least 0.02 while the ship moves (EPA-420-B-22-011).
    Epa2022,
    /// At most 1; below 0.07 the main engine is off (Fourth IMO GHG Study).
    ImoGhg4,
    /// At most 1, no floor.
    CapOnly,
}

/// The limit that changed a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitHit {
    /// The law asked for more than MCR.
    Cap,
    /// The law asked for less than the floor.
    Floor,
    /// The law asked for less than the load at which the engine is taken to be off.
    Off,
}

/// Main-engine load at one speed and draught.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadPoint {
    /// Fraction of MCR, after the limits; 0 is off.
    pub load: Load,
    /// What the law said before the limits.
    pub unlimited: f64,
    /// The limit that made a difference.
    pub limit: Option<LimitHit>,
}

/// The law of a ship's propulsion: form, reference, allowances and limits, all named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Propulsion {
    form: PropulsionForm,
    reference_speed: Velocity,
    reference_draught: Option<Length>,
    speed_power_correction: f64,
    allowances: Allowances,
    /// Share of the power that the law asks for which the engine need not give.
    saving: Fraction,
    /// δ_w (1 + margin) (1 − saving) / (η_w η_f) in transit and otherwise.
    factors: [f64; 2],
    limits: LoadLimits,
}

impl Allowances {
    /// Nothing beyond the law.
    pub const NONE: Self = Self {
        transit_margin: Fraction::ZERO,
        manoeuvring_margin: Fraction::ZERO,
        weather_efficiency: Fraction::ONE,
        fouling_efficiency: Fraction::ONE,
    };

    /// Service margins of EPA-420-B-22-011: 15 % in transit, 10 % while manoeuvring.
    pub const EPA_2022: Self = Self {
        transit_margin: Fraction::constant(0.15),
        manoeuvring_margin: Fraction::constant(0.10),
        ..Self::NONE
    };

    fn factor(&self, margin: Fraction) -> f64 {
        (1.0 + margin.get()) / (self.weather_efficiency.get() * self.fouling_efficiency.get())
    }
}

impl Propulsion {
    /// `load = (v/v_max)³ (1 + margin) / (η_w η_f)`.
    ///
    /// # Errors
    ///
    /// [`VesselError::Value`] for a reference speed or an efficiency out of range.
    pub fn propeller_law(
        reference: ReferenceSpeed,
        allowances: Allowances,
        limits: LoadLimits,
    ) -> Result<Self, VesselError> {
        Self::new(PropulsionForm::PropellerLaw, reference, None, 1.0, allowances, limits)
    }

    /// The propeller law times `(d/d_max)^(2/3)`.
    ///
    /// # Errors
    ///
    /// As [`Self::propeller_law`], and for a draught out of range.
    pub fn admiralty(
        reference: ReferenceSpeed,
        maximum_draught: Length,
        allowances: Allowances,
        limits: LoadLimits,
    ) -> Result<Self, VesselError> {
        Self::new(PropulsionForm::Admiralty, reference, Some(maximum_draught), 1.0, allowances, limits)
    }

    /// `load = δ_w (d/d_ref)^(2/3) (v/v_ref)³ / (η_w η_f)` with η_w of the type and size, η_f 0.917,
    /// δ_w 0.75 for container ships above 14,500 TEU, 0.70 for cruise ships, 1 otherwise (implementations
    /// differ on whether exactly 14,500 TEU is above; here it is not).
    ///
    /// # Source
    ///
    /// Fourth IMO GHG Study 2020, equation 8 and table 44. The exponent is printed 0.66 in some
    /// implementations and 2/3 in others; 2/3 is taken.
    ///
    /// # Errors
    ///
    /// [`VesselError::Value`] for a speed, draught or size out of range.
    pub fn imo_ghg4(
        ship_type: ShipType,
        size: f64,
        design_speed: Velocity,
        design_draught: Length,
    ) -> Result<Self, VesselError> {
        ship_type
            .check_size(size)
            .map_err(|source| VesselError::Value { vessel: ship_type.to_string(), source })?;
        let bin = bin_of(ship_type, size).ok_or(VesselError::NoBin { ship_type, size })?;
        let correction = match ship_type {
            ShipType::Container if size > 14_500.0 => 0.75,
            ShipType::Cruise => 0.70,
            _ => 1.0,
        };
        let allowances = Allowances {
            weather_efficiency: Fraction::constant(bin.weather_efficiency),
            fouling_efficiency: GHG4_FOULING_EFFICIENCY.value,
            ..Allowances::NONE
        };
        let reference = ReferenceSpeed::Maximum(design_speed);
        let draught = Some(design_draught);
        Self::new(PropulsionForm::ImoGhg4, reference, draught, correction, allowances, LoadLimits::ImoGhg4)
    }

    fn new(
        form: PropulsionForm,
        reference: ReferenceSpeed,
        reference_draught: Option<Length>,
        speed_power_correction: f64,
        allowances: Allowances,
        limits: LoadLimits,
    ) -> Result<Self, VesselError> {
        let check = |bound: Bound, value: f64| bound.check(value).map_err(out_of_range);
        let (ReferenceSpeed::Maximum(speed) | ReferenceSpeed::Service(speed)) = reference;
        check(bounds::REFERENCE_SPEED, speed.get::<knot>())?;
        if let Some(draught) = reference_draught {
            check(bounds::DRAUGHT.named("reference_draught_m"), draught.get::<meter>())?;
        }
        check(bounds::EFFICIENCY.named("weather_efficiency"), allowances.weather_efficiency.get())?;
        check(bounds::EFFICIENCY.named("fouling_efficiency"), allowances.fouling_efficiency.get())?;
        let reference_speed = match reference {
            ReferenceSpeed::Maximum(speed) => speed,
            ReferenceSpeed::Service(speed) => speed / SERVICE_OVER_MAXIMUM_SPEED.value,
        };
        let factors = [allowances.transit_margin, allowances.manoeuvring_margin]
            .map(|margin| speed_power_correction * allowances.factor(margin));
        Ok(Self {
            form,
            reference_speed,
            reference_draught,
            speed_power_correction,
            allowances,
            saving: Fraction::ZERO,
            factors,
            limits,
        })
    }

    /// The same law with a share of its power saved, by wind assistance or a better hull and propeller:
    /// `load × (1 − saving)`. It takes the place of a saving stated before.
    #[must_use]
    pub fn with_power_saving(self, saving: Fraction) -> Self {
        let factors = [self.allowances.transit_margin, self.allowances.manoeuvring_margin].map(|margin| {
            self.speed_power_correction * self.allowances.factor(margin) * (1.0 - saving.get())
        });
        Self { saving, factors, ..self }
    }

    /// Share of the power that is saved; zero unless stated.
    pub const fn power_saving(&self) -> Fraction {
        self.saving
    }

    /// Load at a speed through the water and a draught.
    ///
    /// # Errors
    ///
    /// [`VesselError::DraughtNeeded`] if the form takes draught and none is given,
    /// [`VesselError::Value`] for a speed or draught out of range.
    #[inline]
    pub fn load(
        &self,
        speed: Velocity,
        draught: Option<Length>,
        mode: OperatingMode,
    ) -> Result<LoadPoint, VesselError> {
        bounds::SPEED.check(speed.get::<knot>()).map_err(out_of_range)?;
        let asked = self.asked(speed, self.draught_factor(draught)?, mode);
        Ok(self.limits.apply(asked))
    }

    /// `(d/d_ref)^(2/3)`; 1 in the form that takes no draught.
    ///
    /// # Errors
    ///
    /// As [`Self::load`].
    #[inline]
    pub fn draught_factor(&self, draught: Option<Length>) -> Result<f64, VesselError> {
        match (self.reference_draught, draught) {
            (None, _) => Ok(1.0),
            (Some(_), None) => Err(VesselError::DraughtNeeded { form: self.form }),
            (Some(reference), Some(draught)) => {
                bounds::DRAUGHT.check(draught.get::<meter>()).map_err(out_of_range)?;
                let ratio: f64 = (draught / reference).into();
                Ok(ratio.cbrt() * ratio.cbrt())
            }
        }
    }

    /// What the law asks for, as a fraction of MCR, before any limit: for columns of speeds whose range
    /// was checked, with [`Self::draught_factor`] taken once and [`LoadLimits::limited`] after.
    #[inline]
    pub fn asked(&self, speed: Velocity, draught_factor: f64, mode: OperatingMode) -> f64 {
        LoadCurve { draught_factor, ..self.curve() }.asked(speed, mode)
    }

    /// The law at one draught, for columns of speeds.
    ///
    /// # Errors
    ///
    /// As [`Self::draught_factor`].
    pub fn at_draught(&self, draught: Option<Length>) -> Result<LoadCurve, VesselError> {
        Ok(LoadCurve { draught_factor: self.draught_factor(draught)?, ..self.curve() })
    }

    #[inline]
    const fn curve(&self) -> LoadCurve {
        let Self { reference_speed, factors, limits, .. } = *self;
        LoadCurve { reference_speed, draught_factor: 1.0, factors, limits }
    }

    /// The form of the law.
    pub const fn form(&self) -> PropulsionForm {
        self.form
    }

    /// The speed at MCR (design speed in the form of the Fourth IMO GHG Study).
    pub const fn reference_speed(&self) -> Velocity {
        self.reference_speed
    }

    /// Reference draught, where the form has one.
    pub const fn reference_draught(&self) -> Option<Length> {
        self.reference_draught
    }

    /// δ_w, 1 except in the form of the Fourth IMO GHG Study.
    pub const fn speed_power_correction(&self) -> f64 {
        self.speed_power_correction
    }

    /// Resistance beyond the law.
    pub const fn allowances(&self) -> &Allowances {
        &self.allowances
    }

    /// The limits.
    pub const fn limits(&self) -> LoadLimits {
        self.limits
    }

    /// Where the form comes from.
    pub const fn source(&self) -> Source {
        match self.form {
            PropulsionForm::PropellerLaw | PropulsionForm::Admiralty => EPA,
            PropulsionForm::ImoGhg4 => GHG4,
        }
    }
}

fn out_of_range(source: OutOfRange) -> VesselError {
    VesselError::Value { vessel: "propulsion".to_owned(), source }
}

impl LoadLimits {
    /// Where the limits come from; a cap at MCR alone needs no source.
    pub const fn source(self) -> Option<Source> {
        match self {
            Self::Epa2022 => Some(EPA),
            Self::ImoGhg4 => Some(GHG4_OFF),
            Self::CapOnly => None,
        }
    }

    /// The load after the limits, and the limit that changed it.
    #[inline]
    pub fn apply(self, asked: f64) -> LoadPoint {
        let (off_below, floor) = self.ends();
        let limit = match asked {
            _ if asked > 1.0 => Some(LimitHit::Cap),
            _ if asked > 0.0 && asked < off_below => Some(LimitHit::Off),
            _ if asked > 0.0 && asked < floor => Some(LimitHit::Floor),
            _ => None,
        };
        LoadPoint { load: self.limited(asked), unlimited: asked, limit }
    }

    /// The load alone, for columns.
    #[inline]
    pub fn limited(self, asked: f64) -> Load {
        Load::clamped(self.limited_of(asked))
    }

    /// The load alone, of a number that carries a derivative or a range.
    #[inline]
    pub fn limited_of<N: Number>(self, asked: N) -> N {
        let (off_below, floor) = self.ends();
        let raised = |asked: N| asked.if_above(0.0, |asked| asked.max(floor.into()), |_| 0.0.into());
        asked.if_above(off_below.next_down(), raised, |_| 0.0.into()).min(1.0.into())
    }

    /// Loads below which the engine is off, and to which a load above zero is raised.
    #[inline]
    const fn ends(self) -> (f64, f64) {
        match self {
            Self::Epa2022 => (0.0, 0.02),
            Self::ImoGhg4 => (0.07, 0.0),
            Self::CapOnly => (0.0, 0.0),
        }
    }
}
