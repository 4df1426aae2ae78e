//! Vectors of four numbers, as the processor has them or in plain arithmetic.
//!
//! Written out, because loops over plain arrays are not reliably compiled to vectors: the compiler
//! may take the wrong loop for its lanes.

/// How many numbers a vector holds; runs of numbers are padded to a multiple of it.
pub const LANES: usize = 4;

/// The numbers of one vector in memory.
pub type Lanes = [f64; LANES];

/// Which of the processor's instructions are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Instructions {
    /// The fastest that the processor has.
    #[default]
    Fastest,
    /// Those that every processor of the target has; to test and to measure them.
    Portable,
}

/// Arithmetic on vectors of four.
pub(crate) trait Vectors: Copy {
    type Vector: Copy;

    fn load(self, from: &Lanes) -> Self::Vector;
    fn store(self, from: Self::Vector) -> Lanes;
    fn splat(self, number: f64) -> Self::Vector;
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn subtract(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn multiply(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn divide(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// a·b + c, rounded once or twice.
    fn multiply_add(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector;
    /// The larger; where `a` is not a number, `b`.
    fn max(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn absolute(self, a: Self::Vector) -> Self::Vector;
    /// `yes` where `a` ≥ 0, else `no`.
    fn where_positive(self, a: Self::Vector, yes: Self::Vector, no: Self::Vector) -> Self::Vector;
    /// a·2^n, where n is the whole number in the lowest bits of `exponent`, and a and the product are
    /// normal numbers.
    fn scale(self, a: Self::Vector, exponent: Self::Vector) -> Self::Vector;
}

/// Plain arithmetic, which the compiler turns into whatever the target has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portable;

#[inline(always)]
fn each(f: impl Fn(usize) -> f64) -> Lanes {
    // Not `array::from_fn`: a call that is not inlined is not compiled for its caller's target.
    [f(0), f(1), f(2), f(3)]
}

impl Vectors for Portable {
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

/// Vector registers of four with fused multiplication (AVX2 and FMA).
#[cfg(target_arch = "x86_64")]
impl Vectors for pulp::x86::V3 {
    type Vector = pulp::f64x4;

    #[inline(always)]
    fn load(self, from: &Lanes) -> Self::Vector {
        pulp::cast(*from)
    }

    #[inline(always)]
    fn store(self, from: Self::Vector) -> Lanes {
        pulp::cast(from)
    }

    #[inline(always)]
    fn splat(self, number: f64) -> Self::Vector {
        self.splat_f64x4(number)
    }

    #[inline(always)]
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        self.add_f64x4(a, b)
    }

    #[inline(always)]
    fn subtract(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        self.sub_f64x4(a, b)
    }

    #[inline(always)]
    fn multiply(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        self.mul_f64x4(a, b)
    }

    #[inline(always)]
    fn divide(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        self.div_f64x4(a, b)
    }

    #[inline(always)]
    fn multiply_add(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector {
        self.mul_add_f64x4(a, b, c)
    }

    #[inline(always)]
    fn max(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        self.max_f64x4(a, b)
    }

    #[inline(always)]
    fn absolute(self, a: Self::Vector) -> Self::Vector {
        self.abs_f64x4(a)
    }

    #[inline(always)]
    fn where_positive(self, a: Self::Vector, yes: Self::Vector, no: Self::Vector) -> Self::Vector {
        self.select_f64x4(self.cmp_ge_f64x4(a, self.splat_f64x4(0.0)), yes, no)
    }

    #[inline(always)]
    fn scale(self, a: Self::Vector, exponent: Self::Vector) -> Self::Vector {
        let shifted = self.shl_const_u64x4::<52>(pulp::cast(exponent));
        pulp::cast(self.wrapping_add_u64x4(pulp::cast(a), shifted))
    }
}

/// The vectors that a padded run consists of.
#[inline(always)]
pub(crate) fn chunks(run: &[f64]) -> &[Lanes] {
    run.as_chunks().0
}

/// The vectors that a padded run consists of, to be written.
#[inline(always)]
pub(crate) fn chunks_mut(run: &mut [f64]) -> &mut [Lanes] {
    run.as_chunks_mut().0
}

/// A row of several vectors: a number for each player, padded.
pub(crate) type Row<const VECTORS: usize> = [Lanes; VECTORS];

/// As many rows as a vector has lanes: worked on together, without a loop's overhead for each.
pub(crate) type Rows<const VECTORS: usize> = [Row<VECTORS>; LANES];

/// The rows that a padded run consists of.
#[inline(always)]
pub(crate) fn rows<const VECTORS: usize>(run: &[f64]) -> &[Row<VECTORS>] {
    chunks(run).as_chunks().0
}

/// The rows that a padded run consists of, to be written.
#[inline(always)]
pub(crate) fn rows_mut<const VECTORS: usize>(run: &mut [f64]) -> &mut [Row<VECTORS>] {
    chunks_mut(run).as_chunks_mut().0
}

/// Rows, four by four.
#[inline(always)]
pub(crate) fn fours_mut<const VECTORS: usize>(rows: &mut [Row<VECTORS>]) -> &mut [Rows<VECTORS>] {
    rows.as_chunks_mut().0
}
