"""The file of weights: matrices in 8-bit whole numbers with a scale for each row, vectors as they are."""

import torch
from safetensors.torch import load_file, save_file
from torch import nn

# Used in training alone.
LEFT_OUT = ("any.", "analysis.", "dependent.", "governor.")


def unpacked(path):
    """Tensors by name, as numbers."""
    stored = load_file(path)
    return {
        name: tensor.float() * stored[name + ".scale"][:, None] if tensor.dtype == torch.int8 else tensor
        for name, tensor in stored.items()
        if name != "vocab.txt" and not name.endswith(".scale")
    }


def load(network, path):
    """The network with the weights of a file, if there is one, and as narrow as they are."""
    if path is None:
        return network
    tensors = unpacked(path)
    for number, layer in enumerate(network.enc.encoder.layer):
        inner, width = tensors[f"enc.encoder.layer.{number}.intermediate.dense.weight"].shape
        layer.intermediate.dense, layer.output.dense = nn.Linear(width, inner), nn.Linear(inner, width)
    missing, unexpected = network.load_state_dict(tensors, strict=False)
    missing = [name for name in missing if not name.startswith(LEFT_OUT) and "position_ids" not in name]
    if missing or unexpected:
        raise SystemExit(f"{path}: has no {missing}, and {unexpected} beyond what the network has")
    return network


def write(network, vocabulary, path):
    packed = {"vocab.txt": torch.tensor(list(vocabulary), dtype=torch.uint8)}
    for name, tensor in network.state_dict().items():
        if name.startswith(LEFT_OUT) or "position_ids" in name:
            continue
        if tensor.dim() == 2:
            scale = tensor.abs().amax(1).clamp(min=1e-8) / 127
            packed[name], packed[name + ".scale"] = (tensor / scale[:, None]).round().to(torch.int8), scale
        else:
            packed[name] = tensor.contiguous()
    save_file(packed, path)
