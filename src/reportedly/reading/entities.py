"""Named entities: the model's own recogniser, with the moves of all tokens of a batch chosen at once.

spaCy takes the tokens of a text one after the other and asks each of the recogniser's moves whether it is allowed,
which takes a third of all parsing. Nothing calls for that order: what begins at a token depends on that token alone,
and how an entity goes on depends on its first word and its last. So every token is scored once as if no entity were
open, all entities that begin are followed together, a word a turn, and those that begin inside another are dropped.
Weights, rules and answers are the model's; the suite compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

Rows = NDArray[np.int64]
Marks = NDArray[np.bool_]
Scores = NDArray[np.float32]
Score = Callable[[Rows, Rows], Scores]  # of states: their tokens, and the first tokens of the entities open there

RECOGNISER = "ner"
ENTITIES = "reportedly_entities"
_FEATURES = 3  # of a state: the token, the first of the open entity, the last of it
_NONE = -1  # the recogniser's feature of what is not there


def add_entities(parser: Language) -> None:
    """Let the parser's recogniser choose its moves at once, where it is of the kind known here."""
    if RECOGNISER not in parser.pipe_names or not _is_known(parser.get_pipe(RECOGNISER)):
        return
    Language.factory(ENTITIES, func=_entities)
    parser.add_pipe(ENTITIES, after=RECOGNISER)
    parser.disable_pipe(RECOGNISER)


def _is_known(recogniser: Any) -> bool:
    model = recogniser.model
    if model.name != "parser_model" or recogniser.cfg["beam_width"] != 1:
        return False
    is_plain = model.attrs["has_upper"] and not model.attrs["unseen_classes"]
    return is_plain and model.get_ref("lower").get_dim("nF") == _FEATURES


def _entities(nlp: Language, name: str) -> Entities:
    recogniser: Any = nlp.get_pipe(RECOGNISER)
    moves = recogniser.moves
    return Entities(recogniser.model, Moves.of([moves.get_class_name(row) for row in range(moves.n_moves)]))


@dataclass(frozen=True, eq=False)
class Moves:
    """Which of a state's scores stands for which move; the four that take a label, in the order of ``labels``."""

    labels: tuple[str, ...]
    begin: Rows
    inside: Rows
    last: Rows
    unit: Rows
    out: int

    @classmethod
    def of(cls, names: Sequence[str]) -> Moves:
        """Read the moves off the recogniser's names of them ("B-ORG", "O")."""
        labels = tuple(name.removeprefix("B-") for name in names if name.startswith("B-"))
        begin, inside, last, unit = (
            np.array([names.index(f"{kind}-{label}") for label in labels], dtype=np.int64) for kind in "BILU"
        )
        return cls(labels, begin, inside, last, unit, names.index("O"))


@dataclass(frozen=True, eq=False)
class Row:
    """The tokens of some documents in a row: where each document starts, what is space, what ends a sentence."""

    starts: tuple[int, ...]
    spaces: Marks
    ends: Marks

    @classmethod
    def of(cls, docs: Sequence[Doc]) -> Row:
        """Lay the documents side by side."""
        starts = tuple(np.cumsum([0, *map(len, docs)]).tolist())
        columns = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs])
        opens = np.append(columns[:, 1] == 1, True)
        opens[list(starts)] = True
        return cls(starts, columns[:, 0] == 1, opens[1:])


@dataclass(frozen=True, eq=False)
class Entities:
    """The component: the recogniser's model and what its scores stand for."""

    model: Any
    moves: Moves

    def __call__(self, doc: Doc) -> Doc:
        """Find the entities of one document."""
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Find the entities of documents, batch by batch."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            yield from self._marked(batch)

    def _marked(self, docs: list[Doc]) -> list[Doc]:
        row = Row.of(docs)
        found = self._found(docs, row) if len(row.ends) else []
        for doc, (start, end) in zip(docs, pairwise(row.starts), strict=True):
            here = [entity for entity in found if start <= entity[0] < end]
            doc.set_ents([Span(doc, first - start, after - start, label=label) for first, after, label in here])
        return docs

    def _found(self, docs: list[Doc], row: Row) -> list[tuple[int, int, str]]:
        """Return the first token of each entity in the row, the token after it, and its label."""
        states = self.model.predict(docs)

        def score(tokens: Rows, firsts: Rows) -> Scores:
            before = np.where(firsts == _NONE, _NONE, tokens - 1)
            features = np.stack([tokens, firsts, before], axis=1).astype(np.int32)
            scores: Scores = states.vec2scores.predict(states.state2vec.predict(features))
            return scores

        labels, begun = self._opened(score, row)
        after = np.arange(1, len(labels) + 1)
        after[begun] = self._closed(score, row, begun, labels[begun])
        found: list[tuple[int, int, str]] = []
        for first in np.flatnonzero(labels != _NONE).tolist():
            if not found or first >= found[-1][1]:
                found.append((first, int(after[first]), self.moves.labels[labels[first]]))
        return found

    def _opened(self, score: Score, row: Row) -> tuple[Rows, Rows]:
        """Return the label of the entity that starts at each token, none where none does, and where longer ones do."""
        tokens = np.arange(len(row.ends))
        choices = score(tokens, np.full_like(tokens, _NONE))[:, [*self.moves.begin, *self.moves.unit, self.moves.out]]
        many = len(self.moves.labels)
        choices[row.spaces, : 2 * many] = -np.inf
        choices[row.ends, :many] = -np.inf
        best = choices.argmax(axis=1)
        return np.where(best == 2 * many, _NONE, best % many), np.flatnonzero(best < many)

    def _closed(self, score: Score, row: Row, firsts: Rows, labels: Rows) -> Rows:
        """Return the token after each entity of several, followed from its first until its last or its sentence's."""
        after = firsts + 2
        going = np.arange(len(firsts))
        while len(going):
            tokens = after[going] - 1
            scores, rows, label = score(tokens, firsts[going]), np.arange(len(going)), labels[going]
            stays = scores[rows, self.moves.inside[label]] >= scores[rows, self.moves.last[label]]
            going = going[stays & ~row.ends[tokens]]
            after[going] += 1
        return after
