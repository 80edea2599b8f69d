//! Annex I: the GHG intensity of the energy used on board.

use super::{Line, WindFactor};
use crate::units::substance::{Co2e, GwpName, TankToWake, WellToTank, WellToWake};
use crate::units::{Electricity, EnergyUsed, FuelEnergy, GhgIntensity, Mass};

/// The intensity of a year and its two stages.
#[derive(Debug, PartialEq)]
pub struct Attained<G: GwpName> {
    energy: EnergyUsed,
    well_to_tank: GhgIntensity<WellToTank, G>,
    tank_to_wake: GhgIntensity<TankToWake, G>,
    intensity: GhgIntensity<WellToWake, G>,
}

impl<G: GwpName> Attained<G> {
    /// The intensity of fuels and of electricity from shore; `None` where no energy was used.
    ///
    /// ```text
    /// D     = Σ Mᵢ LCVᵢ RWDᵢ + Σ E_k
    /// WtT   = Σ Mᵢ LCVᵢ CO2eq_WtT,i / D           electricity from shore counts zero here
    /// TtW   = Σ Mᵢ CO2eq_TtW,i / D                slip by class of consumer
    /// GHGIE = f_wind (WtT + TtW)
    /// ```
    ///
    /// Nothing is rounded on the way.
    ///
    /// # Units
    ///
    /// gCO2eq/MJ; the energy is Σ Mᵢ LCVᵢ + Σ E_k, without rewards.
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Annex I.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::fuel::{ConsumerClass, MarineFuel, gwp::Ar4};
    /// use green_corridor::regulation::fuel_eu::{Attained, Terms, WindFactor};
    /// use green_corridor::units::{Electricity, Mass};
    ///
    /// let terms = Terms::annex_ii(Ar4);
    /// let burned = |fuel: MarineFuel, tonnes| {
    ///     terms.line("in scope", &fuel.into(), ConsumerClass::InternalCombustion, Mass::from_tonnes(tonnes), 2025)
    /// };
    /// let lines = [burned(MarineFuel::HFO, 12_000.0)?, burned(MarineFuel::MGO, 1_400.0)?];
    /// let attained = Attained::of(&lines, Electricity::ZERO, WindFactor::NONE).expect("energy was used");
    /// assert_eq!(format!("{:.5}", attained.intensity().grams_per_megajoule()), "91.63721");
    /// # Ok::<(), green_corridor::regulation::fuel_eu::FuelEuError>(())
    /// ```
    pub fn of(lines: &[Line<G>], shore: Electricity, wind: WindFactor) -> Option<Self> {
        let mut rewarded = FuelEnergy::ZERO;
        let mut fuel = FuelEnergy::ZERO;
        let mut well_to_tank = Mass::<Co2e<WellToTank, G>>::ZERO;
        let mut tank_to_wake = Mass::<Co2e<TankToWake, G>>::ZERO;
        for line in lines {
            fuel += line.energy();
            rewarded += line.energy() * line.reward();
            well_to_tank += line.well_to_tank();
            tank_to_wake += line.tank_to_wake();
        }
        let denominator = EnergyUsed::on_board(rewarded, shore);
        if denominator <= EnergyUsed::ZERO {
            return None;
        }
        let well_to_tank = well_to_tank.per_energy_used(denominator);
        let tank_to_wake = tank_to_wake.per_energy_used(denominator);
        Some(Self {
            energy: EnergyUsed::on_board(fuel, shore),
            well_to_tank,
            tank_to_wake,
            intensity: (well_to_tank + tank_to_wake) * wind.get(),
        })
    }

    /// Energy used, fuel and electricity from shore, without rewards.
    pub const fn energy(&self) -> EnergyUsed {
        self.energy
    }

    /// Well-to-tank, before the wind factor.
    pub const fn well_to_tank(&self) -> GhgIntensity<WellToTank, G> {
        self.well_to_tank
    }

    /// Tank-to-wake, before the wind factor.
    pub const fn tank_to_wake(&self) -> GhgIntensity<TankToWake, G> {
        self.tank_to_wake
    }

    /// GHGIE, after the wind factor.
    #[doc(alias = "GHGIE")]
    pub const fn intensity(&self) -> GhgIntensity<WellToWake, G> {
        self.intensity
    }
}

impl<G: GwpName> Clone for Attained<G> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<G: GwpName> Copy for Attained<G> {}
