//! Shore power of a year by port: calls, hours and electricity, each with its share, and what it saved or cost.
//!
//! ```text
//! share of calls  = calls connected / calls
//! share of hours  = hours energised / hours at berth
//! share of energy = electricity from shore / (electricity from shore + shaft energy of auxiliary engines at berth)
//! ```
//!
//! The three differ: a ship connects after it has moored, and lets go before it sails.

use std::collections::{BTreeMap, BTreeSet};

use crate::corridor::{CorridorYear, Sailings};
use crate::shore_power::NetEffect;
use crate::units::si::{hour, kilowatt_hour};
use crate::units::{Energy, Time};
use crate::vessel::{Consumer, OperatingMode};
use crate::voyage::Stage;

/// Shore power of a port in the year.
#[derive(Clone, Debug, PartialEq)]
pub struct PortShorePower {
    /// Calls.
    pub calls: f64,
    /// Calls that connected.
    pub connected: f64,
    /// At berth.
    pub berth: Time,
    /// Of it with the auxiliary engines off.
    pub energised: Time,
    /// Shaft energy of auxiliary engines at berth; `None` where fuel was measured.
    pub auxiliary: Option<Energy>,
    /// Grids that were connected to: region, year, basis.
    pub grids: BTreeSet<String>,
    /// Electricity, emissions of the grid and emissions avoided.
    pub net: NetEffect,
}

impl PortShorePower {
    fn nothing() -> Self {
        Self {
            calls: 0.0,
            connected: 0.0,
            berth: Time::default(),
            energised: Time::default(),
            auxiliary: Some(Energy::default()),
            grids: BTreeSet::new(),
            net: NetEffect::NONE,
        }
    }

    /// Share of calls that connected; `None` without a call.
    pub fn share_of_calls(&self) -> Option<f64> {
        share(self.connected, self.calls)
    }

    /// Share of the hours at berth that were energised; `None` without a call.
    pub fn share_of_hours(&self) -> Option<f64> {
        share(self.energised.get::<hour>(), self.berth.get::<hour>())
    }

    /// Share of the auxiliary energy at berth that came from shore; `None` where it is not known.
    pub fn share_of_energy(&self) -> Option<f64> {
        let shore = self.net.at_ship.kilowatt_hours();
        share(shore, shore + self.auxiliary?.get::<kilowatt_hour>())
    }
}

impl CorridorYear {
    /// Shore power by port. Every port of a call is there, connected or not.
    pub fn shore_power(&self) -> BTreeMap<String, PortShorePower> {
        let mut ports = BTreeMap::new();
        for one in self.services().iter().flat_map(|service| service.sailings()) {
            add(&mut ports, one);
        }
        ports
    }
}

fn add(ports: &mut BTreeMap<String, PortShorePower>, one: &Sailings) {
    let Sailings { count, ledger, .. } = one;
    let stages = ledger.voyage().stages();
    let port_of = |stage: usize| match stages.get(stage) {
        Some(Stage::PortCall(call)) => Some(call.port.to_string()),
        _ => None,
    };
    let mut with = |port: Option<String>, change: &dyn Fn(&mut PortShorePower)| {
        if let Some(port) = port {
            change(ports.entry(port).or_insert_with(PortShorePower::nothing));
        }
    };
    for (index, stage) in stages.iter().enumerate() {
        let connections = stage.connections();
        with(port_of(index), &|port| {
            port.calls += count;
            port.connected += if connections.is_empty() { 0.0 } else { *count };
            for connection in connections {
                port.energised += connection.energised() * *count;
                port.grids.insert(connection.shore_power().grid.to_string());
            }
        });
    }
    for activity in ledger.voyage().activities() {
        if activity.mode() == OperatingMode::Berth {
            with(port_of(activity.stage()), &|port| port.berth += activity.duration() * *count);
        }
    }
    for entry in ledger.entries() {
        let activity = ledger.activity(entry);
        if activity.mode() == OperatingMode::Berth && entry.consumer() == Consumer::AuxiliaryEngine {
            with(port_of(activity.stage()), &|port| {
                port.auxiliary = port.auxiliary.zip(entry.shaft()).map(|(sum, shaft)| sum + shaft * *count);
            });
        }
    }
    for effect in ledger.shore_power() {
        let stage = ledger.voyage().activities().get(effect.activity).map(|activity| activity.stage());
        with(stage.and_then(port_of), &|port| port.net = port.net + effect.net.scaled(*count));
    }
}

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}
