//! Plain arithmetic on four numbers.

use super::{Arithmetic, Kernel, LANES, Lanes, Several, Vectors};

/// Plain arithmetic, which the compiler turns into whatever the target has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portable;

#[inline(always)]
fn each(f: impl Fn(usize) -> f64) -> Lanes {
    [f(0), f(1), f(2), f(3)]
}

impl Arithmetic for Portable {
    type Numbers = Lanes;
    type Vector = Lanes;

    #[inline(always)]
    fn load(self, from: &Lanes) -> Lanes {
        *from
    }

    #[inline(always)]
    fn store(self, from: Lanes) -> Lanes {
        from
    }

    #[inline(always)]
    fn splat(self, number: f64) -> Lanes {
        [number; LANES]
    }

    #[inline(always)]
    fn add(self, a: Lanes, b: Lanes) -> Lanes {
        each(|l| a[l] + b[l])
    }

    #[inline(always)]
    fn subtract(self, a: Lanes, b: Lanes) -> Lanes {
        each(|l| a[l] - b[l])
    }

    #[inline(always)]
    fn multiply(self, a: Lanes, b: Lanes) -> Lanes {
        each(|l| a[l] * b[l])
    }

    #[inline(always)]
    fn divide(self, a: Lanes, b: Lanes) -> Lanes {
        each(|l| a[l] / b[l])
    }

    #[inline(always)]
    fn multiply_add(self, a: Lanes, b: Lanes, c: Lanes) -> Lanes {
        // Not fused: where the target does not fuse, that would be a slow call.
        each(|l| a[l] * b[l] + c[l])
    }

    #[inline(always)]
    fn max(self, a: Lanes, b: Lanes) -> Lanes {
        each(|l| if a[l] > b[l] { a[l] } else { b[l] })
    }

    #[inline(always)]
    fn absolute(self, a: Lanes) -> Lanes {
        each(|l| a[l].abs())
    }

    #[inline(always)]
    fn where_positive(self, a: Lanes, yes: Lanes, no: Lanes) -> Lanes {
        each(|l| if a[l] >= 0.0 { yes[l] } else { no[l] })
    }

    #[inline(always)]
    fn scale(self, a: Lanes, exponent: Lanes) -> Lanes {
        each(|l| f64::from_bits(a[l].to_bits().wrapping_add(exponent[l].to_bits() << 52)))
    }
}

impl Vectors for Portable {
    type Two = Several<Self, 2>;

    #[inline(always)]
    fn two(self) -> Self::Two {
        Several(self)
    }

    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        kernel.run(self)
    }
}
