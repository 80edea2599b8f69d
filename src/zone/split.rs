//! A track cut exactly where it crosses the boundaries of zones.

use std::sync::Arc as Shared;

use jiff::civil::Date;

use super::arc::{Arc, Cap, Direction, longest};
use super::{Area, Waters, ZoneError, Zones};
use crate::port::{LatLon, Track, geodesic};
use crate::units::Length;
use crate::units::si::{metres, nautical_mile};

/// A track in pieces, none of which crosses a boundary. It holds no date: the same split serves every voyage of
/// a lane, and [`Piece::waters`] reads it on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    track: Shared<Track>,
    zones: Zones,
    pieces: Vec<Piece>,
}

/// A part of a track on one side of every boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    from: Length,
    to: Length,
    /// Indices in the list of zones.
    inside: Vec<usize>,
}

/// The part of a track inside a zone. A share belongs to its track: on another it is another.
#[derive(Clone, Debug, PartialEq)]
pub struct ZoneShare {
    /// The zone.
    pub zone: Shared<str>,
    /// The track.
    pub track: Shared<Track>,
    /// Miles inside.
    pub inside: Length,
    /// From where to where along the track.
    pub intervals: Vec<(Length, Length)>,
}

impl Split {
    /// Cuts a track by all the zones given, whether in force or not.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::port;
    /// use green_corridor::zone::{Split, Zones};
    ///
    /// let split = Split::of(port::lane("Yangshan", "Los Angeles")?, Zones::embedded());
    /// let eca = split.share("NA_ECA_PACIFIC")?;
    /// assert!((0.08..0.10).contains(&eca.fraction())); // of this lane; a great circle has another share
    /// let sum: f64 = split.pieces().iter().map(|piece| piece.length().value).sum();
    /// assert!((sum / split.track().length().value - 1.0).abs() < 1e-12);
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn of(track: impl Into<Shared<Track>>, zones: Zones) -> Self {
        let track = track.into();
        let steps = Steps::along(&track);
        let inside: Vec<Vec<(f64, f64)>> =
            zones.iter().map(|zone| steps.intervals(&track, zone.area())).collect();
        let mut cuts: Vec<f64> = inside.iter().flatten().flat_map(|(from, to)| [*from, *to]).collect();
        cuts.extend([0.0, track.length().value]);
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let pieces = cuts
            .windows(2)
            .map(|pair| {
                let middle = f64::midpoint(pair[0], pair[1]);
                let here = |intervals: &[(f64, f64)]| {
                    intervals.iter().any(|(from, to)| *from <= middle && middle <= *to)
                };
                let inside = (0..inside.len()).filter(|zone| here(&inside[*zone])).collect();
                Piece { from: metres(pair[0]), to: metres(pair[1]), inside }
            })
            .collect();
        Self { track, zones, pieces }
    }

    /// The track.
    pub const fn track(&self) -> &Shared<Track> {
        &self.track
    }

    /// The zones it was cut by.
    pub const fn zones(&self) -> &Zones {
        &self.zones
    }

    /// The pieces, from the beginning of the track to its end.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The part of the track inside a zone, whatever the day.
    ///
    /// # Errors
    ///
    /// [`ZoneError::Unknown`] for a zone that the track was not cut by.
    pub fn share(&self, zone: &str) -> Result<ZoneShare, ZoneError> {
        let (index, zone) = self.zones.position(zone)?;
        let mut intervals: Vec<(Length, Length)> = Vec::new();
        for piece in self.pieces.iter().filter(|piece| piece.inside.contains(&index)) {
            match intervals.last_mut() {
                Some(last) if last.1 == piece.from => last.1 = piece.to,
                _ => intervals.push((piece.from, piece.to)),
            }
        }
        let inside = intervals.iter().fold(Length::default(), |sum, (from, to)| sum + (*to - *from));
        Ok(ZoneShare { zone: Shared::clone(zone.id()), track: Shared::clone(&self.track), inside, intervals })
    }

    /// The part of the track inside a zone on a day.
    ///
    /// # Errors
    ///
    /// [`ZoneError::Unknown`]; [`ZoneError::NotYet`] or [`ZoneError::NoLonger`] for a day on which the zone is not in
    /// force.
    pub fn share_on(&self, zone: &str, day: Date) -> Result<ZoneShare, ZoneError> {
        self.zones.position(zone)?.1.edition_on(day)?;
        self.share(zone)
    }
}

impl Piece {
    /// Distance from the beginning of the track to its beginning.
    pub const fn from(&self) -> Length {
        self.from
    }

    /// Distance from the beginning of the track to its end.
    pub const fn to(&self) -> Length {
        self.to
    }

    /// Its length.
    pub fn length(&self) -> Length {
        self.to - self.from
    }

    /// The zones it lies in and what they ask together, on a day.
    pub fn waters(&self, zones: &Zones, day: Date) -> Waters {
        zones.waters_of(self.inside.iter().copied(), day)
    }
}

impl ZoneShare {
    /// Miles inside over the length of the track.
    pub fn fraction(&self) -> f64 {
        (self.inside / self.track.length()).value
    }
}

impl std::fmt::Display for ZoneShare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let miles = |length: Length| length.get::<nautical_mile>();
        write!(
            f,
            "{}: {:.1} of {:.1} nm ({:.2} %) of {}",
            self.zone,
            miles(self.inside),
            miles(self.track.length()),
            100.0 * self.fraction(),
            self.track.name()
        )
    }
}

/// A track in arcs short enough to stand for their geodesics.
struct Steps(Vec<Step>);

struct Step {
    start_m: f64,
    from: LatLon,
    arc: Arc,
    cap: Cap,
}

impl Steps {
    fn along(track: &Track) -> Self {
        let samples: Vec<(f64, LatLon, Direction)> = track
            .sampled(longest())
            .into_iter()
            .map(|(along, position)| (along, position, Direction::of(position)))
            .collect();
        let step = |pair: &[(f64, LatLon, Direction)]| Step {
            start_m: pair[0].0,
            from: pair[0].1,
            arc: Arc::new(pair[0].2, pair[1].2),
            cap: Cap::around([pair[0].2, pair[1].2].into_iter()),
        };
        Self(samples.windows(2).map(step).collect())
    }

    /// Where the track is inside an area: cut at every crossing, each piece judged by its middle.
    fn intervals(&self, track: &Track, area: &Area) -> Vec<(f64, f64)> {
        // A position on a border may count on either side of it: a cut there leaves nothing to rounding.
        let mut cuts: Vec<f64> = track.joints().collect();
        let near = self.0.iter().filter(|step| area.polygons().any(|polygon| polygon.meets(&step.cap)));
        for step in near {
            for polygon in area.polygons() {
                polygon.crossings(&step.arc, &step.cap, |crossing| {
                    cuts.push(step.start_m + geodesic(step.from, crossing.position()).length().value);
                });
            }
        }
        cuts.push(track.length().value);
        cuts.sort_by(f64::total_cmp);
        let mut intervals: Vec<(f64, f64)> = Vec::new();
        for pair in cuts.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            if to > from && area.contains(track.at(metres(f64::midpoint(from, to)))) {
                match intervals.last_mut() {
                    Some(last) if last.1 == from => last.1 = to,
                    _ => intervals.push((from, to)),
                }
            }
        }
        intervals
    }
}
