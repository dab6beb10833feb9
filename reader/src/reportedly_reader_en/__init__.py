"""A learned reader of English war news, for Reportedly: the model's files and what runs them.

``load()`` gives a tagger, as ``reportedly.reading.learned.Tagger`` describes it. Every file is checked against the
manifest's hash before it is used. One thread, one window at a time: the same text gives the same numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from reportedly.errors import MissingResource
from reportedly.reading.learned.clues import KINDS, Codes
from reportedly.reading.learned.tagging import Encoded, Floats, Labels
from reportedly.reading.learned.words import Ints

__all__ = ["OnnxTagger", "load"]
__version__ = "0.1.0"

MODEL = files(__name__) / "model"
MOST_PIECES = 12  # of one word: a longer string is no word of the language
REINSTALL = "install it anew: pip install --force-reinstall reportedly-reader-en"


class OnnxTagger:
    """The shipped network, run by onnxruntime."""

    def __init__(self, folder: Traversable) -> None:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        _check(folder, manifest["sha256"])
        self.labels = Labels(
            deps=manifest["deps"],
            tags=manifest["tags"],
            classes=tuple(manifest["classes"]),
            commitments=tuple(manifest["commitments"]),
            acts=tuple(manifest["acts"]),
            codes=Codes({kind: tuple(manifest["codes"][kind]) for kind in KINDS}, tuple(manifest["statuses"])),
            longest=manifest["longest"],
        )
        digest = manifest["sha256"]["encoder.onnx"][:8]
        self.name = f"reportedly-reader-en {__version__}+{digest}"
        self._encoder, self._roles = (_session(folder / name) for name in ("encoder.onnx", "roles.onnx"))
        self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first, self._last, self._unknown = (
            self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]", "[UNK]")
        )

    def pieces(self, words: Sequence[str]) -> Sequence[Sequence[int]]:
        """Return the word pieces of each word, at least one."""
        found: list[list[int]] = [[] for _ in words]
        encoded = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
            found[word].append(piece)
        return [pieces[:MOST_PIECES] or [self._unknown] for pieces in found]

    def encode(self, pieces: Sequence[Sequence[int]], deps: Ints, tags: Ints) -> Encoded:
        """Read one window."""
        lengths = [len(word) for word in pieces]
        ids = [self._first, *(piece for word in pieces for piece in word), self._last]
        firsts = np.cumsum([1, *lengths[:-1]], dtype=np.int64)
        given = {"ids": np.array(ids, dtype=np.int64), "firsts": firsts, "dep": deps, "tag": tags}
        return Encoded(*self._encoder.run(None, given))

    def roles(self, states: Floats, here: Floats, kind: int, near: Sequence[Ints]) -> Floats:
        """Return logits, a row a word, of each word's role to an anchor."""
        distance, path, place = near
        given = {
            "words": states,
            "here": here,
            "kind": np.array(kind, dtype=np.int64),
            "distance": distance,
            "path": path,
            "place": place,
        }
        found: Floats = self._roles.run(None, given)[0]
        return found


@cache
def load() -> OnnxTagger:
    """Load the shipped model once a process.

    Raises:
        MissingResource: a file of the model is missing or is not the one that was shipped.
    """
    return OnnxTagger(MODEL)


def _check(folder: Traversable, hashes: Mapping[str, str]) -> None:
    for name, expected in hashes.items():
        file = folder / name
        if not file.is_file():
            raise MissingResource(f"the learned reader's {name}", REINSTALL)
        if hashlib.sha256(file.read_bytes()).hexdigest() != expected:
            raise MissingResource(f"the learned reader's {name}, which is not the one that was shipped,", REINSTALL)


def _session(file: Traversable) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
