//! A solution with the vectors that the processor has, for each length of rows.

use super::game::MOST_PLAYERS;
use crate::vectors::{Instructions, LANES, Portable, Vectors};

/// Something that is done with kernels for some kind of vectors and some length of rows.
pub(crate) trait Run {
    type Output;
    fn run<S: Vectors, const VECTORS: usize>(self, simd: S) -> Self::Output;
}

/// Runs with the best vectors that the processor has and that may be used.
#[cfg_attr(not(target_arch = "x86_64"), expect(unused_variables))]
pub(crate) fn with_vectors<R: Run>(instructions: Instructions, row: usize, run: R) -> R::Output {
    #[cfg(target_arch = "x86_64")]
    if instructions == Instructions::Fastest
        && let Some(simd) = pulp::x86::V4::try_new()
    {
        return with_rows(simd, row, run);
    }
    #[cfg(target_arch = "x86_64")]
    if instructions != Instructions::Portable
        && let Some(simd) = pulp::x86::V3::try_new()
    {
        return with_rows(simd, row, run);
    }
    with_rows(Portable, row, run)
}

fn with_rows<S: Vectors, R: Run>(simd: S, row: usize, run: R) -> R::Output {
    match row {
        LANES => run.run::<S, 1>(simd),
        _ => run.run::<S, { MOST_PLAYERS / LANES }>(simd),
    }
}
