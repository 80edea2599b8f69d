//! The same steps in the widest registers that the processor has.
//!
//! A processor of x86-64 is taken to have the registers of 2003 unless one asks it. With the feature `simd` it is asked when
//! the program runs, by the crate `pulp`, and the steps are there once for each generation: two, four or eight numbers at a
//! time. The operations and their order are the same, products and sums are never fused, and so are the bytes.

/// Steps over columns. What they call is inlined, or it would have the registers of 2003.
pub(super) trait Steps {
    type Answer;

    fn take(self) -> Self::Answer;
}

#[cfg(feature = "simd")]
struct Widest<S>(S);

#[cfg(feature = "simd")]
impl<S: Steps> pulp::NullaryFnOnce for Widest<S> {
    type Output = S::Answer;

    #[inline(always)]
    fn call(self) -> Self::Output {
        self.0.take()
    }
}

/// Takes steps.
#[cfg(feature = "simd")]
pub(super) fn take<S: Steps>(steps: S) -> S::Answer {
    pulp::Arch::new().dispatch(Widest(steps))
}

/// Takes steps.
#[cfg(not(feature = "simd"))]
pub(super) fn take<S: Steps>(steps: S) -> S::Answer {
    steps.take()
}
