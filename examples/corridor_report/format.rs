//! Numbers as people read them, in one place: thousands with a thin space, a true minus, as many digits as mean something.

const THIN_SPACE: char = '\u{202f}';
const MINUS: char = '\u{2212}';

/// With so many decimals; a zero has no sign.
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "not known".to_owned();
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, rest) = digits.split_once('.').map_or((digits.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut text = String::new();
    if value < 0.0 && digits.chars().any(|digit| digit.is_ascii_digit() && digit != '0') {
        text.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(THIN_SPACE);
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push('.');
        text.push_str(rest);
    }
    text
}

/// Three digits that count; whole numbers from 100 on.
pub fn number(value: f64) -> String {
    let size = value.abs();
    let decimals = if size >= 100.0 || size == 0.0 {
        0
    } else if size >= 10.0 {
        1
    } else {
        2
    };
    fixed(value, decimals)
}

/// One decimal where there is one.
pub fn trimmed(value: f64) -> String {
    fixed(value, usize::from((value - value.round()).abs() >= 0.05))
}

pub fn whole(value: f64) -> String {
    fixed(value, 0)
}

/// With its sign: a change.
pub fn signed(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    let nothing = !text.chars().any(|digit| ('1'..='9').contains(&digit));
    if value > 0.0 && !nothing { format!("+{text}") } else { text }
}

/// A share of one as percent: one decimal below ten.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let decimals = usize::from(percent.abs() < 9.95 && percent.abs() > 0.0 && percent.fract() != 0.0);
    format!("{}{THIN_SPACE}%", fixed(percent, decimals))
}

pub fn maybe(value: Option<f64>, write: impl Fn(f64) -> String) -> String {
    value.map_or_else(|| "not known".to_owned(), write)
}

/// Large amounts of energy, money or mass in the fitting power of a thousand: `12.4 million`.
pub fn large(value: f64) -> String {
    match value.abs() {
        size if size >= 1e9 => format!("{} billion", number(value / 1e9)),
        size if size >= 1e6 => format!("{} million", number(value / 1e6)),
        _ => whole(value),
    }
}
