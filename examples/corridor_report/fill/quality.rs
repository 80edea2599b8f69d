//! What the figures rest on: tiers of data, the declared baseline, sources, notices.

use std::collections::{BTreeMap, BTreeSet};

use green_corridor::corridor::baseline::Scope;
use green_corridor::corridor::{Declaration, KindOfTeu};
use green_corridor::engine::ghg4;
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::inventory::{self, QualityWeight};
use green_corridor::provenance::{self, DataTier};
use green_corridor::vessel::{LimitHit, OperatingMode};

use super::{Failure, Study};
use crate::report::{Baseline, Notice, Quality, Source};

const MODES: [OperatingMode; 6] = [
    OperatingMode::Transit,
    OperatingMode::SlowSteaming,
    OperatingMode::Manoeuvring,
    OperatingMode::Anchorage,
    OperatingMode::Drifting,
    OperatingMode::Berth,
];

impl<G: GwpSet> Study<'_, G> {
    pub(super) fn quality(&self) -> Result<Quality, Failure> {
        let weight = QualityWeight::GreenhouseGases { stage: self.figure.stage, set: self.figure.set };
        let quality = self.year.quality(weight)?.weakest;
        let share = |tier| quality.share(tier).unwrap_or(0.0);
        let scope = Scope {
            stage: self.figure.stage,
            set: self.figure.set,
            parts: MODES.into(),
            teu: KindOfTeu::LoadedTeu,
        };
        let tiers = [DataTier::Default, DataTier::Modelled, DataTier::Measured];
        let weakest = tiers.into_iter().find(|tier| share(*tier) > 0.0).unwrap_or(DataTier::Default);
        let declared = Declaration::of(self.corridor(), scope, weakest);
        let baseline = Baseline {
            year: declared.year,
            scope: format!("{} of every mode, per loaded TEU, one way", declared.stage),
            ports: declared.ports.into_iter().collect(),
            services: declared.services.into_iter().collect(),
            data_tier: format!("{weakest:?}").to_lowercase(),
            factor_set: declared.factor_set,
            gwp_set: declared.set.to_string(),
        };
        let notices = self.notices();
        Ok(Quality {
            measured: share(DataTier::Measured),
            modelled: share(DataTier::Modelled),
            taken_by_default: share(DataTier::Default),
            baseline,
            sources: self.sources(),
            notices,
        })
    }

    /// Sources of the factors, the ships' demand, their propulsion and the loads' limits, each once.
    fn sources(&self) -> Vec<Source> {
        let mut feeds: BTreeMap<String, (provenance::Source, BTreeSet<String>)> = BTreeMap::new();
        let mut add = |source: &provenance::Source, what: String| {
            let known = feeds.entry(source.to_string()).or_insert_with(|| (source.clone(), BTreeSet::new()));
            known.1.insert(what);
        };
        for (carrier, sources) in self.year.sources() {
            sources.iter().for_each(|source| add(source, carrier.clone()));
        }
        let services = self.corridor().services().iter();
        for class in services.flat_map(|service| &service.spec().deployments).map(|one| &one.class) {
            add(class.vessel.demand().source(), "auxiliary and boiler demand".to_owned());
            add(&class.vessel.propulsion().source(), "propulsion power".to_owned());
            add(&ghg4::SOURCE, "fuel per shaft energy".to_owned());
        }
        let source = |(source, feeds): (provenance::Source, BTreeSet<String>)| Source {
            title: source.document().to_owned(),
            clause: source.locator().to_owned(),
            feeds: feeds.into_iter().collect::<Vec<_>>().join(", "),
            url: None,
        };
        feeds.into_values().map(source).collect()
    }

    /// Notices of all classes: each once, and those of a limit by the limit.
    fn notices(&self) -> Vec<Notice> {
        let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for one in self.year.notices() {
            let (text, of) = match &one.notice {
                inventory::Notice::LoadLimited { record, limit, .. } => {
                    let what = match limit {
                        LimitHit::Off => "below the load at which the main engine is taken to be off",
                        LimitHit::Floor => "below the floor of the load, raised to it",
                        LimitHit::Cap => "above the rated power of the main engine, capped",
                    };
                    (what.to_owned(), format!("{}: {record}", one.service))
                }
                other => (other.to_string(), one.service.to_string()),
            };
            told.entry(text).or_default().insert(of);
        }
        let notice = |(text, of): (String, BTreeSet<String>)| Notice {
            warning: text.contains("capped"),
            text: format!("{text}. {}", of.into_iter().collect::<Vec<_>>().join("; ")),
        };
        told.into_iter().map(notice).collect()
    }
}
