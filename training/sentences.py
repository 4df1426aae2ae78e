"""Analyses of the corpus's sentences as a second thing to learn: parts of speech, relations, names and governors.

A file of JSON lines, gzipped or not, an article each: its `id`, and `sentences` as lists of tokens
[start, end, part of speech, lemma, kind of name, governor (counted from 1, 0 the root), relation].
"""

import bisect
from collections import Counter

import torch
from torch.nn import functional

from articles import read
from network import BLOCK, beside

KINDS = {"speech": 2, "name": 4, "relation": 6}


class Analyses:
    def __init__(self, path, articles):
        sentences = {analysed["id"]: analysed["sentences"] for analysed in read(path)}
        self.numbers = {}
        for kind, column in KINDS.items():
            seen = Counter(token[column] for analysed in sentences.values() for tokens in analysed for token in tokens)
            self.numbers[kind] = {label: number for number, (label, _) in enumerate(seen.most_common())}
        self.counts = {kind: len(numbers) for kind, numbers in self.numbers.items()}
        self.of_articles = {id(article): self._tokens(article, sentences.get(article.id, [])) for article in articles}

    def _tokens(self, article, sentences):
        """For each token its first piece, its labels, and the first piece of its governor, if both begin pieces."""
        tokens = []
        for sentence in sentences:
            pieces = [self._piece(article, token[0]) for token in sentence]
            for token, piece in zip(sentence, pieces):
                governor = pieces[token[5] - 1] if token[5] else piece
                if piece is not None and governor is not None:
                    labels = [self.numbers[kind][token[column]] for kind, column in KINDS.items()]
                    tokens.append((piece, labels, governor))
        return tokens

    @staticmethod
    def _piece(article, start):
        piece = bisect.bisect_left(article.starts, start)
        return piece if article.starts[piece : piece + 1] == [start] else None

    def loss(self, network, hidden, batch, starts, asked):
        """`asked`: which of the places beside each block are real and of its window."""
        places, labels, governors = [], [], []
        for (article, first, last), start in zip(batch, starts):
            for piece, its_labels, governor in self.of_articles[id(article)]:
                if first <= piece < last and first <= governor < last:
                    places.append(start + 1 + piece - first)
                    labels.append(its_labels)
                    governors.append(start + 1 + governor - first)
        if not places:
            return torch.zeros(())
        places, labels, governors = map(torch.tensor, (places, labels, governors))
        loss = 0
        for column, kind in enumerate(KINDS):
            loss = loss + 0.3 * functional.cross_entropy(network.analysis[kind](hidden[places]), labels[:, column])
        return loss + 0.3 * self._of_governors(network, hidden, places, governors, asked)

    def _of_governors(self, network, hidden, places, governors, asked):
        """Governors are sought in the block and the two beside it."""
        dependents = network.dependent(hidden).view(-1, BLOCK, network.dependent.out_features)
        beside_it = beside(network.governor(hidden).view(dependents.shape))
        scores = (dependents @ beside_it.transpose(1, 2)).masked_fill(~asked[:, None], float("-inf"))
        scores = scores.flatten(0, 1)[places]
        targets = governors - (places // BLOCK - 1) * BLOCK
        near = (targets >= 0) & (targets < 3 * BLOCK)
        return functional.cross_entropy(scores[near], targets[near]) if near.any() else torch.zeros(())
