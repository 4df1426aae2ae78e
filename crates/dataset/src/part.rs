//! One part of a dataset as a Parquet file.

use std::{fs::File, io::Write, path::Path, sync::Arc};

use arrow_array::{Array, RecordBatch, cast::AsArray, types::Float64Type};
use arrow_schema::Schema;
use explore::futures::{Draw, Futures, MOST_COMPARED};
use parquet::{
    arrow::{ArrowWriter, ProjectionMask, arrow_reader::ParquetRecordBatchReaderBuilder},
    basic::Compression,
    errors::ParquetError,
    file::properties::WriterProperties,
};

use crate::{
    Column,
    columns::{
        REACHED, SUFFICIENT, SURVIVAL, VALUE, VALUE_NO_DEAL, WITHOUT_ANSWER, WOULD_BE_SIGNED,
    },
};

/// Writes draws, of which the first has the number `first`, as a Parquet file.
pub(crate) fn write(
    file: impl Write + Send,
    columns: &[Column],
    first: usize,
    draws: &[Draw],
) -> Result<(), ParquetError> {
    let fields: Vec<_> = columns.iter().map(Column::field).collect();
    let arrays = columns
        .iter()
        .map(|column| column.array(first, draws))
        .collect();
    let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)?;
    // Drawn numbers hardly repeat: a dictionary of them would only be longer.
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_dictionary_enabled(false)
        .build();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties))?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(())
}

/// Whether a file is a part with so many rows.
pub(crate) fn is_whole(path: &Path, rows: usize) -> bool {
    let reader = File::open(path).map_err(ParquetError::from);
    let reader = reader.and_then(ParquetRecordBatchReaderBuilder::try_new);
    reader.is_ok_and(|reader| reader.metadata().file_metadata().num_rows() == rows as i64)
}

/// Reads what is kept in memory of a part, of which the first draw has the number `first`.
pub(crate) fn read(path: &Path, columns: &[Column], first: usize) -> Result<Futures, ParquetError> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let is_wanted = |column: &Column| match column.role() {
        "input" => first < MOST_COMPARED,
        _ => is_kept(&column.name),
    };
    let wanted = (0..columns.len()).filter(|&at| is_wanted(&columns[at]));
    let mask = ProjectionMask::roots(reader.parquet_schema(), wanted);
    let mut futures = Futures::default();
    for batch in reader.with_projection(mask).build()? {
        futures.append(kept(&batch?, columns)?);
    }
    Ok(futures)
}

fn is_kept(outcome: &str) -> bool {
    let named = [REACHED, SUFFICIENT, WOULD_BE_SIGNED, WITHOUT_ANSWER];
    let begins = [SURVIVAL, VALUE, VALUE_NO_DEAL];
    named.contains(&outcome) || begins.iter().any(|start| outcome.starts_with(start))
}

fn kept(batch: &RecordBatch, columns: &[Column]) -> Result<Futures, ParquetError> {
    let reasons = array(batch, WITHOUT_ANSWER)?;
    let reasons = reasons
        .as_string_opt::<i32>()
        .ok_or_else(|| other(WITHOUT_ANSWER))?;
    let solved: Vec<usize> = (0..batch.num_rows())
        .filter(|&row| reasons.is_null(row))
        .collect();
    let numbers = |name: &str| -> Result<Vec<f64>, ParquetError> {
        let numbers = array(batch, name)?.as_primitive_opt::<Float64Type>();
        let numbers = numbers.ok_or_else(|| other(name))?;
        Ok(solved.iter().map(|&row| numbers.value(row)).collect())
    };
    let truths = |name: &str| -> Result<Vec<bool>, ParquetError> {
        let truths = array(batch, name)?
            .as_boolean_opt()
            .ok_or_else(|| other(name))?;
        Ok(solved.iter().map(|&row| truths.value(row)).collect())
    };
    let all = |is: &dyn Fn(&Column) -> bool| -> Result<Vec<Vec<f64>>, ParquetError> {
        let there = |column: &&Column| batch.column_by_name(&column.name).is_some();
        let columns = columns.iter().filter(|column| is(column)).filter(there);
        columns.map(|column| numbers(&column.name)).collect()
    };
    let values = all(&|column| column.name.starts_with(VALUE))?.into_iter();
    let gains = values.zip(all(&|column| column.name.starts_with(VALUE_NO_DEAL))?);
    let gain = |(with, without): (Vec<f64>, Vec<f64>)| {
        (with.iter().zip(without))
            .map(|(with, without)| with - without)
            .collect()
    };
    Ok(Futures {
        gains: gains.map(gain).collect(),
        columns: all(&|column| column.role() == "input")?,
        reached: numbers(REACHED)?,
        sufficient: truths(SUFFICIENT)?,
        would_be_signed: truths(WOULD_BE_SIGNED)?,
        survival: all(&|column| column.name.starts_with(SURVIVAL))?,
        without_answer: batch.num_rows() - solved.len(),
        first_reason: reasons.iter().flatten().next().map(str::to_owned),
    })
}

fn array<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a dyn Array, ParquetError> {
    let array = batch.column_by_name(name).ok_or_else(|| other(name))?;
    Ok(array.as_ref())
}

fn other(name: &str) -> ParquetError {
    ParquetError::General(format!("its column `{name}` is missing or of another kind"))
}
