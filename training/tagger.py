"""The network as a tagger, before it is written out: what is measured while it is made."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from reportedly.reading.learned import Labels
from reportedly.reading.learned.tagging import Encoded, Floats
from reportedly.reading.learned.words import Ints
from training.examples import ACTS, CLASSES, COMMITMENTS, OURS
from training.network import Around, Network
from training.windows import LONGEST, Pieces


class TorchTagger:
    """A network that has been fitted. ``style``: as whom it annotates."""

    name = "in training"

    def __init__(self, network: Network, *, style: int = OURS) -> None:
        self._network, self._style = network.eval(), style
        labels = network.labels
        self.labels = Labels(labels.deps, labels.tags, CLASSES, COMMITMENTS, ACTS, labels.codes, LONGEST)
        self._pieces = Pieces()

    def pieces(self, words: Sequence[str]) -> Sequence[Sequence[int]]:
        """Return the word pieces of each word."""
        return self._pieces.of(words)

    @torch.no_grad()
    def encode(self, pieces: Sequence[Sequence[int]], deps: Ints, tags: Ints) -> Encoded:
        """Read one window."""
        ids, firsts = self._pieces.joined(pieces)
        held = self._network.embedded(torch.tensor([ids]))
        states = self._network.layers(held, torch.ones(1, len(ids)))[0, firsts]
        heads, dep = self._network.heads, torch.from_numpy(deps)
        told = heads.told(states, dep, torch.from_numpy(tags), torch.full_like(dep, self._style))
        return Encoded(
            *(t.numpy() for t in (told, heads.anchor(told), heads.commitment(told), heads.act(told), heads.clue(told)))
        )

    @torch.no_grad()
    def roles(self, states: Floats, here: Floats, kind: int, near: Sequence[Ints]) -> Floats:
        """Return logits of each word's role."""
        around = Around(*(torch.from_numpy(n)[None] for n in near), torch.ones(1, len(states)))
        words, anchor = (torch.from_numpy(np.ascontiguousarray(given))[None] for given in (states, here))
        found: Floats = self._network.heads.roles(words, anchor, torch.tensor([kind]), around)[0].numpy()
        return found
