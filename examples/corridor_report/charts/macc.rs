//! The marginal abatement cost curve: width is what a measure abates, height what a tonne costs. Measures that save money
//! stand at the left under a letter, hatched and in no order; the others are numbered by cost.

use super::scale::{Scale, spread};
use super::sheet::{Anchor, SIZE, Sheet, is_narrow, text_width};
use super::{Drawn, rule_room, rules};
use crate::format;
use crate::report::Measure;

/// The mark of a measure in picture and table, and the measure: savings first, then by cost; what has no cost per
/// tonne comes last, without a mark.
pub fn marked(measures: &[Measure]) -> Vec<(String, &Measure)> {
    let saving = measures.iter().filter(|measure| measure.usd_per_t_co2e.is_some_and(|usd| usd < 0.0));
    let mut priced: Vec<(f64, &Measure)> = measures
        .iter()
        .filter_map(|measure| measure.usd_per_t_co2e.map(|usd| (usd, measure)))
        .filter(|(usd, _)| *usd >= 0.0)
        .collect();
    priced.sort_by(|a, b| a.0.total_cmp(&b.0));
    let rest = measures.iter().filter(|measure| measure.usd_per_t_co2e.is_none());
    let letters = ('a'..='z').map(|letter| letter.to_string());
    letters
        .zip(saving)
        .chain(
            (1..).map(|number: usize| number.to_string()).zip(priced.into_iter().map(|(_, measure)| measure)),
        )
        .chain(rest.map(|measure| (String::new(), measure)))
        .collect()
}

pub fn draw(measures: &[Measure], width: f64) -> Drawn {
    let drawn: Vec<(String, &Measure, f64)> = marked(measures)
        .into_iter()
        .filter_map(|(mark, measure)| measure.usd_per_t_co2e.map(|usd| (mark, measure, usd)))
        .filter(|(_, measure, _)| measure.abated_t_co2e > 0.0)
        .collect();
    if drawn.is_empty() {
        return Err("no measure abates anything that has a cost per tonne.".to_owned());
    }
    let narrow = is_narrow(width);
    let height = if narrow { 340.0 } else { 380.0 };
    let (top, bottom) = (44.0, height - 52.0);
    let y = Scale::from_zero(drawn.iter().map(|(.., usd)| *usd), 6, (bottom, top));
    let (left, right) = (rule_room(&y), width - 12.0);
    let total: f64 = drawn.iter().map(|(_, measure, _)| measure.abated_t_co2e).sum();
    let x = Scale::between((0.0, total), (left, right));
    let mut sheet = Sheet::new(width, height);
    sheet.text(0.0, 14.0, Anchor::Start, "note", "USD per t CO2e");
    rules(&mut sheet, &y, left, right);
    let mut from = 0.0;
    let (mut middles, mut tops) = (Vec::new(), Vec::new());
    for (_, measure, usd) in &drawn {
        let to = from + measure.abated_t_co2e;
        let gap = if x.at(to) - x.at(from) > 3.0 { 0.75 } else { 0.0 };
        let (a, b) = ((x.at(from) + gap, y.at(*usd)), (x.at(to) - gap, y.at(0.0)));
        if *usd < 0.0 {
            sheet.hatched(a, b, "bar2");
        } else {
            sheet.block(a, b, "bar");
        }
        middles.push(f64::midpoint(a.0, b.0));
        tops.push(if *usd < 0.0 { y.at(0.0) } else { a.1 });
        from = to;
    }
    write_marks(&mut sheet, &drawn, &middles, &tops, (left, right));
    let axis = Scale::around([0.0, total / 1e3], if narrow { 3 } else { 6 }, (0.0, 1.0));
    for tick in axis.ticks().into_iter().filter(|tick| tick * 1e3 <= total * 1.0001) {
        let at = x.at(tick * 1e3);
        sheet.line((at, bottom), (at, bottom + 5.0), "axis");
        sheet.text(at, bottom + 20.0, Anchor::Middle, "tick", &format::fixed(tick, axis.decimals()));
    }
    sheet.text(right, height - 6.0, Anchor::End, "note", "abated, thousand t CO2e a year");
    Ok(sheet)
}

fn write_marks(
    sheet: &mut Sheet,
    drawn: &[(String, &Measure, f64)],
    middles: &[f64],
    tops: &[f64],
    (left, right): (f64, f64),
) {
    let words: Vec<String> = drawn
        .iter()
        .map(|(mark, measure, _)| {
            let full = format!("{mark}  {}", measure.name);
            let share = measure.abated_t_co2e / drawn.iter().map(|(_, m, _)| m.abated_t_co2e).sum::<f64>();
            if text_width(&full, SIZE) < share * (right - left) { full } else { mark.clone() }
        })
        .collect();
    let rooms: Vec<f64> = words.iter().map(|word| text_width(word, SIZE) + 6.0).collect();
    for (((word, middle), top), place) in
        words.iter().zip(middles).zip(tops).zip(spread(middles, &rooms, (left + 8.0, right - 4.0)))
    {
        if (place - middle).abs() > 2.0 {
            sheet.path(&[(*middle, top - 2.0), (place, top - 9.0)], false, "leader");
        }
        sheet.text(place, top - 12.0, Anchor::Middle, "strong halo", word);
    }
}
