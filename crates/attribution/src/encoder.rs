//! The encoder: BERT's (Devlin et al. 2019) with six layers, two features added to each word piece, and
//! attention in blocks: a place looks at its own block and the two beside it, as in Longformer (Beltagy et
//! al. 2020), so that the work grows with a window's length and no faster.

use crate::{
    attention::{AttentionScratch, BLOCK, WIDTH, attend},
    functions::{Normalisation, gelu},
    instructions::{Instructions, LANES, Products, Work, dispatch},
    matrix::{Arithmetic, Matrix},
    rounding::Rounded,
    weights::{Table, Weights, WeightsError},
};

const LAYERS: usize = 6;
const VOCABULARY: usize = 30_522;
/// How many positions there are.
pub(crate) const POSITIONS: usize = 512;
/// How many places are worked on together where each is worked on alone: as many as stay at hand.
const TOGETHER: usize = 3 * BLOCK;
/// How many combinations of features there are.
const FEATURES: usize = 8;

/// One piece as the encoder takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// Its number in the vocabulary.
    pub(crate) id: u32,
    /// Twice how its word is capitalised (0 to 3), plus one in quotation marks.
    pub(crate) feature: u8,
    /// Where it stands, less than [`POSITIONS`].
    pub(crate) position: u16,
}

/// Pieces of a window → numbers that say what each means where it stands.
#[derive(Debug)]
pub(crate) struct Encoder {
    words: Table,
    features: Table,
    positions: Table,
    types: Table,
    normalisation: Normalisation,
    layers: Vec<Layer>,
}

#[derive(Debug)]
struct Layer {
    queries_keys_values: Matrix,
    found: Matrix,
    after_found: Normalisation,
    inner: Matrix,
    outer: Matrix,
    after_outer: Normalisation,
}

/// Memory for the work on a window, to be used again.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The hidden states: rows of [`WIDTH`] numbers, one for each place of the window.
    pub(crate) hidden: Vec<f32>,
    rounded: Rounded,
    wide: Vec<f32>,
    found: Vec<f32>,
    narrow: Vec<f32>,
    attention: AttentionScratch,
}

/// Whether a layer's inner part may have so many numbers: whole panels, and not more than in BERT.
fn is_inner(count: usize) -> bool {
    (LANES..=4 * WIDTH).contains(&count) && count.is_multiple_of(LANES)
}

fn normalisation(weights: &Weights, name: &str) -> Result<Normalisation, WeightsError> {
    Ok(Normalisation {
        weight: weights.vector(&format!("{name}.weight"), WIDTH)?,
        bias: weights.vector(&format!("{name}.bias"), WIDTH)?,
    })
}

impl Layer {
    fn new(weights: &Weights, number: usize) -> Result<Self, WeightsError> {
        let named = |part: &str| format!("enc.encoder.layer.{number}.{part}");
        let linear =
            |part: &str, outputs, inputs| weights.linear(&[(&named(part), outputs)], inputs);
        let [query, key, value] =
            ["query", "key", "value"].map(|part| named(&format!("attention.self.{part}")));
        let name = format!("{}.weight", named("intermediate.dense"));
        let inner = weights.rows(&name)?;
        if !is_inner(inner) {
            return Err(WeightsError::Unexpected { name });
        }
        Ok(Self {
            queries_keys_values: weights
                .linear(&[(&query, WIDTH), (&key, WIDTH), (&value, WIDTH)], WIDTH)?,
            found: linear("attention.output.dense", WIDTH, WIDTH)?,
            after_found: normalisation(weights, &named("attention.output.LayerNorm"))?,
            inner: linear("intermediate.dense", inner, WIDTH)?,
            outer: linear("output.dense", WIDTH, inner)?,
            after_outer: normalisation(weights, &named("output.LayerNorm"))?,
        })
    }

    #[inline(always)]
    fn apply<P: Products>(&self, products: P, arithmetic: Arithmetic, scratch: &mut Scratch) {
        let Scratch {
            hidden,
            rounded,
            wide,
            found,
            narrow,
            attention,
        } = scratch;
        self.queries_keys_values
            .apply(products, arithmetic, hidden, rounded, wide);
        attend(products, arithmetic, wide, attention, found);
        let together = TOGETHER * WIDTH;
        for (hidden, found) in hidden.chunks_mut(together).zip(found.chunks(together)) {
            self.found
                .apply(products, arithmetic, found, rounded, narrow);
            add_and_normalise(hidden, narrow, &self.after_found);
            self.inner
                .apply(products, arithmetic, hidden, rounded, wide);
            for value in &mut *wide {
                *value = gelu(*value);
            }
            self.outer
                .apply(products, arithmetic, wide, rounded, narrow);
            add_and_normalise(hidden, narrow, &self.after_outer);
        }
    }
}

#[inline(always)]
fn add_and_normalise(hidden: &mut [f32], more: &[f32], normalisation: &Normalisation) {
    for (row, more) in hidden.chunks_exact_mut(WIDTH).zip(more.chunks_exact(WIDTH)) {
        for (value, more) in row.iter_mut().zip(more) {
            *value += more;
        }
        normalisation.apply(row);
    }
}

impl Encoder {
    /// Takes its matrices from a file of weights.
    pub(crate) fn new(weights: &Weights) -> Result<Self, WeightsError> {
        let embedded = |name: &str, rows| {
            weights.table(
                &format!("enc.embeddings.{name}_embeddings.weight"),
                rows,
                WIDTH,
            )
        };
        Ok(Self {
            words: embedded("word", VOCABULARY)?,
            features: weights.table("feat.weight", FEATURES, WIDTH)?,
            positions: embedded("position", POSITIONS)?,
            types: embedded("token_type", 2)?,
            normalisation: normalisation(weights, "enc.embeddings.LayerNorm")?,
            layers: (0..LAYERS)
                .map(|number| Layer::new(weights, number))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Works out the hidden states of a window; its memory grows with its length.
    pub(crate) fn encode(
        &self,
        window: &[Input],
        arithmetic: Arithmetic,
        instructions: Instructions,
        scratch: &mut Scratch,
    ) {
        struct Encode<'a>(&'a Encoder, &'a [Input], Arithmetic, &'a mut Scratch);
        impl Work for Encode<'_> {
            type Output = ();

            #[inline(always)]
            fn with<P: Products>(self, products: P) {
                let Self(encoder, window, arithmetic, scratch) = self;
                encoder.embed(window, &mut scratch.hidden);
                for layer in &encoder.layers {
                    layer.apply(products, arithmetic, scratch);
                }
            }
        }
        dispatch(instructions, Encode(self, window, arithmetic, scratch));
    }

    #[inline(always)]
    fn embed(&self, window: &[Input], hidden: &mut Vec<f32>) {
        hidden.clear();
        hidden.resize(window.len() * WIDTH, 0.0);
        for (row, input) in hidden.chunks_exact_mut(WIDTH).zip(window) {
            self.words.add(input.id as usize, row);
            self.features.add(input.feature.into(), row);
            self.positions.add(input.position.into(), row);
            self.types.add(0, row);
            self.normalisation.apply(row);
        }
    }
}
