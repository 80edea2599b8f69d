//! From a value to a place on the sheet, round ticks, and labels that make way for each other.

use super::sheet::text_width;

pub struct Scale {
    low: f64,
    high: f64,
    step: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// Round ticks around all values, about `ticks` of them.
    pub fn around(values: impl IntoIterator<Item = f64>, ticks: usize, (start, end): (f64, f64)) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        if high - low < 1e-9 * high.abs().max(1e-9) {
            let room = if high == 0.0 { 1.0 } else { high.abs() * 0.1 };
            (low, high) = (low - room, high + room);
        }
        let step = round_step((high - low) / ticks.max(1) as f64);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step, start, end }
    }

    /// From zero, or around it.
    pub fn from_zero(values: impl IntoIterator<Item = f64>, ticks: usize, places: (f64, f64)) -> Self {
        let values: Vec<f64> = values.into_iter().chain([0.0]).collect();
        if values.iter().all(|value| *value == 0.0) {
            return Self::around([0.0, 1.0], ticks, places);
        }
        Self::around(values, ticks, places)
    }

    /// Exactly these ends, without rounding.
    pub fn between((low, high): (f64, f64), (start, end): (f64, f64)) -> Self {
        let (low, high) = if high > low { (low, high) } else { (low - 0.5, low + 0.5) };
        Self { low, high, step: high - low, start, end }
    }

    pub fn at(&self, value: f64) -> f64 {
        self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)
    }

    pub fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count).map(|index| self.low + self.step * index as f64).collect()
    }

    /// Decimals that tell two ticks apart.
    pub fn decimals(&self) -> usize {
        (-self.step.log10().floor()).clamp(0.0, 6.0) as usize
    }
}

fn round_step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= rough * 0.999)
        .unwrap_or(10.0 * power)
}

/// Places moved as little as needed to be `apart` (one room for each), inside `low..high`; the order is kept.
pub fn spread(wanted: &[f64], rooms: &[f64], (low, high): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut places = wanted.to_vec();
    let apart = |a: usize, b: usize| f64::midpoint(rooms[a], rooms[b]);
    for pair in order.windows(2) {
        places[pair[1]] = places[pair[1]].max(places[pair[0]] + apart(pair[0], pair[1]));
    }
    let mut limit = high;
    for (index, item) in order.iter().enumerate().rev() {
        places[*item] = places[*item].min(limit);
        if index > 0 {
            limit = places[*item] - apart(order[index - 1], *item);
        }
    }
    let mut limit = low;
    for (index, item) in order.iter().enumerate() {
        places[*item] = places[*item].max(limit);
        if let Some(next) = order.get(index + 1) {
            limit = places[*item] + apart(*item, *next);
        }
    }
    places
}

/// The years to write below an axis: the first, the last and as many round ones between as have room.
pub fn years(first: i16, last: i16, width: f64, size: f64) -> Vec<i16> {
    let room = text_width("2000", size) * 1.7;
    let span = f64::from(last - first).max(1.0);
    let step =
        [1, 2, 5, 10, 20, 50].into_iter().find(|step| f64::from(*step) / span * width >= room).unwrap_or(100);
    let near = |year: i16| f64::from(year) / span * width;
    let mut years: Vec<i16> = (first..=last)
        .filter(|year| {
            year % step == 0 && near(*year) - near(first) >= room && near(last) - near(*year) >= room
        })
        .collect();
    years.insert(0, first);
    if last > first {
        years.push(last);
    }
    years
}
