"""Fit the network: the embeddings stay as they came, the layers and the heads learn.

What is kept is the running average of the weights over the last steps: steadier than where the last step ended.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from reportedly.reading.learned.pairs import distances, numbered, paths, places, scope
from training.examples import ACTS, CLASSES, COMMITMENTS, OURS, Example, Told
from training.network import Around, Labels, Network
from training.windows import Item, Pieces, batches, items_of

EPOCHS = 6
BATCH = 6  # windows
LAYERS_RATE, HEADS_RATE = 1.5e-4, 1e-3
DECAY = 0.01
WARM_UP = 0.1  # of all steps
LARGEST_STEP = 5.0  # norm of a gradient
KEPT = 0.998  # of the average of all steps, at each step
ROLE_WEIGHT, SIDE_WEIGHT, CLUE_WEIGHT = 0.3, 0.3, 0.5  # beside 1 for the anchors
FIRST_OF = {"source": 1, "cue": 3, "content": 5}  # number of B- in ROLES


def fit(
    examples: Sequence[Example],
    labels: Labels,
    *,
    seed: int,
    epochs: int = EPOCHS,
    half: bool = False,
    start: Network | None = None,
) -> Network:
    """Fit a network to examples. The same examples, seed and machine give the same network.

    ``half`` multiplies in bfloat16: a third faster on a processor that has it, slower on one that has not.
    ``start`` is a network to go on from; it stays as it is.
    """
    torch.manual_seed(seed)
    network = Network(labels) if start is None else deepcopy(start)
    items = list(items_of(examples, Pieces()))
    _embed(network, items)
    network.freeze()
    network.train()
    optimizer, schedule = _optimizer(network, steps=epochs * -(-len(items) // BATCH))
    learning = nn.ModuleList([network.encoder.encoder, network.heads])
    averaged = AveragedModel(learning, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    chance = random.Random(seed)  # noqa: S311  (no secret)
    for epoch in range(1, epochs + 1):
        started, summed = time.perf_counter(), 0.0
        for batch in batches(items, BATCH, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                loss = loss_of(network, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), LARGEST_STEP)
            optimizer.step()
            schedule.step()
            averaged.update_parameters(learning)
            summed += loss.item() * len(batch)
        seconds = time.perf_counter() - started
        print(f"epoch {epoch} of {epochs}: loss {summed / len(items):.2f}, {seconds:.0f} s", flush=True)
    learning.load_state_dict(averaged.module.state_dict())
    return network.eval()


def _optimizer(network: Network, *, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    layers = [p for p in network.encoder.parameters() if p.requires_grad]
    groups = [{"params": layers, "lr": LAYERS_RATE}, {"params": network.heads.parameters(), "lr": HEADS_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=[LAYERS_RATE, HEADS_RATE], total_steps=steps, pct_start=WARM_UP
    )
    return optimizer, schedule


@torch.no_grad()
def _embed(network: Network, items: Sequence[Item]) -> None:
    """Embed once for all epochs."""
    network.eval()
    for item in items:
        item.states = network.embedded(torch.tensor([item.ids]))[0]


def loss_of(network: Network, batch: Sequence[Item]) -> Tensor:
    """Return the loss of a batch of windows: anchors, roles, commitment and act, and what carries a claim."""
    total = torch.zeros(())
    for item, told in zip(batch, _told(network, batch), strict=True):
        total = total + _anchor_loss(network, told, item) + CLUE_WEIGHT * _clue_loss(network, told, item)
        for n, (target, logits) in enumerate(_roles(network, told, item)):
            total = total + ROLE_WEIGHT * functional.cross_entropy(logits, target, reduction="sum")
            total = total + SIDE_WEIGHT * _side_loss(network, told, item, item.anchors[n])
    return total / len(batch)


def _told(network: Network, batch: Sequence[Item]) -> Iterator[Tensor]:
    """Yield each window's words as the heads see them."""
    longest = max(len(item.ids) for item in batch)
    held = torch.zeros(len(batch), longest, batch[0].states.shape[-1])
    mask = torch.zeros(len(batch), longest)
    for n, item in enumerate(batch):
        held[n, : len(item.ids)] = item.states
        mask[n, : len(item.ids)] = 1.0
    out = network.layers(held, mask)
    for n, item in enumerate(batch):
        words, part = item.example.words, slice(item.window.first, item.window.stop)
        dep = torch.from_numpy(numbered(words.deps[part], network.labels.deps))
        tag = torch.from_numpy(numbered(words.tags[part], network.labels.tags))
        yield network.heads.told(out[n, item.firsts], dep, tag, torch.full_like(dep, item.example.style))


def _anchor_loss(network: Network, told: Tensor, item: Item) -> Tensor:
    own = told[item.window.start - item.window.first :]
    target = torch.zeros(len(own), dtype=torch.long)
    for anchored in item.anchors:
        target[anchored.anchor - item.window.start] = CLASSES.index(anchored.cue_class)
    return functional.cross_entropy(network.heads.anchor(own), target, reduction="sum")


def _clue_loss(network: Network, told: Tensor, item: Item) -> Tensor:
    """Return the loss of each kind of claim at each word, and of the status where the annotation gives one."""
    if item.example.claims is None:
        return torch.zeros(())
    first = item.window.start
    logits = network.heads.clue(told[first - item.window.first :])
    parts, codes = dict(network.labels.codes.parts()), network.labels.codes
    here = [c for c in item.example.claims if first <= c.word < item.window.stop]
    loss = torch.zeros(())
    for kind, known in codes.kinds.items():
        target = torch.zeros(len(logits), dtype=torch.long)
        for claim in here:
            if claim.kind == kind and claim.code in known:
                target[claim.word - first] = known.index(claim.code)
        loss = loss + functional.cross_entropy(logits[:, parts[kind]], target, reduction="sum")
    doers = [c for c in here if c.status is not None]
    if doers:
        given = logits[[c.word - first for c in doers], parts["status"]]
        target = torch.tensor([codes.statuses.index(c.status) for c in doers])
        loss = loss + functional.cross_entropy(given, target, reduction="sum")
    return loss


def _side_loss(network: Network, told: Tensor, item: Item, anchored: Told) -> Tensor:
    """Return the loss of commitment and act, where the annotation tells them."""
    here = told[anchored.anchor - item.window.first].unsqueeze(0)
    loss = torch.zeros(())
    if item.example.style == OURS:
        commitment = torch.tensor([COMMITMENTS.index(anchored.commitment)])
        loss = loss + functional.cross_entropy(network.heads.commitment(here), commitment)
    if anchored.act is not None:
        loss = loss + functional.cross_entropy(network.heads.act(here), torch.tensor([ACTS.index(anchored.act)]))
    return loss


def _roles(network: Network, told: Tensor, item: Item) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield target and logits of the words around each anchor of a window."""
    if not item.anchors:
        return
    first = item.window.first
    within = [_reach(anchored.anchor, item) for anchored in item.anchors]
    held = torch.zeros(len(within), max(map(len, within)), told.shape[-1])
    for n, reach in enumerate(within):
        held[n, : len(reach)] = told[reach.start - first : reach.stop - first]
    here = torch.stack([told[anchored.anchor - first] for anchored in item.anchors])
    kind = torch.tensor([CLASSES.index(anchored.cue_class) for anchored in item.anchors])
    logits = network.heads.roles(held, here, kind, _around(within, item, network.labels))
    for n, reach in enumerate(within):
        yield _targets(item.anchors[n], reach), logits[n, : len(reach)]


def _reach(anchor: int, item: Item) -> range:
    around = scope(anchor, item.example.words)
    return range(max(around.start, item.window.first), min(around.stop, item.window.stop))


def _around(within: Sequence[range], item: Item, labels: Labels) -> Around:
    size = (len(within), max(map(len, within)))
    around = Around(*(torch.zeros(size, dtype=torch.long) for _ in range(3)), torch.zeros(size))
    words = item.example.words
    for n, (anchored, reach) in enumerate(zip(item.anchors, within, strict=True)):
        part = (n, slice(len(reach)))
        around.distance[part] = torch.from_numpy(distances(anchored.anchor, reach))
        around.path[part] = torch.from_numpy(paths(anchored.anchor, reach, words, labels.deps))
        around.place[part] = torch.from_numpy(places(anchored.anchor, reach, words))
        around.mask[part] = 1.0
    return around


def _targets(told: Told, reach: range) -> Tensor:
    """Number the role of each word; a word after a gap begins anew."""
    target = torch.zeros(len(reach), dtype=torch.long)
    for role, first in FIRST_OF.items():
        before = None
        for word in sorted(getattr(told, role)):
            if word in reach:
                target[word - reach.start] = first if before != word - 1 else first + 1
            before = word
    return target
