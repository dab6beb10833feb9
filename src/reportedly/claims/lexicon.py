"""The language pack's trigger table, compiled: which words name events, and the senses that are none of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import Pack, Row

GRAMMAR = ("objects", "subjects", "doers", "modifiers", "adverbs", "infinitive", "sentence")
PREPOSITIONS = ("of", "to", "for", "on", "in", "at", "with", "against", "between", "from", "into", "by", "under", "as")
ANY = frozenset({"*"})  # asked of a preposition: that anything stands under it


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the table, its class names resolved. ``weight`` counts what it asks for: the choosiest row wins."""

    type: str
    words: tuple[str, ...]
    frame: Mapping[str, str]
    refine: bool
    bare: bool
    absorbs: bool
    civil: bool  # names the other sense itself, so that no sense is left out for it
    places: frozenset[str]  # prepositions that tell the place besides the usual ones ("from" for a withdrawal)
    needs: str | None
    asks: Mapping[str, frozenset[str]]  # objects, subjects, doers, modifiers, prepositions → lemmas
    without: frozenset[str]
    of_kind: frozenset[str] | None  # what stands under "of", where anything does, must be of this class

    @property
    def weight(self) -> int:
        """How much the row asks for."""
        return len(self.asks) + 2 * (len(self.words) - 1) + (self.needs is not None)


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense that is none of ours: the lemma with one of the context words within reach."""

    context: frozenset[str]
    nouns: frozenset[str]  # context words that count as nouns only ("climb/noun")
    reach: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the text that names an event."""

    token: int
    trigger: Trigger


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The trigger table of a language pack, by first lemma and part of speech."""

    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]
    senses: Mapping[str, tuple[Sense, ...]]
    classes: Mapping[str, frozenset[str]]
    loose: frozenset[frozenset[str]]  # classes to which a noun also belongs by a word before it ("rebel forces")
    light: frozenset[str]
    tells: frozenset[str]
    reverse: frozenset[str]
    happening: frozenset[str]
    mishaps: frozenset[str]
    places: frozenset[str]
    framing: frozenset[str]
    sequence: Mapping[str, int]  # words that put one act after another, with the way in time from the first to it
    distances: Mapping[str, int]  # units of that distance, in hours
    counts: Mapping[str, int]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Compile the pack's trigger table, once a pack: a pack never changes."""
    rows = pack.table("triggers", "class")
    classes = {row["name"]: frozenset(row["lemmas"]) for row in rows} | {"any": ANY}
    frames = {row["name"]: {k: v for k, v in row.items() if k != "name"} for row in pack.table("triggers", "frame")}
    triggers: dict[tuple[str, str], list[Trigger]] = {}
    for row in pack.table("triggers", "trigger"):
        for lemma in row["lemmas"]:
            trigger = _trigger(row, tuple(lemma.split()), frames[row["frame"]], classes)
            triggers.setdefault((trigger.words[0], row["pos"]), []).append(trigger)
    senses: dict[str, list[Sense]] = {}
    for row in pack.table("triggers", "excluded"):
        for lemma in row["lemmas"]:
            senses.setdefault(lemma, []).append(_sense(row))
    light, places = pack.table("triggers", "light"), pack.table("triggers", "place")
    return Lexicon(
        {key: tuple(sorted(rows, key=lambda t: -t.weight)) for key, rows in triggers.items()},
        {lemma: tuple(rows) for lemma, rows in senses.items()},
        classes,
        frozenset(frozenset(row["lemmas"]) for row in rows if row.get("modifiers")),
        _lemmas(row for row in light if not row.get("reverse")),
        _lemmas(row for row in light if row.get("tells")),
        _lemmas(row for row in light if row.get("reverse")),
        _lemmas(pack.table("triggers", "happening")),
        _lemmas(pack.table("triggers", "mishap")),
        _lemmas(places),
        _lemmas(row for row in places if row.get("frames")),
        {lemma: int(row["way"]) for row in pack.table("triggers", "sequence") for lemma in row["lemmas"]},
        {lemma: int(row["hours"]) for row in pack.table("triggers", "distance") for lemma in row["lemmas"]},
        {row["word"]: int(row["value"]) for row in pack.table("numerals", "cardinal")} | {"a": 1, "an": 1},
    )


def _sense(row: Row) -> Sense:
    nouns = frozenset(w.removesuffix("/noun") for w in row["context"] if w.endswith("/noun"))
    return Sense(frozenset(row["context"]), nouns, row["reach"])


def _lemmas(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(lemma for row in rows for lemma in row["lemmas"])


def _trigger(
    row: Row, words: tuple[str, ...], frame: Mapping[str, str], classes: Mapping[str, frozenset[str]]
) -> Trigger:
    asks = {
        name: classes[row[name]] if isinstance(row[name], str) else frozenset(row[name])
        for name in (*GRAMMAR, *PREPOSITIONS)
        if name in row
    }
    places, without = frozenset(row.get("places", ())), frozenset(row.get("without", ()))
    of_kind = classes[row["of_kind"]] if "of_kind" in row else None
    flags = (bool(row.get("refine")), bool(row.get("bare")), bool(row.get("absorbs")), bool(row.get("civil")))
    return Trigger(row["type"], words, frame, *flags, places, row.get("needs"), asks, without, of_kind)
