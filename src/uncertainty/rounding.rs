//! Sums, products, quotients and roots rounded down or up.
//!
//! IEEE 754 rounds to the nearest. What that left out is known exactly ("error-free transformation"), and where it
//! has the wrong sign the neighbour is taken: an exact result stays exact.
//!
//! # Source
//!
//! Ogita, Rump and Oishi, *Accurate sum and dot product*, SIAM J. Sci. Comput. 26(6), 2005: algorithms 3.1 (`TwoSum`,
//! of Knuth) and 3.5 (`TwoProductFMA`). Remainders of quotient and root: Boldo and Daumas, *Representable correcting
//! terms for possibly underflowing floating point operations*, ARITH-16, 2003.

/// Below this the remainder of a product may itself underflow: the neighbours are taken.
const REMAINDER_UNDERFLOWS: f64 = 1e-270;

/// A result rounded to the nearest between two numbers that the exact result cannot be outside of.
#[derive(Clone, Copy)]
pub(super) struct Rounded {
    pub(super) down: f64,
    pub(super) up: f64,
}

impl Rounded {
    /// By the sign of `exact − nearest`. An overflow stays one, on both sides.
    fn by(nearest: f64, left_out: f64) -> Self {
        if !nearest.is_finite() {
            return Self { down: nearest, up: nearest };
        }
        Self {
            down: if left_out >= 0.0 { nearest } else { nearest.next_down() },
            up: if left_out <= 0.0 { nearest } else { nearest.next_up() },
        }
    }

    /// Between the neighbours `steps` away, on the own side of zero.
    pub(super) fn within(nearest: f64, steps: u8) -> Self {
        let (mut down, mut up) = (nearest, nearest);
        for _ in 0..steps {
            (down, up) = (down.next_down(), up.next_up());
        }
        if nearest.is_sign_positive() {
            Self { down: down.max(0.0), up }
        } else {
            Self { down, up: up.min(0.0) }
        }
    }
}

pub(super) fn sum(a: f64, b: f64) -> Rounded {
    let nearest = a + b;
    let of_b = nearest - a;
    Rounded::by(nearest, (a - (nearest - of_b)) + (b - of_b))
}

pub(super) fn product(a: f64, b: f64) -> Rounded {
    let nearest = a * b;
    if a == 0.0 || b == 0.0 {
        return Rounded { down: 0.0, up: 0.0 };
    }
    if nearest.abs() < REMAINDER_UNDERFLOWS {
        return Rounded::within(nearest, 1);
    }
    Rounded::by(nearest, a.mul_add(b, -nearest))
}

/// For `b ≠ 0`.
pub(super) fn quotient(a: f64, b: f64) -> Rounded {
    let nearest = a / b;
    if a == 0.0 {
        return Rounded { down: 0.0, up: 0.0 };
    }
    if nearest.abs() < REMAINDER_UNDERFLOWS || a.abs() < REMAINDER_UNDERFLOWS {
        return Rounded::within(nearest, 1);
    }
    let remainder = (-nearest).mul_add(b, a);
    Rounded::by(nearest, if b > 0.0 { remainder } else { -remainder })
}

/// For `a ≥ 0`.
pub(super) fn root(a: f64) -> Rounded {
    let nearest = a.sqrt();
    if a < REMAINDER_UNDERFLOWS && a > 0.0 {
        return Rounded::within(nearest, 1);
    }
    Rounded::by(nearest, (-nearest).mul_add(nearest, a))
}
