//! Shore power at one end: how much of the calls, hours and energy; the grid against its break-even; what is left.

use super::Drawn;
use super::scale::{Scale, spread};
use super::sheet::{Anchor, SIZE, Sheet, text_width};
use crate::format;
use crate::report::ShorePower;

/// Scales that panels share.
#[derive(Clone, Copy)]
pub struct Shared {
    pub largest_g_per_kwh: f64,
    pub largest_t: f64,
}

impl Shared {
    pub fn of(ends: &[ShorePower]) -> Self {
        let largest =
            |values: &mut dyn Iterator<Item = f64>| values.fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        Self {
            largest_g_per_kwh: largest(
                &mut ends.iter().flat_map(|end| [end.grid_g_co2e_per_kwh, end.break_even_g_co2e_per_kwh]),
            ),
            largest_t: largest(
                &mut ends
                    .iter()
                    .flat_map(|end| [end.avoided_t_co2e, end.grid_t_co2e, end.net_t_co2e().abs()]),
            ),
        }
    }
}

pub fn draw(end: &ShorePower, shared: Shared, width: f64) -> Drawn {
    if end.calls == 0 {
        return Err(format!("{}: no call in this year.", end.place));
    }
    let mut sheet = Sheet::new(width, 424.0);
    sheet.text(0.0, 18.0, Anchor::Start, "heading", &end.place);
    shares(&mut sheet, end, 40.0);
    grid(&mut sheet, end, shared.largest_g_per_kwh, 196.0);
    balance(&mut sheet, end, shared.largest_t, 300.0);
    Ok(sheet)
}

fn shares(sheet: &mut Sheet, end: &ShorePower, top: f64) {
    let calls = (f64::from(end.calls_connected), f64::from(end.calls));
    let rows = [
        ("calls", calls),
        ("hours at berth", (end.connected_h, end.berth_h)),
        ("kWh at berth", (end.shore_kwh, end.berth_kwh)),
    ];
    for (index, (name, (part, whole))) in rows.into_iter().enumerate() {
        let y = top + index as f64 * 44.0;
        let share = if whole > 0.0 { Some((part / whole).clamp(0.0, 1.0)) } else { None };
        sheet.text(0.0, y + 12.0, Anchor::Start, "label", name);
        let words = format!("{} of {}", format::large(part), format::large(whole));
        sheet.text(sheet.width, y + 12.0, Anchor::End, "tick", &words);
        let room = 56.0;
        let x = Scale::between((0.0, 1.0), (0.0, sheet.width - room));
        sheet.block((0.0, y + 20.0), (x.at(1.0), y + 32.0), "track");
        if let Some(share) = share {
            sheet.block((0.0, y + 20.0), (x.at(share), y + 32.0), "bar");
        }
        let words = format::maybe(share, format::percent);
        sheet.text(sheet.width, y + 31.0, Anchor::End, "strong", &words);
    }
}

fn grid(sheet: &mut Sheet, end: &ShorePower, largest: f64, top: f64) {
    let title = format!("Grid {} against break-even, g CO2e per kWh", end.grid_year);
    sheet.text(0.0, top, Anchor::Start, "note", &title);
    let x = Scale::between((0.0, largest * 1.12), (0.0, sheet.width));
    let y = top + 44.0;
    sheet.line((0.0, y), (sheet.width, y), "axis");
    let (grid, even) = (x.at(end.grid_g_co2e_per_kwh), x.at(end.break_even_g_co2e_per_kwh));
    let class = if grid <= even { "gain" } else { "loss" };
    sheet.line((grid, y), (even, y), class);
    sheet.block((even - 1.5, y - 12.0), (even + 1.5, y + 12.0), "end");
    sheet.mark(0, (grid, y), "mark l4 solid");
    let above = format!("grid {}", format::number(end.grid_g_co2e_per_kwh));
    let below = format!("break-even {}", format::number(end.break_even_g_co2e_per_kwh));
    for (words, at, down, class) in [(above, grid, -16.0, "strong"), (below, even, 27.0, "strong")] {
        let half = text_width(&words, SIZE) / 2.0;
        let at = spread(&[at], &[0.0], (half, sheet.width - half))[0];
        sheet.text(at, y + down, Anchor::Middle, class, &words);
    }
}

fn balance(sheet: &mut Sheet, end: &ShorePower, largest: f64, top: f64) {
    sheet.text(0.0, top, Anchor::Start, "note", "Balance of the year, t CO2e");
    let net = end.net_t_co2e();
    let rows = [
        ("avoided aboard", end.avoided_t_co2e, "better"),
        ("from the grid", end.grid_t_co2e, "worse"),
        (
            if net < 0.0 { "net: costs" } else { "net: saves" },
            net,
            if net < 0.0 { "worse" } else { "better" },
        ),
    ];
    let left = text_width("avoided aboard", SIZE) + 14.0;
    let x = Scale::between((0.0, largest), (left, sheet.width - text_width("−00,000", SIZE) - 8.0));
    for (index, (name, value, class)) in rows.into_iter().enumerate() {
        let y = top + 14.0 + index as f64 * 32.0;
        let words = if index == 2 { "strong" } else { "label" };
        sheet.text(left - 14.0, y + 15.0, Anchor::End, words, name);
        let to = x.at(value.abs());
        if class == "worse" {
            sheet.hatched((left, y + 2.0), (to, y + 20.0), class);
        } else {
            sheet.block((left, y + 2.0), (to, y + 20.0), class);
        }
        let figure = if index == 1 { format::signed(-value, 0) } else { format::signed(value, 0) };
        sheet.text(to + 8.0, y + 15.5, Anchor::Start, words, &figure);
    }
    sheet.line((left, top + 12.0), (left, top + 112.0), "axis");
}
