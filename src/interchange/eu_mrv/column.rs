//! The columns that are read, under the names they go by.

use std::fmt;

use serde::Serialize;

/// A column of a public report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "&'static str")]
pub enum Column {
    /// IMO number of the ship.
    Imo,
    /// Name of the ship.
    Name,
    /// Ship type.
    ShipType,
    /// Reporting period.
    Period,
    /// Technical efficiency: EEDI, EEXI or EIV.
    TechnicalEfficiency,
    /// Total fuel, t.
    TotalFuel,
    /// Total CO2, t.
    TotalCo2,
    /// CO2 of voyages between ports of member states, t.
    Co2BetweenMs,
    /// CO2 of voyages out of them, t.
    Co2DepartedMs,
    /// CO2 of voyages to them, t.
    Co2ToMs,
    /// CO2 at berth in them, t.
    Co2AtBerth,
    /// Time at sea, h.
    TimeAtSea,
    /// Fuel per distance, kg/nm.
    FuelPerDistance,
    /// CO2 per distance, kg/nm.
    Co2PerDistance,
    /// CO2e per distance, kg/nm; from 2024.
    Co2ePerDistance,
    /// Fuel per mass of cargo and distance, g/(t nm).
    FuelPerFreightWork,
    /// CO2 per mass of cargo and distance, g/(t nm).
    Co2PerFreightWork,
    /// CO2 per volume of cargo and distance, g/(m3 nm).
    Co2PerVolumeWork,
    /// CO2 per deadweight carried and distance, g/(t nm).
    Co2PerDeadweightWork,
}

impl Column {
    /// All, in the order in which they are written.
    pub const ALL: [Self; 19] = [
        Self::Imo,
        Self::Name,
        Self::ShipType,
        Self::Period,
        Self::TechnicalEfficiency,
        Self::TotalFuel,
        Self::TotalCo2,
        Self::Co2BetweenMs,
        Self::Co2DepartedMs,
        Self::Co2ToMs,
        Self::Co2AtBerth,
        Self::TimeAtSea,
        Self::FuelPerDistance,
        Self::Co2PerDistance,
        Self::Co2ePerDistance,
        Self::FuelPerFreightWork,
        Self::Co2PerFreightWork,
        Self::Co2PerVolumeWork,
        Self::Co2PerDeadweightWork,
    ];

    /// The short name, unit included.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Imo => "imo",
            Self::Name => "name",
            Self::ShipType => "ship_type",
            Self::Period => "period",
            Self::TechnicalEfficiency => "technical_efficiency",
            Self::TotalFuel => "fuel_t",
            Self::TotalCo2 => "co2_t",
            Self::Co2BetweenMs => "co2_between_ms_t",
            Self::Co2DepartedMs => "co2_departed_ms_t",
            Self::Co2ToMs => "co2_to_ms_t",
            Self::Co2AtBerth => "co2_at_berth_t",
            Self::TimeAtSea => "time_at_sea_h",
            Self::FuelPerDistance => "fuel_kg_per_nm",
            Self::Co2PerDistance => "co2_kg_per_nm",
            Self::Co2ePerDistance => "co2e_kg_per_nm",
            Self::FuelPerFreightWork => "fuel_g_per_t_nm",
            Self::Co2PerFreightWork => "co2_g_per_t_nm",
            Self::Co2PerVolumeWork => "co2_g_per_m3_nm",
            Self::Co2PerDeadweightWork => "co2_g_per_dwt_nm",
        }
    }

    /// The headings of EMSA's own files, the one to prefer first: 2018 and 2019 say `Annual Total time`, 2020 to 2023
    /// `Annual Time`, and 2024 drops the `Annual average`.
    pub const fn emsa_names(self) -> &'static [&'static str] {
        match self {
            Self::Imo => &["IMO Number"],
            Self::Name => &["Name"],
            Self::ShipType => &["Ship type"],
            Self::Period => &["Reporting Period"],
            Self::TechnicalEfficiency => &["Technical efficiency"],
            Self::TotalFuel => &["Total fuel consumption [m tonnes]"],
            Self::TotalCo2 => &["Total CO₂ emissions [m tonnes]"],
            Self::Co2BetweenMs => {
                &["CO₂ emissions from all voyages between ports under a MS jurisdiction [m tonnes]"]
            }
            Self::Co2DepartedMs => &[
                "CO₂ emissions from all voyages which departed from ports under a MS jurisdiction [m tonnes]",
            ],
            Self::Co2ToMs => &["CO₂ emissions from all voyages to ports under a MS jurisdiction [m tonnes]"],
            Self::Co2AtBerth => {
                &["CO₂ emissions which occurred within ports under a MS jurisdiction at berth [m tonnes]"]
            }
            Self::TimeAtSea => &[
                "Annual Total time spent at sea [hours]",
                "Annual Time spent at sea [hours]",
                "Time spent at sea [hours]",
            ],
            Self::FuelPerDistance => &[
                "Annual average Fuel consumption per distance [kg / n mile]",
                "Fuel consumption per distance [kg / n mile]",
            ],
            Self::Co2PerDistance => &[
                "Annual average CO₂ emissions per distance [kg CO₂ / n mile]",
                "CO₂ emissions per distance [kg CO₂ / n mile]",
            ],
            Self::Co2ePerDistance => &["CO₂eq emissions per distance [kg CO₂eq / n mile]"],
            Self::FuelPerFreightWork => &[
                "Annual average Fuel consumption per transport work (mass) [g / m tonnes · n miles]",
                "Fuel consumption per transport work (mass) [g / m tonnes · n miles]",
            ],
            Self::Co2PerFreightWork => &[
                "Annual average CO₂ emissions per transport work (mass) [g CO₂ / m tonnes · n miles]",
                "CO₂ emissions per transport work (mass) [g CO₂ / m tonnes · n miles]",
            ],
            Self::Co2PerVolumeWork => &[
                "Annual average CO₂ emissions per transport work (volume) [g CO₂ / m³ · n miles]",
                "CO₂ emissions per transport work (volume) [g CO₂ / m³ · n miles]",
            ],
            Self::Co2PerDeadweightWork => &[
                "Annual average CO₂ emissions per transport work (dwt) [g CO₂ / dwt carried · n miles]",
                "CO₂ emissions per transport work (dwt) [g CO₂ / dwt carried · n miles]",
            ],
        }
    }
}

impl From<Column> for &'static str {
    fn from(column: Column) -> Self {
        column.name()
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
