//! A line for what happened and one for each scenario, named where it ends.

use super::scale::{Scale, spread};
use super::sheet::{Anchor, SIZE, Sheet, is_narrow, text_width, wrap};
use super::{Drawn, rule_room, rules, year_axis};
use crate::format;
use crate::report::{Line, Trend};

const TOP: f64 = 30.0;
const LINE: f64 = 16.0;

struct Label {
    lines: Vec<String>,
    end: (f64, f64),
    style: usize,
}

pub fn draw(trend: &Trend, width: f64) -> Drawn {
    let lines: Vec<&Line> = trend.lines.iter().filter(|line| !line.points.is_empty()).collect();
    if lines.is_empty() {
        return Err("no year has a figure.".to_owned());
    }
    let names = lines.iter().map(|line| text_width(&line.name, SIZE));
    let limit = if is_narrow(width) { 96.0 } else { 190.0 };
    let label_room = names.fold(0.0, f64::max).clamp(60.0, limit);
    let height = if is_narrow(width) { 380.0 } else { 400.0 };
    let bottom = height - 34.0;

    let points = || lines.iter().flat_map(|line| &line.points);
    let values =
        points().map(|point| point.kg_co2e_per_loaded_teu).chain(trend.baseline_kg_co2e_per_loaded_teu);
    let y = Scale::from_zero(values, 5, (bottom, TOP));
    let years = points().map(|point| point.year).chain(trend.baseline_year);
    let (first, last) = years.fold((i16::MAX, i16::MIN), |(a, b), year| (a.min(year), b.max(year)));
    let (left, right) = (rule_room(&y), width - label_room - 22.0);
    let x = Scale::between((f64::from(first), f64::from(last)), (left, right));

    let mut sheet = Sheet::new(width, height);
    rules(&mut sheet, &y, left, right);
    year_axis(&mut sheet, &x, (first, last), bottom);
    baseline(&mut sheet, trend, &x, &y, right);

    let mut labels = Vec::new();
    let mut scenarios = 0;
    for line in lines {
        let style = if line.observed {
            0
        } else {
            scenarios += 1;
            (scenarios - 1) % 5 + 1
        };
        let places: Vec<(f64, f64)> = line
            .points
            .iter()
            .map(|point| (x.at(f64::from(point.year)), y.at(point.kg_co2e_per_loaded_teu)))
            .collect();
        sheet.path(&places, false, &format!("line l{style}"));
        let Some((end, value)) = places.last().zip(line.points.last()) else { continue };
        let figure = format::whole(value.kg_co2e_per_loaded_teu);
        if line.observed && value.year < last {
            for place in &places {
                sheet.mark(0, *place, "mark l0");
            }
            let highest = places.iter().map(|place| place.1).fold(f64::INFINITY, f64::min);
            let above = highest - if is_narrow(width) { 32.0 } else { 14.0 };
            sheet.text(places[0].0 + 2.0, above.max(12.0), Anchor::Start, "strong", &line.name);
        } else {
            sheet.mark(style, *end, &format!("mark l{style}"));
            let mut lines = vec![figure];
            lines.extend(wrap(&line.name, label_room, SIZE));
            labels.push(Label { lines, end: *end, style });
        }
    }
    write_labels(&mut sheet, &labels, right, bottom);
    Ok(sheet)
}

fn baseline(sheet: &mut Sheet, trend: &Trend, x: &Scale, y: &Scale, right: f64) {
    let Some((year, kg)) = trend.baseline_year.zip(trend.baseline_kg_co2e_per_loaded_teu) else { return };
    let (at, level) = (x.at(f64::from(year)), y.at(kg));
    sheet.line((at, level), (right, level), "baseline");
    let words = format!("baseline {year}: {}", format::whole(kg));
    sheet.text(right, level - 7.0, Anchor::End, "note", &words);
}

fn write_labels(sheet: &mut Sheet, labels: &[Label], right: f64, bottom: f64) {
    let wanted: Vec<f64> = labels.iter().map(|label| label.end.1).collect();
    let rooms: Vec<f64> = labels.iter().map(|label| label.lines.len() as f64 * LINE + 8.0).collect();
    let half = rooms.iter().copied().fold(0.0, f64::max) / 2.0;
    for (label, place) in labels.iter().zip(spread(&wanted, &rooms, (TOP, bottom + 30.0 - half))) {
        let first = place - (label.lines.len() as f64 - 1.0) * LINE / 2.0 + 4.5;
        let (style, end) = (label.style, label.end);
        sheet.path(&[(end.0 + 6.0, end.1), (right + 10.0, end.1), (right + 16.0, place)], false, "leader");
        for (index, line) in label.lines.iter().enumerate() {
            let class = if index == 0 { format!("strong t{style}") } else { "label".to_owned() };
            sheet.text(right + 20.0, first + index as f64 * LINE, Anchor::Start, &class, line);
        }
    }
}
