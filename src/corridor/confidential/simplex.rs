//! The least and greatest value of an unknown under equations, all unknowns at least zero: exact, in whole numbers.
//!
//! # Source
//!
//! G. B. Dantzig's simplex method in two phases with the pivot rule of R. G. Bland (1977), which cannot cycle. The
//! equations of a two-way table are totally unimodular: every tableau holds only −1, 0 and 1, so no fraction occurs.

/// Equations brought to a first solution.
pub(super) struct Program {
    unknowns: usize,
    rows: Vec<Row>,
}

#[derive(Clone)]
struct Row {
    coefficients: Vec<i128>,
    value: i128,
    basic: usize,
}

impl Program {
    /// Equations Σ coefficient · unknown = value, of unknowns counted from 0, that have a solution.
    pub(super) fn new(unknowns: usize, equations: &[(Vec<(usize, i128)>, i128)]) -> Self {
        let width = unknowns + equations.len();
        let mut rows: Vec<Row> = equations
            .iter()
            .enumerate()
            .map(|(number, (terms, value))| {
                let sign = if *value < 0 { -1 } else { 1 };
                let mut coefficients = vec![0; width];
                for (unknown, coefficient) in terms {
                    coefficients[*unknown] += sign * coefficient;
                }
                coefficients[unknowns + number] = 1;
                Row { coefficients, value: sign * value, basic: unknowns + number }
            })
            .collect();
        let mut gain = vec![0; width];
        for row in &rows {
            for (gain, coefficient) in gain.iter_mut().zip(&row.coefficients).take(unknowns) {
                *gain += coefficient;
            }
        }
        climb(&mut rows, gain, unknowns);
        for number in 0..rows.len() {
            if rows[number].basic >= unknowns
                && let Some(column) = (0..unknowns).find(|column| rows[number].coefficients[*column] != 0)
            {
                pivot(&mut rows, number, column);
            }
        }
        rows.retain(|row| row.basic < unknowns);
        for row in &mut rows {
            row.coefficients.truncate(unknowns);
        }
        Self { unknowns, rows }
    }

    /// The least value of an unknown.
    pub(super) fn least(&self, unknown: usize) -> i128 {
        let rows = self.moved(unknown, -1).1;
        value(&rows, unknown)
    }

    /// The greatest value of an unknown; `None` if there is no bound.
    pub(super) fn greatest(&self, unknown: usize) -> Option<i128> {
        let (bounded, rows) = self.moved(unknown, 1);
        bounded.then(|| value(&rows, unknown))
    }

    fn moved(&self, unknown: usize, sign: i128) -> (bool, Vec<Row>) {
        let mut rows = self.rows.clone();
        let mut gain = vec![0; self.unknowns];
        gain[unknown] = sign;
        if let Some(row) = rows.iter().find(|row| row.basic == unknown) {
            for (gain, coefficient) in gain.iter_mut().zip(&row.coefficients) {
                *gain -= sign * coefficient;
            }
        }
        let bounded = climb(&mut rows, gain, self.unknowns);
        (bounded, rows)
    }
}

fn value(rows: &[Row], unknown: usize) -> i128 {
    rows.iter().find(|row| row.basic == unknown).map_or(0, |row| row.value)
}

/// Pivots until nothing is to be gained; `false` if the gain has no end.
fn climb(rows: &mut [Row], mut gain: Vec<i128>, unknowns: usize) -> bool {
    while let Some(column) = (0..unknowns).find(|column| gain[*column] > 0) {
        let narrowest = (0..rows.len())
            .filter(|number| rows[*number].coefficients[column] > 0)
            .min_by_key(|number| (rows[*number].value, rows[*number].basic));
        let Some(number) = narrowest else { return false };
        pivot(rows, number, column);
        let factor = gain[column];
        for (gain, coefficient) in gain.iter_mut().zip(&rows[number].coefficients) {
            *gain -= factor * coefficient;
        }
    }
    true
}

fn pivot(rows: &mut [Row], number: usize, column: usize) {
    let sign = rows[number].coefficients[column];
    let pivot = {
        let row = &mut rows[number];
        row.coefficients.iter_mut().for_each(|coefficient| *coefficient *= sign);
        row.value *= sign;
        row.basic = column;
        row.clone()
    };
    for (other, row) in rows.iter_mut().enumerate() {
        let factor = row.coefficients[column];
        if other == number || factor == 0 {
            continue;
        }
        for (coefficient, by) in row.coefficients.iter_mut().zip(&pivot.coefficients) {
            *coefficient -= factor * by;
        }
        row.value -= factor * pivot.value;
    }
}
