//! Annex V: energy that ice costs, taken out of what counts.

use super::FuelEuError;
use crate::provenance::{Confidence, Source};
use crate::regulation::ship::IceClass;
use crate::units::bounded::bounds;
use crate::units::substance::Sailed;
use crate::units::{Distance, FuelEnergy};

/// Where the deduction stands.
pub const ICE_SOURCE: Source =
    Source::new("Regulation (EU) 2023/1805", "Annex V", "OJ L 234, 22.9.2023", Confidence::OneSource);

/// The last year of the deduction for sailing in ice; the one for the ice class has no end.
pub const ICE_CONDITIONS_UNTIL: i16 = 2034;

/// The additional energy of ice conditions is at most so many times the energy in open water.
const CAP: f64 = 1.3;

/// What the better ice classes save of the energy outside ice conditions.
const CLASS_SHARE: f64 = 0.05;

/// Energy and distance in scope, and the part of both in ice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IceConditions {
    /// All distance in scope.
    pub distance: Distance<Sailed>,
    /// The part of it in ice.
    pub distance_in_ice: Distance<Sailed>,
    /// The part of the energy in scope that was used in ice.
    pub energy_in_ice: FuelEnergy,
}

/// What Annex V takes out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IceDeduction {
    /// For sailing in ice.
    pub conditions: FuelEnergy,
    /// For the ice class.
    pub class: FuelEnergy,
}

impl IceDeduction {
    /// The deduction of a ship of an ice class from its energy in scope.
    ///
    /// ```text
    /// E_ice,adj    = D_ice E_open / D_open
    /// E_add,ice    = E_total − E_open − E_ice,adj, at most 1.3 E_open        until 2034
    /// E_add,class  = 0.05 (E_total − E_add,ice)                              IA and IA Super
    /// ```
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Annex V. One source was read.
    ///
    /// # Errors
    ///
    /// [`FuelEuError::Value`] for a distance out of range, [`FuelEuError::Ice`] for more ice than there is voyage.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::regulation::IceClass;
    /// use green_corridor::regulation::fuel_eu::{IceConditions, IceDeduction};
    /// use green_corridor::units::{Distance, FuelEnergy};
    ///
    /// let ice = IceConditions {
    ///     distance: Distance::from_nautical_miles(600.0),
    ///     distance_in_ice: Distance::from_nautical_miles(75.0),
    ///     energy_in_ice: FuelEnergy::from_megajoules(307_500.0),
    /// };
    /// let total = FuelEnergy::from_megajoules(2_101_250.0);
    /// let deduction = IceDeduction::of(IceClass::IaSuper, total, Some(ice), 2025)?;
    /// assert_eq!(deduction.total(), FuelEnergy::from_megajoules(153_750.0));
    /// # Ok::<(), green_corridor::regulation::fuel_eu::FuelEuError>(())
    /// ```
    pub fn of(
        ice_class: IceClass,
        total: FuelEnergy,
        ice: Option<IceConditions>,
        year: i16,
    ) -> Result<Self, FuelEuError> {
        let additional = ice.map(|ice| ice.additional_energy(total)).transpose()?;
        let conditions = additional.filter(|_| year <= ICE_CONDITIONS_UNTIL).unwrap_or(FuelEnergy::ZERO);
        let class = match ice_class {
            IceClass::Ia | IceClass::IaSuper => (total - conditions) * CLASS_SHARE,
            IceClass::Ic | IceClass::Ib => FuelEnergy::ZERO,
        };
        Ok(Self { conditions, class })
    }

    /// Both together.
    pub fn total(self) -> FuelEnergy {
        self.conditions + self.class
    }
}

impl IceConditions {
    fn additional_energy(self, total: FuelEnergy) -> Result<FuelEnergy, FuelEuError> {
        for (field, distance) in
            [("distance_nm", self.distance), ("distance_in_ice_nm", self.distance_in_ice)]
        {
            let bound = bounds::DISTANCE_OF_A_YEAR.named(field);
            let checked = bound.check(distance.nautical_miles());
            checked.map_err(|source| FuelEuError::Value { record: "ice conditions".to_owned(), source })?;
        }
        let open_distance = self.distance - self.distance_in_ice;
        if open_distance <= Distance::ZERO {
            return Err(FuelEuError::Ice(
                "ice conditions: `distance_in_ice_nm` must be less than `distance_nm`",
            ));
        }
        if !(self.energy_in_ice >= FuelEnergy::ZERO && self.energy_in_ice <= total) {
            return Err(FuelEuError::Ice(
                "ice conditions: `energy_in_ice_mj` must be in 0 ..= the energy of fuel in scope",
            ));
        }
        if self.distance_in_ice == Distance::ZERO && self.energy_in_ice > FuelEnergy::ZERO {
            return Err(FuelEuError::Ice(
                "ice conditions: `energy_in_ice_mj` is given, `distance_in_ice_nm` is 0",
            ));
        }
        let open = total - self.energy_in_ice;
        let adjusted = open * self.distance_in_ice.ratio(open_distance);
        let additional = total - open - adjusted;
        let cap = open * CAP;
        Ok(if additional < FuelEnergy::ZERO {
            FuelEnergy::ZERO
        } else if additional > cap {
            cap
        } else {
            additional
        })
    }
}
