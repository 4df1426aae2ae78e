//! Reading a text with given weights.

use std::{ops::Range, sync::LazyLock};

use rayon::prelude::*;

use crate::{
    Arithmetic, Attribution, Instructions, WeightsError,
    decoding::{Candidate, Found, THRESHOLD, decode, surest},
    encoder::{Encoder, Scratch},
    heads::{HeadScratch, Heads},
    weights::Weights,
    windows::{Article, Window},
    wordpiece::Vocabulary,
};

/// The weights that ship with the program.
static SHIPPED: &[u8] = include_bytes!("../weights/attribution-minilm-l6.safetensors");

/// Weights made ready, and how to compute with them.
#[derive(Debug)]
pub struct Reader {
    vocabulary: Vocabulary,
    encoder: Encoder,
    heads: Heads,
}

/// What the encoder makes of one window.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoded {
    /// The bytes of the text for which each place stands; the first place, which begins the window,
    /// and the ends of paragraphs stand for none.
    pub places: Vec<Range<usize>>,
    /// Rows of 384 numbers, one for each place.
    pub hidden: Vec<f32>,
    /// For each place, the chance that a cue's head word begins there.
    pub cues: Vec<f32>,
}

/// Memory to be used again from window to window.
#[derive(Default)]
struct Memory {
    encoder: Scratch,
    heads: HeadScratch,
}

impl Reader {
    /// The reader with the weights that ship with the program; the first call makes it ready.
    ///
    /// # Panics
    ///
    /// Never: a test reads the shipped weights.
    pub fn shipped() -> &'static Self {
        static READER: LazyLock<Reader> =
            LazyLock::new(|| Reader::new(SHIPPED).expect("the shipped weights are whole"));
        &READER
    }

    /// Makes weights ready.
    ///
    /// # Errors
    ///
    /// [`WeightsError`], where the file has not the tensors of this model.
    pub fn new(file: &'static [u8]) -> Result<Self, WeightsError> {
        let weights = Weights::new(file)?;
        let vocabulary = Vocabulary::new(weights.vocabulary()?);
        Ok(Self {
            vocabulary: vocabulary.ok_or_else(|| WeightsError::Unexpected {
                name: "vocab.txt".to_owned(),
            })?,
            encoder: Encoder::new(&weights)?,
            heads: Heads::new(&weights)?,
        })
    }

    /// The statements of a text, in the order of their cues. Takes time linear in the text, on all cores.
    pub fn read(&self, text: &str) -> Vec<Attribution> {
        self.read_telling(text, &|_| ())
    }

    /// As [`Self::read`]; `told` hears each time how many more bytes of the text have been read.
    pub fn read_telling(&self, text: &str, told: &(dyn Fn(u64) + Sync)) -> Vec<Attribution> {
        let how = (Arithmetic::default(), Instructions::default());
        self.read_windows(text, how, told)
    }

    /// As [`Self::read`], in a given arithmetic and with given instructions, to check and measure them.
    pub fn read_with(
        &self,
        text: &str,
        arithmetic: Arithmetic,
        instructions: Instructions,
    ) -> Vec<Attribution> {
        self.read_windows(text, (arithmetic, instructions), &|_| ())
    }

    fn read_windows(
        &self,
        text: &str,
        how: (Arithmetic, Instructions),
        told: &(dyn Fn(u64) + Sync),
    ) -> Vec<Attribution> {
        let article = Article::new(text, &self.vocabulary);
        let windows: Vec<Window> = article.windows().collect();
        let read = windows
            .par_iter()
            .map_init(Memory::default, |memory, window| {
                let found = self.read_window(&article, window, how, memory);
                told(article.bytes(&window.core).len() as u64);
                found
            });
        let read: Vec<Vec<Found>> = read.collect();
        surest(read.into_iter().flatten())
    }

    /// The statements whose cues are in a window's core.
    fn read_window(
        &self,
        article: &Article,
        window: &Window,
        (arithmetic, instructions): (Arithmetic, Instructions),
        memory: &mut Memory,
    ) -> Vec<Found> {
        // A cue is a word: where there is none, nothing need be read.
        if !article.has_word(&window.core) {
            return Vec::new();
        }
        let cues = self.encode(article, window, arithmetic, instructions, memory);
        // The place before the first piece begins the window.
        let place = |piece: usize| piece - window.pieces.start + 1;
        let found: Vec<usize> = window
            .core
            .clone()
            .filter(|&piece| cues[place(piece)] >= THRESHOLD || article.reports(piece))
            .filter(|&piece| !article.is_separator(piece))
            .collect();
        let places: Vec<usize> = found.iter().map(|&piece| place(piece)).collect();
        let Memory { encoder, heads } = memory;
        let related =
            self.heads
                .relations(&encoder.hidden, &places, arithmetic, instructions, heads);
        let decoded = found
            .into_iter()
            .zip(related)
            .map(|(piece, (asked, scores))| {
                decode(
                    article,
                    &Candidate {
                        piece,
                        chance: cues[place(piece)],
                        first: window.pieces.start + asked.start - 1,
                        scores,
                    },
                )
            });
        decoded.flatten().collect()
    }

    /// What the encoder makes of each window of a text, to compare with another program.
    pub fn hidden_states(
        &self,
        text: &str,
        arithmetic: Arithmetic,
        instructions: Instructions,
    ) -> Vec<Encoded> {
        let article = Article::new(text, &self.vocabulary);
        let mut memory = Memory::default();
        let encoded = article.windows().map(|window| {
            let cues = self.encode(&article, &window, arithmetic, instructions, &mut memory);
            let pieces = article.pieces[window.pieces].iter();
            Encoded {
                places: std::iter::once(0..0)
                    .chain(pieces.map(|piece| piece.bytes.clone()))
                    .collect(),
                hidden: memory.encoder.hidden.clone(),
                cues,
            }
        });
        encoded.collect()
    }

    fn encode(
        &self,
        article: &Article,
        window: &Window,
        arithmetic: Arithmetic,
        instructions: Instructions,
        memory: &mut Memory,
    ) -> Vec<f32> {
        let Memory { encoder, heads } = memory;
        let inputs = article.inputs(window);
        self.encoder
            .encode(&inputs, arithmetic, instructions, encoder);
        self.heads
            .cues(&encoder.hidden, arithmetic, instructions, heads)
    }
}
