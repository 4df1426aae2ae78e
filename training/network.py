"""The network of crates/attribution, to be trained: BERT's encoder with two features, whose places look only at
their own block and the two beside it, and the heads for cues and for what every piece is to a cue. The names of its
tensors are those in the file of weights."""

import math

import torch
from torch import nn
from torch.nn.functional import gelu, scaled_dot_product_attention
from transformers import BertConfig, BertModel

ROLES, RANK, MIDDLE, FARTHEST = 4, 64, 192, 12
# Places of a block, and how far from its cue a piece may be.
BLOCK, REACH = 64, 192
# The layer after which the analysis of sentences is asked for, in training alone.
ANALYSED_LAYER = 4


def distances(apart):
    """Numbers of signed distances: themselves up to 4, then growing with their logarithm."""
    size = apart.abs().float()
    size = torch.where(size <= 4, size, 4 + 1.6 * torch.log2(size.clamp(min=4) / 4))
    return (apart.sign() * size.round().clamp(max=FARTHEST)).long() + FARTHEST


def beside(blocks):
    """A block's places with those of the block before and the block after: blocks × BLOCK … → blocks × 3 BLOCK …"""
    none = torch.zeros_like(blocks[:1])
    return torch.cat([torch.cat([none, blocks[:-1]]), blocks, torch.cat([blocks[1:], none])], 1)


def looked_at(mask, windows):
    """Which of the places beside a block are real and of its window: blocks × 3 BLOCK."""
    same = beside(windows[:, None].expand(-1, BLOCK) + 1) == windows[:, None] + 1
    return same & beside(mask.view(-1, BLOCK))


class Network(nn.Module):
    """Takes windows one behind another, each filled up to whole blocks; `mask` says which places are real."""

    def __init__(self, base, analysis=None):
        super().__init__()
        configuration = BertConfig.from_pretrained(base)
        self.enc = BertModel.from_pretrained(base, config=configuration, add_pooling_layer=False)
        width, self.heads = configuration.hidden_size, configuration.num_attention_heads
        self.feat = nn.Embedding(8, width)
        nn.init.zeros_(self.feat.weight)
        self.cue = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))
        self.U, self.V = nn.Linear(width, MIDDLE), nn.Linear(width, MIDDLE)
        self.R = nn.Embedding(2 * FARTHEST + 1, MIDDLE)
        nn.init.normal_(self.R.weight, std=0.1)
        self.W = nn.Linear(MIDDLE, ROLES)
        self.P, self.Qm = nn.Linear(width, ROLES * RANK), nn.Linear(width, ROLES * RANK)
        # Used in training alone: whether any cue makes a piece source, cue or content, and how its sentence is built.
        self.any = nn.Linear(width, ROLES - 1)
        self.analysis = nn.ModuleDict({name: nn.Linear(width, count) for name, count in (analysis or {}).items()})
        self.dependent, self.governor = nn.Linear(width, RANK), nn.Linear(width, RANK)
        self.drop = nn.Dropout(0.1)
        # Word embeddings stay what they are.
        self.enc.embeddings.word_embeddings.weight.requires_grad_(False)

    def encode(self, ids, features, positions, mask, windows, seen=None):
        """Hidden states of all places, and those after ANALYSED_LAYER; `windows` numbers the window of each block.
        `seen` hears what each layer has between its last two products at the real places."""
        embeddings = self.enc.embeddings
        hidden = embeddings.word_embeddings(ids) + self.feat(features) + embeddings.position_embeddings(positions)
        hidden = embeddings.LayerNorm(hidden + embeddings.token_type_embeddings.weight[0])
        asked = looked_at(mask, windows)[:, None, None]
        for number, layer in enumerate(self.enc.encoder.layer):
            hidden = self._layer(layer, hidden, asked, seen and (lambda inner: seen(number, inner[mask])))
            if number + 1 == ANALYSED_LAYER:
                analysed = hidden
        return hidden, analysed

    def _layer(self, layer, hidden, asked, seen):
        attention = layer.attention.self
        by_block = lambda linear: linear(hidden).view(-1, BLOCK, self.heads, hidden.shape[-1] // self.heads)
        queries, keys, values = by_block(attention.query), beside(by_block(attention.key)), beside(by_block(attention.value))
        found = scaled_dot_product_attention(*(t.transpose(1, 2) for t in (queries, keys, values)), attn_mask=asked)
        found = found.transpose(1, 2).reshape(hidden.shape)
        hidden = layer.attention.output.LayerNorm(hidden + self.drop(layer.attention.output.dense(found)))
        inner = gelu(layer.intermediate.dense(hidden))
        if seen:
            seen(inner)
        return layer.output.LayerNorm(hidden + self.drop(layer.output.dense(inner)))

    def relate(self, hidden, anchors):
        """Scores of the places up to REACH before and behind the cue at each anchor: cues × (2 REACH + 1) × roles.
        Those that lie outside its window mean nothing."""
        apart = torch.arange(-REACH, REACH + 1)
        places = (anchors[:, None] + apart).clamp(0, len(hidden) - 1)
        at_anchor = hidden[anchors]
        additive = gelu(self.U(hidden)[places] + self.V(at_anchor)[:, None] + self.R(distances(apart)))
        pieces = self.P(hidden)[places].unflatten(-1, (ROLES, RANK))
        anchor = self.Qm(at_anchor).unflatten(-1, (ROLES, RANK))
        return self.W(additive) + torch.einsum("cprk,crk->cpr", pieces, anchor) / math.sqrt(RANK)
