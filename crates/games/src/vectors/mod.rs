//! Vectors of four or eight numbers, as the processor has them or in plain arithmetic.
//!
//! Written out, because loops over plain arrays are not reliably compiled to vectors: the compiler
//! may take the wrong loop for its lanes.

mod aligned;
mod portable;
#[cfg(target_arch = "x86_64")]
mod x86;

pub(crate) use aligned::Aligned;
pub(crate) use portable::Portable;

/// How many numbers a vector of four holds; runs of numbers are padded to a
/// multiple of it, or of twice as many.
pub const LANES: usize = 4;

/// The numbers of a vector of four in memory.
pub type Lanes = [f64; LANES];

/// Which of the processor's instructions are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Instructions {
    /// The fastest that the processor has.
    #[default]
    Fastest,
    /// At most those on four numbers at once (AVX2); to test and to measure them.
    Four,
    /// Those that every processor of the target has; to test and to measure them.
    Portable,
}

/// Arithmetic on the numbers of a vector, each by itself.
pub(crate) trait Arithmetic: Copy {
    /// The numbers of a vector in memory.
    type Numbers: Copy;
    type Vector: Copy;

    fn load(self, from: &Self::Numbers) -> Self::Vector;
    fn store(self, from: Self::Vector) -> Self::Numbers;
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

/// What a kind of processor has: vectors of four, and two of these at once.
pub(crate) trait Vectors: Arithmetic<Numbers = Lanes> {
    /// Two vectors of four: one of eight, or side by side, since each waits for itself most of the time.
    type Two: Arithmetic<Numbers = Pair>;

    fn two(self) -> Self::Two;

    /// Runs what is compiled for these vectors.
    fn run<K: Kernel>(self, kernel: K) -> K::Output;
}

/// What is compiled anew for each kind of vectors, as far as it is inlined into it.
pub(crate) trait Kernel {
    type Output;

    fn run<S: Vectors>(self, simd: S) -> Self::Output;
}

/// Some vectors side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Several<A, const N: usize>(pub(crate) A);

/// What an expression makes of each of several vectors, found by an index.
///
/// Not a function of a closure: one that is not inlined is not compiled for its caller's target.
macro_rules! each {
    ($several:expr, |$n:ident| $made:expr) => {{
        let mut each = [$several.0.splat(0.0); N];
        for ($n, out) in each.iter_mut().enumerate() {
            *out = $made;
        }
        each
    }};
}

impl<A: Arithmetic, const N: usize> Arithmetic for Several<A, N> {
    type Numbers = [A::Numbers; N];
    type Vector = [A::Vector; N];

    #[inline(always)]
    fn load(self, from: &Self::Numbers) -> Self::Vector {
        each!(self, |n| self.0.load(&from[n]))
    }

    #[inline(always)]
    fn store(self, from: Self::Vector) -> Self::Numbers {
        let mut numbers = [self.0.store(from[0]); N];
        for (n, out) in numbers.iter_mut().enumerate() {
            *out = self.0.store(from[n]);
        }
        numbers
    }

    #[inline(always)]
    fn splat(self, number: f64) -> Self::Vector {
        [self.0.splat(number); N]
    }

    #[inline(always)]
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.add(a[n], b[n]))
    }

    #[inline(always)]
    fn subtract(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.subtract(a[n], b[n]))
    }

    #[inline(always)]
    fn multiply(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.multiply(a[n], b[n]))
    }

    #[inline(always)]
    fn divide(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.divide(a[n], b[n]))
    }

    #[inline(always)]
    fn multiply_add(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.multiply_add(a[n], b[n], c[n]))
    }

    #[inline(always)]
    fn max(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.max(a[n], b[n]))
    }

    #[inline(always)]
    fn absolute(self, a: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.absolute(a[n]))
    }

    #[inline(always)]
    fn where_positive(self, a: Self::Vector, yes: Self::Vector, no: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.where_positive(a[n], yes[n], no[n]))
    }

    #[inline(always)]
    fn scale(self, a: Self::Vector, exponent: Self::Vector) -> Self::Vector {
        each!(self, |n| self.0.scale(a[n], exponent[n]))
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

/// The numbers of two vectors of four.
pub(crate) type Pair = [Lanes; 2];

/// The pairs that a run consists of that is padded to whole pairs.
#[inline(always)]
pub(crate) fn pairs(run: &[f64]) -> &[Pair] {
    chunks(run).as_chunks().0
}

/// The same, to be written.
#[inline(always)]
pub(crate) fn pairs_mut(run: &mut [f64]) -> &mut [Pair] {
    chunks_mut(run).as_chunks_mut().0
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

/// So many neighbours, from this one on.
#[inline(always)]
pub(crate) fn some<T, const N: usize>(all: &[T], at: usize) -> &[T; N] {
    match all[at..].first_chunk() {
        Some(some) => some,
        None => unreachable!("what is read in fours is padded"),
    }
}
