//! Air pollutants in the ports.

use green_corridor::fuel::gwp::GwpSet;
use green_corridor::units::substance::{Carried, Nox, Pm10, So2};

use super::{Failure, Study};
use crate::report::PortAir;

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn air(&self) -> Result<Vec<PortAir>, Failure> {
        let Some(air) = self.file.air_in_ports(&self.year)? else { return Ok(Vec::new()) };
        let port = |port| PortAir {
            port: green_corridor::corridor::kpi::PortAir::port(port).to_owned(),
            nox_g_per_carried_teu: air
                .per_teu::<Carried, Nox>(port)
                .ok()
                .map(|one| one.kilograms_per_teu() * 1e3),
            sox_g_per_carried_teu: air
                .per_teu::<Carried, So2>(port)
                .ok()
                .map(|one| one.kilograms_per_teu() * 1e3),
            pm10_g_per_carried_teu: air
                .per_teu::<Carried, Pm10>(port)
                .ok()
                .map(|one| one.kilograms_per_teu() * 1e3),
        };
        Ok(air.ports().map(port).collect())
    }
}
