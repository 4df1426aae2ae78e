//! Vector registers of four numbers with fused multiplication (AVX2 and FMA), and of eight (AVX-512).

use pulp::{
    f64x4, f64x8,
    x86::{V3, V4},
};

use super::{Arithmetic, Kernel, Lanes, Pair, Several, Vectors};

/// Eight numbers in a register.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Eight(V4);

/// Arithmetic by the functions of these names of `pulp`, which are methods of what `instructions` gives.
macro_rules! arithmetic {
    (
        $type:ty, $numbers:ty, $vector:ty, |$self:ident| $instructions:expr,
        $splat:ident, $add:ident, $subtract:ident, $multiply:ident, $divide:ident,
        $multiply_add:ident, $max:ident, $absolute:ident, $at_least:ident, $select:ident,
        $shift:ident, $add_whole:ident
    ) => {
        impl Arithmetic for $type {
            type Numbers = $numbers;
            type Vector = $vector;

            #[inline(always)]
            fn load(self, from: &$numbers) -> $vector {
                pulp::cast(*from)
            }

            #[inline(always)]
            fn store(self, from: $vector) -> $numbers {
                pulp::cast(from)
            }

            #[inline(always)]
            fn splat($self, number: f64) -> $vector {
                $instructions.$splat(number)
            }

            #[inline(always)]
            fn add($self, a: $vector, b: $vector) -> $vector {
                $instructions.$add(a, b)
            }

            #[inline(always)]
            fn subtract($self, a: $vector, b: $vector) -> $vector {
                $instructions.$subtract(a, b)
            }

            #[inline(always)]
            fn multiply($self, a: $vector, b: $vector) -> $vector {
                $instructions.$multiply(a, b)
            }

            #[inline(always)]
            fn divide($self, a: $vector, b: $vector) -> $vector {
                $instructions.$divide(a, b)
            }

            #[inline(always)]
            fn multiply_add($self, a: $vector, b: $vector, c: $vector) -> $vector {
                $instructions.$multiply_add(a, b, c)
            }

            #[inline(always)]
            fn max($self, a: $vector, b: $vector) -> $vector {
                $instructions.$max(a, b)
            }

            #[inline(always)]
            fn absolute($self, a: $vector) -> $vector {
                $instructions.$absolute(a)
            }

            #[inline(always)]
            fn where_positive($self, a: $vector, yes: $vector, no: $vector) -> $vector {
                let positive = $instructions.$at_least(a, $instructions.$splat(0.0));
                $instructions.$select(positive, yes, no)
            }

            #[inline(always)]
            fn scale($self, a: $vector, exponent: $vector) -> $vector {
                let shifted = $instructions.$shift::<52>(pulp::cast(exponent));
                pulp::cast($instructions.$add_whole(pulp::cast(a), shifted))
            }
        }
    };
}

/// A register of four, for each kind of processor that has one.
macro_rules! four {
    ($type:ty) => {
        arithmetic!(
            $type,
            Lanes,
            f64x4,
            |self| self,
            splat_f64x4,
            add_f64x4,
            sub_f64x4,
            mul_f64x4,
            div_f64x4,
            mul_add_f64x4,
            max_f64x4,
            abs_f64x4,
            cmp_ge_f64x4,
            select_f64x4,
            shl_const_u64x4,
            wrapping_add_u64x4
        );
    };
}

four!(V3);
four!(V4);
arithmetic!(
    Eight,
    Pair,
    f64x8,
    |self| self.0,
    splat_f64x8,
    add_f64x8,
    sub_f64x8,
    mul_f64x8,
    div_f64x8,
    mul_add_f64x8,
    max_f64x8,
    abs_f64x8,
    cmp_ge_f64x8,
    select_f64x8,
    shl_const_u64x8,
    wrapping_add_u64x8
);

impl Vectors for V3 {
    type Two = Several<Self, 2>;

    #[inline(always)]
    fn two(self) -> Self::Two {
        Several(self)
    }

    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        self.vectorize(Vectorized(kernel, self))
    }
}

impl Vectors for V4 {
    type Two = Eight;

    #[inline(always)]
    fn two(self) -> Self::Two {
        Eight(self)
    }

    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        self.vectorize(Vectorized(kernel, self))
    }
}

/// What runs, and with which vectors.
struct Vectorized<K, S>(K, S);

impl<K: Kernel, S: Vectors> pulp::NullaryFnOnce for Vectorized<K, S> {
    type Output = K::Output;

    #[inline(always)]
    fn call(self) -> K::Output {
        self.0.run(self.1)
    }
}
