"""The network of crates/attribution, to be trained: BERT's encoder with two features, and the heads for cues and
for what every piece is to a cue. The names of its tensors are those in the file of weights."""

import math

import torch
from torch import nn
from transformers import BertConfig, BertModel

ROLES, RANK, MIDDLE, FARTHEST = 4, 64, 192, 12


def distances(places, anchors):
    """Numbers of signed distances: themselves up to 4, then growing with their logarithm."""
    apart = places[None] - anchors[:, None]
    size = apart.abs().float()
    size = torch.where(size <= 4, size, 4 + 1.6 * torch.log2(size.clamp(min=4) / 4))
    return (apart.sign() * size.round().clamp(max=FARTHEST)).long() + FARTHEST


class Network(nn.Module):
    def __init__(self, base):
        super().__init__()
        config = BertConfig.from_pretrained(base, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
        self.enc = BertModel.from_pretrained(base, config=config, add_pooling_layer=False)
        width = config.hidden_size
        self.feat = nn.Embedding(8, width)
        nn.init.zeros_(self.feat.weight)
        self.cue = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 1))
        self.U, self.V = nn.Linear(width, MIDDLE), nn.Linear(width, MIDDLE)
        self.R = nn.Embedding(2 * FARTHEST + 1, MIDDLE)
        nn.init.normal_(self.R.weight, std=0.1)
        self.W = nn.Linear(MIDDLE, ROLES)
        self.P, self.Qm = nn.Linear(width, ROLES * RANK), nn.Linear(width, ROLES * RANK)
        # Used in training alone: whether any cue makes a piece source, cue or content.
        self.any = nn.Linear(width, ROLES - 1)
        self.drop = nn.Dropout(0.1)
        # Word embeddings stay those of the base.
        self.enc.embeddings.word_embeddings.weight.requires_grad_(False)

    def encode(self, ids, features, mask):
        embedded = self.enc.embeddings.word_embeddings(ids) + self.feat(features)
        return self.drop(self.enc(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)

    def relate(self, hidden, rows, anchors):
        """Scores of every place of a row for the cue at its anchor: cues × places × roles."""
        at_anchor = hidden[rows, anchors]
        apart = self.R(distances(torch.arange(hidden.shape[1]), anchors))
        additive = nn.functional.gelu(self.U(hidden)[rows] + self.V(at_anchor)[:, None] + apart)
        pieces = self.P(hidden).unflatten(-1, (ROLES, RANK))[rows]
        anchor = self.Qm(at_anchor).unflatten(-1, (ROLES, RANK))
        return self.W(additive) + torch.einsum("cprk,crk->cpr", pieces, anchor) / math.sqrt(RANK)
