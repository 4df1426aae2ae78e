//! The file of weights: matrices in whole numbers with a scale for each row, vectors as they are.

use safetensors::{Dtype, SafeTensors};
use thiserror::Error;

use crate::matrix::Matrix;

/// What is wrong with a file of weights.
#[derive(Debug, Error)]
pub enum WeightsError {
    /// It is no such file.
    #[error("the weights cannot be read: {0}")]
    Unreadable(#[from] safetensors::SafeTensorError),
    /// Something in it is not as it should be.
    #[error("the weights have no `{name}` of the right kind and size")]
    Unexpected {
        /// Its name.
        name: String,
    },
}

/// Named tensors.
pub(crate) struct Weights(SafeTensors<'static>);

/// A matrix as the file has it, each row for one word, place or kind: value = whole number · scale.
#[derive(Debug)]
pub(crate) struct Table {
    whole: &'static [u8],
    scales: Vec<f32>,
    width: usize,
}

impl Table {
    /// Adds a row to `sum`; rows beyond the last add nothing.
    pub(crate) fn add(&self, row: usize, sum: &mut [f32]) {
        let Some(&scale) = self.scales.get(row) else {
            return;
        };
        let values = &self.whole[row * self.width..][..self.width];
        for (sum, &value) in sum.iter_mut().zip(values) {
            *sum += f32::from(value.cast_signed()) * scale;
        }
    }

    /// All rows one after another as numbers.
    pub(crate) fn values(&self) -> Vec<f32> {
        let mut values = vec![0.0; self.whole.len()];
        for (row, sum) in values.chunks_mut(self.width).enumerate() {
            self.add(row, sum);
        }
        values
    }
}

impl Weights {
    /// Reads the list of tensors; none of them is read yet.
    pub(crate) fn new(file: &'static [u8]) -> Result<Self, WeightsError> {
        Ok(Self(SafeTensors::deserialize(file)?))
    }

    fn bytes(
        &self,
        name: &str,
        kind: Dtype,
        shape: &[usize],
    ) -> Result<&'static [u8], WeightsError> {
        let tensor = self.0.tensor(name)?;
        if tensor.dtype() == kind && tensor.shape() == shape {
            return Ok(tensor.data());
        }
        let name = name.to_owned();
        Err(WeightsError::Unexpected { name })
    }

    /// A vector of `length` numbers.
    pub(crate) fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, WeightsError> {
        let bytes = self.bytes(name, Dtype::F32, &[length])?;
        let (numbers, _) = bytes.as_chunks();
        Ok(numbers
            .iter()
            .map(|&number| f32::from_le_bytes(number))
            .collect())
    }

    /// How many rows a matrix has.
    pub(crate) fn rows(&self, name: &str) -> Result<usize, WeightsError> {
        match *self.0.tensor(name)?.shape() {
            [rows, _] => Ok(rows),
            _ => Err(WeightsError::Unexpected {
                name: name.to_owned(),
            }),
        }
    }

    /// A table of `rows` rows.
    pub(crate) fn table(
        &self,
        name: &str,
        rows: usize,
        width: usize,
    ) -> Result<Table, WeightsError> {
        Ok(Table {
            whole: self.bytes(name, Dtype::I8, &[rows, width])?,
            scales: self.vector(&format!("{name}.scale"), rows)?,
            width,
        })
    }

    /// The matrices `NAME.weight` with `NAME.bias` of several linear layers on the same `inputs`, as one.
    pub(crate) fn linear(
        &self,
        names: &[(&str, usize)],
        inputs: usize,
    ) -> Result<Matrix, WeightsError> {
        let (mut whole, mut scales, mut biases) = (Vec::new(), Vec::new(), Vec::new());
        for &(name, outputs) in names {
            let table = self.table(&format!("{name}.weight"), outputs, inputs)?;
            whole.extend(table.whole.iter().map(|byte| byte.cast_signed()));
            scales.extend(table.scales);
            biases.extend(self.vector(&format!("{name}.bias"), outputs)?);
        }
        Ok(Matrix::new(&whole, scales, biases, inputs))
    }

    /// The vocabulary, a piece on each line.
    pub(crate) fn vocabulary(&self) -> Result<&'static str, WeightsError> {
        let name = "vocab.txt";
        let unexpected = || WeightsError::Unexpected {
            name: name.to_owned(),
        };
        let bytes = self.0.tensor(name)?.data();
        str::from_utf8(bytes).map_err(|_| unexpected())
    }
}
