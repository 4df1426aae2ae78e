"""Narrows each layer's inner part: the numbers without which the layer's output can best be made are left out, and
the last product learns, by least squares, to make it of the others (Hassibi and Stork 1993)."""

import torch
from torch import nn

ROUNDS = 8


@torch.no_grad()
def narrow(network, inner, sample):
    """`sample`: inputs of the network, on which its outputs are to stay what they are."""
    network.eval()
    products = moments(network, sample)
    for layer, moment in zip(network.enc.encoder.layer, products):
        first, last = layer.intermediate.dense, layer.output.dense
        kept, weights = chosen(moment, torch.cat([last.weight.T.double(), last.bias[None].double()]), inner)
        layer.intermediate.dense = linear(first.weight[kept], first.bias[kept])
        layer.output.dense = linear(weights[:-1].T.float(), weights[-1].float())


def moments(network, sample):
    """For each layer, the sum over places of the outer product of its inner numbers, and 1, with themselves."""
    sums = [0] * len(network.enc.encoder.layer)

    def seen(number, values):
        values = torch.cat([values, torch.ones(len(values), 1)], 1).double()
        sums[number] = sums[number] + values.T @ values

    for ids, features, positions, mask, windows in sample:
        network.encode(ids, features, positions, mask, windows, seen)
    return sums


def chosen(moment, weights, inner):
    """Which numbers are kept, and the weights that they then have."""
    kept = list(range(len(weights) - 1))
    step = -(-(len(kept) - inner) // ROUNDS)
    ridge = 1e-6 * moment.diagonal().mean() * torch.eye(len(moment), dtype=moment.dtype)
    while True:
        index = torch.tensor([*kept, len(moment) - 1])
        among = (moment + ridge)[index][:, index]
        now = torch.linalg.solve(among, moment[index] @ weights)
        if len(kept) <= inner:
            return index[:-1], now
        # What leaving a number out adds to the squared error, when the others are fitted again.
        cost = now.square().sum(1)[:-1] / torch.linalg.inv(among).diagonal()[:-1]
        worst = set(cost.argsort()[: min(step, len(kept) - inner)].tolist())
        kept = [number for place, number in enumerate(kept) if place not in worst]


def linear(weight, bias):
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight.copy_(weight), layer.bias.copy_(bias)
    return layer
