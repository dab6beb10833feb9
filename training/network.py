"""One encoder, five heads: which words carry an attribution, each word's role to such a word, commitment and act; and
which words carry a claim of each kind.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from reportedly.reading.learned.clues import KINDS, Codes
from reportedly.reading.learned.decoding import ROLES
from reportedly.reading.learned.pairs import DISTANCES, FIRST_LABEL, PLACES
from training.carrying import NONE, STATUSES
from training.examples import ACTS, CLASSES, COMMITMENTS, Example
from training.windows import ENCODER

WIDTH = 128
ATTENDING = 4  # heads of attention
SMALL = 24
STYLES = 2
DROPPED = 0.1
_FAR = -1e9  # added to the score of what no word attends to
RARE = 5.0  # logit of nothing at the start


@dataclass(frozen=True, eq=False)
class Labels:
    """The parser's labels and tags that were there in training, numbered from 1, and the codes of claims."""

    deps: dict[str, int]
    tags: dict[str, int]
    codes: Codes

    @classmethod
    def of(cls, examples: list[Example]) -> Labels:
        """Number what stands in the examples."""
        deps = sorted({d for e in examples for d in e.words.deps})
        tags = sorted({t for e in examples for t in e.words.tags})
        told = {(c.kind, c.code) for e in examples for c in e.claims or ()}
        kinds = {kind: (NONE, *sorted(code for k, code in told if k == kind)) for kind in KINDS}
        return cls({d: n for n, d in enumerate(deps, 1)}, {t: n for n, t in enumerate(tags, 1)}, Codes(kinds, STATUSES))


@dataclass(frozen=True, eq=False)
class Around:
    """What relates the words around each anchor to it: (anchors, words). ``mask`` is 0 beyond an anchor's scope."""

    distance: Tensor
    path: Tensor
    place: Tensor
    mask: Tensor


class Weighing(nn.Module):
    """One layer in which each word around an anchor attends to the others: (anchors, words, ``WIDTH``) → the same.

    Unlike torch's own layer it is written out so that a graph traced from it takes any number of words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.asked, self.joined = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wider = nn.Sequential(nn.Linear(WIDTH, 4 * WIDTH), nn.GELU(), nn.Linear(4 * WIDTH, WIDTH))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, held: Tensor, mask: Tensor) -> Tensor:
        """``mask``: (anchors, words), 0 at padding."""
        query, key, value = (
            part.unflatten(-1, (ATTENDING, -1)).transpose(1, 2) for part in self.asked(self.before(held)).chunk(3, -1)
        )
        scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // ATTENDING)
        shut = (1.0 - mask)[:, None, None, :] * _FAR
        weighed = (torch.softmax(scores.float() + shut, dim=-1).to(value.dtype) @ value).transpose(1, 2).flatten(2)
        held = held + self.drop(self.joined(weighed))
        return held + self.drop(self.wider(self.between(held)))


class Heads(nn.Module):
    """What stands on the encoder."""

    def __init__(self, hidden: int, labels: Labels) -> None:
        super().__init__()
        deps = len(labels.deps) + 1
        told = hidden + 3 * SMALL
        self.dep = nn.Embedding(deps, SMALL)
        self.tag = nn.Embedding(len(labels.tags) + 1, SMALL)
        self.style = nn.Embedding(STYLES, SMALL)
        self.drop = nn.Dropout(DROPPED)
        self.anchor = nn.Sequential(
            nn.Linear(told, WIDTH), nn.GELU(), nn.Dropout(DROPPED), nn.Linear(WIDTH, len(CLASSES))
        )
        self.word = nn.Linear(told, WIDTH)
        self.here = nn.Linear(told, WIDTH)
        self.kind = nn.Embedding(len(CLASSES), WIDTH)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, WIDTH)
        self.path = nn.Embedding(2 * deps + FIRST_LABEL + 1, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        self.near = nn.Conv1d(WIDTH, WIDTH, 5, padding=2)
        self.wide = nn.Conv1d(WIDTH, WIDTH, 5, padding=4, dilation=2)
        self.weigh = nn.ModuleList(Weighing() for _ in range(2))
        self.role = nn.Linear(WIDTH, len(ROLES))
        self.commitment = nn.Linear(told, len(COMMITMENTS))
        self.act = nn.Linear(told, len(ACTS))
        self.clue = nn.Sequential(
            nn.Linear(told, 2 * WIDTH), nn.GELU(), nn.Dropout(DROPPED), nn.Linear(2 * WIDTH, labels.codes.width)
        )
        _expect_nothing(self.anchor, [0])
        _expect_nothing(self.clue, [place.start for kind, place in labels.codes.parts() if kind != "status"])

    def told(self, states: Tensor, dep: Tensor, tag: Tensor, style: Tensor) -> Tensor:
        """Join the encoder's states with the parse: (…, words, hidden) → (…, words, told)."""
        return torch.cat([self.drop(states), self.dep(dep), self.tag(tag), self.style(style)], dim=-1)

    def roles(self, words: Tensor, anchor: Tensor, kind: Tensor, around: Around) -> Tensor:
        """Return the logits of each word's role to its anchor: (anchors, words, roles)."""
        joined = self.word(words) + (self.here(anchor) + self.kind(kind)).unsqueeze(1)
        joined = joined + self.distance(around.distance) + self.path(around.path) + self.place(around.place)
        mask = around.mask.unsqueeze(-1)
        held = functional.gelu(joined) * mask
        for layer, weigh in zip((self.near, self.wide), self.weigh, strict=True):
            held = held + functional.gelu(layer(self.drop(held).transpose(1, 2))).transpose(1, 2) * mask
            held = weigh(held, around.mask) * mask
        return torch.as_tensor(self.role(held))


def _expect_nothing(head: nn.Sequential, nones: Sequence[int]) -> None:
    """Start a head at "nothing here", which most words are: else the first steps teach no more than that."""
    last = head[-1]
    assert isinstance(last, nn.Linear)  # noqa: S101 - made so
    with torch.no_grad():
        last.bias[list(nones)] = RARE


class Network(nn.Module):
    """Encoder and heads. ``embedded`` stays as it came, ``layers`` and the heads learn."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            str(ENCODER), add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        self.heads = Heads(self.encoder.config.hidden_size, labels)
        self.labels = labels

    def embedded(self, ids: Tensor) -> Tensor:
        """(windows, pieces) → (windows, pieces, hidden)."""
        return torch.as_tensor(self.encoder.embeddings(input_ids=ids))

    def layers(self, held: Tensor, mask: Tensor) -> Tensor:
        """Run the layers over what is embedded; ``mask`` is 0 at padding."""
        shut = (1.0 - mask)[:, None, None, :] * torch.finfo(held.dtype).min
        for layer in self.encoder.encoder.layer:
            held = _states(layer(held, attention_mask=shut))
        return held

    def freeze(self) -> None:
        """Keep the embeddings as they came."""
        self.encoder.embeddings.requires_grad_(requires_grad=False)


def _states(given: Tensor | tuple[Tensor, ...]) -> Tensor:
    return given[0] if isinstance(given, tuple) else given
