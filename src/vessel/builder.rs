//! The builder of a ship.

use super::{Consumer, Demand, ImoNumber, Propulsion, ShipType, Vessel, VesselError};
use crate::engine::{EngineClass, FuelConsumer, Generation};
use crate::units::bounded::{Bound, bounds};
use crate::units::si::kilowatt;
use crate::units::substance::Nominal;
use crate::units::{Length, Power, Teu, Velocity};

/// Collects a ship; [`Self::build`] names what is missing. Nothing is filled in unasked.
#[derive(Clone, Debug)]
pub struct VesselBuilder {
    name: String,
    ship_type: ShipType,
    teu: Teu<Nominal>,
    imo_number: Option<ImoNumber>,
    mcr: Option<Power>,
    class: Option<EngineClass>,
    main_engine: Option<FuelConsumer>,
    auxiliary_engine: Option<FuelConsumer>,
    boiler: Option<FuelConsumer>,
    propulsion: Option<Propulsion>,
    demand: Option<Demand>,
    study: Option<Study>,
    equal_efficiency: bool,
}

/// What is taken from the Fourth IMO GHG Study.
#[derive(Clone, Copy, Debug)]
struct Study {
    generation: Generation,
    /// Design speed and draught, for its propulsion law.
    design: Option<(Velocity, Length)>,
}

impl VesselBuilder {
    pub(super) fn container_ship(name: String, teu: Teu<Nominal>) -> Self {
        Self {
            name,
            ship_type: ShipType::Container,
            teu,
            imo_number: None,
            mcr: None,
            class: None,
            main_engine: None,
            auxiliary_engine: None,
            boiler: None,
            propulsion: None,
            demand: None,
            study: None,
            equal_efficiency: false,
        }
    }

    /// IMO number.
    pub fn imo_number(mut self, number: ImoNumber) -> Self {
        self.imo_number = Some(number);
        self
    }

    /// Class and installed power of the main engine.
    pub fn main_engine(mut self, class: EngineClass, mcr: Power) -> Self {
        self.class = Some(class);
        self.mcr = Some(mcr);
        self
    }

    /// Takes propulsion, SFC and demand from the Fourth IMO GHG Study, where not given otherwise.
    pub fn imo_ghg4(
        mut self,
        generation: Generation,
        design_speed: Velocity,
        design_draught: Length,
    ) -> Self {
        self.study = Some(Study { generation, design: Some((design_speed, design_draught)) });
        self
    }

    /// Takes SFC and demand from the Fourth IMO GHG Study, where not given otherwise; the
    /// propulsion law must be given.
    pub fn imo_ghg4_machinery(mut self, generation: Generation) -> Self {
        self.study = Some(Study { generation, design: None });
        self
    }

    /// Lets every consumer burn fuels that its SFC is not stated for, at equal efficiency
    /// ([`crate::engine::Substitution::EqualEfficiency`]).
    pub fn with_equal_efficiency(mut self) -> Self {
        self.equal_efficiency = true;
        self
    }

    /// The main engine's SFC by another method.
    pub fn main_engine_consumption(mut self, consumer: FuelConsumer) -> Self {
        self.main_engine = Some(consumer);
        self
    }

    /// The auxiliary engines.
    pub fn auxiliary_engine(mut self, consumer: FuelConsumer) -> Self {
        self.auxiliary_engine = Some(consumer);
        self
    }

    /// The boiler.
    pub fn boiler(mut self, consumer: FuelConsumer) -> Self {
        self.boiler = Some(consumer);
        self
    }

    /// The propulsion law.
    pub fn propulsion(mut self, propulsion: Propulsion) -> Self {
        self.propulsion = Some(propulsion);
        self
    }

    /// Auxiliary and boiler demand.
    pub fn demand(mut self, demand: Demand) -> Self {
        self.demand = Some(demand);
        self
    }

    /// The ship.
    ///
    /// # Errors
    ///
    /// [`VesselError::Missing`] for a part that was neither given nor can be taken from
    /// [`Self::imo_ghg4`]; [`VesselError::Value`] for a value out of range.
    pub fn build(self) -> Result<Vessel, VesselError> {
        let name = self.name;
        let missing = |field, allowed| VesselError::Missing { vessel: name.clone(), field, allowed };
        let check = |bound: Bound, value: f64| {
            bound.check(value).map_err(|source| VesselError::Value { vessel: name.clone(), source })
        };
        let teu = check(bounds::NOMINAL_TEU, self.teu.count())?;
        let mcr = self.mcr.ok_or_else(|| missing("mcr_kw", "installed power of the main engine"))?;
        check(bounds::MCR, mcr.get::<kilowatt>())?;
        let study = |class| self.study.map(|study| FuelConsumer::imo_ghg4(class, study.generation));
        let finish = |machine: FuelConsumer| {
            if self.equal_efficiency { machine.with_equal_efficiency() } else { machine }
        };
        let main_engine = self
            .main_engine
            .or_else(|| self.class.and_then(study))
            .ok_or_else(|| missing("main_engine", "its consumption, or a generation for the GHG4 table"))?;
        let auxiliary_engine =
            self.auxiliary_engine.or_else(|| study(EngineClass::Auxiliary)).ok_or_else(|| {
                missing("auxiliary_engine", "its consumption, or a generation for the GHG4 table")
            })?;
        let boiler = self
            .boiler
            .or_else(|| study(EngineClass::Boiler))
            .ok_or_else(|| missing("boiler", "its consumption, or a generation for the GHG4 table"))?;
        for (consumer, machine) in
            [(Consumer::AuxiliaryEngine, &auxiliary_engine), (Consumer::Boiler, &boiler)]
        {
            if machine.needs_load() {
                return Err(VesselError::SfcWithoutLoad { vessel: name.clone(), consumer });
            }
        }
        if let Some(one) = self.class.filter(|class| *class != main_engine.class()) {
            return Err(VesselError::TwoClasses { vessel: name.clone(), one, other: main_engine.class() });
        }
        let propulsion = match (self.propulsion, self.study.and_then(|study| study.design)) {
            (Some(propulsion), _) => propulsion,
            (None, Some((speed, draught))) => Propulsion::imo_ghg4(self.ship_type, teu, speed, draught)
                .map_err(|error| named(&name, error))?,
            (None, None) => {
                return Err(missing("propulsion", "a law, or a design speed and draught for GHG4"));
            }
        };
        let demand = match (self.demand, self.study) {
            (Some(demand), _) => demand,
            (None, Some(_)) => Demand::imo_ghg4(self.ship_type, teu, mcr)?,
            (None, None) => return Err(missing("demand", "auxiliary and boiler power by mode, or GHG4")),
        };
        Ok(Vessel {
            name,
            imo_number: self.imo_number,
            ship_type: self.ship_type,
            teu: self.teu,
            mcr,
            propulsion,
            main_engine: finish(main_engine),
            auxiliary_engine: finish(auxiliary_engine),
            boiler: finish(boiler),
            demand,
        })
    }
}

fn named(vessel: &str, error: VesselError) -> VesselError {
    match error {
        VesselError::Value { source, .. } => VesselError::Value { vessel: vessel.to_owned(), source },
        other => other,
    }
}
