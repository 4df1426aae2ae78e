//! Products of whole numbers in vector registers, or in plain arithmetic with the same result.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{__m256i, __m512i};

/// How many sums are kept together: two registers of eight, or one of sixteen.
pub(crate) const LANES: usize = 16;

/// Sixteen whole numbers, or sixteen pairs of half the size.
pub(crate) type Lanes = [i32; LANES];

/// Which of the processor's instructions are used; what comes out is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Instructions {
    /// The fastest that the processor has.
    #[default]
    Fastest,
    /// At most AVX2; to measure it.
    Avx2,
    /// Those that every processor of the target has; to test and to measure them.
    Portable,
}

/// Sums of products of pairs of 16-bit numbers.
pub(crate) trait Products: Copy {
    /// Sixteen numbers, in registers where there are such.
    type Vector: Copy;

    /// Whether there are registers enough to work on two panels of weights at once, for which each input
    /// is then taken from memory once.
    const TWO_PANELS: bool = false;

    fn load(self, numbers: &Lanes) -> Self::Vector;
    /// In each lane, adds to the sum both products of the weights' pair there with the pair `input`.
    fn add_products(self, sums: Self::Vector, weights: Self::Vector, input: i32) -> Self::Vector;
    fn store(self, sums: Self::Vector) -> Lanes;
}

/// Two numbers of 16 bits in one of 32.
#[inline(always)]
pub(crate) fn pair(first: i16, second: i16) -> i32 {
    i32::from(first.cast_unsigned()) | i32::from(second) << 16
}

/// Plain arithmetic.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portable;

#[inline(always)]
fn both_products(one: i32, other: i32) -> i32 {
    ((one << 16) >> 16) * ((other << 16) >> 16) + (one >> 16) * (other >> 16)
}

impl Products for Portable {
    type Vector = Lanes;

    #[inline(always)]
    fn load(self, numbers: &Lanes) -> Lanes {
        *numbers
    }

    #[inline(always)]
    fn add_products(self, mut sums: Lanes, weights: Lanes, input: i32) -> Lanes {
        for lane in 0..LANES {
            sums[lane] = sums[lane].wrapping_add(both_products(weights[lane], input));
        }
        sums
    }

    #[inline(always)]
    fn store(self, sums: Lanes) -> Lanes {
        sums
    }
}

/// Registers of eight (AVX2).
#[cfg(target_arch = "x86_64")]
impl Products for pulp::x86::V3 {
    type Vector = [__m256i; 2];

    #[inline(always)]
    fn load(self, numbers: &Lanes) -> Self::Vector {
        // One load; a cast would take a copy, which the compiler then keeps in memory.
        let [a, b, c, d, e, f, g, h, rest @ ..] = *numbers;
        let [i, j, k, l, m, n, o, p] = rest;
        [
            self.avx._mm256_setr_epi32(a, b, c, d, e, f, g, h),
            self.avx._mm256_setr_epi32(i, j, k, l, m, n, o, p),
        ]
    }

    #[inline(always)]
    fn add_products(
        self,
        [low, high]: Self::Vector,
        weights: Self::Vector,
        input: i32,
    ) -> Self::Vector {
        let input = self.avx._mm256_set1_epi32(input);
        let first = self.avx2._mm256_madd_epi16(weights[0], input);
        let second = self.avx2._mm256_madd_epi16(weights[1], input);
        [
            self.avx2._mm256_add_epi32(low, first),
            self.avx2._mm256_add_epi32(high, second),
        ]
    }

    #[inline(always)]
    fn store(self, sums: Self::Vector) -> Lanes {
        pulp::cast(sums)
    }
}

#[cfg(target_arch = "x86_64")]
pulp::simd_type!({
    /// AVX-512 with the instruction that multiplies and adds in one step, which the compiler puts in place
    /// of the two where it may.
    pub(crate) struct Fused {
        avx512f: feature!("avx512f"),
        avx512bw: feature!("avx512bw"),
        avx512cd: feature!("avx512cd"),
        avx512dq: feature!("avx512dq"),
        avx512vl: feature!("avx512vl"),
        avx512vnni: feature!("avx512vnni"),
        avx2: feature!("avx2"),
        fma: feature!("fma"),
    }
});

/// Registers of sixteen (AVX-512).
#[cfg(target_arch = "x86_64")]
macro_rules! registers_of_sixteen {
    ($processor:ty) => {
        impl Products for $processor {
            type Vector = __m512i;

            const TWO_PANELS: bool = true;

            #[inline(always)]
            fn load(self, numbers: &Lanes) -> Self::Vector {
                let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *numbers;
                self.avx512f
                    ._mm512_setr_epi32(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
            }

            #[inline(always)]
            fn add_products(
                self,
                sums: Self::Vector,
                weights: Self::Vector,
                input: i32,
            ) -> Self::Vector {
                let input = self.avx512f._mm512_set1_epi32(input);
                let product = self.avx512bw._mm512_madd_epi16(weights, input);
                self.avx512f._mm512_add_epi32(sums, product)
            }

            #[inline(always)]
            fn store(self, sums: Self::Vector) -> Lanes {
                pulp::cast(sums)
            }
        }
    };
}

// The same arithmetic twice, since it is compiled for each: the first with one instruction more.
#[cfg(target_arch = "x86_64")]
registers_of_sixteen!(Fused);
#[cfg(target_arch = "x86_64")]
registers_of_sixteen!(pulp::x86::V4);

/// Work that is compiled once for each kind of processor.
pub(crate) trait Work {
    type Output;

    fn with<P: Products>(self, products: P) -> Self::Output;
}

/// Does some work with the instructions wished for, as far as the processor has them.
pub(crate) fn dispatch<W: Work>(instructions: Instructions, work: W) -> W::Output {
    #[cfg(target_arch = "x86_64")]
    {
        struct Vectorized<W, P>(W, P);
        impl<W: Work, P: Products> pulp::NullaryFnOnce for Vectorized<W, P> {
            type Output = W::Output;

            #[inline(always)]
            fn call(self) -> W::Output {
                self.0.with(self.1)
            }
        }
        if instructions == Instructions::Fastest
            && let Some(simd) = Fused::try_new()
        {
            return simd.vectorize(Vectorized(work, simd));
        }
        if instructions == Instructions::Fastest
            && let Some(simd) = pulp::x86::V4::try_new()
        {
            return simd.vectorize(Vectorized(work, simd));
        }
        if instructions != Instructions::Portable
            && let Some(simd) = pulp::x86::V3::try_new()
        {
            return simd.vectorize(Vectorized(work, simd));
        }
    }
    let _ = instructions;
    work.with(Portable)
}
