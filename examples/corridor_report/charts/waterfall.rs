//! From one figure to another by named causes. The ends are marks, not bars: the axis does not begin at zero.

use super::Drawn;
use super::scale::Scale;
use super::sheet::{Anchor, SIZE, Sheet, is_narrow, text_width};
use crate::format;
use crate::report::Bridge;

const BAR: f64 = 20.0;

pub fn draw(bridge: &Bridge, width: f64) -> Drawn {
    if bridge.terms.is_empty() {
        return Err("the two sides were not taken apart.".to_owned());
    }
    let narrow = is_narrow(width);
    let (row, drop) = if narrow { (50.0, 20.0) } else { (38.0, 0.0) };
    let names = bridge.terms.iter().map(|term| term.cause.as_str()).chain([&*bridge.from, &*bridge.to]);
    let left = if narrow {
        0.0
    } else {
        names.map(|name| text_width(name, SIZE)).fold(0.0, f64::max).min(width * 0.35) + 16.0
    };
    let mut levels = vec![bridge.from_kg_co2e_per_loaded_teu];
    let mut level = bridge.from_kg_co2e_per_loaded_teu;
    for term in &bridge.terms {
        level += term.kg_co2e_per_loaded_teu;
        levels.push(level);
    }
    levels.push(bridge.to_kg_co2e_per_loaded_teu);
    let figure = text_width("−000.0", SIZE) + 10.0;
    let x =
        Scale::around(levels.iter().copied(), if narrow { 3 } else { 6 }, (left + figure, width - figure));
    let rows = bridge.terms.len() + 2;
    let height = rows as f64 * row + 34.0;
    let mut sheet = Sheet::new(width, height);
    for tick in x.ticks() {
        sheet.line((x.at(tick), 0.0), (x.at(tick), height - 26.0), "grid");
        let words = format::fixed(tick, x.decimals());
        sheet.text(x.at(tick), height - 8.0, Anchor::Middle, "tick", &words);
    }
    let place = |index: usize| index as f64 * row + drop + (row - drop - BAR) / 2.0;
    let name = |sheet: &mut Sheet, index: usize, class: &str, words: &str| {
        if narrow {
            sheet.text(0.0, place(index) - 7.0, Anchor::Start, &format!("{class} halo"), words);
        } else {
            sheet.text(left - 16.0, place(index) + 14.5, Anchor::End, class, words);
        }
    };
    let end = |sheet: &mut Sheet, index: usize, value: f64, words: &str| {
        let (at, top) = (x.at(value), place(index));
        sheet.block((at - 2.0, top - 2.0), (at + 2.0, top + BAR + 2.0), "end");
        sheet.text(at + 9.0, top + 14.5, Anchor::Start, "strong halo", &format::fixed(value, 1));
        name(sheet, index, "strong", words);
    };
    end(&mut sheet, 0, bridge.from_kg_co2e_per_loaded_teu, &bridge.from);
    for (index, (term, pair)) in bridge.terms.iter().zip(levels.windows(2)).enumerate() {
        let top = place(index + 1);
        let (from, to) = (x.at(pair[0]), x.at(pair[1]));
        sheet.line((from, top - (row - BAR)), (from, top), "connector");
        let kg = term.kg_co2e_per_loaded_teu;
        if kg > 0.0 {
            sheet.hatched((from, top), (to, top + BAR), "worse");
        } else {
            sheet.block((from, top), (to.min(from - 1.0), top + BAR), "better");
        }
        let (at, anchor) = if kg > 0.0 { (to + 8.0, Anchor::Start) } else { (to - 8.0, Anchor::End) };
        sheet.text(at, top + 14.5, anchor, "label halo", &format::signed(kg, 1));
        name(&mut sheet, index + 1, "label", &term.cause);
    }
    let last = rows - 1;
    let at = x.at(bridge.to_kg_co2e_per_loaded_teu);
    sheet.line((at, place(last) - (row - BAR)), (at, place(last)), "connector");
    end(&mut sheet, last, bridge.to_kg_co2e_per_loaded_teu, &bridge.to);
    Ok(sheet)
}
