//! Log-logistic and log-normal models without covariates, by maximum likelihood.
//!
//! log T = μ + σ ε: a break at t has the density g(z) / (σ t) with z = (log t − μ) / σ, and a peace that still
//! held at t the probability P(ε > z).

use history::survival::Spell;
use statrs::distribution::{ContinuousCDF, Normal};

/// The distribution of ε: its log-density, and the logarithm of the probability of more.
#[derive(Clone, Copy)]
pub struct Errors {
    log_density: fn(f64) -> f64,
    log_more: fn(f64) -> f64,
}

pub const LOGISTIC: Errors = Errors {
    log_density: |z| -z.abs() - 2.0 * (-z.abs()).exp().ln_1p(),
    log_more: |z| -z.max(0.0) - (-z.abs()).exp().ln_1p(),
};

pub const NORMAL: Errors = Errors {
    log_density: |z| -0.5 * (z * z + std::f64::consts::TAU.ln()),
    log_more: |z| Normal::standard().sf(z).ln(),
};

pub struct Fitted {
    pub intercept: f64,
    pub scale: f64,
    pub log_likelihood: f64,
}

fn log_likelihood(errors: Errors, spells: &[Spell], [intercept, log_scale]: [f64; 2]) -> f64 {
    let term = |spell: &Spell| {
        let z = (spell.time.ln() - intercept) / log_scale.exp();
        match spell.broke {
            true => (errors.log_density)(z) - log_scale - spell.time.ln(),
            false => (errors.log_more)(z),
        }
    };
    spells.iter().map(term).sum()
}

/// The likeliest μ and σ, by steps along each that are halved where none leads higher.
pub fn fit(errors: Errors, spells: &[Spell]) -> Fitted {
    let of = |at| log_likelihood(errors, spells, at);
    let mut at = [0.0, 0.0];
    let mut best = of(at);
    let mut step = 1.0;
    while step > 1e-9 {
        let around = [[step, 0.0], [-step, 0.0], [0.0, step], [0.0, -step]];
        let places = around.map(|[along, across]| [at[0] + along, at[1] + across]);
        match places.into_iter().find(|&place| of(place) > best) {
            Some(place) => (at, best) = (place, of(place)),
            None => step *= 0.5,
        }
    }
    Fitted {
        intercept: at[0],
        scale: at[1].exp(),
        log_likelihood: best,
    }
}
