//! `zone_share`: rows of a `zone_shares.csv`, with the tracks that lie in `lanes/` beside it.

use std::path::Path;

use green_corridor::port::{self, LatLon, Latitude, Longitude, Track};
use green_corridor::units::si::nautical_mile;
use green_corridor::zone::{Split, Zones, approximate, zones};
use serde_json::{Value, json};

use super::{Case, Failure, Tolerance, text};

/// Half of the last digit that the table prints.
const PRINTED_NM: f64 = 0.005;

/// The rows of the table as cases; a great circle without a file is drawn between the crate's own ports.
pub fn read_zone_shares(table: &str, folder: &Path) -> Result<Vec<Case>, Failure> {
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().ok_or("an empty table")?.split(',').collect();
    lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let cell = |name: &str| -> Result<&str, Failure> {
                let column = header.iter().position(|column| *column == name);
                let cell = column.and_then(|column| cells.get(column).copied());
                Ok(cell.ok_or_else(|| format!("no `{name}` in `{line}`"))?)
            };
            let (lane, track, zone) = (cell("lane")?, cell("track")?, cell("zone")?);
            let file = folder.join("lanes").join(lane.to_lowercase().replace('-', "_") + ".geojson");
            let positions = match std::fs::read_to_string(&file) {
                Ok(text) => {
                    positions(&text, track).map_err(|error| format!("{}: {error}", file.display()))?
                }
                Err(_) if track == "gc" => between_ports(lane)?,
                Err(error) => return Err(format!("{}: {error}", file.display()).into()),
            };
            let (mut from, mut to) = (Vec::new(), Vec::new());
            for interval in cell("intervals_nm_from_origin")?.split(';').filter(|text| !text.is_empty()) {
                let (start, end) = interval.split_once('-').ok_or("an interval without `-`")?;
                from.push(start.parse::<f64>()?);
                to.push(end.parse::<f64>()?);
            }
            let absolute = cell("tol_same_geometry_nm")?.parse::<f64>()?.max(PRINTED_NM);
            Ok(Case {
                id: format!("{lane} {track} {zone}"),
                kind: "zone_share".to_owned(),
                inputs: json!({ "track": format!("{lane} {track}"), "zone": zone, "positions": positions }),
                printed: serde_json::Value::Null,
                outputs: json!({
                    "distance_nm": cell("distance_nm")?.parse::<f64>()?,
                    "nm_inside": cell("nm_inside")?.parse::<f64>()?,
                    "from_nm": from,
                    "to_nm": to,
                }),
                tolerance: Tolerance::absolute(absolute),
            })
        })
        .collect()
}

pub fn zone_share(inputs: &Value) -> Result<Value, Failure> {
    let positions: Vec<(f64, f64)> =
        serde_json::from_value(inputs.get("positions").cloned().unwrap_or_default())?;
    let positions = positions
        .into_iter()
        .map(|(latitude, longitude)| -> Result<LatLon, Failure> {
            Ok(LatLon::new(Latitude::from_degrees(latitude)?, Longitude::from_degrees(longitude)?))
        })
        .collect::<Result<_, _>>()?;
    let track = Track::through(text(inputs, "track")?, positions)?;
    let id = text(inputs, "zone")?;
    let zone = zones().chain(approximate()).find(|zone| &**zone.id() == id);
    let zone = zone.ok_or_else(|| format!("unknown zone `{id}`"))?;
    let split = Split::of(track, Zones::none().with(zone.clone())?);
    let share = split.share(id)?;
    let miles = |length: green_corridor::units::Length| length.get::<nautical_mile>();
    let (from, to): (Vec<f64>, Vec<f64>) =
        share.intervals.iter().map(|(from, to)| (miles(*from), miles(*to))).unzip();
    Ok(json!({
        "distance_nm": miles(split.track().length()),
        "nm_inside": miles(share.inside),
        "from_nm": from,
        "to_nm": to,
    }))
}

/// Waypoints of a track of a GeoJSON file, put together where the antimeridian cut them.
fn positions(text: &str, track: &str) -> Result<Vec<(f64, f64)>, Failure> {
    let file: Value = serde_json::from_str(text)?;
    let features = file.get("features").and_then(Value::as_array).ok_or("no features")?;
    let is = |feature: &Value, field: &str, want: &str| feature["properties"][field].as_str() == Some(want);
    let feature = features
        .iter()
        .find(|feature| is(feature, "track", track) && is(feature, "role", "waypoints"))
        .ok_or_else(|| format!("no waypoints of track `{track}`"))?;
    let coordinates = feature["geometry"]["coordinates"].clone();
    let parts: Vec<Vec<(f64, f64)>> = match feature["geometry"]["type"].as_str() {
        Some("LineString") => vec![serde_json::from_value(coordinates)?],
        _ => serde_json::from_value(coordinates)?,
    };
    Ok(parts.into_iter().flatten().map(|(longitude, latitude)| (latitude, longitude)).collect())
}

fn between_ports(lane: &str) -> Result<Vec<(f64, f64)>, Failure> {
    let (from, to) = lane.split_once('-').ok_or_else(|| format!("lane `{lane}` without `-`"))?;
    [from, to]
        .into_iter()
        .map(|code| {
            let name = match code {
                "USLAX" => "Los Angeles",
                "USLGB" => "Long Beach",
                "CNSHA" => "Shanghai",
                "YANGSHAN" => "Yangshan",
                "CNNGB" => "Ningbo",
                "CNYTN" => "Yantian",
                "KRPUS" => "Busan",
                other => other,
            };
            let position = port::find(name)?.position();
            Ok((position.latitude().degrees(), position.longitude().degrees()))
        })
        .collect()
}
