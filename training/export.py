"""Write the network out as the reader's package holds it: two graphs, the tokenizer, and what the numbers mean.

The encoder's matrices are kept as int8. Its activations are quantised one window at a time, so that a result depends on
the window alone and on nothing that is read beside it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.examples import ACTS, CLASSES, COMMITMENTS
from training.network import ROLES, Around, Network
from training.windows import ENCODER, LONGEST

OPSET = 17
FILES = ("encoder.onnx", "roles.onnx", "tokenizer.json")
_SOME_WORDS = 6  # to trace a graph with; any number will do


@dataclass(frozen=True)
class Shape:
    """Names of what goes into a graph and comes out, and which of them grow with the text."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    axes: Mapping[str, str]


ENCODING = Shape(
    ("ids", "firsts", "dep", "tag"),
    ("states", "anchors", "commitments", "acts", "clues"),
    {"ids": "pieces", "firsts": "words", "dep": "words", "tag": "words"},
)
ANCHORED = Shape(
    ("words", "here", "kind", "distance", "path", "place"),
    ("roles",),
    {"words": "words", "distance": "words", "path": "words", "place": "words"},
)


class Encoding(nn.Module):
    """A window's pieces and parse → states and the logits of everything that one word decides."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, firsts: Tensor, dep: Tensor, tag: Tensor) -> tuple[Tensor, ...]:
        """(pieces), (words), (words), (words) → (words, …)."""
        held = self.network.embedded(ids.unsqueeze(0))
        states = self.network.layers(held, torch.ones_like(ids, dtype=held.dtype).unsqueeze(0))[0][firsts]
        heads = self.network.heads
        told = heads.told(states, dep, tag, torch.zeros_like(dep))
        return told, heads.anchor(told), heads.commitment(told), heads.act(told), heads.clue(told)


class Roles(nn.Module):
    """The words around an anchor → the logits of each one's role."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.heads = network.heads

    def forward(
        self, words: Tensor, here: Tensor, kind: Tensor, distance: Tensor, path: Tensor, place: Tensor
    ) -> Tensor:
        """(words, told), (told), (), three of (words) → (words, roles)."""
        mask = torch.ones_like(distance, dtype=words.dtype).unsqueeze(0)
        around = Around(distance.unsqueeze(0), path.unsqueeze(0), place.unsqueeze(0), mask)
        found: Tensor = self.heads.roles(words.unsqueeze(0), here.unsqueeze(0), kind.unsqueeze(0), around)[0]
        return found


def write(network: Network, folder: Path, *, card: Mapping[str, object]) -> None:
    """Write every file of the package's model. The manifest holds the hash of each, and ``card``, how it was made."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    raw = folder / "raw.onnx"
    number = torch.arange(_SOME_WORDS) % 3
    pieces = torch.arange(_SOME_WORDS + 2) + 1000
    _export(Encoding(network), (pieces, number + 1, number, number), ENCODING, raw)
    quantize_dynamic(raw, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    told = network.heads.word.in_features
    anchored = (torch.zeros(_SOME_WORDS, told), torch.zeros(told), torch.tensor(1), number, number, number)
    _export(Roles(network), anchored, ANCHORED, raw)
    quantize_dynamic(raw, folder / "roles.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    raw.unlink()
    shutil.copyfile(str(ENCODER / "tokenizer.json"), folder / "tokenizer.json")
    manifest = {
        "deps": network.labels.deps,
        "tags": network.labels.tags,
        "classes": CLASSES,
        "commitments": COMMITMENTS,
        "acts": ACTS,
        "codes": network.labels.codes.kinds,
        "statuses": network.labels.codes.statuses,
        "roles": ROLES,
        "longest": LONGEST,
        "card": card,
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
    }
    written = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / "manifest.json").write_text(written + "\n", encoding="utf-8")


def _export(module: nn.Module, given: tuple[Tensor, ...], shape: Shape, path: Path) -> None:
    torch.onnx.export(
        module,
        given,
        str(path),
        input_names=list(shape.inputs),
        output_names=list(shape.outputs),
        dynamic_axes={name: {0: axis} for name, axis in shape.axes.items()},
        opset_version=OPSET,
        dynamo=False,
    )
