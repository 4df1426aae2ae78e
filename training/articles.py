"""A corpus as pieces with features and labels, as crates/attribution takes texts apart.

A corpus is a file of JSON lines, gzipped or not, an article each: its `text`, and `attributions` with `source`,
`cue` and `content` as lists of [start, end) in code points, and `cue_head` as one such pair or none.
"""

import bisect
import gzip
import json
import re

CLASSIFICATION, SEPARATOR = 101, 102
SOURCE, CUE, CONTENT = 1, 2, 3
# Pieces of a window without its first; positions there are; the position beyond which paragraphs begin at 1 again.
ROOM, POSITIONS, ANEW = 1023, 512, 256
WORD = re.compile(r"[^\W_]+(?:[.'’\-&/,][^\W_]+)*")


def read(path):
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rt", encoding="utf8", newline="\n") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def capitals(word):
    if not any(character.isalpha() for character in word):
        return 0
    if not word[0].isupper():
        return 1
    return 3 if len(word) > 1 and not any(character.islower() for character in word) else 2


def quoted(text):
    """Stretches in quotation marks: `quoted_stretches` of crates/attribution/src/quotation_marks.rs."""
    found, start = [], 0
    for paragraph in text.split("\n"):
        found += [(start + a, start + b) for a, b in _quoted(paragraph) if b - a > 2]
        start += len(paragraph) + 1
    return found


def _quoted(paragraph):
    word_follows = lambda at: at + 1 < len(paragraph) and paragraph[at + 1].isalnum()
    opened, skip_to = None, 0
    for at, mark in enumerate(paragraph):
        if at < skip_to:
            continue
        if opened is None:
            wrong_way = mark == "”" and word_follows(at) and (at == 0 or paragraph[at - 1].isspace())
            if mark in "“«„" or wrong_way:
                opened = (at, "curly")
            elif mark == '"':
                opened = (at, "straight")
            elif mark == "‘" and not (at and paragraph[at - 1].isalnum()):
                end = _single_end(paragraph, at + 1)
                if end is not None:
                    yield at, end
                    skip_to = end
            continue
        start, kind = opened
        if kind == "curly" and mark == "“":
            yield start, at
            opened = (at, "curly")
        elif mark == "”" or (kind == "curly" and mark == "»") or (mark == '"' and (kind == "straight" or not word_follows(at))):
            yield start, at + 1
            opened = None
    if opened is not None:
        yield opened[0], len(paragraph.rstrip())


def _single_end(paragraph, at):
    """Behind the next mark that closes single quotation marks, unless a double one comes first."""
    for end in range(at, len(paragraph)):
        if paragraph[end] in '“"':
            return None
        if paragraph[end] == "’" and not (end + 1 < len(paragraph) and paragraph[end + 1].isalnum()):
            return end + 1
    return None


class Article:
    """Pieces (`ids`, `places`), their features (twice the capitals, plus one in quotation marks), the pieces
    with which paragraphs begin, and for each attribution the first piece of its cue's head and the roles of
    pieces."""

    def __init__(self, article, tokenizer):
        self.id, text = article.get("id"), article["text"]
        self.ids, self.places, self.paragraphs, at = [], [], [], 0
        for paragraph in text.split("\n"):
            if paragraph.strip():
                encoded = tokenizer.encode(paragraph, add_special_tokens=False)
                if encoded.ids:
                    self.paragraphs.append(len(self.ids))
                self.ids += [*encoded.ids, SEPARATOR]
                self.places += [(at + a, at + b) for a, b in encoded.offsets]
                self.places.append((at + len(paragraph),) * 2)
            at += len(paragraph) + 1
        words = [match.span() for match in WORD.finditer(text)]
        case = _within(words)
        marks = _within(quoted(text))
        self.features = []
        for start, _ in self.places:
            word = case(start)
            self.features.append(2 * (capitals(text[slice(*word)]) if word else 0) + (marks(start) is not None))
        self.starts = [start for start, _ in self.places]
        labelled = map(self._labelled, article.get("attributions", []))
        self.attributions = [attribution for attribution in labelled if attribution]

    def _labelled(self, attribution):
        roles = {}
        for name, role in (("source", SOURCE), ("cue", CUE), ("content", CONTENT)):
            for span in attribution[name]:
                roles |= dict.fromkeys(self._pieces(span), role)
        cue = [piece for span in attribution["cue"] for piece in self._pieces(span)]
        head = self._pieces(attribution["cue_head"]) if attribution.get("cue_head") else []
        anchors = [piece for piece in head if piece in cue] or cue
        return (min(anchors), roles) if anchors else None

    def _pieces(self, span):
        """The pieces that overlap a span, without ends of paragraphs."""
        first = max(0, bisect.bisect_left(self.starts, span[0]) - 1)
        last = bisect.bisect_left(self.starts, span[1])
        return [
            piece
            for piece in range(first, last)
            if self.places[piece][1] > span[0] and self.ids[piece] != SEPARATOR
        ]

    def windows(self, offset):
        """Ranges of at most ROOM pieces that cover the article, cut where paragraphs begin where possible; the
        first ends at the paragraph that holds the piece `offset`, if any, so that passes cut differently."""
        cuts, start = [0], 0
        while start < len(self.ids):
            limit = start + (ROOM if start or not offset else min(offset, ROOM))
            if limit >= len(self.ids):
                break
            before = bisect.bisect_right(self.paragraphs, limit) - 1
            cut = self.paragraphs[before] if before >= 0 else limit
            start = cut if cut > start else limit
            cuts.append(start)
        return list(zip(cuts, [*cuts[1:], len(self.ids)]))

    def positions(self, first, last):
        """The positions of a window's pieces, counted from 1; a paragraph that would begin beyond ANEW begins at 1
        again, and so does what lies beyond the last position there is."""
        paragraphs, positions, position = set(self.paragraphs), [], 0
        for piece in range(first, last):
            begins_anew = piece in paragraphs and position >= ANEW
            position = 1 if begins_anew or position == POSITIONS - 1 else position + 1
            positions.append(position)
        return positions


def _within(spans):
    """A function from a place to the span, of some in order and apart, that holds it."""
    starts = [start for start, _ in spans]

    def holding(at):
        index = bisect.bisect_right(starts, at) - 1
        return spans[index] if index >= 0 and at < spans[index][1] else None

    return holding
