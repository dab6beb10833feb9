"""The learned reader's clues, as the extractors ask for them, and how sure it must be to be heard.

The one place where rules and learned reader meet over claims, as ``attribution.merging`` is for who says them:

- what only the learned reader sees is read where it is at least as sure as ``ENOUGH`` of its kind: that an act is told,
  and of everything else, that it is told of this code;
- what the rules read stands, with their code, whatever it sees: to leave out what it sees nothing of brought no
  precision on texts that neither was made with; only a word that names another kind of thing gives way to the act that
  it sees right beside it (``LITTLE``);
- where the rules read no act of war in the whole text it is not heard: a match and a merger have raids and sieges too;
- how an act's doer is told is what the rules say, unless the learned reader is sure of another status (``SETTLED``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportedly.claims.drafts import Draft
from reportedly.model import BOTH, RULES, Occurrence
from reportedly.reading.learned import Clue
from reportedly.reading.mentions import Reading

OCCURRENCE, MEASURE, HOLDING, STANCE = "occurrence", "measure", "holding", "stance"
# By kind of claim. Set on the tuning part of the corpus, 30 November 2026.
ENOUGH: Mapping[str, float] = {OCCURRENCE: 0.5, MEASURE: 0.7, HOLDING: 0.2, STANCE: 0.25}
SINGLE = 0.9  # of one person or thing told without a number
LITTLE = 0.05
SETTLED = 0.6
SURE = 0.75  # that nobody is established, against an outlet that names a doer: tuning part, 30 November 2026

WAR = frozenset(  # branches of events that only a text about a war tells
    {"attack", "clash", "siege", "abduction", "capture", "interception", "ceasefire", "exchange", "escalation"}
    | {"deployment", "withdrawal", "displacement", "explosion", "destruction", "harm", "weapons", "surrender", "ground"}
)


def is_of_war(drafts: Iterable[Draft]) -> bool:
    """Say whether any of these is an act of war: then the text is about one, and the learned reader is heard."""
    told = (d.proposition for d in drafts)
    return any(isinstance(t, Occurrence) and t.type.split(".")[0] in WAR for t in told)


def without_clues(reading: Reading) -> Reading:
    """Return the reading as the rules alone read its claims."""
    return replace(reading, seen=reading.seen._replace(clues=()))


def is_enough(clue: Clue) -> bool:
    """Say whether a claim may be read by this clue alone."""
    return (clue.score if clue.kind == OCCURRENCE else clue.sure) >= ENOUGH[clue.kind]


@dataclass(frozen=True, eq=False)
class Clues:
    """The clues of one text by kind and token."""

    by_kind: Mapping[str, Mapping[int, Clue]]

    @classmethod
    def of(cls, reading: Reading) -> Clues:
        """Sort the clues of a reading."""
        sorted_by: dict[str, dict[int, Clue]] = {}
        for clue in reading.seen.clues:
            sorted_by.setdefault(clue.kind, {})[clue.token] = clue
        return cls(sorted_by)

    def best(self, kind: str, tokens: Iterable[int]) -> Clue | None:
        """Return the clue of this kind with the highest score among the tokens, of equal ones the first."""
        known = self.by_kind.get(kind, {})
        there = [known[t] for t in tokens if t in known]
        return max(there, key=lambda c: c.score, default=None)

    def found(self, kind: str, tokens: Iterable[int]) -> Clue | None:
        """Return the best clue among the tokens where it is enough to read a claim by."""
        best = self.best(kind, tokens)
        return best if best is not None and is_enough(best) else None

    def is_empty(self, kind: str, token: int) -> bool:
        """Say whether the learned reader sees next to nothing of this kind at a word."""
        best = self.best(kind, [token])
        return best is None or best.score < LITTLE

    def alone(self, kind: str, taken: Iterable[int]) -> list[Clue]:
        """Return the clues that are enough to read a claim by and stand on none of the tokens taken, in order."""
        shut = set(taken)
        known = self.by_kind.get(kind, {})
        return [known[t] for t in sorted(known) if t not in shut and is_enough(known[t])]

    def marked(self, draft: Draft, kind: str, tokens: Iterable[int]) -> Draft:
        """Return a draft with who found it, and how sure the learned reader is; ``tokens`` are its words."""
        best = self.best(kind, tokens)
        if best is None:
            return draft
        is_both = draft.reader == RULES and is_enough(best)
        reader = BOTH if is_both else draft.reader
        return draft if reader == RULES else replace(draft, reader=reader, score=round(best.score, 2))
