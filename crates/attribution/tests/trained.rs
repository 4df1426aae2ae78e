//! Other weights than those that ship are read, and odd ones refused:
//! `BACKSTOP_WEIGHTS=FILE cargo test -p attribution --test trained`.

use attribution::{Reader, WeightsError};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

const BRIEF: &str = include_str!("../../../scenarios/first-steps/brief.txt");
const SHIPPED: &[u8] = include_bytes!("../weights/attribution-minilm-l6.safetensors");

#[test]
fn weights_made_anew_are_read() {
    let Some(path) = std::env::var_os("BACKSTOP_WEIGHTS") else {
        eprintln!("skipped: BACKSTOP_WEIGHTS names no file of weights");
        return;
    };
    let file = std::fs::read(path).unwrap();
    let reader = Reader::new(file.leak()).unwrap();
    for attribution in reader.read(BRIEF) {
        assert!(!attribution.content.is_empty());
    }
}

/// The shipped weights with a first layer, all zeros, that has so many inner numbers.
fn with_inner(inner: usize) -> Vec<u8> {
    let zeros = vec![0; inner * 384 * 4];
    let shipped = SafeTensors::deserialize(SHIPPED).unwrap();
    let tensors = shipped.tensors().into_iter().map(|(name, tensor)| {
        let shape = match name.strip_prefix("enc.encoder.layer.0.") {
            Some("intermediate.dense.weight") => vec![inner, 384],
            Some("intermediate.dense.weight.scale" | "intermediate.dense.bias") => vec![inner],
            Some("output.dense.weight") => vec![384, inner],
            _ => return (name, tensor),
        };
        let bytes = if tensor.dtype() == Dtype::F32 { 4 } else { 1 };
        let length = bytes * shape.iter().product::<usize>();
        let tensor = TensorView::new(tensor.dtype(), shape, &zeros[..length]).unwrap();
        (name, tensor)
    });
    safetensors::serialize(tensors.collect::<Vec<_>>(), None).unwrap()
}

#[test]
fn layers_may_be_narrower_by_whole_panels() {
    for inner in [16, 512, 1_536] {
        let reader = Reader::new(with_inner(inner).leak()).unwrap();
        reader.read(BRIEF);
    }
    for inner in [0, 8, 1_000, 1_552] {
        let refused = Reader::new(with_inner(inner).leak()).unwrap_err();
        assert!(
            matches!(refused, WeightsError::Unexpected { .. }),
            "{inner}"
        );
    }
}
