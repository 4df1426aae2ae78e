//! Games whose players choose with private information, in continuous time, and what they do.
//!
//! A [`tree::Tree`] is what happens at one moment: decisions, chance, and outcomes. A
//! [`continuous::Game`] is states joined by trees that are played when Poisson clocks ring. Because
//! one player chooses at a time and the game ends, its one equilibrium is found by going backwards
//! ([`continuous::Solver::solve_values`]); what follows from it is found by going forwards
//! ([`continuous::Solver::solve_occupation`]) or by playing it out ([`continuous::simulation`]).
//!
//! Structure and numbers are apart: a game is laid out once in flat arrays, its numbers live in
//! [`continuous::Numbers`], so that it is solved again with other numbers without allocating.

pub mod continuous;

pub mod logistic;
pub mod tree;
mod vectors;

pub use vectors::Instructions;
