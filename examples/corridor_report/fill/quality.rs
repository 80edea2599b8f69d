//! What the figures rest on: tiers of data, the declared baseline, sources, notices.

use green_corridor::corridor::baseline::Scope;
use green_corridor::corridor::{Declaration, KindOfTeu};
use green_corridor::fuel::gwp::GwpSet;
use green_corridor::inventory::QualityWeight;
use green_corridor::provenance::DataTier;
use green_corridor::vessel::OperatingMode;

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
            teu: KindOfTeu::Loaded,
        };
        let declared = Declaration::of(self.corridor(), scope, DataTier::Modelled);
        let baseline = Baseline {
            year: declared.year,
            scope: format!("{} of every mode, per loaded TEU, one way", declared.stage),
            ports: declared.ports.into_iter().collect(),
            services: declared.services.into_iter().collect(),
            data_tier: "modelled".to_owned(),
            factor_set: declared.factor_set,
            gwp_set: declared.set.to_string(),
        };
        let sources = self.year.sources();
        let sources = sources.iter().flat_map(|(feeds, sources)| {
            sources.iter().map(move |source| Source {
                title: source.document().to_owned(),
                clause: source.locator().to_owned(),
                feeds: feeds.clone(),
                url: None,
            })
        });
        let notices = self.year.notices();
        let notices = notices.iter().map(|one| Notice {
            warning: false,
            text: format!("{}, {}: {}", one.service, one.class, one.notice),
        });
        Ok(Quality {
            measured: share(DataTier::Measured),
            modelled: share(DataTier::Modelled),
            taken_by_default: share(DataTier::Default),
            baseline,
            sources: sources.collect(),
            notices: notices.collect(),
        })
    }
}
